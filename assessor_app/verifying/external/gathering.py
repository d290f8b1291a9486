"""Gathering the files of a pack from the archive and the statements, one at a time. Writes nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.records.apart.folder import names
from assessor_app.records.naming import Places, file_name, withdrawal_name
from assessor_app.trust.model import fingerprint, pem
from assessor_app.verifying.external.model import Enrolled, File
from assessor_app.verifying.reports.naming import statement_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.model import Payload
    from assessor_app.verifying.external.model import What
    from assessor_app.verifying.sampling.model import Item
    from assessor_app.verifying.statements.keeping import Statements

CALLED: Final[dict[str, str]] = {
    "record": N_("The record"),
    "withdrawal": N_("Its withdrawal"),
    "review": N_("Verification report"),
    "recheck": N_("Report on actions"),
    "response": N_("Answer to an action"),
    "beside": N_("Evidence"),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the files of a pack come from, and when it is made (aware)."""

    archive: RecordArchive
    statements: Statements
    now: dt.datetime


@dataclass
class Gathered:
    """What was put into a pack so far: its files, which belong to which record, and who signed them."""

    files: list[File] = field(default_factory=list)
    of_record: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    register: dict[str, Enrolled] = field(default_factory=dict)
    places: Places = field(default_factory=Places)

    def note(self, name: str, data: bytes, what: What) -> tuple[str, bytes]:
        """Put a file into the list, and hand it on to be written."""
        self.files.append(File(name, len(data), hashlib.sha256(data).hexdigest(), what))
        return name, data


def files(items: Sequence[Item], kept: Kept, into: Gathered, progress: Progress) -> Iterator[tuple[str, bytes]]:
    """The records of a sample with all that belongs to them, then the certificates of who signed any of it."""
    for done, item in enumerate(items):
        progress.step(done, len(items))
        yield from _record(item, kept, into)
    signers = {fingerprint(one): one for item in items for one in _certificates(item, kept)}
    for print_, certificate in sorted(signers.items()):
        called = f"identity-{print_[:16]}.pem"
        name = f"{into.places.place('certificates', called)}/{called}"
        into.register[print_] = enrolled(certificate, name, kept)
        yield into.note(name, pem(certificate).encode(), "certificate")
    progress.step(len(items), len(items))


def _record(item: Item, kept: Kept, into: Gathered) -> Iterator[tuple[str, bytes]]:
    archive, statements = kept.archive, kept.statements
    held = archive.find(item.identity)
    mine = into.of_record.setdefault(item.identity, [])

    def put(name: str, data: bytes, what: What, called: str) -> tuple[str, bytes]:
        mine.append((name, CALLED[called]))
        return into.note(name, data, what)

    def beside(place: str, payload: Payload) -> Iterator[tuple[str, bytes]]:
        for name, data in archive.apart.files(payload):
            yield put(f"{place}/{name}", data, "beside", "beside")

    name, said = file_name(held), archive.payload(held.identity)
    place = into.places.place("records", name, *names(said))
    yield put(f"{place}/{name}", archive.file(held.identity), "record", "record")
    yield from beside(place, said)
    for made in archive.withdrawals.of_record(held.identity):
        if made.verdict == "accepted":
            name = withdrawal_name(made)
            yield put(
                f"{into.places.place('withdrawals', name)}/{name}",
                archive.withdrawals.file(made.identity),
                "withdrawal",
                "withdrawal",
            )
    for one in statements.of_record(held.identity):
        if one.verdict == "accepted":
            name, said = statement_name(one), statements.payload(one.identity)
            place = into.places.place("reports", name, *names(said))
            yield put(f"{place}/{name}", statements.file(one.identity), "statement", one.kind)
            yield from beside(place, said)


def _certificates(item: Item, kept: Kept) -> Iterator[bytes]:
    archive, statements = kept.archive, kept.statements
    opening = archive.open(item.reference, archive.file(item.identity))
    yield from (signer.certificate for signer in opening.signers)
    for one in statements.of_record(item.identity):
        if one.verdict == "accepted":
            yield statements.certificate(one.identity)


def enrolled(certificate: bytes, name: str, kept: Kept) -> Enrolled:
    """One line of the register's extract: whom a certificate (DER) names, and how they stand here now."""
    from assessor_app.trust.anchors import standing  # noqa: PLC0415 - pyHanko's validator, slow to import
    from assessor_app.trust.authority.roles import roles_of  # noqa: PLC0415 - same
    from assessor_app.trust.certificates import card  # noqa: PLC0415 - same

    said = card(certificate)
    return Enrolled(
        name=said.name,
        organisation=said.organisation,
        roles=roles_of(certificate),
        fingerprint=said.fingerprint,
        not_before=said.not_before.isoformat(),
        not_after=said.not_after.isoformat(),
        standing=standing(certificate, kept.archive.anchors(), kept.now).code,
        certificate=name,
    )
