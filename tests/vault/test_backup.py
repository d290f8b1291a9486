"""Backups: whole or not at all, made while others write, put back beside and never over, refused where damaged."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.errors import AssessorError, Cancelled, Refusal, Tampered, Unavailable
from assessor_app.progress import Silent
from assessor_app.vault.backup import files, keeping, making, restoring
from assessor_app.vault.backup.model import ENDING, Made, Plan, overdue
from assessor_app.vault.backup.store import MIGRATIONS
from assessor_app.vault.model import Migration, StorePlace
from assessor_app.vault.vault import Vault
from tests.vault.conftest import PASSPHRASE, ROOT, STEPS
from tests.vault.test_disk_trouble import no_room, small_disk  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.vault.backup.model import Manifest
    from assessor_app.vault.store import Store
    from tests.vault.conftest import Made as MadeStore

NOW = dt.datetime(2026, 11, 26, 14, 5, tzinfo=dt.UTC)
LATER = Migration("shelf-002-later", "ALTER TABLE note ADD COLUMN heading TEXT NOT NULL DEFAULT '';")


def backed_up(made: MadeStore, folder: Path, now: dt.datetime = NOW) -> Path:
    with made.open() as vault, contextlib.closing(vault.connect()) as store:
        return making.make(vault, store, folder, now, Silent()).file


def put_back(
    file: Path, place: StorePlace, passphrase: str = PASSPHRASE, *, code: str | None = None,
    migrations: tuple[Migration, ...] = STEPS,
) -> None:  # fmt: skip
    restoring.restore(
        file, place, passphrase=None if code else passphrase, recovery_code=code, migrations=migrations,
        progress=Silent(), note=lambda _store, _told: None,
    )  # fmt: skip


def notes(place: StorePlace) -> list[dict[str, Any]]:
    with Vault.open(place, passphrase=PASSPHRASE, migrations=STEPS) as vault:
        return _notes(vault)


def _notes(vault: Vault) -> list[dict[str, Any]]:
    with contextlib.closing(vault.connect()) as store:
        assert store.damage() == []
        return store.rows("SELECT * FROM note ORDER BY id")


@pytest.mark.parametrize("way", ["passphrase", "recovery code"])
def test_what_was_in_the_store_comes_back(made: MadeStore, tmp_path: Path, way: str) -> None:
    file = backed_up(made, tmp_path / "stick")
    assert file.name == f"Sian-Ty-Gwyn-20261126T140500Z{ENDING}"
    assert [found.name for found in file.parent.iterdir()] == [file.name]
    place = StorePlace(tmp_path / "back")
    put_back(file, place, code=made.code if way == "recovery code" else None)
    assert sorted(found.name for found in place.folder.iterdir() if found.name != "lock") == ["key.json", "store.db"]
    assert notes(place) == notes(made.place)
    assert len(notes(place)) == 200
    Vault.open(place, recovery_code=made.code, migrations=STEPS).close()


def test_nothing_in_it_can_be_read_without_the_passphrase(made: MadeStore, tmp_path: Path) -> None:
    raw = backed_up(made, tmp_path).read_bytes()
    assert b"Gwelais" not in raw
    assert b"CREATE TABLE" not in raw
    assert "Siân".encode() in raw  # whose store it is stands in the open, as in key.json


class Writing:
    """A progress that goes on writing through another connection whenever it is told something."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.written = 0

    def step(self, done: int, total: int, what: str = "") -> None:
        """Write."""
        assert 0 <= done <= total, what
        self.written += 1
        self.store.run("INSERT INTO note VALUES (?, 'written meanwhile')", (f"m{self.written:04}",))


def test_a_backup_made_while_somebody_writes_is_whole(made: MadeStore, tmp_path: Path) -> None:
    with made.open() as vault, contextlib.closing(vault.connect()) as one, contextlib.closing(vault.connect()) as two:
        writing = Writing(two)
        file = making.make(vault, one, tmp_path, NOW, writing).file
    place = StorePlace(tmp_path / "back")
    put_back(file, place)
    found = [row["id"] for row in notes(place) if row["id"].startswith("m")]
    assert found == [f"m{n:04}" for n in range(1, len(found) + 1)]  # a moment of the store, nothing from after it
    assert writing.written > 3


