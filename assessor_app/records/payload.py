"""From a finished visit to the payload of its record: everything that was assessed, said and decided, as plain data.

What each later template added to it is in `payload_2` and `payload_3`; new records have all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.observing.clocks import compared
from assessor_app.records import payload_2, payload_3
from assessor_app.records.canonical import nfc
from assessor_app.records.model import FORMAT, TEMPLATE, Payload, SealingFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor_app.observing.model import Entry, Event, Locator, Mark, Observation, Visit
    from assessor_app.people.model import Assessor, Candidate
    from assessor_app.standards.model import Criterion, CriterionKey, Standard


def build(visit: Visit, facts: SealingFacts) -> Payload:
    """Gather what is sealed; all text in Unicode's form NFC. Nothing is checked here (`schema.check` does)."""
    gathered = _gathered(visit, facts)
    payload_2.add(gathered, visit)
    payload_3.add(gathered, visit, facts)
    payload: Payload = nfc(gathered)
    return payload


def _gathered(visit: Visit, facts: SealingFacts) -> dict[str, Any]:
    """What every template draws."""
    seen = visit.observation
    return {
        "format": FORMAT,
        "template": TEMPLATE,
        "record": _record(seen, facts),
        "centre": {"name": visit.assessor.centre.name, "number": visit.assessor.centre.number},
        "assessor": _assessor(visit.assessor, facts),
        "candidate": _candidate(visit.candidate),
        "plan": {"agreed": seen.plan.agreed, "methods": list(seen.plan.methods)},
        "event": _event(seen.event),
        "summary": seen.summary,
        "standards": [_standard(standard, facts) for standard in visit.standards],
        "log": [_entry(entry) for entry in seen.entries],
        "judgements": [
            {"criterion": str(judged.criterion), "state": judged.state, "at": judged.at} for judged in seen.judgements
        ],
        "locators": [_locator(locator) for locator in seen.locators],
        "actions": [
            {"id": action.id, "text": action.text, "owner": action.owner, "due": action.due} for action in seen.actions
        ],
        "feedback": seen.feedback,
        "response": _response(seen),
        "clock": _clock(seen.entries),
    }


def _record(seen: Observation, facts: SealingFacts) -> dict[str, Any]:
    return {
        "id": facts.record_id,
        "reference": seen.reference,
        "pages": seen.pages,
        "sealed_at": facts.sealed_at,
        "program": facts.program,
        "supersedes": facts.replaces.record if facts.replaces else None,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "start": event.start,
        "end": event.end,
        "place": event.place,
        "setting": event.setting,
        "others": event.others,
    }


def _response(seen: Observation) -> dict[str, Any]:
    mark = _mark(seen.mark) if seen.mark else None
    return {"comment": seen.candidate_comment, "dissent": seen.dissent, "mark": mark}


def _assessor(assessor: Assessor, facts: SealingFacts) -> dict[str, Any]:
    return {
        "id": assessor.id,
        "name": assessor.name,
        "status": assessor.status,
        "certificate": facts.certificate,
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    registration = candidate.registration
    return {
        "id": candidate.id,
        "name": candidate.name,
        "centre_reference": candidate.centre_reference,
        "registration": {"body": registration.body, "number": registration.number, "date": registration.date},
        "language": candidate.language,
        "adjustments": candidate.adjustments,
    }


def _standard(standard: Standard, facts: SealingFacts) -> dict[str, Any]:
    other = facts.translations.get(standard.key)
    return {
        "key": str(standard.key),
        "urn": standard.urn,
        "edition": standard.edition,
        "language": standard.language,
        "title": standard.title,
        "approved": standard.approved,
        "review_date": standard.review_date,
        "text_sha256": standard.text_sha256,
        "criteria": _criteria(standard.criteria),
        "translation": _translation(other) if other and _parallel(standard, other) else None,
    }


def _translation(standard: Standard) -> dict[str, Any]:
    return {
        "key": str(standard.key),
        "language": standard.language,
        "title": standard.title,
        "text_sha256": standard.text_sha256,
        "criteria": _criteria(standard.criteria),
    }


def _parallel(one: Standard, other: Standard) -> bool:
    """Whether two languages' texts can stand side by side, criterion by criterion."""
    return [(c.kind, c.number) for c in one.criteria] == [(c.kind, c.number) for c in other.criteria]


def _criteria(criteria: Sequence[Criterion]) -> list[dict[str, Any]]:
    return [
        {
            "kind": criterion.kind,
            "number": criterion.number,
            "label": criterion.label,
            "group": criterion.group,
            "text": criterion.text,
            "items": list(criterion.items),
        }
        for criterion in criteria
    ]


def _keys(links: Iterable[CriterionKey]) -> list[str]:
    return [str(link) for link in links]


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "text": entry.text,
        "question": entry.question,
        "language": entry.language,
        "at": entry.at,
        "monotonic_ms": entry.monotonic_ms,
        "author": entry.author,
        "strikes": entry.strikes or None,
        "links": _keys(entry.links),
    }


def _locator(locator: Locator) -> dict[str, Any]:
    return {
        "id": locator.id,
        "what": locator.what,
        "where": locator.where,
        "holder": locator.holder,
        "why_not_copied": locator.why_not_copied,
        "seen_by": locator.seen_by,
        "criteria": _keys(locator.criteria),
    }


def _mark(mark: Mark) -> dict[str, Any]:
    strokes = [[list(point) for point in stroke] for stroke in mark.strokes]
    return {"kind": mark.kind, "name": mark.name, "at": mark.at, "strokes": strokes, "reason": mark.reason}


def _clock(entries: Sequence[Entry]) -> dict[str, Any]:
    """What the two clocks say of the log.

    `jumps` lists neighbouring entries between which the clock on the wall moved on by so many seconds more than the
    clock that only runs forward (less, where negative); `restarts` counts where the latter began again.
    """
    jumps, restarts = compared(entries)
    return {
        "first": entries[0].at if entries else None,
        "last": entries[-1].at if entries else None,
        "ran_ms": entries[-1].monotonic_ms - entries[0].monotonic_ms if entries and not restarts else None,
        "jumps": [{"after": jump.after, "before": jump.before, "seconds": jump.seconds} for jump in jumps],
        "restarts": restarts,
    }
