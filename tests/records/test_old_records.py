"""Records that earlier versions sealed, kept as files: each opens as accepted for ever, whatever else changes.

A file here is never made again and never changed; a version that writes other bytes adds a folder of its own.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from assessor_app.records.opening import open_record
from assessor_app.trust import anchors

KEPT = Path(__file__).parent.parent / "fixtures" / "records"
RECORDS = [
    (folder.name, kept)
    for folder in sorted(KEPT.iterdir())
    for kept in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["records"]
]


@pytest.mark.parametrize(("version", "kept"), RECORDS, ids=[f"{version}-{kept['file']}" for version, kept in RECORDS])
def test_a_record_sealed_by_an_earlier_version_opens_as_it_did(version: str, kept: dict[str, Any]) -> None:
    data = (KEPT / version / kept["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == kept["sha256"]
    trusted = anchors.load(KEPT / version / kept["certificate"])
    opening = open_record(kept["file"], data, trusted, dt.datetime.fromisoformat(kept["opened_at"]))
    assert (opening.verdict, opening.identity, opening.record) == ("accepted", kept["identity"], kept["record"])
    assert opening.payload is not None
    assert (opening.payload["template"], opening.payload["record"]["pages"]) == (kept["template"], kept["pages"])


def test_every_template_is_among_them() -> None:
    assert {"observation/1", "observation/2", "observation/3", "response/1"} <= {
        kept["template"] for _version, kept in RECORDS
    }
