"""Backups through the window: planned and made in the settings, made by themselves, restored on the way in."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from assessor_app import paths
from tests.ui.walks import PASSPHRASE, WAIT_MS, check_controls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from assessor_app.ui.preferences.screen import PreferencesScreen
    from assessor_app.ui.window import Window


def card_of(window: Window) -> PreferencesScreen:
    window.go("settings")
    assert window.frame is not None
    return cast("PreferencesScreen", window.frame.shown)


def test_a_store_is_backed_up_lost_and_restored(
    founded: Window,
    make_window: Callable[..., Window],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_told: str(stick))
    card = card_of(founded).backup
    qtbot.waitUntil(lambda: card.last.text() == "There is no backup of this store yet.", timeout=WAIT_MS)
    QTest.mouseClick(card.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.folder.text() == str(stick), timeout=WAIT_MS)
    QTest.mouseClick(card.now, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.last.text().startswith("Last backup: 22 November 2026"), timeout=WAIT_MS)
    (file,) = stick.iterdir()
    assert founded.close()
    (store,) = paths.stores().iterdir()
    shutil.rmtree(store)  # the laptop is gone; the stick is not

    window = make_window()
    way = window.entrance
    assert way.page is way.welcome
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_told: (str(file), ""))
    QTest.mouseClick(way.welcome.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: way.page is way.restoring.page, timeout=WAIT_MS)
    assert way.restoring.page.whose.text() == "Siân Llŷn · Canolfan Tŷ Gwyn"
    assert way.restoring.page.made.text() == "Made on 22 November 2026, 14:32. What was done since is not in it."
    check_controls(way)
    QTest.keyClicks(way.restoring.page.phrase.edit, "not the passphrase")
    QTest.keyClick(way.restoring.page.phrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: "not the passphrase of this store" in way.restoring.page.phrase.below.text(), timeout=WAIT_MS
    )
    assert list(paths.stores().iterdir()) == []
    way.restoring.page.phrase.edit.selectAll()
    QTest.keyClicks(way.restoring.page.phrase.edit, PASSPHRASE)
    QTest.keyClick(way.restoring.page.phrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.frame is not None, timeout=WAIT_MS)
    card = card_of(window).backup
    told = "This store was restored on 22 November 2026, 14:32 from the backup of 22 November 2026, 14:32."
    qtbot.waitUntil(lambda: card.restored.text().startswith(told), timeout=WAIT_MS)


def test_what_is_no_backup_is_said_above_the_page(
    make_window: Callable[..., Window], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "x.assessor-backup"
    other.write_text("x", encoding="utf-8")
    way = make_window().entrance
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_told: (str(other), ""))
    QTest.mouseClick(way.welcome.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not way.welcome.banner.isHidden(), timeout=WAIT_MS)
    assert "is not a backup of this program" in way.welcome.banner.words.text()
    assert way.page is way.welcome


def test_a_backup_that_is_due_is_made_by_itself_and_its_missing_disk_told_once(
    founded: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(founded.kit.notices, "error", told.append)
    missing = tmp_path / "no folder can be made under a file"
    missing.write_text("", encoding="utf-8")
    card = card_of(founded).backup
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_told: str(missing / "x"))
    card.often.choose("day")
    card.often.chosen.emit("day")
    qtbot.waitUntil(lambda: card.folder.text() == str(missing / "x") and card.due.isVisibleTo(card), timeout=WAIT_MS)
    for _ in range(2):
        founded.backups.look()
        qtbot.waitUntil(lambda: not founded.backups.at_work, timeout=WAIT_MS)
    assert len(told) == 1
    missing.unlink()
    founded.backups.look()
    qtbot.waitUntil(lambda: not founded.backups.at_work, timeout=WAIT_MS)
    assert len(list((missing / "x").iterdir())) == 1
    qtbot.waitUntil(lambda: not card.due.isVisibleTo(card), timeout=WAIT_MS)
    founded.backups.look()  # nothing is due now
    qtbot.waitUntil(lambda: not founded.backups.at_work, timeout=WAIT_MS)
    assert len(list((missing / "x").iterdir())) == 1
