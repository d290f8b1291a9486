"""The commands on sealed records that are wrong, and on the journal: `records put-right|withdraw|diff|journal`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor_app import rooms
from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.language import N_
from assessor_app.progress import Silent
from assessor_app.records.differing.comparing import compare
from assessor_app.records.differing.pairing import pair
from assessor_app.records.differing.told import told
from assessor_app.records.journal import checking
from assessor_app.records.naming import withdrawal_name
from assessor_app.records.sealing import write_out

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from assessor_app.records.journal.model import Finding


def begin(options: argparse.Namespace, face: Face) -> Exit:
    """Begin the draft that puts a record right."""
    with stores.opened(options, face) as (_, built, _secret):
        made, _changes = built.putting_right.begin(options.record, options.reason)
    face.answer(face.words(N_("Draft begun: {reference}"), reference=made.reference))
    face.document({"observation": made.id, "reference": made.reference})
    return Exit.YES


def withdraw(options: argparse.Namespace, face: Face) -> Exit:
    """Withdraw a record with the store's own identity, and write the withdrawal where a folder is named."""
    with stores.opened(options, face) as (vault, built, secret):
        key = rooms.own_identity(built, vault, secret)
        made, _changes = built.withdrawing.withdraw(options.record, options.reason, key, Silent())
        file = None
        if options.out:
            folder = Path(options.out)
            stores.make_folder(folder)
            file = folder / withdrawal_name(made)
            write_out(file, built.archive.withdrawals.file(made.identity))
    face.answer(face.words(N_("Withdrawn: {reference}"), reference=made.reference))
    if file is not None:
        face.answer(str(file))
    face.document({"record": made.record, "withdrawal": made.identity, "file": str(file) if file else None})
    return Exit.YES


def differ(options: argparse.Namespace, face: Face) -> Exit:
    """Tell what differs between two records. 0 also where they differ, which is the answer."""
    with stores.opened(options, face) as (_, built, _secret):
        archive = built.archive
        old, new = pair(archive, options.record, options.other or "")
        found = compare(archive.payload(old.identity), archive.payload(new.identity))
    face.answer(f"{found.old} → {found.new}")
    if found.reason:
        face.answer(face.words(N_("The reason given: {reason}"), reason=found.reason))
    if not found.changes:
        face.answer(face.code("diff-nothing", {}))
    lines = [(changed, told(face.words, changed)) for changed in found.changes]
    for _, said in lines:
        face.answer(said.sentence)
        for sign, text in (("-", said.before), ("+", said.now)):
            for line in text.splitlines():
                face.answer(f"  {sign} {line}")
    changes: list[dict[str, Any]] = [
        {"code": one.code, "facts": one.facts, "before": one.before, "now": one.now, "text": said.sentence}
        for one, said in lines
    ]
    face.document({"old": found.old, "new": found.new, "reason": found.reason, "changes": changes})
    return Exit.YES


def journal(options: argparse.Namespace, face: Face) -> Exit:
    """Check the journal of the store or one that was handed out; or write the store's, to be kept by somebody else."""
    if options.check:
        lines, public = checking.read(stores.read_file(Path(options.check)))
        return _found(face, checking.check(lines, public), len(lines), lines[-1].link.digest if lines else "")
    with stores.opened(options, face) as (_, built, _secret):
        if options.out:
            write_out(Path(options.out), checking.handed_out(*built.archive.journal.written()))
        number, digest = built.archive.journal.head()
        return _found(face, built.archive.examine_journal(), number + 1, digest)


def _found(face: Face, findings: Iterable[Finding], many: int, digest: str) -> Exit:
    kept = list(findings)
    face.answer(face.words(N_("Lines in the journal: {count}"), count=many))
    if digest:
        face.answer(face.words(N_("Digest of the last line: {digest}"), digest=digest))
    for one in kept:
        face.answer(f"  {'•' if one.noted else '✗'} {face.code(one.code, one.facts)}")
    whole = all(one.noted for one in kept)
    face.answer(face.words(N_("The journal is whole.") if whole else N_("The journal is not whole.")))
    face.document(
        {
            "lines": many,
            "digest": digest,
            "whole": whole,
            "findings": [
                {"code": one.code, "facts": one.facts, "text": face.code(one.code, one.facts)} for one in kept
            ],
        }
    )
    return Exit.YES if whole else Exit.NO
