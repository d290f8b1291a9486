"""The observing screen under a plan and under a centre's rules: what was hoped for, and records without decisions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app.observing.model import Plan, Rules
from tests.ui.visiting import at_draft, held, key, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.parts.rows import Row
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded


def criteria(screen: ObservingScreen) -> list[Row]:
    return [row for row in screen.criteria._shown if not row.heading]


def missing(screen: ObservingScreen) -> dict[str, bool]:
    return {link.key: link.blocking for link in screen.foot.links}


def test_what_was_hoped_for_is_marked_filtered_and_asked_for(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    def plan(rooms: Rooms) -> None:
        standard = rooms.desk.observation(visit.draft).standards[0]
        hoped = tuple(rooms.library.get(standard).criterion_key(one) for one in rooms.library.get(standard).performance)
        rooms.desk.set_plan(visit.draft, Plan("2026-11-14", visit="v", planned_for="", hoped=hoped[4:6]))

    visit.look(plan)
    screen = at_draft(open_visit(), visit, qtbot)
    chip = screen.criteria.chips["hoped"]
    assert (chip.isVisible(), chip.text()) == (True, "Hoped for 2")
    assert [row.foot for row in criteria(screen) if row.flag == "hoped for"] == ["P5", "P6"]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert [row.foot for row in criteria(screen)] == ["P5", "P6"]
    assert "hoped for" in criteria(screen)[0].spoken(screen.kit)
    assert missing(screen)["gap-hoped-left"] is False
    link = next(link for link in screen.foot.links if link.key == "gap-hoped-left")
    assert link.said == "Planned, nothing said of them: 2"
    screen.foot.go_to(link)
    assert screen.criterion.key == key(screen, 5)
    # what the drawer changes of the plan leaves the rest of it
    QTest.mouseClick(screen.details_button, Qt.MouseButton.LeftButton)
    screen.details.methods["questioning"].click()
    settled(screen, qtbot)
    assert (held(screen).plan.visit, len(held(screen).plan.hoped)) == ("v", 2)
    assert "questioning" in held(screen).plan.methods


def test_a_visit_without_a_plan_says_so_and_has_no_chip_for_it(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    visit.look(lambda rooms: rooms.desk.set_plan(visit.draft, Plan()))
    screen = at_draft(open_visit(), visit, qtbot)
    assert not screen.criteria.chips["hoped"].isVisible()
    link = next(link for link in screen.foot.links if link.key == "gap-no-plan")
    assert "told beforehand" in link.why
    screen.foot.go_to(link)
    assert screen.details.agreed.edit.hasFocus()


def test_where_records_carry_no_decisions_the_screen_asks_for_none_and_says_why(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    visit.look(lambda rooms: rooms.demands.set_rules(Rules(judging=False)))
    screen = at_draft(open_visit(), visit, qtbot)
    screen.choose(key(screen, 9))
    panel = screen.criterion
    assert not panel.states.isVisible()
    assert panel.not_judged.isVisible()
    assert {row.state for row in criteria(screen)} == {None}
    assert not {"gap-linked-not-judged", "gap-nothing-judged"} & missing(screen).keys()
    panel.to_judgement()
    assert panel.link.hasFocus()
    screen.writing.link(key(screen, 9))
    QTest.keyClicks(screen.writing.text, "Gwrandawodd")
    QTest.keyClick(screen.writing.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.writing.empty)
    assert held(screen).entries[-1].text == "Gwrandawodd"
    # switched on again while it is shown, in the settings
    screen.kit.tasks.store(lambda rooms: rooms.demands.set_rules(Rules()))
    settled(screen, qtbot)
    qtbot.waitUntil(panel.states.isVisible)
    assert not panel.not_judged.isVisible()
    assert "gap-linked-not-judged" in missing(screen)


def test_a_centre_says_which_gap_refuses_the_seal(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    strict = replace(Rules(), levels=(("gap-linked-not-judged", "blocks"),))
    visit.look(lambda rooms: rooms.demands.set_rules(strict))
    screen = at_draft(open_visit(), visit, qtbot)
    assert missing(screen)["gap-linked-not-judged"] is True
    assert screen.foot.links[0].level == "Needed before sealing"
