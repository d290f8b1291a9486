"""The rows of an opening that need a store: is the edition known, was the record replaced. Judges no file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from assessor_app.records import kinds, templates
from assessor_app.records.canonical import nfc
from assessor_app.records.report import Row
from assessor_app.standards.ranges import scope_items

if TYPE_CHECKING:
    from assessor_app.records.model import Fate
    from assessor_app.standards.model import Standard, StandardKey


class Archived(Protocol):
    """What a store can add: the standards it knows, and which records replaced which."""

    def standard(self, key: StandardKey) -> Standard | None:
        """One edition, if the library has it."""

    def fate(self, payload: dict[str, Any], identity: str) -> Fate | None:
        """Why a record counts no longer, if it does not; `identity` is the SHA-256 of its base (hex)."""


def from_store(payload: dict[str, Any], archived: Archived | None, identity: str = "") -> tuple[Row, Row]:
    """Rows `standard` and `superseded`; unknown without a store. `identity` is the SHA-256 of the base (hex)."""
    statement = kinds.beside_no_record(payload)
    if statement is not None:
        return statement
    if archived is None:
        standard = Row("standard", "unknown", "standard-needs-store")
        return standard, Row("superseded", "unknown", "superseded-needs-store")
    return _standard(payload, archived), _superseded(payload, archived, identity)


def _standard(payload: dict[str, Any], archived: Archived) -> Row:
    from assessor_app.standards.model import StandardKey  # noqa: PLC0415 - only needed where there is a store

    if not templates.known(payload["template"]):  # only its head was checked
        return Row("standard", "unknown", "not-reached")
    for assessed in payload.get("standards", ()):
        key = StandardKey.parse(assessed["key"])
        held = archived.standard(key)
        if held is None:
            return Row("standard", "noted", "standard-not-in-library", (("standard", key.name),))
        if held.text_sha256 != assessed["text_sha256"] or not _same_text(held, assessed):
            return Row("standard", "noted", "standard-text-differs", (("standard", key.name),))
    return Row("standard", "holds", "standard-known")


def _same_text(held: Standard, assessed: dict[str, Any]) -> bool:
    """Whether criteria and scope in a record are the library's, word for word: a digest beside them is only a claim."""
    mine = [(c.kind, c.number, nfc(c.text), nfc(list(c.items))) for c in held.criteria]
    if mine != [(c["kind"], c["number"], c["text"], c["items"]) for c in assessed["criteria"]]:
        return False
    scope = [(str(item.key), nfc(item.text)) for item in scope_items(held)]
    return "scope" not in assessed or scope == [(item["key"], item["text"]) for item in assessed["scope"]]


def _superseded(payload: dict[str, Any], archived: Archived, identity: str) -> Row:
    fate = archived.fate(payload, identity)
    return Row("superseded", "noted", fate.code, fate.facts) if fate else Row("superseded", "holds", "not-superseded")
