"""Small news that passes, with its undo: where it may stand, and for how long. Banners are in `banner.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from assessor_app.language import N_
from assessor_app.ui.parts.banner import announce
from assessor_app.ui.parts.text import Line
from assessor_app.ui.taborder import VEIL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from assessor_app.ui.kit import Kit

TOAST_MS: Final = 6_000
TOAST_WITH_UNDO_MS: Final = 12_000
LOOK_MS: Final = 100  # less than it takes anybody to press what a toast would have come to stand on
EDGE, STEP = 16, 8  # px
SIDES: Final = 34  # px beside the words: the margins, and a border where contrast is high
# Parts of its words' width in one line that are tried where it would cover something: on two, three, four lines.
SHARES: Final = (1.0, 0.6, 0.4, 0.3)
# Frames that stay clear as a whole, by their role.
CLEAR_ROLES: Final = frozenset({"composer", "bar", "foot", "rail"})
CONTROLS: Final = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)


def _in_use(widget: QWidget) -> bool:
    """Whether something is pressed or written in, or is a frame around such things."""
    frame = isinstance(widget, QFrame) and (
        widget.property("role") in CLEAR_ROLES or widget.property("sheet") == "true"
    )
    return frame or isinstance(widget, CONTROLS)


def _below(widget: QWidget, veil: QWidget) -> bool:
    """Whether a veil keeps this from being used just now."""
    veiled = veil.parentWidget()
    return veiled is not None and veiled.isAncestorOf(widget) and not veil.isAncestorOf(widget)


def clear_place(size: QSize, room: QRect, taken: Sequence[QRect]) -> QPoint:
    """Where a thing of this size covers nothing that is taken: as low as can be, rather in the middle than at a side.

    Where there is no such place it stands where it covers least.
    """
    middle, right = (room.width() - size.width()) // 2, room.width() - size.width() - EDGE
    lefts = (middle, right, EDGE, (middle + right) // 2, (middle + EDGE) // 2)
    tops = [_lowest(size, left, room, taken) for left in lefts]
    if max(tops) >= EDGE:
        return QPoint(lefts[tops.index(max(tops))], max(tops))
    places = [
        QPoint(left, top) for top in range(room.height() - size.height() - EDGE, EDGE - 1, -STEP) for left in lefts
    ]
    best = QPoint(middle, max(0, room.height() - size.height() - EDGE))
    return min(places, key=lambda place: _covered(_around(place, size), taken), default=best)


def _lowest(size: QSize, left: int, room: QRect, taken: Sequence[QRect]) -> int:
    """The lowest place, in steps from the bottom, where a thing at this `left` covers nothing; above the room if none.

    What is in the way is leapt over at once: there may be hundreds of things.
    """
    top = room.height() - size.height() - EDGE
    around = _around(QPoint(left, 0), size)
    beside = [rect for rect in taken if rect.left() <= around.right() and rect.right() >= around.left()]
    while top >= EDGE:
        here = _around(QPoint(left, top), size)
        hit = next((rect for rect in beside if rect.intersects(here)), None)
        if hit is None:
            return top
        steps = max(1, -(-(here.bottom() - hit.top() + 1) // STEP))
        top -= steps * STEP
    return -1


def _around(place: QPoint, size: QSize) -> QRect:
    return QRect(place, size).adjusted(-STEP, -STEP, STEP, STEP)


def _covered(here: QRect, taken: Sequence[QRect]) -> int:
    return sum(_area(here.intersected(rect)) for rect in taken)


def _area(rect: QRect) -> int:
    return rect.width() * rect.height() if rect.isValid() else 0


class Toast(QFrame):
    """Small news low in the window; it stays while the mouse or the focus is on it.

    It covers nothing that can be pressed or written in, and moves away from what comes to stand under it. Where the
    window has no such place, it stands on `strip`, a part of the window that is hidden otherwise.
    """

    def __init__(self, kit: Kit, window: QWidget, strip: QWidget | None = None) -> None:
        super().__init__(window)
        self.setProperty("role", "toast")
        self._over, self._strip = window, strip
        self._undo: Callable[[], object] | None = None
        self._just_told = False
        self._words = Line()
        self.button = kit.button(N_("Undo"), self._take_back, "undo", icon="undo")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(16, 4, 16, 4)
        inside.setSpacing(12)
        inside.addWidget(self._words)
        inside.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._pass)
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self.give_way)
        window.installEventFilter(self)
        if strip is not None:
            strip.hide()
            strip.installEventFilter(self)
        self.hide()

    def tell(self, said: str, undo: Callable[[], object] | None = None) -> None:
        """Show news for some seconds; with `undo`, a button that takes the deed back."""
        self._undo, self._just_told = undo, True
        QTimer.singleShot(0, self, self._tell_no_more)
        self._words.setText(said)
        self.button.setVisible(undo is not None)
        self.show()
        self._place()
        self.raise_()
        announce(self, said)
        self._timer.start(TOAST_MS if undo is None else TOAST_WITH_UNDO_MS)

    def leave(self) -> None:
        """Go with the screen it was told on; what was told on the way to another stays, and so does an undo."""
        if self._undo is None and not self._just_told:
            self.hide()

    def _tell_no_more(self) -> None:
        self._just_told = False

    def reword(self, said: str) -> None:
        """Say the same news in another language, where they are still shown; their time runs on."""
        if not self.isHidden():
            self._words.setText(said)
            self._place()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look out, also where only the window had been covered."""
        super().showEvent(event)
        self._looking.start()
        self._place()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Look out no longer, and give the strip back."""
        super().hideEvent(event)
        self._looking.stop()
        if self._strip is not None:
            self._strip.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Find a place again when the window changes its size; stay with the strip where it stands on that."""
        if watched is self._strip:
            if event.type() in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show}:
                self._stand_on_strip()
        elif event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if self.layout() is None or self.isHidden():
            return
        if self._strip is not None and self._strip.isVisible():
            self._stand_on_strip()
            return
        # Rather where nothing stands at all; then over a bar or a sheet, beside what is pressed in it.
        for taken in (self._taken(), self._taken(frames=False)):
            covered, best = self._best(taken)
            if not covered:
                break
        if covered and self._strip is not None:
            self._strip.setFixedHeight(self._size(1.0, self._strip.width()).height() + 2 * STEP)
            self._strip.show()
        else:
            self.setFixedSize(best.size())
            self.move(best.topLeft())

    def _best(self, taken: Sequence[QRect]) -> tuple[int, QRect]:
        """Where it covers least, in one line or in several; and how much that is, in square px."""
        found: list[tuple[int, QRect]] = []
        for share in SHARES:
            size = self._size(share, self._over.width())
            here = QRect(clear_place(size, self._over.rect(), taken), size)
            found.append((_covered(here, taken), here))
            if not found[-1][0]:
                break
        return min(found, key=lambda one: one[0])

    def _stand_on_strip(self) -> None:
        if self._strip is None or self.isHidden() or not self._strip.isVisible():
            return
        size, room = self._size(1.0, self._strip.width()), self._strip.rect()
        self._strip.setFixedHeight(size.height() + 2 * STEP)
        self.setFixedSize(size)
        corner = QPoint((room.width() - size.width()) // 2, STEP)
        self.move(self._strip.mapTo(self._over, corner))

    def _size(self, share: float, room: int) -> QSize:
        """As wide as the words in one line, or a share of that, and as high as they are then; in a room so wide."""
        inside, beside = self.layout(), 0
        if inside is not None and not self.button.isHidden():
            beside = inside.spacing() + self.button.sizeHint().width()
        words = max(round(self._words.sizeHint().width() * share), self._words.minimumSizeHint().width())
        wide = min(words + SIDES + beside, room - 48)
        self._words.setMinimumHeight(0)  # or what was needed before would count in what is needed now
        high = self._words.heightForWidth(wide - SIDES - beside)
        return QSize(wide, max(high, self.button.sizeHint().height()) + 8)

    def _taken(self, near: QRect | None = None, *, frames: bool = True) -> list[QRect]:
        """What is to stay clear, in the coordinates of the window; with `near`, only what might be there.

        Without `frames`, only what is pressed or written in, and not what stands around it.
        """
        window, found = self._over, []
        veils = [one for one in window.findChildren(QWidget, VEIL) if one.isVisible()]
        kinds = (QFrame, *CONTROLS) if frames else CONTROLS
        for widget in (one for kind in kinds for one in window.findChildren(kind)):
            if isinstance(widget, QFrame) and (isinstance(widget, QLabel) or not _in_use(widget)):
                continue
            if near is not None and not QRect(widget.mapTo(window, QPoint()), widget.size()).intersects(near):
                continue
            if widget.isVisible() and not self._is_part(widget) and not any(_below(widget, veil) for veil in veils):
                shown = widget.visibleRegion().boundingRect()
                found.append(QRect(widget.mapTo(window, shown.topLeft()), shown.size()))
        return found

    def _is_part(self, widget: QWidget) -> bool:
        return widget is self or self.isAncestorOf(widget)

    def give_way(self) -> None:
        """Move only where something came to stand here, and not away from the mouse."""
        here = self.geometry()
        if not self.underMouse() and any(here.intersects(rect) for rect in self._taken(here, frames=False)):
            self._place()

    def _pass(self) -> None:
        if self.underMouse() or self.isAncestorOf(self.window().focusWidget() or self.window()):
            self._timer.start(TOAST_MS)
        else:
            self.hide()

    def _take_back(self) -> None:
        self.hide()
        if self._undo is not None:
            undo, self._undo = self._undo, None
            undo()
