"""Planning a visit, what the first screen says of those to come, and beginning one: in the real window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from assessor_app.observing.planning.model import Proposal
from assessor_app.standards.model import CriterionKey
from assessor_app.ui.observing.screen import ObservingScreen
from assessor_app.ui.parts.chip import PressChip
from assessor_app.ui.planning.asking import Cancelling, Moving
from assessor_app.ui.planning.known import plan_for
from assessor_app.ui.planning.printing import page_html, print_on
from assessor_app.ui.screens.planning import PlanScreen
from assessor_app.ui.screens.visits import VisitsScreen
from tests.ui.visiting import SetClock, held, settled
from tests.ui.walks import WAIT_MS, check_controls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from assessor_app.observing.planning.model import PlannedVisit
    from assessor_app.rooms import Rooms
    from assessor_app.ui.planning.cards import PlanCard
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

LATE, NOW, NEXT = "2026-11-20T11:30:00+00:00", "2026-11-20T15:00:00+00:00", "2026-11-27T09:30:00+00:00"


def press(widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(widget, key, modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier)


def plan(rooms: Rooms, start: str, *hoped: int, agreed: str = "", **parts: Any) -> PlannedVisit:  # noqa: ANN401 - any
    (candidate,) = rooms.people.candidates()
    standard = rooms.library.resolve("INSCS025:cy").key
    criteria = tuple(CriterionKey(standard, "performance", number) for number in hoped)
    return rooms.planning.propose(Proposal(candidate.id, (standard,), start, 90, criteria, **parts), agreed=agreed)[0]


@pytest.fixture
def visits(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> VisitsScreen:
    """The first screen with a late visit, one that is due, and one next week."""

    def three(rooms: Rooms) -> None:
        plan(rooms, NEXT, 1, 2, place="Llandudno")
        plan(rooms, NOW, 3, 5, agreed="2026-11-14", place="Tŷ Gwyn", adjustments="print bras", language="en")
        plan(rooms, LATE)

    visit.look(three)
    window = open_visit()
    window.go("visits")
    screen = shown(window)
    assert isinstance(screen, VisitsScreen)
    qtbot.waitUntil(lambda: len(cards(screen)) == 3)
    return screen


def shown(window: QWidget) -> Any:  # noqa: ANN401 - whichever screen it is
    return window.frame.shown  # type: ignore[attr-defined]  # the program's window


def cards(screen: VisitsScreen) -> list[PlanCard]:
    return screen.visits.section.cards


def states(card: PlanCard) -> list[str]:
    words = ("Late", "Now", "Not begun", "Agreed", "Not agreed yet")
    return [label.text() for label in card.findChildren(type(card._kit.line("x"))) if label.text() in words]


def test_the_first_screen_says_what_is_late_due_and_to_come(visits: VisitsScreen, qtbot: QtBot) -> None:
    assert [(card.times.text(), card.day.text(), states(card)) for card in cards(visits)] == [
        ("11:30–13:00", "Today", ["Late", "Not agreed yet"]),
        ("15:00–16:30", "Today", ["Now", "Agreed"]),
        ("09:30–11:00", "Friday, 27 November 2026", ["Not agreed yet"]),
    ]
    assert cards(visits)[1].where.text() == "Tŷ Gwyn · Criteria hoped for: 2"
    assert [card.begin.property("role") for card in cards(visits)] == ["primary", "plain", "plain"]
    assert visits.new.property("role") == "plain"
    visits.kit.tongue.switch()
    assert visits.visits.section.today.text() == "Heddiw: dydd Gwener, 20 Tachwedd 2026"
    qtbot.waitUntil(lambda: visits.plan.width() >= visits.plan.minimumSizeHint().width())
    check_controls(visits)
    clock = visits.kit.clock
    assert isinstance(clock, SetClock)
    clock.set("2026-11-21T08:00:00+00:00")
    card = cards(visits)[0]
    QTest.mouseClick(card.cancel, Qt.MouseButton.LeftButton)
    visits.visits.section._timer.timeout.emit()
    assert cards(visits)[0] is card  # or what is being written there would be lost
    assert card.asking is not None
    QTest.keyClick(card.asking.why.edit, Qt.Key.Key_Escape)
    visits.visits.section._timer.timeout.emit()
    assert [card.day.text() for card in cards(visits)][:2] == ["Dydd Gwener, 20 Tachwedd 2026"] * 2


def test_one_press_begins_with_everything_that_was_planned(visits: VisitsScreen, qtbot: QtBot) -> None:
    window = visits.window()
    QTest.mouseClick(cards(visits)[1].begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(shown(window), ObservingScreen) and shown(window).scene is not None)
    begun = held(shown(window))
    assert (begun.event.place, begun.plan.agreed, begun.plan.adjustments, begun.plan.language) == (
        "Tŷ Gwyn", "2026-11-14", "print bras", "en",
    )  # fmt: skip
    assert [key.number for key in begun.plan.hoped] == [3, 5]
    window.go("visits")  # type: ignore[attr-defined]  # same
    qtbot.waitUntil(lambda: len(cards(visits)) == 2)
    qtbot.waitUntil(visits.visits.running.isVisible)
    (running,) = visits.visits._going
    assert running.head.id == begun.id


def test_a_visit_is_cancelled_for_a_reason_in_place_and_comes_back(visits: VisitsScreen, qtbot: QtBot) -> None:
    card = cards(visits)[0]
    card.begin.setFocus()
    press(card.begin, Qt.Key.Key_Delete)
    asking = card.asking
    assert isinstance(asking, Cancelling)
    assert asking.why.edit.hasFocus()
    press(asking.why.edit, Qt.Key.Key_Return)
    assert "Say why" in asking.why.below.text()
    QTest.keyClicks(asking.why.edit, "y gweithle ar gau")
    press(asking.why.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(cards(visits)) == 2)
    toast = visits.window().frame.toast  # type: ignore[attr-defined]  # same
    qtbot.waitUntil(toast.isVisible)
    toast.button.click()
    qtbot.waitUntil(lambda: len(cards(visits)) == 3)


def test_a_cancelled_visit_stays_in_the_list_and_is_planned_again(visits: VisitsScreen, qtbot: QtBot) -> None:
    window, name = visits.window(), cards(visits)[2].planned.visit.id
    visits.kit.tasks.store(lambda rooms: rooms.planning.move(name, LATE, "salwch"))
    visits.kit.tasks.store(lambda rooms: rooms.planning.cancel(name, "y gweithle ar gau"))
    qtbot.waitUntil(lambda: len(cards(visits)) == 2)
    row = next(row for row in visits.visits.list.rows._rows if row.key.endswith(name))
    assert (row.chip, row.detail) == ("Cancelled", "20 November 2026, 11:30 · y gweithle ar gau")
    visits.visits.list.choose(row.key)
    press(visits.visits.list, Qt.Key.Key_Return)
    screen = shown(window)
    assert isinstance(screen, PlanScreen)
    qtbot.waitUntil(screen.revive.hasFocus)
    assert screen.gone.words.text() == "This visit was cancelled: y gweithle ar gau"
    assert screen.form.history.text() == "Moved from 27 November 2026, 09:30 to 20 November 2026, 11:30: salwch"
    assert not screen.form.isEnabled()
    press(screen.revive, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.form.isEnabled)
    assert not screen.gone.isVisible()


def test_a_visit_is_moved_in_place_and_the_move_taken_back(visits: VisitsScreen, qtbot: QtBot) -> None:
    card = cards(visits)[2]
    QTest.mouseClick(card.move_button, Qt.MouseButton.LeftButton)
    asking = card.asking
    assert isinstance(asking, Moving)
    qtbot.waitUntil(asking.when.day.edit.hasFocus)
    QTest.keyClicks(asking.when.day.edit, "rywbryd")
    press(asking.when.day.edit, Qt.Key.Key_Return)
    assert "not a day" in asking.when.day.below.text()
    asking.when.day.edit.selectAll()
    QTest.keyClicks(asking.when.day.edit, "dydd Llun")
    asking.when.time.edit.selectAll()
    QTest.keyClicks(asking.when.time.edit, "2pm")
    QTest.keyClicks(asking.why.edit, "salwch")
    press(asking.why.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cards(visits)[2].times.text() == "14:00–15:30")
    assert cards(visits)[2].day.text() == "Monday, 23 November 2026"
    assert cards(visits)[2].where.text().endswith("Moved: 1")
    visits.window().frame.toast.button.click()  # type: ignore[attr-defined]  # same
    qtbot.waitUntil(lambda: cards(visits)[2].times.text() == "09:30–11:00")
    press(cards(visits)[2].begin, Qt.Key.Key_Delete)
    press(cards(visits)[2], Qt.Key.Key_Escape)


def test_the_visits_to_come_are_saved_for_a_calendar(
    visits: VisitsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "visits.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(file), ""))
    visits.kit.tongue.speak("cy")
    QTest.mouseClick(visits.visits.section.calendar, Qt.MouseButton.LeftButton)
    said = file.read_bytes().decode()
    assert said.count("BEGIN:VEVENT") == 3
    assert "DTSTART:20261120T150000Z" in said
    assert "DESCRIPTION:INSCS025 · P3\\, INSCS025 · P5" in said


def test_the_search_finds_visits_to_come_too(visits: VisitsScreen) -> None:
    QTest.keyClicks(visits.visits.search, "llandudno")
    assert [card.planned.visit.what.place for card in cards(visits)] == ["Llandudno"]
    assert not visits.visits.nothing.isVisible()


def test_a_visit_is_planned_by_keys_alone_and_who_else_is_visited_is_said(visits: VisitsScreen, qtbot: QtBot) -> None:
    window = visits.window()
    press(visits, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: isinstance(shown(window), PlanScreen))
    form = shown(window).form
    qtbot.waitUntil(form.who.search.hasFocus)
    QTest.keyClicks(form.who.search, "llyw")
    press(form.who.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.standards.found.rows.rowCount() > 0)
    QTest.keyClicks(form.standards.search, "INSCC007")
    qtbot.waitUntil(lambda: form.standards.found.rows.rowCount() == 1)
    form.standards.found.setFocus()
    press(form.standards.found, Qt.Key.Key_Down)
    press(form.standards.found, Qt.Key.Key_Return)
    QTest.keyClicks(form.when.day.edit, "27/11")
    assert not form.clash.isVisible()
    QTest.keyClicks(form.when.time.edit, "10.30")
    qtbot.waitUntil(form.clash.isVisible)
    assert form.clash.words.text() == "At the same time as: Siân Llywelyn"
    qtbot.waitUntil(lambda: form.hoped.list.rows.rowCount() > 0)
    QTest.keyClicks(form.hoped.search, "P4")
    press(form.hoped.search, Qt.Key.Key_Return)
    form.length.edit.selectAll()
    QTest.keyClicks(form.length.edit, "2 awr")
    press(form.agreed, Qt.Key.Key_Space)
    QTest.keyClicks(form.how.edit, "yn y ganolfan")
    press(form.how.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window) is visits, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(cards(visits)) == 4)
    made = cards(visits)[3].planned.visit
    assert (made.what.start, made.what.minutes, made.stage, made.agreed, made.how) == (
        "2026-11-27T10:30:00+00:00", 120, "agreed", "2026-11-20", "yn y ganolfan",
    )  # fmt: skip
    assert [str(key).rpartition("#")[2] for key in made.what.hoped] == ["performance:4"]


def test_a_plan_begins_from_what_a_candidate_still_needs_and_is_changed_later(
    visits: VisitsScreen, qtbot: QtBot
) -> None:
    window, planned = visits.window(), cards(visits)[0].planned.visit
    key = CriterionKey(planned.what.standards[0], "knowledge", 2)
    window.go("visits/plan", plan_for(planned.what.candidate, [key]))  # type: ignore[attr-defined]  # same
    screen = shown(window)
    assert isinstance(screen, PlanScreen)
    qtbot.waitUntil(lambda: screen.form.hoped.chosen == (key,))
    assert screen.form.who.candidate is not None
    check_controls(screen)
    window.go("visits/plan", planned.id)  # type: ignore[attr-defined]  # same
    qtbot.waitUntil(lambda: screen.form.at.isVisible() and not screen.form.when.day.isVisible())
    qtbot.waitUntil(screen.form.hoped.open.isVisible)
    QTest.mouseClick(screen.form.hoped.open, Qt.MouseButton.LeftButton)
    everything = len(screen.form.hoped.chosen)
    screen.form.foot.primary.click()
    qtbot.waitUntil(lambda: shown(window) is visits)
    qtbot.waitUntil(lambda: cards(visits)[0].where.text() == f"Criteria hoped for: {everything}")
    settled(visits, qtbot)


def test_what_is_hoped_for_of_an_edition_that_the_library_lacks_stays_and_is_said(
    visits: VisitsScreen, qtbot: QtBot
) -> None:
    window, planned = visits.window(), cards(visits)[0].planned.visit
    known = planned.what.standards[0]
    gone = replace(known, edition="1999-01")
    keys = (CriterionKey(known, "performance", 2), CriterionKey(gone, "performance", 4))
    planning = replace(planned.what, standards=(known, gone), hoped=keys)
    visits.kit.tasks.store(lambda rooms: rooms.planning.change(planned.id, planning))
    window.go("visits/plan", planned.id)  # type: ignore[attr-defined]  # same
    screen = shown(window)
    qtbot.waitUntil(lambda: screen.form.hoped.chosen == keys)
    assert known.name in screen.form.hoped.lacking.text()
    chips = [chip.text() for chip in screen.form.hoped.chips.findChildren(PressChip)]
    assert f"{gone.name} · P4  ×" in chips
    screen.form.note.show_text("gyda'r rheolwr")
    screen.form.foot.primary.click()
    qtbot.waitUntil(lambda: shown(window) is visits)
    settled(visits, qtbot)
    qtbot.waitUntil(lambda: cards(visits)[0].planned.visit.what.note == "gyda'r rheolwr")
    assert cards(visits)[0].planned.visit.what.hoped == keys


def test_the_visits_of_seven_days_are_printed_under_their_days(visits: VisitsScreen, tmp_path: Path) -> None:
    planned, words, now = visits.visits.section._all, visits.kit.tongue.words, visits.kit.clock.now().wall
    assert [one.visit.what.start[:10] for one in planned] == ["2026-11-20", "2026-11-20", "2026-11-27"]
    said = page_html(planned, now, words)
    assert said.count("<h3>") == 2  # the third is a week away
    assert "<h2>Friday, 20 November 2026</h2>" in said
    for wanted in ("15:00–16:30 · Siân Llywelyn", "Tŷ Gwyn · ", "INSCS025 · P3, INSCS025 · P5", "print bras", "Agreed"):
        assert f"{wanted}" in said
    named = [replace(planned[0], candidate="<b>Siân</b>")]
    assert "&lt;b&gt;Siân" in page_html(named, now, words)
    assert "No visit is planned" in page_html((), now, words)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "visits.pdf"))
    assert print_on(printer, planned, now, words) == 1
    assert (tmp_path / "visits.pdf").read_bytes().startswith(b"%PDF-")
    assert visits.visits.section.printer.isVisible()
