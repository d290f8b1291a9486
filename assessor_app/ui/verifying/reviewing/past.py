"""Taking back and doing again within one review: what each step is called. Remembering is as in observing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from assessor_app.language import N_
from assessor_app.ui.observing.past import Past

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.language import Words
    from assessor_app.observing.history import Done
    from assessor_app.observing.steps import Step
    from assessor_app.verifying.reviews.desk import Told
    from assessor_app.verifying.reviews.model import Said

WHAT: Final[dict[str, str]] = {
    "finding": N_("decision on {criterion}"),
    "process": N_("answer to a check"),
    "overall": N_("decision on the whole"),
    "action": N_("action"),
    "stage": N_("stage of sampling"),
    "looked": N_("{criterion} to look at"),
    "feedback": N_("feedback"),
    "good_practice": N_("good practice"),
    "point": N_("point for standardisation"),
    "observed_assessor": N_("what was observed"),
    "interviewed_candidate": N_("what the candidate said"),
}


@dataclass(frozen=True, slots=True)
class Turned:
    """What saying something again came to, as `Past` wants it: `back` takes that back."""

    told: Told

    @property
    def back(self) -> tuple[Said, ...] | None:
        """What takes it back; None where nothing changed."""
        return self.told.back or None


class ReviewPast(Past):
    """`Past` over what is said in reviews: its steps are tuples of `Said`."""

    def note(self, part: str, again: tuple[Said, ...], told: Told, facts: dict[str, object], about: str = "") -> None:
        """Remember a step that changed something."""
        if told.back:
            self.remember(part, cast("Step", again), cast("Step", told.back), facts, about)

    def what(self, one: Done) -> Callable[[Words], str]:
        """Name one thing, in whatever language is in force then."""

        def said(words: Words) -> str:
            facts = {name: fact(words) if callable(fact) else fact for name, fact in one.facts}
            return words(WHAT[one.what], **facts)

        return said
