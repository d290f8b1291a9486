"""Suggestions under the composer: offered once the keys rest, linked by a key or a press, never by themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assessor_app.standards.suggesting.ranking import Suggester
from tests.ui.visiting import at_draft, held, settled
from tests.ui.walks import check_controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.ui.observing.offers import Offer
    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

SAID = "Gadawodd i'r cwsmer orffen, yna ailadroddodd y broblem"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def observing(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> ObservingScreen:
    """The observing screen on the draft, in English, ready to write what was seen."""
    screen = at_draft(open_visit(), visit, qtbot)
    QTest.keyClick(screen.writing.text, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    return screen


def offered(screen: ObservingScreen, qtbot: QtBot, said: str = SAID) -> list[Offer]:
    """Type, and wait for what is offered."""
    QTest.keyClicks(screen.writing.text, said)
    qtbot.waitUntil(screen.suggesting.offers.isVisible)
    return screen.suggesting.offers.offers


def press(screen: ObservingScreen, number: int) -> None:
    """Press Control and a number in the text."""
    QTest.keyClick(screen.writing.text, Qt.Key(Qt.Key.Key_0 + number), CONTROL)


def test_a_key_links_what_is_offered_and_takes_it_back(observing: ObservingScreen, qtbot: QtBot) -> None:
    offers = offered(observing, qtbot)
    rows, writing = observing.suggesting.offers.rows, observing.writing
    assert 3 <= len(offers) <= 5
    assert not writing.links  # nothing is linked by itself
    assert len({offer.key for offer in offers}) == len(offers)
    press(observing, 1)
    press(observing, 2)
    assert list(writing.links) == [offers[0].key, offers[1].key]
    assert [row.offer for row in rows[:3]] == offers[:3]  # nothing moves under the next key
    assert [row.isChecked() for row in rows[:3]] == [True, True, False]
    assert "linked" in rows[0].accessibleName()
    press(observing, 1)
    assert list(writing.links) == [offers[1].key]
    assert writing.text.toPlainText() == SAID
    with qtbot.waitSignal(observing.deeds.added):
        QTest.keyClick(writing.text, Qt.Key.Key_Return)
    settled(observing, qtbot)
    assert held(observing).entries[-1].links == (offers[1].key,)
    assert not observing.suggesting.offers.isVisible()
    assert writing.text.hasFocus()


def test_a_press_links_and_leaves_the_keys_in_the_text_and_what_is_linked_is_offered_no_more(
    observing: ObservingScreen, qtbot: QtBot
) -> None:
    offers = offered(observing, qtbot)
    QTest.mouseClick(observing.suggesting.offers.rows[1], Qt.MouseButton.LeftButton)
    assert observing.writing.links == (offers[1].key,)
    assert observing.writing.text.hasFocus()
    QTest.keyClicks(observing.writing.text, " eto")
    qtbot.waitUntil(lambda: offers[1].key not in [offer.key for offer in observing.suggesting.offers.offers])
    assert observing.suggesting.offers.isVisible()
    observing.kit.tongue.switch()
    for _ in range(3):
        QApplication.processEvents()  # lets everything find its place
    check_controls(observing)


def test_an_answer_to_an_older_text_is_never_shown(observing: ObservingScreen, qtbot: QtBot) -> None:
    suggesting = observing.suggesting
    before = offered(observing, qtbot)
    suggesting._answered(f"{SAID} o'r blaen", [])
    assert suggesting.offers.offers == before
    suggesting._answered(SAID, [])  # whereas one to the text that stands here is
    assert suggesting.offers.offers == []
    assert suggesting.offers.nothing.isVisible()


def test_escape_hides_them_for_this_entry_alone(observing: ObservingScreen, qtbot: QtBot) -> None:
    offered(observing, qtbot)
    QTest.keyClick(observing.writing.text, Qt.Key.Key_Escape)
    assert not observing.suggesting.offers.isVisible()
    QTest.keyClicks(observing.writing.text, " yn iawn")
    assert not observing.suggesting._rest.isActive()
    with qtbot.waitSignal(observing.deeds.added):
        QTest.keyClick(observing.writing.text, Qt.Key.Key_Return)
    assert offered(observing, qtbot)


def test_escape_belongs_first_to_what_stands_over_the_text(observing: ObservingScreen, qtbot: QtBot) -> None:
    offered(observing, qtbot, f"{SAID} #gwran")
    assert observing.linking.isVisible()
    QTest.keyClick(observing.writing.text, Qt.Key.Key_Escape)
    assert not observing.linking.isVisible()
    assert observing.suggesting.offers.isVisible()


def test_a_key_that_comes_before_the_offers_leads_nowhere_else(observing: ObservingScreen) -> None:
    QTest.keyClicks(observing.writing.text, "Gadawodd")
    press(observing, 3)  # which goes to the standards where nothing is written
    frame = observing.window().frame  # type: ignore[attr-defined]
    assert frame.shown is observing
    assert (observing.writing.links, observing.writing.text.toPlainText()) == ((), "Gadawodd")


def test_turned_off_nothing_is_asked(observing: ObservingScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def none(_suggester: Suggester, text: str, _limit: int) -> list[object]:
        asked.append(text)
        return []

    monkeypatch.setattr(Suggester, "suggest", none)
    observing.kit.session.preferences.change(suggesting=False)
    QTest.keyClicks(observing.writing.text, SAID)
    assert not observing.suggesting._rest.isActive()
    settled(observing, qtbot)
    assert asked == []
    observing.kit.session.preferences.change(suggesting=True)
    QTest.keyClicks(observing.writing.text, " eto")
    qtbot.waitUntil(lambda: asked == [f"{SAID} eto"])


def test_another_standard_of_the_candidate_becomes_part_of_the_visit_first(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    def hold_all(rooms: Rooms) -> None:
        candidate = rooms.people.candidate(rooms.desk.observation(visit.draft).candidate)
        standards = tuple(str(head.key) for head in rooms.library.standards())
        rooms.people.change_candidate(replace(candidate, standards=standards))

    visit.look(hold_all)
    screen = at_draft(open_visit(), visit, qtbot)
    before = held(screen).standards
    offers = offered(screen, qtbot)
    number, offer = next((at, one) for at, one in enumerate(offers, 1) if not one.inside)
    row = screen.suggesting.offers.rows[number - 1]
    assert "not part of this visit" in row.accessibleName()
    press(screen, number)
    settled(screen, qtbot)
    qtbot.waitUntil(lambda: screen.scene is not None and screen.scene.standard(offer.key.standard) is not None)
    assert held(screen).standards == (*before, offer.key.standard)
    assert screen.writing.links == (offer.key,)
    toast = screen.window().frame.toast  # type: ignore[attr-defined]
    toast.button.click()
    qtbot.waitUntil(lambda: held(screen).standards == before)
    settled(screen, qtbot)
    assert not screen.writing.links  # what is not assessed here cannot be linked
