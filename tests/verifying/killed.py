"""Takes a folder into a real store's inbox and dies at the step that it is told to; `test_inbox_killed` runs it so.

    python -m tests.verifying.killed STORE FOLDER STEP

A step is a statement that the store is about to run or has just run, or a step of the progress. It prints how many
there were where it lives to the end.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from assessor_app.rooms import open_rooms
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.model import StorePlace
from assessor_app.vault.store import Store
from assessor_app.vault.vault import Vault
from tests.records.killed import Fatal
from tests.ui.visiting import PASSPHRASE, SetClock

AT = "2026-11-23T09:00:00+00:00"


def main(store: str, folder: str, at: str) -> None:
    """Take the folder in."""
    fatal = Fatal(int(at))
    vault = Vault.open(StorePlace(Path(store)), passphrase=PASSPHRASE, migrations=MIGRATIONS)
    rooms = open_rooms(vault, SetClock(AT))
    execute = Store._execute

    def watched(self: Store, sql: str, params: Any = ()) -> Any:  # noqa: ANN401 - sqlcipher3 is untyped
        if not sql.startswith("SELECT"):
            fatal.happened()
        done = execute(self, sql, params)
        if not sql.startswith("SELECT"):
            fatal.happened()
        return done

    Store._execute = watched  # type: ignore[method-assign]
    rooms.verifying.inbox.take_in([Path(folder)], fatal, workers=0)
    sys.stdout.write(f"{fatal.seen}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
