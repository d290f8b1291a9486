"""An observation as one JSON document (`observation-1.schema.json`), so that it can be sealed elsewhere.

Reading one is in `document`: what is written here is read there as it was. Keeps nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor_app.observing.model import Entry, Mark, Observation, Plan, Visit
    from assessor_app.people.model import Candidate
    from assessor_app.standards.model import CriterionKey


def write_visit(visit: Visit, files: Mapping[str, str]) -> dict[str, Any]:
    """Everything of a visit that a record would hold; what is in the composer is not yet part of it.

    `files` says where each evidence file stands, by its id, as seen from the document. Where the candidate has not
    marked it, `mark` is missing and the document cannot be sealed yet.
    """
    seen, assessor = visit.observation, visit.assessor
    return {
        "format": "assessor-observation/1",
        "reference": seen.reference,
        "pages": seen.pages,
        "assessor": {"name": assessor.name, "status": assessor.status},
        "centre": {"name": assessor.centre.name, "number": assessor.centre.number}
        | ({"site": assessor.centre.site} if assessor.centre.site else {}),
        "candidate": _candidate(visit.candidate),
        "standards": [str(key) for key in seen.standards],
        "plan": _plan(seen.plan),
        "event": _event(seen),
        "log": [_entry(entry) for entry in seen.entries],
        "judgements": [{"criterion": _criterion(one.criterion), "state": one.state} for one in seen.judgements],
        **_evidence(seen, files),
        "actions": [{"text": one.text, "owner": one.owner, "due": one.due} for one in seen.actions],
        "witnesses": [
            {"name": one.name, "role": one.role, "status": one.status, "contact": one.contact}
            for one in seen.witnesses
        ],
        "summary": seen.summary,
        "feedback": seen.feedback,
        "candidate_comment": seen.candidate_comment,
        "dissent": seen.dissent,
    } | ({"mark": _mark(seen.mark)} if seen.mark else {})  # fmt: skip


def _evidence(seen: Observation, files: Mapping[str, str]) -> dict[str, Any]:
    """What was covered, where evidence is, and the files that are some."""
    return {
        "covered": [
            {"standard": str(one.item.standard), "part": one.item.part, "number": one.item.number}
            | ({"item": one.item.item} if one.item.item else {})
            for one in seen.ranges
        ],
        "evidence": [
            {
                "what": one.what, "where": one.where, "holder": one.holder, "why_not_copied": one.why_not_copied,
                "seen_by": one.seen_by, "criteria": _criteria(one.criteria),
            }
            for one in seen.locators
        ],
        "files": [
            {
                "path": files[one.id], "caption": one.caption, "people": one.people, "consent": one.consent,
                "criteria": _criteria(one.criteria),
            }
            for one in seen.files
        ],
    }  # fmt: skip


def _candidate(person: Candidate) -> dict[str, Any]:
    registered = person.registration
    return {
        "name": person.name,
        "centre_reference": person.centre_reference,
        "registration": {"body": registered.body, "number": registered.number, "date": registered.date}
        | ({"name": registered.name} if registered.name else {}),
        "language": person.language,
        "adjustments": person.adjustments,
    }


def _plan(plan: Plan) -> dict[str, Any]:
    said: dict[str, Any] = {
        "agreed": plan.agreed,
        "methods": list(plan.methods),
        "hoped": _criteria(plan.hoped),
        "adjustments": plan.adjustments,
        "moved": [{"at": one.at, "was": one.was, "now": one.now, "reason": one.reason} for one in plan.moved],
    }
    said |= {"planned_for": plan.planned_for} if plan.planned_for else {}
    return said | ({"language": plan.language} if plan.language else {})


def _event(seen: Observation) -> dict[str, str]:
    event = seen.event
    said = {"start": event.start, "place": event.place, "setting": event.setting, "others": event.others}
    return said | ({"end": event.end} if event.end else {})


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id, "kind": entry.kind, "text": entry.text, "question": entry.question,
        "language": entry.language, "at": entry.at, "monotonic_ms": entry.monotonic_ms, "strikes": entry.strikes,
        "seconds": entry.seconds, "links": _criteria(entry.links),
    }  # fmt: skip


def _mark(mark: Mark) -> dict[str, Any]:
    strokes = [[list(point) for point in stroke] for stroke in mark.strokes]
    return {"kind": mark.kind, "name": mark.name, "at": mark.at, "strokes": strokes, "reason": mark.reason}


def _criteria(keys: Iterable[CriterionKey]) -> list[dict[str, Any]]:
    return [_criterion(key) for key in keys]


def _criterion(key: CriterionKey) -> dict[str, Any]:
    return {"standard": str(key.standard), "kind": key.kind, "number": key.number}
