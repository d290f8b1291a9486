"""The labels of a document: lists as they are joined in print, odd URNs and dates, values that go on too long."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from assessor_app.standards.reading.metadata import split
from assessor_app.standards.reading.reader import read

if TYPE_CHECKING:
    from assessor_app.standards.model import Reading

TODAY = dt.date(2026, 11, 22)
FRAME = """Teitl
{header}
Trosolwg
Testun.
Meini prawf perfformiad
- gwneud
Gwybodaeth a Dealltwriaeth
- sut
{tail}"""


def document(header: str = "", tail: str = "") -> Reading:
    return read("x", FRAME.format(header=header, tail=tail).encode(), TODAY)


@pytest.mark.parametrize(("key", "text", "pieces"), [
    ("suites", "Un,Dau, Tri a Phedwar,Pump", ("Un", "Dau, Tri a Phedwar", "Pump")),
    ("suites", "Canolfan Gyswllt", ("Canolfan Gyswllt",)),
    ("keywords", "a; b, c;", ("a", "b", "c")),
    ("keywords", "a, b, a,", ("a", "b", "a")),
    ("original_urns", "CfA CC25, CfA CC26", ("CfA CC25", "CfA CC26")),
    ("soc_codes", "", ()),
])  # fmt: skip
def test_lists(key: str, text: str, pieces: tuple[str, ...]) -> None:
    assert split(key, text) == pieces


@pytest.mark.parametrize("urn", ["SFS SYS 7", "ECI C02", "PPL.B303", "CFAM&LDC2", "LANTw38", "ABC_12"])
def test_urns_of_every_form(urn: str) -> None:
    reading = document(f"URN: {urn} ")
    assert reading.standard is not None
    assert reading.standard.urn == urn
    assert "urn-unusual" not in [one.code for one in reading.findings]


@pytest.mark.parametrize(("header", "code"), [
    ("URN: dim eto", "urn-unusual"),
    ("Cymeradwy ar: yn fuan", "date-unread"),
    ("Datblygwyd gan: Un\nURN: AB1\nURN: AB2", "heading-repeated"),
    ("URN: AB1\nURN: AB2", "value-goes-on"),
    ("URN: AB1\n\ntestun rhydd", "text-before-headings"),
    ("URN:\n", "urn-missing"),
])  # fmt: skip
def test_what_is_told_of_the_header(header: str, code: str) -> None:
    assert code in [one.code for one in document(header).findings]


def test_a_value_on_the_next_line() -> None:
    standard = document("URN:\nAB1\nCymeradwy ar\nMaw 2021").standard
    assert standard is not None
    assert (standard.urn, standard.approved, standard.edition) == ("AB1", "2021-03", "2021-03")


def test_the_edition_is_the_approval_date_else_the_version_else_the_text() -> None:
    versioned = document(tail="Fersiwn rhif\n2").standard
    plain = document().standard
    assert versioned is not None
    assert plain is not None
    assert versioned.edition == "2"
    assert plain.edition == plain.text_sha256[:12]


def test_a_url_or_urn_in_prose_is_not_this_documents() -> None:
    reading = read("x", FRAME.format(header="", tail="Geirfa\nURN: rhif").encode(), TODAY)
    assert reading.standard is not None
    assert reading.standard.urn is None
    assert reading.standard.sections["glossary"] == ("URN: rhif",)


def test_furniture_before_the_title_is_left_out_and_told() -> None:
    reading = read("x", ("Print Download PDF\n" + FRAME.format(header="", tail="")).encode(), TODAY)
    assert reading.standard is not None
    assert reading.standard.title == "Teitl"
    assert reading.findings[0].code == "furniture-left-out"
