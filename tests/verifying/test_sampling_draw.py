"""Drawing a sample: repeatable, whatever order the pool comes in; its demands met; never below what chance covers."""

from __future__ import annotations

import hashlib
from collections import Counter
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.verifying.sampling.cells import cells, digest
from assessor_app.verifying.sampling.drawing import draw, least, sampled_of
from assessor_app.verifying.sampling.model import Entry, Reason, Risk, Strategy
from assessor_app.verifying.sampling.shelves import lot, shelved
from assessor_app.verifying.sampling.steadily import steady
from tests.verifying.pools import RISKS, entries, entry, strategies

if TYPE_CHECKING:
    import random

SEED = "8d2f00c1a7b3e944"


def _covered(chosen: list[Entry]) -> int:
    return len(set().union(*map(cells, chosen)))


def _mean_by_hand(pool: list[Entry], size: int) -> Fraction:
    """The mean over every set of that size, one after the other."""
    every = [_covered([pool[at] for at in some]) for some in combinations(range(len(pool)), size)]
    return Fraction(sum(every), len(every))


@settings(max_examples=20)
@given(entries(most=14), strategies(), RISKS, st.randoms(use_true_random=False))
def test_the_same_seed_draws_the_same_whatever_order_the_pool_comes_in(
    pool: list[Entry], strategy: Strategy, risks: dict[str, Risk], shuffler: random.Random
) -> None:
    first = draw(pool, strategy, risks, SEED)
    other = list(pool)
    shuffler.shuffle(other)
    points = {name: risk.points for name, risk in risks.items()}
    assert draw(other, strategy, risks, SEED) == first
    assert digest(other, points, ()) == digest(pool, points, ())


@settings(max_examples=20)
@given(entries(most=14), strategies(), RISKS)
def test_an_unbounded_draw_meets_every_demand_and_takes_nothing_twice(
    pool: list[Entry], strategy: Strategy, risks: dict[str, Risk]
) -> None:
    drawn = draw(pool, strategy, risks, SEED)
    by_identity = {one.identity: one for one in pool}
    chosen = [by_identity[pick.identity] for pick in drawn.picks]
    points = {name: risk.points for name, risk in risks.items()}
    there, sampled = sampled_of(pool), sampled_of(chosen)
    assert all(sampled[cell] >= min(least(cell, strategy, points), many) for cell, many in there.items())
    assert len({pick.identity for pick in drawn.picks}) == len(drawn.picks)
    assert [pick.place for pick in drawn.picks] == list(range(1, len(chosen) + 1))
    assert all(pick.reasons for pick in drawn.picks)


@settings(max_examples=20)
@given(entries(most=9), strategies(), RISKS)
def test_it_covers_no_fewer_cells_than_plain_random_draws_of_the_same_size_on_average(
    pool: list[Entry], strategy: Strategy, risks: dict[str, Risk]
) -> None:
    drawn = draw(pool, strategy, risks, SEED)
    mean = _mean_by_hand(pool, len(drawn.picks))
    assert drawn.covered >= mean
    assert drawn.chance == -(-1000 * mean.numerator // mean.denominator)


@settings(max_examples=20)
@given(entries(most=9), strategies(bounded=True), RISKS)
def test_a_bounded_draw_keeps_its_bound_and_is_not_below_chance_either(
    pool: list[Entry], strategy: Strategy, risks: dict[str, Risk]
) -> None:
    drawn = draw(pool, strategy, risks, SEED)
    by_identity = {one.identity: one for one in pool}
    assert len(drawn.picks) <= strategy.most
    assert drawn.covered == _covered([by_identity[pick.identity] for pick in drawn.picks])
    assert drawn.covered >= _mean_by_hand(pool, len(drawn.picks))


@settings(max_examples=20)
@given(entries(most=8), st.data())
def test_conditional_expectation_never_falls_below_the_mean(pool: list[Entry], data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(pool)))
    assert _covered(steady(shelved(pool, SEED), (), size, _Quiet())) >= _mean_by_hand(pool, size)


@settings(max_examples=20)
@given(entries(most=14), st.data())
def test_conditional_expectation_draws_what_reckoning_each_record_exactly_does(
    pool: list[Entry], data: st.DataObject
) -> None:
    _as_exactly(pool, data.draw(st.integers(1, len(pool))), data.draw(st.integers(0, 3)))


def _as_exactly(pool: list[Entry], size: int, known: int) -> None:
    """Hold the draw against one that reckons every record anew each time, in whole numbers."""
    before = set().union(*map(cells, pool[:known])) if known < len(pool) else set()
    left = sorted(pool, key=lambda one: lot(SEED, one.identity))
    new, chosen = {one.identity: cells(one) - before for one in left}, list[Entry]()
    covered, many = set[tuple[str, ...]](), Counter(cell for one in new.values() for cell in one)
    for rest in range(size - 1, -1, -1):
        others = len(left) - 1
        missed = {each: comb(others - each, rest) if others >= each else 0 for each in set(many.values())}
        worth = [sum(missed[many[cell]] for cell in new[one.identity] - covered) for one in left]
        chosen.append(left.pop(worth.index(max(worth))))
        covered |= new[chosen[-1].identity]
        many -= Counter(new[chosen[-1].identity])
    assert steady(shelved(pool, SEED), before, size, _Quiet()) == chosen


