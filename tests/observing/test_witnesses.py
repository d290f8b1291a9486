"""The witness status list: kept, changed, taken away and brought back; nothing of it changes once it is sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import AssessorError, Refusal
from assessor_app.observing.document import read_visit
from assessor_app.observing.documented import write_visit
from assessor_app.observing.model import Witness
from assessor_app.observing.witnesses import store as rows
from assessor_app.observing.witnesses.steps import PutWitness
from tests.records.sealed import example

if TYPE_CHECKING:
    from tests.observing.furnished import Place

MARGED = Witness("w-1", "Marged Puw", "Arweinydd y tîm", "expert", "swyddfa’r ganolfan")


def begun(place: Place) -> str:
    observation, _ = place.rooms.desk.start(place.candidate, [place.calls.key])
    return observation.id


def test_a_witness_is_kept_tidied_changed_and_taken_away(place: Place) -> None:
    desk, name = place.rooms.desk, begun(place)
    desk.put_witness(name, Witness("w-1", "  Marged Puw ", " Arweinydd y tîm", "expert", "swyddfa’r ganolfan "))
    assert desk.observation(name).witnesses == (MARGED,)
    assert desk.put_witness(name, MARGED).touched == frozenset()
    other = Witness("w-2", "Tom Reed")
    desk.put_witness(name, other)
    desk.put_witness(name, Witness("w-1", "Marged Puw", status="other"))
    assert desk.observation(name).witnesses == (Witness("w-1", "Marged Puw", status="other"), other)
    desk.remove_witness(name, "w-1")
    assert desk.observation(name).witnesses == (other,)
    with pytest.raises(Refusal) as refused:
        desk.put_witness(name, Witness("w-3", " "))
    assert refused.value.code == "witness-unnamed"


def test_what_was_done_to_a_witness_is_taken_back(place: Place) -> None:
    desk, name = place.rooms.desk, begun(place)
    put = PutWitness("w-1", MARGED).do(desk, name)
    away = PutWitness("w-1", None).do(desk, name)
    assert desk.observation(name).witnesses == ()
    for step, then in ((away.back, (MARGED,)), (put.back, ())):
        assert step is not None
        step.do(desk, name)
        assert desk.observation(name).witnesses == then


def test_nothing_of_it_changes_once_it_is_sealed(place: Place) -> None:
    desk, name = place.rooms.desk, begun(place)
    desk.put_witness(name, MARGED)
    desk.sealed_as(name, "0193a5f2-7b7c-7d57-8e3a-0123456789ab")
    with pytest.raises(Refusal):
        desk.remove_witness(name, "w-1")
    with pytest.raises(AssessorError):
        rows.put(place.rooms.store, name, Witness("w-2", "Rhywun"))


def test_a_document_carries_witnesses_there_and_back(place: Place) -> None:
    given = {**example(), "witnesses": [{"name": "Marged Puw", "status": "expert"}, {"name": "Tom Reed"}]}
    seen = read_visit(given, place.rooms.library)
    assert [(one.name, one.status) for one in seen.observation.witnesses] == [
        ("Marged Puw", "expert"), ("Tom Reed", "other"),
    ]  # fmt: skip
    again = read_visit(write_visit(seen, {}), place.rooms.library)
    assert again.observation.witnesses == seen.observation.witnesses
    with pytest.raises(Refusal):
        read_visit({**example(), "witnesses": [{"name": " "}]}, place.rooms.library)
