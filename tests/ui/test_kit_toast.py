"""Toasts: undo once, as high as their words, and never over what is pressed or written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from assessor_app.language import N_
from assessor_app.ui.parts.toast import Toast, clear_place
from tests.ui.visiting import at_draft, held, key

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

    Show = Callable[..., QWidget]

ROOM = QRect(0, 0, 1024, 768)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put a part into a window of its own and show it."""
    kept: list[QWidget] = []

    def shown(part: QWidget, width: int = 600, height: int = 400) -> QWidget:
        window = QWidget()
        kept.append(window)
        QVBoxLayout(window).addWidget(part)
        window.resize(width, height)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return shown


def test_toast_offers_undo_once(kit: Kit, show: Show) -> None:
    window = show(QWidget())
    toast = Toast(kit, window)
    undone: list[str] = []
    toast.tell("Removed", lambda: undone.append("back"))
    assert toast.isVisible()
    assert window.rect().contains(toast.geometry())
    QTest.keyClick(toast.button, Qt.Key.Key_Return)
    assert undone == ["back"]
    assert toast.isHidden()
    toast.tell("Saved")
    assert toast.button.isHidden()


def test_toast_is_as_high_as_its_words(kit: Kit, show: Show) -> None:
    """Its words change from none to many and back, and it fits them each time, also in a narrow window."""
    window = QWidget()
    window.resize(900, 500)
    toast = Toast(kit, window)
    show(window)
    one_line = toast.fontMetrics().lineSpacing() * 2 + toast.button.sizeHint().height()
    for said in ("Saved", "Add what is being written, or delete it, before the review.", "Saved"):
        toast.tell(said)
        assert toast.height() <= one_line
        assert toast.width() <= 852
    window.resize(260, 500)
    toast.tell("Add what is being written, or delete it, before the review; nothing is lost meanwhile.")
    assert toast.width() <= 212
    assert toast._words.height() >= toast._words.heightForWidth(toast._words.width())


def crowded(rows: int = 12) -> tuple[QWidget, QWidget, list[QPushButton]]:
    """A window without a place that is not pressed, and the strip at its foot."""
    window, strip = QWidget(), QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    buttons = [QPushButton(str(number)) for number in range(rows)]
    for button in buttons:
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column.addWidget(button)
    column.addWidget(strip)
    window.resize(600, 500)
    return window, strip, buttons


def test_where_everything_is_pressed_the_page_makes_room_for_it(kit: Kit, show: Show, qtbot: QtBot) -> None:
    window, strip, buttons = crowded()
    toast = Toast(kit, window, strip)
    show(window)

    def covered() -> list[str]:
        return [one.text() for one in buttons if toast.geometry().intersects(one.geometry())]

    for said in ("Interest declared: Iolo Prydderch", "Interest declared: " + "Gruffudd ap Llywelyn " * 8, "Kept"):
        toast.tell(said, lambda: None)
        qtbot.waitUntil(lambda: not covered() and window.rect().contains(toast.geometry()))
        assert strip.isVisible()
    window.resize(420, 500)
    qtbot.waitUntil(lambda: not covered() and window.rect().contains(toast.geometry()))
    toast.hide()
    assert strip.isHidden()  # and the page has its place again


def test_it_stands_over_a_sheet_rather_than_over_what_is_pressed_in_it(kit: Kit, show: Show) -> None:
    window, strip, buttons = QWidget(), QWidget(), [QPushButton("above"), QPushButton("below")]
    sheet = QFrame(window)
    sheet.setProperty("sheet", "true")
    inside = QVBoxLayout(sheet)
    inside.addWidget(buttons[0])
    inside.addStretch(1)
    inside.addWidget(buttons[1])
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(sheet, 1)
    column.addWidget(strip)
    window.resize(600, 500)
    toast = Toast(kit, window, strip)
    show(window)
    toast.tell("Put back into the pool.", lambda: None)
    assert strip.isHidden()
    assert not any(toast.geometry().intersects(one.geometry()) for one in buttons)


def test_where_all_is_free_it_stands_low_in_the_middle() -> None:
    assert clear_place(QSize(300, 48), ROOM, ()) == QPoint(362, 704)


def test_it_stands_above_a_bar_and_beside_a_sheet() -> None:
    foot, sheet = QRect(0, 712, 1024, 56), QRect(500, 0, 524, 712)
    where = QRect(clear_place(QSize(300, 48), ROOM, (foot, sheet)), QSize(300, 48))
    assert where.right() < 500
    assert 600 < where.bottom() < 712


