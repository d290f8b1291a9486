"""Undo and redo across the observing screen, by key and by button; a text with something of its own comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app.errors import Unavailable
from assessor_app.observing.desk import ObservationDesk
from tests.ui.visiting import at_draft, held, key, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from assessor_app.observing.model import Observation
    from assessor_app.rooms import Rooms
    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def observing(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> ObservingScreen:
    """The observing screen on the draft, in English, ready to write in."""
    return at_draft(open_visit(), visit, qtbot)


def press(screen: ObservingScreen, qtbot: QtBot, where: QWidget, *, again: bool = False) -> None:
    """Press Ctrl+Z, or Ctrl+Shift+Z, and wait until it is done."""
    QTest.keyClick(where, Qt.Key.Key_Z, CONTROL | SHIFT if again else CONTROL)
    settled(screen, qtbot)


def test_a_text_undoes_its_own_typing_before_the_session_undoes_a_deed(
    observing: ObservingScreen, qtbot: QtBot
) -> None:
    text, log = observing.writing.text, observing.log
    QTest.keyClicks(text, "Cyfarchodd y galwr")
    QTest.keyClick(text, Qt.Key.Key_Return)
    settled(observing, qtbot)
    added = held(observing).entries[-1]
    QTest.keyClicks(text, "hanner")
    press(observing, qtbot, text)
    assert text.toPlainText() == ""
    assert held(observing).entries[-1] == added
    press(observing, qtbot, text)
    note = held(observing).entries[-1]
    assert (note.kind, note.strikes, note.text) == (
        "note", added.id, "Taken back: the entry struck here was added by mistake.",
    )  # fmt: skip
    card = log.card(added.id)
    assert card is not None
    assert card.mark.isVisible()
    press(observing, qtbot, text, again=True)  # the text's own comes first here too
    assert (text.toPlainText(), held(observing).entries[-1]) == ("hanner", note)
    observing.criteria.filter.setFocus()
    QTest.keyClick(observing.criteria.filter, Qt.Key.Key_Y, CONTROL)
    settled(observing, qtbot)
    settled(observing, qtbot)
    last = held(observing).entries[-1]
    assert (last.strikes, last.text, last.kind) == (note.id, added.text, added.kind)
    assert text.toPlainText() == "hanner"


def test_the_buttons_say_what_they_would_do_and_do_it(observing: ObservingScreen, qtbot: QtBot) -> None:
    undoing, wanted = observing.undoing, key(observing, 14)
    assert not undoing.undo.isEnabled()
    assert undoing.undo.toolTip() == "Nothing to undo · Ctrl+Z"
    observing.choose(wanted)
    QTest.mouseClick(observing.criterion.states.segment("met"), Qt.MouseButton.LeftButton)
    settled(observing, qtbot)
    assert held(observing).state_of(wanted) == "met"
    assert undoing.undo.toolTip() == "Undo: judgement on INSCS025 · P14 · Ctrl+Z"
    observing.kit.tongue.switch()
    assert undoing.undo.accessibleDescription() == "Dadwneud: penderfyniad ar INSCS025 · P14 · Ctrl+Z"
    for button, state in ((undoing.undo, "not_yet_met"), (undoing.redo, "met"), (undoing.undo, "not_yet_met")):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settled(observing, qtbot)
        settled(observing, qtbot)
        assert held(observing).state_of(wanted) == observing.criterion.states.choice == state
        assert observing.writing.text.hasFocus()
    assert undoing.redo.isEnabled()
    assert held(observing) == stored(observing, qtbot)


def stored(screen: ObservingScreen, qtbot: QtBot) -> Observation:
    """The observation as the store has it."""
    name, found = held(screen).id, list["Observation"]()
    screen.kit.tasks.read(lambda rooms: rooms.desk.observation(name), then=found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_everything_done_is_taken_back_in_turn_and_done_again(observing: ObservingScreen, qtbot: QtBot) -> None:
    deeds, before = observing.deeds, held(observing)
    first = before.entries[0]
    deeds.link(first.id, key(observing, 4))
    deeds.judge(key(observing, 4), "met")
    deeds.unlink(first.id, first.links[0], "x")
    deeds.remove_locator(before.locators[0])
    deeds.remove_action(before.actions[0])
    settled(observing, qtbot)
    deeds.set_text("feedback", "Da iawn")
    settled(observing, qtbot)
    after = held(observing)
    for _ in range(6):
        press(observing, qtbot, observing.writing.text)
    assert not observing.undoing.undo.isEnabled()
    now = held(observing)
    assert now.feedback == before.feedback
    assert (set(now.locators), set(now.actions)) == (set(before.locators), set(before.actions))
    assert now.state_of(key(observing, 4)) == "not_observed"
    assert set(now.entries[0].links) == set(first.links)
    for _ in range(6):
        press(observing, qtbot, observing.writing.text, again=True)
    assert (held(observing).feedback, held(observing).locators) == ("Da iawn", after.locators)
    assert held(observing).entries == after.entries
    assert held(observing) == stored(observing, qtbot)


def test_what_was_taken_back_is_shown_in_the_field_that_has_the_keys(observing: ObservingScreen, qtbot: QtBot) -> None:
    was = held(observing).event.place
    observing.open_details()
    place = observing.details.place.edit
    place.selectAll()
    QTest.keyClicks(place, "Y Swyddfa")
    settled(observing, qtbot)
    observing.drawer.shut()
    observing.open_details()
    place.setText("Y Swyddfa")  # as after opening the draft again: nothing of its own to undo
    assert place.hasFocus()
    press(observing, qtbot, place)
    assert place.text() == held(observing).event.place == was


def test_a_toast_takes_back_its_own_whatever_was_done_since(observing: ObservingScreen, qtbot: QtBot) -> None:
    entry = held(observing).entries[0]
    observing.deeds.unlink(entry.id, entry.links[0], "INSCS025 · P1")
    settled(observing, qtbot)
    observing.deeds.judge(key(observing, 14), "met")
    settled(observing, qtbot)
    frame = observing.window().frame  # type: ignore[attr-defined]
    assert frame.toast.button.isVisible()
    frame.toast.button.click()
    settled(observing, qtbot)
    assert set(held(observing).entries[0].links) == set(entry.links)
    assert held(observing).state_of(key(observing, 14)) == "met"
    assert [one.what for one in observing.deeds.past.history.done] == ["judge"]


def test_what_can_no_longer_be_undone_says_why_and_what_only_waits_for_the_disk_stays(
    observing: ObservingScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = key(observing, 14)
    observing.deeds.judge(one, "met")
    observing.deeds.judge(one, "not_yet_met")
    settled(observing, qtbot)
    frame = observing.window().frame  # type: ignore[attr-defined]
    with monkeypatch.context() as full:
        full.setattr(ObservationDesk, "judge", _full)
        QTest.keyClick(observing.writing.text, Qt.Key.Key_Z, CONTROL)
        qtbot.waitUntil(lambda: "full" in frame.banner.words.text())
    assert len(observing.deeds.past.history.done) == 2
    name, entries = held(observing).id, held(observing).linked_to(one)

    def elsewhere(rooms: Rooms) -> None:
        for entry in entries:
            rooms.desk.unlink(entry.id, one)

    observing.kit.tasks.store(elsewhere)
    settled(observing, qtbot)
    assert held(observing).id == name
    press(observing, qtbot, observing.writing.text)
    assert frame.banner.isVisible()
    assert "can no longer be undone" in frame.toast._words.text()
    assert [done.what for done in observing.deeds.past.history.done] == ["judge"]


def _full(*_: object, **__: object) -> None:
    raise Unavailable("disk-full", folder="x")
