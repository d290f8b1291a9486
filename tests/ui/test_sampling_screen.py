"""The screen of sampling: a plan is begun, drawn with its seed shown, taken back, added to by hand, printed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app.trust.attachments import attachment
from assessor_app.ui.parts.chip import PressChip
from assessor_app.vault.model import Changes
from assessor_app.verifying.sampling import justifying
from assessor_app.verifying.sampling.words import LEASTS
from tests.ui.samples import EDITING, SEED, at_sampling, drawn, pool, quiet
from tests.ui.visiting import settled
from tests.verifying.pools import entry
from tests.verifying.stocked import stock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.ui.verifying.sampling.screen import SamplingScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

pytestmark = pytest.mark.slow


@pytest.fixture
def window(visit: Founded, open_store: Callable[..., Window]) -> Window:
    return open_store(visit)


@pytest.fixture
def screen(window: Window, qtbot: QtBot) -> SamplingScreen:
    return drawn(at_sampling(window, qtbot), qtbot)


def numbers_stand_in_line(screen: SamplingScreen, qtbot: QtBot) -> None:
    """Two numbers beside each other end at one height, whichever of their labels wraps."""
    before = screen.kit.tongue.language
    screen.kit.tongue.speak("cy")
    shown = [screen.editor.numbers[name] for name in LEASTS]
    pairs = list(zip(shown[::2], shown[1::2], strict=True))
    qtbot.waitUntil(lambda: any(one.height() != other.height() for one, other in pairs))
    qtbot.waitUntil(lambda: all(one.geometry().bottom() == other.geometry().bottom() for one, other in pairs))
    screen.kit.tongue.speak(before)


def test_a_plan_is_edited_drawn_and_drawn_again_and_undo_brings_the_first_back(window: Window, qtbot: QtBot) -> None:
    screen = at_sampling(window, qtbot)
    assert screen.pages.currentIndex() == 0
    QTest.mouseClick(screen.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.pages.currentIndex() == EDITING)
    numbers_stand_in_line(screen, qtbot)
    screen.editor.name.edit.setText("Hydref 2026")
    screen.editor.numbers["per_assessor"].show_number(2)
    screen.editor.weights["new"].show_number(60)
    screen.editor.since.edit.setText("31/2/2026")
    screen.editor.keep.click()
    assert screen.editor.since.below.isVisibleTo(screen)
    screen.editor.since.edit.setText("1/2/2026")
    screen.editor.keep.click()
    qtbot.waitUntil(lambda: screen.shown is not None and screen.shown.plan.name == "Hydref 2026")
    quiet(screen, qtbot)
    assert screen.shown is not None
    plan = screen.shown.plan
    assert (plan.strategy.per_assessor, plan.strategy.weights.new, plan.filter.since) == (2, 60, "2026-02-01")
    assert screen.shown.pool == sum(one.observed_on >= "2026-02-01" for one in pool())
    screen.head.draw.click()
    qtbot.waitUntil(lambda: screen.shown is not None and screen.shown.draw is not None)
    quiet(screen, qtbot)
    first = [one.identity for one in screen.shown.items]
    assert screen.shown.draw is not None
    assert screen.shown.draw.seed in screen.head.seed.text()
    assert screen.head.edit.isHidden()
    screen.deeds.draw("another-seed")
    qtbot.waitUntil(lambda: screen.shown is not None and screen.shown.plan.drawn == 2)
    assert window.frame is not None
    window.frame.toast.button.click()
    qtbot.waitUntil(lambda: screen.shown is not None and screen.shown.plan.drawn == 1)
    assert [one.identity for one in screen.shown.items] == first


def test_the_picture_is_walked_by_keys_and_read_out_and_narrowed(screen: SamplingScreen, qtbot: QtBot) -> None:
    table = screen.cover.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Right)
    index = table.currentIndex()
    assert (index.row(), index.column()) == (1, 1)
    mark, spoken = table.mark(1, 1), index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert screen.cover.looked.text() == spoken
    assert f"Sampled: {mark.sampled}. In the pool: {mark.pool}" in spoken
    assert table.cells.who(1) in spoken
    everything = sum(one.pool for one in screen.shown.picture.marks.values()) if screen.shown else 0
    screen.cover.stage.segment("summative").click()
    screen.cover.across.segment("site").click()
    qtbot.waitUntil(lambda: screen.shown is not None and screen.shown.picture.view.dimension == "site")
    assert screen.shown is not None
    late = [one for one in pool() if one.stage == "summative"]
    assert sum(one.pool for one in screen.shown.picture.marks.values()) == len(late) < everything


def test_each_record_says_why_and_one_is_added_by_hand_put_back_and_brought_again(
    screen: SamplingScreen, qtbot: QtBot
) -> None:
    assert screen.shown is not None
    count = len(screen.shown.items)
    assert all(one.reasons for one in screen.shown.items)
    screen.add()
    dialog = screen.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.list.rows.rowCount()))
    dialog.button.click()
    assert dialog.reason.below.isVisibleTo(dialog)
    there = {one.identity for one in screen.shown.items}
    rows = [dialog.list.rows.row_at(dialog.list.rows.index(at, 0)) for at in range(dialog.list.rows.rowCount())]
    dialog.list.choose(next(row.key for row in rows if row.key not in there))
    dialog.reason.edit.setPlainText("Gofynnodd y dilysydd allanol")
    dialog.button.click()
    qtbot.waitUntil(lambda: screen.shown is not None and len(screen.shown.items) == count + 1)
    added = screen.shown.items[-1]
    assert dict(added.reasons[0].facts)["reason"] == "Gofynnodd y dilysydd allanol"
    screen.sample.list.choose(added.id)
    screen.sample.away.click()
    qtbot.waitUntil(lambda: screen.shown is not None and len(screen.shown.items) == count)
    screen.kit.notices.clear()
    frame = screen.window().frame  # type: ignore[attr-defined]
    frame.toast.button.click()
    qtbot.waitUntil(lambda: screen.shown is not None and len(screen.shown.items) == count + 1)


def test_an_interest_takes_their_records_out_of_the_sample_until_it_is_lifted(
    screen: SamplingScreen, qtbot: QtBot
) -> None:
    assert screen.shown is not None
    item = screen.shown.items[0]
    screen.declare(item.id)
    dialog = screen.asking
    assert dialog is not None
    dialog.button.click()
    assert dialog.text.below.isVisibleTo(dialog)
    dialog.whose.choose("assessor")
    dialog.text.edit.setPlainText("Fy mrawd yw ef")
    dialog.button.click()
    qtbot.waitUntil(lambda: bool(screen.shelf.interests.findChildren(PressChip)))
    settled(screen, qtbot)
    assert item.assessor_id not in {one.assessor_id for one in screen.shown.items}
    assert item.assessor not in {name for _, name in screen.shown.picture.rows}
    (chip,) = screen.shelf.interests.findChildren(PressChip)
    chip.click()
    qtbot.waitUntil(screen.shelf.interests.isHidden)
    settled(screen, qtbot)
    assert item.assessor in {name for _, name in screen.shown.picture.rows}


def test_a_rule_that_is_met_by_hand_is_told_as_a_sentence(screen: SamplingScreen, qtbot: QtBot) -> None:
    own, told = entry(9000), list[str]()

    def put(rooms: Rooms) -> Changes:
        stock(rooms, [own], own=1)
        return Changes()

    screen.kit.tasks.store(put)
    screen.kit.notices.banner.connect(lambda text, _tone: told.append(text))
    screen.deeds.add(own.identity, "Rhaid")
    qtbot.waitUntil(lambda: bool(told))
    assert "is your own assessment" in told[0]


def test_the_sample_is_settled_and_the_justification_can_be_drawn_again(
    screen: SamplingScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    screen.head.settle.click()
    qtbot.waitUntil(lambda: screen.shown is not None and {one.state for one in screen.shown.items} == {"selected"})
    screen.deeds.print_into(tmp_path / "j.pdf")
    qtbot.waitUntil((tmp_path / "j.pdf").exists)
    quiet(screen, qtbot)
    said = json.loads(attachment((tmp_path / "j.pdf").read_bytes(), "sampling.json"))
    assert said["draw"]["seed"] == SEED
    assert justifying.draw_again(said).picks_hold


def test_on_a_small_screen_the_chosen_record_and_what_can_be_done_are_seen(
    visit: Founded, open_store: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_store(visit, "cy", (1440, 900), 2.0)
    screen = drawn(at_sampling(window, qtbot), qtbot)
    screen.columns.show_right()
    sample = screen.sample
    sample.list.setCurrentIndex(sample.list.rows.index(2, 0))
    qtbot.waitUntil(sample.reasons.isVisible)

    def seen() -> bool:
        row = sample.list.visualRect(sample.list.currentIndex())
        words = sample.list.visibleRegion().boundingRect().intersected(row)
        whole = all(one.visibleRegion().boundingRect() == one.rect() for one in (sample.open, sample.away))
        return whole and words.height() >= screen.kit.theme.px(80)

    qtbot.waitUntil(seen)
