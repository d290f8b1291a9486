"""One bit turned anywhere in a sealed, countersigned or verified record: opening accepts none of them."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from assessor_app.records import opening
from assessor_app.records.opening import open_record
from tests.records.chained import HOUR, chain, people
from tests.records.drawn_once import Drawn
from tests.records.forging import flipped
from tests.records.sealed import NOW

AT = NOW + 9 * HOUR


@pytest.fixture
def drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "templates", Drawn())


def verdicts(seed: int, count: int) -> Counter[str]:
    """Verdicts over `count` flips, a third on each stage; of those a third anywhere, the others in the increments."""
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    made, seen = chain(), Counter[str]()
    stages = [made.record.file, made.countersigned, made.verified]
    for at in range(count):
        file = stages[at % len(stages)]
        first = 0 if at % 9 < len(stages) else 8 * len(made.base)
        bit = chance.randrange(first, 8 * len(file))
        turned = flipped(file, bit)
        if at % 2:
            assert opening._quickly(turned, AT) is None  # of many files, each is asked this first
        seen[open_record("r.pdf", turned, people().anchors, AT).verdict] += 1
    return seen


@pytest.mark.usefixtures("drawn_once")
def test_the_records_themselves_are_accepted() -> None:
    made = chain()
    for file in (made.record.file, made.countersigned, made.verified):
        assert open_record("r.pdf", file, people().anchors, AT).verdict == "accepted"


@pytest.mark.parametrize("hundred", range(5))
@pytest.mark.usefixtures("drawn_once")
def test_none_of_five_hundred_flipped_bits_gets_through(hundred: int) -> None:
    seen = verdicts(seed=10 + hundred, count=100)
    assert sum(seen.values()) == 100
    assert set(seen) <= {"refused", "unreadable"}


@pytest.mark.slow
@pytest.mark.usefixtures("drawn_once")
def test_none_of_five_thousand_flipped_bits_gets_through(capsys: pytest.CaptureFixture[str]) -> None:
    seen = verdicts(seed=2, count=5000)
    with capsys.disabled():
        print(f"\nflipped bits: {sum(seen.values())}, verdicts {dict(seen)}")  # noqa: T201 - the figure is the point
    assert set(seen) <= {"refused", "unreadable"}
