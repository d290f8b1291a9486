"""The settings that help while observing: suggestions on and off, and the centre's questions with their files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assessor_app import settings
from assessor_app.people.model import Branding, RoleWord
from tests.records.third import logo
from tests.ui.visiting import settled
from tests.ui.walks import check_controls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.preferences.screen import PreferencesScreen
    from assessor_app.ui.window import Window


@pytest.fixture
def shown(open_visit: Callable[..., Window], qtbot: QtBot) -> PreferencesScreen:
    """The settings of a store, in English."""
    window = open_visit()
    window.go("settings")
    assert window.frame is not None
    screen = cast("PreferencesScreen", window.frame.shown)
    settled(screen, qtbot)
    return screen


def test_suggestions_are_turned_off_for_good(shown: PreferencesScreen, home: Path) -> None:
    tick = shown.writing.suggesting
    assert tick.isChecked()
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton)
    assert settings.load(home / "settings.json").suggesting is False
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton)
    assert settings.load(home / "settings.json").suggesting is True


def test_a_damaged_setting_is_the_default(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"suggesting": "no"}), encoding="utf-8")
    assert settings.load(file).suggesting is True


def test_a_question_is_added_changed_removed_and_brought_back(shown: PreferencesScreen, qtbot: QtBot) -> None:
    card = shown.questions
    assert card.none.isVisible()
    QTest.mouseClick(card.new, Qt.MouseButton.LeftButton)
    QTest.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    assert card.form.welsh.below.text() == "Write the question in Welsh or in English."
    QTest.keyClicks(card.form.english.edit, "What about a refund?")
    QTest.keyClicks(card.form.about.edit, "K2")
    QTest.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    assert "INSCS025 K2" in card.form.about.below.text()
    QApplication.processEvents()
    check_controls(card)
    card.form.about.edit.setText("INSCS025 · G2")
    QTest.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.list.rows.rowCount() == 1)
    row = card.list.rows.row_at(card.list.rows.index(0, 0))
    assert (row.text, row.detail) == ("What about a refund?", "INSCS025 · K2")
    qtbot.waitUntil(card.form.isHidden)
    card.list.setFocus(Qt.FocusReason.TabFocusReason)
    card.list.choose(row.key)
    QTest.keyClick(card.list, Qt.Key.Key_Return)
    QTest.keyClicks(card.form.welsh.edit, "Beth am ad-daliad?")
    QTest.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(card.form.isHidden)
    settled(shown, qtbot)
    shown.kit.tongue.switch()
    assert card.list.rows.row_at(card.list.rows.index(0, 0)).text == "Beth am ad-daliad?"
    card._open_row(row.key)
    QTest.mouseClick(card.away, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(card.none.isVisible)
    shown.window().frame.toast.button.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: card.list.rows.rowCount() == 1)


@pytest.mark.parametrize("name", ["cwestiynau.csv", "cwestiynau.json"])
def test_the_bank_goes_out_and_comes_in_as_a_file(
    shown: PreferencesScreen, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    card, told = shown.questions, list[str]()
    shown.kit.notices.toast.connect(lambda said, *_more: told.append(said))
    table = tmp_path / "in.csv"
    table.write_text("cy,en,criterion\nBeth?,What?,INSCS025 K2\n,Why?,\n", encoding="utf-8")
    card.take_in(table)
    qtbot.waitUntil(lambda: card.list.rows.rowCount() == 2)
    assert told == ["Questions added: 2. Already here: 0."]
    card.write(tmp_path / name)
    qtbot.waitUntil(lambda: len(told) == 2)
    card.take_in(tmp_path / name)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told[2] == "Questions added: 0. Already here: 2."
    card.take_in(tmp_path / "none.csv")
    banner = shown.window().frame.banner  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "none.csv" in banner.words.text())
    assert card.list.rows.rowCount() == 2


def test_a_logo_and_the_centres_own_words_are_kept_and_taken_away(
    shown: PreferencesScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    card, file = shown.branding, tmp_path / "logo.png"
    assert card.shown.text() == "No logo yet"
    told: list[str] = []
    shown.kit.notices.banner.connect(lambda said, *_more: told.append(said))
    file.write_bytes(b"no picture")
    card.take(file)
    qtbot.waitUntil(lambda: told == ["This logo cannot be read. Choose a PNG, JPEG or WebP picture."])
    file.write_bytes(logo())
    card.take(file)
    qtbot.waitUntil(lambda: not card.shown.pixmap().isNull())
    QTest.keyClicks(card.words["verifier"][1].edit, "IQA")
    QTest.mouseClick(card.save, Qt.MouseButton.LeftButton)

    def kept() -> Branding:
        found: list[Branding] = []
        shown.kit.tasks.read(lambda rooms: rooms.people.branding(), then=found.append)
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    qtbot.waitUntil(lambda: kept() == Branding(logo(), verifier=RoleWord("", "IQA")))
    QTest.mouseClick(card.away, Qt.MouseButton.LeftButton)
    QTest.mouseClick(card.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: kept().logo == b"")
    check_controls(card)
