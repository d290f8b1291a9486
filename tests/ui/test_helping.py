"""What helps beside the text: the timer, the centre's questions, the language, ticks, the ways to mend a judgement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assessor_app.observing.questions.model import About, Question
from assessor_app.standards.ranges import scope_items, sub_items
from tests.ui.visiting import at_draft, held, key, settled
from tests.ui.walks import check_controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.parts.text import Text
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def observing(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> ObservingScreen:
    """The observing screen on the draft, in English, ready to write in."""
    return at_draft(open_visit(), visit, qtbot)


def add(screen: ObservingScreen, qtbot: QtBot) -> None:
    """Press Enter, and wait for the entry."""
    with qtbot.waitSignal(screen.deeds.added):
        QTest.keyClick(screen.writing.text, Qt.Key.Key_Return)
    settled(screen, qtbot)


def test_a_discussion_is_timed_through_a_pause_and_a_restart(
    observing: ObservingScreen, visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    text, clock = observing.writing.text, observing.kit.clock
    assert not observing.writing.timer.isVisible()
    QTest.keyClick(text, Qt.Key.Key_T, CONTROL)  # begins a discussion too
    assert (observing.writing.kinds.choice, observing.writing.timer.running) == ("discussion", True)
    clock.set("2026-11-20T14:57:17+00:00")  # type: ignore[attr-defined]  # ten minutes later
    QTest.keyClick(text, Qt.Key.Key_T, CONTROL)
    assert observing.writing.timer.words.text() == "0:10:00"
    clock.set("2026-11-20T15:07:17+00:00")  # type: ignore[attr-defined]  # ten minutes of pause
    QTest.keyClick(text, Qt.Key.Key_T, CONTROL)
    QTest.keyClicks(text, "Trafodwyd cwynion")
    assert text.hasFocus()
    settled(observing, qtbot)
    observing.window().close()
    kept = visit.look(lambda rooms: rooms.desk.observation(visit.draft)).composer
    assert (kept.since, kept.seconds) == ("2026-11-20T15:07:17+00:00", 600)
    visit.look(lambda rooms: rooms.desk.keep_composer(visit.draft, replace(kept, since="2026-11-20T14:45:02+00:00")))
    again = at_draft(open_visit(), visit, qtbot)  # whose clock shows 14:47:17
    assert again.writing.timer.running
    assert again.writing.timer.words.text() == "0:12:15"
    add(again, qtbot)
    entry = held(again).entries[-1]
    assert (entry.kind, entry.seconds) == ("discussion", 735)
    card = again.log.card(entry.id)
    assert card is not None
    assert "12 min" in [part.text() for part in card.findChildren(_text())]
    assert (again.writing.timer.running, again.writing.written().seconds) == (False, 0)


def _text() -> type[Text]:
    from assessor_app.ui.parts.text import Text  # noqa: PLC0415 - only where labels are looked for

    return Text


def test_a_timer_runs_on_beside_another_entry(observing: ObservingScreen, qtbot: QtBot) -> None:
    QTest.keyClick(observing.writing.text, Qt.Key.Key_T, CONTROL)
    QTest.keyClick(observing.writing.text, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(observing.writing.text, "Galwad arall")
    add(observing, qtbot)
    assert held(observing).entries[-1].seconds == 0
    assert observing.writing.timer.running
    assert observing.writing.timer.isVisible()


def test_a_question_of_the_centre_is_picked_by_keys(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    asked = Question("", {"cy": "Beth am ad-daliad?", "en": "What about a refund?"}, About("INSCS025", "knowledge", 2))
    others = (Question("", {"cy": "Pwy?", "en": "Who?"}), Question("", {"en": "Which laws?"}, words="refund"))
    visit.look(lambda rooms: [rooms.questions.put(one) for one in (*others, asked)])
    screen = at_draft(open_visit("en"), visit, qtbot)
    screen.choose(key(screen, 2, "knowledge"))
    QTest.keyClick(screen.writing.text, Qt.Key.Key_B, CONTROL)
    picker = screen.questions
    qtbot.waitUntil(picker.search.hasFocus)
    rows = picker.list.rows
    assert rows.row_at(rows.index(0, 0)).text == "What about a refund?"  # the chosen criterion's comes first
    QTest.keyClicks(picker.search, "refund")
    assert rows.rowCount() == 2
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert not picker.isVisible()
    writing = screen.writing
    assert (writing.question.toPlainText(), list(writing.links)) == (
        "What about a refund?",
        [key(screen, 2, "knowledge")],
    )
    assert writing.text.hasFocus()
    QTest.keyClicks(writing.text, "Hyd at 50 punt")
    add(screen, qtbot)
    entry = held(screen).entries[-1]
    assert (entry.kind, entry.question, entry.text) == ("question", "What about a refund?", "Hyd at 50 punt")


def test_what_stood_in_the_question_comes_back_by_undo_and_escape_leaves_it(
    observing: ObservingScreen, qtbot: QtBot
) -> None:
    QTest.keyClick(observing.writing.text, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(observing.writing.question, "Pam")
    QTest.keyClick(observing.writing.question, Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(observing.questions.search.hasFocus)
    assert observing.questions.none.isVisible()  # none ships as the centre's
    QTest.keyClick(observing.questions.search, Qt.Key.Key_Escape)
    assert (observing.writing.question.toPlainText(), observing.writing.text.hasFocus()) == ("Pam", True)
    observing.writing.ask("Beth?")
    observing.writing.question.undo()
    assert observing.writing.question.toPlainText() == "Pam"


def test_the_language_is_offered_and_never_changed_unasked(observing: ObservingScreen, qtbot: QtBot) -> None:
    chip = observing.writing.in_language
    QTest.keyClicks(observing.writing.text, "Gadawodd i'r cwsmer orffen, yna ailadroddodd y broblem")
    qtbot.waitUntil(lambda: chip.text() == "In English · Welsh?")
    assert observing.writing.language == "en"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert (observing.writing.language, chip.text()) == ("cy", "In Welsh")
    add(observing, qtbot)
    assert held(observing).entries[-1].language == "cy"
    assert chip.text() == "In English"  # for this entry alone


def test_met_is_mended_by_linking_the_last_entry_in_one_press(observing: ObservingScreen, qtbot: QtBot) -> None:
    wanted, panel = key(observing, 2), observing.criterion
    observing.choose(wanted)
    QTest.mouseClick(panel.states.segment("met"), Qt.MouseButton.LeftButton)
    judging = panel.judging
    assert judging.link.isVisible()
    assert "Full hand-over note" in judging.why.words.text()  # the note after it shows nothing by itself
    QApplication.processEvents()
    check_controls(panel)
    QTest.mouseClick(judging.link, Qt.MouseButton.LeftButton)
    settled(observing, qtbot)
    product = held(observing).entries[-2]
    assert wanted in product.links
    assert held(observing).state_of(wanted) == "met"
    assert not judging.why.isVisible()
    observing.deeds.past.undo()  # both in one
    qtbot.waitUntil(lambda: held(observing).state_of(wanted) == "not_observed")
    assert wanted not in held(observing).entries[-2].links


def test_knowledge_met_by_what_was_seen_warns_at_once_and_leads_to_a_question(
    observing: ObservingScreen, qtbot: QtBot
) -> None:
    knows, panel = key(observing, 5, "knowledge"), observing.criterion
    observing.deeds.link(held(observing).entries[0].id, knows)
    settled(observing, qtbot)
    observing.choose(knows)
    assert not panel.why.isVisible()
    QTest.mouseClick(panel.states.segment("met"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.why.isVisible)
    assert panel.why.words.text().startswith("Knowledge cannot be inferred")
    QTest.mouseClick(panel.judging.ask, Qt.MouseButton.LeftButton)
    assert (observing.writing.kinds.choice, list(observing.writing.links)) == ("question", [knows])
    assert observing.writing.question.hasFocus()
    QTest.keyClicks(observing.writing.question, "Pam?")
    QTest.keyClicks(observing.writing.text, "Am fod rhaid")
    add(observing, qtbot)
    assert not panel.why.isVisible()


def test_knowledge_is_not_judged_by_the_key_that_adds_what_was_seen(observing: ObservingScreen, qtbot: QtBot) -> None:
    knows, does = key(observing, 5, "knowledge"), key(observing, 5)
    QTest.keyClick(observing.writing.text, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(observing.writing.text, "Atebodd")
    observing.writing.link(knows)
    assert not observing.writing.met.isVisible()
    QTest.keyClick(observing.writing.text, Qt.Key.Key_Return, CONTROL)
    assert observing.writing.text.toPlainText() == "Atebodd"  # nothing was added, and it is said why
    observing.writing.link(does)
    with qtbot.waitSignal(observing.deeds.added):
        QTest.keyClick(observing.writing.text, Qt.Key.Key_Return, CONTROL)
    settled(observing, qtbot)
    assert [held(observing).state_of(one) for one in (knows, does)] == ["not_observed", "met"]


@pytest.fixture
def ranged(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> ObservingScreen:
    """The draft with a standard that has a scope of two items and a criterion with two sub-items."""

    def assess(rooms: Rooms) -> None:
        held_now = rooms.desk.observation(visit.draft)
        one = rooms.library.get(held_now.standards[0])
        first = replace(one.performance[0], items=("yn ysgrifenedig", "ar lafar"))
        made = replace(
            one, urn="INSCS900", performance=(first, *one.performance[1:]), text_sha256="c0" * 32,
            sections={**one.sections, "scope": ("Cyfathrebu:", "wyneb yn wyneb", "dros y ffôn")},
        )  # fmt: skip
        rooms.library.add_standard(made, "a file")
        rooms.desk.set_standards(visit.draft, (*held_now.standards, made.key))

    visit.look(assess)
    return at_draft(open_visit(), visit, qtbot)


def test_sub_items_and_the_scope_are_ticked_one_by_one(ranged: ObservingScreen, qtbot: QtBot) -> None:
    scene = ranged.scene
    assert scene is not None
    standard = scene.visit.standards[-1]
    ranged.choose(standard.criterion_key(standard.performance[0]))
    cover = ranged.criterion.cover
    assert cover.count.text() == "Covered: 0 of 2"
    QApplication.processEvents()
    check_controls(ranged.criterion)
    first = sub_items(standard, standard.performance[0])[0].key
    QTest.mouseClick(cover.ticks[first], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: cover.count.text() == "Covered: 1 of 2")
    rows = ranged.criteria.list.rows
    at = rows.place_of(f"{standard.key}#scope")
    assert rows.row_at(rows.index(at, 0)).foot == "Covered: 0 of 2"
    ranged.criteria.list.scrollTo(rows.index(at, 0))
    place = ranged.criteria.list.visualRect(rows.index(at, 0)).center()
    QTest.mouseClick(ranged.criteria.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ranged.scope.isVisible()
    assert ranged.writing.text.hasFocus()
    item = scope_items(standard)[1].key
    tick = ranged.scope.list.ticks[item]
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ranged.scope.list.count.text() == "Covered: 1 of 2")
    assert rows.row_at(rows.index(rows.place_of(f"{standard.key}#scope"), 0)).foot == "Covered: 1 of 2"
    assert {mark.item for mark in held(ranged).ranges} == {first, item}
    QTest.keyClick(ranged.writing.text, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: not tick.isChecked())
    assert {mark.item for mark in held(ranged).ranges} == {first}


def test_an_entry_of_somebody_else_says_so(observing: ObservingScreen, qtbot: QtBot) -> None:
    first = held(observing).entries[0]
    card = observing.log.card(first.id)
    assert card is not None
    assert card.other.isHidden()
    assert observing.scene is not None
    card.show_entry(replace(first, author="somebody"), observing.scene, struck=False)
    assert not card.other.isHidden()
    settled(observing, qtbot)
