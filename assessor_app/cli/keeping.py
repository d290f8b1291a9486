"""The commands around how long records are kept: `records retention|dispose|hold`. The rules live in `records`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app import rooms
from assessor_app.cli import checking, stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from assessor_app.records.opening import open_record
from assessor_app.records.retention import certificate
from assessor_app.records.retention.holds import told
from assessor_app.records.retention.model import Asked, Rule
from assessor_app.records.sealing import write_out
from assessor_app.trust.model import fingerprint, grouped

if TYPE_CHECKING:
    import argparse

    from assessor_app.records.retention.model import Disposal, Keeping


def retention(options: argparse.Namespace, face: Face) -> Exit:
    """Show until when what is kept of each candidate is kept; first set the centre's rule, where one is given."""
    with stores.opened(options, face) as (_, built, _secret):
        desk = built.retention
        if options.years is not None or options.after is not None:
            was = desk.rule()
            desk.set_rule(Rule(was.years if options.years is None else options.years, options.after or was.after))
        rule, kept, due = desk.rule(), desk.kept(), {one.candidate for one in desk.due()}
    for one in kept:
        until, star = one.until(rule), "*" if one.candidate in due else " "
        face.answer(f"{until.isoformat() if until else '—':10}  {star} {one.name}  {one.candidate}")
        if one.held:
            face.answer(face.words("  Held: {reason}", reason=told(face.words, one.held)))
    if due:
        face.remark(face.words("What has a star is due: `records dispose` erases it and leaves a certificate."))
    listed = [_as_json(one, rule, due=one.candidate in due) for one in kept]
    face.document({"rule": {"years": rule.years, "after": rule.after}, "kept": listed})
    return Exit.YES


def hold(options: argparse.Namespace, face: Face) -> Exit:
    """Hold back what is kept of a candidate, lift that again, or say when their certificate was claimed."""
    with stores.opened(options, face) as (_, built, _secret):
        desk, assessor = built.retention, built.people.assessor()
        one, by = _found(desk.kept(), options.candidate), assessor.name if assessor else ""
        if options.claimed:
            desk.certify(one.candidate, _day(options.claimed))
        if options.lift:
            desk.lift(one.candidate, by)
        elif options.reason is not None or not options.claimed:
            desk.hold(one.candidate, options.reason or "", by)
        now, rule = _found(desk.kept(), one.candidate), desk.rule()
        due = now.candidate in {each.candidate for each in desk.due()}
    face.answer(now.name)
    face.document(_as_json(now, rule, due=due))
    return Exit.YES


def dispose(options: argparse.Namespace, face: Face) -> Exit:
    """Erase what is due of these candidates, leaving a signed certificate; or check such a certificate.

    Raises:
        Refusal: `nothing-due`; what disposing refuses. Nothing is erased before the certificate's folder is there.
    """
    if options.check:
        return _checked(Path(options.check), face)
    if not options.out:
        raise Refusal("disposal-without-folder")
    with stores.opened(options, face) as (vault, built, secret):
        due = built.retention.due()
        wanted = due if options.candidates == ["all"] else [_found(due, name) for name in options.candidates]
        if not wanted:
            raise Refusal("nothing-due")
        stores.make_folder(Path(options.out))
        opener = stores.signing_secret(options, face, built, secret)
        identity = rooms.own_identity(built, vault, opener)
        asked = Asked(tuple(one.candidate for one in wanted), options.reason or "", options.pages)
        made, _ = built.retention.dispose(asked, identity, vault.place, Silent())
        disposal = built.retention.disposals()[0]
        opening = built.archive.open(disposal.reference, made)
    file = Path(options.out) / f"{disposal.reference}.pdf"
    write_out(file, made)
    face.answer(str(file))
    face.remark(face.words("Backups made before still hold what was disposed of, until you delete them."))
    said = (opening.payload or {})["disposal"]
    face.document({"file": str(file), "reference": disposal.reference, "identity": opening.identity, **said})
    return Exit.YES


def certificates(options: argparse.Namespace, face: Face) -> Exit:
    """List what was disposed of; with a folder, write every certificate into it again."""
    with stores.opened(options, face) as (_, built, _secret):
        done = built.retention.disposals()
        if options.out:
            stores.make_folder(Path(options.out))
            for one in done:
                write_out(Path(options.out) / _file_name(one), built.retention.certificate(one.number))
    for one in done:
        face.answer(f"{one.reference}  {one.at}")
    if not done:
        face.remark(face.words("Nothing was disposed of in this store yet."))
    face.document({"disposals": [{**_told(one), "file": _file_name(one)} for one in done]})
    return Exit.YES


def _file_name(one: Disposal) -> str:
    return f"{one.reference}.{'pdf' if one.sealed else 'json'}"


def _told(one: Disposal) -> dict[str, object]:
    return {"reference": one.reference, "at": one.at, "records": one.records, "others": one.others}


def _checked(file: Path, face: Face) -> Exit:
    """A sealed certificate is judged as `verify` judges any file; one of the first builds by its signature alone."""
    data = stores.read_file(file)
    if data.startswith(b"%PDF"):
        opening = open_record(str(file), data, (), face.clock.now().wall)
        checking.describe(face, opening)
        said = (opening.payload or {}).get("disposal", {})
        face.document({"file": str(file), **checking.as_json(face, opening), **said})
        return checking.exit_for([opening.verdict])
    said, signer = certificate.read(data)
    face.answer(face.words("As it was signed, by {fingerprint}.", fingerprint=grouped(fingerprint(signer))))
    face.document({"file": str(file), "fingerprint": fingerprint(signer), **said})
    return Exit.YES


def _found(kept: list[Keeping], name: str) -> Keeping:
    found = [one for one in kept if name in (one.candidate, one.name)]
    if len(found) != 1:
        raise Refusal("kept-ambiguous" if found else "kept-unknown", name=name)
    return found[0]


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as problem:
        raise Refusal("date-malformed", date=text) from problem


def _as_json(one: Keeping, rule: Rule, *, due: bool) -> dict[str, object]:
    until = one.until(rule)
    return {
        "candidate": one.candidate,
        "name": one.name,
        "records": [record.identity for record in one.records],
        "drafts": [draft.id for draft in one.drafts],
        "last": one.last.isoformat(),
        "claimed": one.certified.isoformat() if one.certified else None,
        "until": until.isoformat() if until else None,
        "due": due,
        "held": one.held,
    }
