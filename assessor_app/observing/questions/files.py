"""A bank of questions as a file: JSON, or a table (CSV) that any spreadsheet opens. Pure; believes nothing it reads."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

from assessor_app.errors import Refusal
from assessor_app.observing.questions.model import About, Question

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT: Final = "questions-1"
COLUMNS: Final = ("cy", "en", "criterion", "words")
MOST_BYTES: Final = 2_000_000
MOST_QUESTIONS: Final = 5_000
LONGEST: Final = 2_000  # letters of one text


def as_json(bank: Iterable[Question]) -> bytes:
    """The bank as one JSON document."""
    said = {"format": FORMAT, "questions": [_row(question) for question in bank]}
    return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()


def as_table(bank: Iterable[Question]) -> bytes:
    """The bank as CSV in UTF-8, marked as such: some spreadsheets would otherwise spoil ŵ and ŷ."""
    written = io.StringIO(newline="")
    table = csv.DictWriter(written, COLUMNS)
    table.writeheader()
    table.writerows(_row(question) for question in bank)
    return written.getvalue().encode("utf-8-sig")


def read(data: bytes, source: str) -> tuple[Question, ...]:
    """The questions of a file, without ids. It is JSON where it begins with a brace, and else a table.

    Raises:
        Refusal: `questions-unreadable` where it is neither, or too long; `questions-line` with the number of the
            question that says nothing or names no criterion.
    """
    try:
        text = data.decode("utf-8-sig")
        if len(data) > MOST_BYTES:
            raise Refusal("questions-unreadable", file=source)
        rows = _json_rows(text) if text.lstrip().startswith("{") else _table_rows(text)
    except (ValueError, RecursionError, csv.Error) as problem:
        raise Refusal("questions-unreadable", file=source) from problem
    if rows is None or len(rows) > MOST_QUESTIONS:
        raise Refusal("questions-unreadable", file=source)
    return tuple(_question(row, number, source) for number, row in enumerate(rows, 1))


def _row(question: Question) -> dict[str, str]:
    texts = question.texts
    about = str(question.about) if question.about else ""
    return {"cy": texts.get("cy", ""), "en": texts.get("en", ""), "criterion": about, "words": question.words}


def _json_rows(text: str) -> list[dict[str, Any]] | None:
    said = json.loads(text)
    rows = said.get("questions") if said.get("format") == FORMAT else None
    whole = isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
    return rows if whole else None


def _table_rows(text: str) -> list[dict[str, Any]] | None:
    """Commas, or semicolons where the head has them, as spreadsheets in some countries write."""
    head = text.partition("\n")[0]
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",", strict=True)
    named = {name.strip().casefold() for name in table.fieldnames or ()}
    if not named & {"cy", "en"}:
        return None
    return [{(name or "").strip().casefold(): said for name, said in row.items()} for row in table]


def _question(row: dict[str, Any], number: int, source: str) -> Question:
    cells = {name: row.get(name) or "" for name in COLUMNS}
    said = {name: " ".join(cell.split()) for name, cell in cells.items() if isinstance(cell, str)}
    texts = {name: said[name] for name in COLUMNS[:2] if said.get(name)}
    good = len(said) == len(cells) and all(len(text) <= LONGEST and text.isprintable() for text in said.values())
    try:
        about = About.parse(said["criterion"]) if good and said["criterion"] else None
    except ValueError:
        good, about = False, None
    if not texts or not good:
        raise Refusal("questions-line", file=source, number=number)
    return Question("", texts, about, said["words"])  # type: ignore[arg-type]  # both are languages
