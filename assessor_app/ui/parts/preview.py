"""The pages of a PDF as they will be, from bytes, one under another. Needs QtPdf: import it only where pages show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, Qt, QTimer, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QHBoxLayout, QPinchGesture, QScrollArea, QScroller, QVBoxLayout, QWidget

from assessor_app.ui.parts.page import Page
from assessor_app.ui.parts.seeking import Seeker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QKeyEvent, QNativeGestureEvent, QWheelEvent
    from PySide6.QtWidgets import QGestureEvent, QScrollBar

    from assessor_app.ui.kit import Kit

# How large a page can be shown, as a multiple of the paper.
ZOOMS: Final = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
NOTCH: Final = 120  # eighths of a degree that a wheel turns by at a time


class Preview(QScrollArea):
    """Pages to read: arrow keys, Page Up and Down, Home and End move. `show_pdf(data)` shows other pages.

    A finger drags them. Ctrl with + or -, with the wheel, or two fingers make them larger and smaller; with 0 they fit
    the room again.
    `reading(page, pages)` tells which page stands at the middle of what is seen, counting from 1; `zoomed(percent,
    fits)` how large they are.
    """

    reading = Signal(int, int)
    zoomed = Signal(int, bool)

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__()
        self._kit = kit
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._pages: list[Page] = []
        self._zoom = 0.0
        self._turned = 0
        self._inside: QVBoxLayout | None = None
        self._seeker: Seeker | None = None
        self._pinched = 1.0
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("role", "reading")  # whose ring shows the focus
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
        self._seeker = None
        body = QWidget()
        body.setProperty("role", "inside")
        inside = self._inside = QVBoxLayout(body)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(16)
        self._pages = [Page(self._kit, self._document, number) for number in range(self._document.pageCount())]
        for page in self._pages:
            line = QHBoxLayout()  # what is too wide for a page is left at both of its sides
            line.addStretch(1)
            line.addWidget(page, 1000)
            line.addStretch(1)
            inside.addLayout(line)
            page.show_zoom(self._zoom)
        inside.addStretch(1)
        self.setWidget(body)
        inside.activate()  # so that the pages have their places now
        self.verticalScrollBar().setValue(0)
        self._tell()

    def seek(self, texts: Sequence[str]) -> bool:
        """Point at where one of these texts stands first, and bring it into sight; False where none does."""
        self._seeker = self._seeker or Seeker(self._document)
        found = self._seeker.place(texts)
        for number, page in enumerate(self._pages):
            page.point(found[1] if found and found[0] == number else None)
        if found is not None:
            QTimer.singleShot(0, self, lambda: self._bring(*found))  # once the pages have their places
        return found is not None

    def _bring(self, number: int, where: QRectF) -> None:
        if number < len(self._pages):
            page = self._pages[number]
            top = page.y() + round(where.top() * page.per_point)
            self.verticalScrollBar().setValue(top - self.viewport().height() // 3)

    @property
    def percent(self) -> int:
        """How large a page is, in hundredths of the paper."""
        if not self._pages:
            return 100
        page = self._pages[0]
        return round(100 * page.width() / max(1, self._kit.theme.px(page.paper)))

    def zoom_in(self) -> None:
        """Show the pages a step larger."""
        now = self.percent + 1
        self.zoom(next((one for one in ZOOMS if one * 100 > now), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Show the pages a step smaller."""
        now = self.percent - 1
        self.zoom(next((one for one in reversed(ZOOMS) if one * 100 < now), ZOOMS[0]))

    def fit(self) -> None:
        """Show the pages as wide as there is room, and no wider than is good to read."""
        self.zoom(0)

    def zoom(self, factor: float) -> None:
        """Show the pages so many times as large as the paper (0 fits); what stands at the middle stays there."""
        self._zoom = factor if not factor else min(max(factor, ZOOMS[0]), ZOOMS[-1])
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if factor else policy.ScrollBarAlwaysOff)
        bars = (self.verticalScrollBar(), self.horizontalScrollBar())
        before = [_middle(bar) for bar in bars]
        for page in self._pages:
            page.show_zoom(self._zoom)
        inside = self._inside
        if inside is not None:
            inside.activate()
            self.setWidgetResizable(False)  # so that the body takes its new size now, and the bars theirs
            self.setWidgetResizable(True)
        for bar, middle in zip(bars, before, strict=True):
            bar.setValue(round(middle * (bar.maximum() + bar.pageStep())) - bar.pageStep() // 2)
        self._say_zoom()

    def _say_zoom(self) -> None:
        self.zoomed.emit(self.percent, not self._zoom)

    def _tell(self, *_where: int) -> None:
        top, high = self.verticalScrollBar().value(), self.viewport().height()
        seen = sum(page.y() <= top + high // 2 for page in self._pages)
        for page in self._pages:
            if page.y() > top + 2 * high or page.geometry().bottom() < top - high:
                page.forget()
        if self._pages:
            self.reading.emit(max(1, seen), len(self._pages))
            self._say_zoom()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll, or with Ctrl zoom: a step for each notch."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        while abs(self._turned) >= NOTCH:
            (self.zoom_in if self._turned > 0 else self.zoom_out)()
            self._turned -= NOTCH if self._turned > 0 else -NOTCH
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow two fingers on the glass or on a touchpad."""
        if event.type() == QEvent.Type.Gesture:
            pinch = cast("QGestureEvent", event).gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pinch(pinch)
                return True
        if event.type() == QEvent.Type.NativeGesture:
            native = cast("QNativeGestureEvent", event)
            if native.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(self.percent / 100 * (1 + native.value()))
                return True
        return super().viewportEvent(event)

    def _pinch(self, pinch: QPinchGesture) -> None:
        if pinch.state() == Qt.GestureState.GestureStarted:
            self._pinched = self.percent / 100
        self.zoom(self._pinched * pinch.totalScaleFactor())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the first and the last page too, and zoom; the scroll area knows the other keys."""
        bar, keys = self.verticalScrollBar(), Qt.Key
        deeds = {
            keys.Key_Plus: self.zoom_in,
            keys.Key_Equal: self.zoom_in,  # the same key on most keyboards, without Shift
            keys.Key_Minus: self.zoom_out,
            keys.Key_0: self.fit,
        }
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in deeds:
            deeds[keys(event.key())]()
        elif event.key() == keys.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == keys.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)


def _middle(bar: QScrollBar) -> float:
    """What stands at the middle, as a part of the whole."""
    whole = bar.maximum() + bar.pageStep()
    return (bar.value() + bar.pageStep() / 2) / whole if whole else 0.5
