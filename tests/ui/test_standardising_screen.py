"""Standardisation through the window: a draft read through, an exercise judged by keys and signed, a table written."""

from __future__ import annotations

import csv
import zipfile
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app.trust.model import grouped
from assessor_app.ui.verifying.standardising.screen import AGREEMENT, DRAFT, JUDGING
from assessor_app.verifying.standardising import files
from assessor_app.verifying.standardising.model import Answer, Exercise
from tests.ui.exercising import Three, at_exercises
from tests.ui.visiting import PASSPHRASE, settled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.verifying.standardising.screen import StandardisingScreen
    from assessor_app.ui.verifying.standardising.signing import SignDialog
    from assessor_app.ui.window import Window
    from tests.ui.elsewhere import Sealed


def here(window: Window, qtbot: QtBot, identity: str) -> tuple[StandardisingScreen, Three]:
    screen, three = at_exercises(window, qtbot, identity)
    settled(screen, qtbot)
    return screen, three


def turn(screen: StandardisingScreen, qtbot: QtBot, exercise: str, page: int) -> None:
    screen.enter(exercise)
    qtbot.waitUntil(lambda: screen.shown is not None and screen.shown.exercise.id == exercise)
    qtbot.waitUntil(lambda: screen.middle.currentIndex() == page)
    settled(screen, qtbot)


def signed(screen: StandardisingScreen, qtbot: QtBot, file: Path) -> bytes:
    dialog = cast("SignDialog", screen.dialog)
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.write(file)
    qtbot.waitUntil(file.exists, timeout=20_000)
    settled(screen, qtbot)
    return file.read_bytes()


@pytest.mark.slow
def _vouched(screen: StandardisingScreen, qtbot: QtBot) -> None:
    """Whoever answered and is not known counts once somebody vouches, with the fingerprint they told."""
    assert screen.shown is not None
    strangers = [came for came in screen.shown.came if not came.known]
    screen.agreement.vouch.click()
    dialog = screen.vouching
    assert dialog is not None
    dialog.way.choose("telephone")
    dialog.groups.edit.setText("AAAA AAAA")
    dialog.press()
    assert dialog.isVisible()
    dialog.groups.edit.setText(" ".join(grouped(strangers[0].signer).split()[-2:]))
    dialog.press()
    qtbot.waitUntil(
        lambda: screen.shown is not None and sum(not came.known for came in screen.shown.came) == len(strangers) - 1
    )


def test_standardisation_through_the_window(
    open_store: Callable[..., Window], sealed: Sealed, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_store(sealed.store.copy(tmp_path / "store"))
    screen, three = here(window, qtbot, sealed.identity)

    turn(screen, qtbot, three.draft, DRAFT)
    before = len(screen.draft.cards)
    screen.draft.cards[1].text.edit.setPlainText("Ffoniwch 07700 900123 am fwy.")
    qtbot.waitUntil(lambda: screen.draft.cards[1].doubt.isVisibleTo(screen))
    screen.draft.cards[0].out.click()
    qtbot.waitUntil(lambda: len(screen.draft.cards) == before - 1)
    assert window.frame is not None
    window.frame.toast.button.click()
    qtbot.waitUntil(lambda: len(screen.draft.cards) == before)
    screen.draft.hand.click()
    given = files.read(signed(screen, qtbot, tmp_path / "given.json"))[0]
    assert isinstance(given, Exercise)
    assert [one.text for one in given.pieces][1] == "Ffoniwch 07700 900123 am fwy."

    turn(screen, qtbot, three.received, JUDGING)
    page = screen.judging
    page.begin()
    for _ in given.criteria:
        QTest.keyClick(page.list, Qt.Key.Key_2)
    settled(screen, qtbot)
    qtbot.waitUntil(lambda: screen.shown is not None and len(screen.shown.choices) == len(given.criteria))
    page.sign.click()
    answer = files.read(signed(screen, qtbot, tmp_path / "answer.json"))[0]
    assert isinstance(answer, Answer)
    assert {one.choice for one in answer.judged} >= {"not_yet_met"}

    turn(screen, qtbot, three.given, AGREEMENT)
    assert screen.agreement.waiting.isVisibleTo(screen)
    screen.export_table(tmp_path / "table.csv")
    screen.export_table(tmp_path / "table.xlsx")
    qtbot.waitUntil((tmp_path / "table.xlsx").exists)
    with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as table:
        told = list(csv.reader(table))
    assert len(told) == 1 + len(given.criteria)
    assert zipfile.is_zipfile(tmp_path / "table.xlsx")
    _vouched(screen, qtbot)
