"""Steps of the schema: taken once, each whole, never edited, never from a later program; and the copy beforehand."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from assessor_app.errors import Cancelled, Refusal, Unavailable
from assessor_app.vault import copies, migrations
from assessor_app.vault.connection import connect
from assessor_app.vault.migrations import schema_text
from assessor_app.vault.model import Migration
from assessor_app.vault.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.vault.conftest import Made

ONE = Migration("shelf-001-one", "CREATE TABLE one (id TEXT PRIMARY KEY) STRICT;")
TWO = Migration("shelf-002-two", "CREATE TABLE two (id TEXT PRIMARY KEY) STRICT; INSERT INTO one VALUES ('from two');")
WRONG = Migration("shelf-003-wrong", "CREATE TABLE three (id TEXT) STRICT; INSERT INTO nowhere VALUES (1);")
LATER = Migration("shelf-002-later", "ALTER TABLE note ADD COLUMN heading TEXT NOT NULL DEFAULT '';")


@pytest.fixture
def empty() -> Iterator[Store]:
    store = Store.in_memory([])
    yield store
    store.close()


def test_steps_are_taken_once_and_in_order(empty: Store) -> None:
    migrations.migrate(empty, [ONE, TWO])
    migrations.migrate(empty, [ONE, TWO])
    assert empty.rows("SELECT id FROM one") == [{"id": "from two"}]
    assert list(migrations.applied(empty)) == ["vault-001-outbox", "shelf-001-one", "shelf-002-two"]
    assert migrations.pending(empty, [ONE, TWO]) == []


def test_a_step_that_fails_leaves_the_ones_before_and_nothing_of_itself(empty: Store) -> None:
    with pytest.raises(sqlcipher.OperationalError):
        migrations.migrate(empty, [ONE, TWO, WRONG])
    assert migrations.pending(empty, [ONE, TWO, WRONG]) == [WRONG]
    assert empty.one("SELECT 1 FROM sqlite_schema WHERE name = 'three'") is None
    right = Migration(WRONG.name, "CREATE TABLE three (id TEXT) STRICT;")
    migrations.migrate(empty, [ONE, TWO, right])
    assert "CREATE TABLE three" in schema_text(empty)


def test_a_store_with_steps_of_a_later_program_is_refused_untouched(empty: Store) -> None:
    migrations.migrate(empty, [ONE, TWO])
    before = schema_text(empty)
    with pytest.raises(Refusal, match="store-newer") as refused:
        migrations.migrate(empty, [ONE, WRONG])
    assert refused.value.facts == {"migration": "shelf-002-two"}
    assert schema_text(empty) == before


def test_a_step_whose_text_was_edited_is_refused(empty: Store) -> None:
    migrations.migrate(empty, [ONE])
    with pytest.raises(Refusal, match="store-differs"):
        migrations.migrate(empty, [Migration(ONE.name, ONE.sql + " "), TWO])


def test_two_steps_of_one_name_are_a_bug(empty: Store) -> None:
    with pytest.raises(ValueError, match="one name"):
        migrations.migrate(empty, [ONE, ONE])


@pytest.mark.parametrize("stops", range(5))
def test_the_schema_is_the_same_text_however_many_times_one_came_back(stops: int) -> None:
    steps = [Migration(f"shelf-00{n}-t", f"CREATE TABLE t{n} (id TEXT) STRICT;") for n in range(4)]
    whole, slow = Store.in_memory(steps), Store.in_memory(steps[:stops])
    migrations.migrate(slow, steps)
    assert schema_text(whole) == schema_text(slow)
    whole.close()
    slow.close()


def test_a_golden_schema_text(empty: Store) -> None:
    migrations.migrate(empty, [ONE])
    assert schema_text(empty).splitlines()[0] == "CREATE INDEX outbox_unsent ON outbox (number) WHERE sent_at IS NULL;"
    assert "CREATE TABLE one (id TEXT PRIMARY KEY) STRICT;\n" in schema_text(empty)
    assert "sqlite_sequence" not in schema_text(empty)


def test_an_older_store_is_copied_before_it_is_changed(made: Made) -> None:
    with made.open((*made.migrations, LATER)) as vault:
        store = vault.connect()
        assert store.one("SELECT heading FROM note WHERE id = 'n7'") == {"heading": ""}
        store.close()
        (copy,) = copies.copies(made.place)
        assert copy.name.startswith("before-shelf-002-later-")
        assert copy.stat().st_mode & 0o777 == 0o600
        assert not copy.read_bytes().startswith(b"SQLite format 3")
        old = Store(connect(copy, vault._key))
        assert old.one("SELECT count(*) AS n FROM note") == {"n": 200}
        assert "heading" not in schema_text(old)
        assert old.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        old.close()


def test_a_store_that_is_up_to_date_is_not_copied(made: Made) -> None:
    made.open().close()
    assert copies.copies(made.place) == []


def test_the_newest_copies_are_kept(made: Made) -> None:
    for year in ("2021", "2023", "2022", "2024"):
        (made.place.folder / f"before-shelf-00{year[-1]}-z-{year}0101T000000Z.db").touch()
    made.open((*made.migrations, LATER)).close()
    kept = [copy.stem.rpartition("-")[2][:4] for copy in copies.copies(made.place)]
    assert kept[:2] == ["2023", "2024"]
    assert len(kept) == copies.KEPT


def test_a_copy_that_cannot_be_made_stops_the_change(made: Made) -> None:
    (made.place.folder / "copy.part").mkdir()  # stands where the copy would be written
    with pytest.raises(Unavailable):
        made.open((*made.migrations, LATER))
    (made.place.folder / "copy.part").rmdir()
    assert copies.copies(made.place) == []
    with made.open() as vault:  # still the older schema, and unlocked again
        store = vault.connect()
        assert store.one("SELECT count(*) AS n FROM note") == {"n": 200}
        store.close()


class _StopsAt:
    def __init__(self, last: int) -> None:
        self.last = last

    def step(self, done: int, _total: int, _what: str = "") -> None:
        if done == self.last:
            raise Cancelled


def test_cancelling_between_steps_leaves_whole_steps(empty: Store) -> None:
    with pytest.raises(Cancelled):
        migrations.migrate(empty, [ONE, TWO], _StopsAt(1))
    assert migrations.pending(empty, [ONE, TWO]) == [TWO]


def test_the_store_files_stay_private(made: Made) -> None:
    with made.open((*made.migrations, LATER)) as vault:
        store = vault.connect()
        store.run("INSERT INTO note (id, text) VALUES ('a', 'x')")
        modes = {file.name: file.stat().st_mode & 0o077 for file in made.place.folder.iterdir()}
        store.close()
    assert set(modes.values()) == {0}, modes
    assert os.path.lexists(made.place.lock)
