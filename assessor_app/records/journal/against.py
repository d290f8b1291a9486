"""Holding the journal against the archive: is every record there that it tells of, the same file, and none besides."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assessor_app.records.journal.checking import check
from assessor_app.records.journal.model import Finding, Line, line_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor_app.records.journal.keeping import Journal
    from assessor_app.records.model import Beyond, Held
    from assessor_app.records.withdrawing.keeping import Withdrawals

KEEPING = frozenset({"found", "sealed", "taken-in"})


@dataclass(slots=True)
class _Told:
    """What the journal says must be here: the files of each record, its id, and what withdrew which record."""

    files: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    withdrawn: dict[str, str] = field(default_factory=dict)
    statements: dict[str, tuple[str, str]] = field(default_factory=dict)  # whose record it is, and the file
    may_be_gone: set[str] = field(default_factory=set)
    """What is about a record under whose id something was disposed of: others may bear that id, or have named it."""

    def hear(self, line: Line) -> None:
        """Take in one line."""
        if line.deed in KEEPING:
            self.files.setdefault(line.identity, set()).add(line.file)
            self.names[line.identity] = line.record
        elif line.deed == "withdrawal":
            self.withdrawn[line.identity] = line.record
            self.may_be_gone.discard(line.identity)
        elif line.deed == "statement":
            self.statements[line.identity] = (line.record, line.file)
            self.may_be_gone.discard(line.identity)
        elif line.deed == "displaced":
            self.files.pop(line.identity, None)
            self.withdrawn.pop(line.identity, None)
            self.statements.pop(line.identity, None)
        elif line.deed == "disposed":  # and with it whatever withdrew it, and what was said of it
            self.files.pop(line.identity, None)
            self.may_be_gone |= {of for of, record in self.withdrawn.items() if record == line.record}
            self.may_be_gone |= {of for of, said in self.statements.items() if said[0] == line.record}


def examine(
    journal: Journal, kept: Iterable[tuple[Held, bytes]], withdrawals: Withdrawals, statements: Iterable[Beyond] = ()
) -> Iterator[Finding]:
    """Check the journal by itself, then against what is kept; nothing is found where it was never begun.

    `statements` are what keepers keep that is no record.
    """
    written, public = journal.written()
    if not public:
        return
    yield from check(written, public)
    told = _Told()
    for line in _lines(journal):
        told.hear(line)
    for identity, record in told.withdrawn.items():
        if identity not in told.may_be_gone and withdrawals.find(identity) is None:
            yield Finding("journal-record-gone", {"reference": record})
    for held, file in kept:
        files = told.files.pop(held.identity, None)
        if files is None:
            yield Finding("journal-record-unwritten", {"reference": held.reference})
        elif hashlib.sha256(file).hexdigest() not in files:
            yield Finding("journal-file-differs", {"reference": held.reference})
    for identity in told.files:
        yield Finding("journal-record-gone", {"reference": told.names[identity]})
    yield from _beyond(told, statements)


def _beyond(told: _Told, statements: Iterable[Beyond]) -> Iterator[Finding]:
    """What the journal has against the statements that are kept."""
    for one in statements:
        said = told.statements.pop(one.identity, None)
        if said is None:
            yield Finding("journal-statement-unwritten", {"reference": one.reference})
        elif hashlib.sha256(one.file).hexdigest() != said[1]:
            yield Finding("journal-statement-differs", {"reference": one.reference})
    for identity, (record, _file) in told.statements.items():
        if identity not in told.may_be_gone:
            yield Finding("journal-statement-gone", {"reference": record})


def _lines(journal: Journal) -> Iterator[Line]:
    for one in journal.written()[0]:
        try:
            yield line_from(one.line)
        except (ValueError, TypeError):  # told by the check of the chain
            continue
