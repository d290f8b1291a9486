"""The card of one's own certificate: asking the centre, taking in, warning in time, and a key in a token."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtGui import QGuiApplication

from assessor_app.trust import requests
from tests.trust.softtoken import PIN, soft_token
from tests.ui.certifying import WAIT_MS, answer_to, at_settings
from tests.ui.visiting import PASSPHRASE, settled
from tests.ui.walks import check_controls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.preferences.anew import AnewDialog
    from assessor_app.ui.preferences.asking import AskDialog, TakeDialog, TokenDialog
    from assessor_app.ui.preferences.screen import PreferencesScreen
    from assessor_app.ui.window import Window


@pytest.fixture
def screen(open_visit: Callable[..., Window], qtbot: QtBot) -> PreferencesScreen:
    return at_settings(open_visit(), qtbot)


def asking(screen: PreferencesScreen) -> AskDialog:
    from assessor_app.ui.preferences.asking import AskDialog  # noqa: PLC0415 - see the window's first paint

    screen.certificate.ask.click()
    assert isinstance(screen.certificate.dialog, AskDialog)
    return screen.certificate.dialog


def taking(screen: PreferencesScreen) -> TakeDialog:
    from assessor_app.ui.preferences.asking import TakeDialog  # noqa: PLC0415 - same

    screen.certificate.take.click()
    assert isinstance(screen.certificate.dialog, TakeDialog)
    return screen.certificate.dialog


def asked(screen: PreferencesScreen, qtbot: QtBot, secret: str = PASSPHRASE) -> str:
    dialog = asking(screen)
    dialog.phrase.edit.setText(secret)
    dialog.button.click()
    qtbot.waitUntil(lambda: dialog.asked is not None, timeout=WAIT_MS)
    text = dialog.text.toPlainText()
    dialog.button.click()
    return text


def test_ask_and_take_in_makes_the_certificate_the_centres(
    screen: PreferencesScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    card = screen.certificate
    assert card.standing.text().startswith("You made it yourself.")
    before = card.fingerprint.text()
    dialog = asking(screen)
    dialog.button.click()
    assert dialog.phrase.below.text() == "Type it: it opens your key."
    dialog.phrase.edit.setText("not this one at all")
    dialog.button.click()
    qtbot.waitUntil(lambda: dialog.phrase.below.text().startswith("That is not the passphrase"), timeout=WAIT_MS)
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.button.click()
    qtbot.waitUntil(lambda: dialog.asked is not None, timeout=WAIT_MS)
    check_controls(dialog)
    request = requests.read(dialog.text.toPlainText().encode())
    assert dialog.fingerprint.text() == request.grouped
    dialog.write(tmp_path / "request.csr")
    assert requests.read((tmp_path / "request.csr").read_bytes()) == request
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    text = dialog.text.toPlainText()
    dialog.button.click()
    qtbot.waitUntil(card.waiting.isVisible, timeout=WAIT_MS)
    take = taking(screen)
    check_controls(take)
    take.button.click()
    assert take.text.below.text() == "Paste the certificate, or choose its file."
    take.text.show_text("hello")
    take.phrase.edit.setText(PASSPHRASE)
    take.button.click()
    qtbot.waitUntil(take.problem.isVisible, timeout=WAIT_MS)
    assert take.problem.text().startswith("There is no certificate in this.")
    (tmp_path / "letter.txt").write_text(answer_to(text, screen.window()), encoding="utf-8")  # type: ignore[arg-type]
    take.open_file(tmp_path / "letter.txt")
    take.phrase.edit.setText(PASSPHRASE)
    take.button.click()
    qtbot.waitUntil(lambda: card.fingerprint.text() != before, timeout=WAIT_MS)
    settled(screen, qtbot)
    assert card.standing.text() == "Issued by Canolfan Tŷ Gwyn."
    assert not card.waiting.isVisible()
    assert not card.warning.isVisible()


def test_a_certificate_that_ends_soon_is_said(screen: PreferencesScreen, qtbot: QtBot) -> None:
    letter = answer_to(asked(screen, qtbot), screen.window(), days=40)  # type: ignore[arg-type]
    take = taking(screen)
    take.text.show_text(letter)
    take.phrase.edit.setText(PASSPHRASE)
    take.button.click()
    card = screen.certificate
    qtbot.waitUntil(card.warning.isVisible, timeout=WAIT_MS)
    assert card.warning.words.text() == "It expires soon. Ask for a new one in time. Days left: 39"


@pytest.mark.slow
def test_a_self_made_one_that_ends_soon_is_made_anew(screen: PreferencesScreen, qtbot: QtBot) -> None:
    card, clock = screen.certificate, screen.kit.clock
    assert not card.anew.isVisible()
    clock.set("2029-11-01T09:00:00+00:00")  # type: ignore[attr-defined]  # the tests' clock
    card.read()
    qtbot.waitUntil(card.anew.isVisible, timeout=WAIT_MS)
    before = card.fingerprint.text()
    card.anew.click()
    dialog = cast("AnewDialog", card.dialog)
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.button.click()
    qtbot.waitUntil(lambda: card.fingerprint.text() != before, timeout=WAIT_MS)
    settled(screen, qtbot)
    assert not card.warning.isVisible()
    assert not card.anew.isVisible()


@pytest.mark.slow
def test_a_key_in_a_token_seals_with_its_pin(
    screen: PreferencesScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOFTHSM2_CONF", "")
    soft = soft_token(tmp_path / "soft")
    card = screen.certificate
    card.token.click()
    dialog: TokenDialog = card.dialog  # type: ignore[assignment]
    dialog.look(soft.token.library)
    qtbot.waitUntil(lambda: bool(dialog.list.choice), timeout=WAIT_MS)
    check_controls(dialog)
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.button.click()
    assert dialog.pin.below.text() == "Type the PIN of the token."
    dialog.pin.edit.setText("000000")
    dialog.button.click()
    qtbot.waitUntil(lambda: dialog.pin.below.text().startswith("The PIN does not open"), timeout=WAIT_MS)
    dialog.pin.edit.setText(PIN)
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.button.click()
    qtbot.waitUntil(card.key.isVisible, timeout=WAIT_MS)
    assert soft.token.label in card.key.text()
    ask = asking(screen)
    assert ask.phrase.label.text() == f"PIN of {soft.token.label}"
    ask.phrase.edit.setText(PIN)
    ask.button.click()
    qtbot.waitUntil(lambda: ask.asked is not None, timeout=WAIT_MS)
