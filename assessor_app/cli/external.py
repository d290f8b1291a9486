"""The commands `external make|list|check`: the external verifier's pack. What it holds is `verifying.external`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app import rooms
from assessor_app.cli import stores
from assessor_app.cli.sampling import plan_named
from assessor_app.cli.saying import Exit, Face
from assessor_app.language import N_
from assessor_app.progress import Silent
from assessor_app.trust.model import grouped

if TYPE_CHECKING:
    import argparse


def make(options: argparse.Namespace, face: Face) -> Exit:
    """Make the pack of a plan, or one with what was added since."""
    out = Path(options.out)
    with stores.opened(options, face) as (vault, built, secret):
        plan = plan_named(built.verifying.sampling, options.plan)
        key = rooms.own_identity(built, vault, secret)
        made, _ = built.verifying.external.make(plan.id, key, out, Silent(), pages=options.pages, only_new=options.new)
    face.answer(str(out))
    face.document({**asdict(made), "out": str(out)})
    return Exit.YES


def list_all(options: argparse.Namespace, face: Face) -> Exit:
    """List the packs of a plan, oldest first, and how many records are in none yet."""
    with stores.opened(options, face) as (_, built, _secret):
        contents = built.verifying.external.contents(plan_named(built.verifying.sampling, options.plan).id)
    for one in contents.made:
        face.answer(f"{one.number}  {one.made_at}  {one.target}: {one.records}")
    face.remark(face.words(N_("Records in no pack yet: {count}"), count=len(contents.new)))
    face.document({"packs": [asdict(one) for one in contents.made], "new": [one.identity for one in contents.new]})
    return Exit.YES


def check(options: argparse.Namespace, face: Face) -> Exit:
    """Hold a pack against its own list; 1 where it is not whole, or nobody here knows who signed it."""
    with stores.opened(options, face) as (_, built, _secret):
        found = built.verifying.external.check(Path(options.pack), Silent())
    face.answer(face.words(N_("The pack is whole.") if found.whole else N_("The pack is not as it was made.")))
    for message, names in (
        (N_("Missing: {name}"), found.missing),
        (N_("Changed: {name}"), found.changed),
        (N_("Not in the list: {name}"), found.extra),
    ):
        for name in names:
            face.answer(f"  {face.words(message, name=name)}")
    signed = {"name": found.name, "fingerprint": grouped(found.signer)}
    face.answer(face.code(found.standing.code, signed | dict(found.standing.facts)))
    known = found.standing.state == "holds"
    face.document(
        {
            "whole": found.whole,
            "missing": list(found.missing),
            "changed": list(found.changed),
            "extra": list(found.extra),
            "signer": {"name": found.name, "fingerprint": found.signer, "known": known, "code": found.standing.code},
            "list": found.said,
        }
    )
    return Exit.YES if found.whole and known else Exit.NO
