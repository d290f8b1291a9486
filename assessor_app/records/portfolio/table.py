"""The index of several records as a table, `index.csv`: what a spreadsheet opens, one record a line."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from assessor_app.records.portfolio.model import Item, Portfolio

COLUMNS: Final = (
    "file", "reference", "candidate", "assessor", "sealed_at", "verdict", "counted", "superseded_by", "withdrawn",
    "identity", "record", "signer", "certificate", "sha256", "bytes",
)  # fmt: skip
# What a spreadsheet would take for a formula; OWASP, CSV injection.
FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")
MARK: Final = "\ufeff"  # by which spreadsheets know UTF-8


def as_bytes(portfolio: Portfolio) -> bytes:
    """The table as a file (RFC 4180), its columns named as in index.json; the same bytes for the same records."""
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(COLUMNS)
    for item in portfolio.items:
        lines.writerow([_text(value) for value in _row(item)])
    return (MARK + written.getvalue()).encode()


def _row(item: Item) -> tuple[str | int, ...]:
    held = item.held
    return (
        item.file, held.reference, held.candidate, held.assessor, held.sealed_at, held.verdict,
        "yes" if item.counts else "no", item.superseded_by, held.withdrawn, held.identity, held.record, held.signer,
        item.certificate, item.sha256, item.size,
    )  # fmt: skip


def _text(value: str | int) -> str:
    """A value as text that no spreadsheet reckons with."""
    said = str(value)
    return f"'{said}" if said.startswith(FORMULAS) else said
