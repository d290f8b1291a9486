"""The pages of a PDF as they will be, from bytes, one under another. Needs QtPdf: import it only where pages show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from assessor_app.language import N_

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from assessor_app.ui.kit import Kit

WIDEST = 900  # px at 100 %: beyond it a page is no easier to read


class _Page(QWidget):
    """One page, drawn when it comes into sight and again when its width changes."""

    def __init__(self, kit: Kit, document: QPdfDocument, number: int) -> None:
        super().__init__()
        self._theme, self._document, self._number = kit.theme, document, number
        self._drawn = QImage()
        size = document.pagePointSize(number)
        self._shape = size.height() / size.width() if size.width() else 1.0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(kit.theme.px(WIDEST))
        kit.tongue.say(self.setAccessibleName, N_("Page {page}"), page=number + 1)
        self.setAccessibleDescription(document.getAllText(number).text())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want to be read."""
        return QSize(self._theme.px(WIDEST), self.heightForWidth(self._theme.px(WIDEST)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be content with a column."""
        return QSize(self._theme.px(200), 1)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Keep the page's shape."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Keep the page's shape."""
        return round(width * self._shape)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the page on white, whatever the theme: it is paper."""
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._drawn.size() != wanted:
            self._drawn = self._document.render(self._number, wanted)
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.drawImage(QRectF(self.rect()), self._drawn)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class Preview(QScrollArea):
    """Pages to read: arrow keys, Page Up and Down, Home and End move. `show_pdf(data)` shows other pages.

    `reading(page, pages)` tells which page stands at the middle of what is seen, counting from 1.
    """

    reading = Signal(int, int)

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__()
        self._kit = kit
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._pages: list[_Page] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        kit.tongue.say(self.setAccessibleName, name)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._tell)
        bar.rangeChanged.connect(self._tell)

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount()

    def page(self, number: int) -> QWidget:
        """Return one page as it is shown, counting from 0."""
        return self._pages[number]

    def show_pdf(self, data: bytes) -> None:
        """Show these pages from the first.

        Raises:
            ValueError: this is no PDF that can be drawn; only what was checked before belongs here.
        """
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if self._document.status() != QPdfDocument.Status.Ready:
            raise ValueError(self._document.error().name)
        body = QWidget()
        body.setProperty("role", "inside")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(16)
        self._pages = [_Page(self._kit, self._document, number) for number in range(self._document.pageCount())]
        for page in self._pages:
            line = QHBoxLayout()  # what is too wide for a page is left at both of its sides
            line.addStretch(1)
            line.addWidget(page, 1000)
            line.addStretch(1)
            inside.addLayout(line)
        inside.addStretch(1)
        self.setWidget(body)
        self.verticalScrollBar().setValue(0)

    def _tell(self, *_where: int) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        seen = sum(page.y() <= middle for page in self._pages)
        if self._pages:
            self.reading.emit(max(1, seen), len(self._pages))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the first and the last page too; the scroll area knows the other keys."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)
