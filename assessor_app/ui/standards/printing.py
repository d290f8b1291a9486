"""A standard on paper: its words set for A4 with the page's number at the foot. What is printed, not where to."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QFont, QPageLayout, QPageSize, QPainter, QPalette, QTextDocument

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.standards.model import KIND_LETTERS, SECTION_NAMES
from assessor_app.ui.standards.telling import KIND_WORDS, LANGUAGE_WORDS, SECTION_WORDS, edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from assessor_app.language import Words
    from assessor_app.standards.model import Criterion, Standard

MARGIN_MM: Final = 18
POINTS: Final = 10
FOOT: Final = 2.2
"""The height of the foot, in lines of its type."""
FACTS: Final = ("developer", "version", "validity", "status", "originator")
LISTS: Final = ("suites", "original_urns", "occupations", "soc_codes", "keywords")
STYLE: Final = """
h1 { font-size: 17pt; margin-bottom: 4px; }
h2 { font-size: 12pt; margin: 18px 0 6px 0; }
h3 { font-size: 10pt; margin: 10px 0 3px 0; }
p { margin-bottom: 6px; }
td { padding: 2px 8px 2px 0; }
.soft { color: #5b6875; }
"""


def ask_printer(parent: QWidget, standard: Standard, words: Words) -> bool:
    """Let a person choose a printer, and print; False when they did not."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - not needed before first paint

    printer = QPrinter()
    printer.setDocName(standard.title)
    if not QPrintDialog(printer, parent).exec():
        return False
    print_on(printer, standard, words)
    return True


def print_on(printer: QPrinter, standard: Standard, words: Words) -> int:
    """Put a standard on paper; returns how many pages it took."""
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter(printer)
    font = QFont()
    font.setPointSizeF(POINTS)
    document = QTextDocument()
    document.documentLayout().setPaintDevice(printer)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(STYLE)
    document.setHtml(page_html(standard, words))
    sheet = QSizeF(painter.viewport().size())
    foot = painter.fontMetrics().height() * FOOT
    document.setPageSize(QSizeF(sheet.width(), sheet.height() - foot))
    named = f"{standard.urn or standard.title} · {edition(words, standard.key)}"
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        _paint(painter, document, page)
        at = QRectF(0, sheet.height() - foot, sheet.width(), foot)
        numbered = words(N_("page {page} of {pages}"), page=page + 1, pages=document.pageCount())
        painter.setFont(font)
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, named)
        painter.drawText(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, numbered)
    painter.end()
    return document.pageCount()


def _paint(painter: QPainter, document: QTextDocument, page: int) -> None:
    size = document.pageSize()
    painter.save()
    painter.translate(0, -page * size.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = QRectF(0, page * size.height(), size.width(), size.height())
    context.palette.setColor(QPalette.ColorRole.Text, "black")
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()


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
