"""Prints how fast packs go out and come in, and in how much memory, beside the same work without a pack.

    .venv/bin/python tests/benchmarks/packs.py [STANDARDS]

Out: beside zipping the same files with `zipfile` alone. In: beside adding the same standards from memory to the same
kind of store. Memory is the growth of the process's highest use while the pack comes in, beside the pack unpacked.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from assessor_app.progress import Silent  # noqa: E402 - after the path is known
from assessor_app.standards.bundle import bundled  # noqa: E402 - same
from assessor_app.standards.exchange import packs  # noqa: E402 - same
from assessor_app.standards.library import StandardsLibrary  # noqa: E402 - same
from assessor_app.standards.origins.model import Origin  # noqa: E402 - same
from assessor_app.standards.store import MIGRATIONS  # noqa: E402 - same
from assessor_app.standards.wording import sha256  # noqa: E402 - same
from assessor_app.vault.connection import connect  # noqa: E402 - same
from assessor_app.vault.migrations import migrate  # noqa: E402 - same
from assessor_app.vault.store import Store  # noqa: E402 - same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assessor_app.standards.model import Standard


def many(count: int) -> Iterator[Standard]:
    """So many standards: the five that ship under other URNs, each with a text of its own."""
    seeds = bundled()
    for number in range(count):
        seed, digest = seeds[number % len(seeds)], sha256(str(number).encode())
        edition = seed.approved or seed.version or digest[:12]
        yield replace(
            seed, urn=f"TST{number:06}", title=f"{seed.title} {number}", text_sha256=digest, source_sha256=digest,
            edition=edition,
        )  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def fresh(folder: Path, name: str) -> StandardsLibrary:
    """A library in an encrypted store of its own."""
    store = Store(connect(folder / name, bytes(32), create=True))
    migrate(store, MIGRATIONS)
    return StandardsLibrary(store)


def add_all(library: StandardsLibrary, count: int) -> None:
    """The floor of coming in: the same standards, straight from memory, in one transaction."""
    with library.together():
        for one in many(count):
            library.add_standard(one, "memory")


def take_in(library: StandardsLibrary, pack: Path) -> None:
    """Take a pack in as the program does."""
    with packs.opened(pack) as held:
        packs.take_in(library, held, Silent())


def highest() -> int:
    """The highest memory use of this process so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def zipped(pack: Path, out: Path) -> None:
    """The floor of going out: the files of a pack zipped again, read first."""
    with zipfile.ZipFile(pack) as held, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as other:
        for info in held.infolist():
            other.writestr(info.filename, held.read(info))


def say(line: str) -> None:
    """One line of what was measured."""
    sys.stdout.write(f"{line}\n")


def main(count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        pack = folder / "pack.zip"
        given = (packs.Packed(one, Origin("a.txt", one.source_sha256)) for one in many(count))
        out = seconds(lambda: packs.write(pack, given))
        floor_out = seconds(lambda: zipped(pack, folder / "floor.zip"))
        with zipfile.ZipFile(pack) as held:
            unpacked = sum(info.file_size for info in held.infolist())
        library = fresh(folder, "a.db")
        before = highest()
        into = seconds(lambda: take_in(library, pack))
        grown = highest() - before
        floor_in = seconds(lambda: add_all(fresh(folder, "b.db"), count))
        say(f"standards: {count}; pack: {pack.stat().st_size / 1e6:.1f} MB, unpacked {unpacked / 1e6:.1f} MB")
        say(f"out: {count / out:.0f} standards/s, {out / floor_out:.2f} x zipping the same files")
        say(f"in: {count / into:.0f} standards/s, {into / floor_in:.2f} x adding them from memory")
        say(f"memory while coming in: {grown / 1e6:.0f} MB more, {grown / unpacked:.2f} x the pack unpacked")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
