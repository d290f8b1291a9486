"""Seals a visit in a real store and dies at the step that it is told to; `test_sealing_killed` runs it so.

    python -m tests.records.killed FOLDER STEP

A step is a statement that the store is about to run or has just run, or a step of the progress. It prints how many
there were where it lives to the end.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
from pathlib import Path
from typing import Any

from assessor_app.clock import Moment
from assessor_app.rooms import open_rooms, own_identity
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.model import StorePlace
from assessor_app.vault.store import Store
from assessor_app.vault.vault import Vault

PASSPHRASE = "pedwar gair hollol wahanol"
AT = dt.datetime(2026, 11, 22, 13, 0, tzinfo=dt.UTC)


class Fixed:
    """A clock that stands still."""

    def now(self) -> Moment:
        """The instant."""
        return Moment(AT, 1_000)


class Fatal:
    """Counts what happens, and ends this process as a pulled plug would at the step it was told."""

    def __init__(self, at: int) -> None:
        self.at, self.seen = at, 0

    def happened(self) -> None:
        """One more step."""
        self.seen += 1
        if self.seen == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def step(self, _done: int, _total: int, what: str = "") -> None:  # noqa: ARG002 - as a Progress has it
        """A step of the progress."""
        self.happened()


def main(folder: str, at: str) -> None:
    """Seal the only visit there is."""
    fatal = Fatal(int(at))
    vault = Vault.open(StorePlace(Path(folder)), passphrase=PASSPHRASE, migrations=MIGRATIONS)
    rooms = open_rooms(vault, Fixed())
    identity = own_identity(rooms, vault, PASSPHRASE)
    (head,) = rooms.desk.latest()
    execute = Store._execute

    def watched(self: Store, sql: str, params: Any = ()) -> Any:  # noqa: ANN401 - sqlcipher3 is untyped
        if not sql.startswith("SELECT"):
            fatal.happened()
        done = execute(self, sql, params)
        if not sql.startswith("SELECT"):
            fatal.happened()
        return done

    visit = rooms.visit(head.id)
    Store._execute = watched  # type: ignore[method-assign]
    rooms.archive.seal(visit, identity, rooms.desk, fatal)
    sys.stdout.write(f"{fatal.seen}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
