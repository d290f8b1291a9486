"""Review and sign on a real draft: pages, the candidate's mark, the seal, and handing the record out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from assessor_app.observing.model import Composer
from assessor_app.ui.parts.linkrow import LinkRow
from assessor_app.ui.review.screen import ReviewScreen
from tests.ui.visiting import PASSPHRASE, example, given_back, settled
from tests.ui.walks import WAIT_MS, controls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.observing.model import Observation
    from assessor_app.ui.frame import Frame
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded


@pytest.fixture
def review(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> ReviewScreen:
    """The review of the draft, in English, its pages drawn."""
    return at_review(open_visit(), visit, qtbot)


def at_review(window: Window, visit: Founded, qtbot: QtBot) -> ReviewScreen:
    window.go("review", visit.draft)
    screen = frame(window).shown
    assert isinstance(screen, ReviewScreen)
    qtbot.waitUntil(screen.preview.isVisible, timeout=WAIT_MS)
    return screen


def frame(window: Window) -> Frame:
    assert window.frame is not None
    return window.frame


def observation(review: ReviewScreen) -> Observation:
    assert review.scene is not None
    return review.scene.observation


def home_of(review: ReviewScreen) -> Window:
    window: Window = review.window()  # type: ignore[assignment]  # screens stand in the program's window
    return window


def spoken(window: Window) -> str:
    return window.kit.tongue.language


def first_link(review: ReviewScreen) -> LinkRow:
    return next(link for card in cards(review) for link in card.findChildren(LinkRow))


def cards(review: ReviewScreen) -> tuple[QWidget, QWidget]:
    """What is needed before sealing, and what is worth a look."""
    return review.assessor.missing, review.assessor.doubts


def whole(part: QWidget) -> bool:
    """Whether all of a part is to be seen."""
    return part.isVisible() and part.visibleRegion().boundingRect() == part.rect()


def draw(review: ReviewScreen) -> None:
    """Draw the candidate's mark from the example."""
    strokes = tuple(tuple((x, y) for x, y in stroke) for stroke in example()["mark"]["strokes"])
    review.candidate.mark.pad.show_strokes(strokes)


def marked(review: ReviewScreen, qtbot: QtBot) -> None:
    """Hand over, sign, take back."""
    review.assessor.hand.click()
    draw(review)
    review.candidate.sign.click()
    given_back(review, qtbot)
    settled(review, qtbot)


def sealed(review: ReviewScreen, qtbot: QtBot, passphrase: str = PASSPHRASE) -> None:
    """Declare, write the passphrase, press Enter, and wait for the end of it."""
    review.assessor.declared.setChecked(True)
    review.assessor.passphrase.edit.setText(passphrase)
    QTest.keyClick(review.assessor.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not review.busy.isVisible(), timeout=WAIT_MS)


