"""Actions through the window: counted on the records' screen, answered with undo, signed; rechecked by a verifier."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from tests.ui.acting import with_statements
from tests.ui.desks import at_records
from tests.ui.fullday import found_day
from tests.ui.visiting import PASSPHRASE, settled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.screens.visits import VisitsScreen
    from assessor_app.ui.verifying.actions.board import Board
    from assessor_app.ui.verifying.actions.forms import AnswerForm, RecheckForm
    from assessor_app.ui.verifying.actions.screen import ActionsScreen
    from assessor_app.ui.verifying.actions.signing import SealDialog
    from assessor_app.ui.window import Window

pytestmark = pytest.mark.slow


def at(window: Window, qtbot: QtBot, place: str, name: str) -> ActionsScreen:
    window.go(place, name)
    assert window.frame is not None
    screen = cast("ActionsScreen", window.frame.shown)
    board = screen.board
    qtbot.waitUntil(lambda: board.shown is not None and board.shown.chosen is not None)
    qtbot.waitUntil(lambda: board.shown.chosen.opened.name == name)  # type: ignore[union-attr]
    settled(screen, qtbot)
    return screen


def sign(screen: ActionsScreen, qtbot: QtBot) -> None:
    board = screen.board
    form = board.detail.form
    assert form is not None
    form.seal.click()
    dialog = cast("SealDialog", board.dialog)
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.press()
    qtbot.waitUntil(lambda: bool(dialog.made), timeout=20_000)
    settled(screen, qtbot)
    qtbot.waitUntil(lambda: board.detail.form is None)


def state(board: Board) -> str:
    assert board.shown is not None
    assert board.shown.chosen is not None
    return board.shown.chosen.state


def overdue_is_told(window: Window, qtbot: QtBot, name: str) -> None:
    """Where one begins, what is past its day is told, and leads there."""
    window.go("visits")
    assert window.frame is not None
    visits = cast("VisitsScreen", window.frame.shown)
    qtbot.waitUntil(visits.overdue.isVisible)
    assert visits.overdue.text() in {"Overdue actions: 1", "Camau gweithredu hwyr: 1"}
    visits.overdue.click()
    at(window, qtbot, "records/actions", name)


def test_answered_and_rechecked_through_the_window(
    open_store: Callable[..., Window], qtbot: QtBot, tmp_path: Path
) -> None:
    day = found_day(tmp_path / "day")
    window = open_store(day.store)
    names = with_statements(window, qtbot, day.own, day.accepted)
    records = at_records(window, qtbot)
    window.go("records", day.own)
    qtbot.waitUntil(lambda: records.detail.verified is not None, timeout=20_000)
    overdue_is_told(window, qtbot, names[0])
    window.go("records", day.own)
    qtbot.waitUntil(records.asked_of_me.isVisible)
    assert records.asked_of_me.text().endswith("2, yn hwyr: 1") or "2, overdue: 1" in records.asked_of_me.text()
    records.errands.state("act", names[0])

    screen = at(window, qtbot, "records/actions", names[0])
    board = screen.board
    form = cast("AnswerForm", board.detail.form)
    form.done.edit.setPlainText("Arsylwais ail alwad.")
    form.more.click()
    form.located[0].fields[1].edit.setText("Swyddfa Bangor")
    form.located[0].fields[1].edited.emit("Swyddfa Bangor")
    settled(screen, qtbot)
    assert form.lacking()  # evidence without a name
    form.discard.click()
    qtbot.waitUntil(lambda: board.detail.form is not form)
    assert cast("AnswerForm", board.detail.form).done.said == ""
    assert window.frame is not None
    window.frame.toast.button.click()
    qtbot.waitUntil(lambda: cast("AnswerForm", board.detail.form).done.said == "Arsylwais ail alwad.")
    form = cast("AnswerForm", board.detail.form)
    form.located[0].fields[0].edit.setText("Log y galwadau")
    sign(screen, qtbot)
    assert state(board) == "answered"
    board.export_to(board.shown.chosen.answer.statement, tmp_path)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*-answered-*.pdf"))) == 1, timeout=20_000)

    waiting = names[1]
    screen = at(window, qtbot, "verify/actions", waiting)
    board = screen.board
    seconds = cast("RecheckForm", board.detail.form)
    assert seconds.lacking()
    seconds.became.segment("reopened").click()
    assert seconds.lacking()  # no reason
    seconds.reason.edit.setPlainText("Yr un alwad yw hon.")
    sign(screen, qtbot)
    assert state(board) == "reopened"
    board.filters.segment("overdue").click()
    assert board.list.model().rowCount() == 0
    board.filters.segment("open").click()
    assert board.list.model().rowCount() == 3
