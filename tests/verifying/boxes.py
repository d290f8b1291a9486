"""What the tests of the inbox put into folders and zips, and the store that takes it in."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

from assessor_app.progress import Silent
from tests.observing.furnished import Place, furnished
from tests.records.chained import HOUR, chain, people
from tests.records.sealed import NOW, signed

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.verifying.inbox.model import Delivery, Item


def verifier() -> Place:
    """A verifier's store in memory that believes the people of the chain, and nobody else."""
    made = furnished()
    made.clock.wall = NOW + 9 * HOUR
    for anchor in people().anchors:
        made.rooms.vouched.vouch(anchor.certificate, how="@telephone", by="Siân", at="2026-11-22T12:00:00Z")
    made.rooms.verifying.say_verifies(verifies=True)
    return made


def flipped(data: bytes) -> bytes:
    """The same with one bit turned."""
    changed = bytearray(data)
    changed[len(changed) // 2] ^= 4
    return bytes(changed)


def stick(folder: Path) -> Path:
    """A folder as it comes on a stick: two records, one of them by a stranger, a tampered one, and what is none."""
    made = chain()
    for name, data in {
        "a-cofnod.pdf": made.record.file,
        "b-newidiwyd.pdf": flipped(made.verified),
        "c-dieithryn.pdf": signed().sealed.file,
        "d-wag.pdf": b"",
        "nodiadau.txt": b"dim byd",
        ".cudd.pdf": b"%PDF-1.7\n",
        "evidence-0193a5f2/llun.pdf": b"%PDF-1.7\n",
        "is/e-wedyn.pdf": made.verified,
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def few(folder: Path) -> Path:
    """A folder with one record and a tampered copy of it."""
    folder.mkdir()
    (folder / "a.pdf").write_bytes(chain().verified)
    (folder / "b.pdf").write_bytes(flipped(chain().verified))
    return folder


def zipped(folder: Path, out: Path) -> Path:
    """A folder as one zip."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        for file in sorted(folder.rglob("*")):
            held.write(file, file.relative_to(folder).as_posix())
    return out


def take_in(place: Place, *paths: Path, **said: Any) -> Delivery:  # noqa: ANN401 - as the deed has them
    """Take paths in, in this process."""
    delivery, _ = place.rooms.verifying.inbox.take_in(paths, Silent(), workers=0, **said)
    assert delivery is not None
    return delivery


def told(place: Place, delivery: Delivery) -> dict[str, tuple[str, str]]:
    """State and finding of each file of a delivery by its name."""
    return {one.source: (one.state, one.code) for one in items(place, delivery)}


def items(place: Place, delivery: Delivery) -> list[Item]:
    """All that came in a delivery."""
    return place.rooms.verifying.inbox.items(delivery.number, limit=1000)
