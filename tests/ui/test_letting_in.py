"""A forgotten passphrase through the window: the centre is let in under Settings, asked on the way in, and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from assessor_app import certifying, paths
from assessor_app.centre import pack as packs
from assessor_app.tables import MIGRATIONS
from assessor_app.trust import requests
from assessor_app.trust.model import fingerprint, grouped, pem
from assessor_app.vault import asking, keyfile, sharing
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.centre.founded import SECRET, HandClock, centre
from tests.ui.certifying import at_settings
from tests.ui.test_centre_screen import at_centre, founded
from tests.ui.visiting import PASSPHRASE as VISITED
from tests.ui.visiting import settled
from tests.ui.walks import PASSPHRASE, WAIT_MS, check_controls, go_through_first_run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.trust.model import CentreTrust
    from assessor_app.ui.centre.recovery import LetSomebodyInDialog, MakeKeyDialog
    from assessor_app.ui.window import Window
    from tests.centre.founded import Desk

pytestmark = pytest.mark.slow

KEY, NEW = "allwedd adfer y ganolfan", "haul lleuad seren newydd"


def enrolled(window: Window, office: Desk, qtbot: QtBot) -> None:
    """Let a centre elsewhere enrol who works at a window."""
    vault, clock = window.kit.session.opened(), window.kit.clock
    asked: list[str] = []
    window.kit.tasks.long(
        lambda rooms, _progress: certifying.ask(rooms, vault, PASSPHRASE, clock)[0].text, then=asked.append
    )
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT_MS)
    issued, _ = office.rooms.centre.issue(SECRET, requests.read(asked[0].encode()), "assessor")
    taken: list[object] = []
    answer = pem(issued.certificate).encode()
    window.kit.tasks.long(
        lambda rooms, _progress: certifying.take_in(rooms, vault, PASSPHRASE, answer, clock), then=taken.append
    )
    qtbot.waitUntil(lambda: bool(taken), timeout=WAIT_MS)


def test_let_in_asked_answered_and_told(
    make_window: Callable[..., Window], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    go_through_first_run(window, qtbot)
    office = centre(HandClock(window.kit.clock.now().wall))
    enrolled(window, office, qtbot)
    key, _ = office.rooms.recovery.make(KEY)
    allow(window, office, qtbot, tmp_path)
    window.close()
    again = make_window()
    request = ask(again, qtbot, tmp_path / "me.request", monkeypatch)
    again.close()
    answer, _ = office.rooms.recovery.answer(request, key, KEY)
    (tmp_path / "me.answer").write_bytes(answer)
    later = make_window()  # days may lie between: the request waits in the store's folder
    open_with(later, qtbot, tmp_path, monkeypatch)
    page = at_settings(later, qtbot)
    qtbot.waitUntil(lambda: page.letting.lines.count() == 1, timeout=WAIT_MS)
    page.letting.stop.click()
    qtbot.waitUntil(lambda: "cannot open this store" in page.letting.standing.text(), timeout=WAIT_MS)
    later.close()
    (folder,) = paths.stores().iterdir()
    Vault.open(StorePlace(folder), passphrase=NEW, migrations=MIGRATIONS).close()


def allow(window: Window, office: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    """Take in the centre's first pack, and let it in when asked."""
    (tmp_path / "pack.centre").write_bytes(office.pack())
    page = at_settings(window, qtbot)
    unasked = "No centre can open this store, and none has asked to."
    qtbot.waitUntil(lambda: page.letting.standing.text() == unasked, timeout=WAIT_MS)
    page.pack.take_in(tmp_path / "pack.centre")
    qtbot.waitUntil(lambda: page.pack.dialog is not None, timeout=WAIT_MS)
    trust: CentreTrust = packs.read((tmp_path / "pack.centre").read_bytes()).trust
    first = page.pack.dialog
    assert first is not None
    first.groups.edit.setText(" ".join(grouped(trust.fingerprint).split()[-2:]))
    first.press()
    qtbot.waitUntil(lambda: page.letting.dialog is not None and page.letting.dialog.isVisible(), timeout=WAIT_MS)
    dialog = page.letting.dialog
    assert dialog is not None
    check_controls(dialog)
    assert window.kit.session.opened().centre is None  # asked, and not yet allowed
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.press()
    allowed = "Canolfan Tŷ Gwyn can open this store with its recovery key."
    qtbot.waitUntil(lambda: page.letting.standing.text() == allowed, timeout=WAIT_MS)


