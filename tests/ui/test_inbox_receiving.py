"""Deliveries coming in at the real window: sixty at once, stopped, gone on with, queued; watched from the start."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, cast

import pytest

from assessor_app import rooms as building
from tests.benchmarks.receiving import AT, sealed, verifier
from tests.benchmarks.typing_blocks import Heart
from tests.ui.desks import said
from tests.ui.exercising import judge
from tests.ui.inboxes import at_inbox, let_go, quiet, rows, took_in, vouched
from tests.ui.visiting import SetClock, settled
from tests.ui.walks import WAIT_MS, go_through_first_run
from tests.verifying.exercised import answered

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.trust.model import Identity
    from assessor_app.ui.verifying.inbox.screen import InboxScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

    OpenStore = Callable[..., Window]

pytestmark = pytest.mark.slow
MANY = 60


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], list[Identity]]:
    """Sixty different countersigned records, and who signed them."""
    return sealed(tmp_path_factory.mktemp("selio"), MANY)


@pytest.fixture
def store(made: tuple[list[Path], list[Identity]], tmp_path: Path) -> Founded:
    """A verifier's store that believes them."""
    return verifier(tmp_path / "store", made[1])


def opened(open_store: OpenStore, store: Founded) -> Window:
    """The window on it, at a time after all was sealed."""
    window = open_store(store)
    cast("SetClock", window.kit.clock).set(AT)
    return window


def news(window: Window) -> list[str]:
    """What toasts tell from now on."""
    told: list[str] = []
    window.kit.notices.toast.connect(lambda text, _undo: told.append(text))
    return told


def test_many_come_in_at_once_are_stopped_and_gone_on_with_while_the_window_is_used(
    open_store: OpenStore, store: Founded, made: tuple[list[Path], list[Identity]], qtbot: QtBot
) -> None:
    window, heart = opened(open_store, store), Heart()
    heart._timer.setInterval(4)
    window.go("records")
    screen = at_inbox(window, qtbot)
    told, receiving = news(window), screen.receiving
    frame = window.frame
    assert frame is not None
    with heart.watched(f"{MANY} coming in"):
        let_go(screen, made[0])
        let_go(screen, made[0][:2])
        assert "It comes in after what is being taken in now." in told
        qtbot.waitUntil(lambda: receiving.far.done >= 5, timeout=WAIT_MS)
        assert screen.underway.isVisible()
        assert screen.underway.told.text().startswith(f"Taken in: {receiving.far.done} of {MANY}")
        assert screen.underway.next.text() == f"After it: {made[0][0].name}, {made[0][1].name}"
        screen.kit.tongue.speak("cy")
        assert screen.underway.told.text().startswith(f"Wedi’u cymryd i mewn: {receiving.far.done} o {MANY}")
        screen.kit.tongue.speak("en")
        window.go("records")
        before = receiving.far.done
        qtbot.waitUntil(lambda: receiving.far.done > before, timeout=WAIT_MS)
        window.go("verify")
        assert screen.underway.isVisible()
        done: list[object] = []
        screen.kit.tasks.long(lambda rooms, _progress: len(rooms.archive.records()), then=done.append)
        qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)  # whoever seals meanwhile waits for no more than a piece
        assert receiving.number
        screen.underway.stop.click()
        assert not screen.underway.stop.isEnabled()
        quiet(screen, qtbot)
    sys.stdout.write(f"own work of the window's thread: {heart.own * 1000:.0f} ms at most\n")
    second, first = screen.shelf.deliveries.things
    assert second.counts == (("known", 2),)
    assert first.ended_at == ""
    assert 5 <= first.files < MANY
    assert first.left == MANY - first.files
    assert f"Stopped. Taken in: {first.files}. Left: {first.left}. Take the same in again to go on." in told
    held = _identities(screen, qtbot)
    assert len(held) == first.files  # each whole, and none but those
    _goes_on(screen, first.number, first.files, qtbot)


def _goes_on(screen: InboxScreen, number: int, files: int, qtbot: QtBot) -> None:
    screen.enter(str(number))
    qtbot.waitUntil(lambda: screen.delivery.isVisible() and screen.delivery.on_button.isVisible())
    assert any(one.endswith(f"Files left: {MANY - files}") for one in said(screen.delivery))
    screen.delivery.on_button.click()
    qtbot.waitUntil(lambda: len(screen.shelf.deliveries.things) == 3, timeout=WAIT_MS)
    quiet(screen, qtbot)
    newest = screen.shelf.deliveries.things[0]
    assert newest.counts == (("accepted", MANY - files), ("known", files))
    assert newest.ended_at
    assert len(_identities(screen, qtbot)) == MANY
    assert not screen.underway.isVisible()


