"""A second window on a store that another process has open: refused politely, and let in once the first is closed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.visiting import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from pathlib import Path
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
with Vault.open(StorePlace(Path(sys.argv[1])), passphrase=sys.argv[2], migrations=MIGRATIONS):
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_it_says_who_has_the_store_and_opens_once_they_are_gone(
    visit: Founded, make_window: Callable[..., Window], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSESSOR_APP_STORE", str(visit.place.folder))
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(visit.place.folder), PASSPHRASE],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as first:  # fmt: skip
        assert first.stdout is not None
        assert first.stdin is not None
        assert first.stdout.readline() == "open\n"
        window = make_window()
        unlock = window.entrance.unlock
        unlock.phrase.edit.insert(PASSPHRASE)  # `QTest` knows no key for its letters
        QTest.keyClick(unlock.phrase.edit, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "is open in another window" in unlock.banner.words.text())
        assert "Go to that window, or close it and try again here." in unlock.banner.words.text()
        assert window.frame is None
        first.stdin.write("\n")
        first.stdin.flush()
        assert first.wait() == 0
    QTest.keyClick(unlock.phrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.frame is not None)
