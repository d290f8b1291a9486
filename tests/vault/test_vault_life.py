"""An unlocked store: one program at a time, sealed from others, its passphrase changed, its parts missed by name."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import AssessorError, Refusal, Tampered, Unavailable
from assessor_app.language import ENGLISH, WELSH, speak
from assessor_app.language.sentences import tell
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault, labels
from tests.vault.conftest import PASSPHRASE, STEPS, Made, in_another_process, make

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_the_passphrase_and_the_printed_code_both_open_it(made: Made) -> None:
    with made.open() as vault:
        store = vault.connect()
        assert store.one("SELECT count(*) AS n FROM note") == {"n": 200}
        store.close()
    with Vault.open(made.place, recovery_code=made.code.lower().replace("-", " "), migrations=STEPS) as vault:
        assert vault.label == "Siân · Tŷ Gwyn"
        assert len(vault.store_id) == 32


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"passphrase": PASSPHRASE + " "}, "passphrase-wrong"),
        ({"passphrase": ""}, "passphrase-wrong"),
        ({"recovery_code": "6MABE-RFNDQ-KDHDF-RKNF1-EG4Y2-TA4B1"}, "recovery-code-wrong"),
        ({"recovery_code": "6MABE-RFNDQ-KDHDF-RKNF1-EG4Y2-TA4B2"}, "recovery-code-mistyped"),
    ],
)
def test_a_wrong_secret_is_refused_and_leaves_the_store_free(made: Made, wrong: dict[str, str], code: str) -> None:
    for _ in range(2):
        with pytest.raises(Refusal) as refused:
            Vault.open(made.place, migrations=STEPS, **wrong)  # type: ignore[arg-type]
        assert refused.value.code == code
    made.open().close()


def test_one_secret_is_asked_for(made: Made) -> None:
    for both_or_none in ({}, {"passphrase": PASSPHRASE, "recovery_code": made.code}):
        with pytest.raises(TypeError):
            Vault.open(made.place, migrations=STEPS, **both_or_none)  # type: ignore[arg-type]


def test_nothing_that_was_written_can_be_read_without_the_key(made: Made) -> None:
    with made.open() as vault:
        store = vault.connect()
        store.run("INSERT INTO note VALUES ('fresh', 'Gwelais y glaw')")  # in the write-ahead log, not yet in store.db
        files = {file.name: file.read_bytes() for file in made.place.folder.iterdir()}
        assert len(files["store.db-wal"]) > 4096
        store.close()
    for name, content in files.items():
        for word in (b"Gwelais", b"CREATE TABLE", b"SQLite format", PASSPHRASE.encode(), made.code.encode()):
            assert word not in content, name


def test_the_connection_is_set_up_to_lose_nothing(made_open: Vault) -> None:
    store = made_open.connect()
    told = {name: store.one(f"PRAGMA {name}") for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert told == {"journal_mode": {"journal_mode": "wal"}, "synchronous": {"synchronous": 2},
                    "foreign_keys": {"foreign_keys": 1}}  # fmt: skip
    assert store.one("PRAGMA temp_store") in ({"temp_store": 0}, {"temp_store": 2})
    assert {"compile_options": "TEMP_STORE=2"} in store.rows("PRAGMA compile_options")  # never temporary files
    store.close()


def test_a_second_opening_is_refused_here_and_in_another_process(made: Made) -> None:
    with made.open():
        with pytest.raises(Unavailable, match="store-held") as held:
            made.open()
        said = json.loads(made.place.holder.read_text(encoding="utf-8"))
        assert {name: held.value.facts[name] for name in said} == said
        other = in_another_process(OPEN, str(made.place.folder), PASSPHRASE)
        assert (other.stdout, other.stderr) == ("store-held", "")
        for nothing in ("", "[]", '{"who": "x"}'):
            made.place.holder.write_text(nothing, encoding="utf-8")
            with pytest.raises(Unavailable, match="store-in-use"):
                made.open()
    assert not made.place.holder.exists()
    other = in_another_process(OPEN, str(made.place.folder), PASSPHRASE)
    assert (other.stdout, other.stderr) == ("opened", "")


OPEN = """
import sys
from pathlib import Path
from assessor_app.errors import AssessorError
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.vault.conftest import STEPS
try:
    Vault.open(StorePlace(Path(sys.argv[1])), passphrase=sys.argv[2], migrations=STEPS).close()
    print("opened", end="")
except AssessorError as problem:
    print(problem.code, end="")
