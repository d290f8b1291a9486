"""Real trouble under a real store: cut and flipped files, a full disk, a folder closed to writing, kill -9."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Tampered, Unavailable
from assessor_app.vault.model import Migration, StorePlace
from assessor_app.vault.vault import Vault
from tests.vault.conftest import PASSPHRASE, STEPS, Made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
LATER = Migration("shelf-002-later", "ALTER TABLE note ADD COLUMN heading TEXT NOT NULL DEFAULT '';")


def read_all(made: Made) -> None:
    with made.open() as vault, contextlib.closing(vault.connect()) as store:
        store.rows("SELECT * FROM note")
        store.rows("SELECT * FROM outbox")


@pytest.mark.parametrize("left", [0, 1, 15, 16, 1000, 4095, 4096, 4097, 8192, 20_000, -8192, -4096, -1000, -1])
def test_a_store_cut_short_is_damaged_and_never_a_shorter_store(made: Made, left: int) -> None:
    content = made.place.database.read_bytes()
    assert len(content) > 20_000
    while not content[left:].strip(b"\0"):  # the end of a page that is missing is read as noughts, and may be some
        left -= 1
    made.place.database.write_bytes(content[:left])
    with pytest.raises(Tampered, match="store-damaged"):
        read_all(made)
    made.place.database.write_bytes(content)  # as from a backup
    read_all(made)


def test_a_flipped_bit_on_any_page_is_damage_once_that_page_is_read(made: Made) -> None:
    content = made.place.database.read_bytes()
    with made.open() as vault, contextlib.closing(vault.connect()) as store:
        for page in range(len(content) // 4096):
            flipped = bytearray(content)
            flipped[page * 4096 + 1000] ^= 0x10
            made.place.database.write_bytes(flipped)
            assert store.damage() == [page + 1]
        made.place.database.write_bytes(content)
        assert store.damage() == []


@pytest.mark.parametrize("page", [0, 1, 6, -1])
def test_a_flipped_bit_is_never_read_as_somebodys_words(made: Made, page: int) -> None:
    content = bytearray(made.place.database.read_bytes())
    content[page * 4096 + 1000] ^= 0x10
    made.place.database.write_bytes(content)
    with pytest.raises(Tampered, match="store-damaged"):
        read_all(made)


def test_another_stores_database_under_these_keys_is_damaged(made: Made, tmp_path: Path) -> None:
    other = StorePlace(tmp_path / "other")
    Vault.create(other, label="x", passphrase=PASSPHRASE, migrations=STEPS)[0].close()
    shutil.copy(other.database, made.place.database)
    with pytest.raises(Tampered, match="store-damaged"):
        made.open()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with little room, where this user may mount one; else a folder on the large one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    mounted = bool(shutil.which("mount")) and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    yield folder
    if mounted:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextlib.contextmanager
def no_room(folder: Path) -> Iterator[None]:
    """Fill the small disk to its last byte; on a disk not ours, let no file of this process grow instead."""
    ballast = folder / "ballast"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    if os.path.ismount(folder):
        with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(b"x" * 512)
    else:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        ballast.unlink(missing_ok=True)


def test_a_full_disk_loses_nothing_that_was_saved_and_heals_when_there_is_room(
    small_disk: Path, copied: Callable[[Path], Made]
) -> None:
    made = copied(small_disk / "store")
    with made.open() as vault, contextlib.closing(vault.connect()) as store:
        store.run("INSERT INTO note VALUES ('before', 'x')")
        with no_room(small_disk):
            for _ in range(3):
                with pytest.raises(Unavailable) as full, store.transaction():
                    store.run_many("INSERT INTO note VALUES (?, ?)", [(f"big{n}", "x" * 4000) for n in range(200)])
                assert full.value.code == ("disk-full" if os.path.ismount(small_disk) else "disk-error")
            assert store.one("SELECT count(*) AS n FROM note") == {"n": 201}
            with pytest.raises(Unavailable, match="disk-full"):
                vault.change_passphrase(old=PASSPHRASE, new="newydd sbon danlli")
        store.run("INSERT INTO note VALUES ('after', 'x')")
    with made.open() as vault, contextlib.closing(vault.connect()) as store:
        assert store.one("SELECT count(*) AS n FROM note") == {"n": 202}
        assert store.damage() == []


def test_a_full_disk_leaves_an_older_store_as_it_was(small_disk: Path, copied: Callable[[Path], Made]) -> None:
    made = copied(small_disk / "store")
    with no_room(small_disk), pytest.raises(Unavailable, match="disk-"):
        made.open((*STEPS, LATER))
    assert not list(made.place.folder.glob("before-*")) + list(made.place.folder.glob("copy.part*"))
    read_all(made)


def test_a_full_disk_leaves_no_half_made_store(small_disk: Path) -> None:
    place = StorePlace(small_disk / "new")
    with no_room(small_disk), pytest.raises(Unavailable, match="disk-"):
        Vault.create(place, label="Siân", passphrase=PASSPHRASE, migrations=STEPS)
    assert not place.folder.exists()
    Vault.create(place, label="Siân", passphrase=PASSPHRASE, migrations=STEPS)[0].close()


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Drop the right to write everywhere, which root has; anybody else does not have it."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that another user can reach (pytest's own cannot be)."""
    folder = Path(tempfile.mkdtemp(prefix="vault-test-"))
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("lock", ["lock file there", "no lock file"])
def test_a_folder_closed_to_writing_is_said_and_untouched(
    shared_folder: Path, copied: Callable[[Path], Made], lock: str
) -> None:
    made = copied(shared_folder / "store")
    if lock == "no lock file":
        made.place.lock.unlink()
    for file in made.place.folder.iterdir():
        file.chmod(0o444)
    made.place.folder.chmod(0o555)
    before = {file.name: file.read_bytes() for file in made.place.folder.iterdir()}
    with as_nobody(), pytest.raises(Unavailable, match="store-read-only"):
        made.open()
    assert {file.name: file.read_bytes() for file in made.place.folder.iterdir()} == before


