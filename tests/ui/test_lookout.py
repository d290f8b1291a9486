"""What is missing is looked for a check at a time: the window answers in between, and nothing old is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from assessor_app.observing.readiness import Gap
from assessor_app.ui.observing.linkchip import LinkChip
from assessor_app.ui.observing.lookout import Lookout
from tests.ui.visiting import at_draft, held, key, settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded


def gap(code: str) -> Gap:
    return Gap(code, "log", blocking=False)


def test_the_window_answers_between_two_checks_and_what_was_begun_before_is_dropped(qtbot: QtBot) -> None:
    owner, order = QObject(), list[str]()

    def checks() -> Iterator[list[Gap]]:
        for code in ("one", "two"):
            order.append(code)
            QTimer.singleShot(0, owner, lambda: order.append("answered"))
            yield [gap(code)]

    lookout, told = Lookout(owner, checks), list[list[str]]()
    lookout.found.connect(lambda found: told.append([one.code for one in found]))
    lookout.look()
    qtbot.waitUntil(lambda: "one" in order)
    lookout.look()  # something changed meanwhile
    qtbot.waitUntil(lambda: bool(told))
    assert order.index("answered") < order.index("two")
    assert told == [["one", "two"]]
    lookout.look_now()
    assert told == [["one", "two"], ["one", "two"]]
    assert not lookout.isActive()


def test_a_link_more_leaves_the_chips_that_are_there(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    screen = at_draft(open_visit(), visit, qtbot)
    entry = held(screen).entries[0]
    card = screen.log.card(entry.id)
    assert card is not None
    before = card.findChildren(LinkChip)
    free = next(key(screen, number) for number in range(1, 20) if key(screen, number) not in entry.links)
    screen.deeds.link(entry.id, free)
    settled(screen, qtbot)
    items = [card.chips.flow.itemAt(at) for at in range(card.chips.flow.count())]
    after = [item.widget() for item in items if item is not None]
    assert after[:-1] == before
    assert isinstance(after[-1], LinkChip)
    screen.deeds.past.undo()
    settled(screen, qtbot)
    assert card.chips.flow.count() == len(before)
