"""A centre through the window: founded, people enrolled, a pack made; on another laptop asked, taken in, sealed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from assessor_app.centre import pack as packs
from assessor_app.trust import identity as identities
from assessor_app.trust import requests
from assessor_app.trust.model import grouped
from tests.centre.founded import SECRET, HandClock, desk
from tests.ui.certifying import WAIT_MS, at_settings
from tests.ui.elsewhere import seal
from tests.ui.visiting import PASSPHRASE, settled
from tests.ui.walks import check_controls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.trust.requests import Request
    from assessor_app.ui.centre.dialogs import IssueDialog, PackDialog, RenewDialog, RevokeDialog
    from assessor_app.ui.centre.replacing import ReplaceDialog
    from assessor_app.ui.centre.screen import CentreScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

ROOT = "carreg lefn y nant oer"
BEGUN = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)


def at_centre(window: Window, qtbot: QtBot) -> CentreScreen:
    window.go("centre")
    assert window.frame is not None
    screen = cast("CentreScreen", window.frame.shown)
    settled(screen, qtbot)
    return screen


def founded(screen: CentreScreen, qtbot: QtBot, folder: Path) -> None:
    page = screen.founding
    page.name.edit.setText("Canolfan Tŷ Gwyn")
    for field in (page.root.first, page.root.second):
        field.edit.setText(ROOT)
    page.phrase.edit.setText(PASSPHRASE)
    page.found(folder / "root.p12")
    qtbot.waitUntil(lambda: screen.held is not None, timeout=WAIT_MS)
    settled(screen, qtbot)


def request(name: str = "Siân ŵŷ Llŷr", person: str = "a-104") -> Request:
    return requests.read(requests.make(identities.make(name, "Canolfan Tŷ Gwyn", person, BEGUN)))


def issue(screen: CentreScreen, qtbot: QtBot, asked: str) -> None:
    screen.issue.click()
    dialog: IssueDialog = screen.dialog  # type: ignore[assignment]
    dialog.text.show_text(asked)
    dialog.button.click()
    check_controls(dialog)
    dialog.compared.setChecked(True)
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.button.click()
    qtbot.waitUntil(lambda: screen.person.shown is not None and screen.person.isVisible(), timeout=WAIT_MS)
    settled(screen, qtbot)


def make_pack(screen: CentreScreen, qtbot: QtBot, file: Path) -> None:
    screen.pack.click()
    dialog: PackDialog = screen.dialog  # type: ignore[assignment]
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.write(file)
    qtbot.waitUntil(file.exists, timeout=WAIT_MS)
    settled(screen, qtbot)


def test_found_issue_renew_revoke_and_pack(open_visit: Callable[..., Window], qtbot: QtBot, tmp_path: Path) -> None:
    screen = at_centre(open_visit(), qtbot)
    assert screen.founding.isVisible()
    screen.founding.begin.click()
    assert screen.founding.root.first.below.text() != ""
    check_controls(screen.founding)
    founded(screen, qtbot, tmp_path)
    root = identities.authority_from_key_file((tmp_path / "root.p12").read_bytes(), ROOT)
    assert screen.about.fingerprint.text() == grouped(root.fingerprint)
    issue(screen, qtbot, request().text)
    assert (screen.person.name.text(), screen.person.role.text()) == ("Siân ŵŷ Llŷr", "Assessor")
    first = screen.person.fingerprint.text()
    screen.person.renew.click()
    renew: RenewDialog = screen.dialog  # type: ignore[assignment]
    check_controls(renew)
    renew.role.setCurrentIndex(2)
    renew.phrase.edit.setText(PASSPHRASE)
    renew.button.click()
    qtbot.waitUntil(lambda: screen.person.fingerprint.text() != first, timeout=WAIT_MS)
    assert screen.person.role.text() == "Internal verifier"
    screen.person.revoke.click()
    revoke: RevokeDialog = screen.dialog  # type: ignore[assignment]
    check_controls(revoke)
    revoke.button.click()
    assert revoke.problem.text() == "Confirm first that it is for good."
    revoke.reason.setCurrentIndex(1)
    revoke.sure.setChecked(True)
    revoke.phrase.edit.setText("not this one at all")
    revoke.button.click()
    qtbot.waitUntil(lambda: revoke.phrase.below.text().startswith("That is not the passphrase"), timeout=WAIT_MS)
    revoke.phrase.edit.setText(PASSPHRASE)
    revoke.button.click()
    qtbot.waitUntil(lambda: screen.person.status.text() == "Revoked", timeout=WAIT_MS)
    assert "Key or device lost" in screen.person.until.text()
    assert not screen.person.renew.isVisible()
    make_pack(screen, qtbot, tmp_path / "pack.centre")
    pack = packs.read((tmp_path / "pack.centre").read_bytes())
    assert (pack.trust.number, [line.roles for line in pack.trust.register]) == (1, [("assessor",), ("verifier",)])


def test_a_request_that_is_none_is_said(open_visit: Callable[..., Window], qtbot: QtBot, tmp_path: Path) -> None:
    screen = at_centre(open_visit(), qtbot)
    founded(screen, qtbot, tmp_path)
    screen.issue.click()
    dialog: IssueDialog = screen.dialog  # type: ignore[assignment]
    dialog.text.show_text("Annwyl Mair")
    dialog.button.click()
    assert dialog.problem.text().startswith("There is no request for a certificate in this.")
    (tmp_path / "request.csr").write_bytes(request().der)
    dialog.open_file(tmp_path / "request.csr")
    assert dialog.fingerprint.text() == dialog.request.grouped  # type: ignore[union-attr]
    dialog.button.click()
    assert dialog.problem.text() == "Compare the fingerprint with the person first."


@pytest.mark.slow
def test_two_laptops_a_record_says_centre(
    visit: Founded, received: Founded, open_store: Callable[..., Window], qtbot: QtBot, tmp_path: Path
) -> None:
    office = received.copy(tmp_path / "office")
    window = open_store(visit)
    card = at_settings(window, qtbot).certificate
    card.ask.click()
    ask = card.dialog
    ask.phrase.edit.setText(PASSPHRASE)  # type: ignore[union-attr]
    ask.button.click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: ask.asked is not None, timeout=WAIT_MS)  # type: ignore[union-attr]
    ask.write(tmp_path / "request.csr")  # type: ignore[union-attr]
    window.close()
    other = open_store(office)
    screen = at_centre(other, qtbot)
    founded(screen, qtbot, tmp_path)
    issue(screen, qtbot, (tmp_path / "request.csr").read_text(encoding="ascii"))
    screen.hand_out(tmp_path / "certificate.pem")
    make_pack(screen, qtbot, tmp_path / "pack.centre")
    said = screen.about.fingerprint.text()
    other.close()
    window = open_store(visit)
    page = at_settings(window, qtbot)
    page.certificate.take.click()
    take = page.certificate.dialog
    take.open_file(tmp_path / "certificate.pem")  # type: ignore[union-attr]
    take.phrase.edit.setText(PASSPHRASE)  # type: ignore[union-attr]
    take.button.click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: page.certificate.standing.text() == "Issued by Canolfan Tŷ Gwyn.", timeout=WAIT_MS)
    page.pack.take_in(tmp_path / "pack.centre")
    qtbot.waitUntil(lambda: page.pack.dialog is not None, timeout=WAIT_MS)
    first = page.pack.dialog
    assert first is not None
    check_controls(first)
    first.groups.edit.setText("0000 0000")
    first.press()
    assert first.groups.below.text().startswith("This is not what the pack says.")
    first.groups.edit.setText(" ".join(said.split()[-2:]).lower())
    first.press()
    qtbot.waitUntil(lambda: [one.trust.number for one in page.pack.known] == [1], timeout=WAIT_MS)
    window.close()
    record = seal(visit, tmp_path / "sealed")
    opening = office.look(lambda rooms: rooms.archive.open("record.pdf", record.file.read_bytes()))
    assert (opening.verdict, opening.row("signer").code) == ("accepted", "signer-certified")
    assert opening.payload is not None
    assert opening.payload["assessor"]["identity"] == "centre"


def test_five_hundred_people_are_searched(open_visit: Callable[..., Window], qtbot: QtBot, tmp_path: Path) -> None:
    screen = at_centre(open_visit(), qtbot)
    founded(screen, qtbot, tmp_path)
    assert screen.held is not None
    issue(screen, qtbot, request().text)
    one = screen.held.people[0]
    many = tuple(replace(one, fingerprint=f"{at:064x}", name=f"Person {at:03}", person=str(at)) for at in range(500))
    screen.register.show_people(many)
    assert screen.register.list.rows.rowCount() == 500
    screen.register.search.setText("person 499")
    assert screen.register.list.rows.rowCount() == 1
    assert screen.register.count.text() == "In the register: 1"


@pytest.mark.slow
def test_a_new_issuing_key_from_the_roots_file(open_visit: Callable[..., Window], qtbot: QtBot, tmp_path: Path) -> None:
    screen = at_centre(open_visit(), qtbot)
    founded(screen, qtbot, tmp_path)
    issue(screen, qtbot, request().text)
    before = screen.person.fingerprint.text()
    screen.enter("")
    settled(screen, qtbot)
    screen.about.replace.click()
    dialog: ReplaceDialog = screen.dialog  # type: ignore[assignment]
    check_controls(dialog)
    dialog.press()
    assert dialog.problem.text() == "Choose the root’s file first."
    dialog.open_root(tmp_path / "root.p12")
    dialog.root_phrase.edit.setText("not this one at all")
    dialog.press()
    assert dialog.problem.text() == "Confirm first that it is for good."
    dialog.sure.setChecked(True)
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.write(tmp_path / "new")
    qtbot.waitUntil(lambda: dialog.root_phrase.below.text() != "", timeout=WAIT_MS)
    dialog.root_phrase.edit.setText(ROOT)
    dialog.since.edit.setText("ddoe")
    dialog.press()
    assert dialog.since.below.text() == "This is no day. Write day, month and year: 14/11/2026"
    dialog.since.edit.setText("19/11/2026")
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.write(tmp_path / "new")
    qtbot.waitUntil((tmp_path / "new" / "pack.centre").exists, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: screen.held is not None and screen.held.pack is not None, timeout=WAIT_MS)
    settled(screen, qtbot)
    pack = packs.read((tmp_path / "new" / "pack.centre").read_bytes())
    assert (len(pack.trust.former), len(pack.trust.register)) == (1, 2)
    assert [file.suffix for file in sorted((tmp_path / "new").iterdir())] == [".pem", ".centre"]
    assert screen.held is not None
    (one,) = screen.held.people
    assert grouped(one.fingerprint) != before


@pytest.mark.slow
def test_another_laptop_takes_a_centre_over(open_visit: Callable[..., Window], qtbot: QtBot, tmp_path: Path) -> None:
    window = open_visit()
    office = desk("Mair Gweinydd", HandClock(window.kit.clock.now().wall), "adm-1")
    (tmp_path / "root.p12").write_bytes(office.rooms.centre.found("Coleg Gwynedd", SECRET, ROOT)[0])
    (tmp_path / "last.centre").write_bytes(office.pack())
    screen = at_centre(window, qtbot)
    screen.founding.take_over.click()
    dialog: ReplaceDialog = screen.dialog  # type: ignore[assignment]
    dialog.press()
    assert dialog.problem.text() == "Choose the last pack first."
    dialog.open_pack(tmp_path / "last.centre")
    dialog.open_root(tmp_path / "root.p12")
    dialog.root_phrase.edit.setText(ROOT)
    dialog.phrase.edit.setText(PASSPHRASE)
    dialog.write(tmp_path / "new")
    qtbot.waitUntil(lambda: screen.held is not None and screen.held.pack is not None, timeout=WAIT_MS)
    assert screen.held is not None
    assert screen.held.pack is not None
    assert (screen.held.authority.name, screen.held.pack.number) == ("Coleg Gwynedd", 2)


def test_what_the_packs_carry_is_chosen_on_the_screen(
    open_visit: Callable[..., Window], qtbot: QtBot, tmp_path: Path
) -> None:
    screen = at_centre(open_visit(), qtbot)
    founded(screen, qtbot, tmp_path)
    card = screen.about.contents
    check_controls(card)
    qtbot.waitUntil(lambda: card.standards.found.rows.rowCount() > 0, timeout=WAIT_MS)
    key = card.standards.found.rows.row_at(card.standards.found.rows.index(0)).key
    card.standards.add(key)
    card.templates["observation/3"].click()
    card.questions.click()
    stamps = identities.make("Gwasanaeth amser", "", "t-1", BEGUN)
    (tmp_path / "stamps.pem").write_text(stamps.certificate_pem(), encoding="ascii")
    card.take(tmp_path / "stamps.pem")
    qtbot.waitUntil(lambda: card.lines.count() == 1, timeout=WAIT_MS)
    card.take(tmp_path / "root.p12")  # no certificate: it is said, and nothing changes
    settled(screen, qtbot)
    make_pack(screen, qtbot, tmp_path / "pack.centre")
    pack = packs.read((tmp_path / "pack.centre").read_bytes())
    assert [str(one.standard.key) for one in pack.standards] == [key]
    assert (pack.trust.templates, pack.trust.timestamp_roots) == (("observation/3",), (stamps.certificate,))
    card._without(stamps.certificate)
    qtbot.waitUntil(lambda: screen.held is not None and not screen.held.contents.timestamp_roots, timeout=WAIT_MS)
