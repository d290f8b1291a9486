"""What was begun and not said to its end is kept with its draft, and forgotten once it is said or sealed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.observing.model import Begun, Locator, Mark
from assessor_app.observing.readiness import gaps
from assessor_app.observing.steps import Discard, PutLocator
from assessor_app.standards.model import CriterionKey

if TYPE_CHECKING:
    from tests.observing.furnished import Place

DRAWN = Mark("drawn", "Si", "", (((10, 20), (30, 40)), ((5, 5),)), "")


@pytest.fixture
def name(place: Place) -> str:
    begun, _ = place.rooms.desk.start(place.candidate, (place.calls.key,))
    return begun.id


def test_a_mark_that_is_being_made_is_kept_until_it_is_signed(place: Place, name: str) -> None:
    desk = place.rooms.desk
    desk.keep_begun_mark(name, Mark("typed", "S", ""))
    desk.keep_begun_mark(name, DRAWN)
    assert desk.observation(name).begun == Begun(DRAWN)
    assert desk.observation(name).mark is None
    Discard().do(desk, name)
    Discard(away=False).do(desk, name)
    assert desk.observation(name).begun == Begun(DRAWN)
    desk.set_mark(name, replace(DRAWN, at="2026-11-20T14:05:00+00:00"))
    assert desk.observation(name).begun == Begun()
    desk.keep_begun_mark(name, DRAWN)
    desk.keep_begun_mark(name, None)
    assert desk.observation(name).begun == Begun()


def test_a_location_that_says_too_little_is_kept_at_its_criterion(place: Place, name: str) -> None:
    desk = place.rooms.desk
    one, other = (CriterionKey(place.calls.key, "performance", number) for number in (2, 3))
    half, whole = (Locator("l1", "Galwad 88213", where, "", "", "", (one,)) for where in ("", "CRM"))
    done = PutLocator("l1", whole).do(desk, name)
    desk.keep_begun_locator(name, one, half)
    desk.keep_begun_locator(name, other, replace(half, id="l2", criteria=(other,)))
    begun = Begun(None, (half, replace(half, id="l2", criteria=(other,))))
    assert desk.observation(name).begun == begun
    assert done.back is not None
    done.back.do(desk, name)
    assert (desk.observation(name).begun, desk.observation(name).locators) == (begun, ())
    found = [gap.criterion for gap in gaps(place.rooms.visit(name), "cy", place.clock.wall) if "begun" in gap.code]
    assert found == [one, other]
    desk.keep_begun_locator(name, one, None)
    assert [locator.id for locator in desk.observation(name).begun.locators] == ["l2"]


def test_sealing_forgets_what_was_begun_and_nothing_is_begun_after(place: Place, name: str) -> None:
    desk = place.rooms.desk
    desk.keep_begun_mark(name, DRAWN)
    desk.sealed_as(name, "r-1")
    assert desk.observation(name).begun == Begun()
    with pytest.raises(Refusal, match="observation-sealed"):
        desk.keep_begun_mark(name, DRAWN)
