"""Asking for a certificate and taking it in through the window, and what a centre would send."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from assessor_app.trust import requests
from assessor_app.trust.model import pem
from tests.trust.making import Recipe, issued

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assessor_app.ui.preferences.screen import PreferencesScreen
    from assessor_app.ui.window import Window

WAIT_MS = 30_000


def at_settings(window: Window, qtbot: QtBot) -> PreferencesScreen:
    """The settings, with the certificate shown."""
    window.go("settings")
    assert window.frame is not None
    page = cast("PreferencesScreen", window.frame.shown)
    qtbot.waitUntil(lambda: bool(page.certificate.fingerprint.text()), timeout=WAIT_MS)
    return page


def answer_to(text: str, window: Window, *, days: int = 400) -> str:
    """What a centre sends back to a request: its certificate as text, in a letter."""
    start = window.kit.clock.now().wall.replace(hour=0)
    certificate = issued(requests.read(text.encode()), Recipe(start=start, days=days))
    return "Annwyl asesydd,\n\ndyma'ch tystysgrif.\n\n" + pem(certificate)
