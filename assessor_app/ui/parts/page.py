"""One page of a PDF as a widget: drawn while it is in sight, as wide as its room or as it is told. Needs QtPdf."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from assessor_app.language import N_

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtPdf import QPdfDocument

    from assessor_app.ui.kit import Kit

WIDEST: Final = 900  # px at 100 %: a page that fits its room is no wider, since it would be no easier to read
POINT: Final = 96 / 72  # px at 100 %, so that 100 % is the size of the paper
ANY_WIDTH: Final = 16_777_215  # Qt's own word for no limit


class Page(QWidget):
    """One page, drawn when it comes into sight and again when its width changes."""

    def __init__(self, kit: Kit, document: QPdfDocument, number: int) -> None:
        super().__init__()
        self._theme, self._document, self._number = kit.theme, document, number
        self._drawn = QImage()
        self._pointed: QRectF | None = None
        size = document.pagePointSize(number)
        self._shape = size.height() / size.width() if size.width() else 1.0
        self.paper = size.width() * POINT
        self._points = size.width()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_zoom(0)
        kit.tongue.say(self.setAccessibleName, N_("Page {page}"), page=number + 1)
        self.setAccessibleDescription(document.getAllText(number).text())

    def show_zoom(self, zoom: float) -> None:
        """Be so many times as large as the paper; 0 fits the room."""
        wide = self._theme.px(self.paper * zoom) if zoom else 0
        self.setMinimumWidth(wide)
        self.setMaximumWidth(wide or self._theme.px(WIDEST))

    @property
    def per_point(self) -> float:
        """How many px a point of the paper is wide now."""
        return self.width() / self._points if self._points else 1.0

    def point(self, where: QRectF | None) -> None:
        """Point at a place (in points from the upper left corner), or at none."""
        if where != self._pointed:
            self._pointed = where
            self.update()

    def forget(self) -> None:
        """Keep no picture of a page that is out of sight: at a high zoom it is tens of megabytes."""
        self._drawn = QImage()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want to be read."""
        wide = self.minimumWidth() or self._theme.px(WIDEST)
        return QSize(wide, self.heightForWidth(wide))

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
        if self._pointed is not None:
            self._paint_pointed(painter, self._pointed)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_pointed(self, painter: QPainter, where: QRectF) -> None:
        """A line beside the place and a tint over it; the paper is white in every theme."""
        each = self.per_point
        box = QRectF(where.x() * each, where.y() * each, where.width() * each, where.height() * each)
        box.adjust(-4, -3, 4, 3)
        tint = QColor("#0B6E75")
        painter.fillRect(QRectF(box.x() - 3, box.y(), 3, box.height()), tint)
        tint.setAlphaF(0.12)
        painter.fillRect(box, tint)
