"""Files that are of no use in the inbox but elsewhere in the program, told by how they begin or what they hold.

Each has the finding whose sentence says where it belongs. Nothing here is checked or believed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from assessor_app.verifying import signedjson
from assessor_app.verifying.external import listing

if TYPE_CHECKING:
    from collections.abc import Collection

    from assessor_app.verifying.inbox.model import Kind

JSON_BYTES: Final = 16 * 1024 * 1024
"""What is larger is told as what it cannot be read as."""
_BEGINNINGS: Final[tuple[tuple[bytes, Kind, str], ...]] = (
    (b'{"pack":', "pack", "came-centre-pack"),
    (b"-----BEGIN CERTIFICATE REQUEST", "request", "came-certificate-request"),
    (b"-----BEGIN NEW CERTIFICATE REQUEST", "request", "came-certificate-request"),
    (b"-----BEGIN CERTIFICATE", "certificate", "came-certificate"),
    (b"-----BEGIN ENCRYPTED PRIVATE KEY", "other", "came-key"),
    (b"-----BEGIN PRIVATE KEY", "other", "came-key"),
    (b"0\x82", "other", "came-key"),
    (b"BEGIN:VCALENDAR", "other", "came-calendar"),
    (b"PK\x03\x04", "standards", "came-standards-pack"),
)
# What a document of ours says it is, in its `format` or `kind`.
_FORMATS: Final[dict[str, tuple[Kind, str]]] = {
    "assessor-app/store-request/1": ("request", "came-store-request"),
    "assessor-app/store-answer/1": ("other", "came-store-answer"),
    "assessor-journal/1": ("other", "came-journal"),
    "assessor-portfolio/1": ("other", "came-index"),
    "assessor-records/1": ("other", "came-index"),
    "assessor-sampling-justification/1": ("other", "came-justification"),
    "questions-1": ("other", "came-questions"),
    "standard-1": ("standards", "came-standards-pack"),
    "standards-pack-1": ("standards", "came-standards-pack"),
    "case-packages-1": ("standards", "came-standards-pack"),
}


def told(data: bytes) -> tuple[Kind, str] | None:
    """What a file is that belongs elsewhere, and the finding that says where; None for what nothing here knows."""
    for begins, kind, code in _BEGINNINGS:
        if data.startswith(begins):
            return kind, code
    if signedjson.is_one(listing.NAME, data):
        return "other", "came-external-list"
    return _document(data) if data.lstrip()[:1] == b"{" and len(data) <= JSON_BYTES else None


def in_zip(names: Collection[str]) -> str:
    """The finding about a zip in which nothing is to be taken in, by the names in it."""
    if {"manifest.json", "store.db", "key.json"} <= set(names):
        return "came-backup"
    if any(name.startswith("xl/") for name in names):
        return "came-table"
    if any(name.lower().endswith(".zip") for name in names):
        return "zip-within"
    return "zip-nothing"


def _document(data: bytes) -> tuple[Kind, str] | None:
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    if "CFDocument" in said:
        return "standards", "came-standards-pack"
    form = said.get("format") or said.get("kind")
    return _FORMATS.get(form) if isinstance(form, str) else None
