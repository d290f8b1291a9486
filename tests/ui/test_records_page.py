"""The records' screen: files checked, kept, known or turned away, each said in six rows; and a record exported."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from assessor_app.language.sentences import SENTENCES
from assessor_app.records.report import Headline
from assessor_app.ui.records.deeds import spread
from assessor_app.ui.records.findings import SAID
from assessor_app.ui.verdicts import VERDICT_LOOKS, VERDICT_TONES, VERDICT_WORDS
from tests.ui.desks import at_records, judged, rows, said, welsh
from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS, check_controls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.screens.records import RecordsScreen
    from assessor_app.ui.window import Window
    from tests.ui.elsewhere import Sealed
    from tests.ui.visiting import Founded

    OpenStore = Callable[..., Window]


@pytest.fixture
def screen(
    open_store: OpenStore, received: Founded, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> RecordsScreen:
    """The records' screen of somebody who has seen nothing yet."""
    return at_records(open_store(received.copy(tmp_path_factory.mktemp("own") / "store")), qtbot)


@pytest.fixture
def files(sealed: Sealed, tmp_path: Path) -> Path:
    """A folder with a whole record, one with a flipped bit, and a picture that calls itself a PDF."""
    folder = tmp_path / "files"
    folder.mkdir()
    whole = sealed.file.read_bytes()
    (folder / "a-cyfan.pdf").write_bytes(whole)
    broken = bytearray(whole)
    broken[len(broken) // 2] ^= 1
    (folder / "b-newid.pdf").write_bytes(broken)
    (folder / "c-llun.pdf").write_bytes(b"\xff\xd8\xff\xe0")
    return folder


def test_an_empty_archive_says_what_to_do(screen: RecordsScreen) -> None:
    texts = said(screen)
    assert "No record is kept here yet. Import what you were sent, or seal a visit." in texts
    assert "Choose a record to see how it stands, or drop files here to import them." not in texts
    assert not rows(screen)
    assert screen.detail.export_button is None


def test_every_headline_has_words_a_look_and_a_tone() -> None:
    every = set(get_args(Headline))
    assert set(SAID) == set(VERDICT_WORDS) == set(VERDICT_LOOKS) == set(VERDICT_TONES) == every
    assert "alter" not in SAID["clocks-differ"][0]


def test_checking_keeps_nothing_and_importing_is_one_press_away(
    screen: RecordsScreen, sealed: Sealed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(sealed.file)], ""))
    screen.check_button.click()
    looked = judged(screen, qtbot, "unknown-signer")
    assert looked.held is None
    assert [row.detail for row in rows(screen) if not row.heading] == ["Unknown signer · opened to check, not kept"]
    assert [row.text for row in rows(screen) if row.heading] == ["Just opened"]
    assert "Import the file to keep it waiting here; then you can vouch." in said(screen.detail)
    assert screen.detail.take_in_button is not None
    screen.detail.take_in_button.click()
    qtbot.waitUntil(lambda: screen.judged is not None and screen.judged.held is not None, timeout=WAIT_MS)
    settled(screen, qtbot)
    assert [row.key for row in rows(screen)] == [sealed.identity]
    assert screen.detail.take_in_button is None
    assert screen.detail.export_button is not None


