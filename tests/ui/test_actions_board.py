"""The board of actions between a choice and its answer: what is pressed is of the action that one sees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QWidget

from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from assessor_app.ui.parts.busy import Busy
from assessor_app.ui.parts.text import Text
from assessor_app.ui.verifying.actions import deeds
from assessor_app.ui.verifying.actions.board import Board
from assessor_app.ui.verifying.actions.deeds import Shown
from assessor_app.verifying.actions.model import Answer, Followed, Second
from tests.records.drawn import published
from tests.verifying.reported import FILES, held, opened, reported
from tests.verifying.two_stores import two_stores

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.actions.forms import AnswerForm

FIRST, SECOND = (Followed(opened(reported(), at), "open") for at in (0, 1))


def shown(chosen: Followed) -> Shown:
    """Two actions, one of which is chosen; a note is attached to its answer."""
    return Shown((FIRST, SECOND), chosen, {"done": chosen.opened.text}, (), may=True, files=FILES[1:])


@pytest.fixture
def board(kit: Kit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Board:
    """The first is shown, the second chosen, and what there is to say of that is still being read."""
    place = QWidget()
    qtbot.addWidget(place)
    made = Board(kit, "assessor", Busy(kit, place))
    made.setParent(place)
    monkeypatch.setattr(made, "read", lambda: None)
    made._show(shown(FIRST))
    made._choose(SECOND.opened.name)
    return made


def test_what_is_signed_is_what_one_sees(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    form = cast("AnswerForm", board.detail.form)
    form.seal.click()
    assert board.dialog is not None
    assert board.dialog._asked[1:] == (FIRST.opened.name, form.written())
    board.dialog.reject()
    board.dialog = None
    monkeypatch.setattr(board._kit.tasks, "drain", lambda: board._show(shown(SECOND)))
    form.seal.click()  # and the answer comes while what was typed is written
    assert board.dialog is None


def test_what_is_typed_is_kept_where_one_sees_it(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    monkeypatch.setattr(board._kit.tasks, "soon", lambda what, _deed: kept.append(what))
    form = cast("AnswerForm", board.detail.form)
    form.done.edit.setPlainText("Arsylwais ail alwad.")
    (card,) = form.files.cards.cards.values()
    card.form.caption.edit.setText("Nodyn")
    card.form.edited.emit()
    board._show(shown(SECOND))
    card.form.edited.emit()  # what is on its way out says its last
    assert set(kept) == {f"action-{FIRST.opened.name}", f"action-{FIRST.opened.name}-file-{FILES[1].id}"}


def test_records_to_choose_from_are_told_in_the_language_of_the_window(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(board._kit.tasks, "soon", lambda what, _deed: kept.append(what))
    board.detail.forget()
    board._show(replace(shown(FIRST), records=(held(published()),)))
    form = cast("AnswerForm", board.detail.form)
    form.record.setCurrentIndex(1)
    english = [form.record.itemText(at) for at in (0, 1)]
    before = kept.copy()
    board._kit.tongue.switch()
    assert kept == before
    assert form.record.itemText(0) == "Dim"
    assert form.record.itemText(1) != english[1]  # its day is written in words
    assert form.record.currentIndex() == 1


def test_a_recheck_that_was_discarded_comes_back_as_an_answer_does() -> None:
    two = two_stores()
    here, there = two.here.rooms, two.there.rooms
    here.archive.take_in("report.pdf", two.sent(two.verified().identity))
    name = here.verifying.actions.mine()[0].opened.name
    answer, _ = here.verifying.actions.answer(name, Answer("Arsylwais ail alwad."), two.me, "cy", Silent())
    there.archive.take_in("a.pdf", two.answered(answer.identity))
    said = {"became": "reopened", "reason": "Yr un alwad yw hon."}
    there.verifying.actions.keep_draft(name, "recheck", said)
    seen = deeds.read(there, "verifier", name)
    deeds.discard(there, "verifier", seen)
    assert deeds.read(there, "verifier", name).draft == {}
    deeds.put_back(there, "verifier", seen, said)
    assert deeds.read(there, "verifier", name).draft == said
    here.close()
    there.close()


def test_an_answer_that_was_discarded_comes_back_though_its_files_cannot(tmp_path: Path) -> None:
    two = two_stores()
    here = two.here.rooms
    here.archive.take_in("report.pdf", two.sent(two.verified().identity))
    actions = here.verifying.actions
    name = actions.mine()[0].opened.name
    (tmp_path / "nodyn.txt").write_text("Ail alwad", encoding="utf-8")
    said = {"done": "Arsylwais ail alwad."}
    for lost in (False, True):
        actions.keep_draft(name, "answer", said)
        actions.files.take_in(name, tmp_path / "nodyn.txt", Silent())
        seen = deeds.read(here, "assessor", name)
        deeds.discard(here, "assessor", seen)
        if lost:
            actions.files.forget_removed()
        deeds.put_back(here, "assessor", seen, said)
        if lost:
            with pytest.raises(Refusal, match="evidence-content-gone"):
                deeds.files_back(here, seen)
        else:
            deeds.files_back(here, seen)
        again = deeds.read(here, "assessor", name)
        assert again.draft == said
        assert again.files == (() if lost else seen.files)
    here.close()
    two.there.rooms.close()


def test_what_was_written_of_an_action_that_went_on_without_it_is_shown_until_it_is_discarded(
    board: Board, tmp_path: Path
) -> None:
    two = two_stores()
    here, there = two.here.rooms, two.there.rooms
    here.archive.take_in("report.pdf", two.sent(two.verified().identity))
    actions, (first, second) = here.verifying.actions, (one.opened.name for one in here.verifying.actions.mine())
    (tmp_path / "nodyn.txt").write_text("Ail alwad", encoding="utf-8")
    said = {"done": "Hanner brawddeg", "evidence": [["Log", "", "Y rheolwr"]], "record": ""}
    actions.keep_draft(first, "answer", said)
    actions.files.take_in(first, tmp_path / "nodyn.txt", Silent())
    actions.keep_draft(second, "answer", {"done": "", "evidence": [], "record": ""})
    assert deeds.read(here, "assessor", first).unsent == frozenset()  # it can be sent still
    for name in (first, second):
        answer, _ = actions.answer(name, Answer("Ar y ddyfais arall."), two.me, "cy", Silent(), elsewhere=True)
        there.archive.take_in("a.pdf", two.answered(answer.identity))
    there.verifying.actions.keep_draft(first, "recheck", {"became": "reopened", "reason": "Yr un alwad."})
    recheck, _ = there.verifying.actions.recheck(
        {first: Second("closed")}, two.verifier, "cy", Silent(), elsewhere=True
    )
    here.archive.take_in("r.pdf", two.sent(recheck.identity))
    seen = deeds.read(here, "assessor", first)
    assert seen.chosen is not None
    assert (seen.chosen.state, seen.draft, seen.left, seen.unsent) == ("closed", said, True, frozenset({first}))
    board._show(seen)
    unsent = board.detail.unsent
    assert unsent is not None
    texts = " ".join(shown.text() for shown in unsent.findChildren(Text))
    assert all(part in texts for part in ("Hanner brawddeg", "Log · Y rheolwr", "nodyn.txt"))
    assert [bool(board._row(one).chips) for one in seen.actions] == [True, False]
    later = {**said, "done": "Brawddeg gyfan"}  # what was typed last is written after the file came in
    actions.keep_draft(first, "answer", later)
    board._show(deeds.read(here, "assessor", first))
    assert board.detail.unsent is not unsent
    deeds.discard(here, "assessor", seen)
    assert not deeds.read(here, "assessor", first).left
    deeds.put_back(here, "assessor", seen, said)
    deeds.files_back(here, seen)
    assert deeds.read(here, "assessor", first) == seen
    theirs = deeds.read(there, "verifier", first)
    assert (theirs.left, theirs.draft["reason"]) == (True, "Yr un alwad.")
    here.close()
    there.close()
