"""The device in a candidate's hands: nothing else can be reached, seen or undone until the passphrase is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QKeySequence, QPointingDevice, QShortcut, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from assessor_app.ui.entrance.unlock import UnlockPage
from assessor_app.ui.places import PLACES
from tests.ui.visiting import given_back, handed_over, settled
from tests.ui.walks import WAIT_MS, check_controls, controls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from assessor_app.observing.model import Mark
    from assessor_app.ui.frame import Frame
    from assessor_app.ui.parts.signature import Pad
    from assessor_app.ui.review.screen import ReviewScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

# Besides what the program binds: what toolkits and people know as ways out, round, and in.
OTHER_KEYS = (
    "Esc", "Tab", "Shift+Tab", "Return", "F1", "F5", "F6", "F10", "Shift+F10", "Alt+Left", "Alt+Right", "Backspace",
    "Ctrl+W", "Ctrl+Tab", "Ctrl+Shift+Tab", "Ctrl+O", "Ctrl+N", "Ctrl+P", "Ctrl+S", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y",
    "Ctrl+H", "Ctrl+F", "Ctrl+M", "Menu", "Back", "Alt+Home", "Home", "End", "PgDown", "Space", "Delete",
)  # fmt: skip


def frame(window: Window) -> Frame:
    assert window.frame is not None
    return window.frame


def still_theirs(window: Window, review: ReviewScreen) -> bool:
    """Whether nothing but the review is there, in the candidate's hands, and no other window stands beside it."""
    others = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]
    shown = frame(window)
    screens = [one for one in shown.findChildren(QWidget, "") if one in shown._screens.values() and one.isVisible()]
    return (
        window.isVisible()
        and review.handing.over
        and shown.handed
        and shown.shown is review
        and screens == [review]
        and not shown.rail.isVisible()
        and not shown.toast.isVisible()
        and not [one for one in others if one.windowType() != Qt.WindowType.Popup]
    )


def bound(window: Window) -> Iterator[QKeySequence]:
    """Every key that is bound anywhere in the window, whatever screen it belongs to."""
    for shortcut in window.findChildren(QShortcut):
        yield shortcut.key()
    for button in window.findChildren(QAbstractButton):
        if not button.shortcut().isEmpty():
            yield button.shortcut()


