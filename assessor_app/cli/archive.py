"""The commands around the archive of a store: `records list|export|vouch` and `store create`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app import rooms
from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.clock import DeviceClock
from assessor_app.errors import Refusal
from assessor_app.people.model import Centre
from assessor_app.progress import Silent
from assessor_app.trust.model import fingerprint, grouped, pem

if TYPE_CHECKING:
    import argparse

    from assessor_app.records.model import Held

EVERYTHING = 1_000_000


def list_all(options: argparse.Namespace, face: Face) -> Exit:
    """List the records of the store, latest sealed first."""
    with stores.opened(options, face) as (_, built, _secret):
        held = built.archive.records(limit=EVERYTHING)
    for record in held:
        face.answer(f"{record.reference}  {record.sealed_at}  {record.candidate}  {record.assessor}")
        face.answer(f"  {record.identity}  {face.code(f'verdict-{record.verdict}', {})}")
    if not held:
        face.remark(face.words("There are no records in this store yet."))
    face.document({"records": [_as_json(record) for record in held]})
    return Exit.YES


def export(options: argparse.Namespace, face: Face) -> Exit:
    """Write records into a folder, with the certificate of this store's own identity beside its own records."""
    folder = Path(options.out)
    with stores.opened(options, face) as (_, built, _secret):
        named = options.records
        wanted = built.archive.records(limit=EVERYTHING) if named == ["all"] else [built.archive.find(n) for n in named]
        if not wanted:
            raise Refusal("nothing-to-export")
        stores.make_folder(folder)
        own = {fingerprint(one): pem(one).encode() for one in built.vouched.own_certificates()}
        made = []
        for record in wanted:
            beside = own.get(record.signer, b"")
            made.append(built.archive.export(record.identity, folder, certificate=beside))
    for file in made:
        face.answer(str(file))
    face.document({"files": [str(file) for file in made]})
    return Exit.YES


def vouch(options: argparse.Namespace, face: Face) -> Exit:
    """Vouch for a record's signer, given the fingerprint as compared by another channel.

    Raises:
        Refusal: `fingerprint-differs`, when it is not the fingerprint of the record's signer.
    """
    with stores.opened(options, face) as (_, built, _secret):
        held = built.archive.find(options.record)
        given = "".join(options.fingerprint.split()).upper()
        if given not in {"".join(grouped(held.signer).split()), held.signer.upper()}:
            raise Refusal("fingerprint-differs", fingerprint=grouped(held.signer))
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
        clock=DeviceClock(),
        progress=Silent(),
    )
    vault.close()
    face.answer(face.words("Recovery code: {code}", code=code))
    face.remark(face.words("Write the recovery code down and keep it away from this machine. It is shown only now."))
    face.document({"store": str(named.folder), "recovery_code": code})
    return Exit.YES


def _as_json(record: Held) -> dict[str, str]:
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
    }
