"""Text to read: labels that wrap and never clip. Text to write is in `form.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

FEW: Final = 12  # letters that a label of one line shows at least


class Text(QLabel):
    """A label that wraps. `role` is one of: body label soft quiet strong title page invalid code.

    The text is always plain: a candidate called <b> is shown as <b>. Box layouts would squeeze a wrapped label
    when room is short; this one insists on the height that its words need at the width it has.
    """

    def __init__(self, said: str = "", role: str = "body", *, selectable: bool = False) -> None:
        super().__init__(said)
        self._wide = -1  # the width for which its height was asked for last
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the height that this width needs; one that was only made higher or lower needs what it needed."""
        super().resizeEvent(event)
        if event.size().width() != self._wide:
            self._insist()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Ask again when the letters get larger."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._insist()

    def setText(self, said: str) -> None:  # noqa: N802 - Qt's name
        """Show other words, and ask for the height that they need."""
        super().setText(said)
        self._insist()

    def _insist(self) -> None:
        self._wide = self.width()
        self.setMinimumHeight(0)  # or what was needed before would count in what is needed now
        needed = self.heightForWidth(self.width()) if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else 0
        self.setMinimumHeight(max(0, needed) if self.text() else 0)


class Line(Text):
    """A label that is one line long where there is room and wraps where there is none."""

    def __init__(self, said: str = "", role: str = "body") -> None:
        super().__init__(said, role)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want the whole text on one line."""
        self.ensurePolished()
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(wide, self.fontMetrics().lineSpacing() if self.text() else 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be content with the longest word."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(widest + 2, metrics.lineSpacing() if self.text() else 0)


class Brief(Line):
    """A label of one line that leaves off with … where room is short; the whole is said on hovering, and to readers."""

    def __init__(self, said: str = "", role: str = "body") -> None:
        super().__init__(said, role)
        self.setWordWrap(False)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be content with a few letters."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), self.fontMetrics().averageCharWidth() * FEW), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint as much as there is room for."""
        said = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        if said == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
        painter.end()

    def setText(self, said: str) -> None:  # noqa: N802 - Qt's name
        """Show other words, whole on hovering."""
        super().setText(said)
        self.setToolTip(said)


class Boxed(QWidget):
    """A line in a box of its own, which takes it out of sight whatever else hides or shows the line itself."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)


def set_role(widget: QWidget, role: str, name: str = "role") -> None:
    """Change what a widget is, and let the style sheet look again."""
    if widget.property(name) == role:
        return
    widget.setProperty(name, role)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # the sheet has not looked at it yet
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
