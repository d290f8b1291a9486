"""Keeping the journal: each deed on a record adds one line, in the same transaction; and what a line proves later."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Final

from assessor_app.clock import Clock, rfc3339
from assessor_app.observing.clocks import JUMP_SECONDS
from assessor_app.records.journal import store as rows
from assessor_app.records.journal.model import Line, line_from
from assessor_app.trust import ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assessor_app.records.journal.model import Deed
    from assessor_app.records.model import Held
    from assessor_app.vault.store import Store

# The deeds by which a file is shown to have been here; a judgement made again shows nothing new.
PROVING: Final = frozenset({"found", "sealed", "taken-in", "newer", "withdrawal", "statement"})
END: Final = b"%%EOF\n"
MOST_REVISIONS: Final = 16  # a record has far fewer; what it carries may hold the same letters


class Journal:
    """The journal of one store, used from one thread.

    `kept_before` gives every record with its file, for a store that is older than its journal; `packs` names what the
    centres that are believed here said last.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        kept_before: Callable[[], Iterable[tuple[Held, bytes]]],
        packs: Callable[[], str] = str,
    ) -> None:
        self._packs = packs
        self._store = store
        self._clock = clock
        self._kept_before = kept_before

    def add(self, deed: Deed, *, record: str, identity: str, file: bytes, verdict: str) -> Line:
        """Add one line about a file; call it inside the transaction of the deed that it tells of."""
        self.begin()
        return self._add(deed, record=record, identity=identity, file=file, verdict=verdict)

    def begin(self) -> None:
        """Begin the journal where there is none, with a line for every record that was here before it.

        A deed that keeps a record calls this first, or what it keeps would be found here as well.
        """
        if rows.key(self._store) is not None:
            return
        with self._store.transaction():
            key = ledger.new_key()
            rows.put_key(self._store, key, ledger.public_of(key))
            before = list(self._kept_before())
            for held, file in before:
                self._add("found", record=held.record, identity=held.identity, file=file, verdict=held.verdict)

    def _add(self, deed: Deed, *, record: str, identity: str, file: bytes, verdict: str) -> Line:
        held, before = rows.key(self._store), rows.last(self._store)
        if held is None:
            raise RuntimeError("a journal has a key before it has a line")
        last = line_from(before.line) if before else None
        now = self._clock.now().wall.replace(microsecond=0)
        line = Line(
            number=last.number + 1 if last else 0,
            at=rfc3339(now),
            deed=deed,
            record=record,
            identity=identity,
            file=hashlib.sha256(file).hexdigest(),
            size=len(file),
            verdict=verdict,
            pack=self._packs(),
            behind=max(0, int((latest(last) - now).total_seconds())) if last else 0,
        )
        said = line.as_bytes()
        made = ledger.link(held[0], before.link.digest if before else ledger.START, said)
        rows.append(self._store, rows.Written(line.number, said.decode(), made))
        return line

    def about(self, identity: str) -> tuple[Line, ...]:
        """The lines about one base, oldest first."""
        return tuple(line_from(one.line) for one in rows.of_identity(self._store, identity))

    def kept_at(self, data: bytes, *, whole: bool = False) -> dt.datetime | None:
        """The earliest time at which this file, or an earlier state that it begins with, was shown to be here.

        With `whole` only of this very file: what an earlier state shows says nothing of what was signed since.

        None where nothing shows it: no line whose own signature holds, or only lines written while the clock stood
        behind the journal, whose time proves nothing.
        """
        held = rows.key(self._store)
        if held is None:
            return None
        digests = revisions(data)[-1:] if whole else revisions(data)
        found = [one for digest in digests for one in rows.of_file(self._store, digest)]
        for written in sorted(found, key=lambda one: one.number):
            line = line_from(written.line)
            if line.deed in PROVING and line.behind <= JUMP_SECONDS and self._stands(written, held[1]):
                return dt.datetime.fromisoformat(line.at)
        return None

    def written(self) -> tuple[Iterable[rows.Written], bytes]:
        """All lines, oldest first, and the key that others check them with; empty where there is no journal yet."""
        held = rows.key(self._store)
        return (rows.every(self._store), held[1]) if held else ((), b"")

    def head(self) -> tuple[int, str]:
        """The number and digest of the last line, to be given to somebody else: (-1, '') before there is any."""
        last = rows.last(self._store)
        return (last.number, last.link.digest) if last else (-1, "")

    def _stands(self, written: rows.Written, public: bytes) -> bool:
        before = rows.numbered(self._store, written.number - 1) if written.number else None
        digest = before.link.digest if before else ledger.START
        chained = ledger.chained(digest, written.line.encode(), written.link.digest)
        return chained and ledger.signed(public, written.link)


def latest(line: Line) -> dt.datetime:
    """The latest time that the journal had seen when a line was written."""
    return dt.datetime.fromisoformat(line.at) + dt.timedelta(seconds=line.behind)


def revisions(data: bytes) -> list[str]:
    """The digests of a file and of the states that it may have had before: each ends as a PDF does."""
    told, found, start = hashlib.sha256(), [], 0
    while (end := data.find(END, start)) >= 0:
        told.update(data[start : end + len(END)])
        start = end + len(END)
        found.append(told.hexdigest())
    if start != len(data):
        told.update(data[start:])
        found.append(told.hexdigest())
    return found[-MOST_REVISIONS:]
