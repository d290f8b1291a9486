"""A visit of an hour by real keys and presses: two standards, forty entries, slips, a lock and a kill; then its PDF."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessor_app import rooms as building
from assessor_app.observing.model import Event
from assessor_app.people.model import Centre
from assessor_app.progress import Silent
from assessor_app.records import canonical
from assessor_app.trust import checking
from assessor_app.vault.model import StorePlace
from tests.ui.hour import MINUTE, PASSPHRASE, VisitClock
from tests.ui.hour_notes import NOTES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one candidate and a visit that has just begun."""
    place, clock = StorePlace(tmp_path / "store"), VisitClock()
    vault, _code = building.found(
        place, name="Rhys Wyn Jones", centre=Centre("Canolfan Asesu Menai", "C-0417"), passphrase=PASSPHRASE,
        clock=clock, progress=Silent(),
    )  # fmt: skip
    rooms = building.open_rooms(vault, clock)
    candidate, _ = rooms.people.add_candidate(name="Siân Llywelyn")
    keys = [rooms.library.resolve(name).key for name in ("INSCS025:cy", "INSCC007:cy")]
    made, _ = rooms.desk.start(candidate.id, keys, place="Canolfan Gyswllt Tŷ Gwyn")
    rooms.desk.set_event(made.id, Event(made.event.start, "", "Canolfan Gyswllt Tŷ Gwyn", "real_work", "cydweithwyr"))
    rooms.close()
    vault.close()
    return place.folder


def program(store: Path, home: Path, *more: str) -> subprocess.Popen[str]:
    """The window in a program of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.ui.hour", str(store), *more],
        cwd=ROOT,
        env={
            **os.environ,
            "HOME": str(home),
            "ASSESSOR_APP_STORE": str(store),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def lines(running: subprocess.Popen[str]) -> Iterator[str]:
    """What it says, line by line."""
    assert running.stdout is not None
    for line in running.stdout:
        yield line.strip()


def test_an_hour_s_visit_with_a_lock_and_a_kill_becomes_a_whole_record(store: Path, tmp_path: Path) -> None:
    chance = random.Random(20261126)  # noqa: S311 - a moment, not a secret
    last, out = chance.randint(15, 22), tmp_path / "out"
    out.mkdir()
    first = program(store, tmp_path)
    told = list(_until(first, f"entry: {last}"))
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert f"entry: {last}" in told
    second = program(store, tmp_path, str(out))
    rest = list(lines(second))
    _out, problem = second.communicate()
    assert rest[-1:] == ["done"], problem[-3000:]
    assert rest.count(f"entry: {last}") == 0  # what was acknowledged was there
    assert "locked and back" in rest
    (file,) = out.glob("*.pdf")
    whole(file, out)


def _until(running: subprocess.Popen[str], last: str) -> Iterator[str]:
    for line in lines(running):
        yield line
        if line == last:
            return


def whole(file: Path, out: Path) -> None:
    """The record holds everything that was written and judged, its clock ran an hour, and it is accepted."""
    payload = canonical.parse(checking.attachment(file.read_bytes(), "record.json"))
    struck = {entry["strikes"] for entry in payload["log"] if entry["strikes"]}
    standing = [entry["text"] for entry in payload["log"] if entry["id"] not in struck]
    assert sorted(standing) == sorted(note.text for note in NOTES)
    assert len(struck) == 1
    assert len(payload["judgements"]) == 25
    assert payload["clock"]["ran_ms"] >= (len(NOTES) - 1) * MINUTE * 1000
    assert payload["clock"]["jumps"] == []
    verified = subprocess.run(
        [sys.executable, "-m", "assessor_app", "verify", str(file), "--trust", str(out / "identity.pem")],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert verified.returncode == 0, verified.stderr
    pages = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
    for note in NOTES:
        assert note.text.split()[0] in pages
    keep = os.environ.get("ASSESSOR_APP_LOOK")  # a folder to look at the pages in
    if keep:
        (Path(keep) / file.name).write_bytes(file.read_bytes())
