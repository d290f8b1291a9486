"""The library as a list, its search, and one standard as a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from assessor_app.standards.bundle import bundled
from assessor_app.standards.model import StandardKey
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.standards.lines import CriterionLine
from tests.ui.shelves import at_standards, rows, said, shown
from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS, check_controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.ui.screens.standards import StandardsScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

    OpenVisit = Callable[..., Window]

INSCC007 = "INSCC007@2021-02-05:cy"
INSCS025 = "INSCS025@2021:cy"


def test_the_list_says_urn_language_edition_and_review_date(open_visit: OpenVisit, qtbot: QtBot) -> None:
    screen = at_standards(open_visit(), qtbot)
    told = {row.key: row for row in rows(screen)}
    assert [row.text[:6] for row in rows(screen)] == ["Darpar", "Datbly", "Delio ", "Delio ", "Rheoli"]
    assert told[INSCC007].detail == (
        "INSCC007 · Welsh\nedition approved 5 February 2021\nreview date passed: 1 March 2026"
    )
    assert told[INSCS025].detail == "INSCS025 · Welsh\nedition approved 2021\nreview by 2026"
    (without,) = [row for row in told.values() if row.detail.startswith("no URN")]
    assert without.detail == "no URN · Welsh\nundated edition"
    screen.kit.tongue.speak("cy")
    assert {row.key: row for row in rows(screen)}[INSCC007].detail.startswith("INSCC007 · Cymraeg\nargraffiad")


def test_a_standard_is_a_page_with_everything_that_was_printed(open_visit: OpenVisit, qtbot: QtBot) -> None:
    screen = at_standards(open_visit(), qtbot)
    screen.finder.list.setFocus()
    for _ in range(5):
        QTest.keyClick(screen.finder.list, Qt.Key.Key_Down)
    texts = said(shown(screen, qtbot, INSCC007))
    standard = next(one for one in bundled() if one.urn == "INSCC007")
    assert standard.title in texts
    assert "No English version of this edition is in the library." in texts
    for paragraph in standard.overview:
        assert paragraph in texts
    for one in standard.criteria:
        assert one.text in texts
        assert one.group is None or one.group in texts
    assert [text for text in texts if text in {"P1", "P23", "K1", "K20"}] == ["P1", "P23", "K1", "K20"]
    (empty,) = [text for text in texts if text.startswith("Printed in the document but left empty")]
    assert empty.endswith("Behaviours, Skills, Glossary, Links to other NOS, External links, Version number")
    assert ("CfA CC25 · CfA CC26" in texts) == (standard.original_urns == ("CfA CC25", "CfA CC26"))
    (passed,) = screen.shown.findChildren(Banner)
    assert passed.words.text().startswith("The indicative review date has passed: 1 March 2026. You may still use")
    screen.kit.tongue.speak("cy")
    assert "Nid oes fersiwn Saesneg o’r argraffiad hwn yn y llyfrgell." in said(screen.shown)
    assert "G20" in said(screen.shown)


def test_behaviours_are_shown_too(open_visit: OpenVisit, qtbot: QtBot) -> None:
    screen = at_standards(open_visit(), qtbot)
    standard = next(one for one in bundled() if one.urn is None)
    screen.go("standards", str(standard.key))
    texts = said(shown(screen, qtbot, str(standard.key)))
    assert [text for text in texts if text in {"B1", "B5"}] == ["B1", "B5"]
    assert "no URN" in texts


def test_search_marks_words_and_leads_to_the_criterion(open_visit: OpenVisit, qtbot: QtBot) -> None:
    screen = at_standards(open_visit(), qtbot)
    QTest.keyClicks(screen.finder.search, "cwsmer prob")
    qtbot.waitUntil(lambda: any("#" in row.key for row in rows(screen)), timeout=WAIT_MS)
    found = next(row for row in rows(screen) if "#" in row.key)
    assert [found.text[start : start + length] for start, length in found.spans] == ["prob", "cwsmer"]
    assert found.detail.startswith("INSCS025 · P19")
    QTest.keyClick(screen.finder.search, Qt.Key.Key_Return)
    assert screen.finder.list.hasFocus()
    screen.finder.list.setCurrentIndex(screen.finder.list.rows.index(screen.finder.list.rows.place_of(found.key), 0))
    page = shown(screen, qtbot, INSCS025)
    marked = [line for line in page.findChildren(CriterionLine) if line.property("tone") == "note"]
    assert len(marked) == 1
    assert found.text in said(marked[0])
    qtbot.waitUntil(lambda: not marked[0].visibleRegion().isEmpty(), timeout=WAIT_MS)
    screen.finder.search.setText("geiriau nad ydynt yn unman")
    qtbot.waitUntil(screen.finder.nothing.isVisible, timeout=WAIT_MS)
    screen.finder.search.clear()
    qtbot.waitUntil(lambda: len(rows(screen)) == 5, timeout=WAIT_MS)


def test_titles_come_before_criteria(open_visit: OpenVisit, qtbot: QtBot) -> None:
    screen = at_standards(open_visit(), qtbot)
    screen.finder.search.setText("ffon")
    qtbot.waitUntil(lambda: rows(screen)[0].heading, timeout=WAIT_MS)
    headings = [row.text for row in rows(screen) if row.heading]
    assert headings[0] == "Titles"
    first = rows(screen)[1]
    assert [first.text[start : start + length] for start, length in first.spans] == ["ffôn"]


def test_the_other_language_is_one_press_away(open_visit: OpenVisit, qtbot: QtBot) -> None:
    welsh = next(one for one in bundled() if one.urn == "INSCS025")
    english = replace(welsh, language="en", title="Deal with customer queries", text_sha256="0" * 64)

    def add(rooms: Rooms) -> None:
        rooms.library.add_standard(english, "a file")

    window = open_visit()
    window.kit.tasks.store(add)
    screen = at_standards(window, qtbot, INSCS025)
    shown(screen, qtbot, INSCS025)
    assert screen.shown.page is not None
    screen.shown.page.head.read_other.click()
    assert "Deal with customer queries" in said(shown(screen, qtbot, "INSCS025@2021:en"))


def test_both_languages_stand_side_by_side_and_gaps_are_said(open_visit: OpenVisit, qtbot: QtBot) -> None:
    welsh = next(one for one in bundled() if one.urn == "INSCS025")
    first = replace(welsh.performance[0], text="deal with queries in line with guidelines")
    english = replace(
        welsh,
        language="en",
        title="Deal with customer queries",
        text_sha256="0" * 64,
        performance=(first,),
        overview=(),
    )
    window = open_visit()
    window.kit.tasks.store(lambda rooms: rooms.library.add_standard(english, "a file"))
    screen = at_standards(window, qtbot, INSCS025)
    page = shown(screen, qtbot, INSCS025)
    assert english.title not in said(page)
    assert screen.shown.page is not None
    screen.shown.page.head.twin.click()
    page = shown(screen, qtbot, INSCS025)
    texts = said(page)
    assert {welsh.title, english.title, welsh.performance[0].text, first.text} <= set(texts)
    gaps = [text for text in texts if text == "Not in the version beside it."]
    assert len(gaps) == len(welsh.performance) - 1 + 1  # every other criterion, and the overview
    qtbot.waitUntil(lambda: screen.shown.page is not None and screen.shown.page.head.twin.hasFocus())
    check_controls(screen)
    screen.shown.page.head.twin.click()
    assert english.title not in said(shown(screen, qtbot, INSCS025))


def test_a_favourite_stays_one(open_visit: OpenVisit, qtbot: QtBot) -> None:
    window = open_visit()
    screen = at_standards(window, qtbot, INSCS025)
    shown(screen, qtbot, INSCS025)
    assert screen.shown.page is not None
    assert not screen.shown.page.head.favourite.isChecked()
    screen.shown.page.head.favourite.click()
    screen.go("standards", INSCC007)
    shown(screen, qtbot, INSCC007)
    assert not screen.shown.page.head.favourite.isChecked()
    screen.go("standards", INSCS025)
    shown(screen, qtbot, INSCS025)
    assert screen.shown.page.head.favourite.isChecked()


def headings(screen: StandardsScreen) -> list[str]:
    return [row.text for row in rows(screen) if row.heading]


def test_favourites_and_what_candidates_use_stand_above_the_rest(open_visit: OpenVisit, qtbot: QtBot) -> None:
    window = open_visit()
    key = StandardKey.parse(INSCC007)
    window.kit.tasks.store(lambda rooms: rooms.library.shelves.set_favourite(key, favourite=True))
    window.kit.tasks.store(lambda rooms: rooms.people.add_candidate(name="Ŵyn Ŷnys", standards=(INSCS025,)))
    screen = at_standards(window, qtbot)
    qtbot.waitUntil(lambda: headings(screen) == ["Favourites", "What my candidates use", "All standards"])
    assert [row.key for row in rows(screen)][:4] == ["", INSCC007, "", INSCS025]
    assert len(rows(screen)) == 3 + 1 + 1 + 5
    screen.finder.languages["cy"].click()
    qtbot.waitUntil(lambda: len(rows(screen)) == 5)
    assert headings(screen) == []


def test_suites_and_occupations_are_opened_and_left(open_visit: OpenVisit, qtbot: QtBot) -> None:
    screen = at_standards(open_visit(), qtbot)
    finder = screen.finder
    finder.by.segment("suite").click()
    qtbot.waitUntil(lambda: rows(screen)[0].key.startswith("shelf:"))
    names = {row.text: row.chip for row in rows(screen)}
    assert names["Canolfan Gyswllt"] == "1"
    finder.list.setFocus()
    for _ in rows(screen):
        QTest.keyClick(finder.list, Qt.Key.Key_Down)
    assert finder.wanted.suite is None  # passing by opens nothing
    finder.list.setCurrentIndex(finder.list.rows.index(finder.list.rows.place_of("shelf:Canolfan Gyswllt"), 0))
    QTest.keyClick(finder.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [row.key for row in rows(screen)] == [INSCC007])
    assert (finder.place.text(), finder.by.isVisible()) == ("Canolfan Gyswllt", False)
    check_controls(screen)
    finder.place.click()
    qtbot.waitUntil(lambda: rows(screen)[0].key.startswith("shelf:"))
    assert finder.by.choice == "suite"
    finder.by.segment("occupation").click()
    qtbot.waitUntil(lambda: "shelf:Asiant" in [row.key for row in rows(screen)])


def test_what_is_past_its_review_date_can_be_left_out(open_visit: OpenVisit, qtbot: QtBot) -> None:
    screen = at_standards(open_visit(), qtbot)
    screen.finder.current.click()
    qtbot.waitUntil(lambda: len(rows(screen)) == 2)
    assert {row.key.partition("@")[0] for row in rows(screen)} == {
        "INSCS025", "delio-gyda-chwsmeriaid-dros-y-ffon-mewn-amgylchedd-gwasanaethau-ariannol",
    }  # fmt: skip
    screen.finder.languages["en"].click()
    qtbot.waitUntil(lambda: rows(screen) == [])
    screen.finder.languages["en"].click()
    screen.finder.current.click()
    qtbot.waitUntil(lambda: len(rows(screen)) == 5)


def test_the_page_says_which_candidates_work_on_it(open_visit: OpenVisit, qtbot: QtBot) -> None:
    window = open_visit()
    window.kit.tasks.store(lambda rooms: rooms.people.add_candidate(name="Ŵyn Ŷnys", standards=(INSCS025,)))
    screen = at_standards(window, qtbot, INSCS025)
    assert "Candidates who work on it: Ŵyn Ŷnys" in said(shown(screen, qtbot, INSCS025))
    screen.go("standards", INSCC007)
    assert not [text for text in said(shown(screen, qtbot, INSCC007)) if "work on it" in text]


@pytest.mark.slow
@pytest.mark.parametrize("shape", [("cy", (1440, 900), 1.0), ("cy", (1024, 768), 1.25), ("en", (1024, 768), 1.0)])
def test_the_screen_is_named_and_unclipped(
    open_store: OpenVisit, visit: Founded, qtbot: QtBot, shape: tuple[str, tuple[int, int], float]
) -> None:
    screen = at_standards(open_store(visit, *shape), qtbot, INSCC007)
    shown(screen, qtbot, INSCC007)
    check_controls(screen)


def test_where_there_is_no_room_the_list_comes_first_and_then_gives_way(
    open_store: OpenVisit, visit: Founded, qtbot: QtBot
) -> None:
    screen = at_standards(open_store(visit, "cy", (800, 700)), qtbot)
    qtbot.waitUntil(screen.finder.list.isVisible)
    assert not screen.preview.columns.left_button.isVisible()
    check_controls(screen.finder)
    listed = screen.finder.list
    place = listed.visualRect(listed.rows.index(1, 0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: screen.shown.page is not None)
    assert not screen.finder.isVisible()
    screen.columns.left_button.click()
    assert screen.finder.isVisible()


class Flashes(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("name", ["candidates", "standards", "records", "help"])
def test_making_a_screen_flashes_no_window(open_visit: OpenVisit, qapp: QApplication, qtbot: QtBot, name: str) -> None:
    window = open_visit()
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    window.go(name)
    assert window.frame is not None
    settled(window.frame.shown, qtbot)
    qapp.removeEventFilter(flashes)
    assert flashes.seen == []
    assert window.isActiveWindow()


def test_a_page_is_read_with_the_keyboard(open_visit: OpenVisit, qtbot: QtBot) -> None:
    screen = at_standards(open_visit(), qtbot, INSCC007)
    shown(screen, qtbot, INSCC007)
    screen.finder.list.setFocus()
    QTest.keyClick(screen.finder.list, Qt.Key.Key_Tab)
    assert screen.shown.hasFocus()
    bar = screen.shown.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for key, there in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_End, bar.maximum()), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(screen.shown, key)
        assert bar.value() >= there
    assert bar.value() == 0
