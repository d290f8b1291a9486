"""The pure rules under the observing screen: folding, labels, short names, what may be written over, time told."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.standards.bundle import bundled
from assessor_app.ui.observing.matching import fits, folded, words_of
from assessor_app.ui.observing.pending import Pending
from assessor_app.ui.observing.running import lasted
from assessor_app.ui.observing.scene import SHORT, short_name

if TYPE_CHECKING:
    from assessor_app.standards.model import Language

CALLS = next(standard for standard in bundled() if standard.urn == "INSCS025")
WELSH = st.text(st.sampled_from("abcdefghilmnoprstuwyâêîôûŵŷïöáèÂŴŶ’' "), max_size=40)


@given(WELSH)
def test_folding_forgets_accents_and_case_and_nothing_else(text: str) -> None:
    assert folded(text) == folded(text.upper()) == folded(unicodedata.normalize("NFD", text))
    assert folded(folded(text)) == folded(text)
    assert len(folded(text)) == len(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "words"), [("Tŷ Gwyn", ("ty", "gwyn")), ("i'ch", ("i", "ch")), ("i’ch", ("i", "ch")), ("P14", ("p14",))]
)
def test_apostrophes_of_either_kind_part_words(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


@given(st.data())
def test_any_beginnings_of_its_words_find_a_criterion(data: st.DataObject) -> None:
    criterion = data.draw(st.sampled_from(CALLS.criteria))
    words = data.draw(st.lists(st.sampled_from(words_of(criterion.text)), min_size=1, max_size=3))
    query = " ".join(word[: data.draw(st.integers(1, len(word)))] for word in words)
    assert fits(query, CALLS, criterion, "cy")
    assert fits(query.upper(), CALLS, criterion, "en")
    assert not fits(f"{query} xqzw", CALLS, criterion, "cy")


@pytest.mark.parametrize(
    ("query", "reader", "found"),
    [
        ("P2", "cy", {("performance", 2)}),
        ("G2", "cy", {("knowledge", 2)}),
        ("K2", "cy", {("knowledge", 2)}),
        ("k2", "en", {("knowledge", 2)}),
        ("#14", "cy", {("performance", 14), ("knowledge", 14)}),
    ],
)
def test_labels_are_known_in_both_languages(query: str, reader: Language, found: set[tuple[str, int]]) -> None:
    assert {(one.kind, one.number) for one in CALLS.criteria if fits(query, CALLS, one, reader)} == found


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("gwsmer", "cwsmer"), ("nghwsmer", "cwsmer"), ("broblem", "problem"), ("cheisiad", "ceisiadau"),
        ("gwybodaeth", "wybodaeth"), ("trosglwyddo", "trosglwyddo"),
    ],
)  # fmt: skip
def test_mutated_forms_find_the_same_criteria(typed: str, word: str) -> None:
    def by(query: str) -> list[str]:
        return [one.text for one in CALLS.criteria if fits(query, CALLS, one, "en")]

    assert by(typed) == by(word) != []


def test_mutations_are_folded_in_welsh_standards_alone() -> None:
    english = replace(CALLS, language="en")
    assert not any(fits("nghwsmer", english, one, "cy") for one in english.criteria)
    assert not fits("nscs025", CALLS, CALLS.criteria[0], "cy")


def test_a_standard_without_a_urn_is_called_by_the_first_words_of_its_title() -> None:
    for standard in bundled():
        short = short_name(standard)
        assert short == (standard.urn or short)
        if not standard.urn:
            assert short.endswith("…")
            assert standard.title.startswith(short.removesuffix("…"))
            assert len(short) <= SHORT + 1


def test_what_is_on_its_way_to_the_store_is_not_written_over() -> None:
    pending = Pending()
    assert pending.may_show("feedback", "hen")
    pending.tell("feedback", "newydd ")
    assert not pending.may_show("feedback", "hen")
    assert pending.may_show("summary", "hen")
    assert pending.may_show("feedback", "newydd")
    assert pending.may_show("feedback", "wedyn")
    pending.tell("feedback", "eto")
    pending.forget()
    assert pending.may_show("feedback", "hen")


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "00:00:00"), (2537, "00:42:17"), (90_061, "25:01:01"), (-5, "00:00:00")]
)
def test_time_is_told_in_hours_minutes_and_seconds(seconds: int, told: str) -> None:
    assert lasted(dt.timedelta(seconds=seconds)) == told
