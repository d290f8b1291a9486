"""What sampling takes from a payload: the parts of a standard a record is about, and whether it is summative."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.errors import Refusal
from assessor_app.verifying.sampling.facts import Element, Standing, elements, stages
from assessor_app.verifying.sampling.machine import FOLLOWS, way
from tests.records.drawn import published

if TYPE_CHECKING:
    from assessor_app.verifying.sampling.model import State


def _said(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of a payload
    return copy.deepcopy(published()) | changes


def test_a_record_is_about_what_it_judged_or_linked_and_knows_what_it_found_met() -> None:
    payload = _said()
    found = {one.standard: one for one in elements(payload)}
    key = payload["standards"][0]["key"]
    one = found[key.rpartition(":")[0]]
    met = {judged["criterion"] for judged in payload["judgements"] if judged["state"] == "met"}
    assert one.met.bit_count() == sum(criterion.startswith(f"{key}#") for criterion in met)
    assert one.criteria == len(payload["standards"][0]["criteria"])
    assert "performance" in one.kinds
    bare = elements(_said(judgements=[], log=[]))
    assert {(each.kinds, each.met) for each in bare} == {((), 0)}
    assert elements(_said(template="observation/99")) == []


def test_an_entry_that_was_struck_is_about_nothing() -> None:
    payload = _said(judgements=[])
    linked = {link for entry in payload["log"] for link in entry["links"]}
    assert any(one.kinds for one in elements(payload))
    assert linked
    strikes = [
        {**entry, "id": f"x{at}", "strikes": entry["id"], "links": []} for at, entry in enumerate(payload["log"])
    ]
    payload["log"] = [entry for entry in payload["log"] if not entry["strikes"]] + strikes
    assert not any(one.kinds for one in elements(payload))


def test_both_languages_of_an_edition_are_one_standard() -> None:
    payload = _said()
    first = payload["standards"][0]
    name = first["key"].rpartition(":")[0]
    payload["standards"] = [first, {**first, "key": f"{name}:en"}]
    (one,) = elements(payload)
    assert one.standard == name


def _standing(identity: str, day: str, met: int, criteria: int = 3, standard: str = "A@2021") -> Standing:
    return Standing(identity, day, Element(standard, ("performance",), met, criteria))


def test_a_record_is_summative_once_all_is_met_by_it_and_those_before_it() -> None:
    first, second, third = (
        _standing("r1", "2026-11-01", 0b011), _standing("r2", "2026-11-02", 0b100), _standing("r3", "2026-11-03", 0),
    )  # fmt: skip
    assert stages([third, second, first]) == {"r1": "interim", "r2": "summative", "r3": "summative"}
    assert stages([first, third]) == {"r1": "interim", "r3": "interim"}
    other = _standing("r2", "2026-11-02", 0b1, standard="B@2021")
    assert stages([second, other])["r2"] == "interim"
    whole = _standing("r2", "2026-11-02", 0b111, standard="B@2021")
    assert stages([second, whole])["r2"] == "summative"
    assert stages([_standing("r9", "2026-11-02", 0, criteria=0)]) == {"r9": "interim"}


def test_no_step_of_an_item_is_skipped_in_what_is_kept() -> None:
    every: list[State] = list(FOLLOWS)
    for now in every:
        for to in every:
            try:
                passed = way(now, to)
            except Refusal:
                continue
            assert passed[-1] == to
            for before, after in zip((now, *passed), passed, strict=False):
                assert after in FOLLOWS[before]
    with pytest.raises(Refusal, match="sample-item-step"):
        way("under_review", "planned")
    assert way("planned", "not_agreed") == ("selected", "under_review", "not_agreed")
