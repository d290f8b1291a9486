"""Prints what dropping thousands of records on the real window at once costs, stopped in the middle and dropped again.

    .venv/bin/python -m tests.benchmarks.receiving [RECORDS [FOLDER]]

RECORDS different countersigned files are sealed first, with FOLDER kept there and used again. Printed are the rate, how
long the window's thread was busy at a time while somebody went to and fro, and the memory of all processes on the way.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from assessor_app import rooms as building
from assessor_app.trust import identity as identities
from tests.benchmarks.importing import PASSPHRASE, make
from tests.benchmarks.typing_blocks import Heart, wait, window_on
from tests.benchmarks.verifying import say
from tests.records.sealed import somebody
from tests.ui.elsewhere import found_verifier
from tests.ui.inboxes import let_go
from tests.ui.visiting import SetClock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor_app.trust.model import Identity
    from assessor_app.ui.verifying.inbox.screen import InboxScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

RECORDS: Final = 3_000
BEAT_MS: Final = 4  # rather than always: what judges needs the processor
AT: Final = "2026-11-23T09:00:00+00:00"


def sealed(folder: Path, count: int) -> tuple[list[Path], list[Identity]]:
    """So many different files in a folder, those that lack made now, and who signed them."""
    files, signers = folder / "files", []
    files.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate((None, "Mair Eleri Pugh")):
        key = folder / f"key{number}.p12"
        if not key.exists():
            who = somebody(name) if name else somebody()
            key.write_bytes(identities.to_pkcs12(who, PASSPHRASE.encode()))
        signers.append(identities.from_pkcs12(key.read_bytes(), PASSPHRASE.encode()))
    first, second = ((folder / f"key{number}.p12").read_bytes() for number in range(2))
    there = len(list(files.glob("*.pdf")))
    make((str(files), range(there, count), first, second))
    return sorted(files.glob("*.pdf"))[:count], signers


def verifier(place: Path, signers: Sequence[Identity]) -> Founded:
    """The store of a verifier who believes those who signed."""
    store = found_verifier(place)
    with store.open() as vault:
        rooms = building.open_rooms(vault, SetClock())
        rooms.verifying.say_verifies("verifier", verifies=True)
        for one in signers:
            rooms.vouched.vouch(one.certificate, how="@telephone", by="Siân", at=AT)
        rooms.close()
    return store


def memory() -> float:
    """The memory of this process and of those it started, now, in MB (0: not told)."""
    own = Path("/proc/self")
    if not own.exists():
        return 0.0
    children = [Path("/proc", one) for task in own.glob("task/*/children") for one in task.read_text().split()]
    lines = [line for one in (own, *children) for line in (one / "status").read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def until(done: Callable[[], bool], seconds: float = 3600) -> None:
    """Let the event loop run until it is so."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise AssertionError("it did not come")
        wait(20)


def dropped(window: Window, screen: InboxScreen, paths: list[Path], stop_at: int = 0) -> None:
    """Drop them all, go to and fro while they come in, and print what that was like; stopped at so many."""
    frame, receiving, begun = window.frame, screen.receiving, time.perf_counter()
    assert frame is not None
    let_go(screen, paths)
    count, marks = len(paths), []
    for tenth in range(1, 10):
        until(lambda tenth=tenth: receiving.far.done >= count * tenth // 10 or not receiving.busy)  # type: ignore[misc]
        marks.append(memory())
        window.go("records" if tenth % 2 else "verify")
        if stop_at and receiving.far.done >= stop_at:
            receiving.cancel()
            break
    until(lambda: not receiving.busy)
    took, last = time.perf_counter() - begun, memory()
    window.go("verify")
    until(lambda: screen.caught_up and bool(screen.shelf.deliveries.things))
    newest = screen.shelf.deliveries.things[0]
    counts, most = dict(newest.counts), max(marks)
    say(f"  {newest.files} of {newest.total} in, {newest.left} left, {newest.files / took:.1f} a second; {counts}")
    say(
        f"  memory at a tenth {marks[0]:.0f} MB, most {most:.0f} MB ({most / (marks[0] or 1):.2f} x), now {last:.0f} MB"
    )


def main(count: int, kept: Path | None) -> None:
    """Seal, drop, stop, drop again."""
    app = cast("QApplication", QApplication.instance() or QApplication(sys.argv[:1]))
    with tempfile.TemporaryDirectory() as scratch:
        files, signers = sealed(kept or Path(scratch), count)
        store = verifier(Path(scratch, "store"), signers)
        window, heart = window_on(app, store, Path(scratch)), Heart()
        heart._timer.setInterval(BEAT_MS)
        assert window.frame is not None
        cast("SetClock", window.kit.clock).set(AT)
        wait(500)
        window.go("records")  # what is made when one first goes there is none of this
        wait(500)
        window.go("verify")
        screen = cast("InboxScreen", window.frame.shown)
        until(lambda: screen.caught_up)
        say(f"{count} records dropped on the window at once, stopped in the middle")
        with heart.watched("taking them in"):
            dropped(window, screen, files, stop_at=count // 2)
        say("and dropped again")
        with heart.watched("taking them in"):
            dropped(window, screen, files)
        window.close()


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else RECORDS, Path(given[1]) if given[1:] else None)
