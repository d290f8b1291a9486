"""What becomes of actions follows from their files alone: in any order, however often each comes, from any device."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.verifying.actions.following import follow
from assessor_app.verifying.actions.model import Answered, Followed, Opened, Rechecked

if TYPE_CHECKING:
    from assessor_app.verifying.actions.model import Became, Step

REPORT, ACTION = "r" * 64, "a1"
OPENED = Opened(
    ACTION, REPORT, "i" * 64, "rec", "RWJ-1", "Siân", "p-1", "Rhys", "s" * 64, "Mair", "verifier", "Do it", "Rhys",
    "2026-12-01", (), "2026-11-20T10:00:00+00:00",
)  # fmt: skip


def answered(name: str, after: str = "", *, at: int = 1, by: str = "p-1", key: str = "k" * 64) -> Answered:
    """An answer, on a day of December."""
    return Answered(
        ACTION, REPORT, name, after, by, "Rhys", key, f"done {name}", (), None, f"2026-12-{at:02}T10:00:00+00:00"
    )  # fmt: skip


def rechecked(name: str, response: str, became: Became = "closed", *, at: int = 2, role: str = "verifier") -> Rechecked:
    """A recheck, on a day of December."""
    return Rechecked(ACTION, REPORT, name, response, "Mair", role, became, "", f"2026-12-{at:02}T10:00:00+00:00")


def one(*steps: Step) -> Followed:
    """The only action among the steps."""
    (found,) = follow(steps)
    return found


def test_each_state_by_its_files() -> None:
    assert one(OPENED).state == "open"
    assert one(OPENED, answered("x")).state == "answered"
    assert one(OPENED, answered("x"), rechecked("y", "x")).state == "closed"
    again = (OPENED, answered("x"), rechecked("y", "x", "reopened"))
    assert one(*again).state == "reopened"
    assert one(*again, answered("z", "y")).state == "answered"
    assert one(*again, answered("z", "y"), rechecked("w", "z")).state == "closed"


def test_no_clock_decides_what_follows_what() -> None:
    """The second answer's device stands years behind."""
    late = replace(answered("z", "y"), at="2020-01-01T10:00:00+00:00")
    assert one(OPENED, answered("x"), rechecked("y", "x", "reopened"), late).state == "answered"


def test_what_names_nothing_here_counts_for_nothing() -> None:
    assert follow([answered("x"), rechecked("y", "x")]) == ()
    assert one(OPENED, rechecked("y", "x")).state == "open"
    assert one(OPENED, answered("z", "nowhere")).state == "open"


def test_only_whoever_assessed_the_record_answers_under_whichever_key() -> None:
    assert one(OPENED, answered("x", by="p-9")).state == "open"
    assert one(OPENED, answered("x", by="p-9", key=OPENED.signer)).state == "answered"
    # somebody else who is believed here, and writes the assessor's id into their answer
    assert one(OPENED, replace(answered("x"), assessor_name="Dai Bevan")).state == "open"
    assert one(OPENED, replace(answered("x"), assessor_name=" RHYS")).state == "answered"


def test_only_an_external_verifier_closes_what_one_asked_for() -> None:
    asked = replace(OPENED, role="external-verifier")
    assert one(asked, answered("x"), rechecked("y", "x")).state == "answered"
    assert one(asked, answered("x"), rechecked("y", "x", role="external-verifier")).state == "closed"


def test_of_two_second_looks_at_one_answer_the_later_counts() -> None:
    both = (OPENED, answered("x"), rechecked("y", "x", at=3), rechecked("z", "x", "reopened", at=4))
    assert one(*both).state == "reopened"
    assert one(*both, rechecked("w", "x", at=5)).state == "closed"


def test_a_ring_of_files_ends() -> None:
    assert one(OPENED, answered("x", "y"), rechecked("y", "x", "reopened")).state == "open"
    assert one(OPENED, answered("x"), rechecked("", "x", "reopened")).state == "reopened"


def test_overdue_is_what_is_still_to_be_done_after_its_day() -> None:
    assert [one(OPENED).overdue(day) for day in ("2026-11-30", "2026-12-01", "2026-12-02")] == [False, False, True]
    assert not one(OPENED, answered("x")).overdue("2027-01-01")
    assert one(OPENED, answered("x"), rechecked("y", "x", "reopened")).overdue("2027-01-01")


def tangle(chance: random.Random) -> list[Step]:
    """Steps at random that refer to each other, and to nothing, of two actions."""
    names = [f"n{at}" for at in range(7)]
    steps: list[Step] = [OPENED, replace(OPENED, action="a2")]
    for name in names:
        refers, at = chance.choice(["", *names]), chance.randint(1, 9)
        if chance.random() < 0.5:
            made: Answered | Rechecked = answered(name, refers, at=at)
        else:
            made = rechecked(name, refers, chance.choice(["closed", "reopened"]), at=at)
        steps.append(replace(made, action=chance.choice(["a1", "a1", "a2"])))
    return steps


@pytest.mark.parametrize("seed", range(20))
def test_order_and_repetition_change_nothing(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    for _ in range(50):
        steps = tangle(chance)
        expected = follow(steps)
        again = [*steps, *chance.choices(steps, k=5)]
        chance.shuffle(again)
        assert follow(again) == expected
        assert len(expected) == 2


@pytest.mark.parametrize("seed", range(5))
def test_two_stores_that_hold_the_same_files_agree_whoever_got_which_first(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - same
    for _ in range(50):
        steps = tangle(chance)
        cut = chance.randrange(len(steps))
        assert follow([*steps[cut:], *steps[:cut]]) == follow(reversed(steps)) == follow(steps)
