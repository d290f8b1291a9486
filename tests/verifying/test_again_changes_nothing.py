"""In whichever order a report and its record come, and however often, a store ends the same in every table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor_app.progress import Silent
from tests.verifying.dumped import differing, dump
from tests.verifying.two_stores import desk, two_stores

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.rooms import Rooms

DELIVERY = {"inbox_delivery", "inbox_item", "inbox_count", "inbox_total", "sqlite_sequence"}


def take_in(rooms: Rooms, *paths: Path) -> None:
    """Take paths in, as the window does, and come to the desk."""
    rooms.verifying.inbox.take_in(paths, Silent(), workers=0)
    rooms.verifying.inbox.catch_up(Silent())
    rooms.verifying.sampling.keep_up(Silent())
    rooms.verifying.overview.keep_up(Silent())


@pytest.mark.slow
def test_order_and_repetition_leave_every_table_the_same(tmp_path: Path) -> None:
    two = two_stores()
    report = two.verified()
    (tmp_path / "a.pdf").write_bytes(two.sent(report.identity))
    (tmp_path / "b.pdf").write_bytes(two.here.rooms.archive.file(two.held.identity))
    ends, sums = [], []
    for order in (["a.pdf", "b.pdf", "a.pdf", "b.pdf"], ["b.pdf", "a.pdf"]):
        fresh = desk(two.there.rooms.people.assessor())  # type: ignore[arg-type]
        fresh.clock.wall = two.there.clock.wall
        for certificate in (two.me.certificate, two.verifier.certificate):
            fresh.rooms.vouched.vouch(certificate, how="@phone", by="Huw", at="2026-11-22T13:00:00+00:00")
        for name in order:
            take_in(fresh.rooms, tmp_path / name)
        ends.append(dump(fresh.rooms.store, but={*DELIVERY, "journal_line", "journal_key", "migration", "tally_leaf"}))
        sums.append(fresh.rooms.store.rows("SELECT assessor, held FROM tally_leaf"))  # its stamps come by chance
        fresh.rooms.close()
    assert differing(*ends) == []
    assert sums[0] == sums[1] != []
    two.here.rooms.close()
    two.there.rooms.close()
