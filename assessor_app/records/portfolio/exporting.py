"""Handing records out, a candidate's or any: gathered, written, and ticked off as handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.records.portfolio import index, page, table
from assessor_app.records.portfolio.gathering import gather, gather_several
from assessor_app.records.portfolio.writing import write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assessor_app.people.model import Candidate
    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.model import Held
    from assessor_app.records.portfolio.model import Portfolio


def export(candidate: Candidate, archive: RecordArchive, target: Path, progress: Progress) -> Portfolio:
    """Write a candidate's portfolio as a folder, or as a zip where the name ends in `.zip`; returns what is in it.

    Raises:
        Refusal: `portfolio-empty`, `portfolio-exists`.
        Unavailable: `portfolio-disk-full`, `portfolio-not-written`; nothing half-written stays behind.
        Cancelled: the same.
    """
    gathered = gather(candidate, archive, progress)
    write(target, _files(gathered, archive, progress))
    archive.tick_off((item.held.identity for item in gathered.items), gathered.withdrawals.values())
    return gathered


def export_several(kept: Sequence[Held], archive: RecordArchive, target: Path, progress: Progress) -> Portfolio:
    """Write records, whoever's they are, with an index as a page, as data and as a table; as `export` otherwise.

    Raises:
        Refusal: `nothing-to-export`, `portfolio-exists`.
        Unavailable, Cancelled: as `export`.
    """
    gathered = gather_several(kept, archive, progress)
    write(target, _files(gathered, archive, progress))
    archive.tick_off((item.held.identity for item in gathered.items), gathered.withdrawals.values())
    return gathered


def _files(portfolio: Portfolio, archive: RecordArchive, progress: Progress) -> Iterator[tuple[str, bytes]]:
    yield "index.html", page.as_bytes(portfolio)
    yield "index.json", index.as_bytes(portfolio)
    if portfolio.candidate is None:
        yield "index.csv", table.as_bytes(portfolio)
    yield from sorted(portfolio.certificates.items())
    for name, identity in sorted(portfolio.withdrawals.items()):
        yield name, archive.withdrawals.file(identity)
    many = len(portfolio.items)
    for done, item in enumerate(portfolio.items):
        progress.step(many + done, 2 * many)
        yield item.file, archive.file(item.held.identity)
        where = item.file.rpartition("/")[0]
        yield from ((f"{where}/{name}", data) for name, data in archive.apart.files(item.payload))
    progress.step(2 * many, 2 * many)
