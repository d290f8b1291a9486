"""The commands `centre …`: looking after a centre from a terminal, and what a laptop asks of one and takes in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor_app import certifying
from assessor_app.centre import pack as packs
from assessor_app.centre.model import LetIn
from assessor_app.centre.words import ROLE_WORDS, STATUS_WORDS
from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal
from assessor_app.language import N_
from assessor_app.progress import Silent
from assessor_app.records.sealing import write_out
from assessor_app.trust import anchors, requests
from assessor_app.trust.centres import good_until
from assessor_app.trust.model import fingerprint, grouped, pem

if TYPE_CHECKING:
    import argparse

    from assessor_app.centre.model import Contents, Issued
    from assessor_app.rooms import Rooms
    from assessor_app.trust.model import CentreTrust
    from assessor_app.vault.vault import Vault


def found(options: argparse.Namespace, face: Face) -> Exit:
    """Found a centre in the named store; the root's key goes into a file of its own and stays nowhere else."""
    file = stores.new(options.root_file)
    with stores.opened(options, face) as (vault, built, secret):
        root = stores.secret(options.root_passphrase_file, face.words("Passphrase of the root’s file"), "root-needed")
        with built.store.transaction():
            data, _changes = built.centre.found(options.name, vault.identity_secret(secret), root)
            write_out(file, data)
        authority = built.centre.authority()
    if authority is None:
        raise Refusal("centre-not-founded")
    face.answer(face.words("Founded: {name}", name=authority.name))
    face.answer(
        face.words("Fingerprint of the centre: {fingerprint}", fingerprint=grouped(fingerprint(authority.root)))
    )
    face.remark(face.words("The root’s file is {file}. Keep it on a stick in a safe place.", file=file))
    face.document({"name": authority.name, "fingerprint": fingerprint(authority.root), "root_file": str(file)})
    return Exit.YES


def request(options: argparse.Namespace, face: Face) -> Exit:
    """Make a request for a certificate for this store's key, as a file or as text."""
    file = stores.new(options.out) if options.out else None
    with stores.opened(options, face) as (vault, built, secret):
        opens = secret if options.fresh else stores.signing_secret(options, face, built, secret)
        asked, _changes = certifying.ask(built, vault, opens, face.clock, fresh=options.fresh)
    if file is None:
        face.answer(asked.text.rstrip())
    else:
        write_out(file, asked.text.encode())
        face.answer(face.words("Saved in {file}", file=file))
    face.remark(face.words("Read it out when your centre rings: {fingerprint}", fingerprint=asked.grouped))
    face.document({"request": asked.text, "fingerprint": asked.fingerprint, "file": str(file) if file else None})
    return Exit.YES


def issue(options: argparse.Namespace, face: Face) -> Exit:
    """Issue a certificate for a request, given its fingerprint as the person told it.

    Raises:
        Refusal: `request-fingerprint-differs`; what reading the request and issuing refuse.
    """
    file, asked = stores.new(options.out), requests.read(stores.read_file(Path(options.request)))
    if not stores.same(options.fingerprint, asked.fingerprint):
        raise Refusal("request-fingerprint-differs", fingerprint=asked.grouped)
    with stores.opened(options, face) as (vault, built, secret):
        with built.store.transaction():
            issued, _changes = built.centre.issue(
                vault.identity_secret(secret), asked, options.role, renamed=options.renamed
            )
            write_out(file, pem(issued.certificate).encode())
        return _handed(face, issued, file)


def renew(options: argparse.Namespace, face: Face) -> Exit:
    """Issue a new certificate for the key a person has."""
    file = stores.new(options.out)
    with stores.opened(options, face) as (vault, built, secret):
        before = _person(built, options.person)
        with built.store.transaction():
            issued, _changes = built.centre.renew(
                vault.identity_secret(secret), before.fingerprint, role=options.role or None
            )
            write_out(file, pem(issued.certificate).encode())
        return _handed(face, issued, file)


