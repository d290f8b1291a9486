"""Items of a scope/range and sub-items as ticks of one observation: kept one by one, refused where they are not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.observing.model import Mark
from assessor_app.observing.ranges.covering import counted
from assessor_app.standards.ranges import RangeKey, all_items, scope_items

if TYPE_CHECKING:
    from assessor_app.standards.model import Standard
    from tests.observing.furnished import Place

SCOPE = ("Cyfathrebu:", "wyneb yn wyneb", "dros y ffôn", "drwy e-bost")


@pytest.fixture
def ranged(place: Place) -> Standard:
    """A standard with a scope of three items, and a criterion of two, in the library."""
    first = replace(place.calls.performance[0], items=("yn ysgrifenedig", "ar lafar"))
    made = replace(
        place.calls,
        urn="INSCS900",
        performance=(first, *place.calls.performance[1:]),
        sections={**place.calls.sections, "scope": SCOPE},
        text_sha256="c0" * 32,
    )
    place.rooms.library.add_standard(made, "a file")
    return made


@pytest.fixture
def name(place: Place, ranged: Standard) -> str:
    made, _ = place.rooms.desk.start(place.candidate, (ranged.key,))
    return made.id


def test_each_item_is_covered_and_taken_back_by_itself(place: Place, ranged: Standard, name: str) -> None:
    desk, items = place.rooms.desk, [item.key for item in all_items(ranged)]
    assert len(items) == 5
    for item in (items[1], items[4]):
        assert ("observation", name) in desk.cover(name, item, covered=True).touched
    held = desk.observation(name)
    assert {(mark.item, mark.at) for mark in held.ranges} == {(one, desk._now()) for one in (items[1], items[4])}
    assert counted(scope_items(ranged), held.ranges) == (1, 3)
    assert not desk.cover(name, items[1], covered=True).touched  # it was already
    desk.cover(name, items[1], covered=False)
    assert [mark.item for mark in desk.observation(name).ranges] == [items[4]]


def test_a_tick_takes_the_mark_away(place: Place, ranged: Standard, name: str) -> None:
    desk = place.rooms.desk
    desk.set_mark(name, Mark("typed", "Siân Llywelyn", "2026-11-20T14:05:00+00:00"))
    desk.cover(name, scope_items(ranged)[0].key, covered=True)
    assert desk.observation(name).mark is None


def test_what_the_standard_does_not_have_is_refused(place: Place, ranged: Standard, name: str) -> None:
    lead_in, elsewhere = RangeKey(ranged.key, "scope", 1), RangeKey(place.calls.key, "scope", 1)
    for item, code in ((lead_in, "range-unknown"), (elsewhere, "range-not-assessed")):
        with pytest.raises(Refusal) as refused:
            place.rooms.desk.cover(name, item, covered=True)
        assert refused.value.code == code
    assert place.rooms.desk.observation(name).ranges == ()


def test_nothing_is_ticked_once_sealed(place: Place, ranged: Standard, name: str) -> None:
    place.rooms.desk.sealed_as(name, "r-1")
    with pytest.raises(Refusal) as refused:
        place.rooms.desk.cover(name, scope_items(ranged)[0].key, covered=True)
    assert refused.value.code == "observation-sealed"


def test_a_standard_with_ticks_cannot_be_taken_out(place: Place, ranged: Standard, name: str) -> None:
    desk = place.rooms.desk
    desk.set_standards(name, (ranged.key, place.calls.key))
    desk.cover(name, scope_items(ranged)[0].key, covered=True)
    with pytest.raises(Refusal) as refused:
        desk.set_standards(name, (place.calls.key,))
    assert refused.value.code == "standard-in-use"
