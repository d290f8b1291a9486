"""A standard on paper: which of its words are printed, in which order. How pages are printed is in `parts.onpaper`."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.standards.model import KIND_LETTERS, SECTION_NAMES
from assessor_app.ui.parts.onpaper import chosen_printer, print_pages
from assessor_app.ui.standards.telling import KIND_WORDS, LANGUAGE_WORDS, SECTION_WORDS, edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from assessor_app.language import Words
    from assessor_app.standards.model import Criterion, Standard

FACTS: Final = ("developer", "version", "validity", "status", "originator")
LISTS: Final = ("suites", "original_urns", "occupations", "soc_codes", "keywords")


def ask_printer(parent: QWidget, standard: Standard, words: Words) -> bool:
    """Let a person choose a printer, and print; False when they did not."""
    printer = chosen_printer(parent, standard.title)
    return printer is not None and bool(print_on(printer, standard, words))


def print_on(printer: QPrinter, standard: Standard, words: Words) -> int:
    """Put a standard on paper; returns how many pages it took."""
    named = f"{standard.urn or standard.title} · {edition(words, standard.key)}"
    return print_pages(printer, page_html(standard, words), named, words)


def page_html(standard: Standard, words: Words) -> str:
    """Everything the standard says, in the order of its page on the screen; its own words are escaped."""
    return "".join(_parts(standard, words))


def _parts(standard: Standard, words: Words) -> Iterator[str]:
    known = (
        standard.urn or words(N_("no URN")),
        edition(words, standard.key),
        words(LANGUAGE_WORDS[standard.language]),
    )
    yield f"<h1>{escape(standard.title)}</h1><p class='soft'>{escape(' · '.join(known))}</p>"
    if standard.overview:
        yield _headed(words(N_("Overview")))
        yield from (f"<p>{escape(said)}</p>" for said in standard.overview)
    for criteria in (standard.performance, standard.knowledge, standard.behaviours):
        if criteria:
            yield _headed(words(KIND_WORDS[criteria[0].kind]))
            yield from _criteria(criteria, words)
    for name in SECTION_NAMES:
        entries = standard.sections.get(name, ())
        if entries:
            yield _headed(words(SECTION_WORDS[name]))
            yield from (f"<p>{escape(said)}</p>" for said in entries)
    yield _headed(words(N_("About this edition")))
    yield "<table>"
    for name, said in _facts(standard, words):
        yield f"<tr><td class='soft'>{escape(words(SECTION_WORDS[name]))}</td><td>{escape(said)}</td></tr>"
    yield "</table>"


def _headed(said: str) -> str:
    return f"<h2>{escape(said)}</h2>"


def _criteria(criteria: tuple[Criterion, ...], words: Words) -> Iterator[str]:
    """Yield each group's heading and its criteria, whose short names stand in a column of their own."""
    group: str | None = None
    table = False
    for one in criteria:
        if one.group and one.group != group:
            yield ("</table>" if table else "") + f"<h3>{escape(one.group)}</h3>"
            table = False
        group = one.group
        if not table:
            yield "<table width='100%'>"
            table = True
        short = f"{KIND_LETTERS[one.kind, words.language]}{one.number}"
        items = "".join(f"<br>• {escape(item)}" for item in one.items)
        yield f"<tr><td width='9%'><b>{short}</b></td><td width='91%'>{escape(one.text)}{items}</td></tr>"
    yield "</table>"


def _facts(standard: Standard, words: Words) -> Iterator[tuple[str, str]]:
    for name, written in (("approved", standard.approved), ("review_date", standard.review_date)):
        if written:
            yield name, day(words, written)
    for name in FACTS:
        if getattr(standard, name):
            yield name, getattr(standard, name)
    for name in LISTS:
        if getattr(standard, name):
            yield name, " · ".join(getattr(standard, name))
