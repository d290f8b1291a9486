"""Forms: a label above each field, a hint or what is wrong below it, and a passphrase field that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from assessor_app.language import N_
from assessor_app.ui import icons
from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.parts.text import Text, set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from assessor_app.trust.model import TokenPlace
    from assessor_app.ui.kit import Kit


class Field(QWidget):
    """Any control with its label above and a line below for a hint or for what is wrong.

    The label is the control's accessible name, the line its description, so both are heard on focus.
    """

    def __init__(self, kit: Kit, name: str, control: QWidget, *, hint: str = "", around: QWidget | None = None) -> None:
        super().__init__()
        self._kit, self._hint = kit, hint
        self.control = control
        self.label = kit.label(name, "label")
        self.label.setBuddy(control)
        kit.tongue.say(control.setAccessibleName, name)
        self.below = Text(role="soft")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self.label)
        inside.addWidget(around or control)
        inside.addWidget(self.below)
        self.setFocusProxy(control)
        self.valid()
        kit.tongue.changed.connect(self._describe)

    def invalid(self, message: str, **facts: object) -> None:
        """Say below the field what is wrong with it, and mark it."""
        self._kit.tongue.say(self.below.setText, message, **facts)
        self._show_below(role="invalid", wrong=True)

    def wrong(self, sentence: str) -> None:
        """Say below the field a sentence that is in its language already, such as that of an error."""
        self._kit.tongue.silence(self.below)
        self.below.setText(sentence)
        self._show_below(role="invalid", wrong=True)

    def valid(self) -> None:
        """Go back to the hint."""
        self._kit.tongue.silence(self.below)
        self.below.setText("")
        if self._hint:
            self._kit.tongue.say(self.below.setText, self._hint)
        self._show_below(role="soft", wrong=False)

    def _show_below(self, *, role: str, wrong: bool) -> None:
        set_role(self.below, role)
        set_role(self.control, "true" if wrong else "false", "invalid")
        self.below.setVisible(bool(self.below.text()))
        self._describe()

    def _describe(self) -> None:
        self.control.setAccessibleDescription(self.below.text())


class LineField(Field):
    """One line to write in. `edited` comes with each change a person makes; what is wrong goes away then.

    Nothing goes in after the first `most` letters.
    """

    edited = Signal(str)

    def __init__(self, kit: Kit, name: str, *, hint: str = "", example: str = "", most: int = 0) -> None:
        self.edit = QLineEdit()
        if most:
            self.edit.setMaxLength(most)
        super().__init__(kit, name, self.edit, hint=hint)
        if example:
            for told in (self.edit.setPlaceholderText, self.edit.setToolTip):  # a narrow field cannot show it whole
                kit.tongue.say(told, example)
        self.edit.textEdited.connect(self._changed)

    @property
    def said(self) -> str:
        """What was written, without the spaces around it."""
        return self.edit.text().strip()

    def _changed(self, said: str) -> None:
        self.valid()
        self.edited.emit(said)


class _Lines(QPlainTextEdit):
    """`wrapped` when its lines may wrap otherwise: Qt's documents tell of other words, but not of another width."""

    wrapped = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.wrapped.emit()

    def tall(self) -> float:
        """How high all its lines are as they wrap now, in px."""
        layout, block, high = self.document().documentLayout(), self.document().begin(), 0.0
        while block.isValid():
            high += layout.blockBoundingRect(block).height()
            block = block.next()
        return high


