"""Words on paper: simple HTML set for A4 with the page's number at the foot. Decides nothing of what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QFont, QPageLayout, QPageSize, QPainter, QPalette, QTextDocument

from assessor_app.language import N_

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from assessor_app.language import Words

MARGIN_MM: Final = 18
POINTS: Final = 10
FOOT: Final = 2.2
"""The height of the foot, in lines of its type."""
STYLE: Final = """
h1 { font-size: 17pt; margin-bottom: 4px; }
h2 { font-size: 12pt; margin: 18px 0 6px 0; }
h3 { font-size: 10pt; margin: 10px 0 3px 0; }
p { margin-bottom: 6px; }
td { padding: 2px 8px 2px 0; }
.soft { color: #5b6875; }
"""


def chosen_printer(parent: QWidget, name: str) -> QPrinter | None:
    """Let a person choose a printer for what is called so; None when they did not."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - not needed before first paint

    printer = QPrinter()
    printer.setDocName(name)
    return printer if QPrintDialog(printer, parent).exec() else None


def print_pages(printer: QPrinter, html: str, named: str, words: Words) -> int:
    """Put HTML, its texts escaped, on paper with a name at the foot of each page; returns how many pages it took."""
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
    document.setHtml(html)
    sheet = QSizeF(painter.viewport().size())
    foot = painter.fontMetrics().height() * FOOT
    document.setPageSize(QSizeF(sheet.width(), sheet.height() - foot))
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
