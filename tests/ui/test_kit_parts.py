"""The parts by themselves: keys, names for screen readers, sizes, what they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QClipboard,
    QColor,
    QContextMenuEvent,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.banner import Banner, EmptyState
from assessor_app.ui.parts.bars import BottomBar
from assessor_app.ui.parts.busy import Busy
from assessor_app.ui.parts.card import Scroll
from assessor_app.ui.parts.chip import PressChip
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.composer import Composer
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.form import LineField, PassphraseField
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.marks import paint_mark
from assessor_app.ui.parts.preview import Preview
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.signature import MarkPanel
from assessor_app.ui.parts.text import Line, Text
from assessor_app.ui.parts.tick import Tick
from assessor_app.ui.parts.zoom import ZoomBar
from tests.ui.walks import WAIT_MS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.observing.model import State
    from assessor_app.progress import Progress
    from assessor_app.ui.kit import Kit

    Show = Callable[..., QWidget]

LONG = "A sentence that needs more than one line in so narrow a window, as many sentences in Welsh do. " * 2


def test_a_banners_icon_stands_beside_its_first_line(kit: Kit, show: Show) -> None:
    banner = Banner(kit, "warning", LONG)
    show(banner, 320)
    first = banner.words.y() + banner.words.fontMetrics().lineSpacing()
    assert banner.words.height() > 3 * banner.words.fontMetrics().lineSpacing()
    assert abs(banner._icon.geometry().center().y() - first / 2 - banner.words.y() / 2) < 8


def test_a_whole_list_cuts_no_row_and_scrolls_only_past_its_most(kit: Kit, show: Show, qtbot: QtBot) -> None:
    listing = Listing(kit, N_("List"), whole=3)
    show(listing, 300, 700)
    for count, seen in ((0, 0), (2, 2), (3, 3), (9, 3)):
        listing.show_rows([Row(str(at), f"{at} {LONG}") for at in range(count)])
        wanted = sum(listing.sizeHintForRow(at) for at in range(seen))
        scrolls = count > seen

        def fits(wanted: int = wanted, scrolls: bool = scrolls) -> bool:  # noqa: FBT001 - as they are now
            more = listing.verticalScrollBar().maximum() > 0
            return listing.viewport().height() == wanted and more == scrolls

        qtbot.waitUntil(fits, timeout=WAIT_MS)


CHOICES = (("a", N_("Open"), ""), ("b", N_("Close"), "met"), ("c", N_("Help"), ""))


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put a part into a window of its own and show it."""
    kept: list[QWidget] = []  # qtbot holds what it closes only weakly

    def shown(part: QWidget, width: int = 600, height: int = 400) -> QWidget:
        window = QWidget()
        kept.append(window)
        inside = QVBoxLayout(window)
        inside.addWidget(part)
        window.resize(width, height)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return shown


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def test_segments_are_radio_buttons_moved_by_arrows(kit: Kit, show: Show) -> None:
    part = Segmented(kit, N_("Language"), CHOICES)
    show(part)
    chosen: list[str] = []
    part.chosen.connect(chosen.append)
    part.choose("a")
    assert chosen == []
    part.segment("a").setFocus()
    QTest.keyClick(part.segment("a"), Qt.Key.Key_Right)
    assert part.choice == "b"
    QTest.keyClick(part.segment("b"), Qt.Key.Key_Left)
    QTest.mouseClick(part.segment("c"), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert chosen == ["b", "a", "c"]
    assert role_of(part.segment("a")) == QAccessible.Role.RadioButton
    part.choose("")
    assert part.choice == ""


def test_segments_go_on_in_a_second_line_rather_than_clip(kit: Kit, show: Show) -> None:
    part = Segmented(kit, N_("Language"), CHOICES, fill=True)
    show(part, width=150)
    last = part.segment("c")
    assert last.geometry().top() > part.segment("a").geometry().top()
    assert part.rect().contains(last.mapTo(part, last.rect().bottomRight()))


def test_list_is_moved_by_arrows_and_read_with_its_marks(kit: Kit, show: Show) -> None:
    part = Listing(kit, N_("Criteria"))
    show(part)
    chosen: list[str] = []
    opened: list[str] = []
    part.chosen.connect(chosen.append)
    part.opened.connect(opened.append)
    heading = Row("", "INSCS025", heading=True)
    part.show_rows([heading, Row("p1", "rhoi", state="met", foot="3", count=2), Row("p2", "nodi", state="not_yet_met")])
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Down)
    QTest.keyClick(part, Qt.Key.Key_Down)
    QTest.keyClick(part, Qt.Key.Key_Return)
    assert chosen[-1] == "p2"
    assert opened == ["p2"]
    spoken = part.rows.data(part.rows.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "3. rhoi. Met"
    assert not part.rows.flags(part.rows.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_list_keeps_its_choice_and_wraps_its_rows(kit: Kit, show: Show) -> None:
    part = Listing(kit, N_("Criteria"))
    show(part, width=300)
    long = "cadarnhau manylion yr hyn y mae cwsmeriaid wedi'i ddweud wrthych am y broblem drwy eu hailadrodd yn ôl"
    part.show_rows([Row("a", "byr"), Row("b", long, state="met")])
    chosen: list[str] = []
    part.chosen.connect(chosen.append)
    part.choose("b")
    part.show_rows([Row("b", long, state="met"), Row("c", "arall")])
    assert part.choice == "b"
    assert chosen == []
    assert part.sizeHintForIndex(part.rows.index(0, 0)).height() > part.sizeHintForIndex(part.rows.index(1, 0)).height()
    assert part.sizeHintForIndex(part.rows.index(1, 0)).height() >= 40
    part.choose("gone")
    assert part.choice == ""


@pytest.mark.parametrize(("state", "middle"), [("met", False), ("not_yet_met", True), ("not_observed", True)])
def test_marks_differ_by_shape(kit: Kit, state: State, middle: bool) -> None:  # noqa: FBT001 - a table's column
    drawn = {}
    for each in ("met", "not_yet_met", "not_observed"):
        image = QImage(40, 40, QImage.Format.Format_ARGB32)
        image.fill(QColor("#000000"))
        painter = QPainter(image)
        paint_mark(painter, QRectF(0, 0, 40, 40), each, kit.theme)
        painter.end()
        drawn[each] = (image.pixelColor(11, 13) != QColor("#000000"), image.pixelColor(29, 27) != QColor("#000000"))
    left, right = drawn[state]
    assert drawn == {"met": (True, True), "not_yet_met": (True, False), "not_observed": (False, False)}
    assert (left and right) != middle


def test_wrong_fields_are_marked_named_and_described(kit: Kit, show: Show) -> None:
    part = LineField(kit, N_("Your name"), hint=N_("The centre you assess for"))
    show(part)
    assert part.edit.accessibleName() == "Your name"
    assert part.edit.accessibleDescription() == "The centre you assess for"
    part.invalid(N_("Type your passphrase."))
    assert part.below.text() == "Type your passphrase."
    assert part.below.property("role") == "invalid"
    kit.tongue.switch()
    assert part.below.text() == "Teipiwch eich cyfrinymadrodd."
    assert part.edit.accessibleName() == "Eich enw"
    QTest.keyClicks(part.edit, " x ")
    assert part.below.property("role") == "soft"
    assert part.said == "x"


def test_passphrase_is_hidden_until_its_eye_is_pressed(kit: Kit, show: Show) -> None:
    part = PassphraseField(kit, N_("Passphrase"))
    show(part)
    QTest.keyClicks(part.edit, " two words ")
    assert part.edit.displayText() != part.edit.text()
    part.eye.setFocus()
    QTest.keyClick(part.eye, Qt.Key.Key_Space)
    assert part.edit.displayText() == " two words "
    assert part.said == " two words "
    part.forget()
    assert part.said == ""
    assert not part.eye.isChecked()


def test_nothing_of_a_passphrase_goes_to_the_clipboard_even_while_it_is_shown(kit: Kit, show: Show) -> None:
    part = PassphraseField(kit, N_("Passphrase"))
    show(part)
    clipboard = QApplication.clipboard()
    clipboard.setText("cynt")
    for shown in (False, True):
        part.eye.setChecked(shown)
        part.edit.setText("hen ŵr y môr")
        part.edit.selectAll()
        for key in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Insert):
            QTest.keyClick(part.edit, key, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(part.edit, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
        assert clipboard.text() == "cynt"
        menu = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
        QApplication.sendEvent(part.edit, menu)
        assert QApplication.activePopupWidget() is None
        part.edit.setText("hen ŵr y môr")
        QTest.mouseDClick(part.edit, Qt.MouseButton.LeftButton, pos=QPoint(12, part.edit.height() // 2))
        if clipboard.supportsSelection():
            assert "hen" not in clipboard.text(QClipboard.Mode.Selection)


def test_a_forgotten_passphrase_is_not_brought_back_by_undo(kit: Kit, show: Show) -> None:
    part = PassphraseField(kit, N_("Passphrase"))
    show(part)
    QTest.keyClicks(part.edit, "two words")
    part.forget()
    part.reveal(True)  # noqa: FBT003 - as the eye does
    part.edit.undo()
    assert part.said == ""


def test_ticks_wrap_and_are_pressed_by_their_words(kit: Kit, show: Show) -> None:
    part = Tick(kit, N_("I have kept this code somewhere safe"))
    show(part, width=190)
    assert part.heightForWidth(170) > part.heightForWidth(600) >= 40
    QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=QPoint(120, 12))
    assert part.isChecked()


def test_flow_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    box = FlowBox(space=4)
    qtbot.addWidget(box)
    labels = [QLabel(f"INSCS025 · P{number}") for number in range(6)]
    box.add(*labels)
    box.resize(220, 300)
    box.show()
    assert len({label.y() for label in labels}) > 1
    assert all(label.geometry().right() < 220 for label in labels)
    assert box.minimumHeight() == box.flow.heightForWidth(220)
    box.clear()
    assert box.flow.count() == 0


def test_labels_insist_on_their_height_and_are_plain(show: Show) -> None:
    part = Text("<b>Siân</b> " + "gair " * 80)
    show(part, width=300, height=60)
    assert part.height() >= part.heightForWidth(part.width())
    assert part.textFormat() == Qt.TextFormat.PlainText
    line = Line("un dau tri")
    assert line.sizeHint().height() < 30
    assert Line("").sizeHint().height() == 0


def test_mark_is_drawn_in_thousandths_and_taken_back(kit: Kit, show: Show) -> None:
    part = MarkPanel(kit)
    show(part, width=640)
    pad = part.pad
    assert not part.complete
    for start in (0.1, 0.4):
        at = QPoint(round(pad.width() * start), 20)
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseMove(pad, at + QPoint(pad.width() // 10, 10))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=at + QPoint(pad.width() // 10, 10))
    assert len(part.strokes) == 2
    (x, y), (end, _) = part.strokes[0]
    assert x == pytest.approx(100, abs=3)
    assert end == pytest.approx(200, abs=3)
    assert y == pytest.approx(20_000 / pad.width(), abs=3)
    assert all(isinstance(number, int) for stroke in part.strokes for point in stroke for number in point)
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    assert len(part.strokes) == 1
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert part.strokes == ()


def test_mark_may_be_typed_or_absent_with_a_reason(kit: Kit, show: Show) -> None:
    part = MarkPanel(kit)
    show(part, width=640)
    part.kinds.segment("typed").click()
    QTest.keyClicks(part.typed.edit, "Rhys")
    assert (part.kind, part.name, part.complete) == ("typed", "Rhys", True)
    part.kinds.segment("absent").click()
    assert (part.kind, part.name, part.complete) == ("absent", "", False)
    QTest.keyClicks(part.why.edit, "left early")
    assert (part.reason, part.complete) == ("left early", True)


def pdf(pages: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    for number in range(pages):
        if number:
            writer.newPage()
        painter.drawText(1000, 1000, f"tudalen {number + 1}")
        painter.fillRect(0, 0, writer.width(), writer.height() // 2, QColor("#0B6E75"))
    painter.end()
    return bytes(QByteArray(buffer.data()).data())


def test_pages_are_shown_from_bytes_and_read_aloud(kit: Kit, show: Show) -> None:
    part = Preview(kit, N_("Help"))
    show(part, width=500, height=600)
    part.show_pdf(pdf(3))
    assert part.pages == 3
    page = part.page(1)
    assert page.accessibleName() == "Page 2"
    assert "tudalen 2" in page.accessibleDescription()
    assert page.height() == pytest.approx(page.width() * 297 / 210, abs=2)
    grabbed = page.grab().toImage()
    assert grabbed.pixelColor(grabbed.width() // 2, grabbed.height() // 4).name() == "#0b6e75"
    QTest.keyClick(part, Qt.Key.Key_End)
    assert part.verticalScrollBar().value() == part.verticalScrollBar().maximum() > 0
    part.show_pdf(pdf(1))
    assert part.pages == 1
    with pytest.raises(ValueError, match="InvalidFileFormat"):
        part.show_pdf(b"not a pdf")


def test_a_page_narrower_than_its_room_stands_in_the_middle(kit: Kit, show: Show) -> None:
    part = Preview(kit, N_("Help"))
    show(part, width=1400, height=600)
    part.show_pdf(pdf(1))
    page, room = part.page(0), part.viewport().width()
    assert 880 <= page.width() <= 900
    assert page.x() == pytest.approx(room - page.geometry().right(), abs=3)


def test_pages_are_made_larger_by_keys_wheel_and_fingers_about_what_is_read(kit: Kit, show: Show, qtbot: QtBot) -> None:
    part = Preview(kit, N_("Help"))
    bar = ZoomBar(kit, part)
    show(part, width=500, height=600)
    part.show_pdf(pdf(3))
    qtbot.waitUntil(lambda: bar.page_number.text() == "Page 1 of 3")
    assert not bar.fit.isEnabled()
    fitting = part.page(0).width()
    assert fitting < part.viewport().width()
    control = Qt.KeyboardModifier.ControlModifier
    for key, percent in ((Qt.Key.Key_Plus, 67), (Qt.Key.Key_Equal, 80), (Qt.Key.Key_Plus, 100), (Qt.Key.Key_Minus, 80)):
        QTest.keyClick(part, key, control)
        assert bar.size_now.text() == f"{percent}%"
        assert part.page(0).width() == pytest.approx(794 * percent / 100, abs=4)
    assert part.horizontalScrollBar().maximum() > 0
    part.verticalScrollBar().setValue(part.page(1).y() + part.page(1).height() // 4 - part.viewport().height() // 2)
    QTest.mouseClick(bar.larger, Qt.MouseButton.LeftButton)
    middle = part.verticalScrollBar().value() + part.viewport().height() // 2 - part.page(1).y()
    assert middle / part.page(1).height() == pytest.approx(0.25, abs=0.03)
    at = QPointF(100, 100)
    for turned in (60, 60, 120):
        turn = QWheelEvent(
            at, at, QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, control, Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - Qt takes no name here
        )  # fmt: skip
        QApplication.sendEvent(part.viewport(), turn)
    assert part.percent == pytest.approx(150, abs=1)
    QTest.keyClick(part, Qt.Key.Key_0, control)
    assert part.page(0).width() == pytest.approx(fitting, abs=20)  # a scroll bar may have come
    assert not bar.fit.isEnabled()


def test_two_fingers_spread_make_pages_larger(kit: Kit, show: Show) -> None:
    part = Preview(kit, N_("Help"))
    show(part, width=500, height=600)
    part.show_pdf(pdf(1))
    before = part.percent
    glass, handle = QTest.createTouchDevice(), part.window().windowHandle()
    touch = QTest.touchEvent(handle, glass)
    touch.press(0, QPoint(240, 300), handle).press(1, QPoint(260, 300), handle).commit()
    for apart in range(20, 130, 10):
        touch.move(0, QPoint(240 - apart // 2, 300), handle).move(1, QPoint(260 + apart // 2, 300), handle).commit()
    touch.release(0, QPoint(175, 300), handle).release(1, QPoint(325, 300), handle).commit()
    assert part.percent > 1.5 * before


def test_a_finger_drags_the_pages(kit: Kit, show: Show, qtbot: QtBot) -> None:
    part = Preview(kit, N_("Help"))
    show(part, width=500, height=600)
    part.show_pdf(pdf(3))
    bar = part.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    glass, handle = QTest.createTouchDevice(), part.window().windowHandle()
    touch = QTest.touchEvent(handle, glass)

    def dragged() -> bool:
        # Qt gives up what may become a gesture after three seconds: on a busy machine the finger has to come again.
        touch.press(0, QPoint(250, 500), handle).commit(processEvents=False)
        for y in range(480, 180, -20):
            touch.move(0, QPoint(250, y), handle).commit(processEvents=False)
        touch.release(0, QPoint(250, 190), handle).commit()
        return bar.value() > 150

    qtbot.waitUntil(dragged)


def test_composer_adds_on_enter_and_notices_the_hash(kit: Kit, show: Show) -> None:
    part = Composer(kit, N_("Language"), CHOICES, N_("Help"), N_("Open"))
    show(part)
    added: list[str] = []
    hashed: list[str] = []
    part.added.connect(lambda: added.append(part.text.toPlainText()))
    part.hashed.connect(lambda: hashed.append("#"))
    before = part.text.height()
    QTest.keyClicks(part.text, "one")
    QTest.keyClick(part.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(part.text, "two #")
    for _ in range(3):
        QTest.keyClick(part.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert part.text.height() > before
    QTest.keyClick(part.text, Qt.Key.Key_Return)
    assert added == ["one\ntwo #\n\n\n"]
    assert hashed == ["#"]


def test_suggestions_take_their_keys_before_the_window(kit: Kit, show: Show) -> None:
    part = Composer(kit, N_("Language"), CHOICES, N_("Help"), N_("Open"))
    show(part)
    picked: list[int] = []
    part.text.picked.connect(picked.append)
    part.text.setFocus()
    QTest.keyClick(part.text, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    part.text.offers = 2
    for key in (Qt.Key.Key_2, Qt.Key.Key_3):
        QTest.keyClick(part.text, key, Qt.KeyboardModifier.ControlModifier)
    assert picked == [2]
    assert part.text.toPlainText() == ""


def test_gaps_lead_to_their_places(kit: Kit, show: Show) -> None:
    part = BottomBar(kit, N_("Help"), N_("Open"))
    show(part)
    gone: list[str] = []
    part.gap.connect(gone.append)
    part.show_gaps([("p8", "INSCS025 · P8"), ("plan", "Dim cynllun")])
    for button in part.gaps.findChildren(QWidget):
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert gone == ["p8", "plan"]
    part.show_gaps([])
    assert part.label.isHidden()


def test_banner_and_empty_state_say_what_next(kit: Kit, show: Show) -> None:
    banner = Banner(kit, "note", "x", closes=True)
    empty = EmptyState(kit, "search", N_("Help"), N_("Open"))
    body = QWidget()
    inside = QHBoxLayout(body)
    inside.addWidget(banner)
    inside.addWidget(empty)
    show(body)
    banner.tell("No disk", "refused")
    assert banner.property("tone") == "refused"
    pressed: list[None] = []
    empty.pressed.connect(lambda: pressed.append(None))
    QTest.keyClick(empty.button, Qt.Key.Key_Return)
    assert pressed == [None]


def test_busy_keeps_the_focus_and_gives_it_back(kit: Kit, show: Show, qtbot: QtBot) -> None:
    field = LineField(kit, N_("Your name"))
    window = show(field)
    field.edit.setFocus()
    busy = Busy(kit, window)

    def work(progress: Progress) -> None:
        while True:
            progress.step(1, 2)

    busy.watch(kit.tasks.apart(work, failed=lambda _stopped: None), N_("Opening your store"))
    assert busy.geometry() == window.rect()
    QTest.keyClick(busy.stop, Qt.Key.Key_Tab)
    assert busy.stop.hasFocus() or not window.isActiveWindow()
    busy.stop.click()
    qtbot.waitUntil(busy.isHidden, timeout=WAIT_MS)


def test_columns_fold_into_sheets(kit: Kit, show: Show) -> None:
    left, middle, right = QLabel("left"), QLabel("middle"), QLabel("right")
    columns = Columns(kit, left=left, middle=middle, right=right)
    window = show(columns, width=1300)
    assert left.isVisible()
    assert right.isVisible()
    assert columns.right_button.isHidden()
    window.resize(1000, 700)
    assert left.isVisible()
    assert not right.isVisible()
    columns.show_right()
    assert right.isVisible()
    QTest.keyClick(columns, Qt.Key.Key_Escape)
    assert not right.isVisible()
    window.resize(800, 600)
    assert not left.isVisible()
    window.resize(1300, 700)
    assert left.isVisible()
    assert right.isVisible()
    assert left.mapTo(window, QPoint()).x() < middle.mapTo(window, QPoint()).x() < right.mapTo(window, QPoint()).x()


def test_chips_are_fingers_high(kit: Kit, show: Show) -> None:
    part = PressChip(kit, "INSCS025", filters=True)
    scroll = Scroll()
    scroll.add(part)
    show(scroll)
    assert part.height() >= 40
    QTest.keyClick(part, Qt.Key.Key_Space)
    assert part.isChecked()


def test_key_of_a_button_outlives_a_change_of_language(kit: Kit, show: Show) -> None:
    pressed: list[bool] = []
    button = kit.button(N_("Export…"), lambda: pressed.append(True), keys="Ctrl+E")
    show(button)
    for _ in range(2):
        kit.tongue.switch()
        assert button.shortcut().toString() == "Ctrl+E"
    assert pressed == []
