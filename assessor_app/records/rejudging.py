"""Judging what is kept again, since whom to trust has changed; what a judgement is stands in `opening`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.records import store as rows
from assessor_app.records.beside import store as beside
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.beside.model import Beside
    from assessor_app.records.model import Held
    from assessor_app.vault.store import Store


def again(archive: RecordArchive, store: Store, signer: str, now: str) -> Changes:
    """Judge all that a signer (64 hex digits) signed again; `now` is RFC 3339."""
    touched = []
    for held in _signed_by(archive, store, signer):
        opening = archive.open(held.reference, archive.file(held.identity))
        rows.set_verdict(store, held.identity, opening.verdict, now)
        touched.append(("record", held.identity))
    touched += archive.withdrawals.judge_again(signer, archive.open, now)
    for keeper in set(archive.keepers.values()):
        touched += keeper.judge_again(signer, archive.open, now)
    for came in beside.under_taken_ids(store, signer):  # whoever took the id may have to give it back
        touched += _placed_again(archive, store, came, now)
    return Changes.of(("signer", signer), *touched)


def freed(archive: RecordArchive, store: Store, records: Iterable[str], now: str) -> Changes:
    """Give what stands only beside these ids of records its place, where that is free now; `now` is RFC 3339."""
    left = [came for record in dict.fromkeys(records) for came in beside.without_place(store, record)]
    return Changes.of(*(one for came in left for one in _placed_again(archive, store, came, now)))


def _placed_again(archive: RecordArchive, store: Store, came: Beside, now: str) -> list[tuple[str, str]]:
    file = archive.beside_file(came)
    beside.set_verdict(store, came.number, archive.judged(came.source, file).verdict, now)
    away = rows.file_of(store, came.identity) is None
    latest = beside.newest(store, came.identity) if away else None  # it had its place once, and grew there
    touched = archive.take_in(came.source, latest or file)[1].touched
    return [*touched, *(("record", held.identity) for held in rows.find(store, came.record))]


def _signed_by(archive: RecordArchive, store: Store, signer: str) -> list[Held]:
    """Imported records of an assessor, and any record that they signed after the assessor."""
    found = {held.identity: held for held in rows.of_signer(store, signer)}
    for identity in beside.signed_by(store, signer):
        found.setdefault(identity, archive.find(identity))
    return list(found.values())
