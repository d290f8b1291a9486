"""A draw is what its words say: somebody who has only the file, and other code, draws the same records from it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.progress import Silent
from assessor_app.verifying.sampling import as_json, pages
from assessor_app.verifying.sampling.cells import row
from assessor_app.verifying.sampling.drawing import draw
from assessor_app.verifying.sampling.model import ALGORITHM, Entry, Risk, Strategy
from tests.verifying.pools import RISKS, entries, strategies
from tests.verifying.redrawn import Again, digest_of
from tests.verifying.stocked import stock
from tests.verifying.test_sampling_desk import SEED, desk, some

if TYPE_CHECKING:
    from collections.abc import Sequence


def data_of(
    pool: Sequence[Entry], already: Sequence[Entry], strategy: Strategy, risks: dict[str, Risk], seed: str
) -> dict[str, Any]:
    """A draw's data as a justification carries it, but for what came of it."""
    said = {
        "algorithm": ALGORITHM, "seed": seed, "strategy": as_json.strategy_to(strategy),
        "risks": as_json.risks_to(risks.values()),
    }  # fmt: skip
    whole = {"draw": said, "pool": [row(one) for one in pool], "already": [row(one) for one in already]}
    found: dict[str, Any] = json.loads(json.dumps(whole))
    return found


def test_what_the_file_carries_draws_the_same_records_by_other_code() -> None:
    rooms = desk()
    stock(rooms, some(24))
    sampling = rooms.verifying.sampling
    plan, _ = sampling.new_plan("Hydref 2026")
    sampling.change(replace(plan, strategy=replace(plan.strategy, per_assessor=2, per_pair=1, most=9)))
    sampling.add(plan.id, some(24)[7].identity, "Gofynnwyd amdano")
    made, _ = sampling.draw(plan.id, Silent(), SEED)
    file = pages.draw(sampling.justification(plan.id), "both")
    rooms.close()
    with pikepdf.open(io.BytesIO(file)) as read:
        data = json.loads(read.attachments[pages.DATA].get_file().read_bytes())
    assert len(data["pool"]) == 23
    assert len(data["already"]) == 1
    assert digest_of(data) == made.digest == data["draw"]["digest"]
    picked = [pick.identity for pick in made.drawn.picks]
    assert Again(data).picks() == picked == [one["identity"] for one in data["draw"]["picks"]]
    other = json.loads(json.dumps(data))
    other["draw"]["seed"] = "arall-0001"
    assert Again(other).picks() != picked


@settings(max_examples=25)
@given(entries(most=10), st.booleans().flatmap(lambda bounded: strategies(bounded=bounded)), RISKS, st.integers(0, 3))
def test_what_is_drawn_is_what_the_words_say(
    pool: list[Entry], strategy: Strategy, risks: dict[str, Risk], known: int
) -> None:
    _same(pool[known:] or pool, pool[:known] if pool[known:] else [], strategy, risks)


@pytest.mark.slow
@settings(max_examples=400)
@given(entries(most=14), st.booleans().flatmap(lambda bounded: strategies(bounded=bounded)), RISKS, st.integers(0, 4))
def test_the_same_on_many_more_pools(pool: list[Entry], strategy: Strategy, risks: dict[str, Risk], known: int) -> None:
    _same(pool[known:] or pool, pool[:known] if pool[known:] else [], strategy, risks)


def _same(pool: list[Entry], already: list[Entry], strategy: Strategy, risks: dict[str, Risk]) -> None:
    drawn = draw(pool, strategy, risks, SEED, already=already)
    again = Again(data_of(pool, already, strategy, risks, SEED))
    assert again.picks() == [pick.identity for pick in drawn.picks]
