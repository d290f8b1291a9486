"""Every attack of the list on every stage it applies to: none is accepted, each is turned away for its reason."""

from __future__ import annotations

import pytest

from assessor_app.records import opening
from assessor_app.records.opening import open_record
from tests.records.attacks_outside import ATTACKS, Case
from tests.records.chained import HOUR, chain, people
from tests.records.drawn_once import Drawn
from tests.records.sealed import NOW

DRAWN = Drawn()


def stage(name: str) -> bytes:
    if name == "sealed":
        return chain("qualified").record.file
    return chain().countersigned if name == "countersigned" else chain("qualified").verified


@pytest.mark.parametrize(
    ("case", "name"),
    [
        pytest.param(case, name, id=f"{what}, {name}", marks=[] if name == case.stages[-1] else [pytest.mark.slow])
        for what, case in ATTACKS.items()
        for name in case.stages
    ],
)
def test_no_outsider_has_a_record_accepted(case: Case, name: str) -> None:
    attacked = case.attack(stage(name))
    assert attacked != stage(name)
    found = open_record("r.pdf", attacked, people().anchors, NOW + 9 * HOUR)
    assert found.verdict in {"refused", "unreadable"}
    assert (case.row, case.code) in [(row.row, row.code) for row in found.rows if row.state == "fails"]


@pytest.mark.parametrize("what", ATTACKS)
def test_nor_as_one_file_of_many(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    case = ATTACKS[what]
    monkeypatch.setattr(opening, "templates", DRAWN)
    for name in case.stages:
        assert opening._quickly(case.attack(stage(name)), NOW + 9 * HOUR) is None  # so that it is judged as any other


@pytest.mark.slow
@pytest.mark.parametrize("what", ATTACKS)
def test_and_for_the_same_reason(what: str) -> None:
    case = ATTACKS[what]
    for name in case.stages:
        found = open_record("r.pdf", case.attack(stage(name)), people().anchors, NOW + 9 * HOUR, thorough=False)
        assert found.verdict in {"refused", "unreadable"}
        assert (case.row, case.code) in [(row.row, row.code) for row in found.rows if row.state == "fails"]