def revoke(options: argparse.Namespace, face: Face) -> Exit:
    """Revoke a person's latest certificate for good."""
    with stores.opened(options, face) as (_, built, _secret):
        person = _person(built, options.person)
        built.centre.revoke(person.fingerprint, options.reason)
        stands = _person(built, person.fingerprint)
    face.answer(face.words("Revoked: {name}", name=stands.name))
    face.remark(face.words("Make a new pack and give it to everybody: until then nobody else knows."))
    face.document(_as_json(face, stands))
    return Exit.YES


def register(options: argparse.Namespace, face: Face) -> Exit:
    """List whom the centre has enrolled."""
    with stores.opened(options, face) as (_, built, _secret):
        if built.centre.authority() is None:
            raise Refusal("centre-not-founded")
        people = built.centre.enrolled()
    for one in people:
        role, status = face.words(ROLE_WORDS[one.role]), face.words(STATUS_WORDS[one.status(face.clock.now().wall)])
        face.answer(" · ".join((one.name, role, status, one.until.date().isoformat(), one.person)))
    face.document({"register": [_as_json(face, one) for one in people]})
    return Exit.YES


def pack(options: argparse.Namespace, face: Face) -> Exit:
    """Make the centre's next pack."""
    file = stores.new(options.out)
    with stores.opened(options, face) as (vault, built, secret), built.store.transaction():
        built.centre.choose(_chosen(options, face, built))
        restored = built.centre.restored_since()
        data, trust, _changes = built.centre.make_pack(vault.identity_secret(secret), seen=options.seen)
        write_out(file, data)
    face.answer(face.words("Pack number {number} is saved in {file}", number=trust.number, file=file))
    if restored and not options.seen:
        told = N_(
            "This store was restored from a backup, so packs may be out there that it does not know of: the number "
            "went ahead. If a laptop has taken in a later number than {number}, make another with --seen and that "
            "number."
        )
        face.remark(face.words(told, number=trust.number))
    face.document({"file": str(file), **_trust_as_json(trust)})
    return Exit.YES


def _chosen(options: argparse.Namespace, face: Face, built: Rooms) -> Contents:
    """What packs are to carry from now on: as before, but for what was given."""
    told = built.centre.contents()
    if options.standards:
        named = [name for name in options.standards if name != "none"]
        found = (built.library.resolve(name, prefer=face.words.language).key for name in named)
        told = replace(told, standards=tuple(dict.fromkeys(found)))
    if options.templates:
        told = replace(told, templates=tuple(dict.fromkeys(one for one in options.templates if one != "any")))
    if options.timestamp_root:
        files = [Path(name) for name in options.timestamp_root if name != "none"]
        found_roots = (anchor.certificate for file in files for anchor in anchors.load(file))
        told = replace(told, timestamp_roots=tuple(dict.fromkeys(found_roots)))
    if options.questions:
        told = replace(told, questions=options.questions == "yes")
    return told


def take_in(options: argparse.Namespace, face: Face) -> Exit:
    """Take in what a centre sent: its pack, or a certificate for a key of this store.

    Raises:
        Refusal: `centre-fingerprint-differs`, when `--fingerprint` is not the centre's.
    """
    data = stores.read_file(Path(options.file))
    with stores.opened(options, face) as (vault, built, secret):
        if not packs.is_one(data):
            certifying.take_in(built, vault, secret, data, face.clock)
            return _own(face, built, vault)
        taken = packs.read(data)
        if options.fingerprint and not stores.same(options.fingerprint, taken.trust.fingerprint):
            raise Refusal("centre-fingerprint-differs", fingerprint=grouped(taken.trust.fingerprint))
        certifying.take_in_pack(built, taken, face.clock, Silent(), compared=bool(options.fingerprint), vault=vault)
        if options.let_centre_in:
            certifying.let_centre_in(built, vault, secret, taken.trust.fingerprint)
        waiting = certifying.asking_to_be_let_in(built, vault)
    if waiting is not None:
        told = N_(
            "Your centre can let you in if you forget your passphrase, and can then open this store, too. To allow "
            "it: {command}"
        )
        face.remark(face.words(told, command="assessor-app centre let-in"))
    said = face.words(
        "Pack taken in from {name}. Its number: {number}", name=taken.trust.name, number=taken.trust.number
    )
    face.answer(said)
    face.document(_trust_as_json(taken.trust))
    return Exit.YES


