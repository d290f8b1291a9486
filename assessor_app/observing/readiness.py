"""What an observation still lacks before it can be sealed: pure rules over a `Visit`, each with a code and a place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.observing.clocks import behind, compared
from assessor_app.standards.model import KIND_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.errors import Fact
    from assessor_app.observing.model import Entry, Observation, Visit
    from assessor_app.standards.model import Criterion, CriterionKey, Language, Standard, StandardKey

# "Knowledge cannot be inferred from observed practice": only these kinds of entry show knowledge by themselves.
SHOWS_KNOWLEDGE = frozenset({"question", "discussion", "witness", "product"})


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing or doubtful. `blocking` ones refuse the seal, others only warn.

    `place` says where in the window it is mended: `log`, `composer`, `correction`, `criterion`, `feedback`,
    `actions`, `event`, `mark`, `standards` or `candidate`; `criterion` and `standard` which one it is about.
    """

    code: str
    place: str
    blocking: bool
    criterion: CriterionKey | None = None
    standard: StandardKey | None = None
    facts: tuple[tuple[str, Fact], ...] = ()


def gaps(visit: Visit, reader: Language, now: dt.datetime | dt.date) -> tuple[Gap, ...]:
    """Everything still missing, blocking gaps first, otherwise in the order of the work.

    `now` is aware; with a day alone, nothing can be said of a clock that was set back within it.
    """
    today = now.date() if isinstance(now, dt.datetime) else now
    found = [
        *_log(visit.observation),
        *_clock(visit.observation, now),
        *_criteria(visit, reader),
        *_sheet(visit),
        *_standards(visit.standards, today),
        *_mark(visit.observation),
    ]
    return tuple(sorted(found, key=lambda gap: not gap.blocking))


def _log(observation: Observation) -> Iterator[Gap]:
    if not observation.standing():
        yield Gap("gap-no-entries", "log", blocking=True)
    if observation.composer.text.strip() or observation.composer.question.strip():
        yield Gap("gap-composer-not-added", "composer", blocking=True)
    if observation.corrections:
        yield Gap("gap-correction-not-added", "correction", blocking=True)
    jumps, _restarts = compared(observation.entries)
    if jumps:
        yield Gap("gap-clock-jumped", "log", blocking=False, facts=(("jumps", len(jumps)),))


def _clock(observation: Observation, now: dt.datetime | dt.date) -> Iterator[Gap]:
    """A clock set back hides nothing and loses nothing: it is said, and the record shows it to whoever opens it."""
    seconds = behind(observation, now) if isinstance(now, dt.datetime) else 0
    if seconds:
        yield Gap("gap-clock-set-back", "log", blocking=False, facts=(("minutes", seconds // 60),))


def _criteria(visit: Visit, reader: Language) -> Iterator[Gap]:
    observation = visit.observation
    judged = {j.criterion: j.state for j in observation.judgements}
    if not judged:
        yield Gap("gap-nothing-judged", "criterion", blocking=False)
    linked: dict[CriterionKey, list[Entry]] = {}
    for entry in observation.standing():
        for key in entry.links:
            linked.setdefault(key, []).append(entry)
    for standard in visit.standards:
        for criterion in standard.criteria:
            key = standard.criterion_key(criterion)
            shown = (("criterion", chip(standard, criterion, reader)),)
            entries = linked.get(key, ())
            met = judged.get(key) == "met"
            if met and not entries:
                yield Gap("gap-met-without-entry", "criterion", blocking=True, criterion=key, facts=shown)
            elif met and criterion.kind == "knowledge" and not {e.kind for e in entries} & SHOWS_KNOWLEDGE:
                yield Gap("gap-knowledge-needs-questioning", "criterion", blocking=False, criterion=key, facts=shown)
            elif entries and key not in judged:
                yield Gap("gap-linked-not-judged", "criterion", blocking=False, criterion=key, facts=shown)


def _sheet(visit: Visit) -> Iterator[Gap]:
    observation = visit.observation
    event = observation.event
    if event.end and dt.datetime.fromisoformat(event.end) < dt.datetime.fromisoformat(event.start):
        yield Gap("gap-ends-before-start", "event", blocking=True)
    if not event.place:
        yield Gap("gap-no-place", "event", blocking=False)
    if not observation.feedback.strip():
        yield Gap("gap-no-feedback", "feedback", blocking=False)
    if any(j.state == "not_yet_met" for j in observation.judgements) and not observation.actions:
        yield Gap("gap-no-actions", "actions", blocking=False)
    registered = visit.candidate.registration.date
    if registered and event.start[:10] < registered:
        yield Gap("gap-before-registration", "candidate", blocking=False, facts=(("date", registered),))


def _standards(standards: tuple[Standard, ...], today: dt.date) -> Iterator[Gap]:
    for standard in standards:
        review = standard.review_date
        # A date printed as a month or a year passes at its end.
        if review and today.isoformat()[: len(review)] > review:
            name = standard.urn or standard.title
            facts = (("standard", name), ("date", review))
            yield Gap("gap-review-passed", "standards", blocking=False, standard=standard.key, facts=facts)


def _mark(observation: Observation) -> Iterator[Gap]:
    if observation.mark is None:
        yield Gap("gap-no-mark", "mark", blocking=True)


def chip(standard: Standard, criterion: Criterion, reader: Language) -> str:
    """How a criterion is named in a picture or a chip: `INSCS025 · P14`, in Welsh `INSCS025 · G2`."""
    return f"{standard.urn or standard.title} · {KIND_LETTERS[criterion.kind, reader]}{criterion.number}"