def test_the_pages_are_real_and_follow_the_languages_chosen(review: ReviewScreen, qtbot: QtBot) -> None:
    said = review.preview.page(0).accessibleDescription()
    assert "Siân Llywelyn" in said
    assert "Cofnod arsylwi / Observation record" in said
    QTest.mouseClick(review.assessor.pages.segment("cy"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Observation record" not in review.preview.page(0).accessibleDescription(), timeout=WAIT_MS)
    assert observation(review).pages == "cy"


def test_the_device_in_a_candidates_hands_leads_nowhere_else(review: ReviewScreen, qtbot: QtBot) -> None:
    window = home_of(review)
    review.assessor.hand.click()
    assert not frame(window).rail.isVisible()
    assert not review.back.isVisible()
    assert spoken(window) == "cy"  # the candidate's
    for name in ("visits", "candidates", "settings"):
        window.go(name)
        assert frame(window).shown is review
    QTest.keyClick(review.preview, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert frame(window).shown is review
    given_back(review, qtbot)
    assert frame(window).rail.isVisible()
    assert spoken(window) == "en"
    settled(review, qtbot)
    assert observation(review).mark is None
    window.go("visits")
    assert frame(window).here == "visits"


def first_page(review: ReviewScreen) -> str:
    return review.preview.page(0).accessibleDescription()


def test_a_candidate_reads_the_pages_in_the_language_they_choose(review: ReviewScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(review.assessor.pages.segment("en"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Cofnod arsylwi" not in first_page(review))
    assert not review.copy.isVisible()
    review.assessor.hand.click()  # the candidate's language is Welsh
    qtbot.waitUntil(lambda: "Cofnod arsylwi" in first_page(review))
    assert "Observation record" not in first_page(review)
    assert review.copy.isVisible()
    assert "Copi yn Gymraeg" in review.copy.words.text()
    review.kit.tongue.switch()
    qtbot.waitUntil(lambda: "Observation record" in first_page(review))
    assert not review.copy.isVisible()
    review.kit.tongue.switch()
    qtbot.waitUntil(review.copy.isVisible)
    given_back(review, qtbot)
    qtbot.waitUntil(lambda: not review.copy.isVisible())
    assert "Cofnod arsylwi" not in first_page(review)
    settled(review, qtbot)
    assert observation(review).pages == "en"


def test_pages_in_both_languages_stay_as_they_are(review: ReviewScreen, qtbot: QtBot) -> None:
    review.assessor.hand.click()
    review.kit.tongue.switch()
    settled(review, qtbot)
    assert not review._drawing
    assert not review.copy.isVisible()


def test_the_candidate_comments_dissents_and_signs(review: ReviewScreen, qtbot: QtBot) -> None:
    review.assessor.hand.click()
    QTest.keyClicks(review.candidate.comment.edit, "Nid oedd hynny'n deg.")
    QTest.mouseClick(review.candidate.dissent, Qt.MouseButton.LeftButton)
    assert "nid wyf yn cytuno" in review.candidate.declaration.text()
    review.candidate.sign.click()
    assert review.candidate.wrong.isVisible()
    draw(review)
    review.candidate.sign.click()
    qtbot.waitUntil(review.giving.isVisible)
    settled(review, qtbot)
    held = observation(review)
    assert (held.candidate_comment, held.dissent) == ("Nid oedd hynny'n deg.", True)
    assert held.mark is not None
    assert (held.mark.kind, held.mark.name, len(held.mark.strokes)) == ("drawn", "Siân Llywelyn", 3)
    given_back(review, qtbot)
    assert review.assessor.dissent.isVisible()
    assert review.assessor.mark.text() == "Drawn by Siân Llywelyn at 14:47."


@pytest.mark.parametrize(
    ("kind", "said", "shown"),
    [
        ("typed", "S. Llywelyn", "Typed by S. Llywelyn at 14:47."),
        ("absent", "Aeth adref yn gynnar", "No mark: Aeth adref yn gynnar"),
    ],
)
def test_who_cannot_draw_types_or_says_why_not(
    review: ReviewScreen, qtbot: QtBot, kind: str, said: str, shown: str
) -> None:
    fields = {"typed": review.candidate.mark.typed, "absent": review.candidate.mark.why}
    review.assessor.hand.click()
    QTest.mouseClick(review.candidate.mark.kinds.segment(kind), Qt.MouseButton.LeftButton)
    review.candidate.sign.click()
    assert review.candidate.wrong.isVisible()
    QTest.keyClicks(fields[kind].edit, said)
    assert not review.candidate.wrong.isVisible()
    review.candidate.sign.click()
    given_back(review, qtbot)
    settled(review, qtbot)
    assert review.assessor.mark.text() == shown


@pytest.mark.parametrize("kind", ["typed", "absent"])
def test_a_mark_of_one_line_keeps_its_lines_together(review: ReviewScreen, qtbot: QtBot, kind: str) -> None:
    review.assessor.hand.click()
    panel = review.candidate
    assert panel.sign.text() == "Llofnodi"
    field = {"typed": panel.mark.typed, "absent": panel.mark.why}[kind]
    QTest.mouseClick(panel.mark.kinds.segment(kind), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: field.edit.isVisible() and field.edit.y() - field.label.geometry().bottom() <= 8)
    below = panel.mark.kinds.mapTo(panel.mark, panel.mark.kinds.rect().bottomLeft()).y()
    assert field.y() - below <= 16
    assert not panel.mark.pad.isVisible()
    assert panel.sign.text() == {"typed": "Llofnodi", "absent": "Cadw heb farc"}[kind]


def test_the_mark_is_on_the_pages_before_they_are_sealed(review: ReviewScreen, qtbot: QtBot) -> None:
    marked(review, qtbot)
    last = review.preview.pages - 1
    qtbot.waitUntil(
        lambda: any(
            "Siân Llywelyn" in review.preview.page(page).accessibleDescription()
            and "Marc ar ddyfais yr aseswr" in review.preview.page(page).accessibleDescription()
            for page in range(last + 1)
        ),
        timeout=WAIT_MS,
    )


@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_on_a_small_screen_the_pages_can_be_read_and_signed_in_sight(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot, scale: float
) -> None:
    review = at_review(open_visit("cy", (1024, 768), scale), visit, qtbot)
    assert review.page_number.text() == "Tudalen 1 o 8"
    review.halves.switch.segment("1").click()
    assert not review.preview.isVisible()
    review.assessor.hand.click()
    assert review.preview.isVisible()
    qtbot.waitUntil(lambda: review.preview.page(0).width() >= 800)
    for _ in range(2):
        review.kit.tongue.switch()  # what changes its words out of sight fits when it is seen
        settled(review, qtbot)
    QTest.keyClick(review.preview, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: review.page_number.text() == "Tudalen 8 o 8")
    review.halves.switch.segment("1").click()
    panel = review.candidate
    assert not review.preview.isVisible()
    qtbot.waitUntil(lambda: panel.mark.kinds.height() == panel.mark.kinds.sizeHint().height())
    for part in (panel.comment.edit, panel.dissent, panel.mark.pad, panel.back, panel.sign):
        qtbot.waitUntil(partial(whole, part))
    draw(review)
    panel.sign.click()
    qtbot.waitUntil(review.giving.isVisible)


def test_a_large_screen_shows_pages_and_steps_together(review: ReviewScreen) -> None:
    assert not review.halves.switch.isVisible()
    assert review.preview.isVisible()
    assert review.steps.isVisible()


def test_other_pages_need_another_mark_and_say_so(review: ReviewScreen, qtbot: QtBot) -> None:
    marked(review, qtbot)
    told: list[str] = []
    review.kit.notices.toast.connect(lambda said, _undo: told.append(said))
    QTest.mouseClick(review.assessor.pages.segment("en"), Qt.MouseButton.LeftButton)
    settled(review, qtbot)
    assert observation(review).mark is None
    assert told == ["The candidate’s mark was taken away, since what they marked has changed."]
    assert review.assessor.mark.text().startswith("Not yet.")


def test_nothing_is_sealed_without_mark_declaration_and_passphrase(review: ReviewScreen, qtbot: QtBot) -> None:
    wrong, panel = review.assessor.wrong, review.assessor
    panel.seal.click()
    assert "has not signed yet" in wrong.text()
    marked(review, qtbot)
    panel.seal.click()
    assert wrong.text() == "Confirm the declaration first."
    panel.declared.setChecked(True)
    assert not wrong.isVisible()
    panel.seal.click()
    assert panel.passphrase.below.text() == "Type it: it opens your signing key."
    assert not observation(review).record


def test_what_is_still_missing_is_said_and_leads_back(review: ReviewScreen, qtbot: QtBot) -> None:
    name = observation(review).id
    review.kit.tasks.store(lambda rooms: rooms.desk.keep_composer(name, Composer("note", "hanner brawddeg")))
    review.enter(name)
    settled(review, qtbot)
    review.assessor.seal.click()
    assert "Something is still missing" in review.assessor.wrong.text()
    first_link(review).click()
    assert frame(home_of(review)).here == "observing"


def test_what_refuses_the_seal_stands_apart_from_what_is_worth_a_look(review: ReviewScreen, qtbot: QtBot) -> None:
    needed, doubts = cards(review)
    assert not needed.isVisible()
    assert [link.text() for link in doubts.findChildren(LinkRow)] == [
        "INSCS025 · P9: linked but not judged",
        "INSCC007: review date passed (1 March 2026)",
    ]
    name = observation(review).id
    review.kit.tasks.store(lambda rooms: rooms.desk.keep_composer(name, Composer("note", "hanner brawddeg")))
    review.enter(name)
    settled(review, qtbot)
    assert [link.text() for link in needed.findChildren(LinkRow) if not link.isHidden()] == [
        "There is text in the composer that has not been added"
    ]
    assert doubts.isVisible()


def test_a_visit_without_an_end_ends_now(review: ReviewScreen, qtbot: QtBot) -> None:
    held = observation(review)
    review.kit.tasks.store(lambda rooms: rooms.desk.set_event(held.id, type(held.event)(held.event.start, "", "Llŷn")))
    settled(review, qtbot)
    assert first_link(review).text() == "No end: the visit ends now"
    first_link(review).click()
    settled(review, qtbot)
    assert observation(review).event.end == "2026-11-20T14:47:17+00:00"


def test_a_wrong_passphrase_is_said_beside_the_field_and_seals_nothing(review: ReviewScreen, qtbot: QtBot) -> None:
    marked(review, qtbot)
    sealed(review, qtbot, "nid hwn yw ef o gwbl")
    field = review.assessor.passphrase
    assert "not the passphrase" in field.below.text()
    assert field.edit.hasFocus()
    assert field.edit.hasSelectedText()
    settled(review, qtbot)
    assert not observation(review).record


def test_sealed_exported_and_to_the_record(
    review: ReviewScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked(review, qtbot)
    sealed(review, qtbot)
    done = review.done
    assert done.isVisible()
    assert (done.reference.text(), done.who.text()) == ("RWJ-2026-0001", "Siân Llywelyn")
    assert [len(group) for group in done.fingerprint.text().split()] == [4] * 8
    assert review.assessor.passphrase.said == ""
    out = tmp_path / "allan"
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    done.export.click()
    qtbot.waitUntil(lambda: (out / "identity.pem").exists() and not review.busy.isVisible(), timeout=WAIT_MS)
    (record,) = out.glob("RWJ-2026-0001-*.pdf")
    assert record.read_bytes().startswith(b"%PDF-1.7")
    window = home_of(review)
    done.record.click()
    assert frame(window).here == "records"
    window.go("visits")
    visits = frame(window).shown
    qtbot.waitUntil(lambda: "Sealed" in [row.chip for row in visits.visits.list.rows._rows])  # type: ignore[attr-defined]


def test_a_folder_that_cannot_be_chosen_changes_nothing(
    review: ReviewScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked(review, qtbot)
    sealed(review, qtbot)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    review.done.export.click()
    assert not review.busy.isVisible()
    assert review.done.isVisible()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_every_control_of_the_review_has_a_name_and_room(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot, size: tuple[int, int]
) -> None:
    review = at_review(open_visit("cy", size), visit, qtbot)
    for _ in range(2):
        for control in controls(review):
            said = control.accessibleName() or getattr(control, "text", str)()
            assert said, control
            assert control.height() >= 40, (control, said)
        review.assessor.hand.click()