@given(
    taken=st.lists(
        st.builds(QRect, st.integers(0, 1000), st.integers(0, 700), st.integers(1, 400), st.integers(1, 200)),
        max_size=8,
    ),
    wide=st.integers(100, 900),
)
def test_it_stays_in_the_window_and_covers_only_where_nothing_else_is_left(taken: list[QRect], wide: int) -> None:
    size = QSize(wide, 48)
    place = QRect(clear_place(size, ROOM, taken), size)
    assert ROOM.contains(place)
    if any(place.intersects(rect) for rect in taken):
        low = ROOM.height() - 48 - 16
        tried = [QRect(QPoint((1024 - wide) // 2, top), size) for top in range(low, 15, -8)]
        assert all(any(one.adjusted(-8, -8, 8, 8).intersects(rect) for rect in taken) for one in tried)


@pytest.mark.parametrize("where", [("en", (1440, 900), 1.0), ("cy", (1024, 768), 1.25)])
def test_it_covers_nothing_that_is_pressed_or_written_in(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot, where: tuple[str, tuple[int, int], float]
) -> None:
    screen = at_draft(open_visit(*where), visit, qtbot)
    frame = screen.window().frame  # type: ignore[attr-defined]  # screens stand in the program's window
    screen.log.correct(held(screen).entries[-1].id)
    card = screen.log.card(held(screen).entries[-1].id)
    assert card is not None
    assert card.correcting is not None
    QTest.keyClicks(card.correcting.text, " hanner")
    QTest.keyClick(card.correcting.text, Qt.Key.Key_Escape)
    toast = frame.toast
    qtbot.waitUntil(toast.isVisible)  # once it is on the disk

    def covered(inside: QWidget = frame) -> list[QWidget]:
        kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
        parts = [part for kind in kinds for part in inside.findChildren(kind) if not toast.isAncestorOf(part)]
        return [part for part in parts if part.isVisible() and toast.geometry().intersects(seen(part))]

    def seen(part: QWidget) -> QRect:
        region = part.visibleRegion().boundingRect()
        return QRect(part.mapTo(frame, region.topLeft()), region.size())

    qtbot.waitUntil(lambda: not covered())
    screen.open_details()
    qtbot.waitUntil(lambda: not covered(screen.drawer))
    screen.drawer.shut()
    screen.choose(key(screen, 8))  # over the log, where that is narrow
    screen.kit.notices.say(
        "Sarah was judged as not yet meeting all of it in the first of both calls", undo=lambda: None
    )
    qtbot.waitUntil(lambda: toast.isVisible() and not covered())
    screen.window().resize(760, 560)
    screen.kit.theme.enlarge(2.0)  # in Welsh nothing is free now, and the page makes room
    qtbot.waitUntil(lambda: toast.isVisible() and not covered() and frame.rect().contains(toast.geometry()))


def test_news_that_stand_there_follow_the_language_and_go_with_their_screen(open_visit: Callable[..., Window]) -> None:
    window = open_visit("en")
    assert window.frame is not None
    toast, notices = window.frame.toast, window.kit.notices
    notices.say(N_("Removed: {what}"), undo=lambda: None, what=lambda words: words(N_("Note")))
    assert toast.isVisible()
    assert toast._words.text() == "Removed: Note"
    window.kit.tongue.switch()
    assert toast._words.text() == "Tynnwyd: Nodyn"
    assert toast.button.text() == "Dadwneud"
    toast.hide()
    window.kit.tongue.switch()
    assert toast.isHidden()  # news that have passed do not come back
    notices.say(N_("Removed: {what}"), what="llun.jpg")
    assert toast._words.text() == "Removed: llun.jpg"
    window.go("records")
    assert toast.isVisible()  # told on the way there
    QApplication.processEvents()
    window.go("visits")
    assert toast.isHidden()
    notices.say(N_("Removed: {what}"), undo=lambda: None, what="llun.jpg")
    QApplication.processEvents()
    window.go("records")
    assert toast.isVisible()  # it can be taken back wherever one is


def test_the_programs_window_makes_room_too(open_visit: Callable[..., Window], qtbot: QtBot) -> None:
    window = open_visit("en")
    frame = window.frame
    assert frame is not None
    page, _strip, buttons = crowded(20)
    frame._stack.addWidget(page)
    frame._stack.setCurrentWidget(page)
    qtbot.waitUntil(buttons[-1].isVisible)
    high = page.height()
    window.kit.notices.say("Kept", undo=lambda: None)

    def free() -> bool:
        here = frame.toast.geometry()
        seen = [QRect(one.mapTo(frame, QPoint()), one.size()) for one in buttons]
        return frame.rect().contains(here) and not any(here.intersects(rect) for rect in seen)

    qtbot.waitUntil(free)
    assert page.height() < high
    frame.toast.button.click()
    qtbot.waitUntil(lambda: page.height() == high)
