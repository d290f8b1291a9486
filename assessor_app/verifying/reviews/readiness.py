"""What a review still lacks before it can be finished: a table of checks, each with its code and its place. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from assessor_app.verifying.reviews.processes import PROCESSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assessor_app.errors import Fact
    from assessor_app.verifying.model import Action, Finding, Review
    from assessor_app.verifying.reviews.model import Looked
    from assessor_app.verifying.reviews.processes import ProcessCheck

Place = Literal["interest", "criterion", "process", "overall", "feedback", "actions"]


@dataclass(frozen=True, slots=True)
class Case:
    """A review, the criteria it decides, the checks on the process that arise, and the day it is looked at."""

    review: Review
    criteria: Sequence[Looked]
    today: dt.date
    arising: Sequence[ProcessCheck] = PROCESSES
    by_key: dict[str, Finding] = field(default_factory=dict)

    def finding(self, key: str) -> Finding | None:
        """What was decided of one criterion."""
        if not self.by_key:
            self.by_key.update({one.criterion: one for one in self.review.findings})
        return self.by_key.get(key)

    def decided(self, *outcomes: str) -> list[Finding]:
        """What was decided so, of the criteria that are looked at, in their order."""
        found = [self.finding(one.key) for one in self.criteria]
        return [one for one in found if one and one.outcome in outcomes]

    @property
    def covered(self) -> set[str]:
        """The criteria that some action is about."""
        return {key for action in self.review.actions for key in action.criteria}


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing or doubtful. `blocking` ones refuse to be finished, others only warn.

    `place` says where on the screen it is mended, `about` which criterion, check or action it is of.
    """

    code: str
    place: Place
    blocking: bool
    about: str = ""
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the table: what finds what it is about (once for each)."""

    code: str
    place: Place
    blocking: bool
    find: Callable[[Case], Iterator[str]]


def _interest_unsaid(case: Case) -> Iterator[str]:
    if case.review.interest is None:
        yield ""


def _interest_some(case: Case) -> Iterator[str]:
    if case.review.interest is not None and case.review.interest.declared == "some":
        yield ""


def _nothing_to_decide(case: Case) -> Iterator[str]:
    if not case.criteria:
        yield ""


def _undecided(case: Case) -> Iterator[str]:
    yield from (one.key for one in case.criteria if case.finding(one.key) is None)


def _no_cause(case: Case) -> Iterator[str]:
    yield from (one.criterion for one in case.decided("agreed-with-action", "not-agreed") if not one.cause)


def _no_note(case: Case) -> Iterator[str]:
    yield from (one.criterion for one in case.decided("agreed-with-action", "not-agreed") if not one.note.strip())


def _no_action(case: Case) -> Iterator[str]:
    covered = case.covered
    yield from (one.criterion for one in case.decided("agreed-with-action") if one.criterion not in covered)


def _action_unsaid(case: Case) -> Iterator[str]:
    yield from (one.id for one in case.review.actions if not one.text.strip())


def _action_unowned(case: Case) -> Iterator[str]:
    yield from (one.id for one in case.review.actions if one.text.strip() and not one.owner.strip())


def _action_undated(case: Case) -> Iterator[str]:
    yield from (one.id for one in case.review.actions if one.text.strip() and due(one) is None)


def _action_past(case: Case) -> Iterator[str]:
    yield from (one.id for one in case.review.actions if (day := due(one)) is not None and day < case.today)


def _process_left(case: Case) -> Iterator[str]:
    answered = {one.code for one in case.review.processes}
    yield from (check.code for check in case.arising if check.code not in answered)


def _process_no(case: Case) -> Iterator[str]:
    yield from (one.code for one in case.review.processes if one.answer == "no" and not one.note.strip())


def _no_overall(case: Case) -> Iterator[str]:
    if case.review.overall is None:
        yield ""


def _too_good(case: Case) -> Iterator[str]:
    """Something is not simply agreed with, or is to be done, and the whole is confirmed."""
    doubted = case.decided("agreed-with-action", "not-agreed") or case.review.actions
    if case.review.overall == "confirmed" and doubted:
        yield ""


def _nothing_to_do(case: Case) -> Iterator[str]:
    """Confirmed subject to an action, and there is none."""
    if case.review.overall == "confirmed-with-action" and not case.review.actions:
        yield ""


def _not_covered(case: Case) -> Iterator[str]:
    """Confirmed subject to actions, none of which is about a decision that is not agreed with."""
    if case.review.overall == "confirmed-with-action" and case.review.actions:
        covered = case.covered
        yield from (one.criterion for one in case.decided("not-agreed") if one.criterion not in covered)


def _too_bad(case: Case) -> Iterator[str]:
    """Not confirmed, and everything is agreed with and done as it should be."""
    doubted = case.decided("agreed-with-action", "not-agreed") or any(
        one.answer == "no" for one in case.review.processes
    )
    all_decided = all(case.finding(one.key) for one in case.criteria)
    if case.review.overall == "not-confirmed" and all_decided and not doubted:
        yield ""


def _no_feedback(case: Case) -> Iterator[str]:
    """The record's own field must say why it is not simply confirmed."""
    if case.review.overall in {"confirmed-with-action", "not-confirmed"} and not case.review.feedback.strip():
        yield ""


