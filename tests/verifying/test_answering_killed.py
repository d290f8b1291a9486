"""Killed while files are attached to an answer, a store holds each that was acknowledged, whole, and what was said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessor_app.clock import rfc3339
from assessor_app.people.model import Centre
from assessor_app.progress import Silent
from assessor_app.records import templates
from assessor_app.rooms import found, open_rooms
from assessor_app.tables import MIGRATIONS
from assessor_app.trust import signing
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.records.sealed import NOW, somebody
from tests.verifying.killed_reviewing import PASSPHRASE, Fixed
from tests.verifying.reported import reported

if TYPE_CHECKING:
    from assessor_app.rooms import Rooms

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="Windows knows no kill -9")]

ROOT = Path(__file__).parents[2]
FILES = {"1.txt": b"un\n", "2.amr": b"#!AMR" + b"s" * (9 << 20), "3.txt": b"tri\n", "4.amr": b"#!AMR" + b"t" * 50_000}


def asked(rooms: Rooms) -> None:
    """A report comes in that asks this store's person for something."""
    person, verifier = rooms.people.assessor(), somebody("Mair Pugh")
    assert person is not None
    made = reported("cy")
    made["assessor"] |= {"id": person.id, "name": person.name}
    made["verifier"]["certificate"] = verifier.fingerprint
    made["record"]["sealed_at"] = NOW.isoformat()
    rooms.vouched.vouch(verifier.certificate, how="dros y ffôn", by="Rhys", at=rfc3339(NOW))
    rooms.archive.take_in("r.pdf", signing.sign(templates.render(made), verifier, NOW))


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An assessor's store with a report that asks for something, closed; each run has a copy. Beside it the files."""
    folder = tmp_path_factory.mktemp("ready")
    vault, _ = found(
        StorePlace(folder / "store"), name="Rhys Wyn Jones", centre=Centre("Canolfan Asesu Menai"),
        passphrase=PASSPHRASE, clock=Fixed(), progress=Silent(),
    )  # fmt: skip
    rooms = open_rooms(vault, Fixed())
    asked(rooms)
    rooms.close()
    vault.close()
    (folder / "files").mkdir()
    for name, data in FILES.items():
        (folder / "files" / name).write_bytes(data)
    return folder


@pytest.mark.parametrize("after", [1, 2, 0], ids=["first", "second", "last"])
def test_what_was_acknowledged_is_there(ready: Path, tmp_path: Path, after: int) -> None:
    shutil.copytree(ready / "store", tmp_path / "store")
    command = [sys.executable, "-m", "tests.verifying.killed_answering", str(tmp_path / "store"), str(ready / "files")]
    told: list[str] = []
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told.append(line.strip())
            if len(told) == after or told[-1] == "done":
                process.kill()
    said = [one for one in told if one != "done"]
    with Vault.open(StorePlace(tmp_path / "store"), passphrase=PASSPHRASE, migrations=MIGRATIONS) as vault:
        rooms = open_rooms(vault, Fixed())
        assert rooms.store.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        actions = rooms.verifying.actions
        actions.files.forget_removed()  # as when a store is opened
        name = actions.mine()[0].opened.name
        assert actions.draft(name, "answer") == {"done": "Arsylwais ail alwad."}
        files = actions.files.of(name)
        assert said
        assert [one.name for one in files][: len(said)] == said
        assert [one.caption for one in files][: len(said)] == [f"Dyma {one}" for one in said]
        assert all(actions.files.held_in(name, one) == FILES[one.name] for one in files)
        rooms.close()
