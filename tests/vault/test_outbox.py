"""What has not been sent: noted with the deed or not at all, oldest first, marked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor_app.vault import outbox
from assessor_app.vault.outbox import Unsent
from assessor_app.vault.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

AT = "2026-11-22T10:00:00+00:00"


@pytest.fixture
def box() -> Iterator[Store]:
    store = Store.in_memory([])
    yield store
    store.close()


def test_deeds_come_out_in_the_order_they_were_done(box: Store) -> None:
    for thing in ("b", "a", "b"):
        outbox.add(box, "record", thing, AT)
    assert outbox.unsent(box) == [
        Unsent(1, "record", "b", AT), Unsent(2, "record", "a", AT), Unsent(3, "record", "b", AT),
    ]  # fmt: skip


def test_a_deed_that_was_undone_leaves_nothing_to_send(box: Store) -> None:
    def undone() -> None:
        with box.transaction():
            outbox.add(box, "record", "a", AT)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        undone()
    assert outbox.unsent(box) == []


def test_what_was_sent_is_not_sent_again_and_keeps_its_first_time(box: Store) -> None:
    for thing in "abc":
        outbox.add(box, "record", thing, AT)
    outbox.mark_sent(box, [1, 3], "2026-11-23T10:00:00+00:00")
    outbox.mark_sent(box, [3], "2026-11-24T10:00:00+00:00")
    assert [one.thing for one in outbox.unsent(box)] == ["b"]
    assert box.one("SELECT sent_at FROM outbox WHERE number = 3") == {"sent_at": "2026-11-23T10:00:00+00:00"}


def test_numbers_are_never_used_again(box: Store) -> None:
    outbox.add(box, "record", "a", AT)
    box.run("DELETE FROM outbox")
    outbox.add(box, "record", "b", AT)
    assert [one.number for one in outbox.unsent(box)] == [2]
