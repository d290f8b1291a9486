"""What the tests of the records' screen do again and again: go there, wait for a judgement, read what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QLabel, QWidget

from assessor_app.language import speak
from assessor_app.trust.model import grouped
from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assessor_app.ui.parts.rows import Row
    from assessor_app.ui.records.deeds import Judged
    from assessor_app.ui.screens.looking import LookingScreen
    from assessor_app.ui.screens.records import RecordsScreen
    from assessor_app.ui.window import Window


def at_records(window: Window, qtbot: QtBot) -> RecordsScreen:
    window.go("records")
    assert window.frame is not None
    screen = cast("RecordsScreen", window.frame.shown)
    settled(screen, qtbot)
    return screen


def rows(screen: RecordsScreen) -> list[Row]:
    model = screen.shelf.list.rows
    return [model.row_at(model.index(at, 0)) for at in range(model.rowCount())]


def judged(screen: RecordsScreen, qtbot: QtBot, verdict: str) -> Judged:
    """What is shown, once it is judged so, no longer judged again because of the import, and in sight."""

    def shown() -> bool:
        found = screen.judged
        return found is not None and found.opening.verdict == verdict and not screen.judging and in_sight(screen)

    qtbot.waitUntil(shown, timeout=WAIT_MS)
    settled(screen, qtbot)
    qtbot.waitUntil(shown, timeout=WAIT_MS)
    assert screen.judged is not None
    return screen.judged


def in_sight(screen: RecordsScreen | LookingScreen) -> bool:
    """Whether Qt has shown all that the details hold: it shows what is added in a later turn of its loop."""
    held = [screen.detail.banner, screen.detail.findings, screen.detail.signer]
    return screen.detail.isVisible() and all(part.isVisible() for part in held if part is not None)


def said(root: QWidget) -> list[str]:
    """All texts in sight."""
    return [label.text() for label in root.findChildren(QLabel) if label.text() and label.isVisible()]


def welsh(message: str) -> str:
    """What a message is in Welsh, which is not what it is in English."""
    found = speak("cy")(message)
    assert found != message
    return found


def groups(screen: RecordsScreen) -> list[str]:
    """The signer's fingerprint as its owner would say it."""
    assert screen.judged is not None
    return grouped(screen.judged.opening.signers[0].fingerprint).split()
