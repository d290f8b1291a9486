"""The parts where room is short: what gives way, and what is still seen whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from assessor_app.language import LANGUAGES, N_
from assessor_app.ui.observing.foot import Foot
from assessor_app.ui.observing.missing import Link
from assessor_app.ui.parts.bars import SavedState, TopBar
from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.parts.card import Scroll
from assessor_app.ui.parts.clearing import clearable
from assessor_app.ui.parts.dialog import ColumnDialog
from assessor_app.ui.parts.folding import Folding
from assessor_app.ui.parts.form import LineField, TextField
from assessor_app.ui.parts.heads import wrapped
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.verifying.screen import WAYS
from tests.ui import demands

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.language import Tongue
    from assessor_app.ui.kit import Kit

    Show = Callable[..., QWidget]

LONG = "Gwrandawodd, ailadroddodd y broblem yn ôl, a throsglwyddodd un achos i'r tîm biliau gyda nodyn llawn. "


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put a part into a window of its own and show it."""
    kept: list[QWidget] = []

    def shown(part: QWidget, width: int, height: int = 400) -> QWidget:
        window = QWidget()
        kept.append(window)
        inside = QVBoxLayout(window)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # as in the program's window
        inside.addWidget(part)
        window.resize(width, height)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return shown


def test_a_field_that_shows_its_whole_text_does_so_at_any_width(kit: Kit, show: Show, qtbot: QtBot) -> None:
    field = TextField(kit, N_("What everybody reads"), lines=2, whole=True)
    field.show_text(LONG * 3)
    window = show(field, 900)

    def whole() -> bool:
        scrolls = field.edit.verticalScrollBar()
        room = field.edit.viewport().height() >= field.edit.tall()
        return scrolls.maximum() == 0 and room

    for wide in (900, 300, 620, 240, 900):
        window.resize(wide, 400)
        qtbot.waitUntil(whole)
    field.show_text("")
    two = 2 * field.edit.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: two <= field.edit.viewport().height() < 2 * two)


def test_the_chosen_row_stays_in_sight_as_its_list_is_squeezed(kit: Kit, show: Show, qtbot: QtBot) -> None:
    listing = Listing(kit, N_("The sample"), least=90)
    window = show(listing, 400, 500)
    listing.show_rows([Row(str(at), f"{at}", detail=LONG) for at in range(9)])
    listing.choose("3")
    for high in (500, 300, 100):
        window.resize(400, high)
        qtbot.waitUntil(
            lambda: (
                listing.height() >= 90
                and listing.viewport().rect().intersects(listing.visualRect(listing.currentIndex()))
                and listing.visualRect(listing.currentIndex()).top() >= 0
            )
        )


def test_a_list_that_says_nothing_of_its_height_is_not_squeezed_away(kit: Kit, show: Show) -> None:
    listing = Listing(kit, N_("The sample"))
    inside = show(listing, 300).layout()
    assert inside is not None
    item = inside.itemAt(0)
    assert item is not None
    for scale in (1.0, 2.0):
        kit.theme.enlarge(scale)
        assert item.minimumSize().height() >= listing.minimumSizeHint().height() > 0


def test_what_is_missing_takes_the_room_of_a_hint_that_is_not_shown(kit: Kit, show: Show, qtbot: QtBot) -> None:
    foot = Foot(kit, N_("Left to do"), N_("Sign and finish"))
    kit.tongue.say(foot.note.setText, N_("J next · K previous · 1 2 3 decide"))
    foot.note.hide()
    said = "Criteria not decided: 2"
    foot.show_links([Link("undecided", said, "decisions", blocking=True), Link("why", LONG, "closing", blocking=True)])
    show(foot, 640)
    qtbot.waitUntil(lambda: said in {one.text() for one in foot.gaps.findChildren(Button) if not one.isHidden()})
    assert foot.more is not None


