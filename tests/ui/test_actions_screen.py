"""Actions through the window: counted on the records' screen, answered with undo, signed; rechecked by a verifier."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.parts.text import Text
from tests.ui.acting import shown_files, with_statements
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


def attached_and_taken_away(screen: ActionsScreen, qtbot: QtBot, where: Path) -> None:
    """A file is attached, spoken of, taken away and brought back; what may not come in is told where it was asked."""
    board, attaching = screen.board, screen.board.attaching
    files = cast("AnswerForm", board.detail.form).files
    note, picture = where / "nodyn.txt", where / "llun.heic"
    note.write_text("Ail alwad.\n", encoding="utf-8")
    picture.write_bytes(b"x")
    attaching.drop([picture, note])
    assert attaching.coming
    board._seal()
    assert board.dialog is None  # not while one is on its way
    qtbot.waitUntil(lambda: len(files.cards.cards) == 1)
    qtbot.waitUntil(lambda: not attaching.coming)
    assert "llun.heic" in "".join(shown.text() for shown in attaching.arrivals.findChildren(Text))
    (card,) = files.cards.cards.values()
    card.form.people.edit.setText("Y rheolwr")
    card.form.people.edited.emit("Y rheolwr")
    settled(screen, qtbot)
    assert files.lacking()  # nobody said that they agreed
    assert files.problem.isVisible()
    card.form.consent.segment("given").click()
    card.away.click()
    qtbot.waitUntil(lambda: not files.cards.cards)
    assert cast("Window", screen.window()).frame is not None
    cast("Window", screen.window()).frame.toast.button.click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(files.cards.cards) == 1)
    (card,) = files.cards.cards.values()
    assert (card.file.people, card.file.consent) == ("Y rheolwr", "given")
    card.thumb.click()
    qtbot.waitUntil(board.closeup.isVisible)
    board.closeup.shut()


def opened_and_saved(screen: ActionsScreen, qtbot: QtBot, where: Path) -> None:
    """The verifier looks at each file of the answer, and saves a copy of one."""
    board, (files, contents) = screen.board, shown_files()
    looks = [one for one in board.detail.findChildren(Button) if one.accessibleDescription()]
    looks = [one for one in looks if one.accessibleDescription() in {file.caption or file.name for file in files}]
    assert len(looks) == 2
    looks[0].click()
    qtbot.waitUntil(lambda: board.closeup.isVisible() and not board.closeup.picture._image.isNull(), timeout=20_000)
    board.closeup.save_to(where / "copi.jpg")
    qtbot.waitUntil((where / "copi.jpg").exists, timeout=20_000)
    settled(screen, qtbot)
    assert (where / "copi.jpg").read_bytes() == contents[files[0].sha256]
    board.closeup.shut()


def overdue_is_told(window: Window, qtbot: QtBot, name: str) -> None:
    """Where one begins, what is past its day is told, and leads there."""
    window.go("visits")
    assert window.frame is not None
    visits = cast("VisitsScreen", window.frame.shown)
    qtbot.waitUntil(visits.overdue.isVisible)
    assert visits.overdue.text() in {"Overdue actions: 1", "Camau gweithredu hwyr: 1"}
    visits.overdue.click()
    at(window, qtbot, "records/actions", name)


def answered(window: Window, qtbot: QtBot, name: str, tmp_path: Path) -> None:
    """The answer is written, discarded and brought back, gets a file, and is signed and exported."""
    screen = at(window, qtbot, "records/actions", name)
    board = screen.board
    form = cast("AnswerForm", board.detail.form)
    form.done.edit.setPlainText("Arsylwais ail alwad.")
    form.more.click()
    form.located[0].fields[1].edit.setText("Swyddfa Bangor")
    form.located[0].fields[1].edited.emit("Swyddfa Bangor")
    settled(screen, qtbot)
    assert form.lacking()  # evidence without a name
    attached_and_taken_away(screen, qtbot, tmp_path)
    form.discard.click()
    qtbot.waitUntil(lambda: board.detail.form is not form)
    again = cast("AnswerForm", board.detail.form)
    assert (again.done.said, again.files.cards.cards) == ("", {})
    assert window.frame is not None
    window.frame.toast.button.click()
    qtbot.waitUntil(lambda: cast("AnswerForm", board.detail.form).done.said == "Arsylwais ail alwad.")
    form = cast("AnswerForm", board.detail.form)
    form.located[0].fields[0].edit.setText("Log y galwadau")
    assert [card.file.name for card in form.files.cards.cards.values()] == ["nodyn.txt"]
    sign(screen, qtbot)
    assert state(board) == "answered"
    step = board.shown.chosen.answer  # type: ignore[union-attr]
    assert step is not None
    assert [(one.name, one.people, one.consent) for one in step.files] == [("nodyn.txt", "Y rheolwr", "given")]
    board.export_to(board.shown.chosen.answer.statement, tmp_path)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*-answered-*.pdf"))) == 1, timeout=20_000)


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

    answered(window, qtbot, names[0], tmp_path)
    waiting = names[1]
    screen = at(window, qtbot, "verify/actions", waiting)
    board = screen.board
    opened_and_saved(screen, qtbot, tmp_path)
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
