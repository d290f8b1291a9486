"""What the files of records are called where they are handed over. Writes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessor_app.records.model import Held
    from assessor_app.records.withdrawing.model import Withdrawal


def file_name(held: Held) -> str:
    """What a record's file is called where it is handed over: its reference, made safe, and its short identity."""
    return f"{safe(held.reference) or 'record'}-{held.identity[:8]}.pdf"


def withdrawal_name(made: Withdrawal) -> str:
    """What a withdrawal's file is called where it is handed over, beside that of its record."""
    return f"{safe(made.reference) or 'record'}-{made.of_identity[:8]}-withdrawn-{made.identity[:8]}.pdf"


def safe(reference: str) -> str:
    """A reference as a file's name can hold it."""
    return "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in reference)
