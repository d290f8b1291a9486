"""The review of a record through the window: by keyboard in few presses, with an action, finished; and taken back."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton

from assessor_app.clock import rfc3339
from assessor_app.language import speak
from assessor_app.records.opening import open_record
from assessor_app.rooms import open_rooms
from assessor_app.trust.model import Anchor
from assessor_app.ui.parts.chip import PressChip
from tests.records.sealed import example, sealed, somebody
from tests.ui.hands import Hands, called
from tests.ui.visiting import PASSPHRASE, Founded, SetClock, settled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.verifying.reviewing.screen import ReviewingScreen
    from assessor_app.ui.window import Window
    from assessor_app.verifying.model import Review

    OpenStore = Callable[..., Window]

pytestmark = pytest.mark.slow

cy = speak("cy")
MANY = 30
MOST_KEYS = 40
NOW = dt.datetime(2026, 11, 20, 15, 30, tzinfo=dt.UTC)
NOTE = "Un enghraifft yn unig: 1 2 3 j k"
LATER = "2026-11-24T09:00:00+00:00"


def _thirty() -> dict[str, Any]:
    """A visit on which thirty criteria of one standard were met."""
    document = example()
    performance = [{"standard": "INSCS025:cy", "number": number} for number in range(1, 22)]
    knowledge = [{"standard": "INSCS025:cy", "kind": "knowledge", "number": number} for number in range(1, 10)]
    document["log"][0]["links"] = performance
    document["log"][3]["links"] = knowledge
    document["judgements"] = [{"criterion": one, "state": "met"} for one in (*performance, *knowledge)]
    assert len(document["judgements"]) == MANY
    return document


class Received:
    """The closed store of a verifier, with one record taken in whose assessor is vouched for."""

    def __init__(self, store: Founded, document: dict[str, Any]) -> None:
        assessor = somebody()
        made = sealed(document, assessor, NOW)
        self.store, self.identity, self.anchor = store, made.identity, Anchor(assessor.certificate)
        with store.open() as vault:
            rooms = open_rooms(vault, SetClock(LATER))
            rooms.vouched.vouch(assessor.certificate, how="dros y ffôn", by="Mair", at=rfc3339(NOW))
            taken, _changes = rooms.archive.take_in("r.pdf", made.file)
            assert taken.opening.verdict == "accepted"
            rooms.close()

    def copy(self, folder: Path) -> Founded:
        return self.store.copy(folder)


@pytest.fixture(scope="module")
def thirty(received: Founded, tmp_path_factory: pytest.TempPathFactory) -> Received:
    """Never opened again: each test has a copy."""
    return Received(received.copy(tmp_path_factory.mktemp("thirty") / "store"), _thirty())


@pytest.fixture(scope="module")
def few(received: Founded, tmp_path_factory: pytest.TempPathFactory) -> Received:
    return Received(received.copy(tmp_path_factory.mktemp("few") / "store"), example())


def at_review(window: Window, identity: str, qtbot: QtBot) -> tuple[Hands, ReviewingScreen]:
    """The record opened to be reviewed, in Welsh."""
    cast("SetClock", window.kit.clock).set(LATER)
    window.go("verify/review", identity)
    hands = Hands(window, qtbot.waitUntil)
    hands.at("ReviewingScreen")
    screen = cast("ReviewingScreen", hands.screen)
    qtbot.waitUntil(lambda: screen.scene is not None and screen.asking.none.hasFocus())
    return hands, screen


def kept(screen: ReviewingScreen, qtbot: QtBot) -> Review:
    """The review as it is on the disk."""
    settled(screen, qtbot)
    found: list[Review] = []
    name = screen.deeds.name
    screen.kit.tasks.read(lambda rooms: rooms.verifying.reviews.find(name).review, then=found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def stands(screen: ReviewingScreen, qtbot: QtBot, so: Review) -> bool:
    """Whether the review is so, on the disk."""
    return kept(screen, qtbot) == so


def begun(hands: Hands, screen: ReviewingScreen) -> None:
    hands.key("N")
    hands.wait(lambda: screen.scene is not None and screen.scene.ready_to_decide and screen.decisions.hasFocus())


def signed(hands: Hands, screen: ReviewingScreen, qtbot: QtBot) -> None:
    """The passphrase, and the end."""
    hands.wait(screen.signing.passphrase.edit.hasFocus)
    screen.signing.passphrase.edit.setText(PASSPHRASE)  # Qt's test keyboard has no accents
    hands.key("Return")
    qtbot.waitUntil(screen.done.isVisible)


def opened(screen: ReviewingScreen, record: Received, qtbot: QtBot) -> Any:  # noqa: ANN401 - an Opening
    """What anybody finds who opens the record now and trusts both signers."""
    found: list[tuple[bytes, tuple[bytes, ...]]] = []
    screen.kit.tasks.read(
        lambda rooms: (rooms.archive.file(record.identity), rooms.vouched.own_certificates()), then=found.append
    )
    qtbot.waitUntil(lambda: bool(found))
    file, mine = found[0]
    anchors = (record.anchor, *map(Anchor, mine))
    return open_record("r.pdf", file, anchors, dt.datetime.fromisoformat(LATER))


def test_thirty_criteria_where_all_is_well_take_fewer_than_forty_keys(
    open_store: OpenStore, thirty: Received, tmp_path: Path, qtbot: QtBot
) -> None:
    """Every key from the opened record to the end is counted but the letters of the passphrase; Enter after it is."""
    window = open_store(thirty.copy(tmp_path / "store"), "cy")
    hands, screen = at_review(window, thirty.identity, qtbot)
    begun(hands, screen)
    assert screen.scene is not None
    wanted = [one.key for one in screen.scene.wanted]
    assert len(wanted) == MANY
    for key in wanted:
        assert screen.decisions.key == key  # every one is looked at, in its turn, before it is decided
        hands.key("1")
    hands.key("O")
    hands.key("1")
    review = kept(screen, qtbot)
    assert [one.outcome for one in review.findings] == ["agreed"] * MANY
    assert review.overall == "confirmed"
    hands.key("Ctrl+Return")
    signed(hands, screen, qtbot)
    assert hands.presses == 0
    assert hands.keys < MOST_KEYS, hands.keys
    assert hands.keys > MANY
    opening = opened(screen, thirty, qtbot)
    assert opening.verdict == "accepted"
    assert opening.row("verified").code == "decision-confirmed"


def test_three_disagreements_with_cause_and_action_add_few_keys(
    open_store: OpenStore, thirty: Received, tmp_path: Path, qtbot: QtBot
) -> None:
    """Counted as above, and without the letters of what is written: four keys each for those not agreed with."""
    window = open_store(thirty.copy(tmp_path / "store"), "cy")
    hands, screen = at_review(window, thirty.identity, qtbot)
    begun(hands, screen)
    assert screen.scene is not None
    wanted = [one.key for one in screen.scene.wanted]
    lacking = screen.decisions.closeup.lacking
    doubts = {4: ("2", "4", "sufficient"), 11: ("3", "7", "mapping"), 20: ("2", "8", "record-quality")}
    for at, key in enumerate(wanted):
        hands.wait(lambda key=key: screen.decisions.key == key and screen.decisions.hasFocus())  # type: ignore[misc]
        if at not in doubts:
            hands.key("1")
            continue
        outcome, digit, _cause = doubts[at]
        hands.key(outcome)
        hands.wait(lambda: lacking.asks)
        hands.key(digit)
        hands.wait(lacking.note.edit.hasFocus)
        hands.write(NOTE)
        hands.key("Return")
        hands.wait(lacking.action.text.edit.hasFocus)
        hands.write("Arsylwi eto")
        hands.key("Return")
    hands.key("O")
    hands.key("2")
    hands.key("F")
    hands.wait(screen.closing.feedback.edit.hasFocus)
    hands.write("Gwelwch y tri.")
    hands.key("Esc")
    hands.key("Ctrl+Return")
    signed(hands, screen, qtbot)
    assert hands.presses == 0
    assert hands.keys < 50, hands.keys
    found: list[Review] = []
    screen.kit.tasks.read(lambda rooms: rooms.verifying.reviews.of_record(thirty.identity)[0].review, then=found.append)
    qtbot.waitUntil(lambda: bool(found))
    causes = {wanted.index(one.criterion): (one.cause, one.note) for one in found[0].findings if one.cause}
    assert causes == {at: (cause, NOTE) for at, (_outcome, _digit, cause) in doubts.items()}
    assert [len(one.criteria) for one in found[0].actions] == [1, 1, 1]


def test_a_chosen_record_opens_by_its_reference_and_a_digit_decides_again_once_the_question_is_left(
    open_store: OpenStore, few: Received, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_store(few.copy(tmp_path / "store"), "cy")
    references: list[str] = []
    window.kit.tasks.read(lambda rooms: rooms.archive.find(few.identity).reference, then=references.append)
    qtbot.waitUntil(lambda: bool(references))
    hands, screen = at_review(window, references[0], qtbot)
    assert screen.scene is not None
    assert screen.scene.looking.held.identity == few.identity
    begun(hands, screen)
    first = screen.decisions.key
    lacking = screen.decisions.closeup.lacking
    hands.key("5")  # nothing is asked, so it says nothing
    hands.key("2")
    hands.wait(lambda: lacking.asks)
    hands.key("3")
    hands.wait(lacking.note.edit.hasFocus)
    hands.key("Esc")
    hands.wait(screen.decisions.hasFocus)
    hands.key("3")
    hands.wait(lambda: lacking.asks)
    (finding,) = kept(screen, qtbot).findings
    assert (finding.criterion, finding.outcome, finding.cause) == (first, "not-agreed", "current")


def test_nothing_agrees_with_all_at_once(open_store: OpenStore, thirty: Received, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_store(thirty.copy(tmp_path / "store"), "cy")
    hands, screen = at_review(window, thirty.identity, qtbot)
    begun(hands, screen)
    name = screen.deeds.name
    decisive = [one for one in screen.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    ways = {*screen.ways.findChildren(QAbstractButton), *screen.bar.findChildren(QAbstractButton)}
    for button in decisive:
        if button not in ways and button.isVisible():
            button.click()
            screen.drawer.shut()
    for action in screen.findChildren(QAction):
        action.trigger()
    settled(screen, qtbot)
    found: list[int] = []
    screen.kit.tasks.read(lambda rooms: len(rooms.verifying.reviews.find(name).review.findings), then=found.append)
    qtbot.waitUntil(lambda: bool(found))
    shown = sum(row.isVisible() for row in screen.decisions.rows)
    assert found[0] <= shown  # each press decides of one criterion at most
    one = screen.decisions.rows[0]
    before = kept(screen, qtbot)
    one.outcome.segment("agreed").click()
    after = kept(screen, qtbot)
    assert len({*after.findings} ^ {*before.findings}) <= 2


def doubted(hands: Hands, screen: ReviewingScreen, wanted: list[str]) -> None:
    """The second criterion agreed with, with action; all others agreed with."""
    lacking = screen.decisions.closeup.lacking
    hands.key("1")
    hands.key("2")
    hands.wait(lambda: lacking.causes.segment("current").x() > lacking.causes.segment("authentic").x() > 0)
    hands.key("Right", 2)
    hands.key("Space")
    hands.key("Tab")
    hands.wait(lacking.note.edit.hasFocus)
    hands.write(NOTE)
    hands.key("Return")
    hands.wait(lacking.action.text.edit.hasFocus)
    hands.write("Arsylwi ail alwad")
    hands.key("Return")
    hands.wait(lambda: screen.decisions.key == wanted[2])
    for _ in wanted[2:]:
        hands.key("1")


def test_one_agreed_with_action_is_written_and_the_record_is_countersigned(
    open_store: OpenStore, few: Received, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_store(few.copy(tmp_path / "store"), "cy")
    hands, screen = at_review(window, few.identity, qtbot)
    begun(hands, screen)
    assert screen.scene is not None
    wanted = [one.key for one in screen.scene.wanted]
    doubted(hands, screen, wanted)
    hands.key("Ctrl+Return")
    hands.wait(screen.closing.overall.segment("confirmed").hasFocus)
    assert not screen.signing.isVisible()
    hands.key("1")
    hands.key("Ctrl+Return")
    settled(screen, qtbot)
    assert not screen.signing.isVisible()  # the whole cannot simply be confirmed
    hands.key("2")
    hands.key("F")
    hands.wait(screen.closing.feedback.edit.hasFocus)
    hands.write("Da iawn, ond gwelwch yr ail.")
    hands.key("Esc")
    review = kept(screen, qtbot)
    assert [one.outcome for one in review.findings].count("agreed-with-action") == 1
    finding = next(one for one in review.findings if one.outcome == "agreed-with-action")
    assert (finding.criterion, finding.cause, finding.note) == (wanted[1], "current", NOTE)
    (action,) = review.actions
    assert (action.text, action.owner, action.due) == ("Arsylwi ail alwad", "Rhys Wyn Jones", "2026-12-08")
    assert action.criteria == (wanted[1],)
    window.resize(1440, 900)
    window.kit.theme.enlarge(2.0)
    hands.key("Ctrl+Return")
    sign = screen.signing.sign
    qtbot.waitUntil(lambda: sign.isVisible() and sign.visibleRegion().boundingRect() == sign.rect())
    signed(hands, screen, qtbot)
    opening = opened(screen, few, qtbot)
    assert opening.row("verified").code == "decision-confirmed-with-action"
    assert opening.decision.comments == "Da iawn, ond gwelwch yr ail."
    assert [one.role for one in opening.signers] == ["assessor", "verifier"]
    screen.ending.export_to(tmp_path)
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.pdf"))) == 2)
    hands.press(called(screen.done.next))
    hands.wait(lambda: bool(screen.waiting.list.rows.rowCount()))
    first = screen.waiting.list.rows.row_at(screen.waiting.list.rows.index(0, 0))
    assert (first.heading, first.chip) == (False, cy("Confirmed subject to action"))


def test_each_step_is_taken_back_and_done_again(
    open_store: OpenStore, few: Received, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_store(few.copy(tmp_path / "store"), "cy")
    hands, screen = at_review(window, few.identity, qtbot)
    begun(hands, screen)
    states = [kept(screen, qtbot)]
    hands.key("1")
    states.append(kept(screen, qtbot))
    hands.key("P")
    hands.key("1")
    states.append(kept(screen, qtbot))
    hands.key("O")
    hands.key("3")
    states.append(kept(screen, qtbot))
    for state in reversed(states[:-1]):
        hands.key("Ctrl+Z")
        qtbot.waitUntil(functools.partial(stands, screen, qtbot, state))
    for state in states[1:]:
        hands.key("Ctrl+Y")
        qtbot.waitUntil(functools.partial(stands, screen, qtbot, state))
    assert screen.closing.overall.choice == "not-confirmed"


def test_what_was_said_is_there_again_when_the_review_is_gone_on_with(
    open_store: OpenStore, few: Received, tmp_path: Path, qtbot: QtBot
) -> None:
    store = few.copy(tmp_path / "store")
    window = open_store(store, "cy")
    hands, screen = at_review(window, few.identity, qtbot)
    begun(hands, screen)
    hands.key("1", 3)
    before = kept(screen, qtbot)
    window.go("verify/review")
    hands.wait(lambda: bool(screen.waiting.list.rows.rowCount()))
    hands.press_row(screen.waiting.list, before.id)
    hands.wait(lambda: screen.scene is not None and screen.decisions.hasFocus())
    assert kept(screen, qtbot) == before
    assert screen.scene is not None
    assert screen.decisions.key == [one.key for one in screen.scene.wanted][3]
    assert sum(bool(row.outcome.choice) for row in screen.decisions.rows) == 3
    window.resize(1440, 900)
    window.kit.theme.enlarge(2.0)
    here = screen.decisions.rows[3]
    qtbot.waitUntil(lambda: screen.halves.switch.isVisible() and here.height() < screen.decisions.viewport().height())
    qtbot.waitUntil(lambda: here.visibleRegion().boundingRect() == here.rect())  # the whole of what is decided of


def test_a_review_begun_by_mistake_is_put_aside_and_taken_up_again(
    open_store: OpenStore, few: Received, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_store(few.copy(tmp_path / "store"), "cy")
    hands, screen = at_review(window, few.identity, qtbot)
    begun(hands, screen)
    hands.key("1")
    before = kept(screen, qtbot)
    hands.key("F")
    hands.press(screen.closing.aside)
    hands.wait(screen.waiting.empty.isVisible)
    hands.press("Dadwneud")
    hands.wait(lambda: screen.scene is not None and screen.scene.ready_to_decide)
    assert kept(screen, qtbot) == before


def barred_by(screen: ReviewingScreen, interests: int) -> bool:
    """Whether the screen shows that so many interests stand."""
    return screen.scene is not None and len(screen.scene.interests) == interests


def test_an_interest_keeps_one_from_deciding_and_a_mistake_is_put_right(
    open_store: OpenStore, few: Received, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_store(few.copy(tmp_path / "store"), "cy")
    hands, screen = at_review(window, few.identity, qtbot)
    hands.press(called(screen.asking.some))
    assert screen.asking.what.below.text() == cy("Say what it is.")
    hands.write("Fy chwaer yw hi")
    hands.press(called(screen.asking.some))
    hands.wait(screen.asking.barred.isVisible)
    assert not screen.foot.isVisible()
    assert not screen.asking.asked.isVisible()
    hands.key("1")
    hands.key("N")
    settled(screen, qtbot)
    assert screen.scene is not None
    assert screen.scene.review is None  # no review begins, by whatever key
    assert [one.concern for one in screen.scene.interests] == ["assessor", "candidate"]
    for left in (1, 0):
        settled(screen, qtbot)  # or the chip would be one that a newer took the place of
        hands.press(screen.asking.interests.findChildren(PressChip)[-1])
        hands.wait(functools.partial(barred_by, screen, left))
    hands.wait(screen.asking.none.isVisible)
    hands.press(called(screen.asking.none))
    hands.wait(lambda: screen.scene is not None and screen.scene.ready_to_decide)


def test_an_interest_that_one_remembers_later_puts_the_review_aside_and_is_taken_back(
    open_store: OpenStore, few: Received, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_store(few.copy(tmp_path / "store"), "cy")
    hands, screen = at_review(window, few.identity, qtbot)
    begun(hands, screen)
    hands.key("1")
    before = kept(screen, qtbot)
    hands.key("F")
    hands.press(screen.closing.interest)
    dialog = screen.ending.interest
    assert dialog is not None
    dialog.text.edit.setPlainText("Fy mrawd yw ef")
    dialog.whose.choose("assessor")
    dialog.button.click()
    hands.wait(screen.asking.barred.isVisible)
    hands.press("Dadwneud")
    hands.wait(lambda: screen.scene is not None and screen.scene.ready_to_decide)
    assert kept(screen, qtbot) == before


def pointed(screen: ReviewingScreen) -> tuple[int, float] | None:
    """The page that is pointed at and how far down, once that is in sight."""
    for number, page in enumerate(screen.preview._pages):
        if page._pointed is not None:
            there = QPoint(0, round(page._pointed.center().y() * page.per_point))
            seen = page.mapTo(screen.preview.viewport(), there).y()
            return (number, page._pointed.y()) if 0 <= seen <= screen.preview.viewport().height() else None
    return None


def test_the_page_comes_to_where_the_criterion_stands(
    open_store: OpenStore, thirty: Received, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_store(thirty.copy(tmp_path / "store"), "cy")
    hands, screen = at_review(window, thirty.identity, qtbot)
    begun(hands, screen)
    assert screen.scene is not None
    for one in screen.scene.wanted:
        assert screen.preview.seek([text for _language, text in one.texts]), one.key
    places = set()
    for _ in range(MANY - 1):
        hands.key("J")
        hands.wait(lambda: pointed(screen) is not None)
        places.add(pointed(screen))
    assert len(places) == MANY - 1
    assert not screen.preview.seek(["nid yw hyn ar unrhyw dudalen"])


def test_a_criterion_that_is_not_judged_can_be_looked_at_too(
    open_store: OpenStore, few: Received, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_store(few.copy(tmp_path / "store"), "en")
    hands, screen = at_review(window, few.identity, qtbot)
    begun(hands, screen)
    assert screen.scene is not None
    other, many = screen.scene.others[0], len(screen.scene.wanted)
    screen.beyond.choice.setCurrentIndex(1)
    screen.beyond.choice.activated.emit(1)
    hands.wait(lambda: screen.scene is not None and len(screen.scene.wanted) == many + 1)
    assert screen.decisions.key == other.key
    hands.key("1")
    assert other.key in {one.criterion for one in kept(screen, qtbot).findings}


def test_a_concern_is_written_out_for_the_head_and_is_nowhere_else(
    open_store: OpenStore, few: Received, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_store(few.copy(tmp_path / "store"), "cy")
    hands, screen = at_review(window, few.identity, qtbot)
    begun(hands, screen)
    screen.ending.worry()
    dialog = screen.ending.dialog
    assert dialog is not None
    dialog.button.click()
    assert dialog.text.below.text() == cy("Say what the concern is.")
    dialog.text.edit.setPlainText("Yr un frawddeg ym mhob cofnod.")
    dialog.button.click()
    hands.wait(lambda: screen.scene is not None and len(screen.scene.concerns) == 1)
    assert screen.scene is not None
    (tmp_path / "out").mkdir()
    screen.ending.hand_over(screen.scene.concerns[0].id, tmp_path / "out")
    qtbot.waitUntil(lambda: len(list((tmp_path / "out").iterdir())) == 1)
    (file,) = (tmp_path / "out").iterdir()
    assert "Yr un frawddeg ym mhob cofnod." in file.read_text(encoding="utf-8")
    assert "Yr un frawddeg" not in repr(kept(screen, qtbot))
