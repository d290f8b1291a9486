"""What the tests of the standards' screen do again and again: go there, look at the list, read a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QLabel, QWidget

from tests.ui import demands
from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assessor_app.ui.parts.rows import Row
    from assessor_app.ui.screens.standards import StandardsScreen
    from assessor_app.ui.window import Window


def at_standards(window: Window, qtbot: QtBot, subject: str = "") -> StandardsScreen:
    window.go("standards", subject)
    assert window.frame is not None
    screen = cast("StandardsScreen", window.frame.shown)
    qtbot.waitUntil(lambda: screen.finder.list.rows.rowCount() >= 5, timeout=WAIT_MS)
    return screen


def rows(screen: StandardsScreen) -> list[Row]:
    model = screen.finder.list.rows
    return [model.row_at(model.index(at, 0)) for at in range(model.rowCount())]


def said(root: QWidget) -> list[str]:
    """All texts on a page, from the top."""
    return [label.text() for label in root.findChildren(QLabel) if label.text()]


def shown(screen: StandardsScreen, qtbot: QtBot, key: str) -> QWidget:
    """The page of a standard, once it is there."""
    qtbot.waitUntil(lambda: screen.shown.page is not None and screen.shown.key == key, timeout=WAIT_MS)
    settled(screen, qtbot)
    assert not demands.rests(screen)  # the page has its place, whatever else the machine does
    assert screen.shown.page is not None
    return screen.shown.page
