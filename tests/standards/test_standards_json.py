"""Standards and readings as JSON: the shape `standards read --json` prints, and back again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.language import speak
from assessor_app.language.sentences import reading as said
from assessor_app.standards.as_json import reading_as_json, standard_from_json, standard_to_json
from assessor_app.standards.reading.reader import read, read_all
from tests.standards import renderings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

FIELDS = {
    "source", "title", "language", "urn", "edition", "approved", "review_date", "developer", "suites", "overview",
    "performance", "knowledge", "behaviours", "sections", "empty_sections", "version", "source_sha256", "text_sha256",
    "validity", "status", "originator", "original_urns", "occupations", "soc_codes", "keywords", "findings",
}  # fmt: skip
SECTIONS = {
    "scope", "values", "skills", "glossary", "related", "external_links", "scope_performance", "scope_knowledge",
}  # fmt: skip
NAMES = ("000", "001", "002", "003", "004")


@pytest.mark.parametrize("name", NAMES)
def test_the_shape_of_a_document(name: str, seed: Callable[[str], bytes], today: dt.date) -> None:
    told = reading_as_json(read(name, seed(name), today), speak("en"))
    assert set(told) == FIELDS
    assert set(told["sections"]) == SECTIONS
    assert all(set(one) == {"label", "number", "text", "group", "items"} for one in told["performance"])
    assert all(set(one) == {"line", "level", "text"} for one in told["findings"])
    assert json.loads(json.dumps(told)) == told


def test_a_refused_document_has_the_same_fields(today: dt.date) -> None:
    told = reading_as_json(read("a.txt", b"%PDF-1.7", today), speak("en"))
    assert set(told) == FIELDS
    assert set(told["sections"]) == SECTIONS
    assert (told["title"], told["performance"], len(told["source_sha256"])) == (None, [], 64)
    assert [(one["line"], one["level"]) for one in told["findings"]] == [(1, "refused")]
    assert "PDF" in told["findings"][0]["text"]


def test_findings_of_pages_name_them(seed: Callable[[str], bytes], today: dt.date) -> None:
    page = renderings.as_pdf(seed("004").decode(), side_headings=True)
    told = reading_as_json(read("004", page, today), speak("en"))
    assert {tuple(one) for one in told["findings"]} == {("line", "page", "level", "text")}
    assert told["findings"][0]["page"] == 1


def test_a_booklet_gives_several_documents_of_one_source(seed: Callable[[str], bytes], today: dt.date) -> None:
    readings = read_all("llyfr", seed("004") + b"\n\n" + seed("003"), today)
    told = [reading_as_json(one, speak("cy")) for one in readings]
    assert [(one["source"], one["urn"]) for one in told] == [("llyfr", "CFACSB15"), ("llyfr", None)]
    assert len({one["source_sha256"] for one in told}) == 1


def test_findings_are_said_in_both_languages(seed: Callable[[str], bytes], today: dt.date) -> None:
    reading = read("000", seed("000"), today)
    english, welsh = (reading_as_json(reading, speak(language))["findings"][1]["text"] for language in ("en", "cy"))
    assert english == (
        "The indicative review date has passed: 01 Maw 2026. Check whether a newer edition has been published."
    )
    assert welsh.startswith("Mae’r dyddiad adolygu dangosol wedi mynd heibio: 01 Maw 2026.")


def test_every_sentence_has_its_welsh() -> None:
    welsh = speak("cy")
    assert [code for code, message in said.SENTENCES.items() if welsh(message) == message] == []


@pytest.mark.parametrize("name", NAMES)
def test_there_and_back(name: str, seed: Callable[[str], bytes], today: dt.date) -> None:
    standard = read(name, seed(name), today).standard
    assert standard is not None
    assert standard_from_json(json.loads(json.dumps(standard_to_json(standard)))) == standard


@pytest.mark.parametrize(("field", "value", "what"), [
    ("title", "", "title"),
    ("title", 3, "title"),
    ("language", "fr", "language"),
    ("urn", 7, "urn"),
    ("suites", ["a", 1], "suites"),
    ("sections", None, "{}"),
    ("sections", {}, "scope"),
    ("performance", {}, "performance"),
    ("performance", [{"number": 2}], "performance.number"),
    ("performance", [{"number": 1, "label": "1"}], "text"),
    ("knowledge", ["sut"], "{}"),
])  # fmt: skip
def test_what_is_not_a_standard_is_refused(
    field: str,
    value: object,
    what: str,
    seed: Callable[[str], bytes],
    today: dt.date,
) -> None:
    standard = read("001", seed("001"), today).standard
    assert standard is not None
    with pytest.raises(Refusal) as refused:
        standard_from_json(standard_to_json(standard) | {field: value}, source="x.json")
    assert (refused.value.code, refused.value.facts) == ("standard-data-invalid", {"source": "x.json", "what": what})