def test_a_button_that_counts_keeps_its_number_where_its_words_give_way(kit: Kit, show: Show, qtbot: QtBot) -> None:
    bar = TopBar(kit)
    bar.title.setText("RWJ-2026-0002")
    waits, told = kit.button(N_("Actions"), lambda: None, icon="flag"), N_("Actions for you: {count}, overdue: {late}")
    other = kit.button(N_("How long they are kept"), lambda: None, icon="schedule")
    counting = Tools(kit, bar, ((waits, N_("Actions")),), below=0)
    for tools in (counting, Tools(kit, bar, ((other, N_("How long they are kept")),))):
        bar.extras.addWidget(tools)
    counting.tell(waits, told, "2", count=2, late=1)
    window = show(bar, 1400, 60)
    assert waits.text() == "Actions for you: 2, overdue: 1"
    window.resize(330, 60)
    qtbot.waitUntil(lambda: waits.text() == "2")
    assert waits.accessibleName() == "Actions for you: 2, overdue: 1"
    kit.tongue.speak("cy")
    assert waits.accessibleName() == "Camau gweithredu i chi: 2, yn hwyr: 1"
    window.resize(1400, 60)
    qtbot.waitUntil(lambda: waits.text() == "Camau gweithredu i chi: 2, yn hwyr: 1")


def test_when_things_were_saved_gives_way_to_what_is_pressed(kit: Kit, show: Show, qtbot: QtBot) -> None:
    bar = TopBar(kit)
    bar.title.setText("RWJ-2026-0002")
    buttons = [kit.button(N_("Help"), lambda: None, icon="help") for _ in range(7)]
    bar.extras.addWidget(Tools(kit, bar, [(one, N_("Help")) for one in buttons]))
    window = show(bar, 1400, 60)
    (saved,) = bar.findChildren(SavedState)
    kit.tasks.written += 1
    kit.tasks.saving.emit(True)  # noqa: FBT003 - Qt's own call
    assert saved._words.isVisible()
    window.resize(800, 60)
    qtbot.waitUntil(lambda: not saved._words.isVisible())
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in buttons))
    assert saved.isVisible()
    assert saved.accessibleName() == "Saving…"
    window.resize(1400, 60)
    qtbot.waitUntil(saved._words.isVisible)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_and_what_come_before_the_words_of_when_things_were_saved(
    make_kit: Callable[..., Kit], show: Show, qtbot: QtBot, language: Tongue
) -> None:
    kit = make_kit(language)
    bar = TopBar(kit)
    bar.title.setText("RWJ-2026-0002")
    bar.subline.setText("Dafydd Ellis · 20 Tachwedd 2026")
    for _ in range(2):
        bar.extras.addWidget(Tools(kit, bar, [(kit.button(N_("Help"), lambda: None, icon="help"), N_("Help"))]))
    window = show(bar, 1400, 60)
    (saved,) = bar.findChildren(SavedState)
    kit.tasks.written += 1
    kit.tasks.saving.emit(False)  # noqa: FBT003 - Qt's own call
    found = set()
    for wide in range(900, 560, -10):
        window.resize(wide, 60)
        qtbot.waitUntil(lambda: bar.width() == window.width())
        assert not demands.rests(window)
        assert bar.subline.width() >= bar.subline.sizeHint().width(), wide
        found.add((saved._words.isHidden(), saved._words.broken))
    assert {(False, False), (False, True), (True, True)} <= found  # on one line, on two, and by its shape alone


def test_one_press_empties_a_field_at_any_size_of_its_letters(kit: Kit, show: Show) -> None:
    field = QLineEdit()
    clearable(kit, field)
    (press,) = field.findChildren(Button)
    show(field, 400, 90)
    edited: list[str] = []
    field.textEdited.connect(edited.append)
    for scale in (1.0, 2.0):
        kit.theme.enlarge(scale)
        assert not press.isVisible()
        QTest.keyClicks(field, "Dafydd")
        assert press.isVisible()
        assert (press.accessibleName(), press.height()) == ("Clear", min(field.height(), kit.theme.px(40)))
        assert field.rect().right() - press.geometry().right() < kit.theme.px(4)
        assert press.icon().actualSize(QSize(99, 99)).height() >= kit.theme.px(20)
        assert field.textMargins().right() > 0
        QTest.mouseClick(press, Qt.MouseButton.LeftButton)
        assert (field.text(), edited[-1], field.textMargins().right()) == ("", "", 0)