def test_a_store_is_never_written_over(made: MadeStore, tmp_path: Path) -> None:
    file = backed_up(made, tmp_path)
    before = made.place.database.read_bytes()
    with pytest.raises(Refusal, match="store-exists"):
        put_back(file, made.place)
    assert made.place.database.read_bytes() == before
    told = files.manifest(file)
    first = restoring.free_place(tmp_path / "stores", told)
    assert first.folder.name == told.store
    put_back(file, first)
    second = restoring.free_place(tmp_path / "stores", told)
    assert second.folder.name == f"{told.store}-2"
    put_back(file, second)
    assert notes(first) == notes(second)


def test_a_wrong_passphrase_leaves_nothing_behind(made: MadeStore, tmp_path: Path) -> None:
    file = backed_up(made, tmp_path)
    with pytest.raises(Refusal, match="passphrase-wrong"):
        put_back(file, StorePlace(tmp_path / "back"), passphrase="nid hwn yw'r un")
    assert not (tmp_path / "back").exists()


def test_a_backup_of_a_newer_program_is_refused_and_one_of_an_older_is_brought_up_to_date(
    made: MadeStore, tmp_path: Path
) -> None:
    old = backed_up(made, tmp_path / "old")
    put_back(old, StorePlace(tmp_path / "up"), migrations=(*STEPS, LATER))
    with made.open((*STEPS, LATER)) as vault, contextlib.closing(vault.connect()) as store:
        assert "heading" in store.rows("SELECT * FROM note LIMIT 1")[0]
        new = making.make(vault, store, tmp_path / "new", NOW, Silent()).file
    with pytest.raises(Refusal, match="store-newer"):
        put_back(new, StorePlace(tmp_path / "back"))
    assert not (tmp_path / "back").exists()


def refused(file: Path, place: StorePlace) -> str:
    """The code with which restoring refuses, or nothing."""
    try:
        put_back(file, place)
    except (Tampered, Refusal) as problem:
        return problem.code
    return ""


def test_damage_anywhere_is_refused_and_leaves_nothing(made: MadeStore, tmp_path: Path) -> None:
    file = backed_up(made, tmp_path)
    whole, place = file.read_bytes(), StorePlace(tmp_path / "back")
    harmless = 0
    for at in [*range(0, len(whole), len(whole) // 60), *range(len(whole) - 120, len(whole), 7)]:
        damaged = bytearray(whole)
        damaged[at] ^= 0x10
        file.write_bytes(damaged)
        code = refused(file, place)
        assert code in {"", "backup-damaged", "backup-not-one", "backup-newer"}, at
        assert place.folder.exists() is (not code), at
        if not code:  # a byte that nothing rests on, such as a file's time in the zip: then all that was in it is back
            assert notes(place) == notes(made.place)
            shutil.rmtree(place.folder)
            harmless += 1
    assert harmless < 12
    for left in (0, 1, 2, 100, 5000, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:left])
        assert refused(file, place) in {"backup-damaged", "backup-not-one"}
        assert not place.folder.exists()


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        (None, "backup-not-one"),
        ({"other.txt": "x"}, "backup-not-one"),
        ({files.MANIFEST: "[]"}, "backup-damaged"),
        ({files.MANIFEST: "{}"}, "backup-not-one"),
        ({files.MANIFEST: '{"format": "assessor-backup/2"}'}, "backup-newer"),
        ({files.MANIFEST: '{"format": "assessor-backup/1"}'}, "backup-damaged"),
        ({files.MANIFEST: "x" * 70_000}, "backup-not-one"),
    ],
)
def test_what_is_no_backup_is_said_to_be_none(tmp_path: Path, inside: dict[str, str] | None, code: str) -> None:
    file = tmp_path / f"x{ENDING}"
    file.write_text("no zip at all", encoding="utf-8")
    if inside is not None:
        with zipfile.ZipFile(file, "w") as archive:
            for name, text in inside.items():
                archive.writestr(name, text)
    with pytest.raises(AssessorError, match=code):
        files.manifest(file)