def test_a_store_in_a_folder_closed_to_writing_is_not_made(shared_folder: Path) -> None:
    shared_folder.chmod(0o555)
    with as_nobody(), pytest.raises(Unavailable, match="store-read-only"):
        Vault.create(StorePlace(shared_folder / "new"), label="x", passphrase=PASSPHRASE, migrations=STEPS)
    assert list(shared_folder.iterdir()) == []


WRITER = """
import sys
from pathlib import Path
from assessor_app.vault import outbox
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.vault.conftest import PASSPHRASE, STEPS
store = Vault.open(StorePlace(Path(sys.argv[1])), passphrase=PASSPHRASE, migrations=STEPS).connect()
store.run("PRAGMA cache_size = 1")  # so that unfinished work reaches the disk
with store.transaction():
    store.run("INSERT INTO note VALUES ('committed', 'x')")
    outbox.add(store, "note", "committed", "2026-11-22T10:00:00+00:00")
print("committed", flush=True)
with store.transaction():
    store.run_many("INSERT INTO note VALUES (?, ?)", [(f"lost{n}", "x" * 4000) for n in range(500)])
    print("writing", flush=True)
    sys.stdin.readline()
"""


def test_kill_in_the_middle_of_writing_keeps_what_was_committed_and_nothing_else(made: Made) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(made.place.folder)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert [writer.stdout.readline().strip() for _ in range(2)] == [b"committed", b"writing"]
        with pytest.raises(Unavailable, match="store-held"):
            made.open()
        log = made.place.folder / "store.db-wal"
        assert log.stat().st_size > 500 * 4000  # the unfinished work is on the disk
        writer.send_signal(signal.SIGKILL)
    with made.open() as vault, contextlib.closing(vault.connect()) as store:
        assert store.rows("SELECT id FROM note WHERE id NOT LIKE 'n%'") == [{"id": "committed"}]
        assert store.rows("SELECT thing FROM outbox") == [{"thing": "committed"}]
        assert store.damage() == []


CUT = """
import os, signal, sys
from pathlib import Path
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.vault.conftest import PASSPHRASE, STEPS
vault = Vault.open(StorePlace(Path(sys.argv[1])), passphrase=PASSPHRASE, migrations=STEPS)
moment = sys.argv[2]
real = getattr(os, moment)
def die(*arguments):
    if moment == "replace":
        os.kill(os.getpid(), signal.SIGKILL)
    real(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(os, moment, die)
vault.change_passphrase(old=PASSPHRASE, new="newydd sbon danlli")
"""


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_kill_while_the_passphrase_changes_leaves_the_old_one(made: Made, moment: str) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", CUT, str(made.place.folder), moment], cwd=ROOT, check=False, timeout=60
    )
    assert killed.returncode == -signal.SIGKILL
    assert (made.place.folder / "key.json.part").exists()
    made.open().close()
    with made.open() as vault:
        vault.change_passphrase(old=PASSPHRASE, new="newydd sbon danlli")
    assert not (made.place.folder / "key.json.part").exists()
