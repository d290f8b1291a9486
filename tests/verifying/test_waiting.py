"""What waits for a review: in its order, page by page without end, and no slower for being long."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

import pytest

from assessor_app.rooms import furnish
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.store import Store
from tests.observing.furnished import HandClock
from tests.verifying.pools import entry
from tests.verifying.stocked import stock

if TYPE_CHECKING:
    from assessor_app.rooms import Rooms
    from assessor_app.verifying.reviews.model import Waits

PAGE = 50


def waiting(records: int, plans: int = 1) -> Rooms:
    """A store in whose samples so many records are, dealt out among its plans; some are decided already."""
    rooms = furnish(Store.in_memory(MIGRATIONS), HandClock())
    made = [rooms.verifying.sampling.new_plan(f"Cynllun {number}")[0].id for number in range(plans)]
    entries = [entry(number) for number in range(records)]
    stock(rooms, entries)
    rooms.store.run_many(
        "INSERT INTO sample_item VALUES (?, ?, ?, 'drawn', 1, ?, 'interim', '[]', ?)",
        [
            (f"i{at}", made[at % plans], one.identity, ("planned", "selected", "closed")[at % 7 // 3], at)
            for at, one in enumerate(entries, 1)
        ],
    )
    return rooms


def every(rooms: Rooms, limit: int) -> list[Waits]:
    """All of it, so many at a time."""
    found: list[Waits] = []
    while page := rooms.verifying.waiting.page(found[-1] if found else None, limit):
        assert len(page) <= limit
        found += page
    return found


def review(rooms: Rooms, name: str, number: int, state: str, started: str) -> None:
    """A review of the record with a number."""
    rooms.store.run(
        "INSERT INTO review (id, identity, item, reason, started_at, state) VALUES (?, ?, '', '', ?, ?)",
        (name, entry(number).identity, started, state),
    )


def test_those_begun_come_first_then_the_samples_in_their_order_then_what_is_finished() -> None:
    rooms = waiting(40, plans=3)
    review(rooms, "b1", 0, "open", "2026-11-20T10:00:00+00:00")
    review(rooms, "b2", 3, "open", "2026-11-21T10:00:00+00:00")
    for number in range(9):
        review(rooms, f"f{number}", 6, "finished", f"2026-11-1{number // 2}T10:00:00+00:00")
    plans = [plan.id for plan in rooms.verifying.sampling.plans()]
    begun = {entry(0).identity, entry(3).identity}
    chosen = [
        item.id
        for plan in plans
        for item in rooms.verifying.sampling.items(plan)
        if item.state in {"planned", "selected"} and item.identity not in begun
    ]
    assert len(chosen) > 20
    wanted = ["b2", "b1", *chosen, "f8", "f6", "f7", "f4", "f5", "f2", "f3", "f0", "f1"]
    for limit in (1, 7, 13, 200):
        assert [one.key for one in every(rooms, limit)] == wanted, limit
    assert [one.state for one in every(rooms, 7)] == ["open"] * 2 + ["waits"] * len(chosen) + ["finished"] * 9
    sample = rooms.verifying.sampling.items(plans[0])
    assert rooms.verifying.sampling.numbered(sample[4].id) == (5, len(sample))
    rooms.close()


def took(rooms: Rooms, last: Waits | None, least: int) -> float:
    """Seconds that a page takes, the middle of several."""
    times = []
    for _ in range(9):
        begun = time.perf_counter()
        assert len(rooms.verifying.waiting.page(last, PAGE)) >= least
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


@pytest.mark.slow
def test_a_page_of_ten_thousand_costs_what_one_of_fifty_does() -> None:
    few, many = waiting(59), waiting(10_000)
    usual, found = took(few, None, PAGE), every(many, 500)
    assert len(found) > 6_000
    ratios = [took(many, last, PAGE) / usual for last in (None, found[len(found) // 2], found[-PAGE - 1])]
    assert max(ratios) < 4, f"a page of 50 among 50: {usual * 1000:.1f} ms; first, middle, last of 10,000: {ratios}"
    few.close()
    many.close()
