"""How long records are kept, on the screen: what is due, holding it back, and disposing of it with the passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app.ui.keeping import deeds
from assessor_app.ui.keeping.shelf import RULE
from tests.ui.desks import welsh
from tests.ui.fullday import copied, found_day
from tests.ui.visiting import PASSPHRASE, settled
from tests.ui.walks import WAIT_MS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.progress import Progress
    from assessor_app.records.retention.model import Keeping
    from assessor_app.ui.keeping.dialogs import DisposeDialog, HoldDialog
    from assessor_app.ui.keeping.screen import KeepingScreen
    from assessor_app.ui.window import Window
    from tests.ui.fullday import Day
    from tests.ui.visiting import SetClock

    OpenStore = Callable[..., Window]

pytestmark = pytest.mark.slow

LATER = "2028-06-01T09:00:00+00:00"
"""More than a year after all that was done, with the certificate still good."""


@pytest.fixture(scope="module")
def full_day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Made once and never opened: each test has a copy."""
    return found_day(tmp_path_factory.mktemp("day"))


@pytest.fixture
def day(full_day: Day, tmp_path: Path) -> Day:
    return copied(full_day, tmp_path / "day")


@pytest.fixture
def screen(open_store: OpenStore, day: Day, qtbot: QtBot) -> KeepingScreen:
    """The screen on a day by which nothing is due, since records are kept for three years."""
    window = open_store(day.store, "cy")
    cast("SetClock", window.kit.clock).set(LATER)
    window.go("records")
    assert window.frame is not None
    window.frame.shown.keeping_button.click()  # type: ignore[attr-defined]
    shown = cast("KeepingScreen", window.frame.shown)
    qtbot.waitUntil(lambda: shown.kept is not None, timeout=WAIT_MS)
    return shown


def rule(screen: KeepingScreen, years: str, qtbot: QtBot) -> None:
    """Write the rule, once it is in force."""
    screen.about.years.edit.setText(years)
    screen.about.keep.click()
    qtbot.waitUntil(lambda: bool(screen.kept and screen.kept.rule.years == int(years)), timeout=WAIT_MS)
    settled(screen, qtbot)


def choose(screen: KeepingScreen, name: str) -> Keeping:
    """Choose somebody in the list."""
    assert screen.kept is not None
    one = next(one for one in screen.kept.people if one.name == name)
    screen.shelf.list.choose(one.candidate)
    screen.shelf.chosen.emit(one.candidate)
    assert screen.person.isVisible()
    return one


def undo(screen: KeepingScreen) -> None:
    """Press Undo in the toast."""
    toast = screen.window().frame.toast  # type: ignore[attr-defined]
    assert toast.button.isVisible()
    toast.button.click()


def names(screen: KeepingScreen) -> list[str]:
    """Who is due."""
    return sorted(one.name for one in screen.kept.due) if screen.kept else []


def test_the_rule_says_what_is_due_and_can_be_taken_back(screen: KeepingScreen, qtbot: QtBot) -> None:
    assert names(screen) == []
    assert not screen.due_button.isEnabled()
    screen.about.years.edit.setText("dim")
    screen.about.keep.click()
    assert screen.about.years.below.text() == welsh("Write for how many years, in figures.")
    rule(screen, "1", qtbot)
    assert "Dafydd Ellis" in names(screen)
    assert screen.due_button.isEnabled()
    undo(screen)
    qtbot.waitUntil(lambda: bool(screen.kept and screen.kept.rule.years == 3), timeout=WAIT_MS)
    assert not screen.due_button.isEnabled()


def test_what_is_held_back_is_not_due_until_it_is_let_go(screen: KeepingScreen, qtbot: QtBot) -> None:
    rule(screen, "1", qtbot)
    choose(screen, "Dafydd Ellis")
    assert screen.person.dispose.isVisible()
    screen.person.hold.click()
    dialog = cast("HoldDialog", screen.dialog)
    dialog.button.click()
    assert dialog.why.below.text() == welsh("Say why: an appeal, an inquiry, or something else.")
    dialog.way.segment("other").click()
    dialog.button.click()
    assert dialog.note.below.text() == welsh("Say why it must be kept.")
    dialog.way.segment("malpractice").click()
    dialog.note.edit.setText("CM-12")
    dialog.button.click()
    qtbot.waitUntil(screen.person.held.isVisible, timeout=WAIT_MS)
    assert "Ymchwiliad i gamymarfer; CM-12" in screen.person.held.words.text()
    assert not screen.person.dispose.isVisible()
    assert "Dafydd Ellis" not in names(screen)
    screen.person.lift.click()
    qtbot.waitUntil(lambda: "Dafydd Ellis" in names(screen), timeout=WAIT_MS)
    undo(screen)
    qtbot.waitUntil(lambda: "Dafydd Ellis" not in names(screen), timeout=WAIT_MS)
    assert screen.person.held.isVisible()