def test_a_dialog_is_no_higher_than_its_window_and_what_it_asks_scrolls(kit: Kit, show: Show, qtbot: QtBot) -> None:
    window = show(QWidget(), 900, 420)
    dialog = ColumnDialog(kit, window, N_("Add a record to the sample"))
    few, many = (LineField(kit, N_("Why?"), hint=N_("Day, month and year: 14/11/2026")) for _ in range(2))
    rest = QWidget()
    under = QVBoxLayout(rest)
    for _ in range(8):
        under.addWidget(LineField(kit, N_("Why?")))
    under.addWidget(many)
    dialog.add(few, rest)
    rest.hide()
    dialog.finish(N_("Add to the sample"), "primary", dialog.accept)
    dialog.open()
    bar = dialog.findChildren(Scroll)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: few.below.visibleRegion().boundingRect() == few.below.rect())
    assert bar.maximum() == 0  # few things do not scroll
    rest.show()
    many.edit.setFocus()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and many.edit.visibleRegion().boundingRect() == many.edit.rect())
    assert dialog.height() <= window.height()
    assert dialog.button.visibleRegion().boundingRect() == dialog.button.rect()
    assert not [*demands.labels(dialog), *demands.rests(dialog)]
    dialog.reject()


@pytest.mark.parametrize("here", ["verify", "verify/external"])
def test_a_row_of_ways_stays_on_one_line_and_each_is_reached(kit: Kit, show: Show, qtbot: QtBot, here: str) -> None:
    row = Folding(kit, N_("The verifier’s desk"), WAYS, here)
    went: list[str] = []
    row.chosen.connect(went.append)
    window, places = show(row, 1400, 90), [key for key, _word in WAYS]

    def seen() -> list[str]:
        return [key for key in places if row.row.segment(key).isVisible()]

    assert seen() == places
    looks: tuple[tuple[int, float, Tongue], ...] = ((500, 1, "cy"), (1200, 2, "cy"), (1150, 2, "en"), (300, 1, "en"))
    for wide, scale, language in looks:
        kit.tongue.speak(language)
        kit.theme.enlarge(scale)
        window.resize(wide, 90)
        qtbot.waitUntil(lambda: bool(row.folded) and row.width() == window.width())
        assert here in seen()
        segments = [row.row.segment(key) for key in seen()]
        assert {one.mapTo(window, one.rect().topLeft()).y() for one in segments} == {row.mapTo(window, QPoint()).y()}
        assert all(one.width() >= one.sizeHint().width() for one in (*segments, row.more))
        assert row.more.geometry().right() < row.width()
        assert row.more.text() == {"cy": "Rhagor", "en": "More"}[language]
        QTest.keyClick(row.more, Qt.Key.Key_Return)
        offered = [action.text() for action in row.menu.actions()]
        assert offered == [kit.tongue(dict(WAYS)[key]) for key in row.folded] == row.more.toolTip().split(" · ")
        assert [key for key in places if key in seen() or key in row.folded] == places
        QTest.keyClick(row.menu, Qt.Key.Key_Down)
        QTest.keyClick(row.menu, Qt.Key.Key_Return)
        assert went.pop() == row.folded[0]
        assert row.row.choice == here  # whoever chooses is led away, and finds the row here as it was
    kit.theme.enlarge(1.0)
    window.resize(1400, 90)
    qtbot.waitUntil(lambda: seen() == places and not row.more.isVisible())


@pytest.mark.parametrize(("high", "lines"), [(40, 2), (20, 1)])
def test_a_head_wraps_where_there_is_room_and_is_elided_where_not(kit: Kit, high: int, lines: int) -> None:
    """A name of two words is painted on two lines, or on one: so many of the lines of its picture have ink."""
    font = kit.theme.font(12)
    said, wide = "Llywelyn-ap-Gruffudd Angharad", QFontMetrics(font).horizontalAdvance("Llywelyn-ap-Gruffudd") + 8
    picture = QImage(wide, high, QImage.Format.Format_Grayscale8)
    picture.fill(255)
    painter = QPainter(picture)
    painter.setFont(font)
    wrapped(painter, QRect(0, 0, wide, high), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
    painter.end()
    inked = [any(picture.pixelColor(x, y).value() < 128 for x in range(wide)) for y in range(high)]
    blocks = sum(1 for at, ink in enumerate(inked) if ink and (at == 0 or not inked[at - 1]))
    tall = sum(inked)
    assert (tall > QFontMetrics(font).lineSpacing()) == (lines == 2), (blocks, tall)