def test_one_bad_file_stops_no_other_and_is_not_kept(
    screen: RecordsScreen, sealed: Sealed, files: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    screen.kit.notices.toast.connect(lambda text, _undo: told.append(text))
    named = [str(file) for file in sorted(files.iterdir(), reverse=True)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([*named, "/nid/yw/yno.pdf"], ""))
    screen.import_button.click()
    judged(screen, qtbot, "unknown-signer")
    assert told == ["Imported: 1 · Not imported: 3"]
    qtbot.waitUntil(lambda: len(rows(screen)) == 6, timeout=WAIT_MS)
    assert [(row.text, row.detail.partition("\n")[0]) for row in rows(screen)] == [
        ("Just opened", ""),
        ("c-llun.pdf", "Unreadable · not kept"),
        ("b-newid.pdf", "Refused · not kept"),
        ("yno.pdf", "Unreadable · not kept"),
        ("In the archive", ""),
        ("RWJ-2026-0001 · Siân Llywelyn", "Unknown signer · imported"),
    ]
    screen.take_in([files / "a-cyfan.pdf"])
    qtbot.waitUntil(lambda: told[-1] == "Already here: 1", timeout=WAIT_MS)
    assert rows(screen)[1].detail == "Unknown signer · in the archive already"
    screen.shelf.clear_button.click()
    assert [row.key for row in rows(screen)] == [sealed.identity]


def test_what_is_refused_says_why_and_what_next_and_draws_no_page(
    screen: RecordsScreen, files: Path, qtbot: QtBot
) -> None:
    screen.take_in([files / "b-newid.pdf"])
    judged(screen, qtbot, "refused")
    texts = said(screen.detail)
    assert "Do not rely on this file." in texts
    assert "The pages are not shown, because a check failed." in texts
    assert not screen.detail.pages.isVisible()
    assert any("ask the centre for the original" in text for text in texts)
    assert not [text for text in texts if "vouch" in text]
    assert screen.detail.signer is None
    screen.kit.tongue.speak("cy")
    assert welsh("Do not rely on this file.") in said(screen.detail)
    screen.check([files / "c-llun.pdf"])
    judged(screen, qtbot, "unreadable")
    assert welsh(SENTENCES["not-a-pdf"]) in said(screen.detail)
    assert screen.detail.export_button is None


def test_six_rows_each_with_a_state_in_word_and_sign(screen: RecordsScreen, sealed: Sealed, qtbot: QtBot) -> None:
    screen.take_in([sealed.file])
    judged(screen, qtbot, "unknown-signer")
    assert screen.detail.findings is not None
    heard = [row.accessibleName() for row in screen.detail.findings.rows]
    assert [name.partition(". ")[0] for name in heard] == [
        "File · In order",
        "Signer · Not known",
        "Time · In order",
        "Pages · In order",
        "Standards · In order",
        "Later record · In order",
    ]
    assert "Sealed at 20 November 2026, 14:46, by the clock of the assessor’s device." in heard[2]
    screen.kit.tongue.speak("cy")
    first = screen.detail.findings.rows[0].accessibleName()
    assert first == f"{welsh('File')} · {welsh('In order')}. {welsh(SENTENCES['bytes-intact'])}"
    assert "20 Tachwedd 2026, 14:46" in screen.detail.findings.rows[2].accessibleName()


@pytest.fixture
def own(open_store: OpenStore, sealed: Sealed, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot) -> RecordsScreen:
    """The records' screen of the store that sealed the record."""
    return at_records(open_store(sealed.store.copy(tmp_path_factory.mktemp("own") / "store")), qtbot)


def test_a_record_is_exported_byte_for_byte_with_its_certificate(
    own: RecordsScreen, sealed: Sealed, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = own
    screen.go("records", sealed.identity)
    judged(screen, qtbot, "accepted")
    told: list[str] = []
    screen.kit.notices.toast.connect(lambda text, _undo: told.append(text))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    assert screen.detail.export_button is not None
    QTest.keyClick(screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    (file,) = tmp_path.glob("*.pdf")
    assert file.name == sealed.file.name
    assert file.read_bytes() == sealed.file.read_bytes()
    assert (tmp_path / "identity.pem").read_text().startswith("-----BEGIN CERTIFICATE-----")
    assert told == [f"Exported with its certificate: {file}"]


def test_an_export_that_fails_says_so(screen: RecordsScreen, sealed: Sealed, tmp_path: Path, qtbot: QtBot) -> None:
    screen.take_in([sealed.file])
    judged(screen, qtbot, "unknown-signer")
    with qtbot.waitSignal(screen.kit.notices.banner, timeout=WAIT_MS) as told:
        screen.export_to(tmp_path / "nid yw yno")
    assert "could not be written" in str(told.args[0])


def test_pages_give_way_to_a_switch_where_there_is_no_room(
    open_store: OpenStore, sealed: Sealed, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    store = sealed.store.copy(tmp_path_factory.mktemp("own") / "store")
    screen = at_records(open_store(store, "cy", (1024, 768)), qtbot)
    screen.go("records", sealed.identity)
    judged(screen, qtbot, "accepted")
    halves = screen.detail.halves
    assert halves.switch.isVisible()
    assert not screen.detail.pages.isVisible()
    halves.switch.segment("1").click()
    assert screen.detail.pages.isVisible()
    assert not screen.detail.judgement.isVisible()
    window = screen.window()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: screen.detail.judgement.isVisible() and screen.detail.pages.isVisible(), timeout=WAIT_MS)
    assert not halves.switch.isVisible()


def test_the_list_is_open_where_it_is_folded_and_nothing_is_chosen(
    open_store: OpenStore, sealed: Sealed, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    store = sealed.store.copy(tmp_path_factory.mktemp("own") / "store")
    screen = at_records(open_store(store, "cy", (800, 700)), qtbot)
    assert screen.columns.folded("left")
    assert screen.columns.left_button.accessibleName() == welsh("Records")  # its words have no room here
    qtbot.waitUntil(screen.shelf.isVisible, timeout=WAIT_MS)
    view = screen.shelf.list
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.rows.index(0, 0)).center())
    judged(screen, qtbot, "accepted")
    assert not screen.shelf.isVisible()


def test_a_folder_stands_for_its_pdfs(files: Path) -> None:
    (files / "identity.pem").write_bytes(b"")
    assert [file.name[0] for file in spread([files, files / "a-cyfan.pdf"])] == list("abc")


@pytest.mark.slow
def test_where_there_is_little_room_a_record_asked_for_is_not_covered_by_the_list(
    open_store: OpenStore, sealed: Sealed, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_store(sealed.store.copy(tmp_path / "own"), "cy", (800, 700))
    screen = at_records(window, qtbot)
    assert screen.shelf.isVisible()  # nothing is chosen yet
    window.go("records", sealed.identity)
    judged(screen, qtbot, "accepted")
    assert not screen.shelf.isVisible()


@pytest.mark.parametrize("shape", [("cy", (1440, 900), 1.0), ("cy", (1024, 768), 1.25), ("en", (1024, 768), 1.0)])
def test_the_screen_is_named_and_unclipped(
    open_store: OpenStore, received: Founded, files: Path, qtbot: QtBot, shape: tuple[str, tuple[int, int], float]
) -> None:
    screen = at_records(open_store(received.copy(files / "store"), *shape), qtbot)
    screen.take_in([files / "a-cyfan.pdf", files / "b-newid.pdf"])
    judged(screen, qtbot, "unknown-signer")
    screen.kit.tasks.store(lambda _rooms: None)  # so that the bar says that everything is saved
    settled(screen, qtbot)
    check_controls(screen)
    screen.shelf.chosen.emit("opened:0")
    judged(screen, qtbot, "refused")
    check_controls(screen)
