"""What the review's screen shows of a record and its review, gathered once; and what is missing, as links."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal
from assessor_app.language import N_
from assessor_app.standards.model import CriterionKey
from assessor_app.ui.observing.missing import LEVELS, Link
from assessor_app.ui.verifying.reviewing.words import short
from assessor_app.verifying.reviews import criteria, readiness
from assessor_app.verifying.reviews.processes import BY_CODE, arising
from assessor_app.verifying.sampling.model import TO_REVIEW

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from assessor_app.language import Words
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.verifying.interests.model import Interest
    from assessor_app.verifying.model import Review, Stage
    from assessor_app.verifying.reviews.desk import Looking
    from assessor_app.verifying.reviews.model import Concern, Kept, Looked
    from assessor_app.verifying.reviews.readiness import Gap
    from assessor_app.verifying.sampling.model import Item

# More than one of the same kind becomes one link, which goes to one after another.
TOGETHER: Final[dict[str, str]] = {
    "review-criterion-undecided": N_("Criteria not decided: {count}"),
    "review-cause-missing": N_("Without what is lacking: {count}"),
    "review-note-missing": N_("Without a word why: {count}"),
    "review-action-missing": N_("Without an action: {count}"),
    "review-not-agreed-without-action": N_("Not agreed, and no action about it: {count}"),
    "review-action-unsaid": N_("Actions that say nothing: {count}"),
    "review-action-unowned": N_("Actions that nobody owns: {count}"),
    "review-action-undated": N_("Actions without a day: {count}"),
    "review-action-past": N_("Actions whose day has passed: {count}"),
    "review-process-no": N_("Checks answered no without a reason: {count}"),
    "review-process-left": N_("Checks not answered: {count}"),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """A record to be reviewed: how it was opened, the review (None: not begun), and how it came into the sample.

    `item` is its item in a sampling plan that waits for it, `place` which of how many it is there; `interests`
    are those that stand in its people.
    """

    looking: Looking
    kept: Kept | None
    concerns: tuple[Concern, ...]
    item: Item | None = None
    place: tuple[int, int] = (0, 0)
    interests: tuple[Interest, ...] = ()

    @property
    def review(self) -> Review | None:
        """The review, once it is begun."""
        return self.kept.review if self.kept else None

    @property
    def stage(self) -> Stage:
        """The stage of sampling that it is looked at in."""
        return self.item.stage if self.item else "interim"

    def reason(self, words: Words) -> str:
        """Why it was chosen, in words."""
        if self.item is None:
            return self.review.reason if self.review else ""
        return reason_of(words, self.item)

    @property
    def barred(self) -> str:
        """The code that forbids a review of it here, or nothing."""
        bar = self.looking.forbidden
        return bar.code if bar else ""

    @property
    def ready_to_decide(self) -> bool:
        """Whether a review is begun and nobody has an interest in it."""
        interest = self.review.interest if self.review else None
        return not self.barred and interest is not None and interest.declared == "none"

    @property
    def wanted(self) -> tuple[Looked, ...]:
        """The criteria that the review decides."""
        return criteria.to_decide(self.looking.criteria, self.kept.beyond if self.kept else ())

    @property
    def others(self) -> tuple[Looked, ...]:
        """The criteria that could be looked at too."""
        wanted = {one.key for one in self.wanted}
        return tuple(one for one in self.looking.criteria if one.key not in wanted)

    def with_kept(self, kept: Kept) -> Scene:
        """The same with the review as it stands now."""
        return replace(self, kept=kept)

    def missing(self, today: dt.date) -> tuple[Gap, ...]:
        """What is missing before the review can be finished."""
        if self.review is None:
            return ()
        return readiness.gaps(readiness.Case(self.review, self.wanted, today, arising(self.looking.payload)))


def gather(rooms: Rooms, progress: Progress, subject: str) -> Scene:
    """Open what is to be reviewed: a review by its id, an item of a sample, or a record.

    Raises:
        Refusal: `record-unknown`, `record-ambiguous`.
    """
    progress.step(0, 1)
    reviews = rooms.verifying.reviews
    named = _of_review(rooms, subject) or subject
    looking = reviews.look(named)
    concerns = tuple(reviews.concerns.about(looking.held.identity))
    item = _item(rooms, looking, subject)
    place = rooms.verifying.sampling.numbered(item.id) if item is not None else (0, 0)
    return Scene(looking, looking.kept, concerns, item, place, rooms.verifying.interests.in_people_of(looking.payload))


def _of_review(rooms: Rooms, name: str) -> str:
    """The record of a review or of an item of a sample; nothing where neither is called so."""
    with contextlib.suppress(Refusal):
        return rooms.verifying.reviews.find(name).review.identity
    with contextlib.suppress(Refusal):
        return rooms.verifying.sampling.item(name).identity
    return ""


def _item(rooms: Rooms, looking: Looking, subject: str) -> Item | None:
    """The item of a sample that a review answers, or will: the one asked for, or the latest that waits for one."""
    sampling, kept = rooms.verifying.sampling, looking.kept
    if kept is not None:
        with contextlib.suppress(Refusal):
            return sampling.item(kept.review.item)
        return None
    waiting = [one for one in sampling.of_record(looking.held.identity) if one.state in TO_REVIEW]
    return next((one for one in waiting if one.id == subject), waiting[0] if waiting else None)


def reason_of(words: Words, item: Item) -> str:
    """Why an item is in its sample."""
    from assessor_app.language.sentences import sentence  # noqa: PLC0415 - every room's sentences; not before first paint

    return "; ".join(sentence(words, one.code, dict(one.facts)) for one in item.reasons)


def links(scene: Scene, words: Words, today: dt.date) -> list[Link]:
    """What is missing as the links of the foot, those of one kind together."""
    kinds: dict[str, list[Gap]] = {}
    for gap in scene.missing(today):
        kinds.setdefault(gap.code, []).append(gap)
    return [_link(scene, words, alike) for alike in kinds.values()]


def _link(scene: Scene, words: Words, found: Sequence[Gap]) -> Link:
    from assessor_app.language.sentences import sentence  # noqa: PLC0415 - every room's sentences; not before first paint

    first = found[0]
    if len(found) > 1:
        said = words(TOGETHER[first.code], count=len(found))
    else:
        said = sentence(words, first.code, _facts(scene, words, first))
    keys = tuple(CriterionKey.parse(gap.about) for gap in found) if first.place == "criterion" and first.about else ()
    return Link(first.code, said, first.place, first.blocking, words(LEVELS[first.blocking]), "", keys)


def _facts(scene: Scene, words: Words, gap: Gap) -> dict[str, str]:
    if gap.place == "criterion":
        one = next((one for one in scene.wanted if one.key == gap.about), None)
        return {"criterion": short(one, words.language)} if one else {}
    if gap.place == "process":
        return {"check": words(BY_CODE[gap.about].said)}
    review = scene.review
    action = next((one for one in review.actions if one.id == gap.about), None) if review else None
    return {"action": action.text} if action and action.text else {}