def test_the_day_of_the_claim_is_read_as_people_write_it(screen: KeepingScreen, qtbot: QtBot) -> None:
    choose(screen, "Dafydd Ellis")
    screen.person.day.edit.setText("ddoe")
    screen.person.keep.click()
    assert screen.person.day.below.text() == welsh("This is not a day. Write it as in 20/11/2026.")
    screen.person.day.edit.setText("31/01/2027")
    QTest.keyClick(screen.person.day.edit, Qt.Key.Key_Return)

    def kept() -> bool:
        shown = screen.person.shown
        return bool(shown and shown.certified and shown.certified.isoformat() == "2027-01-31")

    qtbot.waitUntil(kept, timeout=WAIT_MS)


def test_what_is_due_is_erased_for_good_with_the_passphrase_and_leaves_a_certificate(
    screen: KeepingScreen, day: Day, qtbot: QtBot, tmp_path: Path
) -> None:
    rule(screen, "1", qtbot)
    many = len(names(screen))
    choose(screen, "Dafydd Ellis")
    screen.person.dispose.click()
    qtbot.waitUntil(lambda: screen.dialog is not None, timeout=WAIT_MS)
    dialog = cast("DisposeDialog", screen.dialog)
    assert dialog.list.rows.rowCount() == 1
    dialog.button.click()
    assert dialog.reason.below.text() == welsh("Write why: the certificate keeps the reason.")
    dialog.reason.edit.setText("Daeth yr amser")
    dialog.phrase.edit.setText("nid hon yw hi o gwbl")
    dialog.button.click()
    qtbot.waitUntil(lambda: bool(dialog.phrase.below.text()) and dialog.button.isEnabled(), timeout=WAIT_MS)
    assert dialog.phrase.said == ""
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.button.click()
    qtbot.waitUntil(lambda: bool(screen.kept and screen.kept.disposals), timeout=WAIT_MS)
    assert len(names(screen)) == many - 1
    assert screen.about.isVisible()
    assert screen.shelf.list.choice == RULE
    assert screen.kept is not None
    (gone,) = screen.kept.disposals
    assert (gone.reference, gone.records, gone.sealed) == ("D-2028-1", 1, True)
    qtbot.waitUntil(lambda: screen.window().focusWidget() is screen.about.save, timeout=WAIT_MS)
    screen.save_to(gone, tmp_path / "D-2028-1.pdf")
    qtbot.waitUntil((tmp_path / "D-2028-1.pdf").exists, timeout=WAIT_MS)
    assert (tmp_path / "D-2028-1.pdf").read_bytes().startswith(b"%PDF")
    left: list[str] = []
    screen.kit.tasks.read(lambda rooms: rooms.archive.identities(), then=left.extend)
    qtbot.waitUntil(lambda: bool(left), timeout=WAIT_MS)
    assert day.own not in left


def test_whoever_stops_it_has_everything_still(
    screen: KeepingScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule(screen, "1", qtbot)
    before, real = names(screen), deeds.dispose

    def once_it_was_stopped(*given: object) -> object:
        progress = cast("Progress", given[-1])
        screen.busy.stop.clicked.emit()
        return real(*given[:-1], progress)  # type: ignore[call-arg, arg-type]

    monkeypatch.setattr(deeds, "dispose", once_it_was_stopped)
    screen.due_button.click()
    qtbot.waitUntil(lambda: screen.dialog is not None, timeout=WAIT_MS)
    dialog = cast("DisposeDialog", screen.dialog)
    assert len(dialog.candidates) == len(before)
    dialog.reason.edit.setText("Daeth yr amser")
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.button.click()
    toast = screen.window().frame.toast  # type: ignore[attr-defined]
    qtbot.waitUntil(
        lambda: toast.isVisible() and toast._words.text() == welsh("Stopped. Nothing was erased."), timeout=WAIT_MS
    )
    screen.enter("")
    settled(screen, qtbot)
    assert names(screen) == before
    assert screen.kept is not None
    assert screen.kept.disposals == ()
