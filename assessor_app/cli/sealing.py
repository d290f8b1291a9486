"""The command `seal`: the whole chain from an observation as JSON to the signed file, headless."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app import rooms
from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import Refusal
from assessor_app.observing.document import read_visit
from assessor_app.progress import Silent
from assessor_app.records.apart import folder
from assessor_app.records.sealing import leave_certificate, write_out
from assessor_app.records.sealing import seal as seal_visit
from assessor_app.standards.library import StandardsLibrary, bundled_library
from assessor_app.trust import identity as identities

if TYPE_CHECKING:
    import argparse
    import datetime as dt

    from assessor_app.observing.model import Rules, Visit
    from assessor_app.records.model import Replaced
    from assessor_app.records.sealing import Sealed
    from assessor_app.trust.model import Identity


def seal(options: argparse.Namespace, face: Face) -> Exit:
    """Seal an observation and write it, with the signer's certificate beside it; a store that signs keeps it too."""
    file, out = Path(options.observation), Path(options.out)
    if os.path.lexists(out):  # what is there may be the only copy of another record
        raise Refusal("file-exists", file=str(out))
    document = stores.read_json(file)
    if options.key and options.replaces:
        raise Refusal("replaces-needs-store")
    if options.key:
        key = identities.from_key_file(stores.read_file(Path(options.key)), stores.passphrase(options, face))
        library, now = bundled_library(), face.clock.now().wall
        visit = read_visit(document, library, now=now, folder=file.parent)
        return _write(out, face, _sealed(visit, library, key, now), key, visit)
    with stores.opened(options, face) as (vault, built, secret):
        now, owner = face.clock.now().wall, built.people.assessor()
        visit = read_visit(document, built.library, now=now, owner=owner, folder=file.parent)
        visit = replace(_held_to(built.demands.rules(), visit), branding=built.people.branding())
        key = rooms.own_identity(built, vault, stores.signing_secret(options, face, built, secret))
        replaces = built.putting_right.to_replace(options.replaces, options.reason) if options.replaces else None
        sealed = _sealed(visit, built.library, key, now, replaces)
        built.archive.keep(sealed, key, visit.contents)
        return _write(out, face, sealed, key, visit)


def _held_to(rules: Rules, visit: Visit) -> Visit:
    """The visit under the rules of the store that is to keep it.

    Raises:
        Refusal: `judging-off`, when it carries assessment decisions and the centre's records carry none.
    """
    if visit.observation.judgements and not rules.judging:
        raise Refusal("judging-off")
    return replace(visit, rules=rules)


def _sealed(
    visit: Visit, library: StandardsLibrary, key: Identity, now: dt.datetime, replaces: Replaced | None = None
) -> Sealed:
    pairs = {key_: pair for key_ in visit.observation.standards if (pair := library.pair(key_))}
    return seal_visit(visit, key, now, pairs, Silent(), replaces=replaces)


def _write(out: Path, face: Face, sealed: Sealed, key: Identity, visit: Visit) -> Exit:
    apart = folder.write_out(sealed.payload, visit.contents, out.parent)
    write_out(out, sealed.file)
    certificate = leave_certificate(out.parent, key)
    face.answer(face.words("Sealed: {file}", file=out))
    face.remark(face.words("Certificate for whoever checks it: {file}", file=certificate))
    if apart:
        face.remark(face.words("Evidence too large to stand inside, to be handed over with it: {folder}", folder=apart))
    face.document(
        {
            "file": str(out),
            "beside": str(apart) if apart else None,
            "identity": sealed.identity,
            "record": sealed.payload["record"]["id"],
            "reference": sealed.payload["record"]["reference"],
            "certificate": str(certificate),
        }
    )
    return Exit.YES
