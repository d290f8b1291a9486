"""What the tests of the inbox's screen do again and again: turn the desk on, go there, wait until something came."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS

if TYPE_CHECKING:
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
    qtbot.waitUntil(lambda: not screen.busy.isVisible() and screen.caught_up, timeout=WAIT_MS)
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
