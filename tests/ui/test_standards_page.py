"""The library as a list, its search, and one standard as a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from assessor_app.standards.bundle import bundled
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.standards.reading import CriterionLine
from tests.ui.shelves import at_standards, rows, said, shown
from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS, check_controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
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
    assert without.detail == "no URN · Welsh\nedition fdb1a03b41af"
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
    (passed,) = screen.reading.findChildren(Banner)
    assert passed.words.text().startswith("The indicative review date has passed: 1 March 2026. You may still use")
    screen.kit.tongue.speak("cy")
    assert "Nid oes fersiwn Saesneg o'r argraffiad hwn yn y llyfrgell." in said(screen.reading)
    assert "G20" in said(screen.reading)


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
    assert screen.page is not None
    screen.page.other.emit()
    assert "Deal with customer queries" in said(shown(screen, qtbot, "INSCS025@2021:en"))


@pytest.mark.parametrize("shape", [("cy", (1440, 900), 1.0), ("cy", (1024, 768), 1.25), ("en", (1024, 768), 1.0)])
def test_the_screen_is_named_and_unclipped(
    open_store: OpenVisit, visit: Founded, qtbot: QtBot, shape: tuple[str, tuple[int, int], float]
) -> None:
    screen = at_standards(open_store(visit, *shape), qtbot, INSCC007)
    shown(screen, qtbot, INSCC007)
    check_controls(screen)


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
    assert screen.reading.hasFocus()
    bar = screen.reading.verticalScrollBar()
    for key, there in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_End, bar.maximum()), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(screen.reading, key)
        assert bar.value() >= there
    assert bar.value() == 0
