"""A long log: cards only near what is looked at, every entry still reached by scrolling, by key, and from a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app.observing.model import Composer
from assessor_app.ui.observing.cards import MOST
from tests.ui.visiting import at_draft, held, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

MANY = 120


def test_every_entry_of_a_long_log_is_reached_and_few_have_cards(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    def long(rooms: Rooms) -> None:
        with rooms.store.transaction():
            for at in range(MANY):
                rooms.desk.add_entry(visit.draft, Composer(text=f"Gwelwyd {at}"), "cy")

    visit.look(long)
    screen = at_draft(open_visit(), visit, qtbot)
    cards, bar, entries = screen.log._cards, screen.log.verticalScrollBar(), held(screen).entries
    qtbot.waitUntil(lambda: not cards._filling.isActive())
    assert entries[-1].id in cards.made
    assert len(cards.made) < MOST
    assert cards.earlier.text() == f"Earlier entries: {len(entries) - len(cards.made)}"
    QTest.keyClicks(screen.writing.text, "un arall")
    QTest.keyClick(screen.writing.text, Qt.Key.Key_Return)
    settled(screen, qtbot)
    assert held(screen).entries[-1].id in cards.made
    first = next(iter(cards._order))
    cards.earlier.setFocus()
    QTest.keyClick(cards.earlier, Qt.Key.Key_Return)
    assert screen.log.here() == entries[[one.id for one in entries].index(first) - 1].id

    screen.writing.begin()  # a card that has the keys stays, and so would all between it and what is looked at

    def at_the_top() -> bool:
        bar.setValue(0)
        return entries[0].id in cards.made

    qtbot.waitUntil(at_the_top)
    qtbot.waitUntil(lambda: not cards._filling.isActive())
    assert not cards.earlier.isVisible()
    assert cards.later.isVisible()
    assert len(cards.made) <= MOST + 2
    screen.log.correct(entries[70].id)
    card = screen.log.card(entries[70].id)
    assert card is not None
    assert card.correcting is not None
    assert screen.log.here() == entries[70].id
