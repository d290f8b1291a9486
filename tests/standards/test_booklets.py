"""Files of many standards: each read as if it stood alone, with the lines of the whole file, or refused."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.standards.reading.reader import read, read_all

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

NAMES = ("000", "001", "002", "003", "004")
CONTENTS = """Safonau'r ddesg flaen

Cynnwys

Agor y ddesg ............ 3
Cau'r ddesg ............. 5
"""
FIRST = """Agor y ddesg

URN: DESG1
Datblygwyd gan: Cyngor Dychmygol
Cymeradwy ar: 2024

Trosolwg

Agor.

Meini prawf perfformiad

1. agor y drws
2. troi'r golau ymlaen

Gwybodaeth a Dealltwriaeth

1. sut mae'r drws yn agor

Geiriau Allweddol

desg; drws
"""
SECOND = FIRST.replace("Agor y ddesg", "Cau'r ddesg").replace("DESG1", "DESG2").replace("agor y drws", "cloi'r drws")


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(NAMES, 2)))
def test_two_standards_are_read_as_if_each_stood_alone(
    one: str, other: str, seed: Callable[[str], bytes], today: dt.date
) -> None:
    data = seed(one) + b"\n\n" + seed(other)
    first, second = read_all("booklet", data, today)
    before = seed(one).count(b"\n") + 2
    for part, name, moved in ((first, one, 0), (second, other, before)):
        alone = read(name, seed(name), today)
        assert part.standard is not None
        assert alone.standard is not None
        assert replace(part.standard, source_sha256="") == replace(alone.standard, source_sha256="")
        assert part.findings == tuple(replace(found, line=found.line + moved) for found in alone.findings)
    assert (first.source, first.source_sha256) == (second.source, second.source_sha256)


def test_pages_before_the_first_standard_are_left_out_and_told(today: dt.date) -> None:
    first, second = read_all("booklet", (CONTENTS + "\n" + FIRST + "\n" + SECOND).encode(), today)
    assert first.standard is not None
    assert second.standard is not None
    assert (first.standard.title, second.standard.title) == ("Agor y ddesg", "Cau'r ddesg")
    left_out = [dict(one.facts)["text"] for one in first.findings if one.code == "preamble-left-out"]
    assert left_out == [line for line in CONTENTS.split("\n") if line]
    assert "contents-differ" not in {one.code for one in first.findings}
    assert [one.code for one in second.findings if one.line < second.lines[0].number] == []


def test_a_contents_page_that_names_more_standards_is_told(today: dt.date) -> None:
    contents = CONTENTS + "Glanhau'r ddesg ......... 7\n"
    first, _ = read_all("booklet", (contents + "\n" + FIRST + "\n" + SECOND).encode(), today)
    assert [(one.level, one.facts) for one in first.findings if one.code == "contents-differ"] == [
        ("warning", (("listed", "3"), ("standards", "2"))),
    ]


def test_labels_with_their_values_on_the_next_line(today: dt.date) -> None:
    apart = SECOND.replace(": ", "\n")
    _, second = read_all("booklet", (FIRST + "\n" + apart).encode(), today)
    assert second.standard is not None
    assert (second.standard.title, second.standard.urn, second.standard.approved) == ("Cau'r ddesg", "DESG2", "2024")


def test_a_title_that_does_not_stand_clear_refuses_the_file(today: dt.date) -> None:
    readings = read_all("booklet", (FIRST + SECOND).encode(), today)
    assert [[(one.level, one.code) for one in reading.findings] for reading in readings] == [
        [("refused", "standards-several")],
    ]


def test_a_bad_standard_spoils_no_other(today: dt.date) -> None:
    bad = SECOND.replace("1. cloi'r drws\n2. troi'r golau ymlaen\n", "")
    first, second, third = read_all("booklet", (FIRST + "\n" + bad + "\n" + FIRST).encode(), today)
    assert first.standard is not None
    assert [one.code for one in second.findings] == ["performance-empty"]
    assert third.standard is not None
    assert third.standard.criteria == first.standard.criteria


def test_reading_a_booklet_as_one_standard_is_refused_where_the_second_begins(today: dt.date) -> None:
    reading = read("booklet", (FIRST + "\n" + SECOND).encode(), today)
    assert [(one.line, one.code) for one in reading.findings] == [(FIRST.count("\n") + 2, "standards-several")]


def test_a_list_of_headings_repeated_on_every_page_is_one_standard(today: dt.date) -> None:
    again = FIRST.replace("2. troi", "Meini prawf perfformiad\n\n2. troi")
    (only,) = read_all("x", again.encode(), today)
    assert only.standard is not None
    assert len(only.standard.performance) == 2
