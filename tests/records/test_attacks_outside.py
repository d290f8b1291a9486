"""Every attack of the list on every stage it applies to: none is accepted, each is turned away for its reason."""

from __future__ import annotations

import pytest

from assessor_app.records.opening import open_record
from tests.records.attacks_outside import ATTACKS, Case
from tests.records.chained import HOUR, chain, people
from tests.records.sealed import NOW


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
    opening = open_record("r.pdf", attacked, people().anchors, NOW + 9 * HOUR)
    found = [(row.row, row.code) for row in opening.rows if row.state == "fails"]
    assert opening.verdict in {"refused", "unreadable"}
    assert (case.row, case.code) in found
