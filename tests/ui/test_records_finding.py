"""The list of records: paged however long it is, searched as one types, filtered, and by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app import rooms as building
from assessor_app.ui.parts.chip import PressChip
from assessor_app.verifying.pool.model import Filter
from tests.benchmarks.verifying import rows as made_up
from tests.benchmarks.verifying import write_records
from tests.ui.desks import at_records, judged, rows, said
from tests.ui.visiting import SetClock, settled
from tests.ui.walks import WAIT_MS, check_controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.screens.records import RecordsScreen
    from assessor_app.ui.window import Window
    from tests.ui.elsewhere import Sealed
    from tests.ui.visiting import Founded

MANY = 130
MADE = [one | {"sealed_at": one["sealed_at"].replace(one["sealed_at"][:4], "2027")} for one in made_up(MANY)]


@pytest.fixture(scope="module")
def archive(received: Founded, sealed: Sealed, tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """A store with many records, and one that came since anybody looked for any."""
    store = received.copy(tmp_path_factory.mktemp("many") / "store")
    with store.open() as vault:
        made = building.open_rooms(vault, SetClock())
        write_records(made, MADE)
        made.archive.take_in("r.pdf", sealed.file.read_bytes())
        made.close()
    return store


@pytest.fixture
def window(archive: Founded, open_store: Callable[..., Window], tmp_path_factory: pytest.TempPathFactory) -> Window:
    return open_store(archive.copy(tmp_path_factory.mktemp("own") / "store"))


@pytest.fixture
def screen(window: Window, qtbot: QtBot) -> RecordsScreen:
    return at_records(window, qtbot)


def found(screen: RecordsScreen, qtbot: QtBot, wanted: set[str]) -> None:
    """Wait until the list holds these records, as far as it was read."""
    qtbot.waitUntil(lambda: {one.identity for one in screen.shelf.held} == wanted, timeout=WAIT_MS)


def came(screen: RecordsScreen, qtbot: QtBot, before: int) -> None:
    qtbot.waitUntil(lambda: len(screen.shelf.held) > before, timeout=WAIT_MS)


def typed(screen: RecordsScreen, text: str) -> None:
    QTest.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.shelf.finding.search.hasFocus()
    QTest.keyClicks(screen.shelf.finding.search, text)


def test_it_comes_a_page_at_a_time_and_no_more_is_read_than_is_looked_at(screen: RecordsScreen, qtbot: QtBot) -> None:
    view = screen.shelf.list
    assert len(screen.shelf.held) == 50
    while len(screen.shelf.held) < MANY + 1:
        before = len(screen.shelf.held)
        view.scrollToBottom()
        came(screen, qtbot, before)
    told = [one.sealed_at for one in screen.shelf.held]
    assert told == sorted(told, reverse=True)
    assert len({one.identity for one in screen.shelf.held}) == MANY + 1
    settled(screen, qtbot)


def test_what_is_typed_is_found_at_once_also_what_came_just_now(
    screen: RecordsScreen, sealed: Sealed, qtbot: QtBot
) -> None:
    typed(screen, "rwj-2026")
    found(screen, qtbot, {sealed.identity})
    assert rows(screen)[0].detail.endswith("observed 20/11/2026")
    screen.shelf.finding.search.selectAll()
    typed(screen, "marged PRY")
    meant = {one["identity"] for one in MADE if "Marged" in _said(one) and " Pry" in _said(one)}
    assert 0 < len(meant) < 50
    found(screen, qtbot, meant)
    QTest.keyClick(screen.shelf.finding.search, Qt.Key.Key_Return)
    assert screen.shelf.list.hasFocus()
    qtbot.waitUntil(lambda: screen.shelf.list.choice in meant, timeout=WAIT_MS)
    typed(screen, "zzz")
    found(screen, qtbot, set())
    qtbot.waitUntil(screen.shelf.nothing.isVisible, timeout=WAIT_MS)
    check_controls(screen)
    QTest.keyClick(screen.shelf.nothing.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(screen.shelf.held) == 50, timeout=WAIT_MS)
    assert screen.shelf.finding.search.text() == ""
    assert not screen.shelf.nothing.isVisible()


def _said(one: dict[str, str]) -> str:
    return f"{one['candidate']} {one['assessor']}"


def test_filters_are_chosen_by_keys_stay_when_one_comes_back_and_go_one_by_one(
    screen: RecordsScreen, window: Window, qtbot: QtBot
) -> None:
    finding = screen.shelf.finding
    QTest.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: finding.dialog is not None, timeout=WAIT_MS)
    dialog = finding.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.choices["method"].count() > 1, timeout=WAIT_MS)
    many = sum("witness" in one["methods"] for one in MADE)
    choice = dialog.choices["method"]
    said_of_it = [choice.itemText(at) for at in range(choice.count())]
    choice.setFocus()
    for _ in range(said_of_it.index(f"Witness testimony · {many}")):
        QTest.keyClick(choice, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.answers.text() == f"Records that answer: {many}", timeout=WAIT_MS)
    dialog.until.edit.setFocus()
    QTest.keyClicks(dialog.until.edit, "31/12/2024")
    QTest.keyClick(dialog.button, Qt.Key.Key_Space)
    meant = {one["identity"] for one in MADE if "witness" in one["methods"] and one["observed_on"] < "2025"}
    found(screen, qtbot, meant)
    chips = _chips(screen)
    assert [chip.text() for chip in chips] == ["Witness testimony ×", "until 31 December 2024 ×"]
    assert chips[0].accessibleName() == "Take away the filter Method: Witness testimony"
    check_controls(screen)
    window.go("visits")
    window.go("records")
    settled(screen, qtbot)
    found(screen, qtbot, meant)
    QTest.keyClick(_chips(screen)[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(_chips(screen)) == 1, timeout=WAIT_MS)
    assert finding.wanted == Filter(until="2024-12-31")
    qtbot.waitUntil(lambda: len(screen.shelf.held) > len(meant), timeout=WAIT_MS)


def _chips(screen: RecordsScreen) -> list[PressChip]:
    return [chip for chip in screen.shelf.finding.findChildren(PressChip) if chip.isVisible()]


def test_choosing_all_means_all_that_answer(screen: RecordsScreen, qtbot: QtBot) -> None:
    wanted = Filter(standing="accepted", text="gethin")
    meant = {one["identity"] for one in MADE if "Gethin" in _said(one) and one["verdict"] == "accepted"}
    screen.shelf.finding.narrow(wanted)
    found(screen, qtbot, meant)
    screen.several_button.click()
    picking = screen.shelf.picking
    picking.every.click()
    qtbot.waitUntil(lambda: picking.keys == meant, timeout=WAIT_MS)
    assert all(row.detail.startswith("Chosen") for row in rows(screen) if not row.heading)
    QTest.keyClick(screen.shelf.list, Qt.Key.Key_Home)
    QTest.keyClick(screen.shelf.list, Qt.Key.Key_Space)
    assert len(picking.keys) == len(meant) - 1
    assert not rows(screen)[0].detail.startswith("Chosen")
    settled(screen, qtbot)


def test_a_record_asked_for_is_in_sight_however_far_down_it_stands(
    screen: RecordsScreen, window: Window, sealed: Sealed, qtbot: QtBot
) -> None:
    assert sealed.identity not in {one.identity for one in screen.shelf.held}
    window.go("records", sealed.identity)
    judged(screen, qtbot, "unknown-signer")
    view = screen.shelf.list
    assert view.choice == sealed.identity
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
    assert [row.text for row in rows(screen) if row.heading] == ["Shown beside this", "In the archive"]
    check_controls(screen)
    typed(screen, "zzz")
    found(screen, qtbot, set())
    qtbot.waitUntil(lambda: "No record answers to this." in said(screen), timeout=WAIT_MS)
    screen.shelf.finding.clear()
    settled(screen, qtbot)
    assert screen.judged is not None


def test_a_record_asked_for_while_none_answers_is_the_one_that_is_shown(
    screen: RecordsScreen, window: Window, sealed: Sealed, qtbot: QtBot
) -> None:
    typed(screen, "zzz")
    found(screen, qtbot, set())
    screen.shelf.finding.clear()
    window.go("records", sealed.identity)
    qtbot.waitUntil(lambda: bool(screen.shelf.held) and screen.shelf.list.hasFocus(), timeout=WAIT_MS)
    judged(screen, qtbot, "unknown-signer")
    settled(screen, qtbot)
    assert (screen.shelf.list.choice, screen.judged and screen.judged.opening.identity) == (sealed.identity,) * 2
