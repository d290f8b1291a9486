"""What the tests of the candidates' screen do again and again: go there, look at the list, ask the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tests.ui.walks import WAIT_MS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assessor_app.people.model import Candidate
    from assessor_app.ui.screens.candidates import CandidatesScreen
    from assessor_app.ui.window import Window


def at_candidates(window: Window, subject: str = "") -> CandidatesScreen:
    window.go("candidates", subject)
    assert window.frame is not None
    return cast("CandidatesScreen", window.frame.shown)


def listed(screen: CandidatesScreen) -> list[str]:
    rows = screen.roll.list.rows
    return [rows.row_at(rows.index(at, 0)).text for at in range(rows.rowCount())]


def kept(screen: CandidatesScreen, qtbot: QtBot) -> list[Candidate]:
    """The candidates as the store has them."""
    told: list[list[Candidate]] = []
    assert screen.kit.tasks.drain()
    screen.kit.tasks.read(lambda rooms: rooms.people.candidates(), then=told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    return told[0]
