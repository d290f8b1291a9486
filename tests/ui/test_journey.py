"""The whole main job through the real window: from first run to a record that another store accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from assessor_app.standards.model import CriterionKey, StandardKey
from assessor_app.trust.model import grouped
from tests.ui.visiting import given_back, settled
from tests.ui.walks import PASSPHRASE, WAIT_MS, go_through_first_run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from assessor_app.records.report import Opening
    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.review.screen import ReviewScreen
    from assessor_app.ui.screen import Screen
    from assessor_app.ui.screens.candidates import CandidatesScreen
    from assessor_app.ui.screens.records import RecordsScreen
    from assessor_app.ui.screens.visits import NewVisitScreen
    from assessor_app.ui.window import Window

CALLS = StandardKey("INSCS025", "2021", "cy")
COMPLEX = StandardKey("INSCC007", "2021-02-05", "cy")
TYPED = "Cyfarchodd y galwr yn Gymraeg a gofynnodd am y cyfeirnod."
PASTED = " Llŷn, dŵr, gïau, Siân."  # Qt's test keyboard has no accents
GREETED = TYPED + PASTED
FEEDBACK = "Gwrando rhagorol."
ACTION = ("Ymarfer cadarnhau", "Rhian", "2026-12-06")  # what, who, by when


def shown(window: Window) -> Screen:
    assert window.frame is not None
    return window.frame.shown


def add_candidate(window: Window, qtbot: QtBot) -> None:
    window.go("candidates")
    screen = cast("CandidatesScreen", shown(window))
    screen.add_button.click()
    screen.form.name.edit.setText("Siân Llywelyn")
    for key in (CALLS, COMPLEX):
        screen.form.standards.add(str(key))
    screen.form.save()
    qtbot.waitUntil(screen.observe_button.isVisible, timeout=WAIT_MS)
    screen.observe_button.click()


def begin(window: Window, qtbot: QtBot) -> ObservingScreen:
    form = cast("NewVisitScreen", shown(window)).form
    qtbot.waitUntil(lambda: len(form.standards.chosen) == 2, timeout=WAIT_MS)
    form.place.edit.setText("Canolfan Gyswllt Tŷ Gwyn")
    press(form.foot.primary)
    qtbot.waitUntil(lambda: type(shown(window)).__name__ == "ObservingScreen", timeout=WAIT_MS)
    screen = cast("ObservingScreen", shown(window))
    qtbot.waitUntil(lambda: screen.scene is not None, timeout=WAIT_MS)
    return screen


def observe(screen: ObservingScreen, qtbot: QtBot) -> None:
    """By keys and presses: write an entry, link it to both standards, judge, give feedback, agree on an action."""
    keys = (CriterionKey(CALLS, "performance", 1), CriterionKey(COMPLEX, "performance", 4))
    QTest.keyClicks(screen.writing.text, TYPED)
    screen.writing.text.insertPlainText(PASTED)
    for key in keys:
        press_criterion(screen, key, qtbot)
        press(screen.criterion.link)
        assert key in screen.writing.links
    QTest.keyClick(screen.writing.text, Qt.Key.Key_Return)
    settled(screen, qtbot)
    assert screen.scene is not None
    assert [(entry.text, entry.links) for entry in screen.scene.observation.entries] == [(GREETED, keys)]
    for key in keys:
        press_criterion(screen, key, qtbot)
        press(screen.criterion.states.segment("met"))
        settled(screen, qtbot)
    write_details(screen, qtbot)
    held = screen.scene.observation
    assert {judged.criterion: judged.state for judged in held.judgements} == dict.fromkeys(keys, "met")
    assert held.feedback == FEEDBACK
    assert [(action.text, action.owner, action.due) for action in held.actions] == [ACTION]
    assert screen.writing.text.toPlainText() == ""


def write_details(screen: ObservingScreen, qtbot: QtBot) -> None:
    """Open the drawer, type feedback and an action into their fields, and close it."""
    QTest.keyClick(screen.writing.text, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(screen.drawer.isVisible)
    details = screen.details
    details.feedback.edit.setFocus()
    type_into(FEEDBACK)
    details.agreed_actions.more.setFocus()
    QTest.keyClick(details.agreed_actions.more, Qt.Key.Key_Space)
    (card,) = details.agreed_actions.cards
    qtbot.waitUntil(lambda: card.isVisible() and card.text.edit.hasFocus())
    for said in ACTION:
        type_into(said)
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    settled(screen, qtbot)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not screen.drawer.isVisible()


def press_criterion(screen: ObservingScreen, key: CriterionKey, qtbot: QtBot) -> None:
    """Press a criterion in the list at the left, once it has been scrolled to, and see it at the right."""
    rows = screen.criteria.list
    at = rows.model().index(rows.rows.place_of(str(key)), 0)
    rows.scrollTo(at)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(at).center())
    qtbot.waitUntil(lambda: screen.criterion.key == key)


def press(button: QWidget) -> None:
    """Press what a person sees and can reach."""
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def focused() -> QWidget:
    """Whatever has the keys."""
    held = QApplication.focusWidget()
    assert held is not None
    return held


def type_into(said: str) -> None:
    """Type into whatever has the keys."""
    QTest.keyClicks(focused(), said)


def sign_and_seal(window: Window, screen: ObservingScreen, qtbot: QtBot) -> ReviewScreen:
    press(screen.foot.primary)
    qtbot.waitUntil(lambda: type(shown(window)).__name__ == "ReviewScreen", timeout=WAIT_MS)
    review = cast("ReviewScreen", shown(window))
    qtbot.waitUntil(review.preview.isVisible, timeout=WAIT_MS)
    review.assessor.hand.click()
    review.candidate.comment.edit.setPlainText("Yn cytuno.")
    pad = review.candidate.mark.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 40))
    for x in range(40, 160, 10):
        QTest.mouseMove(pad, QPoint(x, 40 + x % 30))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(170, 60))
    review.candidate.sign.click()
    settled(review, qtbot)
    given_back(review, qtbot, PASSPHRASE)
    review.assessor.declared.setChecked(True)
    review.assessor.passphrase.edit.setText("nid hwn yw'r cyfrinymadrodd")
    review.assessor.seal.click()
    qtbot.waitUntil(lambda: review.assessor.wrong.isVisible() or bool(review.assessor.passphrase.said), timeout=WAIT_MS)
    assert review._sealed is None
    review.assessor.passphrase.edit.setText(PASSPHRASE)
    review.assessor.seal.click()
    qtbot.waitUntil(lambda: review._sealed is not None, timeout=WAIT_MS)
    return review


def export(review: ReviewScreen, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    review.done.export.click()
    qtbot.waitUntil(lambda: len(list(folder.glob("*.pdf"))) == 1, timeout=WAIT_MS)
    settled(review, qtbot)
    qtbot.waitUntil((folder / "identity.pem").is_file, timeout=WAIT_MS)
    return next(folder.glob("*.pdf"))


def test_from_first_run_to_a_record_accepted_elsewhere(
    make_window: Callable[..., Window],
    qtbot: QtBot,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = make_window("cy")
    go_through_first_run(window, qtbot)
    add_candidate(window, qtbot)
    screen = begin(window, qtbot)
    observe(screen, qtbot)
    review = sign_and_seal(window, screen, qtbot)
    fingerprint = review.done.fingerprint.text()
    record = export(review, qtbot, tmp_path / "usb", monkeypatch)
    assert window.close()

    monkeypatch.setenv("XDG_DATA_HOME", str(home / "another-laptop"))
    elsewhere = make_window("en")
    go_through_first_run(elsewhere, qtbot)
    elsewhere.go("records")
    records = cast("RecordsScreen", shown(elsewhere))
    records.take_in([record])
    qtbot.waitUntil(lambda: records.judged is not None, timeout=WAIT_MS)
    waiting = judged(records)
    assert waiting.verdict == "unknown-signer"
    assert grouped(waiting.signers[0].fingerprint) == fingerprint
    vouch(records, fingerprint, qtbot)
    accepted = judged(records)
    assert accepted.verdict == "accepted"
    assert [row.state for row in accepted.rows] == ["holds"] * 6


def judged(records: RecordsScreen) -> Opening:
    assert records.judged is not None
    return records.judged.opening


def vouch(records: RecordsScreen, fingerprint: str, qtbot: QtBot) -> None:
    """Vouch as the dialog asks: the last two groups as they were read out, and how they were compared."""
    from assessor_app.ui.records.vouching import VouchDialog  # noqa: PLC0415 - only this step needs it

    records.detail.vouching.emit()
    dialog = records.dialog
    assert isinstance(dialog, VouchDialog)
    dialog.groups.edit.setText("0000 0000")
    dialog.way.choose("telephone")
    dialog.press()
    assert dialog.isVisible()
    dialog.groups.edit.setText(" ".join(fingerprint.split()[-2:]))
    dialog.press()
    qtbot.waitUntil(lambda: judged(records).verdict == "accepted", timeout=WAIT_MS)
