"""The list of visits and the form that begins one, on a real store."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from assessor_app.ui.screens.visits import NewVisitScreen, VisitsScreen
from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS, controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.ui.frame import Frame
    from assessor_app.ui.parts.listing import Listing
    from assessor_app.ui.parts.rows import Row
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded


def frame(window: Window) -> Frame:
    assert window.frame is not None
    return window.frame


@pytest.fixture
def window(open_visit: Callable[..., Window]) -> Window:
    return open_visit()


@pytest.fixture
def visits(window: Window, qtbot: QtBot) -> VisitsScreen:
    """The list, with the one draft in it."""
    window.go("visits")
    screen = frame(window).shown
    assert isinstance(screen, VisitsScreen)
    qtbot.waitUntil(lambda: bool(rows(screen)))
    return screen


@pytest.fixture
def beginning(window: Window, qtbot: QtBot) -> NewVisitScreen:
    """The empty form, in a store with one candidate."""
    window.go("visits/new")
    screen = frame(window).shown
    assert isinstance(screen, NewVisitScreen)
    settled(screen, qtbot)
    return screen


def rows(screen: VisitsScreen) -> list[Row]:
    shown = screen.visits.list.rows
    return [shown.row_at(shown.index(at, 0)) for at in range(shown.rowCount())]


def test_a_draft_is_listed_with_all_that_tells_it_from_others(visits: VisitsScreen) -> None:
    (row,) = rows(visits)
    assert (row.text, row.chip) == ("Siân Llywelyn", "Draft")
    assert row.detail == "RWJ-2026-0001 · 20 November 2026, 14:05 · Entries: 7"
    assert row.chips == ("INSCS025", "INSCC007")
    visits.kit.tongue.switch()
    (row,) = rows(visits)
    assert row.chip == "Drafft"
    assert "20 Tachwedd 2026" in row.detail


@pytest.mark.parametrize(("asked", "found"), [("llyw", 1), ("SIAN", 1), ("0001", 1), ("inscs025", 1), ("neb", 0)])
def test_the_list_is_searched_as_one_types(visits: VisitsScreen, asked: str, found: int) -> None:
    QTest.keyClicks(visits.visits.search, asked)
    assert len(rows(visits)) == found
    assert visits.visits.nothing.isVisible() is not bool(found)


def test_enter_and_a_press_open_a_draft(visits: VisitsScreen, visit: Founded, window: Window) -> None:
    visits.visits.list.choose(visit.draft)
    QTest.keyClick(visits.visits.list, Qt.Key.Key_Return)
    assert frame(window).here == "observing"
    window.go("visits")
    view = visits.visits.list
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.rows.index(0, 0)).center())
    assert frame(window).here == "observing"


def test_a_draft_discarded_comes_back_with_undo(visits: VisitsScreen, visit: Founded, qtbot: QtBot) -> None:
    visits.visits.list.choose(visit.draft)
    QTest.keyClick(visits.visits.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not rows(visits))
    assert visits.visits.empty.isVisible()
    assert not visits.new.isVisible()  # the empty place has the button
    toast = frame(visits.window()).toast  # type: ignore[arg-type]  # screens stand in the program's window
    assert toast.isVisible()
    toast.button.click()
    qtbot.waitUntil(lambda: len(rows(visits)) == 1)
    assert visits.new.isVisible()


def test_the_menu_of_a_draft_opens_and_discards(visits: VisitsScreen, qtbot: QtBot) -> None:
    view = visits.visits.list
    visits.visits._menu(view.visualRect(view.rows.index(0, 0)).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Open", "Discard this draft"]
    menu.actions()[1].trigger()
    menu.close()
    qtbot.waitUntil(lambda: not rows(visits))


def test_an_empty_list_says_what_to_do_next(
    received: Founded, open_store: Callable[..., Window], qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    window = open_store(received.copy(tmp_path_factory.mktemp("fresh") / "store"))
    window.go("visits")
    screen = frame(window).shown
    assert isinstance(screen, VisitsScreen)
    qtbot.waitUntil(screen.visits.empty.isVisible)
    assert "start one when you are with the candidate" in screen.visits.empty.why.text()
    qtbot.waitUntil(lambda: not screen.new.isVisible())
    QTest.keyClick(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: frame(window).here == "visits/new")
    window.go("visits")
    screen.visits.empty.button.click()
    assert frame(window).here == "visits/new"


def ends_with(listing: Listing, last: QModelIndex) -> bool:
    """Whether the list ends where its last row does."""
    return abs(listing.visualRect(last).bottom() - listing.viewport().rect().bottom()) <= 1


def test_the_form_shows_whole_rows_and_says_how_to_add_a_person(beginning: NewVisitScreen, qtbot: QtBot) -> None:
    who, standards = beginning.form.who, beginning.form.standards
    assert "can be added" in who.hint.text()
    assert who.hint.isVisible()
    qtbot.waitUntil(lambda: standards.found.rows.rowCount() == 5)
    for listing in (who.list, standards.found):
        last = listing.rows.index(listing.rows.rowCount() - 1, 0)
        qtbot.waitUntil(partial(ends_with, listing, last))
        assert listing.verticalScrollBar().maximum() == 0

    def many(rooms: Rooms) -> None:
        for number in range(9):
            rooms.people.add_candidate(name=f"Ymgeisydd {number}")

    beginning.kit.tasks.store(many)
    beginning.enter("")
    qtbot.waitUntil(who.rest.isVisible)
    assert who.rest.text() == "Not shown: 4. Write a few letters to find them."
    who.search.setText("ymgeisydd 7")
    assert not who.rest.isVisible()


def test_a_visit_begins_by_keys_alone(window: Window, qtbot: QtBot, visit: Founded) -> None:
    window.go("visits")
    QTest.keyClick(frame(window).shown, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: frame(window).here == "visits/new")
    screen = frame(window).shown
    assert isinstance(screen, NewVisitScreen)
    form = screen.form
    qtbot.waitUntil(form.who.search.hasFocus)
    QTest.keyClicks(form.who.search, "LLYW")
    QTest.keyClick(form.who.search, Qt.Key.Key_Return)
    assert form.who.candidate is not None
    assert form.standards.search.hasFocus()
    qtbot.waitUntil(lambda: form.standards.found.rows.rowCount() > 0)
    QTest.keyClicks(form.standards.search, "INSCC007")
    qtbot.waitUntil(lambda: form.standards.found.rows.rowCount() == 1)
    form.standards.found.setFocus()
    QTest.keyClick(form.standards.found, Qt.Key.Key_Down)
    QTest.keyClick(form.standards.found, Qt.Key.Key_Return)
    assert [name.split("@")[0] for name in form.standards.chosen] == ["INSCC007"]
    form.place.edit.setFocus()
    QTest.keyClicks(form.place.edit, "Caernarfon")
    QTest.keyClick(form.place.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: frame(window).here == "observing", timeout=WAIT_MS)
    begun = frame(window).shown.scene  # type: ignore[attr-defined]  # the observing screen
    qtbot.waitUntil(lambda: frame(window).shown.scene is not None)  # type: ignore[attr-defined]  # same
    begun = frame(window).shown.scene  # type: ignore[attr-defined]  # same
    assert begun.visit.candidate.name == "Siân Llywelyn"
    assert (begun.observation.reference, begun.observation.event.place) == ("RWJ-2026-0002", "Caernarfon")
    assert begun.observation.id != visit.draft


def test_a_candidate_is_added_in_place_by_name(beginning: NewVisitScreen, window: Window, qtbot: QtBot) -> None:
    form = beginning.form
    assert form.who.hint.isVisible()
    form.who.search.setText("Gwilym Ŵyn")
    assert not form.who.hint.isVisible()
    view = form.who.list
    assert view.rows.rowCount() == 1
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.rows.index(0, 0)).center())
    assert form.who.shown.text() == "Gwilym Ŵyn (new candidate)"
    qtbot.waitUntil(lambda: form.standards.found.rows.rowCount() > 0)
    form.standards.add(form.standards.found.rows.row_at(form.standards.found.rows.index(0, 0)).key)
    QTest.mouseClick(form.setting.segment("simulation"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.pages.segment("cy"), Qt.MouseButton.LeftButton)
    form.foot.primary.click()
    qtbot.waitUntil(lambda: frame(window).here == "observing", timeout=WAIT_MS)
    screen = frame(window).shown
    qtbot.waitUntil(lambda: screen.scene is not None)  # type: ignore[attr-defined]  # the observing screen
    begun = screen.scene.visit  # type: ignore[attr-defined]  # same
    assert begun.candidate.name == "Gwilym Ŵyn"
    assert begun.candidate.standards == tuple(map(str, begun.observation.standards))
    assert (begun.observation.event.setting, begun.observation.pages) == ("simulation", "cy")


def test_what_is_missing_before_the_start_leads_to_its_place(beginning: NewVisitScreen, window: Window) -> None:
    form = beginning.form
    gaps = form.foot.gaps.findChildren(QWidget)
    assert [gap.text() for gap in gaps] == ["No candidate", "No standard"]  # type: ignore[attr-defined]  # buttons
    form.foot.gap.emit("what")
    assert form.standards.search.hasFocus()
    form.foot.primary.click()
    assert form.who.search.hasFocus()
    form.cancel.click()
    assert frame(window).here == "visits"


def test_a_visit_to_a_candidate_begins_with_what_they_work_on(window: Window, visit: Founded, qtbot: QtBot) -> None:
    window.kit.tasks.store(
        lambda rooms: rooms.people.add_candidate(
            name="Mared", standards=tuple(map(str, rooms.desk.observation(visit.draft).standards))
        )
    )
    found: list[str] = []
    window.kit.tasks.read(
        lambda rooms: next(one.id for one in rooms.people.candidates() if one.name == "Mared"), then=found.append
    )
    qtbot.waitUntil(lambda: bool(found))
    window.go("visits/new", found[0])
    screen = frame(window).shown
    assert isinstance(screen, NewVisitScreen)
    settled(screen, qtbot)
    assert screen.form.who.shown.text() == "Mared"
    assert [key.split("@")[0] for key in screen.form.standards.chosen] == ["INSCS025", "INSCC007"]


def test_no_screen_opens_a_window_of_its_own(window: Window, visit: Founded, qtbot: QtBot) -> None:
    strays: list[object] = []

    class Watch(QObject):
        """Notices every window that opens."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            """Look at each widget as it is shown."""
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                strays.append(watched)
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]  # there is one
    try:
        for size in ((1440, 900), (1000, 700)):
            window.resize(*size)
            for name in ("visits", "visits/new", "observing", "review"):
                window.go(name, visit.draft if name in {"observing", "review"} else "")
                settled(frame(window).shown, qtbot)
    finally:
        QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]  # same
    assert strays == []


@pytest.mark.parametrize("language", ["cy", "en"])
def test_every_control_of_the_form_has_a_name_and_room(
    open_visit: Callable[..., Window], qtbot: QtBot, language: str
) -> None:
    window = open_visit(language, (1024, 768))
    for name in ("visits", "visits/new"):
        window.go(name)
        screen = frame(window).shown
        settled(screen, qtbot)
        for control in controls(screen):
            said = control.accessibleName() or getattr(control, "text", str)()
            assert said, control
            assert control.height() >= 40, (said, control.height())