@pytest.mark.slow
def test_no_key_reaches_another_screen(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> None:
    window = open_visit()
    for place in PLACES:  # so that all keys of all screens are bound
        window.go(place.name, visit.draft if place.name in {"observing", "review"} else "")
    window.go("records")
    window.kit.notices.say("Discarded: {name}", name="Alun", undo=lambda: None)
    review = handed_over(window, visit, qtbot)
    assert still_theirs(window, review)
    keys = {one.toString() for one in bound(window)} | set(OTHER_KEYS)
    assert {"Ctrl+1", "Ctrl+Q", "Ctrl+L", "F1", "Ctrl+,", "Alt+Left", "Ctrl+N", "Ctrl+D"} <= keys
    for held in (review.preview, review.candidate.comment.edit):
        for key in sorted(keys):
            held.setFocus()
            QTest.keySequence(held, QKeySequence(key))
            for menu in [one for one in QApplication.topLevelWidgets() if one.windowType() == Qt.WindowType.Popup]:
                menu.close()
            assert still_theirs(window, review), (key, held)
    review.candidate.back.click()
    qtbot.waitUntil(review.giving.isVisible)
    for key in sorted(keys):
        QTest.keySequence(review.giving.passphrase.edit, QKeySequence(key))
        assert still_theirs(window, review), key


def test_no_press_reaches_another_screen(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> None:
    window = open_visit("en", (1024, 768))
    review = handed_over(window, visit, qtbot)
    window.kit.notices.say("Discarded: {name}", name="Alun", undo=lambda: None)
    window.go("candidates")
    window.help()
    review.go("records")
    review.go_back()
    assert still_theirs(window, review)
    pressed = 0
    for half in (0, 1):
        review.halves.turn_to(half)
        for wanted in controls(review):
            if wanted.isVisible() and wanted is not review.candidate.back:
                QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)
                QTest.mouseClick(wanted, Qt.MouseButton.BackButton)
                assert still_theirs(window, review), wanted
                pressed += 1
                review.halves.turn_to(half)
    assert pressed >= 12
    for drop in [one for one in review.findChildren(QWidget) if one.acceptDrops() and one.isVisible()]:
        assert isinstance(drop, (QLineEdit, QPlainTextEdit)) or isinstance(drop.parent(), QPlainTextEdit)
    settled(review, qtbot)


def test_only_the_passphrase_ends_it(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> None:
    window = open_visit()
    review = handed_over(window, visit, qtbot)
    preferences = window.kit.session.preferences
    assert window.kit.tongue.words.language == "cy"
    assert (preferences.now.language or "en") == "en"  # the candidate's language is not the one to begin in next time
    QTest.mouseClick(review.candidate.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(review.giving.isVisible)
    giving = review.giving
    assert giving.said.text().startswith("Nid ydych wedi llofnodi.")
    assert "Rhys Wyn Jones" in giving.who.text()
    QTest.mouseClick(giving.go_on, Qt.MouseButton.LeftButton)
    assert giving.passphrase.below.text() == "Teipiwch eich cyfrinymadrodd."
    QTest.keyClicks(giving.passphrase.edit, "nid hwn yw ef o gwbl")
    QTest.keyClick(giving.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not review.busy.isVisible() and bool(giving.passphrase.below.text()), timeout=WAIT_MS)
    assert still_theirs(window, review)
    assert "Nid dyna gyfrinymadrodd y storfa hon" in giving.passphrase.below.text()
    giving.passphrase.eye.click()
    giving.passphrase.edit.undo()
    assert giving.passphrase.said == ""
    QTest.mouseClick(giving.read, Qt.MouseButton.LeftButton)
    assert review.preview.isVisible()
    given_back(review, qtbot)
    assert frame(window).rail.isVisible()
    assert preferences.now.language == "en"
    window.go("visits")
    assert frame(window).here == "visits"


def test_what_the_candidate_wrote_outlives_closing_and_nothing_opens_without_the_passphrase(
    visit: Founded, open_visit: Callable[..., Window], make_window: Callable[..., Window], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    window = open_visit()
    review = handed_over(window, visit, qtbot)
    QTest.keyClicks(review.candidate.comment.edit, "Roedd y galwr yn flin.")
    QTest.mouseClick(review.candidate.dissent, Qt.MouseButton.LeftButton)
    assert window.close()
    assert window.kit.session.vault is None
    held = visit.look(lambda rooms: rooms.desk.observation(visit.draft))
    assert (held.candidate_comment, held.dissent, held.mark) == ("Roedd y galwr yn flin.", True, None)
    monkeypatch.setenv("ASSESSOR_APP_STORE", str(visit.place.folder))
    again = make_window()
    assert again.frame is None
    assert isinstance(again.entrance.page, UnlockPage)


def test_what_another_candidate_wrote_cannot_be_undone_into_sight(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    review = handed_over(open_visit(), visit, qtbot)
    panel = review.candidate
    fields = ((panel.mark.typed.edit, "typed"), (panel.mark.why.edit, "absent"))
    for field, kind in fields:
        panel.mark.show_kind(kind)
        QTest.keyClicks(field, "rheswm preifat")
    given_back(review, qtbot)
    review.assessor.hand.click()
    for field, kind in fields:
        panel.mark.show_kind(kind)
        field.undo()
        assert field.text() == ""
    panel.comment.edit.undo()
    assert panel.comment.said == ""


@pytest.mark.slow
@pytest.mark.parametrize("shape", [("cy", (1024, 768), 1.0), ("en", (1024, 768), 2.0), ("cy", (1440, 900), 1.25)])
def test_giving_back_is_named_and_unclipped(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot, shape: tuple[str, tuple[int, int], float]
) -> None:
    window = open_visit(*shape)
    review = handed_over(window, visit, qtbot)
    window.kit.tongue.speak(shape[0])  # type: ignore[arg-type]  # one of the two
    review.candidate.back.click()
    qtbot.waitUntil(review.giving.passphrase.edit.hasFocus)
    check_controls(review.giving)


def drawn_by_pen(pad: Pad) -> None:
    """One stroke of three points, finer than pixels."""
    kinds, device = QTabletEvent.Type, QInputDevice.DeviceType.Stylus
    tip, can = QPointingDevice.PointerType.Pen, QInputDevice.Capability.Position
    pen = QPointingDevice("pen", 7, device, tip, can, 1, 1)
    moves = ((kinds.TabletMove, 40.5), (kinds.TabletMove, 60.75))
    for kind, x in ((kinds.TabletPress, 20.25), *moves, (kinds.TabletRelease, 60.75)):
        at, left = QPointF(x, 30 + x / 4), Qt.MouseButton.LeftButton
        button = Qt.MouseButton.NoButton if kind == kinds.TabletMove else left
        everywhere, no_keys = QPointF(pad.mapToGlobal(at.toPoint())), Qt.KeyboardModifier.NoModifier
        moved = QTabletEvent(kind, pen, at, everywhere, 0.5, 0, 0, 0.0, 0.0, 0.0, no_keys, button, left)
        QApplication.sendEvent(pad, moved)
        assert moved.isAccepted()


def drawn_by_finger(pad: Pad) -> None:
    """One stroke of eight points, with a palm put down and moved meanwhile."""
    glass, window = QTest.createTouchDevice(), pad.window()
    handle = window.windowHandle()
    touch = QTest.touchEvent(handle, glass)

    def on_pad(x: int, y: int) -> QPoint:
        return pad.mapTo(window, QPoint(x, y))

    touch.press(0, on_pad(120, 60), handle).commit()
    for x in range(130, 190, 10):
        touch.move(0, on_pad(x, 60 + x % 20), handle)
        (touch.press if x == 130 else touch.move)(1, on_pad(300, 100 - x % 7), handle).commit()
    touch.move(1, on_pad(280, 90), handle).release(0, on_pad(180, 60), handle).commit()
    touch.release(1, on_pad(280, 90), handle).commit()


def test_a_pen_and_a_finger_draw_on_the_pad(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> None:
    review = handed_over(open_visit(), visit, qtbot)
    pad = review.candidate.mark.pad
    drawn_by_pen(pad)
    assert [len(stroke) for stroke in pad.strokes] == [3]
    drawn_by_finger(pad)
    assert [len(stroke) for stroke in pad.strokes] == [3, 7]
    QTest.mouseClick(review.candidate.sign, Qt.MouseButton.LeftButton)
    given_back(review, qtbot)
    assert review.scene is not None
    mark = review.scene.observation.mark
    assert mark is not None
    assert mark.strokes == pad.strokes


def test_a_mark_that_was_not_signed_is_gone_once_the_device_is_given_back(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    review = handed_over(open_visit(), visit, qtbot)
    QTest.mouseClick(review.candidate.mark.pad, Qt.MouseButton.LeftButton)
    settled(review, qtbot)
    marks: list[Mark | None] = []

    def read() -> None:
        review.kit.tasks.read(lambda rooms: rooms.desk.observation(visit.draft).begun.mark, then=marks.append)
        settled(review, qtbot)

    read()
    assert marks[0] is not None
    assert len(marks[0].strokes) == 1
    given_back(review, qtbot)
    read()
    assert marks[1] is None
    review.assessor.hand.click()
    assert review.candidate.mark.pad.strokes == ()
