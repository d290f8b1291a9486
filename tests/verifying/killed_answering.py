"""Attaches one file after another to an answer and is killed in between; `test_answering_killed` runs it so.

    python -m tests.verifying.killed_answering FOLDER FILES

Each file is told on standard output once its deed returned; after the last one it waits to be killed.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from assessor_app.progress import Silent
from assessor_app.rooms import open_rooms
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.verifying.killed_reviewing import PASSPHRASE, Fixed


def main(folder: str, files: str) -> None:
    """Write an answer to the first action, and attach all files of a folder to it, with a caption each."""
    vault = Vault.open(StorePlace(Path(folder)), passphrase=PASSPHRASE, migrations=MIGRATIONS)
    actions = open_rooms(vault, Fixed()).verifying.actions
    name = actions.mine()[0].opened.name
    actions.keep_draft(name, "answer", {"done": "Arsylwais ail alwad."})
    for path in sorted(Path(files).iterdir()):
        taken, _ = actions.files.take_in(name, path, Silent())
        actions.files.put(name, replace(taken.file, caption=f"Dyma {path.name}"))
        sys.stdout.write(f"{path.name}\n")
        sys.stdout.flush()
    sys.stdout.write("done\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
