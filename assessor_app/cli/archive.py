"""The commands around the archive of a store: `records list|export|vouch` and `store create`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app import rooms
from assessor_app.certifying import make_anew
from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import Refusal
from assessor_app.people.model import Centre
from assessor_app.progress import Silent
from assessor_app.records.portfolio import exporting
from assessor_app.trust.model import fingerprint, grouped, pem

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from assessor_app.records.model import Held
    from assessor_app.rooms import Rooms

PAGE = 500


def list_all(options: argparse.Namespace, face: Face) -> Exit:
    """List the records of the store, latest sealed first."""
    told: list[dict[str, object]] = []
    there = False
    with stores.opened(options, face) as (_, built, _secret):
        for record in _every(built):  # each is said as it is read: there may be a hundred thousand
            there = True
            face.answer(f"{record.reference}  {record.sealed_at}  {record.candidate}  {record.assessor}")
            face.answer(f"  {record.identity}  {face.code(f'verdict-{record.verdict}', {})}")
            for code, facts in became(record):
                face.answer(f"  {face.code(code, facts)}")
            if face.json:
                told.append(_as_json(record))
    if not there:
        face.remark(face.words("There are no records in this store yet."))
    face.document({"records": told})
    return Exit.YES


def _every(built: Rooms) -> Iterator[Held]:
    """Every record, latest sealed first, read a page at a time."""
    last: Held | None = None
    while page := built.archive.records(PAGE, last):
        yield from page
        last = page[-1]


def export(options: argparse.Namespace, face: Face) -> Exit:
    """Write one record into a folder, with the certificate of this store's own identity beside an own record.

    Several go into a new folder or a zip with an index, whole or not at all.
    """
    out = Path(options.out)
    with stores.opened(options, face) as (_, built, _secret):
        named = options.records
        wanted = list(_every(built)) if named == ["all"] else [built.archive.find(n) for n in named]
        if not wanted:
            raise Refusal("nothing-to-export")
        if len(wanted) > 1 or named == ["all"] or out.suffix.lower() == ".zip":
            made = exporting.export_several(wanted, built.archive, out, Silent())
            files = [str(out / item.file) for item in made.items]
            face.answer(str(out))
        else:
            files = [str(_one(built, wanted[0], out))]
            face.answer(files[0])
    face.document({"out": str(out), "files": files})
    return Exit.YES


def _one(built: Rooms, record: Held, folder: Path) -> Path:
    stores.make_folder(folder)
    own = {fingerprint(one): pem(one).encode() for one in built.vouched.own_certificates()}
    return built.archive.export(record.identity, folder, certificate=own.get(record.signer, b""))


def vouch(options: argparse.Namespace, face: Face) -> Exit:
    """Vouch for a record's signer, given the fingerprint as compared by another channel.

    Raises:
        Refusal: `fingerprint-differs`, when it is not the fingerprint of the record's signer.
    """
    with stores.opened(options, face) as (_, built, _secret):
        held = built.archive.find(options.record)
        given = "".join(options.fingerprint.split()).upper()
        signer = fingerprint(built.archive.waits_for(held.identity))
        if given not in {"".join(grouped(signer).split()), signer.upper()}:
            raise Refusal("fingerprint-differs", fingerprint=grouped(signer))
        assessor = built.people.assessor()
        built.archive.vouch(held.identity, how="@fingerprint", by=assessor.name if assessor else "")
        stands = built.archive.find(options.record)
    face.answer(f"{stands.reference}: {face.code(f'verdict-{stands.verdict}', {})}")
    face.document(_as_json(stands))
    return Exit.YES if stands.verdict == "accepted" else Exit.NO


def create(options: argparse.Namespace, face: Face) -> Exit:
    """Found a store in the named folder; its recovery code is printed once and kept nowhere."""
    named = stores.place(options)
    if named is None:
        raise Refusal("store-not-named")
    secret = stores.passphrase(options, face)
    vault, code = rooms.found(
        named,
        name=options.name,
        centre=Centre(options.centre),
        passphrase=secret,
        clock=face.clock,
        progress=Silent(),
    )
    vault.close()
    face.answer(face.words("Recovery code: {code}", code=code))
    face.remark(face.words("Write the recovery code down and keep it away from this machine. It is shown only now."))
    face.document({"store": str(named.folder), "recovery_code": code})
    return Exit.YES


def renew(options: argparse.Namespace, face: Face) -> Exit:
    """Make a new key and self-made certificate for the store's owner, who has no centre to ask."""
    with stores.opened(options, face) as (vault, built, secret):
        make_anew(built, vault, secret, face.clock)
        made = fingerprint(built.keys.current().certificate)
    face.answer(face.words("The new certificate: {fingerprint}", fingerprint=grouped(made)))
    face.document({"fingerprint": made})
    return Exit.YES


def became(record: Held) -> list[tuple[str, dict[str, str]]]:
    """What became of a record since, as codes with facts; nothing where it stands as it was sealed."""
    told = []
    if record.withdrawn:
        told.append(("record-was-withdrawn", {"at": record.withdrawn}))
    if record.superseded_by:
        told.append(("superseded-by", {"reference": record.superseded_by}))
    if record.disputed:
        told.append(("record-disputed", {}))
    return told


def _as_json(record: Held) -> dict[str, object]:
    return {
        "identity": record.identity,
        "record": record.record,
        "reference": record.reference,
        "candidate": record.candidate,
        "assessor": record.assessor,
        "signer": record.signer,
        "sealed_at": record.sealed_at,
        "origin": record.origin,
        "verdict": record.verdict,
        "superseded_by": record.superseded_by or None,
        "withdrawn": record.withdrawn or None,
        "disputed": record.disputed,
        "counts": record.counts,
    }
