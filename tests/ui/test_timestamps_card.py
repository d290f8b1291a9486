"""The timestamp server in the window: tried out and trusted in the settings, asked from a record's page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app.trust.model import fingerprint, grouped
from assessor_app.ui.preferences.timestamps import TrustServerDialog
from tests.records.timeserver import TimeServer, time_server
from tests.ui.desks import at_records, judged, said
from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS, check_controls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.preferences.screen import PreferencesScreen
    from assessor_app.ui.preferences.timestamps import TimestampCard
    from assessor_app.ui.window import Window
    from tests.ui.elsewhere import Sealed
    from tests.ui.visiting import SetClock

NOW = "2026-11-20T15:00:00+00:00"
NOWHERE = "http://127.0.0.1:9/"


@pytest.fixture
def server() -> Iterator[TimeServer]:
    with time_server(dt.datetime.fromisoformat("2026-11-20T14:58:00+00:00")) as made:
        yield made


@pytest.fixture
def window(open_store: Callable[..., Window], sealed: Sealed, tmp_path: Path) -> Window:
    """An assessor's window, on a store with one record of their own."""
    made = open_store(sealed.store.copy(tmp_path / "own"))
    cast("SetClock", made.kit.clock).set(NOW)
    return made


def card_of(window: Window, qtbot: QtBot) -> TimestampCard:
    window.go("settings")
    assert window.frame is not None
    screen = cast("PreferencesScreen", window.frame.shown)
    settled(screen, qtbot)
    qtbot.waitUntil(lambda: bool(screen.timestamps.count.text()), timeout=WAIT_MS)
    return screen.timestamps


def press(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


@pytest.mark.slow
def test_a_server_is_tried_trusted_and_asked(window: Window, sealed: Sealed, server: TimeServer, qtbot: QtBot) -> None:
    card = card_of(window, qtbot)
    assert card.count.text() == "Records of yours without a timestamp: 1"
    press(card.try_button)
    assert card.address.below.text() == "Write the address first."
    QTest.keyClicks(card.address.edit, server.url)
    press(card.try_button)
    qtbot.waitUntil(lambda: card.tried is not None and card.trust_button.isVisible(), timeout=WAIT_MS)
    assert card.answer.words.text().startswith("Gweinydd Amser answers. Nobody here has said yet")
    check_controls(card)

    press(card.trust_button)
    assert isinstance(card.dialog, TrustServerDialog)
    dialog, groups = card.dialog, grouped(fingerprint(server.certificate)).split()
    QTest.keyClicks(dialog.groups.edit, "0000 0000")
    press(dialog.button)
    assert dialog.groups.below.text().startswith("This is not what the server’s certificate says.")
    assert groups[-1] not in card.fingerprint.text()
    dialog.groups.edit.clear()
    QTest.keyClicks(dialog.groups.edit, " ".join(groups[-2:]))
    press(dialog.button)
    assert dialog.how.below.text() == "Say how you heard the groups."
    dialog.way.segment("telephone").click()
    press(dialog.button)
    qtbot.waitUntil(card.distrust_button.isVisible, timeout=WAIT_MS)
    assert card.answer.words.text() == "Gweinydd Amser answers, and you trust its certificate."

    screen = at_records(window, qtbot)
    screen.go("records", sealed.identity)
    judged(screen, qtbot, "accepted")
    assert screen.detail.time is not None
    assert screen.detail.time.prove_button is not None
    press(screen.detail.time.prove_button)
    confirmed = "Gweinydd Amser confirmed on 20 November 2026, 14:58 that its signature existed."
    qtbot.waitUntil(lambda: confirmed in said(screen.detail), timeout=WAIT_MS)
    assert screen.judged is not None
    assert screen.judged.opening.row("time").code == "time-stamped"
    assert screen.detail.time.prove_button is None
    assert any("stamped by the server" in text for text in said(screen.detail))


@pytest.mark.slow
def test_where_no_server_answers_the_record_waits_and_is_stamped_by_itself_later(
    window: Window, sealed: Sealed, server: TimeServer, qtbot: QtBot
) -> None:
    window.kit.session.preferences.change(timestamp_server=NOWHERE)
    screen = at_records(window, qtbot)
    screen.go("records", sealed.identity)
    judged(screen, qtbot, "accepted")
    assert screen.detail.time is not None
    press(screen.detail.time.prove_button)
    waits = "It waits for the timestamp server, which was last asked on 20 November 2026, 15:00."
    qtbot.waitUntil(lambda: any(text.startswith(waits) for text in said(screen.detail)), timeout=WAIT_MS)

    window.kit.session.preferences.change(timestamp_server=server.url)
    window.stamps.look()
    qtbot.waitUntil(lambda: not window.stamps.at_work, timeout=WAIT_MS)
    assert server.asked == 0  # it is too soon to ask again
    cast("SetClock", window.kit.clock).set("2026-11-20T15:06:00+00:00")
    window.stamps.look()
    qtbot.waitUntil(
        lambda: any("confirmed on 20 November 2026, 14:58" in text for text in said(screen.detail)), timeout=WAIT_MS
    )


def test_what_is_no_address_is_told_and_not_kept(window: Window, qtbot: QtBot) -> None:
    card = card_of(window, qtbot)
    QTest.keyClicks(card.address.edit, "amser.coleg.example")
    press(card.try_button)
    assert card.address.below.text() == "An address begins with http:// or https://."
    press(card.automatic)
    assert not card.automatic.isChecked()
    card.address.edit.clear()
    QTest.keyClicks(card.address.edit, "http://amser.coleg.example/tsa")
    press(card.automatic)
    assert window.kit.session.preferences.now.timestamp_server == "http://amser.coleg.example/tsa"
    qtbot.waitUntil(lambda: not window.kit.tasks.waiting, timeout=WAIT_MS)
    assert card.automatic.isChecked()
