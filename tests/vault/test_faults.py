# ruff: noqa: PT012 - a block that fails in its middle has a middle
"""What SQLCipher's errors mean to a person: each result code sorted, and the common ones met for real."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from assessor_app.errors import AssessorError, Cancelled, Refusal, Tampered, Unavailable
from assessor_app.language import ENGLISH, WELSH, speak
from assessor_app.language.sentences import SENTENCES, tell
from assessor_app.vault.faults import fault

if TYPE_CHECKING:
    from assessor_app.vault.store import Store
    from assessor_app.vault.vault import Vault

# Every primary result code of https://sqlite.org/rescode.html that is an error, and what it means here.
MEANINGS: dict[str, tuple[type[AssessorError], str] | None] = {
    "SQLITE_BUSY": (Unavailable, "store-busy"),
    "SQLITE_LOCKED": (Unavailable, "store-busy"),
    "SQLITE_PROTOCOL": (Unavailable, "store-busy"),
    "SQLITE_FULL": (Unavailable, "disk-full"),
    "SQLITE_IOERR": (Unavailable, "disk-error"),
    "SQLITE_NOLFS": (Unavailable, "disk-error"),
    "SQLITE_READONLY": (Unavailable, "store-read-only"),
    "SQLITE_PERM": (Unavailable, "store-read-only"),
    "SQLITE_CANTOPEN": (Unavailable, "store-not-opened"),
    "SQLITE_CORRUPT": (Tampered, "store-damaged"),
    "SQLITE_NOTADB": (Tampered, "store-damaged"),
    "SQLITE_FORMAT": (Tampered, "store-damaged"),
    "SQLITE_INTERRUPT": (Cancelled, "cancelled"),
    "SQLITE_ERROR": None,
    "SQLITE_INTERNAL": None,
    "SQLITE_ABORT": None,
    "SQLITE_NOMEM": None,
    "SQLITE_NOTFOUND": None,
    "SQLITE_EMPTY": None,
    "SQLITE_SCHEMA": None,
    "SQLITE_TOOBIG": None,
    "SQLITE_CONSTRAINT": None,
    "SQLITE_MISMATCH": None,
    "SQLITE_MISUSE": None,
    "SQLITE_AUTH": None,
    "SQLITE_RANGE": None,
}


def raised_as(name: str, message: str = "as SQLite says it") -> Exception:
    problem = sqlcipher.OperationalError(message)
    problem.sqlite_errorname = name
    assert isinstance(problem, Exception)
    return problem


@pytest.mark.parametrize(("name", "meaning"), MEANINGS.items())
def test_each_result_code_is_one_of_ours_or_a_bug(name: str, meaning: tuple[type[AssessorError], str] | None) -> None:
    assert hasattr(sqlcipher, name) or name == "SQLITE_AUTH"
    found = fault(raised_as(name), None)
    assert (found and (type(found), found.code)) == meaning


def test_a_constraint_is_a_refusal_only_when_its_message_is_a_code() -> None:
    refused = fault(raised_as("SQLITE_CONSTRAINT", "record-sealed"), None)
    assert isinstance(refused, Refusal)
    assert refused.code == "record-sealed"
    assert fault(raised_as("SQLITE_CONSTRAINT", "UNIQUE constraint failed: note.id"), None) is None


@pytest.mark.parametrize("code", sorted({meaning[1] for meaning in MEANINGS.values() if meaning}))
def test_each_meaning_has_a_sentence_in_both_languages(code: str) -> None:
    english, welsh = (tell(speak(tongue), AssessorError(code, folder="/x")) for tongue in (ENGLISH, WELSH))
    assert english != welsh
    assert ("{folder}" in SENTENCES[code]) == ("/x" in english) == ("/x" in welsh)


def test_a_database_that_may_not_grow_is_a_full_disk_and_the_block_is_undone(store: Store) -> None:
    pages = store.one("PRAGMA page_count")
    assert pages is not None
    store.rows(f"PRAGMA max_page_count = {pages['page_count']}")
    with pytest.raises(Unavailable, match="disk-full"), store.transaction():
        store.run("INSERT INTO note VALUES ('first', 'x')")
        store.run("INSERT INTO note VALUES ('big', ?)", ("x" * 100_000,))
    store.rows("PRAGMA max_page_count = 1000000")
    assert store.one("SELECT 1 FROM note WHERE id IN ('first', 'big')") is None
    store.run("INSERT INTO note VALUES ('big', ?)", ("x" * 100_000,))


def test_a_store_that_may_only_be_read_says_so(store: Store) -> None:
    store.run("PRAGMA query_only = ON")
    with pytest.raises(Unavailable, match="store-read-only"):
        store.run("INSERT INTO note VALUES ('a', 'x')")


def test_a_second_writer_waits_and_then_hears_that_the_store_is_busy(store: Store, made_open: Vault) -> None:
    other = made_open.connect()
    other.rows("PRAGMA busy_timeout = 1")
    with store.transaction():
        store.run("INSERT INTO note VALUES ('a', 'x')")
        with pytest.raises(Unavailable, match="store-busy"), other.transaction():
            pass
        assert other.one("SELECT count(*) AS n FROM note") == {"n": 200}  # reading goes on beside it
    assert other.one("SELECT count(*) AS n FROM note") == {"n": 201}
    other.close()


def test_work_that_is_interrupted_is_cancelled(store: Store) -> None:
    store._connection.set_progress_handler(lambda: 1, 100)
    with pytest.raises(Cancelled):
        store.rows("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) SELECT * FROM n")
