"""What stands beside the log comes back from the store as it was put there: plan, covered items, files, a timer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.observing.evidence import store as evidence
from assessor_app.observing.model import Composer, EvidenceFile, Moved, Plan, RangeMark
from assessor_app.observing.ranges import store as ranges
from assessor_app.standards.model import CriterionKey
from assessor_app.standards.ranges import RangeKey

if TYPE_CHECKING:
    from tests.observing.furnished import Place


@pytest.fixture
def name(place: Place) -> str:
    made, _ = place.rooms.desk.start(place.candidate, (place.calls.key,))
    return made.id


def test_a_plan_comes_back(place: Place, name: str) -> None:
    first = CriterionKey(place.calls.key, "performance", 1)
    moved = Moved("2026-11-18T09:00:00+00:00", "2026-11-19T10:00:00+00:00", "2026-11-20T10:00:00+00:00", "salwch")
    plan = Plan("2026-11-12", ("observation", "questioning"), "v-1", moved.now, (first,), "print bras", "cy", (moved,))
    place.rooms.desk.set_plan(name, plan)
    assert place.rooms.desk.observation(name).plan == plan


def test_what_was_covered_comes_back_and_can_be_taken_back(place: Place, name: str) -> None:
    store, at = place.rooms.store, "2026-11-20T14:05:00+00:00"
    marks = [RangeMark(RangeKey(place.calls.key, "scope", number), at) for number in (1, 2)]
    for mark in (*marks, marks[0]):
        ranges.put_mark(store, name, mark)
    assert place.rooms.desk.observation(name).ranges == tuple(marks)
    ranges.delete_mark(store, name, marks[0].item)
    assert place.rooms.desk.observation(name).ranges == (marks[1],)


def test_a_file_comes_back_and_its_bytes_go_only_with_the_last_that_has_them(place: Place, name: str) -> None:
    store, digest = place.rooms.store, "ab" * 32
    file = EvidenceFile("f-1", "desg.jpg", "image/jpeg", digest, 3, "2026-11-20T14:05:00+00:00", people="yr ymgeisydd")
    evidence.put_content(store, digest, b"abc")
    evidence.put_file(store, name, file)
    evidence.put_file(store, name, replace(file, id="f-2"))
    changed = replace(file, caption="Y ddesg", consent="given")
    evidence.put_file(store, name, changed)
    assert place.rooms.desk.observation(name).files == (changed, replace(file, id="f-2"))
    evidence.delete_file(store, name, "f-1")
    evidence.forget_unused(store)
    assert evidence.content(store, digest) == b"abc"
    evidence.delete_file(store, name, "f-2")
    evidence.forget_unused(store)
    assert evidence.content(store, digest) is None


def test_nothing_of_it_changes_once_sealed(place: Place, name: str) -> None:
    place.rooms.desk.sealed_as(name, "r-1")
    with pytest.raises(Refusal) as refused:
        ranges.put_mark(place.rooms.store, name, RangeMark(RangeKey(place.calls.key, "scope", 1), ""))
    assert refused.value.code == "row-immutable"


def test_a_timer_comes_back(place: Place, name: str) -> None:
    kept = Composer("discussion", "Trafod", since="2026-11-20T14:05:00+00:00", seconds=61)
    place.rooms.desk.keep_composer(name, kept)
    assert place.rooms.desk.observation(name).composer == kept
