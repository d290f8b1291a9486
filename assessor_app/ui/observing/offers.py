"""The criteria that may be linked to what is being written, as rows under the composer. What is offered: `suggesting`.

A row has its place for as long as it is shown: nothing moves under a finger or a key that is on its way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from assessor_app.language import N_
from assessor_app.ui import icons
from assessor_app.ui.parts.card import Ground, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.kit import Kit

MOST: Final = 5
LOW: Final = 2  # so few places, where the window is too low for a head as well
GAP: Final = 8  # px between the parts of a row
NARROW: Final = 460  # px of a row that is too narrow to say in words that it is linked


@dataclass(frozen=True, slots=True)
class Offer:
    """A criterion, its name in a chip and its text; `inside` says that its standard is part of the visit."""

    key: CriterionKey
    name: str
    text: str
    inside: bool = True


class OfferRow(QAbstractButton):
    """One criterion that may be linked, with the key that does it; checked while it is."""

    def __init__(self, kit: Kit, number: int) -> None:
        super().__init__()
        self._kit, self._theme = kit, kit.theme
        self._keys = QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
        self.offer: Offer | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.updateGeometry)

    def show_offer(self, offer: Offer | None, *, linked: bool) -> None:
        """Show a criterion; None leaves the place empty, and keeps it."""
        self.offer = offer
        self.setEnabled(offer is not None)
        self.setChecked(linked)
        self.setToolTip(offer.text if offer else "")
        self._name()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as high as a finger; the text gives way."""
        return QSize(self._theme.px(320), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be content with the key and the chip."""
        return QSize(self._theme.px(180), self._theme.px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press on Enter too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the key, the chip, one line of text, and whether it is linked."""
        if self.offer is None:
            return
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        right = self._right(painter)
        left = self._box(painter, theme.px(GAP), right, self._keys, strong=False)
        left = self._box(painter, left + theme.px(GAP), right, self.offer.name, strong=True)
        self._text(painter, left + theme.px(GAP), right)
        painter.end()

    def _name(self) -> None:
        parts = (self._keys, self.offer.name, self.offer.text, self._said()) if self.offer else ("–",)
        self.setAccessibleName(". ".join(part for part in parts if part))

    def _said(self) -> str:
        """What is to be known of it beside its text."""
        if self.isChecked():
            return self._kit.tongue(N_("linked"))
        return "" if self.offer is None or self.offer.inside else self._kit.tongue(N_("not part of this visit"))

    def _right(self, painter: QPainter) -> int:
        """What stands at the right end; returns where it begins."""
        theme, right = self._theme, self.width() - self._theme.px(GAP)
        if self.isChecked():
            side = theme.px(18)
            right -= side
            drawn = icons.picture("link", theme.colour("accent"), side, self.devicePixelRatioF())
            painter.drawPixmap(right, (self.height() - side) // 2, drawn)
            right -= theme.px(GAP)
        said, font = self._said(), theme.font(12)
        wide = QFontMetrics(font).horizontalAdvance(said) + 2
        if said and not (self.isChecked() and self.width() < theme.px(NARROW)):  # where the icon has to do
            right -= wide
            painter.setFont(font)
            painter.setPen(theme.colour("soft"))
            painter.drawText(QRect(right, 0, wide, self.height()), Qt.AlignmentFlag.AlignVCenter, said)
            right -= theme.px(GAP)
        return right

    def _ground(self, painter: QPainter) -> None:
        theme, around = self._theme, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("panel") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(around, theme.px(6), theme.px(6))

    def _box(self, painter: QPainter, left: int, right: int, said: str, *, strong: bool) -> int:
        """A key or a chip, no further than to the right; returns where it ends."""
        theme, font = self._theme, self._theme.font(12, strong=strong)
        edge, metrics = theme.px(16), QFontMetrics(font)
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideMiddle, max(0, right - left - edge))
        wide, high = metrics.horizontalAdvance(shown) + edge, theme.px(22)
        around = QRectF(left, (self.height() - high) / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen if strong else QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("accent_tint" if strong else "panel"))
        painter.drawRoundedRect(around, theme.px(5), theme.px(5))
        painter.setFont(font)
        painter.setPen(theme.colour("accent" if strong else "soft"))
        painter.drawText(around, Qt.AlignmentFlag.AlignCenter, shown)
        return left + wide

    def _text(self, painter: QPainter, left: int, right: int) -> None:
        font, offer = self._theme.font(14), self.offer
        if offer is None or right <= left:
            return
        line = QFontMetrics(font).elidedText(offer.text, Qt.TextElideMode.ElideRight, right - left)
        painter.setFont(font)
        painter.setPen(self._theme.colour("soft" if self.isChecked() else "text"))
        painter.drawText(QRect(left, 0, right - left, self.height()), Qt.AlignmentFlag.AlignVCenter, line)


class Offers(Ground):
    """`picked(number)` when a row is pressed, `closed` when none is wanted for this entry."""

    picked = Signal(int)
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__("sunk", margin=8, space=0)
        self.name = kit.line(N_("May be evidence for"), "soft")
        self.close_button = kit.icon_button("close", N_("Hide the suggestions for this entry"), self.closed.emit)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.rows = tuple(OfferRow(kit, number) for number in range(1, MOST + 1))
        self.nothing = kit.label(N_("No criterion is like this yet. Write on, or type # to look for one."), "soft")
        self.inside.setContentsMargins(8, 0, 4, 4)
        self.head = QWidget()
        head = row(self.name, None, self.close_button)
        head.setContentsMargins(0, 0, 0, 0)
        self.head.setLayout(head)
        self.add(self.head, self.nothing)
        for number, one in enumerate(self.rows, 1):
            one.clicked.connect(lambda _on=False, number=number: self.picked.emit(number))
            self.add(one)
        kit.tongue.follow(self, lambda _words: self._again())
        self.hide()

    @property
    def offers(self) -> list[Offer]:
        """What is offered, in its order."""
        return [one.offer for one in self.rows if one.offer is not None]

    def show_offers(self, offers: Sequence[Offer], linked: Sequence[CriterionKey], room: int) -> None:
        """Show these in `room` places at most; places that are not needed stay empty."""
        for at, one in enumerate(self.rows):
            offer = offers[at] if at < min(len(offers), room) else None
            one.show_offer(offer, linked=offer is not None and offer.key in linked)
            one.setVisible(at < room)
        self.head.setVisible(room > LOW)  # the names of the rows say it too, and Escape hides them
        self.nothing.setVisible(not offers)
        self.rows[0].setVisible(bool(offers))

    def show_linked(self, linked: Sequence[CriterionKey]) -> None:
        """Show which of them are linked by now."""
        for one in self.rows:
            one.show_offer(one.offer, linked=one.offer is not None and one.offer.key in linked)

    def _again(self) -> None:
        for one in self.rows:
            one.show_offer(one.offer, linked=one.isChecked())