class TextField(Field):
    """Some lines to write in, `lines` high at least; with `whole` just as high as what stands in it."""

    edited = Signal(str)

    def __init__(self, kit: Kit, name: str, *, hint: str = "", lines: int = 3, whole: bool = False) -> None:
        self.edit = _Lines()
        self._whole = whole
        self.edit.setTabChangesFocus(True)
        super().__init__(kit, name, self.edit, hint=hint)
        self._lines = lines
        self.edit.textChanged.connect(self._changed)
        kit.theme.changed.connect(self._grow)
        if whole:
            self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.edit.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
            self.edit.wrapped.connect(self._grow)
        self._grow()

    @property
    def said(self) -> str:
        """What was written, without the spaces around it."""
        return self.edit.toPlainText().strip()

    def show_text(self, said: str) -> None:
        """Put text in without telling that a person changed it."""
        self.edit.blockSignals(True)  # noqa: FBT003 - Qt's own call
        self.edit.setPlainText(said)
        self.edit.blockSignals(False)  # noqa: FBT003 - same

    def _changed(self) -> None:
        self.valid()
        self.edited.emit(self.edit.toPlainText())

    def _grow(self) -> None:
        around = self._kit.theme.px(26)  # what stands above and below the lines
        least = self._kit.theme.font_height() * self._lines + around
        self.edit.setMinimumHeight(least)
        if self._whole:
            self.edit.setFixedHeight(max(least, round(self.edit.tall()) + around))


class Choice(QComboBox):
    """One of many, in a list that opens; `addItems` and `currentIndexChanged` as Qt has them."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._theme = kit.theme
        self.setView(QListView())  # the plain view of a combo box knows no height of its rows
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint as the sheet says, and the arrow that it cannot tint."""
        super().paintEvent(event)
        side = self._theme.px(20)
        drawn = icons.picture("keyboard_arrow_down", self._theme.colour("soft"), side, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(self.width() - side - self._theme.px(10), (self.height() - side) // 2, drawn)
        painter.end()


class _Secret(QLineEdit):
    """A line whose text stays where it is, also while its letters are shown."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy and cut nothing."""
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            event.accept()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer no menu, which would copy."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose without handing what is chosen to the middle button, as some systems do."""
        start, many = self.selectionStart(), len(self.selectedText())
        self.deselect()
        super().mouseReleaseEvent(event)
        if many:
            self.setSelection(start, many)


class PassphraseField(Field):
    """A passphrase: dots, with an eye that shows it while it is on. Nothing of it goes to the clipboard or a log."""

    edited = Signal(str)
    entered = Signal()

    def __init__(self, kit: Kit, name: str, *, hint: str = "") -> None:
        self.edit = _Secret()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = Button(kit.theme, "icon", "visibility", checked_icon="visibility_off")
        self.eye.setCheckable(True)
        around = QWidget()
        side_by_side = QHBoxLayout(around)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(4)
        side_by_side.addWidget(self.edit, 1)
        side_by_side.addWidget(self.eye)
        super().__init__(kit, name, self.edit, hint=hint, around=around)
        kit.tongue.say(self.eye.setAccessibleName, N_("Show the passphrase"))
        kit.tongue.say(self.eye.setToolTip, N_("Show the passphrase"))
        self.eye.toggled.connect(self.reveal)
        self.edit.textEdited.connect(self._changed)
        self.edit.returnPressed.connect(self.entered)

    @property
    def said(self) -> str:
        """What was written, exactly."""
        return self.edit.text()

    def reveal(self, shown: bool) -> None:  # noqa: FBT001 - Qt's toggled hands it over
        """Show the letters or hide them."""
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def name_key(self, place: TokenPlace | None) -> None:
        """Ask for the PIN where a token holds the signing key, else for one's own passphrase."""
        if place is None:
            self._kit.tongue.say(self.label.setText, N_("Your passphrase"))
        else:
            self._kit.tongue.say(self.label.setText, N_("PIN of {label}"), label=place.label)

    def refuse(self, sentence: str) -> None:
        """Say below that it was not the right one, and let it be written again."""
        self.wrong(sentence)
        self.edit.selectAll()
        self.edit.setFocus()

    def forget(self) -> None:
        """Empty the field and hide what comes next."""
        self.edit.setText("")  # `clear` could be undone, by whoever has the device next
        self.eye.setChecked(False)

    def _changed(self, said: str) -> None:
        self.valid()
        self.edited.emit(said)
