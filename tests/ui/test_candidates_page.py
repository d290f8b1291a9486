"""One candidate's page: coverage as a picture that keyboard and screen reader walk, and where it leads."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from assessor_app.observing.coverage import covered
from assessor_app.observing.model import Event, Judgement, Observation, RangeMark
from assessor_app.standards.bundle import bundled
from assessor_app.standards.ranges import scope_items
from assessor_app.ui.candidates.cells import SHOWN_VISITS, coverage_rows
from assessor_app.ui.candidates.picture import Picture
from assessor_app.ui.candidates.ranged import Ranged
from assessor_app.ui.parts.banner import Banner, EmptyState
from assessor_app.ui.parts.linkrow import LinkRow
from tests.ui.rolls import at_candidates, kept, listed
from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS, check_controls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.observing.model import State
    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.candidates.table import CoverageTable
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.screens.candidates import CandidatesScreen
    from assessor_app.ui.screens.planning import PlanScreen
    from assessor_app.ui.window import Window
    from tests.ui.elsewhere import Sealed
    from tests.ui.visiting import Founded

    OpenStore = Callable[..., Window]


def at_page(window: Window, qtbot: QtBot) -> CandidatesScreen:
    """Go to the one candidate of the store."""
    screen = at_candidates(window)
    qtbot.waitUntil(lambda: len(listed(screen)) == 1, timeout=WAIT_MS)
    screen.go("candidates", kept(screen, qtbot)[0].id)
    qtbot.waitUntil(lambda: bool(screen.pictures.findChildren(Picture)), timeout=WAIT_MS)
    settled(screen, qtbot)
    return screen


def tables(screen: CandidatesScreen) -> list[CoverageTable]:
    """The tables of the first picture."""
    return screen.pictures.findChildren(Picture)[0].tables.tables


def spoken(table: CoverageTable, row: int, column: int) -> str:
    """What a screen reader hears of one cell."""
    return str(table.cells.data(table.cells.index(row, column), Qt.ItemDataRole.AccessibleTextRole))


def test_the_picture_shows_what_was_judged(open_visit: Callable[..., Window], qtbot: QtBot) -> None:
    screen = at_page(open_visit(), qtbot)
    assert len(screen.pictures.findChildren(Picture)) == 2
    assert screen.bar.subline.text().endswith("Standards: 2")  # those shown, chosen for the candidate or observed
    performance, knowledge = tables(screen)
    assert performance.cells.columnCount() == 21
    assert knowledge.cells.columnCount() == 19
    assert [performance.cells.row_of(row).name for row in range(2)] == ["20 Nov · draft", "So far"]
    met = [at for at in range(21) if performance.cells.state(1, at) == "met"]
    assert [performance.cells.criterion(at).number for at in met] == [1, 3, 8, 18, 19]
    assert spoken(performance, 0, 13) == "P14, 20 Nov · draft: Not yet met"
    assert spoken(performance, 1, 1) == "P2, So far: Not observed"
    assert spoken(knowledge, 1, 1) == "K2, So far: Met"
    screen.kit.tongue.speak("cy")
    performance, knowledge = tables(screen)
    assert spoken(performance, 0, 13) == "P14, 20 Tach · drafft: Heb ei fodloni eto"
    assert spoken(knowledge, 1, 1).startswith("G2, Hyd yma: ")


def test_a_screen_reader_finds_a_table_with_headers(open_visit: Callable[..., Window], qtbot: QtBot) -> None:
    table = tables(at_page(open_visit(), qtbot))[0]
    found = QAccessible.queryAccessibleInterface(table)
    assert found.role() == QAccessible.Role.Table
    assert "Delio ag ymholiadau" in found.text(QAccessible.Text.Name)
    heard: dict[QAccessible.Role, list[str]] = {}
    for at in range(found.childCount()):
        child = found.child(at)
        heard.setdefault(child.role(), []).append(child.text(QAccessible.Text.Name))
    assert heard[QAccessible.Role.ColumnHeader] == [f"P{number}" for number in range(1, 22)]
    assert heard[QAccessible.Role.RowHeader] == ["20 Nov · draft", "So far"]
    assert len(heard[QAccessible.Role.Cell]) == 42
    assert heard[QAccessible.Role.Cell][21] == "P1, So far: Met"


def test_the_picture_is_walked_with_arrow_keys(open_visit: Callable[..., Window], qtbot: QtBot) -> None:
    screen = at_page(open_visit(), qtbot)
    table = tables(screen)[0]
    table.setFocus()
    told = screen.pictures.findChildren(Picture)[0].tables.looked
    assert told.text().startswith("P1 · So far · Met\ndelio ag ymholiadau")
    for _ in range(13):
        QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert told.text().startswith("P14 · 20 Nov · draft · Not yet met\ncadarnhau manylion")
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert tables(screen)[1].hasFocus()


def test_each_state_has_a_shape_of_its_own_on_the_screen(open_visit: Callable[..., Window], qtbot: QtBot) -> None:
    table = tables(at_page(open_visit(), qtbot))[0]
    marks = set()
    for column in (0, 1, 13):
        box = table.visualRect(table.cells.index(1, column)).adjusted(4, 4, -4, -4)
        drawn = table.viewport().grab(box).toImage()
        ground = drawn.pixelColor(1, 1)
        marks.add(tuple(drawn.pixelColor(x, y) != ground for x in range(drawn.width()) for y in range(drawn.height())))
    assert len(marks) == 3
    assert any(not any(mark) for mark in marks)


@pytest.mark.parametrize(("width", "bands"), [(1440, 1), (800, 2)])
def test_criteria_go_on_in_a_second_band_rather_than_out_of_sight(
    open_visit: Callable[..., Window], qtbot: QtBot, width: int, bands: int
) -> None:
    screen = at_page(open_visit("cy", (width, 900)), qtbot)

    def of_performance() -> list[CoverageTable]:
        return [one for one in tables(screen) if one.cells.criterion(0).kind == "performance"]

    qtbot.waitUntil(lambda: len(of_performance()) == bands)
    shown = [one.cells.criterion(at).number for one in of_performance() for at in range(one.cells.columnCount())]
    assert shown == list(range(1, 22))
    inside = screen.pictures.widget()
    assert inside is not None
    for table in tables(screen):
        assert table.mapTo(inside, table.rect().topRight()).x() < screen.pictures.viewport().width()


def test_visits_beyond_six_share_a_row(kit: Kit) -> None:
    standard = bundled()[0]
    states: tuple[State, ...] = ("met", "not_yet_met")
    visits = [
        Observation(
            f"o{day}", f"R{day}", "candidate", (standard.key,), Event(f"2026-11-{day:02}T14:00:00+00:00"),
            judgements=(Judgement(standard.criterion_key(standard.criteria[0]), states[day > 1], ""),),
        )
        for day in range(1, SHOWN_VISITS + 3)
    ]  # fmt: skip
    rows = coverage_rows(kit.tongue.words, covered(standard, visits))
    assert [row.name for row in rows][:2] == ["Earlier visits: 2", "3 Nov · draft"]
    assert len(rows) == SHOWN_VISITS + 2
    assert (rows[0].states[0], rows[1].states[0], rows[-1].states[0]) == ("met", "not_yet_met", "met")


def test_new_observation_takes_the_candidate_along(open_visit: Callable[..., Window], qtbot: QtBot) -> None:
    window = open_visit()
    screen = at_page(window, qtbot)
    with qtbot.waitSignal(screen.asked) as asked:
        screen.observe_button.click()
    assert asked.args == ["visits/new", kept(screen, qtbot)[0].id]
    assert window.frame is not None
    assert window.frame.here == "visits/new"


def test_a_draft_leads_to_where_it_is_written(open_visit: Callable[..., Window], visit: Founded, qtbot: QtBot) -> None:
    screen = at_page(open_visit(), qtbot)
    (draft,) = screen.aside.findChildren(LinkRow)
    with qtbot.waitSignal(screen.asked) as asked:
        draft.setFocus()
        QTest.keyClick(draft, Qt.Key.Key_Return)
    assert asked.args == ["observing", visit.draft]


def test_a_record_of_the_candidate_leads_to_the_records(
    open_store: OpenStore, sealed: Sealed, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    window = open_store(sealed.store.copy(tmp_path_factory.mktemp("own") / "store"))
    screen = at_page(window, qtbot)
    assert tables(screen)[0].cells.row_of(0).name == "20 Nov · observing"
    (record,) = screen.aside.findChildren(LinkRow)
    assert "Accepted" in record.accessibleName()
    record.click()
    assert window.frame is not None
    assert window.frame.here == "records"


def test_a_candidate_without_standards_is_told_so(
    open_store: OpenStore, received: Founded, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    screen = at_candidates(open_store(received.copy(tmp_path_factory.mktemp("own") / "store")), "new")
    screen.form.name.edit.setText("Ceri")
    screen.form.save()
    qtbot.waitUntil(lambda: screen.bar.title.text() == "Ceri", timeout=WAIT_MS)
    settled(screen, qtbot)
    (empty,) = screen.pictures.findChildren(EmptyState)
    assert empty.why.text() == "No standard is being worked on yet."
    empty.button.click()
    qtbot.waitUntil(screen.form.isVisible)
    assert screen.form.name.edit.text() == "Ceri"


def test_a_standard_that_the_library_lacks_is_said(
    open_store: OpenStore, received: Founded, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    screen = at_candidates(open_store(received.copy(tmp_path_factory.mktemp("own") / "store")), "new")
    screen.form.name.edit.setText("Ceri")
    screen.form.standards.add("INSCS999@2030:cy")
    screen.form.save()
    qtbot.waitUntil(lambda: screen.bar.title.text() == "Ceri", timeout=WAIT_MS)
    settled(screen, qtbot)
    assert not screen.pictures.findChildren(Picture)
    (note,) = screen.pictures.findChildren(Banner)
    assert note.words.text().startswith("INSCS999 · 2030: this edition is not in the library")


@pytest.mark.slow
@pytest.mark.parametrize("shape", [("cy", (1440, 900), 1.0), ("cy", (1024, 768), 1.25), ("en", (1024, 768), 1.0)])
def test_the_page_is_named_and_unclipped(
    open_store: OpenStore, visit: Founded, qtbot: QtBot, shape: tuple[str, tuple[int, int], float]
) -> None:
    screen = at_page(open_store(visit, *shape), qtbot)
    screen.kit.tasks.store(lambda _rooms: None)  # so that the bar says that everything is saved
    settled(screen, qtbot)
    check_controls(screen)
    screen.columns.show_right()
    settled(screen, qtbot)
    check_controls(screen)


def test_words_of_the_bars_buttons_give_way_to_their_icons(open_visit: Callable[..., Window], qtbot: QtBot) -> None:
    window = open_visit("cy", (800, 768))
    screen = at_page(window, qtbot)
    assert screen.edit_button.text() == ""
    assert screen.edit_button.accessibleName() == "Golygu"
    assert screen.edit_button.toolTip() == "Golygu"
    assert (screen.observe_button.text(), screen.observe_button.accessibleName()) == ("", "Arsylwad newydd")
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: screen.edit_button.text() == "Golygu")
    screen.kit.tongue.speak("en")
    assert (screen.edit_button.text(), screen.edit_button.accessibleName()) == ("Edit", "Edit")


def test_a_change_of_language_leaves_the_reader_at_the_same_cell(
    open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    screen = at_page(open_visit(), qtbot)
    table = tables(screen)[1]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Right)
    screen.kit.tongue.speak("cy")
    table = tables(screen)[1]
    assert table.hasFocus()
    assert spoken(table, table.currentIndex().row(), table.currentIndex().column()).startswith("G2, Hyd yma")


def test_what_to_look_for_next_time_is_ticked_and_planned(
    open_visit: Callable[..., Window], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[tuple[str, tuple[CriterionKey, ...]]] = []
    monkeypatch.setattr(
        "assessor_app.ui.screens.candidates.plan_for", lambda _screen, name, hoped: planned.append((name, hoped))
    )
    window = open_visit()
    screen = at_page(window, qtbot)
    part = screen.aside.next_time
    first, second, *_ = part.ticks
    assert first.text() == "Observe: INSCS025\u00a0·\u00a0P14"
    assert (first.isChecked(), second.isChecked(), len(part.ticks)) == (True, False, 5)
    said = [label.text() for label in part.findChildren(QLabel)]
    assert "Judged not yet met." in said
    assert "Agreed: Cadarnhau'r crynodeb gyda'r cwsmer mewn tair galwad" in said
    QTest.keyClick(second, Qt.Key.Key_Space)
    window.kit.tongue.speak("cy")
    settled(screen, qtbot)
    assert part.ticks[0].text() == "Arsylwi: INSCS025\u00a0·\u00a0P14"
    assert part.ticks[1].isChecked()
    QTest.mouseClick(part.more, Qt.MouseButton.LeftButton)
    assert len(part.ticks) > 5
    assert part.ticks[5].hasFocus()
    assert not part.more.isVisible()
    QTest.mouseClick(part.plan, Qt.MouseButton.LeftButton)
    ((name, hoped),) = planned
    assert name == kept(screen, qtbot)[0].id
    assert [str(key).partition("#")[2] for key in hoped][:3] == ["performance:14", "performance:2", "performance:4"]
    for tick in part.ticks:
        tick.setChecked(False)
    assert not part.plan.isEnabled()


def test_planning_begins_with_the_candidate_and_what_is_hoped_for_and_leads_back(
    open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_visit()
    screen = at_page(window, qtbot)
    part = screen.aside.next_time
    asked = next(tick for tick in part.ticks if tick.text().startswith("Ask or discuss"))
    asked.setChecked(True)
    hoped = part.chosen
    assert {key.kind for key in hoped} == {"performance", "knowledge"}
    QTest.mouseClick(part.plan, Qt.MouseButton.LeftButton)
    assert window.frame is not None
    planning = cast("PlanScreen", window.frame.shown)
    qtbot.waitUntil(lambda: planning.form.hoped.chosen == hoped, timeout=WAIT_MS)
    assert planning.form.candidate == kept(screen, qtbot)[0].id
    ticked = [method for method, tick in planning.form.methods.items() if tick.isChecked()]
    assert ticked == ["observation", "questioning"]
    planning.way_back.click()
    assert window.frame.here == "candidates"


def at_sealed(open_store: OpenStore, sealed: Sealed, folder: Path, qtbot: QtBot) -> CandidatesScreen:
    return at_page(open_store(sealed.store.copy(folder / "store")), qtbot)


def test_the_portfolio_is_written_as_a_zip_and_as_a_folder_and_never_over_anything(
    open_store: OpenStore, sealed: Sealed, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = at_sealed(open_store, sealed, tmp_path, qtbot)
    out, asked = tmp_path / "out", []
    out.mkdir()

    def save(_over: object, _title: str, name: str, *_kinds: object) -> tuple[str, str]:
        asked.append(name)
        return str(out / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    card, told, wrong = screen.aside.portfolio, [], []
    screen.kit.notices.toast.connect(lambda said, _undo: told.append(said))
    screen.kit.notices.banner.connect(lambda said, _tone: wrong.append(said))
    QTest.mouseClick(card.zip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert asked == ["sian-llywelyn-portfolio.zip"]
    assert zipfile.is_zipfile(out / asked[0])
    for _ in range(2):
        QTest.mouseClick(card.folder, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not screen.busy.isVisible(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(told) == 3, timeout=WAIT_MS)
    assert (out / "sian-llywelyn-portfolio" / "index.html").is_file()
    assert (out / "sian-llywelyn-portfolio-2" / "index.json").is_file()
    before = (out / asked[0]).read_bytes()
    QTest.mouseClick(card.zip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(wrong), timeout=WAIT_MS)
    assert "was left as it is" in wrong[0]
    assert (out / asked[0]).read_bytes() == before
    assert len(list(out.iterdir())) == 3


def test_scope_and_sub_items_say_what_is_still_to_be_covered(kit: Kit, qtbot: QtBot) -> None:
    ranged = replace(bundled()[0], sections={"scope": ("Dros y ffôn", "Wyneb yn wyneb")})
    item = scope_items(ranged)[0]
    seen = Observation(
        "o", "R", "candidate", (ranged.key,), Event("2026-11-01T14:00:00+00:00"), ranges=(RangeMark(item.key, ""),)
    )
    picture = Picture(kit, covered(ranged, [seen]))
    qtbot.addWidget(picture)
    (part,) = picture.findChildren(Ranged)
    heard = [label.accessibleName() or label.text() for label in part.findChildren(QLabel)]
    assert heard[0].startswith("Scope/range covered: 1 of ")
    assert heard[1] == "Not yet covered: Wyneb yn wyneb"
    assert heard[-1] == "Covered: Dros y ffôn"
    kit.tongue.speak("cy")
    assert part.findChildren(QLabel)[-1].accessibleName() == "Wedi’i gwmpasu: Dros y ffôn"
