"""The headings, labels and lead-ins of a NOS in both languages, with every variant seen in published documents.

Only tables and their lookup live here; what a heading opens is `outline`'s business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.standards.wording import folded

if TYPE_CHECKING:
    from assessor_app.standards.model import Kind, Language

# Key -> (Welsh, English), the usual name first, then the variants.
_NAMES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "urn": (("URN",), ("URN",)),
    "suites": (
        ("Sectorau Busnes (Suites)", "Sectorau Busnes (Cyfresi)", "Sectorau Busnes", "Cyfresi"),
        ("Business Sectors (Suites)", "Business Sectors", "Suite", "Suites", "Suite(s)"),
    ),
    "developer": (("Datblygwyd gan",), ("Developed by",)),
    "approved": (
        ("Cymeradwy ar", "Cymeradwywyd ar", "Dyddiad cymeradwyo"),
        ("Approved on", "Approved", "Date approved", "Date of approval"),
    ),
    "overview": (("Trosolwg",), ("Overview",)),
    "performance": (
        ("Meini prawf perfformiad",),
        ("Performance criteria", "What you must do (Performance Criteria)", "Outcomes of effective performance"),
    ),
    "knowledge": (
        ("Gwybodaeth a Dealltwriaeth",),
        ("Knowledge and understanding", "What you must know and understand (Knowledge and Understanding)"),
    ),
    "scope": (("Cwmpas/ystod", "Cwmpas"), ("Scope/range", "Scope")),
    "scope_performance": (
        (
            "Cwmpas Perfformiad",
            "Cwmpas/Ystod cysylltiedig â meini prawf perfformiad",
            "Cwmpas/Ystod sy'n gysylltiedig â meini prawf perfformiad",
        ),
        ("Scope Performance", "Scope/range related to performance criteria", "Scope related to performance criteria"),
    ),
    "scope_knowledge": (
        (
            "Gwybodaeth Cwmpas",
            "Cwmpas Gwybodaeth",
            "Cwmpas/Ystod cysylltiedig â gwybodaeth a dealltwriaeth",
            "Cwmpas/Ystod sy'n gysylltiedig â gwybodaeth a dealltwriaeth",
        ),
        (
            "Scope Knowledge",
            "Scope/range related to knowledge and understanding",
            "Scope related to knowledge and understanding",
        ),
    ),
    "values": (("Gwerthoedd",), ("Values",)),
    "behaviours": (("Ymddygiadau",), ("Behaviours",)),
    "skills": (("Sgiliau",), ("Skills",)),
    "glossary": (("Geirfa",), ("Glossary",)),
    "related": (
        ("Dolenni i NOS Eraill", "Cysylltiadau â SGC eraill", "Dolenni i SGC eraill", "Cysylltiadau â NOS eraill"),
        ("Links to other NOS",),
    ),
    "external_links": (("Cysylltiadau Allanol", "Dolenni Allanol"), ("External links",)),
    "version": (("Fersiwn rhif", "Rhif fersiwn", "Rhif y fersiwn"), ("Version number",)),
    "review_date": (("Dyddiad Adolygu Dangosol",), ("Indicative review date",)),
    "validity": (("Dilysrwydd",), ("Validity",)),
    "status": (("Statws",), ("Status",)),
    "originator": (
        ("Sefydliad Cychwynnol", "Sefydliad gwreiddiol"),
        ("Originating organisation", "Originating organization"),
    ),
    "original_urns": (("URN gwreiddiol", "RCU gwreiddiol"), ("Original URN",)),
    "occupations": (("Galwedigaethau Perthnasol",), ("Relevant occupations",)),
    "soc_codes": (("Cod SOC", "SOC Cod"), ("SOC code",)),
    "keywords": (("Geiriau Allweddol",), ("Key words", "Keywords")),
}

# The order in which a whole document of the plain layout stands; the header may be absent as one.
HEADER = ("urn", "suites", "developer", "approved")
BODY = ("overview", "performance", "knowledge", "scope", "scope_performance", "scope_knowledge", "values",
        "behaviours", "skills", "glossary", "related", "external_links")  # fmt: skip
TAIL = ("version", "review_date", "validity", "status", "originator", "original_urns", "occupations", "soc_codes",
        "keywords")  # fmt: skip
METADATA = frozenset(HEADER + TAIL)
LISTS = frozenset({"suites", "original_urns", "occupations", "soc_codes", "keywords"})
CRITERIA: dict[str, Kind] = {"performance": "performance", "knowledge": "knowledge", "behaviours": "behaviour"}

_LEAD_INS: tuple[tuple[Kind, Language, str], ...] = (
    ("performance", "cy", "Mae'n rhaid eich bod chi'n gallu"),
    ("performance", "cy", "Mae'n rhaid eich bod yn gallu"),
    ("performance", "cy", "Mae'n rhaid i chi allu"),
    ("performance", "cy", "Rhaid i chi allu"),
    ("performance", "en", "You must be able to"),
    ("knowledge", "cy", "Mae angen i chi wybod a deall"),
    ("knowledge", "cy", "Mae'n rhaid i chi wybod a deall"),
    ("knowledge", "cy", "Rhaid i chi wybod a deall"),
    ("knowledge", "en", "You need to know and understand"),
    ("knowledge", "en", "You must know and understand"),
)

# What a web page puts around the text.
_FURNITURE = frozenset(folded(words) for words in ("Print Download PDF", "Print", "Download PDF", "Argraffu"))


@dataclass(frozen=True, slots=True)
class Heading:
    """What a line opens; `language` is None where both languages print the same words."""

    key: str
    language: Language | None


@dataclass(frozen=True, slots=True)
class LeadIn:
    """A lead-in of the criteria or the knowledge, and what stands after it on its line."""

    kind: Kind
    language: Language
    rest: str


def _table() -> dict[str, Heading]:
    table: dict[str, Heading] = {}
    for key, (welsh, english) in _NAMES.items():
        for name in welsh:
            table[folded(name)] = Heading(key, "cy")
        for name in english:
            both = folded(name) in table
            table[folded(name)] = Heading(key, None if both else "en")
    return table


_TABLE = _table()
KNOWN = tuple(_TABLE)
"""All headings and labels as they are compared."""

CODE = r"[A-Z]{2,}[A-Za-z.&]*(?: [A-Z]{1,5})?[ _]?[0-9]+[A-Za-z0-9]*"
"""URNs and codes of units as they stand beside titles: capitals, then digits (`INSCC007`, `SFS SYS 7`, `PPL.B303`)."""
_LEADS = {folded(words): (kind, language) for kind, language, words in _LEAD_INS}
_LONGEST = 120
"""No heading or lead-in is longer, which spares folding whole paragraphs."""
_SPLIT = re.compile(r"^([^:]{2,70}?)\s*:\s*(.*)$")


def heading(text: str) -> Heading | None:
    """The heading that a whole line is; `Skills` alone, never `Skills are needed`."""
    return _TABLE.get(folded(text)) if len(text) <= _LONGEST else None


def labelled(text: str) -> tuple[Heading, str] | None:
    """A known label with its colon, and the value after it, which may be empty (`URN: INSCC007`)."""
    found = _SPLIT.match(text)
    known = _TABLE.get(folded(found[1])) if found else None
    return (known, found[2]) if known and found else None


@dataclass(frozen=True, slots=True)
class Opening:
    """A heading or label with what stands after it on its line; `printed` is the heading as it stands there."""

    key: str
    language: Language | None
    printed: str
    rest: str = ""


def opening(text: str) -> Opening | None:
    """What a line opens: a heading that is the whole line, or a label (or the overview) with its value."""
    known = heading(text)
    if known:
        return Opening(known.key, known.language, text.rstrip(" :"))
    label = labelled(text)
    if label and (label[0].key in METADATA or label[0].key == "overview"):
        what, value = label
        return Opening(what.key, what.language, text.removesuffix(value).rstrip(" :"), value)
    return None


def lead_in(text: str) -> LeadIn | None:
    """The lead-in that a line is, or begins with where a colon follows it."""
    known = _LEADS.get(folded(text)) if len(text) <= _LONGEST else None
    if known:
        return LeadIn(*known, rest="")
    found = _SPLIT.match(text)
    known = _LEADS.get(folded(found[1])) if found else None
    return LeadIn(*known, rest=found[2]) if known and found else None


def is_code(text: str) -> bool:
    """Whether a line is a URN or the code of a unit and nothing else."""
    return re.fullmatch(CODE, text) is not None


def furniture(text: str) -> bool:
    """Whether a line before the title is a web page's own (`Print Download PDF`)."""
    return folded(text) in _FURNITURE


def name(key: str, language: Language) -> str:
    """How a heading is usually printed in one language."""
    return _NAMES[key][0 if language == "cy" else 1][0]
