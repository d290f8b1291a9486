"""Making a store: whole or not at all, never over another one, whatever stops it and when."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Cancelled, Refusal, Unavailable
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import LEAST_PASSPHRASE, Vault, labels
from tests.vault.conftest import PASSPHRASE, STEPS, Made, in_another_process, make

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.vault.store import Store


def test_a_store_is_never_made_over_another(made: Made) -> None:
    before = made.place.keys.read_bytes(), made.place.database.read_bytes()
    with pytest.raises(Refusal, match="store-exists"):
        make(made.place)
    made.place.keys.unlink()
    with pytest.raises(Refusal, match="store-exists"):  # its keys may come back from a backup
        make(made.place)
    assert made.place.database.read_bytes() == before[1]
    made.place.keys.write_bytes(before[0])
    made.open().close()


@pytest.mark.parametrize(
    ("label", "passphrase", "code"),
    [(" \n", PASSPHRASE, "label-missing"), ("Siân", "x" * (LEAST_PASSPHRASE - 1), "passphrase-short")],
)
def test_a_store_without_a_name_or_a_passphrase_is_not_made(
    tmp_path: Path, label: str, passphrase: str, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        make(StorePlace(tmp_path / "new"), label, passphrase)
    assert not (tmp_path / "new").exists()


class _StopsAt:
    def __init__(self, last: int) -> None:
        self.last = last

    def step(self, done: int, _total: int, _what: str = "") -> None:
        if done == self.last:
            raise Cancelled


@pytest.mark.parametrize("moment", [0, 1, 2])
def test_cancelling_the_making_leaves_nothing(tmp_path: Path, moment: int) -> None:
    place = StorePlace(tmp_path / "stores" / "new")
    with pytest.raises(Cancelled):
        Vault.create(place, label="Siân", passphrase=PASSPHRASE, migrations=STEPS, progress=_StopsAt(moment))
    assert not place.folder.exists()
    make(place).close()


def test_a_store_is_furnished_before_it_exists(tmp_path: Path) -> None:
    place = StorePlace(tmp_path / "new")
    secrets = []

    def furnish(vault: Vault, store: Store) -> None:
        assert not place.database.exists()
        store.run("INSERT INTO note VALUES ('first', 'x')")
        secrets.append(vault.identity_secret(PASSPHRASE))

    vault, _ = Vault.create(place, label="Siân", passphrase=PASSPHRASE, migrations=STEPS, furnish=furnish)
    with vault, contextlib.closing(vault.connect()) as store:
        assert store.rows("SELECT id FROM note") == [{"id": "first"}]
        assert secrets == [vault.identity_secret(PASSPHRASE)]


def test_a_furnishing_that_fails_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("not ours")

    def furnish(_: Vault, store: Store) -> None:
        store.run("INSERT INTO note VALUES ('first', 'x')")
        raise Refusal("name-missing")

    with pytest.raises(Refusal, match="name-missing"):
        Vault.create(StorePlace(tmp_path), label="Siân", passphrase=PASSPHRASE, migrations=STEPS, furnish=furnish)
    assert {file.name for file in tmp_path.iterdir()} == {"letter.txt", "lock"}
    make(StorePlace(tmp_path)).close()


KILLED = """
import os, signal, sys
from pathlib import Path
from assessor_app.vault import folders
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.vault.conftest import PASSPHRASE, STEPS

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

class Watch:
    def step(self, done, total, what=""):
        if str(done) == sys.argv[2]:
            die()

if sys.argv[2] == "last":
    folders.finish = die
furnish = die if sys.argv[2] == "furnishing" else None
Vault.create(
    StorePlace(Path(sys.argv[1])), label="x", passphrase=PASSPHRASE, migrations=STEPS, progress=Watch(), furnish=furnish
)
"""


@pytest.mark.parametrize("moment", ["furnishing", "2", "last"])
def test_a_making_cut_short_by_kill_is_told_and_begun_again(tmp_path: Path, moment: str) -> None:
    place = StorePlace(tmp_path / "new")
    killed = in_another_process(KILLED, str(place.folder), moment)
    assert killed.returncode == -9, killed.stderr
    assert place.keys.exists() == (moment == "last")
    with pytest.raises(Unavailable, match="store-unfinished"):
        Vault.open(place, passphrase=PASSPHRASE, migrations=STEPS)
    assert labels(tmp_path) == []
    make(place).close()
    assert [found.label for found in labels(tmp_path)] == ["Siân"]
    assert {file.name for file in place.folder.iterdir()} == {"store.db", "key.json", "lock"}
