"""Where the words of a search stand in what it found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.standards.library import bundled_library
from assessor_app.standards.search.matching import answered, matches
from assessor_app.standards.wording import unaccented


@pytest.mark.parametrize(
    ("text", "question", "marked"),
    [
        ("trosglwyddo manylion problem y cwsmer", "cwsmer prob", ["prob", "cwsmer"]),
        ("dros y ffôn", "ffon", ["ffôn"]),
        ("DŴR a dŵr", "dwr", ["DŴR", "dŵr"]),
        ("mae'n siŵr", "siwr", ["siŵr"]),
        ("cwsmeriaid a chwsmer", "cwsmer", ["cwsmer"]),
        ("cwsmeriaid", "cwsmer y", []),
        ("unrhyw beth", "", []),
        ("unrhyw beth", "…", []),
    ],
)
def test_words_are_marked_as_the_search_finds_them(text: str, question: str, marked: list[str]) -> None:
    assert [text[start : start + length] for start, length in matches(text, question)] == marked


@given(st.text(max_size=60), st.text(max_size=20))
def test_stretches_lie_in_the_text_in_order_and_apart(text: str, question: str) -> None:
    end = 0
    for start, length in matches(text, question):
        assert end <= start < start + length <= len(text)
        end = start + length


@pytest.mark.parametrize(
    ("text", "question", "marked"),
    [
        ("i gwsmer neu â chwsmeriaid", "cwsmer", ["gwsmer", "chwsmer"]),
        ("trosglwyddo manylion problem y cwsmer", "phroblem chwsmer", ["problem", "cwsmer"]),
        ("gofal a'u hofal ac ofal", "ofal", ["gofal", "hofal", "ofal"]),
        ("hyn yn hynny", "hyn", ["hyn", "hyn"]),
        ("dim i'r tîm", "tim", ["tîm"]),
    ],
)
def test_other_forms_are_marked_in_welsh_texts_alone(text: str, question: str, marked: list[str]) -> None:
    assert [text[start : start + length] for start, length in matches(text, question, "cy")] == marked
    bare = {unaccented(word) for word in question.split()}
    for language in ("en", None):
        assert {unaccented(text[at : at + length]) for at, length in matches(text, question, language)} <= bare


@given(st.text(alphabet="cgdnhwsmerofal ’'ŵ", max_size=40), st.text(alphabet="cgdnhwsmerofal ", max_size=20))
def test_a_text_that_answers_a_question_has_a_mark_for_it(text: str, question: str) -> None:
    if question.strip() and answered(text, question, "cy"):
        assert matches(text, question, "cy")
    if answered(text, question):
        assert answered(text, question, "cy")


@pytest.mark.parametrize(
    "question", ["cwsmer", "delio ag ymhol", "FFON", "gwas", "polisïau", "7212", "CfA CC25", "lantra", "nghyswllt"]
)
def test_everything_that_is_found_shows_why(question: str) -> None:
    hits = bundled_library().search(question)
    assert hits
    for hit in hits:
        shown = f"{hit.text}\n{hit.found_in}"
        assert answered(shown, question, hit.standard.language) or hit.standard.name.casefold() in question.casefold()
        assert (hit.found_in == "") == answered(hit.text, question, hit.standard.language)
