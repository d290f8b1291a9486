"""The inbox’s screen: what came is listed, each file with its verdict first, what to do next, and where it is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.desks import said, welsh
from tests.ui.inboxes import at_inbox, quiet, rows, took_in, vouched
from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS, check_controls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.ui.window import Window
    from tests.ui.elsewhere import Sealed
    from tests.ui.visiting import Founded

    OpenStore = Callable[..., Window]


@pytest.fixture
def window(open_store: OpenStore, received: Founded, tmp_path_factory: pytest.TempPathFactory) -> Window:
    """The window of somebody who has seen nothing yet."""
    return open_store(received.copy(tmp_path_factory.mktemp("own") / "store"))


@pytest.fixture
def stick(sealed: Sealed, tmp_path: Path) -> Path:
    """A folder with a record of a stranger's and a copy of it with a bit turned."""
    folder = tmp_path / "cof"
    folder.mkdir()
    whole = sealed.file.read_bytes()
    broken = bytearray(whole)
    broken[len(broken) // 2] ^= 1
    (folder / "a-cyfan.pdf").write_bytes(whole)
    (folder / "b-newid.pdf").write_bytes(broken)
    return folder


def test_what_comes_says_its_verdict_what_to_do_and_why_and_can_be_taken_out_and_back(
    window: Window, stick: Path, sealed: Sealed, qtbot: QtBot
) -> None:
    screen = at_inbox(window, qtbot)
    assert screen.empty.isVisible()
    assert "Nothing waits for you here." in said(screen)
    took_in(screen, qtbot, stick)
    (row,) = rows(screen.shelf.deliveries)
    assert row.detail.endswith("In quarantine: 1 · Waiting: 1")
    assert [one.text for one in rows(screen.delivery.items)] == ["RWJ-2026-0001 · Siân Llywelyn", "b-newid.pdf"]
    check_controls(screen)
    screen.shelf.switch.segment("open").click()
    qtbot.waitUntil(lambda: len(rows(screen.shelf.open)) == 2)
    screen.shelf.open.setFocus()
    QTest.keyClick(screen.shelf.open, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: screen.shown_item is not None)
    texts = said(screen.item)
    assert texts[0] == "Do not rely on this file."
    assert (
        "The file was altered after signing, or it is damaged. Do not accept it; ask the centre for the original."
        in texts
    )
    assert any(one.startswith("Tell the assessor which file it was") for one in texts)
    assert screen.item.findings is None
    assert screen.item.why_button is not None
    screen.item.why_button.click()
    qtbot.waitUntil(lambda: "What was checked" in said(screen.item), timeout=WAIT_MS)
    broken = screen.shown_item
    assert broken is not None
    report = replace(broken, state="at-odds", kind="report", code="statement-id-taken", facts=(("record", "7"),))
    screen.item.show_item(report)
    qtbot.waitUntil(lambda: bool(said(screen.item)))
    assert any("another report, answer or withdrawal with the same number (7)" in one for one in said(screen.item))
    assert "Both files are kept. Ask whoever is said to have signed them which one is right." in said(screen.item)
    assert screen.item.vouch_button is not None
    screen.item.show_item(broken)
    _out_and_back(window, qtbot)
    screen.shelf.open.setCurrentIndex(screen.shelf.open.rows.index(1, 0))
    qtbot.waitUntil(lambda: screen.item.vouch_button is not None)
    vouched(screen, qtbot, sealed.signer)
    assert [one.text for one in rows(screen.shelf.open)] == ["b-newid.pdf"]
    screen.kit.tongue.speak("cy")
    assert screen.item.open_button is not None
    assert screen.item.open_button.text() == welsh("Open the record")
    screen.item.open_button.click()
    assert window.frame is not None
    assert window.frame.here == "records"


def _out_and_back(window: Window, qtbot: QtBot) -> None:
    from assessor_app.ui.verifying.inbox.screen import InboxScreen  # noqa: PLC0415 - for its type

    assert window.frame is not None
    screen = window.frame.shown
    assert isinstance(screen, InboxScreen)
    undo: list[Callable[[], object]] = []
    screen.kit.notices.toast.connect(lambda _text, back: undo.append(back))
    assert screen.item.out_button is not None
    screen.item.out_button.click()
    qtbot.waitUntil(lambda: len(rows(screen.shelf.open)) == 1 and bool(undo))
    undo[0]()
    qtbot.waitUntil(lambda: len(rows(screen.shelf.open)) == 2)


@pytest.mark.slow
def test_the_desk_stands_in_the_rail_of_those_who_verify_only(window: Window, qtbot: QtBot) -> None:
    frame = window.frame
    assert frame is not None
    settled(frame.shown, qtbot)
    assert frame.rail.button("verify").isHidden()
    assert frame.order == ["visits", "candidates", "standards", "records"]
    window.go("settings")
    settled(frame.shown, qtbot)
    tick = frame.shown.verifying.verifies  # type: ignore[attr-defined]
    tick.click()
    qtbot.waitUntil(lambda: not frame.rail.button("verify").isHidden())
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert frame.here == "verify"
    window.go("settings")
    settled(frame.shown, qtbot)
    assert tick.isChecked()
    tick.click()
    qtbot.waitUntil(lambda: frame.rail.button("verify").isHidden())


@pytest.mark.slow
def test_a_watched_folder_is_taken_in_by_itself_once_and_remembered(
    window: Window, stick: Path, sealed: Sealed, tmp_path: Path, qtbot: QtBot
) -> None:
    screen, folder = at_inbox(window, qtbot), tmp_path / "post"
    folder.mkdir()
    screen.watch(folder)
    qtbot.waitUntil(lambda: screen.watcher.folder == folder)
    assert screen.shelf.stop_button.isVisible()
    (folder / "a.pdf").write_bytes(sealed.file.read_bytes())

    def came() -> bool:
        screen.watcher.look()
        return len(screen.shelf.deliveries.things) == 1

    qtbot.waitUntil(came, timeout=WAIT_MS)
    quiet(screen, qtbot)
    assert screen.shelf.deliveries.things[0].way == "watched"
    for _look in range(3):
        screen.watcher.look()
        quiet(screen, qtbot)
    assert len(screen.shelf.deliveries.things) == 1
    screen.shelf.stop_button.click()
    qtbot.waitUntil(lambda: screen.watcher.folder is None)
    assert stick.exists()


@pytest.mark.slow
def test_a_list_reads_on_as_one_comes_to_its_end_and_no_further(window: Window, qtbot: QtBot) -> None:
    screen = at_inbox(window, qtbot)

    def fill(rooms: Rooms) -> None:
        rooms.store.run_many(
            "INSERT INTO inbox_delivery (at, ended_at, way, place) VALUES (?, ?, 'files', ?)",
            [(f"2026-11-20T10:{at % 60:02}:00+00:00", "2026-11-20T11:00:00+00:00", f"cof {at}") for at in range(120)],
        )

    screen.kit.tasks.store(fill)
    screen.shelf.read()
    screen.shelf.switch.segment("deliveries").click()
    quiet(screen, qtbot)
    paged = screen.shelf.deliveries
    assert paged.rows.rowCount() == 50
    paged.scrollToBottom()
    qtbot.waitUntil(lambda: paged.rows.rowCount() == 100)
    paged.scrollToBottom()
    qtbot.waitUntil(lambda: paged.rows.rowCount() == 120)
    paged.scrollToBottom()
    quiet(screen, qtbot)
    assert [row.key for row in rows(paged)] == [str(number) for number in range(120, 0, -1)]
    assert not paged.rows.canFetchMore(paged.rootIndex())
