"""Draws that were made and printed stay what they were: the same records and reasons, whatever draws them today."""

from __future__ import annotations

import hashlib
import random
from typing import Any

import pytest

from assessor_app.progress import Silent
from assessor_app.verifying.sampling import as_json
from assessor_app.verifying.sampling.drawing import draw, sampled_of
from assessor_app.verifying.sampling.model import Entry, Risk, Strategy
from assessor_app.verifying.sampling.shelves import shelved
from assessor_app.verifying.sampling.steadily import steady
from tests.verifying.pools import KINDS, METHODS, entry

SEED = "8d2f00c1a7b3e944"
RISKS = {f"a{number}": Risk(f"a{number}", "x", 17 * number % 120) for number in range(12)}
LARGE = 1500
WIDE = {"per_assessor": 3, "per_pair": 2, "summative_percent": 60}
# Of each: the records, the plan, how many of them were sampled already; the rule, how many were picked, and the
# beginning of the SHA-256 of the picks and of all that was drawn. They were written down by the first way of drawing,
# which looked at one record after another.
DRAWN: tuple[tuple[int, dict[str, int], int, str, int, str, str], ...] = (
    (LARGE, {}, 0, "cover", 19, "3347d0fe420c336e", "3bdda8b991c8a72d"),
    (LARGE, {}, 40, "cover", 2, "26037a4f57160b34", "78754d2eb24c9442"),
    (LARGE, WIDE, 0, "cover", 56, "e2f725a7ab5f66a7", "64032b255629ee97"),
    (LARGE, WIDE, 40, "cover", 58, "0026cc8f36f726f8", "d562d0e19a53b66a"),
    (400, {"most": 5, "per_assessor": 2}, 40, "cover", 4, "b61a7726571a2647", "7c2ca5b45f6b205c"),
    (3000, {"most": 80, "per_pair": 3}, 0, "cover", 80, "7d773d9190a82a80", "c23c3a20c46a660a"),
)  # fmt: skip
STEADY = ((400, 12, 0, "6824e4ca3f9f910a"), (LARGE, 25, 0, "fe8b9ccefd763c02"), (LARGE, 25, 40, "2198c14243c28df7"))
"""Of conditional expectation: the records, how many were drawn, how many sampled already, the picks as above."""


def pool_of(size: int) -> list[Entry]:
    """So many records, the same ones each time."""
    chance, found = random.Random(f"pool of {size}"), []  # noqa: S311 - not a secret
    for number in range(size):
        standards = [f"NOS{which:02}@2021" for which in sorted(chance.sample(range(9), chance.randint(1, 2)))]
        elements = tuple((one, tuple(sorted(chance.sample(KINDS, chance.randint(1, 3))))) for one in standards)
        said: dict[str, Any] = {
            "elements": elements, "candidate": f"c{chance.randrange(size // 6 + 1)}",
            "assessor": f"a{chance.randrange(12)}", "site": f"Safle {chance.randrange(4)}",
            "methods": tuple(sorted(chance.sample(METHODS, chance.randint(1, 3)))),
            "observed_on": f"2026-11-{1 + chance.randrange(28):02}", "stage": chance.choice(("interim", "summative")),
        }  # fmt: skip
        found.append(entry(number, **said))
    return found


@pytest.mark.parametrize(("size", "plan", "known", "rule", "many", "picked", "whole"), DRAWN)
def test_what_was_drawn_once_is_drawn_again(  # noqa: PLR0917 - a row of the table
    size: int, plan: dict[str, int], known: int, rule: str, many: int, picked: str, whole: str
) -> None:
    pool = pool_of(size)
    drawn = draw(pool[known:], Strategy(**plan), RISKS, SEED, already=pool[:known])  # type: ignore[arg-type]
    assert (drawn.rule, len(drawn.picks)) == (rule, many)
    assert as_json.drawn_digest(one.identity for one in drawn.picks).startswith(picked)
    assert hashlib.sha256(repr(drawn).encode()).hexdigest().startswith(whole)


@pytest.mark.parametrize(("size", "many", "known", "picked"), STEADY)
def test_what_conditional_expectation_drew_once_it_draws_again(size: int, many: int, known: int, picked: str) -> None:
    pool = pool_of(size)
    drawn = steady(shelved(pool[known:], SEED), set(sampled_of(pool[:known])), many, Silent())
    assert as_json.drawn_digest(one.identity for one in drawn).startswith(picked)
