"""A portfolio's `index.json`: what `resources/schemas/portfolio-1.schema.json` describes, the same bytes each time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from assessor_app.observing.model import STATES
from assessor_app.records.portfolio.model import FORMAT

if TYPE_CHECKING:
    from assessor_app.records.portfolio.model import Covered, Item, Portfolio

KINDS: Final = ("performance", "knowledge", "behaviour")


def document(portfolio: Portfolio) -> dict[str, Any]:
    """The index as data."""
    person = portfolio.candidate
    held = person.registration
    return {
        "format": FORMAT,
        "candidate": {
            "name": person.name,
            "centre_reference": person.centre_reference,
            "registration": {"body": held.body, "number": held.number, "date": held.date},
            "language": person.language,
        },
        "records": [_record(item) for item in portfolio.items],
        "coverage": [_coverage(one) for one in portfolio.coverage],
    }


def as_bytes(portfolio: Portfolio) -> bytes:
    """The index as a file: keys in order, so that the same records give the same bytes."""
    return json.dumps(document(portfolio), ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _record(item: Item) -> dict[str, Any]:
    held, said = item.held, item.payload
    return {
        "file": item.file,
        "sha256": item.sha256,
        "bytes": item.size,
        "identity": held.identity,
        "record": held.record,
        "reference": held.reference,
        "sealed_at": held.sealed_at,
        "visit": {"start": said["event"]["start"], "end": said["event"]["end"], "place": said["event"]["place"]},
        "assessor": held.assessor,
        "centre": said["centre"]["name"],
        "signer": held.signer,
        "certificate": item.certificate,
        "verdict": held.verdict,
        "supersedes": said["record"].get("supersedes"),
        "superseded_by": item.superseded_by or None,
        "counted": item.counts,
        "dissent": said["response"]["dissent"],
        "mark": said["response"]["mark"]["kind"] if said["response"]["mark"] else None,
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
