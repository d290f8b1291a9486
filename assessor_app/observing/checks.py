"""The checks of the log, the plan, the sheet and the people: each finds what is missing of one kind. Pure.

Those of criteria, scope and evidence are in `checks_of_criteria`; what a finding does is said in `readiness`.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from assessor_app.observing.case import NOTHING_MORE, Case, Found
from assessor_app.observing.clocks import behind

if TYPE_CHECKING:
    from collections.abc import Iterator


def no_entries(case: Case) -> Iterator[Found]:
    """The log has no standing entry."""
    if not case.log.standing:
        yield NOTHING_MORE


def composer_not_added(case: Case) -> Iterator[Found]:
    """Text stands in the composer."""
    written = case.observation.composer
    asked = written.question if written.kind == "question" else ""
    if written.text.strip() or asked.strip():
        yield NOTHING_MORE


def correction_not_added(case: Case) -> Iterator[Found]:
    """A correction was begun."""
    if case.observation.corrections:
        yield NOTHING_MORE


def clock_jumped(case: Case) -> Iterator[Found]:
    """The two clocks of the log do not agree."""
    if case.log.clocks.jumps:
        yield Found(facts=(("jumps", len(case.log.clocks.jumps)),))


def clock_set_back(case: Case) -> Iterator[Found]:
    """A clock set back hides nothing and loses nothing: it is said, and the record shows it to whoever opens it."""
    seconds = behind(case.observation, case.now, case.log.clocks) if isinstance(case.now, dt.datetime) else 0
    if seconds:
        yield Found(facts=(("minutes", seconds // 60),))


def no_plan(case: Case) -> Iterator[Found]:
    """There is no planned visit behind it, and nobody has said that a plan was agreed."""
    plan = case.observation.plan
    if not (plan.visit or plan.planned_for or plan.agreed):
        yield NOTHING_MORE


def plan_not_agreed(case: Case) -> Iterator[Found]:
    """It was planned, and the candidate has not agreed."""
    plan = case.observation.plan
    if (plan.visit or plan.planned_for) and not plan.agreed:
        yield NOTHING_MORE


def ends_before_start(case: Case) -> Iterator[Found]:
    """Times the wrong way round."""
    event = case.observation.event
    if event.end and dt.datetime.fromisoformat(event.end) < dt.datetime.fromisoformat(event.start):
        yield NOTHING_MORE


def no_end(case: Case) -> Iterator[Found]:
    """Nobody has said when the visit ended."""
    if not case.observation.event.end:
        yield NOTHING_MORE


def no_place(case: Case) -> Iterator[Found]:
    """Nobody has said where it was."""
    if not case.observation.event.place:
        yield NOTHING_MORE


def no_feedback(case: Case) -> Iterator[Found]:
    """No feedback is written."""
    if not case.observation.feedback.strip():
        yield NOTHING_MORE


def no_actions(case: Case) -> Iterator[Found]:
    """Something is not yet met, and no action is agreed."""
    if "not_yet_met" in case.judged.values() and not case.observation.actions:
        yield NOTHING_MORE


def witness_not_listed(case: Case) -> Iterator[Found]:
    """There is testimony in the log, and nobody has said who gave it."""
    seen = case.observation
    if seen.witnesses or all(entry.kind != "witness" for entry in seen.entries):
        return  # before looking for what was struck, which a long log makes slow
    if any(entry.kind == "witness" for entry in seen.standing()):
        yield NOTHING_MORE


def before_registration(case: Case) -> Iterator[Found]:
    """It was observed before the candidate was registered."""
    registered = case.visit.candidate.registration.date
    if registered and case.observation.event.start[:10] < registered:
        yield Found(facts=(("date", registered),))


def review_passed(case: Case) -> Iterator[Found]:
    """A standard is past its review date; one printed as a month or a year passes at its end."""
    for standard in case.visit.standards:
        review = standard.review_date
        if review and case.today.isoformat()[: len(review)] > review:
            yield Found(standard=standard.key, facts=(("standard", standard.urn or standard.title), ("date", review)))


def needs_countersigning(case: Case) -> Iterator[Found]:
    """The assessor is in training, and the centre has such records countersigned."""
    if case.visit.rules.countersign and case.visit.assessor.status == "trainee":
        yield NOTHING_MORE


def dissent_without_comment(case: Case) -> Iterator[Found]:
    """The candidate disagrees and has not written why."""
    if case.observation.dissent and not case.observation.candidate_comment.strip():
        yield NOTHING_MORE


def no_mark(case: Case) -> Iterator[Found]:
    """The candidate has not marked it."""
    if case.observation.mark is None:
        yield NOTHING_MORE


def absent_mark(case: Case) -> Iterator[Found]:
    """There is a reason in place of a mark, and the centre takes none."""
    mark = case.observation.mark
    if mark is not None and mark.kind == "absent" and case.visit.rules.signature == "required":
        yield NOTHING_MORE
