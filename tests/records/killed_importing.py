"""Imports a folder into a real store and dies at the statement that it is told to; `test_importing_killed` runs it so.

    python -m tests.records.killed_importing STORE FOLDER STATEMENT

It prints how many statements there were, but for questions, where it lives to the end.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from assessor_app.progress import Silent
from assessor_app.records.many import Arrival
from assessor_app.rooms import open_rooms
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.model import StorePlace
from assessor_app.vault.store import Store
from assessor_app.vault.vault import Vault
from tests.records.killed import PASSPHRASE, Fatal, Fixed


def main(store: str, folder: str, at: str) -> None:
    """Import all files of the folder, judged by two processes."""
    fatal = Fatal(int(at))
    vault = Vault.open(StorePlace(Path(store)), passphrase=PASSPHRASE, migrations=MIGRATIONS)
    rooms = open_rooms(vault, Fixed())
    execute = Store._execute

    def watched(self: Store, sql: str, params: Any = ()) -> Any:  # noqa: ANN401 - sqlcipher3 is untyped
        if not sql.startswith("SELECT"):
            fatal.happened()
        return execute(self, sql, params)

    Store._execute = watched  # type: ignore[method-assign]
    files = [Arrival.of_file(path, path.name) for path in sorted(Path(folder).glob("*.pdf"))]
    for _ in rooms.archive.take_in_many(files, Silent(), workers=2):
        pass
    sys.stdout.write(f"{fatal.seen}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
