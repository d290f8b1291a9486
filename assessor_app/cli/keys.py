"""Commands about a centre's recovery key: made, asked for by a locked store, answered, and used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app import certifying
from assessor_app.centre import replacing
from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from assessor_app.records.sealing import write_out
from assessor_app.trust.model import grouped
from assessor_app.vault import asking

if TYPE_CHECKING:
    import argparse

    from assessor_app.vault.model import StorePlace


def make_recovery_key(options: argparse.Namespace, face: Face) -> Exit:
    """Make the centre's recovery key as a file, in place of any before; with `--stop` have none any more.

    Raises:
        Refusal: `recovery-key-file-missing`, when no file is named; `file-exists`.
    """
    if options.stop:
        with stores.opened(options, face) as (_, built, _secret):
            built.recovery.stop()
        face.answer(face.words("The next pack takes the recovery key out of every store."))
        face.document({"file": None})
        return Exit.YES
    if not options.out:
        raise Refusal("recovery-key-file-missing")
    file = stores.new(options.out)
    with stores.opened(options, face) as (_, built, _secret), built.store.transaction():
        data, _changes = built.recovery.make(_key_passphrase(options, face))
        write_out(file, data)
    face.answer(face.words("Saved in {file}", file=file))
    face.remark(
        face.words("Keep it on a stick in a safe place, as the root’s file. Make a pack next: it takes the key to all.")
    )
    face.document({"file": str(file)})
    return Exit.YES


def replace(options: argparse.Namespace, face: Face) -> Exit:
    """Put another issuing key in place with the root's file; the next pack and new certificates go into a folder.

    Raises:
        Refusal: `file-exists`; `day-unreadable`, when `--since` is none; what replacing refuses.
    """
    folder = stores.new(options.out)
    phrase = stores.secret(options.root_passphrase_file, face.words("Passphrase of the root’s file"), "root-needed")
    root = replacing.root_from(stores.read_file(Path(options.root_file)), phrase)
    last = stores.read_file(Path(options.last_pack)) if options.last_pack else b""
    since = replacing.day(options.since) if options.since else None
    told = replacing.Replacement(root, replacing.why(options.why), since, last)
    with stores.opened(options, face) as (vault, built, secret), built.store.transaction():
        locked = vault.identity_secret(secret)
        made, _changes = replacing.replace(built.store, built.centre, locked, told, face.clock)
        data, trust, _changes = built.centre.make_pack(locked)
        files = replacing.written(folder, data, made)
    face.answer(face.words("Pack number {number} is saved in {file}", number=trust.number, file=files[0]))
    face.remark(face.words("Give the pack to everybody, and each person their new certificate out of this folder."))
    certificates = [
        {"person": one.person, "name": one.name, "file": str(file)} for one, file in zip(made, files[1:], strict=True)
    ]
    face.document({"pack": str(files[0]), "number": trust.number, "certificates": certificates})
    return Exit.YES


def recover(options: argparse.Namespace, face: Face) -> Exit:
    """Answer the request of a store whose passphrase was forgotten, given its fingerprint as the person told it.

    Raises:
        Refusal: `request-fingerprint-differs`; `file-exists`; what reading and answering refuse.
    """
    file, request = stores.new(options.out), asking.read_request(stores.read_file(Path(options.request)))
    if not stores.same(options.fingerprint, request.fingerprint):
        raise Refusal("request-fingerprint-differs", fingerprint=grouped(request.fingerprint))
    key, phrase = stores.read_file(Path(options.recovery_key)), _key_passphrase(options, face)
    with stores.opened(options, face) as (_, built, _secret), built.store.transaction():
        data, _changes = built.recovery.answer(request, key, phrase)
        write_out(file, data)
    face.answer(face.words("Saved in {file}", file=file))
    face.remark(face.words("Send it back: it opens nothing but the store that asked, on the new passphrase."))
    face.document({"file": str(file), "store": request.store, "label": request.label})
    return Exit.YES


def ask_centre(options: argparse.Namespace, face: Face) -> Exit:
    """Ask one's centre to be let into a store whose passphrase was forgotten, with the passphrase it is to have."""
    place, file = _place(options), stores.new(options.out)
    request = asking.ask(place, _new_passphrase(options, face), rfc3339(face.clock.now().wall))
    write_out(file, request.data)
    face.answer(face.words("Saved in {file}", file=file))
    said = grouped(request.fingerprint)
    face.remark(face.words("Read it out when your centre rings: {fingerprint}", fingerprint=said))
    face.document({"file": str(file), "fingerprint": request.fingerprint, "centre": request.slot.name})
    return Exit.YES


def let_in(options: argparse.Namespace, face: Face) -> Exit:
    """Open a store with its centre's answer; from now on it has the passphrase that was chosen when asking."""
    place, answer = _place(options), stores.read_file(Path(options.answer))
    certifying.let_in(place, answer, _new_passphrase(options, face), face.clock, Silent()).close()
    face.answer(face.words("The passphrase was changed."))
    face.document({"store": str(place.folder)})
    return Exit.YES


def _place(options: argparse.Namespace) -> StorePlace:
    place = stores.place(options)
    if place is None:
        raise Refusal("store-not-named")
    return place


def _key_passphrase(options: argparse.Namespace, face: Face) -> str:
    asked = face.words("Passphrase of the recovery key’s file")
    return stores.secret(options.key_passphrase_file, asked, "key-passphrase-needed")


def _new_passphrase(options: argparse.Namespace, face: Face) -> str:
    return stores.secret(options.new_passphrase_file, face.words("New passphrase"), "new-passphrase-needed")