def show(options: argparse.Namespace, face: Face) -> Exit:
    """Show this store's own certificate and the centres it trusts."""
    with stores.opened(options, face) as (vault, built, _secret):
        return _own(face, built, vault)


def let_in(options: argparse.Namespace, face: Face) -> Exit:
    """Let one's centre open this store if the passphrase is forgotten, or no longer with `--stop`."""
    with stores.opened(options, face) as (vault, built, secret):
        if options.stop:
            certifying.keep_centre_out(vault)
        else:
            mine = next((one for one in built.vouched.centres() if certifying.belongs(built, one)), None)
            certifying.let_centre_in(built, vault, secret, mine.fingerprint if mine else "")
        return _own(face, built, vault)


def _own(face: Face, built: Rooms, vault: Vault) -> Exit:
    own, centres = certifying.own(built), built.vouched.centres()
    said: dict[str, Any] = {"certificate": None, "centres": [_trust_as_json(one) for one in centres]}
    if own is not None:
        until = own.card.not_after.date().isoformat()
        face.answer(f"{own.card.name} · {own.issuer or own.card.organisation} · {own.card.grouped} · {until}")
        said["certificate"] = {
            "name": own.card.name,
            "issuer": own.issuer or None,
            "fingerprint": own.card.fingerprint,
            "until": rfc3339(own.card.not_after),
            "token": own.token or None,
            "asked": own.asked or None,
        }
    if vault.centre is not None:
        face.answer(face.words("Can open this store with its recovery key: {centre}", centre=vault.centre.name))
    said["let_in"] = vault.centre.centre if vault.centre else None
    said["entries"] = [_entry(face, one) for one in built.recovery.let_in()]
    for one in centres:
        face.answer(f"{one.name} · {one.number} · {good_until(one).date().isoformat()} · {grouped(one.fingerprint)}")
    face.document(said)
    return Exit.YES


def _entry(face: Face, one: LetIn) -> dict[str, str]:
    if one.side == "here":
        told = N_("Let into this store by {by} ({centre}): {at}")
    else:
        told = N_("Let into the store of {whose} by {by}: {at}")
    face.answer(face.words(told, by=one.by, centre=one.centre, whose=one.whose, at=one.at))
    return {name: getattr(one, name) for name in LetIn.__dataclass_fields__}


def _handed(face: Face, issued: Issued, file: Path) -> Exit:
    face.answer(face.words("Issued. Save the certificate, and send it to {name}.", name=issued.name))
    face.remark(face.words("Saved in {file}", file=file))
    face.document({"file": str(file), **_as_json(face, issued)})
    return Exit.YES


def _person(built: Rooms, called: str) -> Issued:
    """Whoever is called so: by id, by fingerprint (whole or in groups), or by a name that only one has.

    Raises:
        Refusal: `person-not-enrolled`.
    """
    people = built.centre.enrolled()
    exact = [one for one in people if called == one.person or stores.same(called, one.fingerprint)]
    found = exact or [one for one in people if one.name.casefold() == called.casefold()]
    if len(found) != 1:
        raise Refusal("person-not-enrolled", person=called)
    return found[0]


def _as_json(face: Face, one: Issued) -> dict[str, Any]:
    return {
        "person": one.person,
        "name": one.name,
        "role": one.role,
        "status": one.status(face.clock.now().wall),
        "until": rfc3339(one.until),
        "fingerprint": one.fingerprint,
        "issued_at": one.issued_at,
        "revoked_at": one.revoked_at or None,
        "reason": one.reason,
    }


def _trust_as_json(trust: CentreTrust) -> dict[str, Any]:
    return {
        "name": trust.name,
        "fingerprint": trust.fingerprint,
        "number": trust.number,
        "issued_at": rfc3339(trust.issued_at),
        "good_until": rfc3339(good_until(trust)),
        "certificates": len(trust.register),
        "templates": list(trust.templates),
        "timestamp_roots": [fingerprint(one) for one in trust.timestamp_roots],
    }
