"""Recovery codes: what is printed can be typed back in any hand, and a slip is told from a wrong code."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.errors import Refusal
from assessor_app.vault import recovery
from assessor_app.vault.recovery import new_code, read_code

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE = "6MABE-RFNDQ-KDHDF-RKNF1-EG4Y2-TA4B1"
BARE = CODE.replace("-", "")


def test_a_code_is_six_groups_of_five() -> None:
    assert re.fullmatch(rf"([{LETTERS}]{{5}}-){{5}}[{LETTERS}]{{5}}", new_code())


def test_codes_do_not_repeat_and_use_every_letter() -> None:
    codes = {new_code() for _ in range(300)}
    assert len(codes) == 300
    assert set("".join(codes)) == {*LETTERS, "-"}


def test_a_code_printed_by_an_earlier_version_is_still_read() -> None:
    assert read_code(CODE) == BARE


@settings(deadline=None)
@given(st.integers(0, 2**130 - 1), st.data())
def test_any_hand_is_read(number: int, data: st.DataObject) -> None:
    secret = recovery._spell(number, 26)
    code = secret + recovery._check(secret)
    hand = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(
        data.draw(st.sampled_from(hand.get(letter, letter + letter.lower())))
        + data.draw(st.sampled_from(["", "", " ", "-", "–", " - ", "\n"]))
        for letter in code
    )
    assert read_code(typed) == code


def test_every_slip_of_one_letter_and_every_swap_of_neighbours_is_noticed() -> None:
    slips = {BARE[:at] + letter + BARE[at + 1 :] for at in range(30) for letter in LETTERS}
    swaps = {BARE[:at] + BARE[at + 1] + BARE[at] + BARE[at + 2 :] for at in range(29)}
    read = []
    for typed in (slips | swaps) - {BARE}:
        try:
            read.append(read_code(typed))
        except Refusal as refused:
            assert refused.code == "recovery-code-mistyped"  # noqa: PT017 - hundreds of them
    assert read == []


@pytest.mark.parametrize("typed", ["", "-", "6MABE", CODE[:-1], CODE + "0", CODE.replace("6", "U"), "ŵ" * 30, "٣" * 30])
def test_what_is_no_code_is_mistyped(typed: str) -> None:
    with pytest.raises(Refusal, match="recovery-code-mistyped"):
        read_code(typed)
