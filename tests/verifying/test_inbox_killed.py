"""Killed at any step of a delivery, a store holds each file with its line or not at all; going on ends the same."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessor_app.progress import Silent
from assessor_app.rooms import open_rooms
from tests.records.chained import people
from tests.records.sealed import signed
from tests.ui.elsewhere import found_verifier
from tests.ui.visiting import Founded, SetClock
from tests.verifying.boxes import few
from tests.verifying.killed import AT

if TYPE_CHECKING:
    from assessor_app.rooms import Rooms

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="Windows knows no kill -9")]

ROOT = Path(__file__).parents[2]
STEPS = 5


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """The store of a verifier who believes the people of the chain, closed; each run has a copy."""
    made = found_verifier(tmp_path_factory.mktemp("ready") / "store")

    def believe(rooms: Rooms) -> None:
        rooms.verifying.say_verifies(verifies=True)
        for anchor in people().anchors:
            rooms.vouched.vouch(anchor.certificate, how="@person", by="Mair", at="2026-11-22T12:00:00Z")

    made.look(believe)
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record, a tampered copy of it, and a stranger's record."""
    made = few(tmp_path_factory.mktemp("post") / "cof")
    (made / "c.pdf").write_bytes(signed().sealed.file)
    return made


def run(store: Founded, folder: Path, at: int) -> subprocess.CompletedProcess[str]:
    """Take it in in a process of its own that dies at a step."""
    command = [sys.executable, "-m", "tests.verifying.killed", str(store.place.folder), str(folder), str(at)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def ended(rooms: Rooms) -> list[object]:
    """All that a delivery leaves behind, but for the deliveries themselves and what is each store's own."""
    store = rooms.store
    waiting = sorted((one.sha256, one.state, one.code) for one in rooms.verifying.inbox.quarantine())
    tables = ("record", "record_file", "record_signer", "pooled", "pooled_method", "pooled_standard")
    held = [store.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables]  # noqa: S608 - named above
    apart = store.rows("SELECT sha256, data FROM inbox_file ORDER BY 1")
    return [*held, apart, waiting, store.rows("SELECT line FROM journal_line ORDER BY number")]


def whole(rooms: Rooms) -> None:
    """Each record has its line in a delivery, each line that tells of one has its record, and no bytes lie about."""
    told = {row["identity"] for row in rooms.store.rows("SELECT identity FROM inbox_item WHERE identity <> ''")}
    assert told == set(rooms.archive.identities())
    assert rooms.store.rows("PRAGMA foreign_key_check") == []


def test_killed_anywhere_and_imported_again_it_ends_the_same(ready: Founded, folder: Path, tmp_path: Path) -> None:
    alive = ready.copy(tmp_path / "alive")
    lived = run(alive, folder, 0)
    assert lived.returncode == 0, lived.stderr
    steps, expected = int(lived.stdout), alive.look(ended)
    for at in sorted({1 + number * (steps - 1) // (STEPS - 1) for number in range(STEPS)}):
        store = ready.copy(tmp_path / f"at-{at}")
        assert run(store, folder, at).returncode == -signal.SIGKILL
        store.look(whole)
        with store.open() as vault:
            rooms = open_rooms(vault, SetClock(AT))
            rooms.verifying.inbox.take_in([folder], Silent(), workers=0)
            assert ended(rooms) == expected, at
            rooms.close()
        shutil.rmtree(store.place.folder)