def test_another_stores_keys_do_not_make_it_that_store(made: MadeStore, tmp_path: Path) -> None:
    other = StorePlace(tmp_path / "other")
    Vault.create(other, label="Arall", passphrase=PASSPHRASE, migrations=STEPS)[0].close()
    file = backed_up(made, tmp_path)
    told = json.loads(zipfile.ZipFile(file).read(files.MANIFEST))
    piece = files.piece(files.KEYS, other.keys)
    told["pieces"] = [told["pieces"][0], {"name": piece.name, "size": piece.size, "sha256": piece.sha256}]
    forged = tmp_path / f"forged{ENDING}"
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(forged, "w") as target:
        target.writestr(files.MANIFEST, json.dumps(told))
        target.writestr(files.DATABASE, source.read(files.DATABASE))
        target.write(other.keys, files.KEYS)
    with pytest.raises(Tampered, match="backup-damaged"):
        put_back(forged, StorePlace(tmp_path / "back"))


def test_a_full_disk_leaves_no_half_backup_and_no_half_store(
    small_disk: Path,  # noqa: F811
    made: MadeStore,
    tmp_path: Path,
) -> None:
    good = backed_up(made, tmp_path)
    with no_room(small_disk):
        with pytest.raises(Unavailable, match="disk-"):
            backed_up(made, small_disk)
        with pytest.raises(Unavailable, match="disk-"):
            put_back(good, StorePlace(small_disk / "back"))
    assert list(small_disk.iterdir()) == []


@pytest.mark.parametrize("stop_at", range(4))
def test_whoever_stops_it_finds_nothing_left(made: MadeStore, tmp_path: Path, stop_at: int) -> None:
    class Stop:
        def __init__(self) -> None:
            self.told = 0

        def step(self, _done: int, _total: int, _what: str = "") -> None:
            self.told += 1
            if self.told > stop_at:
                raise Cancelled

    with made.open() as vault, contextlib.closing(vault.connect()) as store, pytest.raises(Cancelled):
        making.make(vault, store, tmp_path / "stick", NOW, Stop())
    assert list((tmp_path / "stick").iterdir()) == []


KILLED = """
import os, signal, sys, datetime as dt
from pathlib import Path
from assessor_app.vault.backup import making
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.vault.conftest import PASSPHRASE, STEPS
left = int(sys.argv[3])
class Kill:
    def step(self, done, total, what=""):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
vault = Vault.open(StorePlace(Path(sys.argv[1])), passphrase=PASSPHRASE, migrations=STEPS)
making.make(vault, vault.connect(), Path(sys.argv[2]), dt.datetime.fromisoformat("2026-11-26T14:05:00+00:00"), Kill())
"""


@pytest.mark.parametrize("step", [0, 1, 2, 3])
def test_killed_in_the_middle_it_leaves_no_backup_that_is_none(made: MadeStore, tmp_path: Path, step: int) -> None:
    stick = tmp_path / "stick"
    command = [sys.executable, "-c", KILLED, str(made.place.folder), str(stick), str(step)]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
    assert list(stick.glob(f"*{ENDING}")) == []
    file = backed_up(made, stick)  # what the killed one left is swept
    assert [found.name for found in stick.iterdir()] == [file.name]
    put_back(file, StorePlace(tmp_path / "back"))
    assert notes(StorePlace(tmp_path / "back")) == notes(made.place)


def test_a_damaged_store_is_not_backed_up_over_better_ones(made: MadeStore, tmp_path: Path) -> None:
    content = bytearray(made.place.database.read_bytes())
    content[len(content) - 2000] ^= 0x10
    with made.open() as vault, contextlib.closing(vault.connect()) as store:
        made.place.database.write_bytes(content)
        with pytest.raises(Tampered, match="store-damaged"):
            making.make(vault, store, tmp_path / "stick", NOW, Silent())
    assert list((tmp_path / "stick").iterdir()) == []