def test_where_greed_alone_would_be_worse_than_chance_the_bounded_draw_is_made_again() -> None:
    """Three sets of a kind that lead greed astray: it takes the large one, which has something of both others."""
    pool = [
        _of(1, "a1", ("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8")),
        _of(2, "a1", ("M9", "N1", "N2", "N3", "N4", "N5", "N6", "N7")),
        _of(3, "a1", ("M5", "M6", "M7", "M8", "M9", "N1", "N2", "N3", "N4")),
    ]
    strategy = Strategy(
        per_assessor=2, per_method=0, per_standard=0, per_site=0, interim_percent=0, summative_percent=0, most=2
    )
    drawn = draw(pool, strategy, {}, SEED)
    mean = _mean_by_hand(pool, 2)
    assert drawn.rule == "steady"
    assert drawn.covered >= mean > _covered([pool[2], pool[0]])


def _of(number: int, assessor: str, methods: tuple[str, ...]) -> Entry:
    return entry(number, candidate="c", assessor=assessor, methods=tuple(sorted(methods)))


def test_the_lot_is_what_is_published_and_decides_between_equals() -> None:
    told = hashlib.sha256(f"assessor-sampling/1\n{SEED}\n{entry(1).identity}".encode()).hexdigest()
    assert lot(SEED, entry(1).identity).hex() == told
    pool = [entry(number, candidate="same") for number in range(40)]
    drawn = draw(pool, Strategy(interim_percent=0, summative_percent=0), {}, SEED)
    assert [pick.identity for pick in drawn.picks] == [min((one.identity for one in pool), key=lambda i: lot(SEED, i))]
    others = {draw(pool, Strategy(), {}, f"seed-{number}").picks[0].identity for number in range(12)}
    assert len(others) > 1


def test_what_is_riskier_is_drawn_first_and_more_often() -> None:
    pool = [entry(number, assessor=f"a{number % 2}") for number in range(20)]
    risks = {"a1": Risk("a1", "Mair", 90, (Reason("sample-risk-trainee"),)), "a0": Risk("a0", "Iolo", 0)}
    drawn = draw(pool, Strategy(more_at_risk=3), risks, SEED)
    by_identity = {one.identity: one.assessor for one in pool}
    whose = [by_identity[pick.identity] for pick in drawn.picks]
    assert whose[0] == "a1"
    assert (whose.count("a1"), whose.count("a0")) == (4, 1)
    assert Reason("sample-risk-trainee") in drawn.picks[0].reasons


def test_each_pick_says_what_it_is_the_first_to_show() -> None:
    pool = [
        entry(1, site="Tŷ Gwyn", methods=("discussion",), elements=(("INSCC007@2021-02-05", ("knowledge",)),)),
        entry(2),
    ]
    drawn = draw(pool, Strategy(), {}, SEED)
    reasons: dict[str, set[tuple[object, ...]]] = {
        pick.identity: {(reason.code, *dict(reason.facts).values()) for reason in pick.reasons} for pick in drawn.picks
    }
    first, second = drawn.picks[0].identity, drawn.picks[1].identity
    told: dict[str, set[tuple[object, ...]]] = {
        entry(1).identity: {
            ("sample-first-site", "Tŷ Gwyn"), ("sample-first-discussion",), ("sample-first-standard", "INSCC007")
        },
        entry(2).identity: {("sample-first-site", "Bangor"), ("sample-first-standard", "INSCS025")},
    }  # fmt: skip
    assert told[first] <= reasons[first]
    assert told[second] <= reasons[second]
    assert ("sample-first-assessor",) in reasons[first]
    assert ("sample-first-assessor",) not in reasons[second]


def test_both_stages_are_in_the_sample_as_far_as_the_pool_has_them() -> None:
    pool = [entry(number, stage="summative" if number < 6 else "interim") for number in range(30)]
    drawn = draw(pool, Strategy(per_assessor=8, summative_percent=50, interim_percent=40), {}, SEED)
    by_identity = {one.identity: one.stage for one in pool}
    stages = [by_identity[pick.identity] for pick in drawn.picks]
    assert stages.count("summative") >= len(stages) // 2
    assert stages.count("interim") >= 40 * len(stages) // 100


def test_what_was_sampled_already_counts_and_is_not_drawn_again() -> None:
    pool = [entry(number, assessor=f"a{number}") for number in range(4)]
    drawn = draw(pool[1:], Strategy(interim_percent=0, summative_percent=0, per_method=1), {}, SEED, already=pool[:1])
    assert {pick.identity for pick in drawn.picks} == {one.identity for one in pool[1:]}
    assert "sample-first-observation" not in {reason.code for pick in drawn.picks for reason in pick.reasons}


@pytest.mark.parametrize("change", [{"site": "Llŷn"}, {"stage": "summative"}, {"methods": ("witness",)}])
def test_the_digest_is_of_everything_that_is_drawn_from(change: dict[str, object]) -> None:
    assert digest([entry(1)], {}, ()) != digest([entry(1, **change)], {}, ())
    assert digest([entry(1)], {"a1": 10}, ()) != digest([entry(1)], {}, ())
    assert digest([entry(1)], {}, ("x",)) != digest([entry(1)], {}, ())


class _Quiet:
    def step(self, done: int, total: int, what: str = "") -> None:
        """Say nothing."""


@pytest.mark.slow
@settings(max_examples=400)
@given(entries(most=10), st.one_of(strategies(), strategies(bounded=True)), RISKS)
def test_all_of_it_on_many_more_pools(pool: list[Entry], strategy: Strategy, risks: dict[str, Risk]) -> None:
    drawn = draw(pool, strategy, risks, SEED)
    assert draw(pool[::-1], strategy, risks, SEED) == drawn
    assert drawn.covered >= _mean_by_hand(pool, len(drawn.picks))
