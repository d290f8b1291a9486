# ruff: noqa: PT012 - a block that fails in its middle has a middle
"""Blocks of writes: all or nothing, inside one another, through sqlite-utils, and when SQLite itself gives up."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlcipher

from assessor_app.errors import AssessorError, Refusal, Unavailable
from assessor_app.vault.model import Migration
from assessor_app.vault.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Migration("shelf-001-note", "CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;")


class StopError(Exception):
    """Raised by tests in the middle of a block."""


@pytest.fixture
def shelf() -> Iterator[Store]:
    store = Store.in_memory([TABLE])
    yield store
    store.close()


def put(store: Store, name: str) -> None:
    store.run("INSERT INTO note VALUES (?, 'x')", (name,))


def names(store: Store) -> list[str]:
    return [row["id"] for row in store.rows("SELECT id FROM note ORDER BY id")]


def test_a_block_that_ends_is_kept_and_one_that_raises_is_not(shelf: Store) -> None:
    with shelf.transaction():
        put(shelf, "a")
        put(shelf, "b")
    with pytest.raises(StopError), shelf.transaction():
        put(shelf, "c")
        raise StopError
    assert names(shelf) == ["a", "b"]


def test_an_inner_block_may_fail_by_itself(shelf: Store) -> None:
    with shelf.transaction():
        put(shelf, "a")
        with suppress(StopError), shelf.transaction():
            put(shelf, "b")
            raise StopError
        put(shelf, "c")
    assert names(shelf) == ["a", "c"]


def test_an_inner_block_is_not_kept_when_the_outer_fails(shelf: Store) -> None:
    with pytest.raises(StopError), shelf.transaction():
        with shelf.transaction():
            put(shelf, "a")
        raise StopError
    assert names(shelf) == []


Plan = list["str | tuple[bool, Plan]"]
PLANS = st.recursive(
    st.lists(st.sampled_from("abcdef"), max_size=3),
    lambda inner: st.lists(st.sampled_from("abcdef") | st.tuples(st.booleans(), inner), max_size=4),
    max_leaves=12,
)


def act(store: Store, plan: Plan, *, fails: bool) -> None:
    with suppress(StopError), store.transaction():
        for step in plan:
            if isinstance(step, str):
                store.run("INSERT OR REPLACE INTO note VALUES (?, 'x')", (step,))
            else:
                act(store, step[1], fails=step[0])
        if fails:
            raise StopError


def expected(plan: Plan, before: set[str], *, fails: bool) -> set[str]:
    now = set(before)
    for step in plan:
        now = now | {step} if isinstance(step, str) else expected(step[1], now, fails=step[0])
    return before if fails else now


@settings(deadline=None)
@given(PLANS, st.booleans())
def test_whatever_fails_where_exactly_the_blocks_that_ended_are_kept(plan: Plan, fails: bool) -> None:  # noqa: FBT001 - drawn
    store = Store.in_memory([TABLE])
    act(store, plan, fails=fails)
    assert set(names(store)) == expected(plan, set(), fails=fails)
    store.close()


def test_sqlite_utils_joins_the_block_and_is_undone_with_it(shelf: Store) -> None:
    with pytest.raises(StopError), shelf.transaction():
        shelf.db.table("note").insert({"id": "a", "text": "x"})
        shelf.db.table("note").insert_all({"id": f"b{n}", "text": "x"} for n in range(300))
        shelf.db.table("note").upsert({"id": "a", "text": "y"}, pk="id")
        shelf.db.executescript("CREATE TABLE other (id TEXT) STRICT; INSERT INTO other VALUES ('1');")
        raise StopError
    assert names(shelf) == []
    assert shelf.one("SELECT 1 FROM sqlite_schema WHERE name = 'other'") is None


def test_a_trigger_that_gives_up_everything_does_not_let_the_rest_be_kept_in_pieces(shelf: Store) -> None:
    shelf.run(
        "CREATE TRIGGER quit BEFORE INSERT ON note WHEN new.id = 'quit' BEGIN SELECT RAISE(ROLLBACK, 'not-so'); END"
    )
    with pytest.raises(Unavailable, match="transaction-lost"), shelf.transaction():
        put(shelf, "a")
        with pytest.raises(Refusal, match="not-so"):
            put(shelf, "quit")
        put(shelf, "b")
    assert names(shelf) == []
    put(shelf, "c")
    assert names(shelf) == ["c"]


def test_a_rollback_that_fails_hides_nothing_and_keeps_nothing(store: Store) -> None:
    def no_rollback(action: int, first: str | None, *_: object) -> int:
        return sqlcipher.SQLITE_DENY if (action, first) == (sqlcipher.SQLITE_TRANSACTION, "ROLLBACK") else 0

    with pytest.raises(StopError), store.transaction():
        put(store, "never")
        store._connection.set_authorizer(no_rollback)
        raise StopError
    with pytest.raises(Unavailable, match="store-closed"):
        names(store)
    with pytest.raises(Unavailable, match="store-closed"), store.transaction():
        pass


def test_a_code_raised_by_a_trigger_is_a_refusal(store: Store) -> None:
    with pytest.raises(Refusal) as refused:
        store.run("DELETE FROM note WHERE id = 'n1'")
    assert refused.value.code == "note-kept"
    with pytest.raises(Refusal, match="note-kept"):  # REPLACE deletes, which must not pass the trigger by
        store.run("INSERT OR REPLACE INTO note VALUES ('n1', 'y')")


@pytest.mark.parametrize(
    "wrong",
    [
        "INSERT INTO note VALUES ('n1', 'twice')",
        "INSERT INTO note VALUES ('new', NULL)",
        "INSERT INTO note VALUES ('new', x'00')",
        "INSERT INTO nowhere VALUES (1)",
        "INSERT note",
    ],
)
def test_what_only_a_bug_can_do_is_not_dressed_up_as_anything_else(store: Store, wrong: str) -> None:
    with pytest.raises(sqlcipher.Error) as raised, store.transaction():
        store.run(wrong)
    assert not isinstance(raised.value, AssessorError)


def test_a_store_is_one_threads_own(shelf: Store) -> None:
    caught: list[Exception] = []

    def elsewhere() -> None:
        try:
            names(shelf)
        except sqlcipher.ProgrammingError as problem:
            caught.append(problem)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(caught) == 1


def test_closing_twice_is_closing_once(shelf: Store) -> None:
    shelf.close()
    shelf.close()
    with pytest.raises(Unavailable, match="store-closed"):
        put(shelf, "a")
