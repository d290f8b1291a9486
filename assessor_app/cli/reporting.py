"""The commands `reports list|show|export|vouch`. What a report says is in its data; taking one in is `import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import Refusal
from assessor_app.language import N_
from assessor_app.records.templates.verification_1.words import WORDS
from assessor_app.trust.model import fingerprint, grouped, pem

if TYPE_CHECKING:
    import argparse

    from assessor_app.rooms import Rooms
    from assessor_app.verifying.statements.model import Statement

EVERYTHING = 1_000_000


def list_all(options: argparse.Namespace, face: Face) -> Exit:
    """List the reports of the store, latest first, or those about one record, earliest first."""
    with stores.opened(options, face) as (_, built, _secret):
        if options.record:
            held = built.archive.find(options.record)
            found = [one.statement for one in built.verifying.reports.of_record(held.identity)]
        else:
            found = built.verifying.reports.listed(limit=EVERYTHING)
    for one in found:
        said = word(face, one.overall or f"title-{one.kind}")
        face.answer(f"{one.reference}  {one.sealed_at}  {one.candidate}  {one.author}: {said}")
        face.answer(f"  {one.identity}  {face.code(f'verdict-{one.verdict}', {})}")
    if not found:
        face.remark(face.words(N_("There are no verification reports in this store yet.")))
    face.document({"reports": [as_json(one) for one in found]})
    return Exit.YES


def show(options: argparse.Namespace, face: Face) -> Exit:
    """Show one report: how it stands, and all that it decides."""
    with stores.opened(options, face) as (_, built, _secret):
        report = built.verifying.reports.find(options.report)
        opening = built.verifying.statements.opened(report.statement)
    one, said = report.statement, report.payload
    face.answer(face.code(f"verdict-{opening.headline}", {}))
    row = opening.row("statement")
    face.answer(face.code(row.code, dict(row.facts)))
    for standard in said["decided"]:
        face.answer(standard["title"])
        for criterion in standard["criteria"]:
            _criterion(face, criterion)
    for text in (said["feedback"], said["good_practice"], said["point"]):
        if text:
            face.answer(text)
    for action in report.actions:
        face.answer(f"{one.identity[:8]}/{action.id}  {action.due}  {action.owner}: {action.text}")
    for second in report.rechecks:
        face.answer(f"{second['report'][:8]}/{second['action']}: {word(face, second['outcome'])} {second['reason']}")
    face.document({**as_json(one), "verdict": opening.verdict, "report": said})
    return Exit.YES if opening.verdict == "accepted" else Exit.NO


def _criterion(face: Face, one: dict[str, Any]) -> None:
    label = one["label"] or one["number"]
    face.answer(f"  {label}  {word(face, one['outcome'])}  {one['text']}")
    if one["cause"]:
        face.answer(f"    {word(face, one['cause'])}: {one['note']}")


def export(options: argparse.Namespace, face: Face) -> Exit:
    """Write reports and answers into a folder, each beside the record it is about."""
    folder = Path(options.out)
    with stores.opened(options, face) as (_, built, _secret):
        names = options.reports
        if names == ["all"]:
            every = built.verifying.statements.listed("review", "recheck", "response", limit=EVERYTHING)
            names = [one.identity for one in every]
        if not names:
            raise Refusal("nothing-to-export")
        stores.make_folder(folder)
        files = [str(file) for file in built.verifying.reports.export(names, folder, certificates=own_pem(built))]
    for file in files:
        face.answer(file)
    face.document({"out": str(folder), "files": files})
    return Exit.YES


def own_pem(built: Rooms) -> dict[str, bytes]:
    """This store's own certificates as PEM, by their fingerprints."""
    return {fingerprint(one): pem(one).encode() for one in built.vouched.own_certificates()}


def vouch(options: argparse.Namespace, face: Face) -> Exit:
    """Vouch for the signer of a report or answer, given the fingerprint as compared by another channel.

    Raises:
        Refusal: `fingerprint-differs`.
    """
    with stores.opened(options, face) as (_, built, _secret):
        statements = built.verifying.statements
        found = statements.find(options.report)
        given, signer = "".join(options.fingerprint.split()).upper(), found.signer
        if given not in {"".join(grouped(signer).split()), signer.upper()}:
            raise Refusal("fingerprint-differs", fingerprint=grouped(signer))
        person = built.people.assessor()
        statements.vouch(found.identity, how="@fingerprint", by=person.name if person else "")
        stands = statements.find(found.identity)
    face.answer(f"{stands.reference}: {face.code(f'verdict-{stands.verdict}', {})}")
    face.document(as_json(stands))
    return Exit.YES if stands.verdict == "accepted" else Exit.NO


def word(face: Face, key: str) -> str:
    """A word of the report's own pages, in the reader's language."""
    return WORDS[key][face.words.language == "en"]


def as_json(one: Statement) -> dict[str, str | None]:
    """One report or answer in JSON."""
    return {
        "identity": one.identity,
        "id": one.id,
        "kind": one.kind,
        "record": one.record,
        "of_identity": one.of_identity,
        "reference": one.reference,
        "candidate": one.candidate,
        "author": one.author,
        "role": one.role,
        "signer": one.signer,
        "overall": one.overall or None,
        "sealed_at": one.sealed_at,
        "origin": one.origin,
        "verdict": one.verdict,
    }
