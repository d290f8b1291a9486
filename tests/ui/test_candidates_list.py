"""The candidates' list and form: taking people on, finding them, and what is refused beside its field."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app.standards.bundle import bundled
from assessor_app.ui.candidates.spans import spans, written
from tests.ui.rolls import at_candidates, kept, listed
from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS, check_controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.ui.screens.candidates import CandidatesScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

    OpenStore = Callable[..., Window]

NAMES = ("Siân Llywelyn", "Llŷr ap Dafydd", "Lowri Adeyemi", "Chris O’Connor", "Ceri Thomas", "Dafydd Dŵr", "Ffion Haf")
WELSH = ["Ceri Thomas", "Chris O’Connor", "Dafydd Dŵr", "Ffion Haf", "Lowri Adeyemi", "Llŷr ap Dafydd", "Siân Llywelyn"]


@pytest.fixture
def screen(open_store: OpenStore, received: Founded, tmp_path_factory: pytest.TempPathFactory) -> CandidatesScreen:
    """The candidates' screen of a store with nobody in it."""
    return at_candidates(open_store(received.copy(tmp_path_factory.mktemp("own") / "store")))


def take_on(screen: CandidatesScreen, qtbot: QtBot, *names: str) -> None:
    def add(rooms: Rooms) -> None:
        for name in names:
            rooms.people.add_candidate(name=name)

    screen.kit.tasks.store(add)
    screen.go("candidates")
    qtbot.waitUntil(lambda: len(listed(screen)) == len(names), timeout=WAIT_MS)


