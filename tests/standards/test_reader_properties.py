"""Whatever the bytes, reading gives a `Reading`; and no word of a document is lost or invented without being told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app import paths
from assessor_app.language import speak
from assessor_app.standards.as_json import reading_as_json
from assessor_app.standards.reading.reader import read, read_all
from tests.standards import generated, layouts, layouts_items
from tests.standards.wordcounts import TODAY, invented, lost, standard_words, told_words, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.standards.layouts import Layout

LAYOUTS = (
    *layouts.IDENTITY,
    *layouts.FRAME,
    *layouts.LABELS,
    *layouts.OVERVIEWS,
    *layouts.HEADINGS,
    *layouts_items.ITEMS,
    *layouts_items.GROUPS,
)
SEEDS = [file.read_text(encoding="utf-8") for file in sorted((paths.standards_data() / "sources").glob("*.txt"))]


def test_no_word_of_the_five_is_lost_or_invented() -> None:
    for text in SEEDS:
        assert read("x.txt", text.encode(), TODAY).standard is not None
        assert lost(text) == Counter()
        assert invented(text) == Counter()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_reading(data: bytes) -> None:
    told = reading_as_json(read("x", data, TODAY), speak("cy"))
    assert told["findings"]


@st.composite
def damaged(draw: st.DrawFn, texts: Sequence[str] = SEEDS) -> str:
    """A document with some lines dropped, doubled, moved, cut, or given other beginnings."""
    changed = draw(st.sampled_from(texts)).split("\n")
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(changed) - 1))
        how = draw(st.integers(0, 6))
        line = changed[place]
        if how == 0:
            del changed[place]
        elif how == 1:
            changed.insert(place, line)
        elif how == 2:
            changed.insert(draw(st.integers(0, len(changed) - 1)), changed.pop(place))
        elif how == 3:
            cut = draw(st.integers(0, len(line)))
            changed[place : place + 1] = [line[:cut], line[cut:]]
        elif how == 4:
            changed[place] = draw(st.sampled_from(["- ", "a) ", "P3 ", "7. ", "1.1 ", "  • ", "2.", "\t"])) + line
        elif how == 5:
            changed.insert(place, draw(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30)))
        else:
            changed = changed[:place] or [""]
        if not changed:
            changed = [""]
    return "\n".join(changed)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(damaged())
def test_no_word_of_a_damaged_document_is_lost_repeated_or_invented_unsaid(text: str) -> None:
    assert lost(text) == Counter()
    assert invented(text) == Counter()


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.name)
def test_no_word_of_a_layout_is_lost_repeated_or_invented_unsaid(layout: Layout) -> None:
    assert lost(layout.text) == Counter()
    assert invented(layout.text) == Counter()


@settings(max_examples=150, deadline=None)
@given(damaged([layout.text for layout in LAYOUTS]))
def test_no_word_of_a_damaged_layout_is_lost_repeated_or_invented_unsaid(text: str) -> None:
    assert lost(text) == Counter()
    assert invented(text) == Counter()


@settings(max_examples=80, deadline=None)
@given(st.integers(30_000, 10**6), st.sampled_from(["text", "html", "docx", "pdf"]))
def test_no_word_of_a_made_document_is_lost_repeated_or_invented_unsaid(
    seed: int, container: generated.Container
) -> None:
    told = generated.document(seed, container)
    (reading,) = read_all("x", generated.as_bytes(told), TODAY)
    assert reading.standard is not None
    parts = generated.parts(told)
    everything = words_of(" ".join(f"{mark} {text}" for _, mark, text in parts))
    texts = [f"{mark} {text}" for kind, mark, text in parts if kind not in {"label", "heading", "lead"}]
    texts += [text for kind, _, text in parts if kind == "label"]
    assert words_of(" ".join(texts)) - standard_words(reading.standard) - told_words(reading) == Counter()
    head = words_of(told.urn) if told.container == "pdf" else Counter[str]()
    assert standard_words(reading.standard) - everything - head == Counter()


@settings(max_examples=100, deadline=None)
@given(damaged(), st.data())
def test_damaged_bytes_never_raise(text: str, data: st.DataObject) -> None:
    raw = bytearray(text.encode())
    for _ in range(data.draw(st.integers(1, 5))):
        if raw:
            raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    reading = read("x", bytes(raw), TODAY)
    assert reading_as_json(reading, speak("cy"))["source"] == "x"
    assert all(one.line >= 0 for one in reading.findings)
