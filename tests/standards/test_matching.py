"""Where the words of a search stand in what it found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.standards.library import bundled_library
from assessor_app.standards.matching import matches


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


@pytest.mark.parametrize("question", ["cwsmer", "delio ag ymhol", "FFON", "gwas", "ïau"])
def test_everything_the_search_finds_by_its_text_has_a_mark(question: str) -> None:
    for hit in bundled_library().search(question):
        assert matches(f"{hit.text} {hit.standard.name}", question)