def _identities(screen: InboxScreen, qtbot: QtBot) -> list[str]:
    found: list[list[str]] = []
    screen.kit.tasks.read(lambda rooms: rooms.archive.identities(), then=found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_closing_the_window_meanwhile_asks_once_and_ends_soundly(
    open_store: OpenStore, store: Founded, made: tuple[list[Path], list[Identity]], qtbot: QtBot
) -> None:
    window = opened(open_store, store)
    screen = at_inbox(window, qtbot)
    told = news(window)
    screen.take_in(made[0])
    qtbot.waitUntil(lambda: screen.receiving.far.done >= 3, timeout=WAIT_MS)
    assert not window.close()
    assert told[-1].startswith("A delivery is still coming in. Close again to stop it")
    assert window.close()
    again = at_inbox(opened(open_store, store), qtbot)
    (broken,) = again.shelf.deliveries.things
    assert broken.ended_at == ""
    assert broken.files >= 3
    assert broken.left == MANY - broken.files
    assert len(_identities(again, qtbot)) == broken.files


def test_a_folder_is_watched_from_the_start_its_news_is_marked_and_it_may_go_and_come_back(
    open_store: OpenStore, store: Founded, made: tuple[list[Path], list[Identity]], tmp_path: Path, qtbot: QtBot
) -> None:
    folder, away = tmp_path / "post", tmp_path / "i-ffwrdd"
    folder.mkdir()
    with store.open() as vault:
        rooms: Rooms = building.open_rooms(vault, SetClock())
        rooms.verifying.inbox.watch(folder)
        rooms.close()
    window = opened(open_store, store)
    frame, receiving = window.frame, window.kit.session.receiving
    assert frame is not None
    assert receiving is not None
    told, banners = news(window), []
    window.kit.notices.banner.connect(lambda text, _tone: banners.append(text))
    qtbot.waitUntil(lambda: receiving.watcher.folder == folder)
    assert frame.here == "visits"
    (folder / "a.pdf").write_bytes(made[0][0].read_bytes()[:500])  # still being written
    receiving.watcher.look()
    (folder / "a.pdf").write_bytes(made[0][0].read_bytes())

    def came() -> bool:
        receiving.watcher.look()
        return frame.rail.button("verify").marked

    qtbot.waitUntil(came, timeout=WAIT_MS)
    assert told == ["Accepted: 1"]
    assert frame.rail.button("verify").accessibleDescription() == "Something new came"
    folder.rename(away)

    def gone() -> bool:
        receiving.watcher.look()
        return receiving.watcher.gone

    qtbot.waitUntil(gone, timeout=WAIT_MS)
    assert str(folder) in banners[-1]
    screen = at_inbox(window, qtbot)
    assert not frame.rail.button("verify").marked
    assert screen.shelf.watched.text().startswith("Not there just now:")
    shutil.copy(made[0][1], away / "b.pdf")
    away.rename(folder)

    def back() -> bool:
        receiving.watcher.look()
        return len(screen.shelf.deliveries.things) == 2

    qtbot.waitUntil(back, timeout=WAIT_MS)
    quiet(screen, qtbot)
    assert screen.shelf.watched.text() == f"Watched: {folder}"
    assert [one.counts for one in screen.shelf.deliveries.things] == [(("accepted", 1),)] * 2
    assert len(banners) == 1


def test_whoever_signed_an_answer_is_vouched_for_from_the_inbox_and_that_is_taken_back(
    open_store: OpenStore, store: Founded, made: tuple[list[Path], list[Identity]], tmp_path: Path, qtbot: QtBot
) -> None:
    window, by = opened(open_store, store), judge("Ann Prydderch")
    screen = at_inbox(window, qtbot)
    took_in(screen, qtbot, made[0][0])
    given: list[bytes] = []
    screen.kit.tasks.store(lambda rooms: given.append(_answered(rooms, by)))
    qtbot.waitUntil(lambda: bool(given))
    (tmp_path / "ateb.standardisation.json").write_bytes(given[0])
    took_in(screen, qtbot, tmp_path / "ateb.standardisation.json")
    screen.shelf.switch.segment("open").click()
    screen.shelf.open.setCurrentIndex(screen.shelf.open.rows.index(0, 0))
    qtbot.waitUntil(lambda: screen.shown_item is not None)
    undo: list[Callable[[], object]] = []
    screen.kit.notices.toast.connect(lambda _text, back: undo.append(back))
    told = news(window)
    banners: list[str] = []
    window.kit.notices.banner.connect(lambda text, _tone: banners.append(text))
    vouched(screen, qtbot, by.fingerprint)
    assert banners == []
    assert told[-1] == "You vouch for Ann Prydderch. Accepted now: 1"
    assert rows(screen.shelf.open) == []
    undo[-1]()
    quiet(screen, qtbot)
    qtbot.waitUntil(lambda: len(rows(screen.shelf.open)) == 1, timeout=WAIT_MS)


def _answered(rooms: Rooms, by: Identity) -> bytes:
    """An answer to an exercise that was handed out from here."""
    made, _ = rooms.verifying.standardising.begin(rooms.archive.identities()[0], "Anodd")
    rooms.verifying.standardising.give(made.id, judge("Mair Eleri Pugh"))
    return answered(rooms.verifying.standardising.exercise(made.id), by)


def test_the_first_run_asks_once_whether_one_verifies_and_as_what(make_window: OpenStore, qtbot: QtBot) -> None:
    window = make_window()
    go_through_first_run(window, qtbot, verifies="external-verifier")
    frame = window.frame
    assert frame is not None
    qtbot.waitUntil(lambda: not frame.rail.button("verify").isHidden(), timeout=WAIT_MS)
    window.go("settings")
    settled(frame.shown, qtbot)
    card = frame.shown.verifying  # type: ignore[attr-defined]
    qtbot.waitUntil(card.verifies.isChecked)
    assert card.role.choice == "external-verifier"
