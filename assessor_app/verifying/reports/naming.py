"""What the files of statements are called where they are handed over, beside that of their record. Writes none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.records.naming import safe

if TYPE_CHECKING:
    from assessor_app.verifying.statements.model import Kind, Statement

_SAYS: Final[dict[Kind, str]] = {"review": "verified", "recheck": "rechecked", "response": "answered"}


def statement_name(one: Statement) -> str:
    """The record's reference, made safe, the short identities of record and statement, and what it is."""
    return f"{safe(one.reference) or 'record'}-{one.of_identity[:8]}-{_SAYS[one.kind]}-{one.identity[:8]}.pdf"
