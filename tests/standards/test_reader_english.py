"""The same layout in English, in a document of our own: groups, sub-items, sections with text, lists."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assessor_app.standards.model import Criterion, Standard
from assessor_app.standards.reading.reader import read

DOCUMENT = Path(__file__).with_name("english.txt").read_bytes()
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def standard() -> Standard:
    """The document, read."""
    found = read("english.txt", DOCUMENT, TODAY).standard
    assert found is not None
    return found


def test_identity_and_labels(standard: Standard) -> None:
    assert str(standard.key) == "EXMPL7 A@2024-03-01:en"
    assert standard.title == "Keep the reception desk ready for visitors"
    assert standard.suites == ("Front Desk", "Visitors, Guests and Callers")
    assert (standard.developer, standard.version) == ("Invented Standards Council", "2")
    assert (standard.approved, standard.review_date) == ("2024-03-01", "2027-03")
    assert (standard.validity, standard.status) == ("Current", "Original")
    assert (standard.original_urns, standard.soc_codes) == (("EXMPL6",), ("4216",))
    assert standard.occupations == ("Receptionists", "Caretakers")
    assert standard.keywords == ("desk", "visitors", "welcome")


def test_criteria_with_groups_and_sub_items(standard: Standard) -> None:
    start, arrival = "At the start of the day", "When somebody arrives *"
    assert standard.performance == (
        Criterion("performance", "1", 1, "check that the desk has:", start, ("pens that write", "a visitors' book")),
        Criterion(
            "performance",
            "2",
            2,
            "switch on the equipment that visitors will need, using at most 1.5 metres of loose cable",
            start,
        ),
        Criterion("performance", "3", 3, "greet visitors", arrival),
        Criterion("performance", "4", 4, "say how long they may have to wait", arrival),
    )
    assert [(one.label, one.items) for one in standard.knowledge] == [
        ("K1", ()),
        ("K2", ("K2.1 on a quiet day", "K2.2 on a busy day")),
        ("K3", ()),
    ]
    assert [(one.kind, one.label, one.text) for one in standard.behaviours] == [
        ("behaviour", "1", "You stay calm."),
        ("behaviour", "2", "You keep your word."),
    ]


def test_prose_and_sections(standard: Standard) -> None:
    assert standard.overview == (
        "This standard is about the desk that visitors meet first. It was made up for testing.",
        "It covers:",
        "- the desk itself",
        "- people who call without notice",
    )
    assert standard.sections == {
        "scope": ("Visitors: invited, expected, unannounced.",),
        "values": ("courtesy", "patience"),
        "skills": ("Listening",),
        "glossary": ("Caller: somebody who has not arrived yet.",),
        "related": ("EXMPL8 Close the reception desk",),
        "external_links": (),
        "scope_performance": (),
        "scope_knowledge": (),
    }
    assert standard.empty_sections == ("scope_performance", "scope_knowledge", "external_links")


def test_what_was_guessed_is_told() -> None:
    found = [(one.line, one.level, one.code) for one in read("english.txt", DOCUMENT, TODAY).findings]
    assert found == [
        (27, "note", "line-joined"),
        (64, "note", "heading-unknown"),
    ]


def test_a_welsh_lead_in_in_an_english_document_is_noted() -> None:
    mixed = DOCUMENT.decode().replace("You must be able to:", "Mae'n rhaid eich bod chi'n gallu:").encode()
    found = [(one.level, one.code) for one in read("x", mixed, TODAY).findings]
    assert ("note", "lead-in-other-language") in found


def test_english_text_under_welsh_headings_is_doubted() -> None:
    names = {
        "Overview": "Trosolwg", "Performance criteria": "Meini prawf perfformiad", "Skills": "Sgiliau",
        "Knowledge and understanding": "Gwybodaeth a Dealltwriaeth", "Values": "Gwerthoedd", "Glossary": "Geirfa",
        "Scope/range": "Cwmpas/ystod", "Scope Performance": "Cwmpas Perfformiad", "Behaviours": "Ymddygiadau",
        "Scope Knowledge": "Gwybodaeth Cwmpas", "Validity": "Dilysrwydd", "Status": "Statws",
        "Version Number": "Fersiwn rhif", "External Links": "Cysylltiadau Allanol", "SOC Code": "Cod SOC",
    }  # fmt: skip
    lines = [names.get(line, line) for line in DOCUMENT.decode().split("\n")]
    reading = read("x", "\n".join(lines).encode(), TODAY)
    assert reading.standard is not None
    assert reading.standard.language == "cy"
    assert "language-doubtful" in [one.code for one in reading.findings]
