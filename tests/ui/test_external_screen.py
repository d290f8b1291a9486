"""The external verifier's pack through the window: made with the passphrase, opened again, held against its list."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, cast

import pytest

from tests.ui.packed import at_packs
from tests.ui.visiting import PASSPHRASE, settled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.verifying.external.making import MakeDialog
    from assessor_app.ui.window import Window
    from tests.ui.elsewhere import Sealed
    from tests.ui.visiting import Founded


@pytest.mark.slow
def test_a_pack_is_made_and_opened_through_the_window(
    open_store: Callable[..., Window], received: Founded, sealed: Sealed, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_store(received.copy(tmp_path / "store"))
    window.kit.clock.set("2026-11-20T16:20:00+00:00")  # type: ignore[attr-defined]
    kept: list[str] = []

    def take_in(rooms: object) -> str:
        taken, _ = rooms.archive.take_in("r.pdf", sealed.file.read_bytes())  # type: ignore[attr-defined]
        rooms.archive.vouch(taken.opening.identity, "@telephone", "Siân")  # type: ignore[attr-defined]
        return str(taken.opening.identity)

    window.kit.tasks.store(take_in, then=kept.append)
    qtbot.waitUntil(lambda: bool(kept), timeout=20_000)
    screen = at_packs(window, qtbot, kept[0])
    screen.plan.make.click()
    dialog = cast("MakeDialog", screen.dialog)
    dialog.phrase.edit.setText("nid hwn")
    dialog.write(tmp_path / "pecyn.zip")
    qtbot.waitUntil(dialog.phrase.below.isVisible, timeout=20_000)
    assert not (tmp_path / "pecyn.zip").exists()
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.write(tmp_path / "pecyn.zip")
    qtbot.waitUntil((tmp_path / "pecyn.zip").exists, timeout=20_000)
    settled(screen, qtbot)
    qtbot.waitUntil(screen.plan.sent.isVisible)
    assert not screen.plan.only_new.isVisible()  # nothing was added since
    with zipfile.ZipFile(tmp_path / "pecyn.zip") as pack:
        assert "index.html" in pack.namelist()

    screen.take_in([tmp_path / "pecyn.zip"])
    qtbot.waitUntil(lambda: screen.opened is not None and screen.pack.isVisible(), timeout=20_000)
    assert screen.opened is not None
    assert screen.opened.checked.whole
    assert screen.pack.list.rows.rowCount() == 1
