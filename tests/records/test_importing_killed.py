"""Killed anywhere in an import of many files, a store holds whole records; importing again ends where it would have."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assessor_app.people.model import Centre
from assessor_app.progress import Silent
from assessor_app.rooms import found, open_rooms
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.records.chained import chain, people
from tests.records.killed import PASSPHRASE, Fixed
from tests.records.sealed import example, sealed, signed

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="Windows knows no kill -9")]

ROOT = Path(__file__).parents[2]
DEATHS = 4
WAIT = 120  # seconds; a process left behind would hold the output open, and not end


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that believes the people of the chain, and files; each run has a copy of the store."""
    place = tmp_path_factory.mktemp("ready")
    vault, _ = found(
        StorePlace(place / "store"), name="Rhys Wyn Jones", centre=Centre("Canolfan Asesu Menai", "C-0417"),
        passphrase=PASSPHRASE, clock=Fixed(), progress=Silent(),
    )  # fmt: skip
    rooms = open_rooms(vault, Fixed())
    for anchor in people().anchors:
        rooms.vouched.vouch(anchor.certificate, how="@telephone", by="Siân", at="2026-11-22T12:00:00Z")
    rooms.close()
    vault.close()
    (place / "files").mkdir()
    made = chain()
    others = [sealed(example() | {"reference": f"TG-{at}"}, people().assessor).file for at in range(4)]
    files = [made.record.file, others[0], made.verified, others[1], b"", made.countersigned, signed().sealed.file]
    for at, data in enumerate([*files, *others[2:]]):
        (place / "files" / f"{at}.pdf").write_bytes(data)
    return place


def run(ready: Path, store: Path, at: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.records.killed_importing", str(store), str(ready / "files"), str(at)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=WAIT)


def held(store: Path) -> tuple[list[object], int]:
    """What a store holds of records, everything about them being whole and of one piece; and how many."""
    vault = Vault.open(StorePlace(store), passphrase=PASSPHRASE, migrations=MIGRATIONS)
    rooms = open_rooms(vault, Fixed())
    try:
        assert list(rooms.archive.examine_journal()) == []
        assert rooms.store.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        records = rooms.archive.records()
        return [
            records,
            [rooms.archive.file(one.identity) for one in records],
            rooms.store.rows("SELECT identity, came_as, sha256, verdict FROM record_file ORDER BY number"),
            rooms.store.rows("SELECT line FROM journal_line ORDER BY number"),
        ], len(records)
    finally:
        rooms.close()
        vault.close()


def test_killed_and_begun_again_it_ends_where_it_would_have(ready: Path, tmp_path: Path) -> None:
    shutil.copytree(ready / "store", tmp_path / "whole")
    done = run(ready, tmp_path / "whole", 0)
    assert done.returncode == 0, done.stderr
    expected, count = held(tmp_path / "whole")
    statements, seen = int(done.stdout), set()
    assert count == 6
    for death in range(DEATHS):
        store = tmp_path / f"store-{death}"
        shutil.copytree(ready / "store", store)
        assert run(ready, store, 1 + (2 * death + 1) * statements // (2 * DEATHS)).returncode == -signal.SIGKILL
        seen.add(held(store)[1])
        assert run(ready, store, 0).returncode == 0
        assert held(store) == (expected, count)
    assert len(seen) > 2  # it died before, between and after records
