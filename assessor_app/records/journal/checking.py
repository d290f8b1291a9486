"""Checking a journal, the store's own or one that was handed out: is it whole, in order, signed; what its clock did."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, Final

from assessor_app.errors import Refusal
from assessor_app.observing.clocks import JUMP_SECONDS
from assessor_app.records.journal.keeping import latest
from assessor_app.records.journal.model import Finding, Line, line_from
from assessor_app.records.journal.store import Written
from assessor_app.trust import ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORMAT: Final = "assessor-journal/1"


def check(written: Iterable[Written], public: bytes) -> Iterator[Finding]:
    """Follow the chain from its first line; each fault is told once, and what comes after it is checked from there."""
    digest, expected, before = ledger.START, 0, None
    for one in written:
        if one.number != expected:
            yield Finding("journal-line-missing", {"number": expected})
            digest = ""
        line = _read(one)
        chained = not digest or ledger.chained(digest, one.line.encode(), one.link.digest)
        if line is None or not chained or not _follows(before, line):
            yield Finding("journal-line-changed", {"number": one.number})
        elif not ledger.signed(public, one.link):
            yield Finding("journal-line-not-signed", {"number": one.number})
        elif line.behind > JUMP_SECONDS:
            yield Finding("journal-clock-back", {"number": one.number, "at": line.at, "seconds": line.behind})
        before = line or before
        digest, expected = one.link.digest, one.number + 1


def handed_out(written: Iterable[Written], public: bytes) -> bytes:
    """A journal as a file for somebody else, who can check it without the store."""
    lines = [
        {"line": one.line, "digest": one.link.digest, "signature": base64.b64encode(one.link.signature).decode()}
        for one in written
    ]
    said = {"format": FORMAT, "public_key": base64.b64encode(public).decode(), "lines": lines}
    return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"


def read(data: bytes) -> tuple[list[Written], bytes]:
    """A journal that was handed out, and the key that it says it is signed with.

    Raises:
        Refusal: `journal-unreadable`.
    """
    try:
        said: Any = json.loads(data)
        form, public = said["format"], base64.b64decode(said["public_key"], validate=True)
        lines = [
            Written(
                _number(one["line"], at),
                str(one["line"]),
                ledger.Link(str(one["digest"]), base64.b64decode(one["signature"], validate=True)),
            )
            for at, one in enumerate(said["lines"])
        ]
    except (ValueError, KeyError, TypeError, RecursionError) as problem:
        raise Refusal("journal-unreadable") from problem
    if form != FORMAT:
        raise Refusal("journal-unreadable")
    return lines, public


def _number(line: object, place: int) -> int:
    """The number that a line says it has; its place where it says none."""
    try:
        said = json.loads(str(line))["number"]
    except (ValueError, KeyError, TypeError):
        return place
    return said if isinstance(said, int) else place


def _read(written: Written) -> Line | None:
    try:
        line = line_from(written.line)
    except (ValueError, TypeError):
        return None
    return line if line.number == written.number and line.as_bytes().decode() == written.line else None


def _follows(before: Line | None, line: Line) -> bool:
    """Whether a line says a time, and rightly how far its clock stood behind the latest time before it."""
    try:
        return before is None or latest(line) >= latest(before)
    except (ValueError, OverflowError, TypeError):
        return False
