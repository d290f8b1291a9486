"""Where a candidate makes a mark: drawn with finger, pen or mouse, typed, or absent with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEventPoint, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.card import row
from assessor_app.ui.parts.form import LineField
from assessor_app.ui.parts.segmented import Segmented

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QTabletEvent, QTouchEvent

    from assessor_app.ui.kit import Kit

    Strokes = tuple[tuple[tuple[int, int], ...], ...]

THOUSAND = 1000
SHAPE = 0.34  # the pad's height as a part of its width: room for a name, and the shape of the box on the page
TOUCHES: Final = frozenset(
    {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}
)
MOST_POINTS = 5000  # of one stroke in a record; who goes on without lifting the pen begins another there
MOST_OF_A_NAME = 200  # letters that a record has room for
LEAST_STEP = 2  # thousandths; nearer points tell nothing and fill the record


class Pad(QLabel):
    """A pad to draw on; a label with a picture, and so a graphic to screen readers.

    Strokes are points in thousandths of its width, so that they fit any page.

    Backspace takes the last stroke back, Delete all of them. Who cannot draw chooses to type instead.
    """

    changed = Signal()

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__()
        self.setPixmap(QPixmap(1, 1))
        self._theme = kit.theme
        self._strokes: list[list[tuple[int, int]]] = []
        self._drawing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._finger = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        kit.tongue.say(self.setAccessibleName, name)
        kit.tongue.say(self.setAccessibleDescription, N_("Sign with a finger, a pen or the mouse."))

    @property
    def strokes(self) -> Strokes:
        """What was drawn; a stroke of one point is a dot."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def show_strokes(self, strokes: Strokes) -> None:
        """Show what was drawn before."""
        self._strokes = [list(stroke) for stroke in strokes]
        self.update()

    def take_back(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self._strokes.pop()
            self._told()

    def clear(self) -> None:
        """Take everything back."""
        if self._strokes:
            self._strokes.clear()
            self._told()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be wide enough to sign on."""
        return QSize(self._theme.px(420), round(self._theme.px(420) * SHAPE))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Keep the shape."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Keep the shape."""
        return round(width * SHAPE)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go on."""
        self._go_on(event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End the stroke."""
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:  # noqa: N802 - Qt's name
        """Take a pen's points as they are, finer than the mouse's."""
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._go_on(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Take strokes back by key, before any shortcut of the window sees the key."""
        if event.type() == QEvent.Type.KeyPress:
            deeds = {Qt.Key.Key_Backspace: self.take_back, Qt.Key.Key_Delete: self.clear}
            deed = deeds.get(event.key())  # type: ignore[attr-defined]  # a key event, by its type
            if deed is not None:
                deed()
                return True
        if event.type() in TOUCHES:
            self._touch(cast("QTouchEvent", event))
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        """Follow the finger that came first; a palm that rests on the glass meanwhile draws nothing."""
        event.accept()
        if event.type() == QEvent.Type.TouchBegin:
            self._finger = event.points()[0].id()
            self._begin(event.points()[0].position())
        for point in event.points():
            if point.id() == self._finger and point.state() == QEventPoint.State.Updated:
                self._go_on(point.position())
            elif point.id() == self._finger and point.state() == QEventPoint.State.Released:
                self._end()
        if event.type() in {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}:
            self._end()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, line and strokes."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(theme.colour("accent" if focus else "soft"), 2 if focus else 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))
        low, side = self.height() * 0.78, theme.px(20)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(QPointF(side, low), QPointF(self.width() - side, low))
        pen = QPen(theme.colour("text"), max(1.5, self.width() / 190))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        scale = self.width() / THOUSAND
        for stroke in self._strokes:
            points = [QPointF(x * scale, y * scale) for x, y in stroke]
            if len(points) == 1:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(QPolygonF(points))
        painter.end()

    def _begin(self, at: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._drawing = True
        self._strokes.append([self._thousandths(at)])
        self.update()

    def _go_on(self, at: QPointF) -> None:
        if not self._drawing:
            return
        point, last = self._thousandths(at), self._strokes[-1][-1]
        if abs(point[0] - last[0]) + abs(point[1] - last[1]) >= LEAST_STEP:
            if len(self._strokes[-1]) == MOST_POINTS:
                self._strokes.append([last])
            self._strokes[-1].append(point)
            self.update()

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self._told()

    def _thousandths(self, at: QPointF) -> tuple[int, int]:
        scale = THOUSAND / max(1, self.width())
        x, y = round(at.x() * scale), round(at.y() * scale)
        return min(max(x, 0), THOUSAND), min(max(y, 0), round(THOUSAND * SHAPE))

    def _told(self) -> None:
        self.update()
        self.changed.emit()


class MarkPanel(QWidget):
    """The candidate's mark in one of three ways. `kind` is drawn, typed or absent; `changed` when any of it changes.

    `strokes`, `name` and `reason` are what a `Mark` needs; `complete` says whether it can be taken.
    """

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        choices = (("drawn", N_("By hand"), ""), ("typed", N_("Type the name"), ""), ("absent", N_("No mark"), ""))
        self.kinds = Segmented(kit, N_("How the candidate signs"), choices)
        self.pad = Pad(kit, N_("The candidate’s mark"))
        self.typed = LineField(kit, N_("The candidate’s name, typed by the candidate"), most=MOST_OF_A_NAME)
        self.why = LineField(kit, N_("Why there is no mark"))
        drawn = QWidget()
        drawing = QVBoxLayout(drawn)
        drawing.setContentsMargins(0, 0, 0, 0)
        drawing.addWidget(self.pad)
        back = kit.icon_button("undo", N_("Take the last stroke back"), self.pad.take_back)
        clear = kit.icon_button("delete", N_("Clear the mark"), self.pad.clear)
        drawing.addLayout(row(None, back, clear, space=4))
        # No stack: its pages would all be as high as the highest, and a single line would be torn apart.
        self._ways = {"drawn": drawn, "typed": self.typed, "absent": self.why}
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(row(self.kinds, None))
        for way in self._ways.values():
            inside.addWidget(way)
        inside.addStretch(1)  # or the switch would take the room that the pad leaves
        self.kinds.chosen.connect(self.show_kind)
        for signal in (self.pad.changed, self.typed.edited, self.why.edited):
            signal.connect(lambda *_: self.changed.emit())
        self.show_kind("drawn")

    @property
    def kind(self) -> str:
        """The way chosen: drawn, typed or absent."""
        return self.kinds.choice

    @property
    def strokes(self) -> Strokes:
        """What was drawn, if that is the way chosen."""
        return self.pad.strokes if self.kind == "drawn" else ()

    @property
    def name(self) -> str:
        """The name that was typed, if that is the way chosen."""
        return self.typed.said if self.kind == "typed" else ""

    @property
    def reason(self) -> str:
        """Why there is no mark, if there is none."""
        return self.why.said if self.kind == "absent" else ""

    @property
    def complete(self) -> bool:
        """Whether there is a mark, or a reason for none."""
        return bool(self.strokes or self.name or self.reason)

    def show_kind(self, kind: str) -> None:
        """Turn to one of the three ways."""
        self.kinds.choose(kind)
        for name, way in self._ways.items():
            way.setVisible(name == kind)
        self.changed.emit()
