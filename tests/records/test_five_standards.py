"""Each standard that ships can be assessed against, sealed and verified, behaviours too."""

from __future__ import annotations

from typing import Any

import pytest

from assessor_app.records.opening import open_record
from assessor_app.standards.library import bundled_library
from assessor_app.trust.model import Anchor
from tests.records.sealed import NOW, example, sealed, somebody

NAMES = [
    "INSCC007",
    "INSCS025",
    "INSCS006",
    "delio-gyda-chwsmeriaid-dros-y-ffon-mewn-amgylchedd-gwasanaethau-ariannol",
    "CFACSB15",
]


def every_criterion(name: str) -> dict[str, Any]:
    """The example, but on one standard and with an entry and a judgement for each of its criteria."""
    standard = bundled_library().resolve(f"{name}:cy")
    links = [{"standard": name, "kind": c.kind, "number": c.number} for c in standard.criteria]
    at = "2026-11-20T14:21:00+00:00"
    log = [
        {"kind": "discussion", "language": "cy", "at": at, "text": f"Dangoswyd: {c.text}", "links": [link]}
        for c, link in zip(standard.criteria, links, strict=True)
    ]
    judgements = [{"criterion": link, "state": "met"} for link in links]
    return {**example(), "standards": [name], "log": log, "judgements": judgements, "evidence": []}


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_standard_is_assessable_sealable_and_verifiable(name: str) -> None:
    identity = somebody()
    made = sealed(every_criterion(name), identity)
    opening = open_record("r.pdf", made.file, (Anchor(identity.certificate),), NOW)
    assert opening.verdict == "accepted"
    standard = bundled_library().resolve(f"{name}:cy")
    assert opening.payload is not None
    told = opening.payload["standards"][0]["criteria"]
    assert [(c["kind"], c["number"], c["text"]) for c in told] == [
        (c.kind, c.number, c.text) for c in standard.criteria
    ]
    assert len(opening.payload["judgements"]) == len(standard.criteria)
