"""How a page of Markdown is set in the window: room around paragraphs, sizes of headings, quiet tables, one accent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
)

from assessor_app.ui import theme as sizes

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from assessor_app.ui.theme import Theme

# Heading level: size, room above and below; px at 100 %.
HEADINGS: Final = {1: (sizes.PAGE, 0, 10), 2: (sizes.TITLE, 22, 6)}
PARAGRAPH, ITEM, LINE = 10, 5, 125
SHARES: Final = (32, 68)  # per cent of the width, in a table of two columns


def set_markdown(document: QTextDocument, written: str, theme: Theme) -> None:
    """Fill a document with Markdown, without HTML, and set it in the theme's type and colours."""
    document.setDefaultFont(theme.font())
    features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
    document.setMarkdown(written, features)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame, theme)
    block = document.begin()
    while block.isValid():
        _set_block(block, theme)
        block = block.next()


def _set_block(block: QTextBlock, theme: Theme) -> None:
    cursor = QTextCursor(block)
    inside = cursor.currentTable() is not None
    wanted = QTextBlockFormat()
    level = block.blockFormat().headingLevel()
    size, above, below = HEADINGS.get(level, (0, 0, ITEM if block.textList() else PARAGRAPH))
    wanted.setTopMargin(theme.px(above) if above else 0)
    wanted.setBottomMargin(0 if inside else theme.px(below))
    wanted.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(wanted)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    if size:
        letters = QTextCharFormat()
        letters.setFont(theme.font(size, strong=True))
        cursor.setCharFormat(letters)  # merging would keep what Markdown makes of a heading's size
    _set_links(block, theme)


def _set_links(block: QTextBlock, theme: Theme) -> None:
    pieces = []
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        if fragment.charFormat().isAnchor():
            pieces.append((fragment.position(), fragment.length()))
        at += 1
    for start, length in pieces:
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setForeground(theme.colour("accent"))
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setFontUnderline(True)
        cursor.mergeCharFormat(look)


def _set_table(table: QTextTable, theme: Theme) -> None:
    """Hairlines between rows and nothing else, as on the pages of a record."""
    look = table.format()
    look.setBorder(0)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    look.setCellSpacing(0)
    look.setCellPadding(theme.px(7))
    look.setBorderCollapse(True)
    look.setTopMargin(theme.px(4))
    look.setBottomMargin(theme.px(12))
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    if table.columns() == len(SHARES):
        look.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, one) for one in SHARES])
    table.setFormat(look)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            edge = QTextTableCellFormat(cell.format().toTableCellFormat())
            edge.setBottomBorder(2 if row == 0 else 1)
            edge.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            edge.setBottomBorderBrush(theme.colour("accent" if row == 0 else "line"))
            cell.setFormat(edge)
