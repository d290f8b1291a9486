"""Checking a record without a store: from the way in, with the same report, trusting only certificates chosen here."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from assessor_app import paths
from tests.ui.desks import in_sight, said
from tests.ui.walks import WAIT_MS, check_controls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.records.deeds import Judged
    from assessor_app.ui.screens.looking import LookingScreen
    from assessor_app.ui.window import Window
    from tests.ui.elsewhere import Sealed

    MakeWindow = Callable[..., Window]


def at_looking(window: Window) -> LookingScreen:
    window.entrance.welcome.look.click()
    return cast("LookingScreen", window.beside["looking"])


def judged(screen: LookingScreen, qtbot: QtBot, verdict: str) -> Judged:
    def shown() -> bool:
        found = screen.judged
        return found is not None and found.opening.verdict == verdict and screen.busy.isHidden() and in_sight(screen)

    qtbot.waitUntil(shown, timeout=WAIT_MS)
    assert screen.judged is not None
    return screen.judged


def choose(monkeypatch: pytest.MonkeyPatch, *files: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file) for file in files], ""))


def test_a_verifier_needs_no_store(
    make_window: MakeWindow, sealed: Sealed, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    screen = at_looking(window)
    assert "Choose the PDF of a record. Nothing is kept, and you need no store." in said(screen)
    assert screen.check_button.hasFocus()
    choose(monkeypatch, sealed.file)
    screen.check_button.click()
    judged(screen, qtbot, "unknown-signer")
    assert screen.detail.take_in_button is None
    assert screen.detail.export_button is None
    assert any("press “Trust a certificate…”" in text for text in said(screen.detail))
    choose(monkeypatch, sealed.file.parent / "identity.pem")
    screen.trust_button.click()
    judged(screen, qtbot, "accepted")
    assert "You can rely on this record." in said(screen.detail)
    (tmp_path / "newid.pdf").write_bytes(sealed.file.read_bytes()[:-1])
    screen.check([tmp_path / "newid.pdf"])
    judged(screen, qtbot, "refused")
    assert len(screen.shelf.list.rows._rows) == 3  # both files, under their heading
    screen.back.click()
    assert window.entrance.isVisible()
    assert not paths.stores().exists()


def test_what_is_no_certificate_says_so_and_changes_nothing(
    make_window: MakeWindow, sealed: Sealed, tmp_path: Path, qtbot: QtBot
) -> None:
    screen = at_looking(make_window(language="cy"))
    screen.check([sealed.file])
    judged(screen, qtbot, "unknown-signer")
    (tmp_path / "gwag.pem").write_bytes(b"")
    screen.trust([tmp_path / "gwag.pem"])
    qtbot.waitUntil(screen.banner.isVisible, timeout=WAIT_MS)
    assert "gwag.pem" in screen.banner.words.text()
    screen.trust([sealed.file.parent / "identity.pem"])
    judged(screen, qtbot, "accepted")
    assert not screen.banner.isVisible()


@pytest.mark.slow
@pytest.mark.parametrize(("size", "scale"), [((1440, 900), 1.0), ((1024, 768), 1.25), ((800, 700), 1.0)])
def test_the_screen_is_named_and_unclipped(
    make_window: MakeWindow, sealed: Sealed, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    screen = at_looking(make_window(language="cy", size=size, scale=scale))
    qtbot.waitUntil(screen.isVisible)
    QApplication.processEvents()
    check_controls(screen)
    screen.check([sealed.file])
    judged(screen, qtbot, "unknown-signer")
    check_controls(screen)
