"""Holding the journal against the archive: is every record there that it tells of, the same file, and none besides."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from assessor_app.records.journal.checking import check
from assessor_app.records.journal.model import Finding, Line, line_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor_app.records.journal.keeping import Journal
    from assessor_app.records.model import Held
    from assessor_app.records.withdrawing.keeping import Withdrawals

KEEPING = frozenset({"found", "sealed", "taken-in"})


def examine(journal: Journal, kept: Iterable[tuple[Held, bytes]], withdrawals: Withdrawals) -> Iterator[Finding]:
    """Check the journal by itself, then against what is kept; nothing is found where it was never begun."""
    written, public = journal.written()
    if not public:
        return
    yield from check(written, public)
    told: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for line in _lines(journal):
        if line.deed in KEEPING:
            told.setdefault(line.identity, set()).add(line.file)
            names[line.identity] = line.record
        elif line.deed == "withdrawal" and withdrawals.find(line.identity) is None:
            yield Finding("journal-record-gone", {"reference": line.record})
    for held, file in kept:
        files = told.pop(held.identity, None)
        if files is None:
            yield Finding("journal-record-unwritten", {"reference": held.reference})
        elif hashlib.sha256(file).hexdigest() not in files:
            yield Finding("journal-file-differs", {"reference": held.reference})
    for identity in told:
        yield Finding("journal-record-gone", {"reference": names[identity]})


def _lines(journal: Journal) -> Iterator[Line]:
    for one in journal.written()[0]:
        try:
            yield line_from(one.line)
        except (ValueError, TypeError):  # told by the check of the chain
            continue
