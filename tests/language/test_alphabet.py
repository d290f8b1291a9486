"""The order of the Welsh alphabet, as a dictionary or a register would have it."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.language.alphabet import welsh_order, welsh_sort_key

LETTERS = (
    "a", "b", "c", "ch", "d", "dd", "e", "f", "ff", "g", "ng", "h", "i", "j", "l", "ll", "m", "n", "o",
    "p", "ph", "r", "rh", "s", "t", "th", "u", "w", "y",
)  # fmt: skip


def test_the_letters_stand_in_their_order() -> None:
    assert sorted(LETTERS, key=welsh_order) == list(LETTERS)


@pytest.mark.parametrize(
    "ordered",
    [
        ["cynnar", "chwaer"],
        ["dŵr", "dyn", "ddoe"],
        ["afal", "afon", "affwys", "agor", "angel"],
        ["gwyn", "ngwyn", "haf"],
        ["lori", "lwc", "llan", "lle"],
        ["pys", "phôn"],
        ["rygbi", "rhaff"],
        ["tŷ", "tyst", "thema"],
        ["caeth", "cath", "cegin", "cwm", "cyw", "chwant"],
        ["jam", "jwg", "lamp"],
        ["Llan", "Llanberis", "Llandudno", "Llanelli", "Llangefni", "Llŷn"],
        ["Bachgen", "Banc", "Bangor", "Banwy"],
        ["Aled Wyn", "Aledwen"],
        ["Ann Thomas", "Anna Bowen"],
        ["ap Rhys", "Aprys"],
        ["Siân", "Siôn", "Siwan"],
        ["ffon", "ffôn", "ffonio"],
        ["gwen", "Gwen", "gwên", "Gwên"],
        ["D'Arcy", "Darlow"],
        ["1", "2", "a"],
        ["", "a"],
        ["kiwi", "Lowri", "van", "Xavier", "yma", "Zara"],
        ["w", "Ж"],
    ],
)
def test_lists_of_names_are_in_welsh_order(ordered: list[str]) -> None:
    shuffled = list(ordered)
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - only to mix them
        assert sorted(shuffled, key=welsh_order) == ordered


WORDS = st.text(alphabet="abcdfglhnprtwyŵŷâïC L'-é1", max_size=8)


@settings(deadline=None)
@given(WORDS, WORDS)
def test_only_the_same_text_is_equal_however_its_accents_are_written(one: str, other: str) -> None:
    assert welsh_order(unicodedata.normalize("NFD", one)) == welsh_order(one)
    same = one.split() == other.split()
    assert (welsh_order(one)[:2] == welsh_order(other)[:2]) >= same
    assert (welsh_order(one) == welsh_order(other)) == (one == other)


@settings(deadline=None)
@given(WORDS)
def test_accents_and_capitals_never_outweigh_a_letter(word: str) -> None:
    bare = "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
    assert welsh_order(bare.upper())[0] == welsh_order(word)[0]


@settings(deadline=None)
@given(st.lists(WORDS | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=6), max_size=8))
def test_the_key_for_a_store_sorts_as_the_order_does(words: list[str]) -> None:
    by_key = sorted(words, key=lambda word: welsh_sort_key(word).encode())
    assert by_key == sorted(words, key=welsh_order)
