"""Damaged copies of the five documents: each gives a finding or a refusal, never a shorter standard unsaid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from assessor_app.standards.reading import headings
from assessor_app.standards.reading.reader import read
from assessor_app.standards.wording import collapse

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from assessor_app.standards.model import Reading

NAMES = ("000", "001", "002", "003", "004")
ITEM = re.compile(r"^\s*(?:[PG]\d+|\d+\.)\s")


def codes(reading: Reading) -> list[str]:
    return [one.code for one in reading.findings]


def without_line(text: str, place: int) -> bytes:
    kept = text.split("\n")
    del kept[place]
    return "\n".join(kept).encode()


def frame_lines(text: str) -> list[int]:
    """Places of the title and of every heading, label and lead-in."""
    found = [0]
    for place, line in enumerate(text.split("\n")):
        said = collapse(line)
        if said and (headings.heading(said) or headings.labelled(said) or headings.lead_in(said)):
            found.append(place)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_heading_that_is_removed_is_noticed(name: str, seed: Callable[[str], bytes], today: dt.date) -> None:
    text = seed(name).decode()
    whole = read(name, seed(name), today)
    places = frame_lines(text)
    assert len(places) == (11 if name == "003" else 28)
    for place in places:
        damaged = read(name, without_line(text, place), today)
        new = [
            one for one in damaged.findings if (one.code, one.facts) not in {(w.code, w.facts) for w in whole.findings}
        ]
        # a lead-in in the other language is itself a finding, which goes with it
        assert new, (name, text.split("\n")[place])
        assert all(one.line > 0 for one in new)


@pytest.mark.parametrize(("name", "heading", "code"), [
    ("000", "Meini prawf perfformiad", "heading-gone"),
    ("001", "Gwybodaeth a Dealltwriaeth", "heading-gone"),
    ("002", "Trosolwg", "text-before-headings"),
    ("003", "Ymddygiadau", "source-ends-early"),
    ("004", "Gwybodaeth Cwmpas", "heading-absent"),
])  # fmt: skip
def test_a_heading_removed(name: str, heading: str, code: str, seed: Callable[[str], bytes], today: dt.date) -> None:
    lines = seed(name).decode().split("\n")
    damaged = read(name, without_line("\n".join(lines), lines.index(heading)), today)
    assert code in codes(damaged)
    whole = read(name, seed(name), today).standard
    assert whole is not None
    assert damaged.standard is not None
    assert damaged.standard.performance == whole.performance
    assert damaged.standard.knowledge == whole.knowledge
    assert damaged.standard.overview == whole.overview


@pytest.mark.parametrize("name", ["000", "001", "002", "004"])
def test_every_number_that_is_skipped_is_noticed(name: str, seed: Callable[[str], bytes], today: dt.date) -> None:
    text = seed(name).decode()
    whole = read(name, seed(name), today).standard
    assert whole is not None
    printed = [place for place, line in enumerate(text.split("\n")) if ITEM.match(line)]
    assert len(printed) == len(whole.performance) + len(whole.knowledge)
    last = {len(whole.performance) - 1, len(printed) - 1}
    for count, place in enumerate(printed):
        found = codes(read(name, without_line(text, place), today))
        if count not in last:
            assert {"numbers-jump", "numbers-start-late"} & set(found), (name, count)


def test_a_skipped_number_is_named_with_its_line(seed: Callable[[str], bytes], today: dt.date) -> None:
    lines = seed("004").decode().split("\n")
    place = next(number for number, line in enumerate(lines) if line.startswith("P5 "))
    found = read("004", without_line("\n".join(lines), place), today).findings
    jump = next(one for one in found if one.code == "numbers-jump")
    assert (jump.line, jump.level, jump.facts) == (32, "warning", (("before", "P4"), ("after", "P6")))


def test_a_bullet_that_lost_its_mark_is_noticed(seed: Callable[[str], bytes], today: dt.date) -> None:
    text = seed("003").decode()
    for place, line in enumerate(text.split("\n")):
        if line.startswith("- "):
            damaged = text.split("\n")
            damaged[place] = line[2:]
            found = read("003", "\n".join(damaged).encode(), today).findings
            assert any(one.line in {place + 1, place + 2} and one.level == "warning" for one in found), line


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", [0.02, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9])
def test_a_cut_file_is_never_quietly_shorter(
    name: str, part: float, seed: Callable[[str], bytes], today: dt.date
) -> None:
    data = seed(name)
    text = data[: int(len(data) * part)].decode("utf-8", "ignore")
    found = read(name, text.encode(), today).findings
    assert any(one.code in {"source-ends-early", "list-goes-on"} or one.level == "refused" for one in found)
    assert all(one.line <= text.count("\n") + 1 for one in found)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["000", "001", "002", "004"])
def test_every_cut_before_the_last_value_is_noticed(name: str, seed: Callable[[str], bytes], today: dt.date) -> None:
    text = seed(name).decode()
    for cut in range(0, text.rindex("\n"), 7):
        found = read(name, text[:cut].encode(), today).findings
        assert any(one.code == "source-ends-early" or one.level == "refused" for one in found), text[cut - 40 : cut]


@pytest.mark.parametrize("name", NAMES)
def test_the_second_half_alone_is_refused(name: str, seed: Callable[[str], bytes], today: dt.date) -> None:
    text = seed(name).decode()
    reading = read(name, text[len(text) // 2 :].encode(), today)
    assert reading.refused
    assert reading.findings[0].code in {"performance-missing", "title-missing"}


@pytest.mark.parametrize("name", NAMES)
def test_latin_1_is_refused_at_its_first_line(name: str, seed: Callable[[str], bytes], today: dt.date) -> None:
    lines = seed(name).decode().split("\n")
    first = next(number for number, line in enumerate(lines, 1) if not line.isascii())
    latin = "\n".join(lines).encode("latin-1", "replace")
    reading = read(name, latin, today)
    assert reading.standard is None
    assert [(one.code, one.line, one.level) for one in reading.findings] == [("source-not-utf8", first, "refused")]


@pytest.mark.parametrize(("data", "code"), [
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "source-damaged"),
    (b"\n\n%PDF-1.4", "source-damaged"),
    (b"PK\x03\x04\x14\x00", "source-damaged"),
    (b"<!DOCTYPE html><html>", "source-empty"),
    (b"\xef\xbb\xbf<html>", "source-empty"),
    (b'{"CFDocument": {}}', "case-invalid"),
    (b'{"CFDocument"', "json-unreadable"),
    ("Teitl".encode("utf-16"), "source-container"),
    (b"{\\rtf1", "source-container"),
    (b"", "source-empty"),
    (b" \r\n\t\n\xc2\xa0", "source-empty"),
    (b"\xef\xbb\xbf", "source-empty"),
    (b"Teitl\nTrosolwg\n\x00\x01", "source-not-text"),
    (b"a" * (512 * 1024 + 1), "source-too-large"),
    (b"URN: INSCC007\nTrosolwg\n", "title-missing"),
    (b"Teitl\nTrosolwg\nTestun.\n", "performance-missing"),
    (b"Teitl\nMeini prawf perfformiad\nGwybodaeth a Dealltwriaeth\n- sut\n", "performance-empty"),
    (b"Teitl\nMeini prawf perfformiad\n- gwneud\n", "source-cut-off"),
])  # fmt: skip
def test_what_is_refused_and_why(data: bytes, code: str, today: dt.date) -> None:
    reading = read("x.txt", data, today)
    assert reading.refused
    assert [(one.code, one.level) for one in reading.findings] == [(code, "refused")]
    assert reading.findings[0].line == (3 if code == "source-not-text" else reading.findings[0].line)
    assert len(reading.source_sha256) == 64


@pytest.mark.parametrize("name", NAMES)
def test_two_standards_in_one_text_are_refused(name: str, seed: Callable[[str], bytes], today: dt.date) -> None:
    reading = read("booklet", seed(name) + b"\n\n" + seed("004"), today)
    assert [one.code for one in reading.findings] == ["standards-several"]


@pytest.mark.parametrize("name", NAMES)
def test_line_ends_and_a_byte_order_mark_change_nothing(
    name: str, seed: Callable[[str], bytes], today: dt.date
) -> None:
    whole = read(name, seed(name), today)
    assert whole.standard is not None
    for data in (b"\xef\xbb\xbf" + seed(name), seed(name).replace(b"\n", b"\r\n"), seed(name) + b"\n\n"):
        again = read(name, data, today)
        assert again.standard is not None
        assert again.findings == whole.findings
        assert again.standard.criteria == whole.standard.criteria
        assert again.standard.text_sha256 == whole.standard.text_sha256
        assert again.standard.source_sha256 != whole.standard.source_sha256


def test_text_after_the_end_is_told(seed: Callable[[str], bytes], today: dt.date) -> None:
    reading = read("001", seed("001") + b"\n\nArgraffwyd gan y ganolfan", today)
    last = reading.findings[-1]
    assert (last.code, last.level, last.line) == ("list-goes-on", "warning", 124)
    assert dict(last.facts) == {"heading": "Geiriau Allweddol", "text": "Argraffwyd gan y ganolfan"}


def test_a_heading_repeated_is_told_and_nothing_lost(seed: Callable[[str], bytes], today: dt.date) -> None:
    text = seed("004").decode().replace("P5 hysbysu", "Meini prawf perfformiad\n\nP5 hysbysu")
    reading = read("004", text.encode(), today)
    assert "heading-repeated" in codes(reading)
    assert reading.standard is not None
    assert len(reading.standard.performance) == 9


def test_damaged_letters_are_told(seed: Callable[[str], bytes], today: dt.date) -> None:
    misread = seed("001").decode().replace("siŵr", "siÅµr")
    assert "text-damaged" in codes(read("001", misread.encode(), today))
    assert "text-damaged" in codes(read("001", seed("001").decode().replace("ŵ", "\ufffd").encode(), today))


def test_a_misprinted_heading_is_told(seed: Callable[[str], bytes], today: dt.date) -> None:
    text = seed("000").decode().replace("Gwerthoedd\n", "Gwerthoed\n")
    reading = read("000", text.encode(), today)
    assert {"heading-misprinted", "heading-absent"} <= set(codes(reading))


def test_the_day_decides_on_reviews(seed: Callable[[str], bytes], today: dt.date) -> None:
    def passed(name: str, day: dt.date) -> bool:
        return "review-date-passed" in codes(read(name, seed(name), day))

    assert [passed(name, today) for name in NAMES] == [True, False, True, False, True]
    assert passed("001", today.replace(year=2027, month=1, day=1))
    assert not passed("001", today.replace(month=12, day=31))
    assert not passed("000", today.replace(month=3, day=1))
    assert passed("000", today.replace(month=3, day=2))


@pytest.mark.parametrize("name", ["000", "001", "002", "004"])
def test_an_overview_that_was_emptied_is_noticed(name: str, seed: Callable[[str], bytes], today: dt.date) -> None:
    lines = seed(name).decode().split("\n")
    start, end = lines.index("Trosolwg"), lines.index("Meini prawf perfformiad")
    found = read(name, "\n".join([*lines[: start + 1], "", *lines[end:]]).encode(), today).findings
    assert [(one.line, one.level) for one in found if one.code == "overview-empty"] == [(start + 1, "warning")]


def test_a_last_item_numbered_nought_is_noticed(seed: Callable[[str], bytes], today: dt.date) -> None:
    text = seed("001").decode()
    damaged = re.sub(r"(?m)^(\s*)21\.", r"\g<1>0.", text, count=1)
    assert damaged != text
    assert "numbers-go-back" in codes(read("001", damaged.encode(), today))
