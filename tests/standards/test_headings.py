"""Headings, labels and lead-ins: every variant is known, and an ordinary sentence is none of them."""

from __future__ import annotations

import pytest

from assessor_app.standards.reading import headings
from assessor_app.standards.reading.headings import Heading, LeadIn


@pytest.mark.parametrize(("printed", "key", "language"), [
    ("Sectorau Busnes (Suites)", "suites", "cy"),
    ("Sectorau Busnes (Cyfresi)", "suites", "cy"),
    ("Business Sectors (Suites)", "suites", "en"),
    ("Cymeradwy ar", "approved", "cy"),
    ("Approved", "approved", "en"),
    ("URN", "urn", None),
    ("TROSOLWG", "overview", "cy"),
    ("Meini prawf perfformiad:", "performance", "cy"),
    ("What you must do (Performance Criteria)", "performance", "en"),
    ("Outcomes of effective performance", "performance", "en"),
    ("Gwybodaeth a Dealltwriaeth", "knowledge", "cy"),
    ("Cwmpas/ystod", "scope", "cy"),
    ("Cwmpas / Ystod", "scope", "cy"),
    ("Scope / range", "scope", "en"),
    ("Gwybodaeth Cwmpas", "scope_knowledge", "cy"),
    ("Cwmpas/Ystod cysylltiedig â gwybodaeth a dealltwriaeth", "scope_knowledge", "cy"),
    ("Cwmpas Perfformiad", "scope_performance", "cy"),
    ("Scope related to performance criteria", "scope_performance", "en"),
    ("Dolenni I NOS Eraill", "related", "cy"),
    ("Cysylltiadau â SGC eraill", "related", "cy"),
    ("Cysylltiadau a SGC eraill", "related", "cy"),
    ("Sefydliad gwreiddiol", "originator", "cy"),
    ("RCU gwreiddiol", "original_urns", "cy"),
    ("SOC Cod", "soc_codes", "cy"),
    ("Key words", "keywords", "en"),
    ("Keywords", "keywords", "en"),
])  # fmt: skip
def test_variants(printed: str, key: str, language: str | None) -> None:
    found = headings.heading(printed)
    assert found is not None
    assert (found.key, found.language) == (key, language)


@pytest.mark.parametrize("text", [
    "Sgiliau cyfathrebu",
    "Skills are needed here",
    "Values.",
    "Performance Criteria 1 and 2",
    "- Sgiliau",
    "",
    "x" * 5000,
])  # fmt: skip
def test_a_heading_is_a_whole_line(text: str) -> None:
    assert headings.heading(text) is None


@pytest.mark.parametrize(("text", "found"), [
    ("URN: INSCC007", (Heading("urn", None), "INSCC007")),
    ("Developed by : A: B", (Heading("developer", "en"), "A: B")),
    ("Cymeradwy ar:", (Heading("approved", "cy"), "")),
    ("Callers: those who call", None),
    ("no colon", None),
])  # fmt: skip
def test_labels_with_their_values(text: str, found: tuple[Heading, str] | None) -> None:
    assert headings.labelled(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Mae'n rhaid eich bod chi'n gallu:", LeadIn("performance", "cy", "")),
    ("Mae’n rhaid eich bod chi’n gallu", LeadIn("performance", "cy", "")),
    ("You must be able to: 1. begin", LeadIn("performance", "en", "1. begin")),
    ("You need to know and understand:", LeadIn("knowledge", "en", "")),
    ("Mae angen i chi wybod a deall:", LeadIn("knowledge", "cy", "")),
    ("You must be able to swim", None),
])  # fmt: skip
def test_lead_ins(text: str, found: LeadIn | None) -> None:
    assert headings.lead_in(text) == found


def test_every_section_has_a_name_in_both_languages() -> None:
    for key in headings.HEADER + headings.BODY + headings.TAIL:
        for language in ("cy", "en"):
            found = headings.heading(headings.name(key, language))
            assert found is not None
            assert (found.key, found.language) == (key, None if key == "urn" else language)
