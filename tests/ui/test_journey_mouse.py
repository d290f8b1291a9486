"""A visit on two standards by mouse alone, from the first screen to a record that is exported and accepted.

Text comes as an on-screen keyboard hands it over; no key is pressed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from assessor_app.standards.model import CriterionKey, StandardKey
from tests.ui.hands import Hands
from tests.ui.visiting import held, settled
from tests.ui.walks import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.review.screen import ReviewScreen
    from assessor_app.ui.screens.visits import NewVisitScreen
    from assessor_app.ui.window import Window

CALLS = StandardKey("INSCS025", "2021", "cy")
COMPLEX = StandardKey("INSCC007", "2021-02-05", "cy")
SAW = "Gadawodd i’r cwsmer orffen, yna ailadroddodd y broblem yn ôl."
MET = (CriterionKey(CALLS, "performance", 14), CriterionKey(COMPLEX, "performance", 4))
NOT_YET = CriterionKey(CALLS, "performance", 6)


def test_a_visit_on_two_standards_by_mouse_alone(
    founded: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = Hands(founded, qtbot.waitUntil)
    founded.resize(1440, 900)
    begin(hands)
    screen = cast("ObservingScreen", hands.screen)
    qtbot.waitUntil(lambda: screen.scene is not None)
    observe(hands, screen, qtbot)
    hands.press(screen.foot.primary)
    hands.at("ReviewScreen")
    review = cast("ReviewScreen", hands.screen)
    sign(hands, review, qtbot)
    seal(hands, review, qtbot)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    hands.press(review.done.export)
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.pdf"))) == 1)
    (file,) = tmp_path.glob("*.pdf")
    opening = founded.kit.tasks  # the archive judges it as any file that comes in
    told: list[str] = []
    data = file.read_bytes()
    opening.read(lambda rooms: rooms.archive.open(file.name, data).verdict, then=told.append)
    qtbot.waitUntil(lambda: told == ["accepted"])
    assert hands.keys == 0
    assert hands.presses


def begin(hands: Hands) -> None:
    """A new candidate, two standards, a place."""
    hands.press("New observation")
    hands.at("NewVisitScreen")
    form = cast("NewVisitScreen", hands.screen).form
    hands.wait(form.who.search.hasFocus)
    hands.put(form.who.search, "Siân Llywelyn")
    hands.press_row(form.who.list, "new")
    for name, key in (("INSCS025", CALLS), ("INSCC007", COMPLEX)):
        hands.put(form.standards.search, name)
        hands.wait(partial(hands.has_row, form.standards.found, str(key)))
        hands.press_row(form.standards.found, str(key))
        assert str(key) in form.standards.chosen
        hands.clear(form.standards.search)
    hands.put(form.place.edit, "Canolfan Gyswllt Tŷ Gwyn")
    hands.press(form.foot.primary)
    hands.at("ObservingScreen")


def observe(hands: Hands, screen: ObservingScreen, qtbot: QtBot) -> None:
    """One entry that shows two criteria, both judged met, and one that is not yet."""
    hands.put(screen.writing.text, SAW)
    for key in MET:
        choose(hands, screen, key)
        hands.press(screen.criterion.link)
    hands.press(screen.writing.add)
    qtbot.waitUntil(lambda: len(held(screen).entries) == 1)
    for key in MET:
        choose(hands, screen, key)
        hands.press(screen.criterion.states.segment("met"))
        settled(screen, qtbot)
    choose(hands, screen, NOT_YET)
    hands.press(screen.criterion.states.segment("not_yet_met"))
    settled(screen, qtbot)
    assert {j.criterion: j.state for j in held(screen).judgements} == {
        **dict.fromkeys(MET, "met"),
        NOT_YET: "not_yet_met",
    }


def choose(hands: Hands, screen: ObservingScreen, key: CriterionKey) -> None:
    """Press a criterion in the list."""
    hands.press_row(screen.criteria.list, str(key))
    hands.wait(lambda: screen.criterion.key == key)


def sign(hands: Hands, review: ReviewScreen, qtbot: QtBot) -> None:
    """Hand over; the candidate draws, signs, and gives the device back to whoever knows the passphrase."""
    qtbot.waitUntil(lambda: not review.preview.isHidden())
    hands.press(review.assessor.hand)
    qtbot.waitUntil(lambda: review.handing.over)
    pad = review.candidate.mark.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 40))
    for x in range(40, 160, 10):
        QTest.mouseMove(pad, QPoint(x, 40 + x % 30))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(170, 60))
    hands.press(review.candidate.sign)
    qtbot.waitUntil(review.giving.isVisible)
    hands.put(review.giving.passphrase.edit, PASSPHRASE)
    hands.press(review.giving.go_on)
    qtbot.waitUntil(lambda: not review.handing.over)


def seal(hands: Hands, review: ReviewScreen, qtbot: QtBot) -> None:
    """Declare and seal."""
    hands.press(review.assessor.declared)
    hands.put(review.assessor.passphrase.edit, PASSPHRASE)
    hands.press(review.assessor.seal)
    qtbot.waitUntil(lambda: review._sealed is not None)
