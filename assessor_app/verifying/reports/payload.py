"""The payload of a verification report: a review, the record it is of, whoever made it. Its pages are a template's."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from assessor_app.language import speak
from assessor_app.language.sentences import sentence
from assessor_app.paper.legible import legible
from assessor_app.records.canonical import nfc
from assessor_app.records.kinds import VERIFICATION
from assessor_app.records.model import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor_app.people.model import Assessor
    from assessor_app.records.model import Held, Payload, SealingFacts
    from assessor_app.records.report import Opening
    from assessor_app.records.templates.further_1.words import Pages
    from assessor_app.trust.authority.roles import Role
    from assessor_app.verifying.model import Finding, Interest, Review


@dataclass(frozen=True, slots=True)
class Verified:
    """The record that a report is about: how lists show it, its data, and how opening it stands now."""

    held: Held
    payload: Payload
    opening: Opening


@dataclass(frozen=True, slots=True)
class By:
    """Who makes a statement: the store's own person, as what, in which languages its pages are, what sealing adds."""

    person: Assessor
    role: Role
    pages: Pages
    facts: SealingFacts


def build(review: Review, of: Verified, by: By) -> Payload:
    """Gather what a report seals. Nothing is checked here (`schema.check`)."""
    made = {
        **head(of, by),
        "kind": "review",
        "sampling": {"item": review.item, "stage": review.stage, "reason": review.reason},
        "interest": interest(review.interest),
        "decided": decided(of.payload, review.findings),
        "processes": [asdict(one) for one in review.processes],
        "observed_assessor": review.observed_assessor,
        "interviewed_candidate": review.interviewed_candidate,
        "overall": review.overall,
        "feedback": review.feedback,
        "good_practice": review.good_practice,
        "actions": [{**asdict(one), "criteria": list(one.criteria)} for one in review.actions],
        "point": review.point,
        "rechecks": [],
    }
    payload: Payload = nfc(made)
    return payload


def head(of: Verified, by: By) -> dict[str, Any]:
    """What every report says of itself, of the record and of who made it."""
    held, person = of.held, by.person
    verifier = {"id": person.id, "name": person.name, "role": by.role, "certificate": by.facts.certificate}
    return {
        "format": FORMAT,
        "template": VERIFICATION,
        "record": itself(held.reference, by),
        "centre": {"name": person.centre.name, "number": person.centre.number},
        "verifier": verifier,
        "candidate": {"name": called(of.payload)},
        "assessor": {
            "id": of.payload["assessor"]["id"],
            "name": of.payload["assessor"]["name"],
            "certificate": of.payload["assessor"]["certificate"],
        },
        "verifies": about(held),
        "found": {"verdict": of.opening.verdict, "rows": [_row(row.row, row) for row in of.opening.rows]},
    }


def itself(reference: str, by: By) -> dict[str, Any]:
    """What a statement says of itself; `reference` is that of the record it is about."""
    return {
        "id": by.facts.record_id,
        "reference": reference,
        "pages": by.pages,
        "sealed_at": by.facts.sealed_at,
        "program": by.facts.program,
        "supersedes": None,
    }


def about(held: Held) -> dict[str, str]:
    """The record that a statement names."""
    return {
        "record": held.record,
        "identity": held.identity,
        "reference": held.reference,
        "sealed_at": held.sealed_at,
    }


def called(payload: Payload) -> str:
    """The candidate's name, or the one they are registered under where pages lack a letter of it."""
    name: str = payload["candidate"]["name"]
    registered = payload["candidate"].get("registration", {}).get("name", "").strip()
    return registered if registered and not legible(name) else name


def interest(said: Interest | None) -> dict[str, str] | None:
    """An interest as it is declared; None where nothing was said."""
    return asdict(said) if said else None


def _row(name: str, row: Any) -> dict[str, Any]:  # noqa: ANN401 - a finding of an opening
    said = {tongue: sentence(speak(tongue), row.code, dict(row.facts)) for tongue in ("cy", "en")}
    return {"row": name, "state": row.state, "code": row.code, "said": said}


def decided(payload: Payload, findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """The criteria that a review decides, in the record's order and with its text, each with its finding."""
    by_key = {one.criterion: one for one in findings}
    judged = {one["criterion"]: one["state"] for one in payload["judgements"]}
    found = [(standard, list(_criteria(standard, by_key, judged))) for standard in payload["standards"]]
    return [
        {
            "key": standard["key"],
            "urn": standard["urn"],
            "edition": standard["edition"],
            "language": standard["language"],
            "title": standard["title"],
            "other_title": standard["translation"]["title"] if standard["translation"] else "",
            "criteria": criteria,
        }
        for standard, criteria in found
        if criteria
    ]


def _criteria(standard: dict[str, Any], by_key: dict[str, Finding], judged: dict[str, str]) -> Iterable[dict[str, Any]]:
    for one in standard["criteria"]:
        key = f"{standard['key']}#{one['kind']}:{one['number']}"
        finding = by_key.get(key)
        if finding:
            yield {
                **one,
                "other": _other(standard["translation"], one),
                "judgement": judged.get(key, "not_observed"),
                "outcome": finding.outcome,
                "cause": finding.cause,
                "note": finding.note,
            }


def _other(translation: dict[str, Any] | None, one: dict[str, Any]) -> dict[str, Any] | None:
    if translation is None:
        return None
    named = (one["kind"], one["number"])
    found = next((each for each in translation["criteria"] if (each["kind"], each["number"]) == named), None)
    return found and {
        "language": translation["language"],
        "text": found["text"],
        "items": found["items"],
        "group": found["group"],
    }
