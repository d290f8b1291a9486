"""From another store's file to an accepted record and back: waiting, vouching, withdrawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app.language import LANGUAGES, speak
from assessor_app.ui.records.vouching import VouchDialog, WithdrawDialog
from assessor_app.ui.records.ways import kept, told
from tests.ui.desks import at_records, groups, judged, rows, said, welsh
from tests.ui.elsewhere import ASSESSOR, VERIFIER
from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS, check_controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.screens.records import RecordsScreen
    from assessor_app.ui.window import Window
    from tests.ui.elsewhere import Sealed
    from tests.ui.visiting import Founded

    OpenStore = Callable[..., Window]


@pytest.fixture
def screen(
    open_store: OpenStore, received: Founded, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> RecordsScreen:
    """The records' screen of a verifier who has seen nothing yet."""
    return at_records(open_store(received.copy(tmp_path_factory.mktemp("own") / "store")), qtbot)


def vouching(screen: RecordsScreen) -> VouchDialog:
    assert screen.detail.signer is not None
    screen.detail.signer.vouch_button.click()
    assert isinstance(screen.dialog, VouchDialog)
    return screen.dialog


def test_a_record_waits_is_vouched_for_and_waits_again(screen: RecordsScreen, sealed: Sealed, qtbot: QtBot) -> None:
    screen.take_in([sealed.file])
    waiting = judged(screen, qtbot, "unknown-signer")
    assert waiting.held is not None
    assert [(row.text, row.detail.partition("\n")[0]) for row in rows(screen)] == [
        ("RWJ-2026-0001 · Siân Llywelyn", "Unknown signer · imported")
    ]
    assert screen.detail.pages.pages > 0

    dialog = vouching(screen)
    QTest.keyClicks(dialog.groups.edit, " ".join(groups(screen)[-2:]).lower())
    dialog.way.segment("telephone").click()
    QTest.keyClicks(dialog.note.edit, "01248 000000")
    dialog.button.click()
    judged(screen, qtbot, "accepted")
    qtbot.waitUntil(lambda: rows(screen)[0].detail.startswith("Accepted · imported"), timeout=WAIT_MS)
    assert f"{VERIFIER} vouched on 20 November 2026: By telephone; 01248 000000" in said(screen.detail)
    assert "You can rely on this record." in said(screen.detail)
    screen.kit.tongue.speak("cy")
    assert any(text.endswith("Dros y ffôn; 01248 000000") for text in said(screen.detail))
    screen.kit.tongue.speak("en")

    assert screen.detail.signer is not None
    screen.detail.signer.withdraw_button.click()
    withdrawing = screen.dialog
    assert isinstance(withdrawing, WithdrawDialog)
    withdrawing.button.click()
    assert withdrawing.reason.below.text() == "Write why you withdraw it."
    QTest.keyClicks(withdrawing.reason.edit, "Lost the laptop")
    QTest.keyClick(withdrawing.reason.edit, Qt.Key.Key_Return)
    judged(screen, qtbot, "unknown-signer")
    qtbot.waitUntil(lambda: rows(screen)[0].detail.startswith("Unknown signer"), timeout=WAIT_MS)
    assert f"{VERIFIER} withdrew on 20 November 2026: Lost the laptop" in said(screen.detail)


def test_ways_are_codes_and_old_texts_stay_as_they_are() -> None:
    for language in LANGUAGES:
        words = speak(language)
        assert told(words, kept("video", "")) == words("By video call")
        assert told(words, kept("person", "Siân; Menai")) == f"{words('In person')}; Siân; Menai"
        assert "@" not in told(words, "@fingerprint")
        for old in ("By telephone; 01248 000000", "Wyneb yn wyneb", "@someone", "demonstration", ""):
            assert told(words, old) == old


def test_vouching_asks_for_what_only_the_signer_can_say(screen: RecordsScreen, sealed: Sealed, qtbot: QtBot) -> None:
    screen.take_in([sealed.file])
    judged(screen, qtbot, "unknown-signer")
    last = groups(screen)[-2:]
    dialog = vouching(screen)
    assert not [text for text in (*said(dialog), *said(screen)) if last[0] in text or last[1] in text]
    dialog.way.segment("person").click()
    for wrong in ("", "0000 0000", " ".join(reversed(last)) if last[0] != last[1] else "1111 1111", last[0]):
        dialog.groups.edit.setText(wrong)
        dialog.button.click()
        assert dialog.groups.below.text().startswith("This is not what the file’s certificate says.")
        assert dialog.isVisible()
    dialog.reject()
    qtbot.waitUntil(lambda: any(last[0] in text for text in said(screen.detail)))
    settled(screen, qtbot)
    assert screen.judged is not None
    assert screen.judged.opening.verdict == "unknown-signer"
    assert screen.judged.journal == ()


def test_vouching_asks_how_the_groups_were_heard(screen: RecordsScreen, sealed: Sealed, qtbot: QtBot) -> None:
    screen.take_in([sealed.file])
    judged(screen, qtbot, "unknown-signer")
    dialog = vouching(screen)
    dialog.groups.edit.setText("".join(groups(screen)[-2:]))
    dialog.button.click()
    assert dialog.how.below.text() == "Say how you heard the groups."
    assert dialog.isVisible()
    dialog.way.segment("video").click()
    assert not dialog.how.below.isVisible()
    dialog.button.click()
    assert judged(screen, qtbot, "accepted").vouched


def test_how_to_compare_is_told_in_both_languages(screen: RecordsScreen, sealed: Sealed, qtbot: QtBot) -> None:
    screen.take_in([sealed.file])
    judged(screen, qtbot, "unknown-signer")
    texts = said(screen.detail)
    assert " ".join(groups(screen)) in texts
    assert any(text.startswith(f"1. Ring {ASSESSOR} on a number you had before") for text in texts)
    screen.kit.tongue.speak("cy")
    assert any(text.startswith(f"1. Ffoniwch {ASSESSOR} ar rif") for text in said(screen.detail))
    assert welsh("This record is waiting for you to know its signer.") in said(screen.detail)


def test_an_own_record_is_accepted_and_its_trust_is_not_asked(
    open_store: OpenStore, sealed: Sealed, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    screen = at_records(open_store(sealed.store.copy(tmp_path_factory.mktemp("own") / "store")), qtbot)
    screen.shelf.list.setFocus()
    QTest.keyClick(screen.shelf.list, Qt.Key.Key_Down)
    assert judged(screen, qtbot, "accepted").own
    assert "This is your own certificate." in said(screen.detail)
    assert not hasattr(screen.detail.signer, "withdraw_button")
    assert rows(screen)[0].detail.startswith("Accepted · own record")


@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_the_dialogs_are_named_and_unclipped(screen: RecordsScreen, sealed: Sealed, qtbot: QtBot, scale: float) -> None:
    screen.kit.tongue.speak("cy")
    screen.kit.theme.enlarge(scale)
    screen.take_in([sealed.file])
    judged(screen, qtbot, "unknown-signer")
    dialog = vouching(screen)
    dialog.button.click()
    settled(screen, qtbot)
    check_controls(dialog)
    dialog.reject()
