"""The top bar by itself: what it says of saving is true, and nothing in it moves as it says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from assessor_app.errors import Refusal, Unavailable
from assessor_app.language import LANGUAGES, N_
from assessor_app.ui.parts.bars import SavedState, TopBar
from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.parts.tools import Tools
from tests.ui import demands
from tests.ui.visiting import SetClock

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from pytestqt.qtbot import QtBot

    from assessor_app.errors import AssessorError
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit

    Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put a bar at the top of a window of its own and show it."""
    kept: list[QWidget] = []

    def shown(part: QWidget, width: int = 926) -> QWidget:
        window = QWidget()
        kept.append(window)
        inside = QVBoxLayout(window)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(part)
        inside.addStretch(1)
        window.resize(width, 300)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return shown


def refused(problem: AssessorError) -> Callable[[Rooms], None]:
    """A deed that ends like this."""

    def deed(_rooms: Rooms) -> None:
        raise problem

    return deed


def said(part: TopBar) -> str:
    """What the bar says of saving; '' when nothing is to be seen."""
    (state,) = part.findChildren(SavedState)
    return state._words.text() if state.isVisible() else ""


def test_saved_is_said_only_of_what_was_written(make_kit: Callable[..., Kit], show: Show, qtbot: QtBot) -> None:
    clock = SetClock()
    kit = replace(make_kit(), clock=clock)
    part = TopBar(kit)
    show(part)
    kit.tasks.open(lambda: cast("Rooms", object()))

    def done(deed: Callable[[Rooms], None]) -> str:
        kit.tasks.store(deed, failed=lambda _problem: None)
        assert said(part) == "Saving…"
        qtbot.waitUntil(lambda: not kit.tasks.waiting)
        return said(part)

    assert said(part) == ""
    assert done(refused(Refusal("name-missing"))) == ""
    assert done(refused(Unavailable("disk-full"))) == "Not saved"
    assert done(lambda _rooms: None) == "Saved 14:47:17"
    clock.set("2026-11-20T15:00:00+00:00")
    assert done(refused(Refusal("name-missing"))) == "Saved 14:47:17"
    assert done(lambda _rooms: None) == "Saved 15:00:00"


@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("width", [926, 1342])
def test_nothing_in_the_bar_moves_as_saving_is_told(
    make_kit: Callable[..., Kit], show: Show, language: str, width: int
) -> None:
    kit = make_kit(language)
    part = TopBar(kit)
    part.title.setText("Siân Llywelyn")
    part.subline.setText(
        "Canolfan Gyswllt Tŷ Gwyn, Llŷn · gwaith go iawn · arsylwi uniongyrchol, holi, cynnyrch gwaith"
    )
    for _ in range(3):
        part.extras.addWidget(kit.icon_button("edit", N_("Help"), lambda: None))
    show(part, width=width)

    def places() -> list[QRect]:
        QApplication.processEvents()
        return [part.rect(), *(child.geometry() for child in (part.title, part.subline, *part.findChildren(Button)))]

    before = places()
    for waiting in (True, False, True):
        kit.tasks.written += 1
        kit.tasks.saving.emit(waiting)
        assert said(part)
        assert places() == before


@pytest.mark.parametrize(("width", "whole"), [(1800, True), (700, False)])
def test_what_is_said_under_a_title_keeps_to_one_line(
    make_kit: Callable[..., Kit], show: Show, width: int, *, whole: bool
) -> None:
    part = TopBar(make_kit("cy"))
    part.title.setText("Siân Llywelyn")
    part.subline.setText(
        "Canolfan Gyswllt Tŷ Gwyn, Llŷn · gwaith go iawn · arsylwi uniongyrchol, holi, cynnyrch gwaith"
    )
    show(part, width=width)
    QApplication.processEvents()
    assert (part.subline.width() >= part.subline.sizeHint().width()) is whole
    assert part.subline.height() < 2 * part.subline.fontMetrics().lineSpacing()
    assert part.subline.toolTip() == part.subline.text()  # the whole, on hovering and to screen readers


@pytest.mark.parametrize(("width", "with_words"), [(330, 0), (415, 1), (926, 2)])
def test_buttons_that_give_way_are_laid_out_once_and_have_the_room_they_want(
    kit: Kit, show: Show, width: int, with_words: int
) -> None:
    bar = TopBar(kit)
    bar.title.setText("Safoni")
    first, second = Button(kit.theme, icon="filter_list"), Button(kit.theme, icon="right_panel_open")
    second.hide()  # as that of a column which stands in its place
    for button, words in ((first, N_("Standardisation")), (second, N_("External pack"))):
        bar.extras.addWidget(Tools(kit, bar, ((button, words),), below=0))
    around = QWidget()  # without a layout, which would not let the bar be narrower than its words
    bar.setParent(around)
    bar.resize(width, 56)
    show(around)
    second.show()
    for language in LANGUAGES:
        kit.tongue.speak(language)
        assert demands.rests(bar) == []
        for button in (first, second):
            assert button.width() >= button.sizeHint().width(), (language, button.text())
        assert sum(bool(button.text()) for button in (first, second)) == with_words
