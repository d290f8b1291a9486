"""The observing screen on a real draft: criteria, judgements, evidence, gaps and details, by key and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from assessor_app.observing.model import Composer, Mark
from assessor_app.standards.model import CriterionKey
from assessor_app.ui.observing.linkchip import LinkChip
from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.parts.text import Text
from tests.ui.visiting import at_draft, held, key, saved, settled
from tests.ui.walks import check_controls, controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded


@pytest.fixture
def observing(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> ObservingScreen:
    """The observing screen on the draft, in English, ready to write in."""
    return at_draft(open_visit(), visit, qtbot)


def shown(screen: ObservingScreen) -> list[str]:
    """The keys of the criteria in the list, headings left out."""
    rows = [screen.criteria.list.rows.row_at(screen.criteria.list.rows.index(at, 0)) for at in range(_count(screen))]
    return [row.key for row in rows if not row.heading]


def _count(screen: ObservingScreen) -> int:
    return screen.criteria.list.rows.rowCount()


def gaps(screen: ObservingScreen) -> dict[str, str]:
    """What the bottom bar shows, words by code."""
    return {link.key: link.said for link in screen.foot._links}


def press_gap(screen: ObservingScreen, code: str) -> None:
    """Press a gap as a person does."""
    link = next(link for link in screen.foot._links if link.key == code)
    screen.foot.go_to(link)


def test_the_bar_says_who_where_and_how(observing: ObservingScreen) -> None:
    assert observing.bar.title.text() == "Siân Llywelyn"
    assert observing.bar.subline.text() == (
        "Canolfan Gyswllt Tŷ Gwyn, Llŷn · real work · direct observation, questioning, work product"
    )
    assert observing.running.words.text() == "00:57:00"
    observing.kit.tongue.switch()
    assert "gwaith go iawn · arsylwi uniongyrchol" in observing.bar.subline.text()


def test_nothing_is_said_to_be_saved_before_something_was(observing: ObservingScreen) -> None:
    assert saved(observing) == ""


def test_every_criterion_of_every_standard_is_listed_once_with_its_state(observing: ObservingScreen) -> None:
    scene = observing.scene
    assert scene is not None
    assert shown(observing) == [str(one) for _, _, one in scene.criteria()]
    rows = observing.criteria.list.rows
    row = rows.row_at(rows.index(rows.place_of(str(key(observing, 14))), 0))
    assert (row.state, row.foot, row.count) == ("not_yet_met", "P14", 1)
    assert row.spoken(observing.kit).startswith("P14. cadarnhau manylion")
    assert "Not yet met" in row.spoken(observing.kit)
    knowledge = rows.row_at(rows.index(rows.place_of(str(key(observing, 2, "knowledge"))), 0))
    assert knowledge.foot == "K2"
    observing.kit.tongue.switch()
    assert rows.row_at(rows.index(rows.place_of(str(key(observing, 2, "knowledge"))), 0)).foot == "G2"


def test_many_criteria_do_not_mean_many_widgets(observing: ObservingScreen) -> None:
    assert len(observing.criteria.findChildren(QWidget)) < 30


def test_chips_count_and_narrow(observing: ObservingScreen) -> None:
    criteria = observing.criteria
    total = len(shown(observing))
    assert [chip.text() for chip in criteria.chips.values() if chip.isVisible()] == [
        f"All {total}",
        f"Gaps {total - 10}",
        "Linked 10",
    ]
    QTest.mouseClick(criteria.chips["linked"], Qt.MouseButton.LeftButton)
    assert len(shown(observing)) == 10
    QTest.mouseClick(criteria.chips["gaps"], Qt.MouseButton.LeftButton)
    assert len(shown(observing)) == total - 10
    assert observing.writing.text.hasFocus()


def test_the_filter_folds_accents_and_escape_gives_the_keys_back(observing: ObservingScreen) -> None:
    QTest.keyClicks(observing.writing.text, "hanner")
    QTest.keyClick(observing.writing.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    filter_ = observing.criteria.filter
    assert filter_.hasFocus()
    QTest.keyClicks(filter_, "OL IDDYNT")  # 'yn ôl iddynt'
    assert shown(observing) == [str(key(observing, 14))]
    QTest.keyClick(filter_, Qt.Key.Key_Escape)
    assert observing.writing.text.hasFocus()
    assert (filter_.text(), observing.writing.text.toPlainText()) == ("", "hanner")


@pytest.mark.parametrize("asked", ["p14", "14 INSCS025", "cadarnhau p14"])
def test_the_filter_knows_labels(observing: ObservingScreen, asked: str) -> None:
    observing.criteria.filter.setText(asked)
    assert str(key(observing, 14)) in shown(observing)
    assert all(":14" in one for one in shown(observing))


def test_a_filter_that_finds_nothing_says_so(observing: ObservingScreen) -> None:
    observing.criteria.filter.setText("zzz")
    assert shown(observing) == []
    assert observing.criteria.nothing.isVisible()


def test_by_keys_alone_from_the_filter_to_a_link(observing: ObservingScreen) -> None:
    QTest.keyClick(observing.writing.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(observing.criteria.filter, "ymholiadau")
    QTest.keyClick(observing.criteria.filter, Qt.Key.Key_Down)
    first = observing.criterion.key
    assert observing.criteria.list.hasFocus()
    assert str(first) == shown(observing)[0]
    QTest.keyClick(observing.criteria.list, Qt.Key.Key_Down)
    second = observing.criterion.key
    assert str(second) == shown(observing)[1]
    QTest.keyClick(observing.criteria.list, Qt.Key.Key_Return)
    assert observing.writing.links == (second,)
    assert observing.writing.text.hasFocus()


def test_a_press_on_a_criterion_shows_it_and_leaves_the_keys_in_the_text(observing: ObservingScreen) -> None:
    view = observing.criteria.list
    wanted = key(observing, 1)
    view.scrollToTop()
    place = view.visualRect(view.rows.index(view.rows.place_of(str(wanted)), 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert observing.criterion.key == wanted
    assert observing.writing.text.hasFocus()
    panel = observing.criterion
    assert panel.name.text() == "INSCS025 · P1"
    assert panel.kind.text() == "Performance criterion"
    assert panel.states.choice == "met"
    assert "No English version of this edition is in the library." in [text.text() for text in panel.findChildren(Text)]


def test_control_k_links_what_is_written_to_the_chosen_criterion(observing: ObservingScreen) -> None:
    observing.choose(key(observing, 8))
    QTest.keyClick(observing.writing.text, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert observing.writing.links == (key(observing, 8),)
    assert observing.writing.text.hasFocus()


def test_control_k_links_the_entry_that_has_the_keys(observing: ObservingScreen, qtbot: QtBot) -> None:
    note = held(observing).entries[-1]
    card = observing.log.card(note.id)
    assert card is not None
    observing.choose(key(observing, 8))
    card.pencil.setFocus()
    QTest.keyClick(card.pencil, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    settled(observing, qtbot)
    assert held(observing).entries[-1].links == (key(observing, 8),)
    assert observing.writing.links == ()


def test_met_without_an_entry_is_explained_and_not_set(observing: ObservingScreen, qtbot: QtBot) -> None:
    observing.choose(key(observing, 2))
    panel = observing.criterion
    QTest.mouseClick(panel.states.segment("met"), Qt.MouseButton.LeftButton)
    settled(observing, qtbot)
    assert panel.states.choice == "not_observed"
    assert panel.why.isVisible()
    assert "Does the last entry (14:40) show it?" in panel.why.words.text()
    assert held(observing).state_of(key(observing, 2)) == "not_observed"
    observing.deeds.link(held(observing).entries[0].id, key(observing, 2))
    settled(observing, qtbot)
    assert not panel.why.isVisible()
    QTest.mouseClick(panel.states.segment("met"), Qt.MouseButton.LeftButton)
    settled(observing, qtbot)
    assert held(observing).state_of(key(observing, 2)) == "met"
    assert panel.states.choice == "met"
    assert observing.writing.text.hasFocus()


def test_a_chip_in_the_log_shows_its_criterion_and_its_cross_takes_the_link_away(
    observing: ObservingScreen, qtbot: QtBot
) -> None:
    entry = held(observing).entries[0]
    card = observing.log.card(entry.id)
    assert card is not None
    first, second = card.findChildren(LinkChip)
    QTest.mouseClick(second, Qt.MouseButton.LeftButton, pos=QPoint(14, second.height() // 2))
    assert observing.criterion.key == entry.links[1]
    QTest.mouseClick(first, Qt.MouseButton.LeftButton, pos=QPoint(first.width() - 8, first.height() // 2))
    settled(observing, qtbot)
    assert held(observing).entries[0].links == entry.links[1:]
    observing.window().frame.toast.button.click()  # type: ignore[attr-defined]
    settled(observing, qtbot)
    assert set(held(observing).entries[0].links) == set(entry.links)


def test_delete_takes_one_link_after_another_away(observing: ObservingScreen, qtbot: QtBot) -> None:
    card = observing.log.card(held(observing).entries[0].id)
    assert card is not None
    card.findChildren(LinkChip)[0].setFocus()
    for left in (1, 0):
        focused = observing.window().focusWidget()
        assert isinstance(focused, LinkChip)
        QTest.keyClick(focused, Qt.Key.Key_Delete)
        settled(observing, qtbot)
        assert len(held(observing).entries[0].links) == left
    assert card.pencil.hasFocus()


def test_evidence_is_located_in_words_and_kept_as_it_is_written(observing: ObservingScreen, qtbot: QtBot) -> None:
    observing.choose(key(observing, 3))
    evidence = observing.criterion.evidence
    evidence.note.click()
    form = evidence.form
    assert form.what.edit.hasFocus()
    QTest.keyClick(form.what.edit, Qt.Key.Key_Return)
    assert not form.isVisible()
    evidence.note.click()
    QTest.keyClicks(form.what.edit, "Recordiad 17")
    QTest.keyClick(form.what.edit, Qt.Key.Key_Return)
    assert form.where.below.text() == "Say what the evidence is and where it is held."
    QTest.keyClicks(form.where.edit, "cwpwrdd y swyddfa")
    settled(observing, qtbot)
    located = held(observing).locators[-1]
    assert (located.what, located.where, located.seen_by) == ("Recordiad 17", "cwpwrdd y swyddfa", "@assessor")
    assert form.seen.edit.text() == "the assessor"
    assert located.criteria == (key(observing, 3),)
    QTest.keyClicks(form.why.edit, "data personol")
    QTest.keyClick(form.why.edit, Qt.Key.Key_Return)
    settled(observing, qtbot)
    assert (held(observing).locators[-1].id, held(observing).locators[-1].why_not_copied) == (
        located.id,
        "data personol",
    )
    assert not form.isVisible()
    assert observing.writing.text.hasFocus()


def test_a_location_removed_comes_back_with_undo(observing: ObservingScreen, qtbot: QtBot) -> None:
    observing.choose(key(observing, 19))
    located = held(observing).locators[0]
    observing.criterion.evidence.removed.emit(located)
    settled(observing, qtbot)
    assert held(observing).locators == ()
    observing.window().frame.toast.button.click()  # type: ignore[attr-defined]
    settled(observing, qtbot)
    assert held(observing).locators == (located,)


def test_each_gap_leads_to_its_place(observing: ObservingScreen, qtbot: QtBot) -> None:
    assert gaps(observing)["gap-linked-not-judged"] == "INSCS025 · P9: linked but not judged"
    assert "gap-no-mark" not in gaps(observing)
    press_gap(observing, "gap-linked-not-judged")
    assert observing.criterion.key == key(observing, 9)
    assert observing.criterion.states.segment("not_observed").hasFocus()
    observing.deeds.set_text("feedback", "")
    settled(observing, qtbot)
    press_gap(observing, "gap-no-feedback")
    assert observing.drawer.isVisible()
    assert observing.details.feedback.edit.hasFocus()
    for action in held(observing).actions:
        observing.deeds.remove_action(action)
    settled(observing, qtbot)
    press_gap(observing, "gap-no-actions")
    assert observing.details.agreed_actions.cards[-1].text.edit.hasFocus()


def test_gaps_of_one_kind_stand_together_and_lead_to_one_after_another(
    observing: ObservingScreen, qtbot: QtBot
) -> None:
    for number in (4, 5):
        observing.deeds.link(held(observing).entries[0].id, key(observing, number))
    settled(observing, qtbot)
    qtbot.waitUntil(lambda: gaps(observing)["gap-linked-not-judged"] == "Linked but not judged: 3")
    seen = []
    for _ in range(3):
        press_gap(observing, "gap-linked-not-judged")
        seen.append(observing.criterion.key)
    assert seen == [key(observing, number) for number in (4, 5, 9)]


def test_gaps_that_do_not_fit_stand_in_a_list_with_their_rules(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    narrow = at_draft(open_visit(size=(1024, 768)), visit, qtbot)
    narrow.deeds.set_text("feedback", "")
    settled(narrow, qtbot)
    qtbot.waitUntil(lambda: "gap-no-feedback" in gaps(narrow))
    assert narrow.foot.more is not None
    assert narrow.foot.more.text() == f"All: {len(narrow.foot.links)}"
    assert narrow.foot.height() < 70
    QTest.mouseClick(narrow.foot.more, Qt.MouseButton.LeftButton)
    assert narrow.missing_drawer.isVisible()
    qtbot.waitUntil(narrow.missing.rows[0].hasFocus)
    rows = {row.text(): row for row in narrow.missing.rows}
    assert rows["No feedback"]._detail == "The candidate is told what was good and what was missing."
    check_controls(narrow.missing_drawer)
    QTest.mouseClick(rows["No feedback"], Qt.MouseButton.LeftButton)
    assert not narrow.missing_drawer.isVisible()
    assert narrow.details.feedback.edit.hasFocus()
    narrow.drawer.shut()
    QTest.keyClick(narrow.writing.text, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert narrow.missing_drawer.isVisible()
    QTest.keyClick(narrow.missing.rows[0], Qt.Key.Key_Escape)
    assert narrow.writing.text.hasFocus()


def test_feedback_is_kept_while_it_is_typed_and_escape_goes_back_to_the_text(
    observing: ObservingScreen, qtbot: QtBot
) -> None:
    QTest.keyClick(observing.writing.text, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert observing.details.place.edit.hasFocus()
    observing.details.feedback.edit.setFocus()
    observing.details.feedback.edit.selectAll()
    QTest.keyClicks(observing.details.feedback.edit, "Da iawn, Sian.")
    settled(observing, qtbot)
    assert held(observing).feedback == "Da iawn, Sian."
    assert observing.details.feedback.edit.toPlainText() == "Da iawn, Sian."
    QTest.keyClick(observing.details.feedback.edit, Qt.Key.Key_Escape)
    assert not observing.drawer.isVisible()
    assert observing.writing.text.hasFocus()


def test_tab_stays_inside_the_drawer(observing: ObservingScreen) -> None:
    observing.open_details()
    seen = set()
    for _ in range(60):
        now = observing.window().focusWidget()
        assert now is not None
        assert observing.drawer.isAncestorOf(now)
        seen.add(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert observing.drawer.close_button in seen
    assert observing.details.discard in seen
    observing.drawer.shut()
    observing.open_missing()
    observing.window().setFocus()
    QTest.keyClick(observing.window(), Qt.Key.Key_Tab)
    for _ in range(20):  # from outside too, nothing below the veil is come to
        now = observing.window().focusWidget()
        assert now is not None
        assert not observing.columns.isAncestorOf(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)


def test_times_are_checked_where_they_are_written(observing: ObservingScreen, qtbot: QtBot) -> None:
    observing.open_details()
    end = observing.details.end
    end.edit.setText("20/11/2026 13:00")
    end.edited.emit("20/11/2026 13:00")
    assert end.below.text() == "The observation cannot end before it starts. Check both times."
    end.edit.setText("yfory")
    end.edited.emit("yfory")
    assert "not a day and a time" in end.below.text()
    end.edit.setText("20/11/2026 15:30")
    end.edited.emit("20/11/2026 15:30")
    settled(observing, qtbot)
    assert held(observing).event.end == "2026-11-20T15:30:00+00:00"
    assert observing.running.words.text() == "01:25:00"
    observing.details.ended.click()
    settled(observing, qtbot)
    assert held(observing).event.end == ""
    assert observing.running.words.text() == "00:42:17"


def test_the_day_of_the_plan_is_written_as_people_write_days(observing: ObservingScreen, qtbot: QtBot) -> None:
    observing.open_details()
    agreed = observing.details.agreed
    assert agreed.edit.text() == "14/11/2026"
    assert observing.details.start.edit.text() == "20/11/2026 14:05"
    for said, kept in (("13/11/2026", "2026-11-13"), ("12 Tachwedd 2026", "2026-11-12"), ("", "")):
        agreed.edit.setText(said)
        agreed.edited.emit(said)
        settled(observing, qtbot)
        assert held(observing).plan.agreed == kept
    agreed.edit.setText("31/11/2026")
    agreed.edited.emit("31/11/2026")
    assert agreed.below.text() == "31/11/2026 is not a date. Write day, month and year, as in 1/3/2026."


def test_an_action_added_changed_and_removed(observing: ObservingScreen, qtbot: QtBot) -> None:
    observing.open_details("actions")
    before = held(observing).actions
    card = observing.details.agreed_actions.cards[-1]
    QTest.keyClicks(card.text.edit, "Gwylio fideo")
    QTest.keyClicks(card.due.edit, "ymweliad nesaf")
    settled(observing, qtbot)
    assert (held(observing).actions[-1].text, held(observing).actions[-1].due) == ("Gwylio fideo", "ymweliad nesaf")
    card.away.click()
    settled(observing, qtbot)
    assert held(observing).actions == before


def test_a_witness_is_named_given_a_status_and_brought_back(observing: ObservingScreen, qtbot: QtBot) -> None:
    observing.open_details("witnesses")
    (card,) = observing.details.witnesses.cards
    assert card.who.edit.hasFocus()
    QTest.keyClicks(card.who.edit, "Marged Puw")
    QTest.keyClicks(card.role.edit, "Arweinydd")
    card.status.choose("expert")
    card.status.chosen.emit("expert")
    settled(observing, qtbot)
    kept = held(observing).witnesses
    assert [(one.name, one.role, one.status) for one in kept] == [("Marged Puw", "Arweinydd", "expert")]
    card.away.click()
    settled(observing, qtbot)
    assert held(observing).witnesses == ()
    observing.deeds.past.undo()
    settled(observing, qtbot)
    assert held(observing).witnesses == kept


def test_the_candidates_mark_is_taken_away_aloud(observing: ObservingScreen, qtbot: QtBot) -> None:
    name = held(observing).id
    mark = Mark("typed", "Siân Llywelyn", held(observing).event.start)
    observing.kit.tasks.store(lambda rooms: rooms.desk.set_mark(name, mark))
    settled(observing, qtbot)
    told: list[str] = []
    observing.kit.notices.toast.connect(lambda said, _undo: told.append(said))
    observing.deeds.judge(key(observing, 14), "not_observed")
    settled(observing, qtbot)
    assert held(observing).mark is None
    assert told == ["The candidate’s mark was taken away, since what they marked has changed."]


def test_a_draft_discarded_from_its_details_comes_back_with_undo(observing: ObservingScreen, qtbot: QtBot) -> None:
    name, frame = held(observing).id, observing.window().frame  # type: ignore[attr-defined]
    observing.open_details()
    observing.details.discard.click()
    qtbot.waitUntil(frame.toast.isVisible)
    assert frame.here == "visits"
    frame.toast.button.click()
    qtbot.waitUntil(lambda: frame.shown.visits.list.rows.place_of(name) >= 0)


def test_a_review_date_leads_to_its_standard_and_back(observing: ObservingScreen, qtbot: QtBot) -> None:
    frame = observing.window().frame  # type: ignore[attr-defined]
    QTest.keyClicks(observing.writing.text, "hanner")
    press_gap(observing, "gap-review-passed")
    assert frame.here == "standards"
    qtbot.waitUntil(lambda: frame.shown.shown.page is not None)
    assert frame.shown.shown.page._standard.urn == "INSCC007"
    assert frame.shown.way_back.isVisible()
    QTest.mouseClick(frame.shown.way_back, Qt.MouseButton.LeftButton)
    settled(observing, qtbot)
    assert frame.shown is observing
    assert observing.writing.text.toPlainText() == "hanner"
    frame.go("standards")
    assert not frame.shown.way_back.isVisible()


def test_the_foot_tells_what_is_needed_from_what_is_worth_a_look(observing: ObservingScreen, qtbot: QtBot) -> None:
    assert observing.foot.label.text() == "Worth a look"
    assert {button.property("role") for button in observing.foot.gaps.findChildren(Button)} == {"hint"}
    name, first = held(observing).id, held(observing).entries[0]
    begun = Composer(first.kind, "hanner", "", first.links, first.id)
    observing.kit.tasks.store(lambda rooms: rooms.desk.keep_composer(name, begun))
    observing.enter(name)
    settled(observing, qtbot)
    assert observing.foot.label.text() == "Before sealing"

    def shown() -> list[object]:
        buttons = observing.foot.gaps.findChildren(Button)
        return [button.property("role") for button in buttons if not button.isHidden()]

    qtbot.waitUntil(lambda: shown()[:2] == ["gap", "hint"])


def test_on_a_small_screen_the_foot_keeps_to_one_line(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    screen = at_draft(open_visit("cy", (1024, 768), 1.25), visit, qtbot)
    assert len(screen.foot._links) == 2
    qtbot.waitUntil(lambda: len({b.y() for b in screen.foot.gaps.findChildren(Button) if b.isVisible()}) == 1)
    assert screen.foot.height() <= 1.25 * 60


def test_where_there_is_little_room_the_criterion_is_a_sheet(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    narrow = at_draft(open_visit(size=(1024, 768)), visit, qtbot)
    assert not narrow.criterion.isVisible()
    narrow.choose(key(narrow, 8))
    assert narrow.criterion.isVisible()
    assert narrow.writing.text.hasFocus()
    QTest.keyClick(narrow.writing.text, Qt.Key.Key_Escape)
    assert not narrow.criterion.isVisible()
    QTest.mouseClick(narrow.right_button, Qt.MouseButton.LeftButton)
    assert narrow.criterion.isVisible()


def place(screen: ObservingScreen, part: QWidget) -> QRect:
    """Where a part stands on the screen."""
    return QRect(part.mapTo(screen, QPoint()), part.size())


@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_a_sheet_leaves_the_composer_clear_however_it_grows(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot, scale: float
) -> None:
    screen = at_draft(open_visit("cy", (1024, 768), scale), visit, qtbot)
    screen.choose(key(screen, 19))
    sheet = screen.columns._sides["right"]
    qtbot.waitUntil(lambda: not place(screen, sheet).intersects(place(screen, screen.writing)))
    before = screen.writing.text.height()  # the rest of the composer may still be finding its place
    for _ in range(3):
        QTest.keyClick(screen.writing.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: screen.writing.text.height() > before)
    qtbot.waitUntil(lambda: not place(screen, sheet).intersects(place(screen, screen.writing)))
    assert sheet.height() >= 200 * scale
    screen.log.correct(held(screen).entries[-1].id)
    assert not sheet.isVisible()


def test_one_sheet_is_open_at_a_time(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> None:
    screen = at_draft(open_visit(size=(800, 700)), visit, qtbot)
    screen.columns.show_right()
    assert screen.criterion.isVisible()
    screen.search()
    assert screen.criteria.isVisible()
    assert not screen.criterion.isVisible()
    screen.choose(key(screen, 8))
    assert screen.criterion.isVisible()
    assert not screen.criteria.isVisible()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
@pytest.mark.parametrize("language", ["cy", "en"])
def test_every_control_has_a_name_and_room_for_a_finger(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    screen = at_draft(open_visit(language, size), visit, qtbot)
    screen.choose(CriterionKey(held(screen).standards[0], "performance", 19))
    for _ in range(2):
        QApplication.processEvents()  # lets everything find its place
        for control in controls(screen):
            said = control.accessibleName() or getattr(control, "text", str)()
            assert said, control
            assert control.height() >= 40 or control is screen.writing.text, (control, control.height())
            if hasattr(control, "minimumSizeHint") and control is not screen.criteria.list:
                assert control.width() >= min(control.minimumSizeHint().width(), 300), said
        screen.open_details()
