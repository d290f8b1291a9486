"""Prints what importing many records costs: into a real store, by one process and with two to judge, against floors.

    .venv/bin/python -m tests.benchmarks.importing [RECORDS]

RECORDS different countersigned files are made first. Each import runs in a process of its own into a fresh store; its
rate is held against what opening that many costs, its memory (the peak of it and of all it started) against a tenth of
the records. Beside the gain of two stand those of two bare loops and of two that hash, which is what the machine gives.
"""

from __future__ import annotations

import copy
import json
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from assessor_app.clock import Moment
from assessor_app.people.model import Centre
from assessor_app.progress import Silent
from assessor_app.records import further, templates
from assessor_app.records.many import Arrival
from assessor_app.records.opening import open_record
from assessor_app.rooms import found, open_rooms
from assessor_app.tables import MIGRATIONS
from assessor_app.trust import identity as identities
from assessor_app.trust import signing
from assessor_app.trust.certificates import card
from assessor_app.trust.model import Anchor, Claimed, Identity, Step
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.benchmarks.cores import gain, hashing, loop
from tests.records.chained import HOUR
from tests.records.sealed import NOW, example, sealed, somebody

PASSPHRASE = "pedwar gair hollol wahanol"
AT = NOW + 9 * HOUR
FIELD = "sig_countersign"


class Fixed:
    """A clock that stands still."""

    def now(self) -> Moment:
        """The instant."""
        return Moment(AT, 1_000)


def make(work: tuple[str, range, bytes, bytes]) -> None:
    """Write countersigned records of those numbers into a folder, each of its own id, reference and words."""
    folder, numbers, *keys = work
    assessor, qualified = (identities.from_pkcs12(key, PASSPHRASE.encode()) for key in keys)
    document = example()
    document["assessor"]["status"] = "trainee"
    first = sealed(document, assessor).payload
    draw = further.drawing(first)
    for number in numbers:
        payload = copy.deepcopy(first)
        payload["record"] |= {"id": str(uuid.UUID(int=number)), "reference": f"BM-{number:05}"}
        payload["summary"] = f"Crynodeb {number}: {'gair ' * (number % 40)}".strip()
        for entry in payload["log"]:
            entry["text"] = f"{entry['text']} ({number})"
        file = signing.sign(templates.render(payload), assessor, NOW)
        sizes = signing.sizes(file, (FIELD,))
        said = Claimed(FIELD, (), sizes, card(qualified.certificate).name, NOW + HOUR)
        step = Step(FIELD, (), draw(said) if draw else ())
        Path(folder, f"{number:05}.pdf").write_bytes(signing.sign_further(file, qualified, NOW + HOUR, step))


def take_in(folder: str, store: str, count: int, workers: int) -> dict[str, float]:
    """Import so many of the files, and once more: seconds, those of CPU here, all processes' peak memory in MB."""
    vault = Vault.open(StorePlace(Path(store)), passphrase=PASSPHRASE, migrations=MIGRATIONS)
    rooms = open_rooms(vault, Fixed())
    files = [Arrival.of_file(path) for path in sorted(Path(folder).glob("*.pdf"))[:count]]
    start, busy, peak, kept = time.perf_counter(), time.process_time(), 0.0, 0
    for taken, _ in rooms.archive.take_in_many(files, Silent(), workers=workers):
        kept += taken.outcome == "kept" and taken.opening.verdict == "accepted"
        if kept == len(files):
            peak = _peak()
    took, busy = time.perf_counter() - start, time.process_time() - busy
    start = time.perf_counter()
    known = sum(one.outcome == "duplicate" for one, _ in rooms.archive.take_in_many(files, Silent(), workers=workers))
    again = time.perf_counter() - start
    rooms.close()
    vault.close()
    if kept != len(files) or known != kept:
        raise SystemExit("a record of the batch was not accepted")
    return {"seconds": took, "cpu": busy, "peak": peak, "again": again}


def _peak() -> float:
    """The most memory that this process and those it started had, each at its time, in MB."""
    own = Path("/proc/self")
    if not own.exists():
        return 0.0
    children = [Path("/proc", one) for task in own.glob("task/*/children") for one in task.read_text().split()]
    lines = [line for one in (own, *children) for line in (one / "status").read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def opening(folder: Path, anchors: tuple[Anchor, ...]) -> float:
    """The median of what opening one file of many costs, in seconds of CPU."""
    took = []
    for path in sorted(folder.glob("*.pdf"))[:30]:
        data, start = path.read_bytes(), time.process_time()
        if open_record("r", data, anchors, AT, thorough=False).verdict != "accepted":
            raise SystemExit("a record was not accepted")
        took.append(time.process_time() - start)
    return statistics.median(took[5:])


def store_for(place: Path, who: tuple[Identity, ...]) -> Path:
    """A fresh store that believes those who signed."""
    vault, _ = found(
        StorePlace(place), name="Siân Ŵyn Llŷr", centre=Centre("Canolfan Asesu Menai", "C-0417"),
        passphrase=PASSPHRASE, clock=Fixed(), progress=Silent(),
    )  # fmt: skip
    rooms = open_rooms(vault, Fixed())
    for one in who:
        rooms.vouched.vouch(one.certificate, how="@telephone", by="Siân", at="2026-11-22T12:00:00Z")
    rooms.close()
    vault.close()
    return place


def imported(folder: Path, store: Path, count: int, workers: int) -> dict[str, float]:
    """One import in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.importing", str(folder), str(store), str(count), str(workers)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def main(count: int) -> None:
    """Print it all."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "files")
        folder.mkdir()
        who = (somebody(), somebody("Mair Eleri Pugh"))
        keys = [identities.to_pkcs12(one, PASSPHRASE.encode()) for one in who]
        with ProcessPoolExecutor(2, get_context("spawn")) as pool:
            list(pool.map(make, [(str(folder), range(at, count, 2), *keys) for at in range(2)]))
            loops, hashes = gain(pool, loop), gain(pool, hashing)
        each = opening(folder, tuple(Anchor(one.certificate) for one in who))
        found = {
            (some, workers): imported(folder, store_for(Path(scratch, f"{some}-{workers}"), who), some, workers)
            for some, workers in ((count // 10, 2), (count, 0), (count, 2))
        }
    one, two = found[count, 0]["seconds"], found[count, 2]["seconds"]
    memory, little = found[count, 2]["peak"], found[count // 10, 2]["peak"]
    sys.stdout.write(
        f"importing {count} countersigned records\n"
        f"  by one process: {count / one:.1f} a second, {found[count, 0]['cpu'] / (count * each):.2f} x the CPU of"
        f" opening them ({each * 1000:.1f} ms each)\n"
        f"  with two to judge: {count / two:.1f} a second, {one / two:.2f} x one"
        f" (two bare loops {loops:.2f} x, two that hash {hashes:.2f} x)\n"
        f"  the same once more: {count / found[count, 0]['again']:.1f} a second by one process,"
        f" {count / found[count, 2]['again']:.1f} with two\n"
        f"  memory of all processes at its most: {memory:.0f} MB,"
        f" {memory / (little or 1):.2f} x that for {count // 10}\n"
    )


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.stdout.write(json.dumps(take_in(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 1000)