def ask(window: Window, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch) -> asking.Request:
    """Ask the centre, on the way in."""
    way = window.entrance
    way.unlock.forgotten.emit()
    way.recover.ask.click()
    asked = way.letting_in.page
    assert way.page is asked
    check_controls(asked)
    asked.go.click()
    assert asked.fresh.first.below.text() != ""
    for field in (asked.fresh.first, asked.fresh.second):
        field.edit.setText(NEW)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    asked.go.click()
    qtbot.waitUntil(lambda: asked.waiting, timeout=WAIT_MS)
    request = asking.read_request(file.read_bytes())
    assert asked.fingerprint.text() == grouped(request.fingerprint)
    return request


def open_with(window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Open the store with the answer, after what does not open it."""
    way = window.entrance
    way.unlock.forgotten.emit()
    way.recover.ask.click()
    asked = way.letting_in.page
    assert asked.waiting
    asked.phrase.edit.setText("not this one at all")
    way.letting_in.open_with(tmp_path / "me.answer")
    qtbot.waitUntil(lambda: asked.phrase.below.text().startswith("That is not the passphrase"), timeout=WAIT_MS)
    qtbot.waitUntil(way.busy.isHidden, timeout=WAIT_MS)
    asked.phrase.edit.setText(NEW)
    way.letting_in.open_with(tmp_path / "me.request")
    qtbot.waitUntil(asked.banner.isVisible, timeout=WAIT_MS)
    qtbot.waitUntil(way.busy.isHidden, timeout=WAIT_MS)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "me.answer"), ""))
    asked.go.click()
    qtbot.waitUntil(lambda: window.frame is not None, timeout=WAIT_MS)


def test_the_office_makes_a_key_and_lets_somebody_in(
    open_visit: Callable[..., Window], qtbot: QtBot, tmp_path: Path
) -> None:
    screen = at_centre(open_visit(), qtbot)
    founded(screen, qtbot, tmp_path)
    card = screen.about.recovery
    check_controls(card)
    card.make.click()
    making: MakeKeyDialog = screen.dialog  # type: ignore[assignment]
    check_controls(making)
    for field in (making.secret_of_file.first, making.secret_of_file.second):
        field.edit.setText(KEY)
    making.phrase.edit.setText(VISITED)
    making.write(tmp_path / "recovery.key")
    qtbot.waitUntil(lambda: screen.held is not None and screen.held.recovery, timeout=WAIT_MS)
    settled(screen, qtbot)
    assert card.standing.text() == "The centre has one; it goes with the packs."
    public: list[bytes] = []
    screen.kit.tasks.read(lambda rooms: rooms.recovery.key(), then=public.append)
    qtbot.waitUntil(lambda: bool(public), timeout=WAIT_MS)
    place, request = locked(tmp_path / "elsewhere", screen.held.authority.root if screen.held else b"", public[0])
    (tmp_path / "rhys.request").write_bytes(request.data)
    card.let_in.click()
    dialog: LetSomebodyInDialog = screen.dialog  # type: ignore[assignment]
    dialog.press()
    assert dialog.problem.text() == "Choose the request first."
    dialog.open_request(tmp_path / "recovery.key")
    assert dialog.problem.text().startswith("This is no request of a locked store.")
    dialog.open_request(tmp_path / "rhys.request")
    check_controls(dialog)
    dialog.press()
    assert dialog.problem.text() == "Compare the fingerprint with the person first."
    dialog.compared.setChecked(True)
    dialog.press()
    assert dialog.problem.text() == "Choose the recovery key’s file first."
    dialog.open_key(tmp_path / "recovery.key")
    dialog.phrase.edit.setText("not this one at all")
    dialog.write(tmp_path / "rhys.answer")
    qtbot.waitUntil(lambda: dialog.problem.text().startswith("That is not the passphrase of the"), timeout=WAIT_MS)
    dialog.phrase.edit.setText(KEY)
    dialog.write(tmp_path / "rhys.answer")
    qtbot.waitUntil((tmp_path / "rhys.answer").exists, timeout=WAIT_MS)
    master, entry = asking.open_answer(place, (tmp_path / "rhys.answer").read_bytes(), NEW)
    assert (len(master), entry.name) == (sharing.KEY, "Canolfan Tŷ Gwyn")


def locked(folder: Path, root: bytes, key: bytes) -> tuple[StorePlace, asking.Request]:
    """A store that let a centre in and has asked it."""
    folder.mkdir()
    place = StorePlace(folder)
    keys = keyfile.KeyFile("5eed", "Rhys · Tŷ Gwyn").with_centre(fingerprint(root), "Canolfan Tŷ Gwyn", key, bytes(32))
    place.keys.write_bytes(keyfile.dump(keys))
    return place, asking.ask(place, NEW, "2026-11-22T09:00:00+00:00", cost=keyfile.Cost(32, 1, 1))
