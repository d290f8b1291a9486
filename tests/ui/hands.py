"""A person's hands on the window: keys to whatever has them, presses on what is in sight. Calls no deed.

What a person looks for by its name is found by the name that a screen reader says. Letters that Qt's test keyboard
does not have come as a keyboard with dead keys hands them over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.ui.screen import Screen
    from assessor_app.ui.window import Window

W = TypeVar("W", bound=QWidget)
MOST_TABS = 220


class Hands:
    """Both hands; `wait(condition)` waits until something is so. Counts what they did in `keys` and `presses`."""

    def __init__(self, window: Window, wait: Callable[[Callable[[], bool]], object]) -> None:
        self.window, self.wait = window, wait
        self.keys = self.presses = 0

    @property
    def screen(self) -> Screen:
        """The screen in sight."""
        assert self.window.frame is not None
        return self.window.frame.shown

    def at(self, name: str) -> None:
        """Wait until a screen of this class is shown."""
        self.wait(lambda: self.window.frame is not None and type(self.screen).__name__ == name)

    def focus(self) -> QWidget:
        """Whatever has the keys."""
        self.wait(lambda: QApplication.focusWidget() is not None)
        held = QApplication.focusWidget()
        assert held is not None
        return held

    def write(self, said: str) -> None:
        """Type, letter by letter."""
        for letter in said:
            if letter.isascii():
                QTest.keyClicks(self.focus(), letter)
            else:
                composed = QInputMethodEvent()
                composed.setCommitString(letter)
                QApplication.sendEvent(self.focus(), composed)

    def key(self, keys: str, times: int = 1) -> None:
        """Press keys as help names them: `Tab`, `Ctrl+Shift+Return`."""
        for _ in range(times):
            self.keys += 1
            QTest.keySequence(self.focus(), QKeySequence(keys))

    def tab_to(self, name: str, *, back: bool = False) -> QWidget:
        """Press Tab until the control of this name, once it is in sight, has the keys."""
        self.wait(lambda: bool(_seen(self.window, name, QWidget)))
        passed: list[str] = []
        while called(self.focus()) != name:
            passed.append(called(self.focus()))
            assert len(passed) < MOST_TABS, f"no Tab leads to {name!r}, only to {list(dict.fromkeys(passed))}"
            self.key("Shift+Tab" if back else "Tab")
        return self.focus()

    def find(self, name: str, kind: type[W], under: QWidget | None = None) -> W:
        """The one control in sight with this name; waits until it is there, alone, and can be pressed."""
        root = under or self.window
        self.wait(lambda: len(_seen(root, name, kind)) == 1)
        return _seen(root, name, kind)[0]

    def press(self, what: QWidget | str, at: QPoint | None = None) -> None:
        """Press what is in sight, by the mouse; a name is looked for."""
        target = self.find(what, QAbstractButton) if isinstance(what, str) else what
        self.wait(lambda: target.isVisible() and target.isEnabled())
        self.wait(lambda: self._reached(target, at))  # what slides in comes to rest first
        where = at or target.rect().center()
        self.presses += 1
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=where)

    def put(self, field: QWidget, said: str) -> None:
        """Press a field and write in it without a key: as an on-screen keyboard or dictation does."""
        self.press(field)
        composed = QInputMethodEvent()
        composed.setCommitString(said)
        QApplication.sendEvent(field, composed)

    def clear(self, field: QWidget) -> None:
        """Take out what stands in a line by its own cross, where a press puts it."""
        (cross,) = [one for one in field.findChildren(QAbstractButton) if one.isVisible()]
        self.press(cross)

    def has_row(self, view: QListView, key: str) -> bool:
        """Whether a list shows a row for something."""
        rows = view.model()
        return any(rows.row_at(rows.index(at, 0)).key == key for at in range(rows.rowCount()))  # type: ignore[attr-defined]  # our own rows

    def press_row(self, view: QListView, key: str) -> None:
        """Press the row of a list that stands for something."""
        rows = view.model()
        place = next(at for at in range(rows.rowCount()) if rows.row_at(rows.index(at, 0)).key == key)  # type: ignore[attr-defined]  # our own rows
        index = rows.index(place, 0)
        view.scrollTo(index)
        self.presses += 1
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())

    def _reached(self, target: QWidget, at: QPoint | None) -> bool:
        """Whether a press comes to the target, once scrolled to, and not to what stands over it."""
        self._reveal(target)
        where = at or target.rect().center()
        over = target.window().childAt(target.mapTo(target.window(), where))
        return over is not None and (over is target or target.isAncestorOf(over))

    def _reveal(self, target: QWidget) -> None:
        """Scroll to it, as a wheel would."""
        parent = target.parentWidget()
        while parent is not None:
            inner = parent.widget() if isinstance(parent, QScrollArea) else None
            if isinstance(parent, QScrollArea) and inner is not None:
                middle = target.mapTo(inner, target.rect().center())
                parent.ensureVisible(middle.x(), middle.y())
            parent = parent.parentWidget()
        QApplication.sendPostedEvents(self.window, QEvent.Type.LayoutRequest)


def called(widget: QWidget) -> str:
    """What a screen reader says of a control."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def _seen(root: QWidget, name: str, kind: type[W]) -> list[W]:
    return [one for one in root.findChildren(kind) if one.isVisible() and one.isEnabled() and called(one) == name]
