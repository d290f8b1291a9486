"""Writing in the log: kept as typed, added once it is on the disk, linked with `#`, corrected, never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app.errors import Unavailable
from assessor_app.observing.desk import ObservationDesk
from assessor_app.observing.model import Composer
from assessor_app.standards.model import CriterionKey
from assessor_app.ui.observing.linkchip import LinkChip
from assessor_app.ui.tasks import SOON_MS
from tests.ui.visiting import at_draft, held, key, saved, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from assessor_app.ui.observing.log import LogPanel
    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

SAID = "Gadawodd i'r cwsmer orffen, yna ailadroddodd y broblem"


@pytest.fixture
def observing(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> ObservingScreen:
    """The observing screen on the draft, in English, ready to write in."""
    return at_draft(open_visit(), visit, qtbot)


def test_what_is_typed_is_in_the_store_before_it_is_added(
    observing: ObservingScreen, visit: Founded, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(observing.deeds.kept, check_params_cb=lambda kept: kept.text == SAID):
        QTest.keyClicks(observing.writing.text, SAID)
    observing.window().close()
    again = visit.look(lambda rooms: rooms.desk.observation(visit.draft))
    assert again.composer.text == SAID


def test_a_draft_comes_back_as_it_stood_in_the_composer(
    observing: ObservingScreen, visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    linked = key(observing, 14)
    QTest.keyClick(observing.writing.text, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(observing.writing.question, "Beth os")
    QTest.keyClicks(observing.writing.text, SAID)
    assert observing.writing.link(linked)
    settled(observing, qtbot)
    observing.window().close()
    again = at_draft(open_visit(), visit, qtbot)
    assert again.writing.text.toPlainText() == SAID
    assert again.writing.question.toPlainText() == "Beth os"
    assert again.writing.question.isVisible()
    assert (again.writing.kinds.choice, again.writing.links) == ("question", (linked,))
    QTest.keyClick(again.writing.text, Qt.Key.Key_Return)
    settled(again, qtbot)
    added = held(again).entries[-1]
    assert (added.kind, added.question, added.text, added.links) == ("question", "Beth os", SAID, (linked,))


def test_half_of_the_promised_time_is_left_for_the_disk() -> None:
    assert SOON_MS <= 250


def test_the_saved_state_is_true(observing: ObservingScreen, qtbot: QtBot) -> None:
    QTest.keyClicks(observing.writing.text, "x")
    assert saved(observing) == "Saving…"
    qtbot.waitUntil(lambda: not observing.kit.tasks.waiting)
    assert saved(observing) == "Saved 14:47:17"


def test_a_text_that_cannot_be_written_is_said_to_be_lost_and_tried_again(
    observing: ObservingScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = ObservationDesk.keep_composer

    def full(*_: object) -> None:
        raise Unavailable("disk-full", folder="x")

    monkeypatch.setattr(ObservationDesk, "keep_composer", full)
    QTest.keyClicks(observing.writing.text, "x")
    qtbot.waitUntil(lambda: saved(observing) == "Not saved")
    assert observing.writing.text.toPlainText() == "x"
    monkeypatch.setattr(ObservationDesk, "keep_composer", keep)
    with qtbot.waitSignal(observing.deeds.kept):
        observing.deeds.try_again()
    qtbot.waitUntil(lambda: saved(observing).startswith("Saved"))


def test_enter_adds_and_shift_enter_starts_a_line(observing: ObservingScreen, qtbot: QtBot) -> None:
    QTest.keyClicks(observing.writing.text, SAID)
    QTest.keyClick(observing.writing.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(observing.writing.text, "yn llwyr")
    before = len(held(observing).entries)
    with qtbot.waitSignal(observing.deeds.added):
        QTest.keyClick(observing.writing.text, Qt.Key.Key_Return)
    settled(observing, qtbot)
    assert held(observing).entries[-1].text == f"{SAID}\nyn llwyr"
    assert len(held(observing).entries) == before + 1
    assert observing.writing.empty
    assert observing.writing.text.hasFocus()


def test_the_composer_is_emptied_only_once_the_entry_is_on_the_disk(observing: ObservingScreen, qtbot: QtBot) -> None:
    QTest.keyClicks(observing.writing.text, SAID)
    with qtbot.waitSignal(observing.deeds.added):
        QTest.keyClick(observing.writing.text, Qt.Key.Key_Return)
        assert observing.writing.text.toPlainText() == SAID
        QTest.keyClicks(observing.writing.text, " a mwy")
        QTest.keyClick(observing.writing.text, Qt.Key.Key_Return)  # it is on its way already
    assert observing.writing.text.toPlainText() == " a mwy"
    settled(observing, qtbot)
    assert [entry.text for entry in held(observing).entries].count(SAID) == 1


def test_an_entry_that_is_refused_stays_in_the_composer(
    observing: ObservingScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Unavailable("disk-full", folder="x")

    monkeypatch.setattr(ObservationDesk, "add_entry", full)
    QTest.keyClicks(observing.writing.text, SAID)
    with qtbot.waitSignal(observing.deeds.refused):
        QTest.keyClick(observing.writing.text, Qt.Key.Key_Return)
    assert observing.writing.text.toPlainText() == SAID
    frame = observing.window().frame  # type: ignore[attr-defined]
    assert "full" in frame.banner.words.text()


def test_a_question_needs_its_question(observing: ObservingScreen, qtbot: QtBot) -> None:
    QTest.keyClick(observing.writing.text, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert observing.writing.kinds.choice == "question"
    assert observing.writing.question.hasFocus()
    QTest.keyClicks(observing.writing.text, "I'r arweinydd")
    QTest.keyClick(observing.writing.text, Qt.Key.Key_Return)
    assert observing.writing.question.hasFocus()
    QTest.keyClicks(observing.writing.question, "At bwy?")
    QTest.keyClick(observing.writing.question, Qt.Key.Key_Return)
    assert observing.writing.text.hasFocus()
    with qtbot.waitSignal(observing.deeds.added):
        QTest.keyClick(observing.writing.text, Qt.Key.Key_Return)
    settled(observing, qtbot)
    last = held(observing).entries[-1]
    assert (last.kind, last.question, last.text) == ("question", "At bwy?", "I'r arweinydd")


def test_a_question_behind_another_kind_of_entry_keeps_nobody_from_the_review(
    observing: ObservingScreen, qtbot: QtBot
) -> None:
    writing = observing.writing
    writing.choose_kind("question")
    QTest.keyClicks(writing.question, "Beth nesaf?")
    assert not writing.empty
    writing.choose_kind("behaviour")
    assert writing.empty
    writing.choose_kind("question")
    assert writing.question.toPlainText() == "Beth nesaf?"
    settled(observing, qtbot)


def test_hash_links_while_typing(observing: ObservingScreen, qtbot: QtBot) -> None:
    text, linking = observing.writing.text, observing.linking
    QTest.keyClicks(text, "Gwrandawodd #P14")
    assert linking.isVisible()
    assert linking.list.choice == str(key(observing, 14))
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert not linking.isVisible()
    assert (text.toPlainText(), observing.writing.links) == ("Gwrandawodd ", (key(observing, 14),))
    QTest.keyClicks(text, "#ymholi")
    offered = linking.list.rows.rowCount()
    first = linking.list.choice
    assert offered >= 2
    QTest.keyClick(text, Qt.Key.Key_Down)
    assert linking.list.choice != first
    QTest.keyClick(text, Qt.Key.Key_Up)
    QTest.keyClick(text, Qt.Key.Key_Tab)
    with qtbot.waitSignal(observing.deeds.added):
        QTest.keyClick(text, Qt.Key.Key_Return)
    settled(observing, qtbot)
    assert held(observing).entries[-1].links == (key(observing, 14), CriterionKey.parse(first))
    assert held(observing).entries[-1].text == "Gwrandawodd"


def test_a_mutated_word_finds_what_it_is_a_form_of(observing: ObservingScreen) -> None:
    QTest.keyClicks(observing.writing.text, "#hymholiadau gwsmer")
    offered = observing.linking.list.rows
    assert offered.place_of(str(key(observing, 1))) == 0
    assert offered.place_of(str(key(observing, 8))) == -1
    QTest.keyClicks(observing.criteria.filter, "hymholiadau")
    shown = observing.criteria.list.rows
    assert shown.place_of(str(key(observing, 1))) >= 0
    assert shown.place_of(str(key(observing, 8))) == -1


def test_escape_closes_the_offers_and_leaves_the_text(observing: ObservingScreen) -> None:
    text = observing.writing.text
    QTest.keyClicks(text, "#gwran")
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert not observing.linking.isVisible()
    assert text.toPlainText() == "#gwran"
    QTest.keyClicks(text, "do")
    assert not observing.linking.isVisible()
    assert text.hasFocus()


@pytest.mark.parametrize("said", ["cyfeirnod A#12", "tocyn #zz yn barod"])
def test_a_hash_that_is_no_search_is_left_alone(observing: ObservingScreen, said: str) -> None:
    QTest.keyClicks(observing.writing.text, said)
    assert not observing.linking.isVisible()
    assert observing.writing.text.toPlainText() == said


def test_a_chip_of_the_composer_goes_away_by_key(observing: ObservingScreen) -> None:
    observing.writing.link(key(observing, 3))
    (chip,) = observing.writing.chips.findChildren(LinkChip)
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert observing.writing.links == ()
    assert observing.writing.text.hasFocus()


def test_neither_text_nor_focus_is_lost_when_the_language_changes(observing: ObservingScreen) -> None:
    text = observing.writing.text
    QTest.keyClicks(text, SAID)
    QTest.keyClick(text, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert observing.kit.tongue.language == "cy"
    assert (text.toPlainText(), text.hasFocus()) == (SAID, True)
    for segment in observing.bar.findChildren(type(observing.writing.kinds.segment("note"))):
        QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert (text.toPlainText(), text.hasFocus()) == (SAID, True)


def test_the_language_of_an_entry_is_the_windows_unless_said_otherwise(
    observing: ObservingScreen, qtbot: QtBot
) -> None:
    for said, press, language in (("one", False, "en"), ("dau", True, "cy"), ("three", False, "en")):
        QTest.keyClicks(observing.writing.text, said)
        if press:
            QTest.mouseClick(observing.writing.in_language, Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(observing.deeds.added):
            QTest.keyClick(observing.writing.text, Qt.Key.Key_Return)
        settled(observing, qtbot)
        assert held(observing).entries[-1].language == language


def test_a_correction_strikes_and_both_are_seen(observing: ObservingScreen, qtbot: QtBot) -> None:
    first = held(observing).entries[0]
    card = observing.log.card(first.id)
    assert card is not None
    QTest.mouseClick(card.pencil, Qt.MouseButton.LeftButton)
    assert card.correcting is not None
    QTest.keyClicks(card.correcting.text, " Wedyn nododd.")
    QTest.keyClick(card.correcting.text, Qt.Key.Key_Return)
    settled(observing, qtbot)
    last = held(observing).entries[-1]
    assert (last.strikes, last.text, last.links) == (first.id, f"{first.text} Wedyn nododd.", first.links)
    assert card.mark.isVisible()
    assert all(text.font().strikeOut() for text in card._texts)
    assert not card.pencil.isVisible()


def in_sight(log: LogPanel, widget: QWidget) -> bool:
    """Whether all of a widget is in the part of the log that is shown."""
    port = log.viewport()
    corners = (widget.mapTo(port, widget.rect().topLeft()), widget.mapTo(port, widget.rect().bottomRight()))
    return all(port.rect().contains(corner) for corner in corners)


@pytest.mark.slow
@pytest.mark.parametrize("at", [0, 3, -1])
@pytest.mark.parametrize("where", [("en", (1440, 900)), ("cy", (1024, 768))])
def test_a_correction_opens_in_sight_and_stays_there_as_it_grows(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot, where: tuple[str, tuple[int, int]], at: int
) -> None:
    screen = at_draft(open_visit(*where), visit, qtbot)
    card = screen.log.card(held(screen).entries[at].id)
    assert card is not None
    QTest.mouseClick(card.pencil, Qt.MouseButton.LeftButton)
    correcting = card.correcting
    assert correcting is not None
    qtbot.waitUntil(lambda: in_sight(screen.log, correcting.text) and in_sight(screen.log, correcting.add))
    for _ in range(3):
        QTest.keyClick(correcting.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(correcting.text, "a mwy")
    qtbot.waitUntil(lambda: in_sight(screen.log, correcting.text))
    assert correcting.text.hasFocus()


def test_a_correction_being_written_comes_back(
    observing: ObservingScreen, visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    first = held(observing).entries[0]
    observing.log.correct(first.id)
    correcting = observing.log.card(first.id).correcting  # type: ignore[union-attr]  # it is there
    QTest.keyClicks(correcting.text, " hanner")  # type: ignore[union-attr]  # begun just now
    settled(observing, qtbot)
    observing.window().close()
    again = at_draft(open_visit(), visit, qtbot)
    card = again.log.card(first.id)
    assert card is not None
    assert card.correcting is not None
    assert card.correcting.text.toPlainText() == f"{first.text} hanner"
    assert card.correcting.composer() == Composer(first.kind, f"{first.text} hanner", "", first.links, first.id)


def test_a_correction_given_up_can_be_taken_up_again(observing: ObservingScreen, qtbot: QtBot) -> None:
    first = held(observing).entries[0]
    observing.log.correct(first.id)
    card = observing.log.card(first.id)
    assert card is not None
    assert card.correcting is not None
    QTest.keyClicks(card.correcting.text, " hanner")
    QTest.keyClick(card.correcting.text, Qt.Key.Key_Escape)
    settled(observing, qtbot)
    assert not held(observing).corrections
    assert observing.log.to_correction() is False
    toast = observing.window().frame.toast  # type: ignore[attr-defined]
    toast.button.click()
    settled(observing, qtbot)
    assert held(observing).corrections[0].text == f"{first.text} hanner"
    assert observing.log.to_correction() is True


def test_someone_who_never_pauses_is_saved_while_they_type(
    observing: ObservingScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time runs from the first key that waits: no key puts it off, however fast one follows another."""
    started: list[int] = []
    monkeypatch.setattr(observing.kit.tasks._timer, "start", lambda: started.append(1))
    for letter in "yn araf iawn":
        QTest.keyClicks(observing.writing.text, letter)
        monkeypatch.setattr(observing.kit.tasks._timer, "isActive", lambda: bool(started))
    assert started == [1]
    monkeypatch.undo()
    with qtbot.waitSignal(observing.deeds.kept, check_params_cb=lambda kept: kept.text == "yn araf iawn"):
        observing.kit.tasks._flush()


def test_a_question_that_another_kind_hides_is_kept_and_comes_back(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_visit()
    screen = at_draft(window, visit, qtbot)
    QTest.keyClick(screen.writing.text, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(screen.writing.question, "What do you check first?")
    QTest.keyClick(screen.writing.question, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert screen.writing.empty
    QTest.keyClicks(screen.writing.text, "Checked the socket.")
    QTest.keyClick(screen.writing.text, Qt.Key.Key_Return)
    settled(screen, qtbot)
    entry = held(screen).entries[-1]
    assert (entry.text, entry.question) == ("Checked the socket.", "")
    window.close()
    kept = visit.look(lambda rooms: rooms.desk.observation(visit.draft).composer)
    assert (kept.kind, kept.text, kept.question) == ("behaviour", "", "What do you check first?")
    again = at_draft(open_visit(), visit, qtbot)
    QTest.keyClick(again.writing.text, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert again.writing.question.toPlainText() == "What do you check first?"