def test_the_newest_few_of_a_store_are_kept_and_others_left_alone(made: MadeStore, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    other = StorePlace(tmp_path / "other")
    Vault.create(other, label="Siân · Tŷ Gwyn", passphrase=PASSPHRASE, migrations=STEPS)[0].close()
    with (
        Vault.open(other, passphrase=PASSPHRASE, migrations=STEPS) as vault,
        contextlib.closing(vault.connect()) as store,
    ):
        theirs = making.make(vault, store, stick, NOW - dt.timedelta(days=90), Silent()).file
    (stick / f"broken{ENDING}").write_bytes(b"PK broken")
    mine = [backed_up(made, stick, NOW + dt.timedelta(days=day)) for day in range(4)]
    with made.open() as vault:
        gone = making.thin_out(stick, vault.store_id, 2)
    assert gone == mine[:2]
    assert {file.name for file in stick.iterdir()} == {theirs.name, f"broken{ENDING}", mine[2].name, mine[3].name}


def test_a_backup_beside_the_store_it_is_of_is_refused(made: MadeStore) -> None:
    with pytest.raises(Refusal, match="backup-inside-store"):
        backed_up(made, made.place.folder)


DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("plan", "last", "due"),
    [
        (Plan(), None, False),
        (Plan("day", ""), None, False),
        (Plan("day", "/stick"), None, True),
        (Plan("day", "/stick"), NOW - dt.timedelta(hours=23), False),
        (Plan("day", "/stick"), NOW - DAY, True),
        (Plan("week", "/stick"), NOW - 6 * DAY, False),
        (Plan("week", "/stick"), NOW - 7 * DAY, True),
        (Plan("week", "/stick"), NOW + 2 * DAY, True),  # made under a clock that was wrong
        (Plan("never", "/stick"), NOW - 999 * DAY, False),
    ],
    ids=lambda value: value.isoformat() if isinstance(value, dt.datetime) else None,
)
def test_when_a_backup_is_due(plan: Plan, last: dt.datetime | None, due: bool) -> None:  # noqa: FBT001 - a table
    assert overdue(plan, last.isoformat() if last else "", NOW) is due


class At:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.wall = NOW

    def now(self) -> Any:  # noqa: ANN401 - a Moment
        """The time set."""
        from assessor_app.clock import Moment  # noqa: PLC0415

        return Moment(self.wall, 0)


def test_the_plan_and_what_was_made_are_kept_in_the_store(made: MadeStore, tmp_path: Path) -> None:
    steps, clock = (*STEPS, *MIGRATIONS), At()
    stick = tmp_path / "stick"
    with made.open(steps) as vault, contextlib.closing(vault.connect()) as store:
        desk = keeping.BackupDesk(store, clock)
        assert (desk.plan(), desk.last(), desk.due()) == (Plan(), None, False)
        for plan, code in ((Plan("day", " "), "backup-folder-missing"), (Plan("day", "x", 0), "backup-keep")):
            with pytest.raises(Refusal, match=code):
                desk.set_plan(plan)
        desk.set_plan(Plan("day", str(stick), 2))
        assert desk.due()
        for _ in range(3):
            desk.make(vault, stick, Silent())
            assert not desk.due()
            clock.wall += DAY
            assert desk.due()
        assert len(list(stick.iterdir())) == 2
        assert desk.last() == Made("made", (NOW + 2 * DAY).isoformat(), f"Sian-Ty-Gwyn-20261128T140500Z{ENDING}")
    place = StorePlace(tmp_path / "back")

    def note(store: Store, told: Manifest) -> None:
        keeping.BackupDesk(store, clock).note_restored(told.made_at)

    restoring.restore(
        max(stick.iterdir()), place, passphrase=PASSPHRASE, migrations=steps, progress=Silent(),
        note=note,
    )  # fmt: skip
    with (
        Vault.open(place, passphrase=PASSPHRASE, migrations=steps) as vault,
        contextlib.closing(vault.connect()) as store,
    ):
        desk = keeping.BackupDesk(store, clock)
        assert desk.restored() == Made("restored", clock.wall.isoformat(), (NOW + 2 * DAY).isoformat())
        assert desk.plan() == Plan("day", str(stick), 2)
