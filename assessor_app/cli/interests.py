"""The commands `interests list|declare|lift`: in whom a verifier has a personal interest. What it bars: `verifying`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import Refusal
from assessor_app.language import N_
from assessor_app.verifying.interests.model import CONCERNS, same_name

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from assessor_app.verifying.interests.model import Interest


def list_all(options: argparse.Namespace, face: Face) -> Exit:
    """List the interests that stand."""
    with stores.opened(options, face) as (_, built, _secret):
        found = built.verifying.interests.standing()
    if not found:
        face.remark(face.words(N_("No personal interest is declared in this store.")))
    return _told(face, found)


def declare(options: argparse.Namespace, face: Face) -> Exit:
    """Declare an interest in the people of a record, with all that follows from it."""
    whom = CONCERNS if options.whom == "both" else (options.whom,)
    with stores.opened(options, face) as (_, built, _secret):
        payload = built.archive.payload(built.archive.find(options.record).identity)
        built.verifying.interests.declare_in(payload, whom, options.text)
        found = built.verifying.interests.in_people_of(payload)
    return _told(face, found)


def lift(options: argparse.Namespace, face: Face) -> Exit:
    """Say that an interest is no more."""
    with stores.opened(options, face) as (_, built, _secret):
        interests = built.verifying.interests
        wanted = same_name(options.name)
        found = [one for one in interests.standing() if options.name == one.subject or wanted == same_name(one.name)]
        if not found:
            raise Refusal("interest-unknown", name=options.name)
        for one in found:
            interests.lift(one.concern, one.subject)
        left = interests.standing()
    return _told(face, left)


def _told(face: Face, found: Iterable[Interest]) -> Exit:
    standing = list(found)
    for one in standing:
        face.answer(f"{one.subject}  {one.name}: {one.text}")
    face.document({"interests": [asdict(one) for one in standing]})
    return Exit.YES
