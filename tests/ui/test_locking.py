"""Locking the window: nothing of it is seen, no key leads behind it, and everything is as it was afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit

from assessor_app.ui.locking import idle
from assessor_app.ui.locking.page import LockPage
from tests.ui.visiting import PASSPHRASE, at_draft, saved, settled
from tests.ui.walks import check_controls

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

TYPED = "Gwrandawodd ar y galwr"
LOCK = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Late:
    """A clock that shows one time, in milliseconds."""

    def __init__(self, now: int) -> None:
        self._now = now

    def currentMSecsSinceEpoch(self) -> int:  # noqa: N802 - Qt's name
        return self._now


def seen(window: Window) -> str:
    """Every text in sight."""
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_nothing_is_seen_of_what_is_locked_and_all_of_it_comes_back(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_visit()
    screen = at_draft(window, visit, qtbot)
    assert "Siân Llywelyn" in seen(window)
    QTest.keyClicks(screen.writing.text, TYPED)
    QTest.keyClick(screen.writing.text, Qt.Key.Key_L, LOCK)
    assert window.locked
    assert not screen.isVisible()
    assert "Siân" not in seen(window)
    page = field(window, qtbot)
    for keys in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Comma, Qt.Key.Key_F):
        QTest.keyClick(page, keys, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_F1)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    window.go("candidates")
    assert window.locked
    assert not screen.isVisible()
    settled(screen, qtbot)
    QTest.keyClicks(page, "nid hwn")
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert field(window, qtbot).selectedText() == "nid hwn"  # refused, and ready to be typed over
    assert window.locked
    check_controls(window)
    type_passphrase(window, qtbot)
    assert screen.isVisible()
    assert screen.writing.text.hasFocus()
    assert screen.writing.text.toPlainText() == TYPED
    assert saved(screen)


def field(window: Window, qtbot: QtBot) -> QLineEdit:
    """Whatever has the keys, once nothing is being checked."""
    (page,) = window.findChildren(LockPage)
    qtbot.waitUntil(lambda: page.phrase.edit.hasFocus() and not page.busy.isVisible())
    return page.phrase.edit


def type_passphrase(window: Window, qtbot: QtBot) -> None:
    """Type it into whatever has the keys."""
    edit = field(window, qtbot)
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    edit.insert(PASSPHRASE)  # Qt's test keyboard has no ŵ
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.locked)


def test_a_dialog_does_not_stay_over_a_locked_window(open_visit: Callable[..., Window], qtbot: QtBot) -> None:
    window = open_visit()
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.open()
    window.lock()
    assert window.locked
    assert not dialog.isVisible()


def test_it_locks_by_itself_when_nobody_touches_it(
    open_visit: Callable[..., Window], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle, "MINUTE_MS", 60)
    window = open_visit()
    qtbot.waitUntil(lambda: window.locked)


def test_the_first_touch_after_sleep_only_locks(
    open_visit: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_visit()
    handle = window.windowHandle()
    assert handle is not None
    now = QDateTime.currentMSecsSinceEpoch()
    awake = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(5, 5),
        QPointF(5, 5),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(handle, awake)
    assert not window.locked
    monkeypatch.setattr(idle, "QDateTime", Late(now + 11 * 60_000))
    QApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x"))
    assert window.locked


def test_the_settings_choose_when_and_lock_now(open_visit: Callable[..., Window], qtbot: QtBot) -> None:
    window = open_visit("cy")
    window.go("settings")
    assert window.frame is not None
    card = window.frame.shown.locking  # type: ignore[attr-defined]  # the settings
    QTest.mouseClick(card.after.segment("30"), Qt.MouseButton.LeftButton)
    assert window.kit.session.preferences.now.lock_minutes == 30
    QTest.mouseClick(card.now, Qt.MouseButton.LeftButton)
    assert window.locked
    assert "Ar glo" in seen(window)
    type_passphrase(window, qtbot)
    assert window.frame.shown.isVisible()


def test_a_window_that_is_closed_has_nothing_to_lock(open_visit: Callable[..., Window]) -> None:
    window = open_visit()
    lock = window.kit.session.lock
    assert lock is not None
    assert window.close()
    lock.lock()  # as the watch over idle minutes may, which runs on as long as the program does
    assert not lock.locked


def test_nothing_locks_while_a_candidate_has_the_device(open_visit: Callable[..., Window]) -> None:
    window = open_visit()
    assert window.frame is not None
    window.frame.handed = True
    window.lock()
    assert not window.locked
