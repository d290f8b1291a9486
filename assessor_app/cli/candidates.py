"""The commands around the candidates of a store: `candidates list|show|export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.language.dates import moment
from assessor_app.observing.nexttime import hopes
from assessor_app.progress import Silent

if TYPE_CHECKING:
    import argparse

    from assessor_app.observing.coverage import Coverage
    from assessor_app.observing.nexttime import Hope
    from assessor_app.people.model import Candidate

EVERYTHING = 1_000_000


def list_all(options: argparse.Namespace, face: Face) -> Exit:
    """List the candidates of the store, in Welsh alphabetical order."""
    with stores.opened(options, face) as (_, built, _secret):
        everybody = built.people.candidates()
    for one in everybody:
        count = face.words("Standards: {count}", count=len(one.standards))
        face.answer("  ".join(part for part in (one.name, one.centre_reference, count) if part))
        face.answer(f"  {one.id}")
    if not everybody:
        face.remark(face.words("There are no candidates in this store yet."))
    face.document({"candidates": [_person(one) for one in everybody]})
    return Exit.YES


def show(options: argparse.Namespace, face: Face) -> Exit:
    """Show how one candidate's standards stand, drafts included, and what to look for next time."""
    with stores.opened(options, face) as (_, built, _secret):
        person = built.people.find(options.candidate)
        heads = built.desk.latest(person.id, limit=EVERYTHING)
        seen = [built.counted(head.id) for head in heads]
        covering = built.coverage(person, seen)
        held = built.archive.of_candidate(person.id)
    words = face.words
    face.answer(" · ".join(part for part in (person.name, person.centre_reference) if part))
    for one in covering.coverage:
        face.answer(f"{one.standard.urn or '—'} · {one.standard.title}")
        met = words("Met: {met} of {all}", met=one.met, all=len(one.standard.performance))
        face.answer(f"  {met}")
        left = ", ".join(one.standard.criterion_key(criterion).short(words.language) for criterion in one.left())
        if left:
            still = words("Left: {criteria}", criteria=left)
            face.answer(f"  {still}")
    for key in covering.missing:
        face.remark(face.code("standard-not-in-library", {"standard": str(key)}))
    for record in held:
        face.answer(f"{record.reference}  {moment(words, record.sealed_at)}")
        face.answer(f"  {record.identity}  {face.code(f'verdict-{record.verdict}', {})}")
    face.document(
        _person(person)
        | {
            "coverage": [_coverage(one) for one in covering.coverage],
            "missing": [str(key) for key in covering.missing],
            "next": [_hope(one) for one in hopes(covering.coverage, seen)],
            "records": [record.identity for record in held],
            "drafts": [head.reference for head in heads if not head.record],
        }
    )
    return Exit.YES


def export(options: argparse.Namespace, face: Face) -> Exit:
    """Write one candidate's portfolio: their sealed records, certificates and an index, as a folder or a zip."""
    from assessor_app.records.portfolio.exporting import export as write  # noqa: PLC0415 - only this command

    target = Path(options.out)
    with stores.opened(options, face) as (_, built, _secret):
        made = write(built.people.find(options.candidate), built.archive, target, Silent())
    face.answer(str(target))
    face.remark(face.words("Records in the portfolio: {count}", count=len(made.items)))
    face.document({"portfolio": str(target), "records": [item.held.identity for item in made.items]})
    return Exit.YES


def _person(one: Candidate) -> dict[str, Any]:
    held = one.registration
    return {
        "id": one.id,
        "name": one.name,
        "centre_reference": one.centre_reference,
        "registration": {"body": held.body, "number": held.number, "date": held.date, "name": held.name},
        "language": one.language,
        "standards": list(one.standards),
    }


def _coverage(one: Coverage) -> dict[str, Any]:
    return {
        "standard": str(one.standard.key),
        "title": one.standard.title,
        "visits": [{"reference": line.reference, "at": line.at, "sealed": line.sealed} for line in one.lines],
        "criteria": [
            {"kind": criterion.kind, "number": criterion.number, "label": criterion.label, "state": state}
            for criterion, state in zip(one.standard.criteria, one.so_far, strict=True)
        ],
    }


def _hope(one: Hope) -> dict[str, Any]:
    return {
        "reason": one.reason,
        "method": one.method,
        "again": one.again,
        "criteria": [str(key) for key in one.criteria],
        "actions": [action.text for action in one.actions],
    }
