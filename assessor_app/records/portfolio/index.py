"""A portfolio's `index.json`: what `resources/schemas/portfolio-1.schema.json` describes, the same bytes each time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from assessor_app.observing.model import STATES
from assessor_app.records.portfolio.model import FORMAT, SEVERAL

if TYPE_CHECKING:
    from assessor_app.records.model import Payload
    from assessor_app.records.portfolio.model import Covered, Item, Portfolio

KINDS: Final = ("performance", "knowledge", "behaviour")


def document(portfolio: Portfolio) -> dict[str, Any]:
    """The index as data."""
    records = [_record(item) for item in portfolio.items]
    person = portfolio.candidate
    if person is None:
        return {"format": SEVERAL, "records": records}
    held = person.registration
    return {
        "format": FORMAT,
        "candidate": {
            "name": person.name,
            "centre_reference": person.centre_reference,
            "registration": {"body": held.body, "number": held.number, "date": held.date},
            "language": person.language,
        },
        "records": records,
        "coverage": [_coverage(one) for one in portfolio.coverage],
    }


def as_bytes(portfolio: Portfolio) -> bytes:
    """The index as a file: keys in order, so that the same records give the same bytes."""
    return json.dumps(document(portfolio), ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _record(item: Item) -> dict[str, Any]:
    held = item.held
    return {
        "file": item.file,
        "sha256": item.sha256,
        "bytes": item.size,
        "identity": held.identity,
        "record": held.record,
        "reference": held.reference,
        "candidate": held.candidate,
        "sealed_at": held.sealed_at,
        "assessor": held.assessor,
        "signer": held.signer,
        "certificate": item.certificate,
        "verdict": held.verdict,
        "supersedes": item.payload["record"].get("supersedes"),
        "superseded_by": item.superseded_by or None,
        "withdrawn": held.withdrawn or None,
        "withdrawal": item.withdrawal or None,
        "counted": item.counts,
        "beside": [
            {"file": one.file or None, "name": one.name, "sha256": one.sha256, "bytes": one.size} for one in item.beside
        ],
        **_said(item.payload, readable=item.readable),
    }


def _said(said: Payload, *, readable: bool) -> dict[str, Any]:
    """What a record says of its visit; nothing of it is certain where a later program wrote it."""
    if not readable:
        return {"visit": None, "centre": None, "dissent": None, "mark": None, "standards": []}
    event, response = said["event"], said["response"]
    return {
        "visit": {"start": event["start"], "end": event["end"], "place": event["place"]},
        "centre": said["centre"]["name"],
        "dissent": response["dissent"],
        "mark": response["mark"]["kind"] if response["mark"] else None,
        "standards": [standard["key"] for standard in said["standards"]],
    }


def _coverage(covered: Covered) -> dict[str, Any]:
    standard = covered.standard
    return {
        "standard": standard["key"],
        "urn": standard["urn"],
        "title": standard["title"],
        "edition": standard["edition"],
        "language": standard["language"],
        "text_sha256": standard["text_sha256"],
        "counts": {kind: {state: covered.count(kind, state) for state in STATES} for kind in KINDS},
        "criteria": [
            {
                "kind": one.criterion["kind"],
                "number": one.criterion["number"],
                "label": one.criterion["label"],
                "text": one.criterion["text"],
                "state": one.state,
                "records": list(one.by),
            }
            for one in covered.standings
        ],
    }
