"""A sealed record that is wrong, on the screen: put right, withdrawn, its difference told; and several exported."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app.ui.records.findings import NO_LONGER
from tests.ui.desks import at_records, judged, said, welsh
from tests.ui.fullday import EVENING, copied, found_day
from tests.ui.visiting import PASSPHRASE
from tests.ui.walks import WAIT_MS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.records.mistakes import PutRightDialog, WithdrawRecordDialog
    from assessor_app.ui.screens.records import RecordsScreen
    from assessor_app.ui.window import Window
    from tests.ui.fullday import Day
    from tests.ui.visiting import SetClock

    OpenStore = Callable[..., Window]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def full_day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Made once and never opened: each test has a copy."""
    return found_day(tmp_path_factory.mktemp("day"))


@pytest.fixture
def day(full_day: Day, tmp_path: Path) -> Day:
    return copied(full_day, tmp_path / "day")


@pytest.fixture
def screen(open_store: OpenStore, day: Day, qtbot: QtBot) -> RecordsScreen:
    window = open_store(day.store, "cy")
    cast("SetClock", window.kit.clock).set(EVENING)
    return at_records(window, qtbot)


def shown(screen: RecordsScreen, identity: str, qtbot: QtBot) -> None:
    """Show one record, once it is judged."""
    screen.go("records", identity)
    qtbot.waitUntil(lambda: bool(screen.judged and screen.judged.opening.identity == identity), timeout=WAIT_MS)
    judged(screen, qtbot, "accepted")


def test_what_took_its_place_is_said_first_and_the_difference_with_it(
    screen: RecordsScreen, day: Day, qtbot: QtBot
) -> None:
    shown(screen, day.wrong, qtbot)
    assert screen.detail.banner is not None
    assert screen.detail.banner.title.text() == welsh(NO_LONGER["superseded-by"][0])
    assert screen.detail.right_button is None
    assert screen.detail.recall_button is None
    assert screen.detail.difference is not None
    texts = " ".join(said(screen.detail.difference))
    assert "Y ganolfan alwadau, Bangor" in texts
    assert welsh("The feedback was changed.") in texts
    assert screen.detail.becoming is not None
    screen.detail.becoming.going.emit(day.righted)
    qtbot.waitUntil(lambda: bool(screen.judged and screen.judged.opening.identity == day.righted), timeout=WAIT_MS)


def test_a_record_is_put_right_from_its_screen(screen: RecordsScreen, day: Day, qtbot: QtBot) -> None:
    shown(screen, day.own, qtbot)
    assert screen.detail.right_button is not None
    screen.detail.right_button.click()
    dialog = cast("PutRightDialog", screen.errands.dialog)
    dialog.button.click()
    assert dialog.reason.below.text() == welsh("Write down the reason: it stays with the record.")
    dialog.reason.edit.setPlainText("Y dyddiad anghywir")
    dialog.button.click()
    frame = screen.window().frame  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: frame.here == "observing", timeout=WAIT_MS)
    draft = cast("ObservingScreen", frame.shown)
    qtbot.waitUntil(lambda: draft.scene is not None, timeout=WAIT_MS)
    frame.go("records", day.own)
    qtbot.waitUntil(lambda: bool(screen.judged and screen.judged.known and screen.judged.known.draft), timeout=WAIT_MS)
    assert screen.detail.right_button is None


def test_a_record_is_withdrawn_with_the_passphrase_and_says_so(
    screen: RecordsScreen, day: Day, qtbot: QtBot, tmp_path: Path
) -> None:
    shown(screen, day.own, qtbot)
    assert screen.detail.recall_button is not None
    screen.detail.recall_button.click()
    dialog = cast("WithdrawRecordDialog", screen.errands.dialog)
    dialog.reason.edit.setPlainText("Yr ymgeisydd anghywir")
    dialog.phrase.edit.setText("nid hwn yw hi o gwbl")
    dialog.button.click()
    qtbot.waitUntil(lambda: bool(dialog.phrase.below.text()) and dialog.button.isEnabled(), timeout=WAIT_MS)
    assert dialog.phrase.said == ""
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.button.click()

    def told() -> bool:
        banner = screen.detail.banner
        return banner is not None and banner.title.text() == welsh(NO_LONGER["withdrawn-on"][0])

    qtbot.waitUntil(told, timeout=WAIT_MS)
    (tmp_path / "out").mkdir()
    screen.export_to(tmp_path / "out")
    qtbot.waitUntil(lambda: len(list((tmp_path / "out").glob("*.pdf"))) == 2, timeout=WAIT_MS)


def test_several_are_chosen_with_the_space_bar_and_exported_with_an_index(
    screen: RecordsScreen, day: Day, qtbot: QtBot, tmp_path: Path
) -> None:
    shown(screen, day.own, qtbot)
    screen.several_button.click()
    picking = screen.shelf.picking
    assert picking.keys == {day.own}
    screen.shelf.list.choose(day.withdrawn)
    QTest.keyClick(screen.shelf.list, Qt.Key.Key_Space)
    assert picking.keys == {day.own, day.withdrawn}
    QTest.keyClick(screen.shelf.list, Qt.Key.Key_Space)
    assert picking.keys == {day.own}
    picking.every.click()
    qtbot.waitUntil(lambda: len(picking.keys) == len(screen.shelf.held), timeout=WAIT_MS)
    screen.errands.export_to(tmp_path / "all")
    qtbot.waitUntil(lambda: not picking.on, timeout=WAIT_MS)
    assert len(list((tmp_path / "all" / "records").glob("*.pdf"))) == len(screen.shelf.held)
    assert len(list((tmp_path / "all" / "withdrawals").glob("*.pdf"))) == 1
    assert (tmp_path / "all" / "index.html").is_file()


def test_what_happened_to_its_file_is_told(screen: RecordsScreen, day: Day, qtbot: QtBot) -> None:
    shown(screen, day.accepted, qtbot)
    assert screen.detail.past is not None
    (line,) = said(screen.detail.past)[1:]
    assert "mewnforiwyd" in line
