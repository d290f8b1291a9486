"""What the tests of the inbox's screen do again and again: turn the desk on, go there, wait until something came."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from assessor_app.trust.model import grouped
from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.parts.paging import Paged
    from assessor_app.ui.parts.rows import Row
    from assessor_app.ui.verifying.inbox.screen import InboxScreen
    from assessor_app.ui.window import Window


def at_inbox(window: Window, qtbot: QtBot, subject: str = "") -> InboxScreen:
    """Go to the inbox of somebody who verifies."""
    assert window.frame is not None
    frame = window.frame
    frame.shown.kit.tasks.store(lambda rooms: rooms.verifying.say_verifies(verifies=True))
    qtbot.waitUntil(lambda: not frame.rail.button("verify").isHidden(), timeout=WAIT_MS)
    window.go("verify", subject)
    screen = cast("InboxScreen", frame.shown)
    quiet(screen, qtbot)
    return screen


def quiet(screen: InboxScreen, qtbot: QtBot) -> None:
    """All that was asked for is done and shown, also what runs in the long lane."""
    qtbot.waitUntil(
        lambda: not screen.busy.isVisible() and screen.caught_up and not screen.receiving.busy, timeout=WAIT_MS
    )
    settled(screen, qtbot)
    settled(screen, qtbot)


def took_in(screen: InboxScreen, qtbot: QtBot, *paths: Path) -> None:
    """Take these in and wait until the delivery is shown."""
    before = len(screen.shelf.deliveries.things)
    screen.take_in(paths)
    qtbot.waitUntil(lambda: len(screen.shelf.deliveries.things) > before, timeout=WAIT_MS)
    quiet(screen, qtbot)


def rows(paged: Paged) -> list[Row]:
    """What a list shows."""
    return [paged.rows.row_at(paged.rows.index(at, 0)) for at in range(paged.rows.rowCount())]


def let_go(screen: InboxScreen, paths: Sequence[Path]) -> None:
    """Hold these over the screen and let them go there, as a person does with the mouse."""
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    middle, taken, left = QPointF(screen.rect().center()), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(screen, QDragEnterEvent(middle, taken, held, left, none))
    QApplication.sendEvent(screen, QDropEvent(middle, taken, held, left, none))


def vouched(screen: InboxScreen, qtbot: QtBot, fingerprint: str) -> None:
    """Vouch for the signer of the file in sight, as somebody who heard the last groups on the telephone."""
    assert screen.item.vouch_button is not None
    screen.item.vouch_button.click()
    qtbot.waitUntil(lambda: screen.errands.dialog is not None)
    dialog = screen.errands.dialog
    assert dialog is not None
    dialog.groups.edit.setText(" ".join(grouped(fingerprint).split()[-2:]))
    dialog.way.choose("telephone")
    dialog.press()
    quiet(screen, qtbot)
