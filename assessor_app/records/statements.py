"""What opening says of a signed statement about records, which is none itself: a withdrawal, a certificate of disposal.

Both are opened as any record is; here are the rows that say what they are, in place of those that say nothing of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.records.report import Row
from assessor_app.records.templates import STATEMENTS

if TYPE_CHECKING:
    from assessor_app.records.model import Payload

# Instead of whether the standards are known, and whether a later record takes its place.
INSTEAD: Final = (Row("standard", "noted", "statement-no-standards"), Row("superseded", "noted", "statement-stands"))


def is_one(payload: Payload) -> bool:
    """Whether a payload is a statement's, of a template that is known here."""
    return str(payload.get("template")) in STATEMENTS


def rows(payload: Payload) -> tuple[Row, ...]:
    """What a statement says, of what, by whom and why, as the first row; nothing for a record."""
    if not is_one(payload):
        return ()
    by = ("name", payload["assessor"]["name"])
    if "withdraws" in payload:
        of = payload["withdraws"]
        whom = ("candidate", payload["candidate"]["name"])
        which = (("reference", of["reference"]), ("record", of["record"]), ("sealed", of["sealed_at"]))
        return (Row("says", "noted", "says-withdrawal", (by, *which, whom, ("reason", of["reason"]))),)
    said, own = payload["disposal"], ("certificate", payload["record"]["reference"])
    counts = (("records", len(said["records"])), ("drafts", len(said["drafts"])), ("people", said["people"]))
    return (Row("says", "noted", "says-disposal", (by, own, *counts, ("reason", said["reason"]))),)
