"""The words of a document and of its reading, counted, so that none is lost, repeated or invented. Reads no files."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING

from assessor_app.standards.reading import headings
from assessor_app.standards.reading.plaintext import lines
from assessor_app.standards.reading.reader import read_all

if TYPE_CHECKING:
    from assessor_app.standards.model import Reading, Standard

TODAY = dt.date(2026, 11, 22)
WORD = re.compile(r"\w+")
GLUED = re.compile(r"(?<=[^\W\d_])(?=[PKGBY][0-9])(?<=[a-zâêîôûŵŷ])")
UNSEEN = re.compile("[\xad\u200b\u2060\ufeff]")
LABEL = re.compile(r"[PKGBY]?\d{1,3}")
# Findings that say in full which words were left out, or that two headings became one.
TOLD = {
    *("preamble-left-out", "turned-text-left-out", "notes-left-out", "text-box-left-out"),
    *("group-repeated", "value-goes-on", "furniture-left-out", "date-unread"),
    *("heading-joined", "title-led-by-code"),
}


def words_of(text: str) -> Counter[str]:
    """The words of a text without labels, which may be glued to the word before them."""
    apart = GLUED.sub(" ", UNSEEN.sub("", text))
    return Counter(word for word in WORD.findall(apart) if not LABEL.fullmatch(word))


def source_words(text: str) -> Counter[str]:
    """Words outside headings, labels and lead-ins; numbers and labels of items left out."""
    kept: list[str] = []
    for line in lines(text):
        known, lead = headings.labelled(line.text), headings.lead_in(line.text)
        if headings.heading(line.text):
            continue
        if lead:
            kept.append(lead.rest)
        elif known and (known[0].key in headings.METADATA or known[0].key == "overview"):
            # a label in prose is prose: both readings are allowed for by comparing values alone
            kept.append(known[1])
        else:
            kept.append(line.text)
    return words_of(" ".join(kept))


def standard_words(standard: Standard) -> Counter[str]:
    """The words that a standard holds, a group's once for each run of its items."""
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
    return words_of(" ".join(pieces))


def told_words(reading: Reading) -> Counter[str]:
    """The words that findings say were left out."""
    told = [str(value) for one in reading.findings if one.code in TOLD for _, value in one.facts]
    told += [str(dict(one.facts)["heading"]) for one in reading.findings if one.code == "heading-with-text"]
    return words_of(" ".join(told))


def lost(text: str) -> Counter[str]:
    """Words of a text that its readings do not hold, dates aside; nothing for a text of which a part is refused."""
    readings = read_all("x.txt", text.encode(), TODAY)
    held: Counter[str] = Counter()
    for reading in readings:
        if reading.standard is None:
            return Counter()
        held += standard_words(reading.standard) + told_words(reading)
    dates = words_of("Chwef Maw Ion Mawrth Ionawr Mar Feb February March")
    missing = source_words(text) - held
    return Counter({word: count for word, count in missing.items() if word not in dates})


def invented(text: str) -> Counter[str]:
    """Words that the readings of a text hold more often than the text does."""
    held: Counter[str] = Counter()
    for reading in read_all("x.txt", text.encode(), TODAY):
        if reading.standard is not None:
            held += standard_words(reading.standard)
    return held - words_of(text)