"""


def test_the_passphrase_changes_on_the_old_one_and_only_the_wrapping_does(made: Made) -> None:
    database = made.place.database.read_bytes()
    with made.open() as vault:
        secret = vault.identity_secret(PASSPHRASE)
        with pytest.raises(Refusal, match="passphrase-wrong"):
            vault.change_passphrase(old="not this one", new="newydd sbon danlli")
        with pytest.raises(Refusal, match="passphrase-short"):
            vault.change_passphrase(old=PASSPHRASE, new="byr")
        vault.change_passphrase(old=PASSPHRASE, new="newydd sbon danlli")
        with pytest.raises(Refusal, match="passphrase-wrong"):
            vault.identity_secret(PASSPHRASE)
        assert vault.identity_secret("newydd sbon danlli") == secret
    assert made.place.database.read_bytes() == database
    with pytest.raises(Refusal, match="passphrase-wrong"):
        made.open()
    Vault.open(made.place, passphrase="newydd sbon danlli", migrations=STEPS).close()
    Vault.open(made.place, recovery_code=made.code, migrations=STEPS).close()


def test_a_forgotten_passphrase_is_replaced_on_the_recovery_code(made: Made) -> None:
    with Vault.open(made.place, recovery_code=made.code, migrations=STEPS) as vault:
        vault.change_passphrase(recovery_code=made.code, new="newydd sbon danlli")
        assert len(vault.identity_secret("newydd sbon danlli")) == 32
    Vault.open(made.place, passphrase="newydd sbon danlli", migrations=STEPS).close()


def test_a_new_recovery_code_replaces_the_printed_one(made: Made) -> None:
    with made.open() as vault:
        with pytest.raises(Refusal, match="passphrase-wrong"):
            vault.new_recovery_code("not this one")
        code = vault.new_recovery_code(PASSPHRASE)
    with pytest.raises(Refusal, match="recovery-code-wrong"):
        Vault.open(made.place, recovery_code=made.code, migrations=STEPS)
    Vault.open(made.place, recovery_code=code, migrations=STEPS).close()
    made.open().close()


def test_a_passphrase_that_could_not_be_written_leaves_the_old_one_good(made: Made) -> None:
    with made.open() as vault:
        blocked = made.place.folder / "key.json.part"
        blocked.mkdir()
        with pytest.raises(Unavailable):
            vault.change_passphrase(old=PASSPHRASE, new="newydd sbon danlli")
        assert vault.identity_secret(PASSPHRASE)
        blocked.rmdir()
    made.open().close()


def test_stores_are_listed_by_their_labels_in_welsh_order(tmp_path: Path, copied: Callable[[Path], Made]) -> None:
    for name, label in {"1": "Llinos", "2": "Lowri", "3": "Chwilen", "4": "Cynan"}.items():
        make(StorePlace(tmp_path / name), label).close()
    copied(tmp_path / "5").place.keys.write_text("{")
    (tmp_path / "not a store").mkdir()
    (tmp_path / "a file").touch()
    assert [found.label for found in labels(tmp_path)] == ["5", "Cynan", "Chwilen", "Lowri", "Llinos"]
    assert labels(tmp_path / "nowhere") == []


def _remove(*names: str) -> Callable[[StorePlace], None]:
    def act(place: StorePlace) -> None:
        for name in names:
            (place.folder / name).unlink()

    return act


@pytest.mark.parametrize(
    ("act", "kind", "code"),
    [
        (_remove("key.json"), Tampered, "keys-missing"),
        (_remove("store.db"), Unavailable, "database-missing"),
        (_remove("store.db", "key.json"), Unavailable, "store-not-there"),
        (lambda place: place.keys.write_bytes(b"{}"), Tampered, "keys-damaged"),
    ],
)
def test_what_is_missing_is_named_in_both_languages(
    made: Made, act: Callable[[StorePlace], None], kind: type[AssessorError], code: str
) -> None:
    act(made.place)
    before = {file.name for file in made.place.folder.iterdir()}
    with pytest.raises(kind) as raised:
        made.open()
    assert raised.value.code == code
    english, welsh = (tell(speak(tongue), raised.value) for tongue in (ENGLISH, WELSH))
    assert english != welsh
    assert {file.name for file in made.place.folder.iterdir()} == before


def test_a_folder_that_comes_back_as_another_is_locked_before_it_is_written_in(made: Made) -> None:
    away = made.place.folder.with_name("away")

    def back_as_another() -> None:
        made.place.folder.rename(away)
        shutil.copytree(away, made.place.folder)
        shutil.rmtree(away)

    with made.open() as vault:
        back_as_another()
        vault.connect().close()
        with pytest.raises(Unavailable, match="store-held"):
            made.open()
        back_as_another()
        with made.open(), pytest.raises(Unavailable, match="store-held"):  # who came first has it
            vault.connect()
        vault.connect().close()
        with pytest.raises(Unavailable, match="store-held"):
            made.open()
    made.open().close()
