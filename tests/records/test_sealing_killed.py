"""Killed at any step of sealing, a store holds no record and the draft as it was, or one whole record."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessor_app.observing.model import Composer, Event, Mark
from assessor_app.people.model import Centre
from assessor_app.progress import Silent
from assessor_app.rooms import found, open_rooms
from assessor_app.standards.model import CriterionKey
from assessor_app.tables import MIGRATIONS
from assessor_app.vault import outbox
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.records.killed import AT, PASSPHRASE, Fixed

if TYPE_CHECKING:
    from assessor_app.rooms import Rooms

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="Windows knows no kill -9")]

ROOT = Path(__file__).parents[2]
PARTS = 4  # the steps are shared out, so that several processes can take them


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one visit that is ready to be sealed, closed; each run has a copy."""
    folder = tmp_path_factory.mktemp("ready") / "store"
    vault, _ = found(
        StorePlace(folder), name="Rhys Wyn Jones", centre=Centre("Canolfan Asesu Menai", "C-0417"),
        passphrase=PASSPHRASE, clock=Fixed(), progress=Silent(),
    )  # fmt: skip
    rooms = open_rooms(vault, Fixed())
    _observed(rooms)
    rooms.close()
    vault.close()
    return folder


def _observed(rooms: Rooms) -> None:
    at, standard = AT.isoformat(), rooms.library.resolve("INSCS025:cy")
    candidate, _ = rooms.people.add_candidate(name="Siân Llywelyn")
    observation, _ = rooms.desk.start(candidate.id, [standard.key], place="Tŷ Gwyn")
    key = CriterionKey(standard.key, "performance", 1)
    rooms.desk.add_entry(observation.id, Composer("behaviour", "Cyfarchodd y galwr", links=(key,)), "cy")
    rooms.desk.judge(observation.id, key, "met")
    rooms.desk.set_event(observation.id, Event(at, at, "Tŷ Gwyn"))
    rooms.desk.set_mark(observation.id, Mark("typed", "Siân Llywelyn", at))


def run(store: Path, at: int) -> subprocess.CompletedProcess[str]:
    """Seal in a process of its own that dies at a step."""
    command = [sys.executable, "-m", "tests.records.killed", str(store), str(at)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def held(store: Path) -> int:
    """How many records a store holds, everything about them being whole and of one piece."""
    vault = Vault.open(StorePlace(store), passphrase=PASSPHRASE, migrations=MIGRATIONS)
    rooms = open_rooms(vault, Fixed())
    try:
        records, (head,) = rooms.archive.records(), rooms.desk.latest()
        assert list(rooms.archive.examine_journal()) == []
        assert rooms.store.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        assert rooms.store.damage() == []
        assert [one.thing for one in outbox.unsent(rooms.store) if one.kind == "record"] == [
            r.identity for r in records
        ]
        assert head.record == (records[0].record if records else "")
        for record in records:
            assert rooms.archive.open("r.pdf", rooms.archive.file(record.identity)).verdict == "accepted"
        if not records:
            assert rooms.desk.observation(head.id).mark is not None
        return len(records)
    finally:
        rooms.close()
        vault.close()


@pytest.fixture(scope="module")
def steps(ready: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many steps sealing takes where nothing stops it."""
    store = tmp_path_factory.mktemp("whole") / "store"
    shutil.copytree(ready, store)
    done = run(store, 0)
    assert done.returncode == 0, done.stderr
    assert held(store) == 1
    return int(done.stdout)


@pytest.mark.parametrize("part", range(PARTS))
def test_no_record_or_a_whole_one(ready: Path, steps: int, tmp_path: Path, part: int) -> None:
    assert steps > 12  # the drawing, the signing, and every statement of the transaction
    kept = {}
    for at in range(1 + part, steps + 1, PARTS):
        store = tmp_path / f"store-{at}"
        shutil.copytree(ready, store)
        assert run(store, at).returncode == -signal.SIGKILL
        kept[at] = held(store)
        shutil.rmtree(store)
    assert list(kept.values()) == sorted(kept.values())  # none before the commit, one after it
    assert kept[min(kept)] == 0
