"""A real encrypted store, made once and copied for every test; nothing here pretends."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessor_app.vault import keyfile
from assessor_app.vault.model import Migration, StorePlace
from assessor_app.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assessor_app.vault.store import Store

PASSPHRASE = "hen ŵr y môr yn canu"
STEPS = (
    Migration(
        "shelf-001-notes",
        """
        CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
        CREATE TRIGGER note_kept BEFORE DELETE ON note BEGIN
            SELECT RAISE(ABORT, 'note-kept');
        END;
        """,
    ),
)


ROOT = Path(__file__).resolve().parents[2]


def make(place: StorePlace, label: str = "Siân", passphrase: str = PASSPHRASE) -> Vault:
    """Make an empty store and leave it open."""
    vault, _ = Vault.create(place, label=label, passphrase=passphrase, migrations=STEPS)
    return vault


def in_another_process(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python code with the program at hand."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


@dataclass(frozen=True)
class Made:
    """A closed store and what opens it."""

    place: StorePlace
    code: str
    passphrase: str = PASSPHRASE
    migrations: tuple[Migration, ...] = STEPS

    def open(self, migrations: tuple[Migration, ...] | None = None) -> Vault:
        """Unlock it by its passphrase."""
        return Vault.open(
            self.place, passphrase=self.passphrase, migrations=self.migrations if migrations is None else migrations
        )


@pytest.fixture(scope="session")
def _pattern(tmp_path_factory: pytest.TempPathFactory) -> Made:
    place = StorePlace(tmp_path_factory.mktemp("pattern") / "store")
    vault, code = Vault.create(place, label="Siân · Tŷ Gwyn", passphrase=PASSPHRASE, migrations=STEPS)
    store = vault.connect()
    with store.transaction():
        store.run_many("INSERT INTO note VALUES (?, ?)", [(f"n{n}", f"Gwelais y dŵr {n}. " * 40) for n in range(200)])
    store.close()
    vault.close()
    keys = keyfile.parse(place.keys.read_bytes())
    master = keys.unwrap(keyfile.PASSPHRASE, PASSPHRASE)
    cheap = keyfile.Cost(memory=32, passes=1, lanes=1)  # the file says what opening it costs
    for kind, text in ((keyfile.PASSPHRASE, PASSPHRASE), (keyfile.RECOVERY, code.replace("-", ""))):
        keys = keys.with_slot(kind, text, master, cheap)
    place.keys.write_bytes(keyfile.dump(keys))
    return Made(place, code)


@pytest.fixture
def copied(_pattern: Made) -> Callable[[Path], Made]:
    """Put a copy of the store into a folder that does not exist yet."""

    def copy(folder: Path) -> Made:
        shutil.copytree(_pattern.place.folder, folder)
        return Made(StorePlace(folder), _pattern.code)

    return copy


@pytest.fixture
def made(copied: Callable[[Path], Made], tmp_path: Path) -> Made:
    """A closed store with two hundred notes."""
    return copied(tmp_path / "store")


@pytest.fixture
def made_open(made: Made) -> Iterator[Vault]:
    """The same store, unlocked."""
    with made.open() as vault:
        yield vault


@pytest.fixture
def store(made_open: Vault) -> Iterator[Store]:
    """An open connection to such a store."""
    opened = made_open.connect()
    yield opened
    opened.close()
