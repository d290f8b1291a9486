"""Breaking lines: nothing sticks out, nothing is lost, words stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.paper.fonts import drawable, text_width
from assessor_app.paper.text import Run, Style, set_lines

STYLE = Style(10, 13)
WORDS = st.lists(st.text(st.sampled_from("abŵŷ-.Wi'中"), min_size=1, max_size=40), max_size=30).map(" ".join)


def told(text: str, width: float) -> list[str]:
    """The lines of one run as text."""
    return ["".join(bit.text for bit in line) for line in set_lines([Run(text)], STYLE, width)]


@given(WORDS, st.floats(40, 400))
def test_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    for line in told(text, width):
        assert text_width(line.rstrip(" "), "regular", 10) <= width + 0.01


@given(WORDS, st.floats(40, 400))
def test_nothing_is_lost_and_soft_line_ends_keep_their_space(text: str, width: float) -> None:
    assert "".join(told(text, width)).split() == drawable(text).split()


@given(st.lists(WORDS, min_size=2, max_size=5), st.floats(60, 300))
def test_runs_of_several_looks_are_set_as_one_text(texts: list[str], width: float) -> None:
    runs = [Run(text, "bold" if place % 2 else None) for place, text in enumerate(texts)]
    lines = set_lines(runs, STYLE, width)
    assert "".join(bit.text for line in lines for bit in line).split() == drawable("".join(texts)).split()
    for line in lines:
        assert sum(bit.width for bit in line) <= width + 0.01 or len(line) == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("   ", [""]),
        ("a\nb", ["a", "b"]),
        ("a\n\nb\n", ["a", "", "b"]),
        ("dŵr a siŵr", ["dŵr a ", "siŵr"]),
        ("delio-gyda-chwsmeriaid", ["delio-", "gyda-", "chwsme", "riaid"]),
    ],
)
def test_lines_end_where_they_should(text: str, lines: list[str]) -> None:
    assert told(text, 40) == lines


def test_a_character_wider_than_the_column_still_moves_on() -> None:
    assert told("WWW", 3) == ["W", "W", "W"]
