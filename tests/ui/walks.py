"""What the tests of the window do again and again: walk through first run, look at what can be reached."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QWidget

from assessor_app.clock import Moment

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assessor_app.ui.window import Window

PASSPHRASE = "ceffyl batri cywir stwffwl"
WAIT_MS = 30_000


class StoppedClock:
    """Shows one time of day; the monotonic part runs on by a millisecond at each look."""

    def __init__(self) -> None:
        self._looks = 0

    def now(self) -> Moment:
        self._looks += 1
        return Moment(dt.datetime(2026, 11, 22, 14, 32, 7, tzinfo=dt.UTC), self._looks)


def go_through_first_run(window: Window, qtbot: QtBot, *, verifies: str = "") -> str:
    """Found a store as a person would, also as one who verifies, and return its recovery code."""
    way = window.entrance
    way.welcome.start.click()
    way.person.name.edit.setText("Siân Llŷn")
    way.person.centre.edit.setText("Canolfan Tŷ Gwyn")
    if verifies:
        way.person.also.choice.segment(verifies).click()
    way.person.next.click()
    way.passphrase.phrase.first.edit.setText(PASSPHRASE)
    way.passphrase.phrase.second.edit.setText(PASSPHRASE)
    way.passphrase.next.click()
    qtbot.waitUntil(lambda: way.page is way.code, timeout=WAIT_MS)
    code = way.code.code.text()
    way.code.kept.setChecked(True)
    way.code.next.click()
    qtbot.waitUntil(lambda: window.frame is not None, timeout=WAIT_MS)
    return code


def controls(root: QWidget) -> list[QWidget]:
    """Every control in sight that the keyboard can reach."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _inner(widget)
    ]


def check_controls(root: QWidget) -> None:
    """Every control has a name and is as high as a finger; every text has the room it needs, once all has its place."""
    for _ in range(4):
        QApplication.processEvents()
    found = controls(root)
    assert found
    for widget in found:
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert name.strip(), f"{type(widget).__name__} under {type(widget.parentWidget()).__name__} has no name"
        assert widget.height() >= 40, f"{name} is {widget.height()} px high"
    for label in root.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= needed - 1, f"clipped: {label.text()}"
    for button in root.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), f"clipped: {button.text()}"
    room = root.window().width()
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and not widget.isWindow():
            right = widget.mapTo(root.window(), widget.rect().topRight()).x()
            assert right < room, f"{type(widget).__name__} {widget.accessibleName()!r} ends at {right} of {room}"


def _inner(widget: QWidget) -> bool:
    """Whether this is a piece of a control that Qt made, such as the viewport of a list."""
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractItemView)
