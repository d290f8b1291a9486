"""How a standard is told in a line: its name, edition, language, and whether its review date has passed. Pure words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.standards.dates import passed

if TYPE_CHECKING:
    import datetime as dt

    from assessor_app.language import Words
    from assessor_app.standards.model import Kind, Language, StandardHead, StandardKey

_DIGITS: Final = re.compile(r"[0-9a-f]{12}")

LANGUAGE_WORDS: Final[dict[Language, str]] = {"cy": N_("Welsh"), "en": N_("English")}
KIND_WORDS: Final[dict[Kind, str]] = {
    "performance": N_("Performance criteria"),
    "knowledge": N_("Knowledge and understanding"),
    "behaviour": N_("Behaviours"),
}
SECTION_WORDS: Final[dict[str, str]] = {
    "overview": N_("Overview"),
    "performance": N_("Performance criteria"),
    "knowledge": N_("Knowledge and understanding"),
    "behaviours": N_("Behaviours"),
    "scope": N_("Scope/range"),
    "scope_performance": N_("Scope performance"),
    "scope_knowledge": N_("Scope knowledge"),
    "values": N_("Values"),
    "skills": N_("Skills"),
    "glossary": N_("Glossary"),
    "related": N_("Links to other NOS"),
    "external_links": N_("External links"),
    "version": N_("Version number"),
    "approved": N_("Approved on"),
    "review_date": N_("Indicative review date"),
    "developer": N_("Developed by"),
    "validity": N_("Validity"),
    "status": N_("Status"),
    "originator": N_("Originating organisation"),
    "original_urns": N_("Original URN"),
    "suites": N_("Business sectors (suites)"),
    "occupations": N_("Relevant occupations"),
    "soc_codes": N_("SOC code"),
    "keywords": N_("Key words"),
    "urn": N_("URN"),
}


def edition(words: Words, key: StandardKey) -> str:
    """The edition as people name it: its date in words, or its version; digits of a text say nothing to them."""
    if _DIGITS.fullmatch(key.edition):
        return words(N_("undated edition"))
    return words(N_("edition {edition}"), edition=day(words, key.edition))


def identity(words: Words, key: StandardKey, urn: str | None) -> str:
    """`INSCS025 · Welsh`."""
    return " · ".join((urn or words(N_("no URN")), words(LANGUAGE_WORDS[key.language])))


def review(words: Words, review_date: str | None, today: dt.date) -> str:
    """When the standard is to be reviewed, and whether that day has passed; empty where no date is printed."""
    if not review_date:
        return ""
    said = day(words, review_date)
    if passed(review_date, today):
        return words(N_("review date passed: {day}"), day=said)
    return words(N_("review by {day}"), day=said)


def about(words: Words, head: StandardHead, today: dt.date) -> str:
    """A list's lines on one standard: its name and language, its edition and approval, its review date."""
    if head.approved and head.approved == head.key.edition:
        dated = words(N_("edition approved {day}"), day=day(words, head.approved))
    elif head.approved:
        approved = words(N_("approved {day}"), day=day(words, head.approved))
        dated = f"{edition(words, head.key)} · {approved}"
    else:
        dated = edition(words, head.key)
    lines = (identity(words, head.key, head.urn), dated, review(words, head.review_date, today))
    return "\n".join(line for line in lines if line)