def test_the_first_candidate_is_taken_on_with_the_keyboard_alone(screen: CandidatesScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(screen.roll.empty.isVisible, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not screen.add_button.isVisible(), timeout=WAIT_MS)
    screen.roll.empty.button.setFocus()
    QTest.keyClick(screen.roll.empty.button, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.form.name.edit.hasFocus)
    QTest.keyClicks(screen.form.name.edit, "Sian Llywelyn")
    QTest.keyClick(screen.form.name.edit, Qt.Key.Key_Tab)
    QTest.keyClicks(screen.form.centre_reference.edit, "L-0192")
    QTest.keyClick(screen.form.centre_reference.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.bar.title.text() == "Sian Llywelyn", timeout=WAIT_MS)
    (one,) = kept(screen, qtbot)
    assert (one.name, one.centre_reference) == ("Sian Llywelyn", "L-0192")
    QTest.keyClick(screen, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: listed(screen) == ["Sian Llywelyn"], timeout=WAIT_MS)
    assert screen.add_button.isVisible()


def test_names_stand_in_welsh_order_and_are_found_without_accents(screen: CandidatesScreen, qtbot: QtBot) -> None:
    take_on(screen, qtbot, *NAMES)
    assert listed(screen) == WELSH
    QTest.keyClicks(screen.roll.search, "llyr")
    assert listed(screen) == ["Llŷr ap Dafydd"]
    QTest.keyClick(screen.roll.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.bar.title.text() == "Llŷr ap Dafydd", timeout=WAIT_MS)
    screen.go("candidates")
    screen.roll.search.setText("zzz")
    assert screen.roll.nobody.isVisible()
    assert listed(screen) == []


def test_a_click_opens_a_candidate(screen: CandidatesScreen, qtbot: QtBot) -> None:
    take_on(screen, qtbot, *NAMES)
    view = screen.roll.list
    where = view.visualRect(view.rows.index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.waitUntil(lambda: screen.bar.title.text() == "Dafydd Dŵr", timeout=WAIT_MS)


def test_what_the_room_refuses_stands_beside_its_field_in_both_languages(
    screen: CandidatesScreen, qtbot: QtBot
) -> None:
    screen.go("candidates", "new")
    form = screen.form
    form.foot.primary.click()
    qtbot.waitUntil(lambda: form.name.below.text().startswith("A name is missing"), timeout=WAIT_MS)
    assert form.name.edit.hasFocus()
    assert form.name.edit.accessibleDescription() == form.name.below.text()
    screen.kit.tongue.speak("cy")
    assert form.name.below.text().startswith("Mae enw ar goll")
    screen.kit.tongue.speak("en")
    QTest.keyClicks(form.name.edit, "Ceri")
    assert not form.name.below.isVisible()
    form.date.edit.setText("31/2/2026")
    form.foot.primary.click()
    qtbot.waitUntil(lambda: form.date.below.text().startswith("31/2/2026 is not a date"), timeout=WAIT_MS)
    assert form.date.edit.hasFocus()
    assert kept(screen, qtbot) == []
    form.date.edit.setText("3 Chwefror 2026")
    form.language.segment("en").click()
    form.foot.primary.click()
    qtbot.waitUntil(lambda: screen.bar.title.text() == "Ceri", timeout=WAIT_MS)
    (one,) = kept(screen, qtbot)
    assert (one.registration.date, one.language) == ("2026-02-03", "en")
    screen.edit_button.click()
    assert form.date.edit.text() == "03/02/2026"
    form.cancel.click()
    settled(screen, qtbot)
    assert screen.bar.subline.text() == "Registered 3 February 2026 · assessed in English · Standards: 0"


def test_standards_are_searched_chosen_and_taken_away(screen: CandidatesScreen, qtbot: QtBot) -> None:
    screen.go("candidates", "new")
    picker = screen.form.standards
    qtbot.waitUntil(lambda: picker.found.rows.rowCount() == 5, timeout=WAIT_MS)
    QTest.keyClicks(picker.search, "ar-lein")
    qtbot.waitUntil(lambda: picker.found.rows.rowCount() == 1, timeout=WAIT_MS)
    picker.found.setFocus()
    picker.found.setCurrentIndex(picker.found.rows.index(0, 0))
    QTest.keyClick(picker.found, Qt.Key.Key_Return)
    assert picker.chosen == ["INSCS006@2021-02-22:cy"]
    picker.search.setText("INSCC007")
    qtbot.waitUntil(lambda: picker.found.rows.place_of("INSCC007@2021-02-05:cy") >= 0, timeout=WAIT_MS)
    at = picker.found.rows.index(picker.found.rows.place_of("INSCC007@2021-02-05:cy"), 0)
    QTest.mouseClick(picker.found.viewport(), Qt.MouseButton.LeftButton, pos=picker.found.visualRect(at).center())
    assert picker.chosen == ["INSCS006@2021-02-22:cy", "INSCC007@2021-02-05:cy"]
    picker.remove("INSCS006@2021-02-22:cy")
    screen.form.name.edit.setText("Rhian Môn")
    screen.form.save()
    qtbot.waitUntil(lambda: screen.bar.title.text() == "Rhian Môn", timeout=WAIT_MS)
    assert kept(screen, qtbot)[0].standards == ("INSCC007@2021-02-05:cy",)
    picker.search.setText("geiriau nad ydynt yn unman")
    qtbot.waitUntil(lambda: not picker.found.isVisible() and picker.found.rows.rowCount() == 0, timeout=WAIT_MS)


def test_a_change_can_be_undone(screen: CandidatesScreen, qtbot: QtBot) -> None:
    take_on(screen, qtbot, "Ffion Haf")
    told: list[Callable[[], object]] = []
    screen.kit.notices.toast.connect(lambda _said, undo: told.append(undo))
    QTest.keyClick(screen.roll.list, Qt.Key.Key_Down)
    QTest.keyClick(screen.roll.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.bar.title.text() == "Ffion Haf", timeout=WAIT_MS)
    screen.edit_button.click()
    screen.form.name.edit.setText("Ffion Hâf")
    screen.form.save()
    qtbot.waitUntil(lambda: screen.bar.title.text() == "Ffion Hâf" and bool(told), timeout=WAIT_MS)
    told[0]()
    qtbot.waitUntil(lambda: screen.bar.title.text() == "Ffion Haf", timeout=WAIT_MS)
    assert kept(screen, qtbot)[0].name == "Ffion Haf"


def test_what_was_typed_is_there_when_one_comes_back(screen: CandidatesScreen, qtbot: QtBot) -> None:
    screen.go("candidates", "new")
    screen.form.name.edit.setText("Gwen")
    screen.form.standards.add("INSCS025@2021:cy")
    screen.go("standards")
    cast("Window", screen.window()).go("candidates", "new")
    assert screen.form.name.edit.text() == "Gwen"
    assert screen.form.standards.chosen == ["INSCS025@2021:cy"]
    screen.form.cancel.click()
    qtbot.waitUntil(screen.roll.isVisible)
    assert kept(screen, qtbot) == []


@pytest.mark.slow
@pytest.mark.parametrize(("language", "scale"), [("cy", 1.0), ("en", 1.0), ("cy", 1.25)])
def test_list_and_form_are_named_and_unclipped(
    open_store: OpenStore, visit: Founded, qtbot: QtBot, language: str, scale: float
) -> None:
    screen = at_candidates(open_store(visit, language, (1024, 768), scale))
    qtbot.waitUntil(lambda: len(listed(screen)) == 1, timeout=WAIT_MS)
    for subject in ("", "new"):
        screen.go("candidates", subject)
        settled(screen, qtbot)
        check_controls(screen)


@given(st.sets(st.integers(1, 60)))
def test_runs_hold_every_number_and_touch_none_other(numbers: set[int]) -> None:
    found = spans(numbers)
    assert [number for first, last in found for number in range(first, last + 1)] == sorted(numbers)
    assert all(after[0] - before[1] > 1 for before, after in itertools.pairwise(found))


def test_criteria_are_written_short() -> None:
    standard = next(one for one in bundled() if one.urn == "CFACSB15")
    some = [one for one in standard.criteria if one.number in {1, 2, 4, 5, 6, 9}]
    assert written(some, "performance", "en") == "P1, P2, P4–6, P9"
    assert written(some, "knowledge", "cy") == "G1, G2, G4–6, G9"
    assert written(some, "behaviour", "cy") == ""