def _no_word(case: Case) -> Iterator[str]:
    if case.review.overall == "confirmed" and not (case.review.feedback.strip() or case.review.good_practice.strip()):
        yield ""


# In the order of the work.
CHECKS: Final = (
    Check("review-interest-unsaid", "interest", True, _interest_unsaid),  # noqa: FBT003 - a column of the table
    Check("review-interest-some", "interest", True, _interest_some),  # noqa: FBT003 - same
    Check("review-nothing-to-decide", "criterion", True, _nothing_to_decide),  # noqa: FBT003 - same
    Check("review-criterion-undecided", "criterion", True, _undecided),  # noqa: FBT003 - same
    Check("review-cause-missing", "criterion", True, _no_cause),  # noqa: FBT003 - same
    Check("review-note-missing", "criterion", True, _no_note),  # noqa: FBT003 - same
    Check("review-action-missing", "criterion", True, _no_action),  # noqa: FBT003 - same
    Check("review-action-unsaid", "actions", True, _action_unsaid),  # noqa: FBT003 - same
    Check("review-action-unowned", "actions", True, _action_unowned),  # noqa: FBT003 - same
    Check("review-action-undated", "actions", True, _action_undated),  # noqa: FBT003 - same
    Check("review-action-past", "actions", True, _action_past),  # noqa: FBT003 - same
    Check("review-process-no", "process", True, _process_no),  # noqa: FBT003 - same
    Check("review-process-left", "process", False, _process_left),  # noqa: FBT003 - same
    Check("review-overall-missing", "overall", True, _no_overall),  # noqa: FBT003 - same
    Check("review-overall-too-good", "overall", True, _too_good),  # noqa: FBT003 - same
    Check("review-overall-without-action", "overall", True, _nothing_to_do),  # noqa: FBT003 - same
    Check("review-not-agreed-without-action", "criterion", True, _not_covered),  # noqa: FBT003 - same
    Check("review-overall-too-bad", "overall", True, _too_bad),  # noqa: FBT003 - same
    Check("review-feedback-missing", "feedback", True, _no_feedback),  # noqa: FBT003 - same
    Check("review-no-word", "feedback", False, _no_word),  # noqa: FBT003 - same
)
BY_CODE: Final = {check.code: check for check in CHECKS}


def due(action: Action) -> dt.date | None:
    """The day by which an action is to be done; None where none is said, or it is no day."""
    try:
        return dt.date.fromisoformat(action.due)
    except ValueError:
        return None


def gaps(case: Case) -> tuple[Gap, ...]:
    """Everything still missing, what refuses first, otherwise in the order of the work."""
    found = [Gap(check.code, check.place, check.blocking, about) for check in CHECKS for about in check.find(case)]
    return tuple(sorted(found, key=lambda gap: not gap.blocking))
