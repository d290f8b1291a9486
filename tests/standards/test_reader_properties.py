"""Whatever the bytes, reading gives a `Reading`; and no word of a document is lost or invented without being told."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app import paths
from assessor_app.language import speak
from assessor_app.standards import headings
from assessor_app.standards.as_json import reading_as_json
from assessor_app.standards.plaintext import lines
from assessor_app.standards.reader import read

if TYPE_CHECKING:
    from assessor_app.standards.model import Reading, Standard

TODAY = dt.date(2026, 11, 22)
SEEDS = [file.read_text(encoding="utf-8") for file in sorted((paths.standards_data() / "sources").glob("*.txt"))]
WORD = re.compile(r"\w+")
LABEL = re.compile(r"[PKGBY]?\d{1,3}")
# Findings that say that words were left out, or that two headings became one.
TOLD = {
    *("group-repeated", "value-goes-on", "furniture-left-out", "date-unread"),
    *("heading-joined", "title-led-by-code"),
}


def words_of(text: str) -> Counter[str]:
    return Counter(word for word in WORD.findall(text) if not LABEL.fullmatch(word))


def source_words(text: str) -> Counter[str]:
    """Words outside headings, labels and lead-ins; numbers and labels of items left out."""
    kept: list[str] = []
    for line in lines(text):
        known, lead = headings.labelled(line.text), headings.lead_in(line.text)
        if headings.heading(line.text):
            continue
        if lead:
            kept.append(lead.rest)
        elif known and known[0].key in headings.METADATA:
            # a label in prose is prose: both readings are allowed for by comparing values alone
            kept.append(known[1])
        else:
            kept.append(line.text)
    return words_of(" ".join(kept))


def read_words(standard: Standard, reading: Reading) -> Counter[str]:
    pieces = [standard.title, *standard.overview, *(text for texts in standard.sections.values() for text in texts)]
    group: tuple[str, str | None] = ("", None)
    for one in standard.criteria:
        if one.group and (one.kind, one.group) != group:
            pieces.append(one.group)
        group = (one.kind, one.group)
        pieces += [one.label, one.text, *one.items]
    for single in (standard.urn, standard.developer, standard.version, standard.validity, standard.status):
        pieces.append(single or "")
    pieces += [standard.originator or "", standard.approved or "", standard.review_date or ""]
    for several in (standard.suites, standard.original_urns, standard.occupations, standard.soc_codes):
        pieces += several
    pieces += standard.keywords
    pieces += [str(value) for one in reading.findings if one.code in TOLD for _, value in one.facts]
    return words_of(" ".join(pieces))


def lost(text: str) -> Counter[str]:
    """Words of a text that its reading does not hold, dates aside; nothing for a text that is refused."""
    reading = read("x.txt", text.encode(), TODAY)
    if reading.standard is None:
        return Counter()
    dates = words_of("Chwef Maw Ion")
    missing = source_words(text) - read_words(reading.standard, reading)
    return Counter({word: count for word, count in missing.items() if word not in dates})


def test_no_word_of_the_five_is_lost_or_invented() -> None:
    for text in SEEDS:
        reading = read("x.txt", text.encode(), TODAY)
        assert reading.standard is not None
        assert lost(text) == Counter()
        assert read_words(reading.standard, reading) - words_of(text) == Counter()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_reading(data: bytes) -> None:
    told = reading_as_json(read("x", data, TODAY), speak("cy"))
    assert told["findings"]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """One of the five with some lines dropped, doubled, moved, cut, or given other beginnings."""
    changed = draw(st.sampled_from(SEEDS)).split("\n")
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


@settings(max_examples=300, deadline=None)
@given(damaged())
def test_no_word_of_a_damaged_document_is_lost_unsaid(text: str) -> None:
    assert lost(text) == Counter()


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
