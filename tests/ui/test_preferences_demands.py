"""The card that says what a centre demands: what is chosen there is kept at once, and the toast undoes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app.observing.model import Rules
from assessor_app.observing.readiness import CHECKS
from assessor_app.ui.preferences.screen import PreferencesScreen
from tests.ui.visiting import settled
from tests.ui.walks import check_controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.window import Window


@pytest.fixture
def screen(open_visit: Callable[..., Window], qtbot: QtBot) -> PreferencesScreen:
    window = open_visit()
    window.go("settings")
    assert window.frame is not None
    shown = window.frame.shown
    assert isinstance(shown, PreferencesScreen)
    settled(shown, qtbot)
    return shown


def kept(screen: PreferencesScreen, qtbot: QtBot) -> Rules:
    told: list[Rules] = []
    settled(screen, qtbot)
    screen.kit.tasks.read(lambda rooms: rooms.demands.rules(), then=told.append)
    qtbot.waitUntil(lambda: bool(told))
    return told[0]


def test_choices_are_kept_at_once_and_taken_back(screen: PreferencesScreen, qtbot: QtBot) -> None:
    card = screen.demands
    assert (card.judging.isChecked(), card.signature.choice, card.usual.isVisible()) == (True, "reasoned", False)
    QTest.keyClick(card.judging, Qt.Key.Key_Space)
    QTest.mouseClick(card.signature.segment("required"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(card.show_all, Qt.MouseButton.LeftButton)
    QTest.mouseClick(card.levels["gap-no-place"].segment("off"), Qt.MouseButton.LeftButton)
    wanted = Rules(judging=False, signature="required", levels=(("gap-no-place", "off"),))
    assert kept(screen, qtbot) == wanted
    assert card.usual.isVisible()
    screen.window().frame.toast.button.click()  # type: ignore[attr-defined]  # the program's window
    assert kept(screen, qtbot).levels == ()
    assert card.levels["gap-no-place"].choice == "warns"
    QTest.mouseClick(card.usual, Qt.MouseButton.LeftButton)
    assert kept(screen, qtbot) == Rules()
    assert (card.judging.isChecked(), card.signature.choice) == (True, "reasoned")


def test_every_check_is_shown_with_its_reason_and_only_what_may_be_chosen(
    screen: PreferencesScreen, qtbot: QtBot
) -> None:
    card = screen.demands
    assert not card.checks.isVisible()
    card.show_all.click()
    assert card.levels.keys() == {check.code for check in CHECKS if len(check.levels) > 1}
    for check in CHECKS:
        if check.code in card.levels:
            offered = [level for level in ("blocks", "warns", "off") if level in card.levels[check.code]._segments]
            assert offered == [level for level in ("blocks", "warns", "off") if level in check.levels]
    screen.kit.tongue.switch()
    required = card.signature.segment("required")
    qtbot.waitUntil(lambda: required.width() >= required.minimumSizeHint().width())
    check_controls(card)
