"""Tables for others: the same rows as a spreadsheet or as CSV. What stands in them is their room's business."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal
from assessor_app.records.portfolio.table import FORMULAS
from assessor_app.vault.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Cell = str | int | float | None

_LONGEST_NAME: Final = 31
_WIDEST: Final = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, its heads, its rows of as many cells each. Shares are numbers from 0 to 1."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def write(file: Path, sheets: Sequence[Sheet]) -> Path:
    """Write tables as the ending of the file says: `.xlsx` holds all of them, `.csv` the first.

    Raises:
        Refusal: `table-ending`, for any other ending.
        Unavailable: as `vault.files.write_whole`; nothing half-written stays behind.
    """
    ending = file.suffix.lower()
    if ending not in {".xlsx", ".csv"}:
        raise Refusal("table-ending", file=file.name)
    write_whole(file, as_xlsx(sheets) if ending == ".xlsx" else as_csv(sheets[0]), for_others=True)
    return file


def as_csv(sheet: Sheet) -> bytes:
    """One table as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know that it is."""
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow([_plain(head) for head in sheet.heads])
    writer.writerows([[_plain(cell) for cell in row] for row in sheet.rows])
    return held.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> Cell:
    """Text that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULAS) else cell


def as_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """Tables as an Office Open XML workbook: heads that stay, columns as wide as what they hold, text as text."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only where a table is exported

    held = io.BytesIO()
    book = Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    strong = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in sheets:
        page = book.add_worksheet("".join(" " if one in "[]:*?/\\" else one for one in sheet.name)[:_LONGEST_NAME])
        page.freeze_panes(1, 0)
        for at, head in enumerate(sheet.heads):
            longest = max([len(head), *(len(str(row[at] or "")) for row in sheet.rows)], default=0)
            page.set_column(at, at, min(_WIDEST, longest + 2))
            page.write_string(0, at, head, strong)
        for down, row in enumerate(sheet.rows, 1):
            for at, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(down, at, cell, body)
                elif cell is not None:
                    page.write_number(down, at, cell, body)
    book.close()
    return held.getvalue()
