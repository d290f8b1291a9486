"""Two journeys of a candidate through the real window: one who disagrees, and one who cannot sign.

Each begins at the observing screen, goes by presses and keys alone, and ends at the exported PDF, which says so and
opens as what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.records.drawn import text_of
from tests.ui.visiting import PASSPHRASE, at_draft, given_back
from tests.ui.walks import WAIT_MS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from assessor_app.records.report import Opening
    from assessor_app.ui.review.screen import ReviewScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

COMMENT = "Ni chefais ddigon o amser gyda'r ail alwad."
REASON = "Mae ei braich mewn plastr; cytunodd ar lafar."


def press(button: QWidget) -> None:
    """Press what a person sees and can reach."""
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def in_hand(window: Window, visit: Founded, qtbot: QtBot) -> ReviewScreen:
    """From the observing screen to the review, and the device into the candidate's hands."""
    screen = at_draft(window, visit, qtbot)
    press(screen.foot.primary)
    assert window.frame is not None
    review = cast("ReviewScreen", window.frame.shown)
    qtbot.waitUntil(review.preview.isVisible, timeout=WAIT_MS)
    if not review.halves.beside:
        press(review.halves.switch.segment("1"))
    press(review.assessor.hand)
    qtbot.waitUntil(lambda: not review._drawing, timeout=WAIT_MS)
    return review


def draw(pad: QWidget) -> None:
    """A few strokes with the mouse."""
    for left in (40, 120, 200):
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(left, 70))
        for step in range(1, 9):
            QTest.mouseMove(pad, QPoint(left + 6 * step, 70 - 25 * (step % 3)))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(left + 50, 75))


def sealed(review: ReviewScreen, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The assessor takes the device back, seals and exports; the record's file."""
    given_back(review, qtbot)
    press(review.assessor.declared)
    review.assessor.passphrase.edit.insert(PASSPHRASE)  # Qt's test keyboard has no accents
    QTest.keyClick(review.assessor.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(review.done.isVisible, timeout=WAIT_MS)
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    press(review.done.export)
    qtbot.waitUntil(lambda: not review.busy.isVisible() and len(list(folder.glob("*.pdf"))) == 1, timeout=WAIT_MS)
    return next(folder.glob("*.pdf"))


def opened(window: QWidget, visit: Founded, file: Path) -> Opening:
    """What a program that starts once this window is closed says of the file."""
    assert window.close()
    return visit.look(lambda rooms: rooms.archive.open(file.name, file.read_bytes()))


def test_a_candidate_who_disagrees_says_so_signs_and_is_quoted(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_visit("cy", (1024, 768))
    review = in_hand(window, visit, qtbot)
    panel = review.candidate
    press(review.halves.switch.segment("1"))
    QTest.keyClicks(panel.comment.edit, COMMENT)
    press(panel.dissent)
    assert "nid wyf yn cytuno" in panel.declaration.text()
    draw(panel.mark.pad)
    press(panel.sign)
    qtbot.waitUntil(review.giving.isVisible)
    assert review.giving.said.text() == "Diolch. Mae eich marc wedi’i gadw."
    file = sealed(review, qtbot, tmp_path / "usb", monkeypatch)
    pages = text_of(file)
    assert "Nid yw’r ymgeisydd yn cytuno â’r cofnod hwn." in pages
    assert "The candidate does not agree with this record." in pages
    assert COMMENT in pages
    assert "I have read the record and do not agree with it. My comments stand under Feedback." in pages
    assert "I have read it and agree with it" not in pages
    found = opened(review.window(), visit, file)
    assert found.verdict == "accepted"
    assert found.payload is not None
    response = found.payload["response"]
    assert (response["comment"], response["dissent"], response["mark"]["kind"]) == (COMMENT, True, "drawn")
    assert len(response["mark"]["strokes"]) == 3


def test_a_candidate_who_cannot_sign_has_the_reason_on_the_record(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = in_hand(open_visit("en"), visit, qtbot)
    panel = review.candidate
    press(panel.mark.kinds.segment("absent"))
    press(panel.sign)
    assert panel.wrong.text() == "Dywedwch pam nad oes marc."
    QTest.keyClicks(panel.mark.why.edit, REASON)
    press(panel.sign)
    qtbot.waitUntil(review.giving.isVisible)
    assert "rheswm pam nad oes marc" in review.giving.said.text()
    file = sealed(review, qtbot, tmp_path / "usb", monkeypatch)
    pages = text_of(file)
    for said in ("Ni lofnododd yr ymgeisydd. Y rheswm:", "The candidate did not sign. The reason:", REASON):
        assert said in pages
    assert "I have read it and agree with it" not in pages
    found = opened(review.window(), visit, file)
    assert found.verdict == "accepted"
    assert found.payload is not None
    mark = found.payload["response"]["mark"]
    assert (mark["kind"], mark["reason"], mark["strokes"], mark["name"]) == ("absent", REASON, [], "")
