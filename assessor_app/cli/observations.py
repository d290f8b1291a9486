"""The commands `observations list|show|export`: the drafts and planned visits of a store, and a draft as a document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import Refusal
from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.observing.documented import write_visit
from assessor_app.observing.planning.written import write as as_text
from assessor_app.observing.readiness import gaps
from assessor_app.records.sealing import write_out

if TYPE_CHECKING:
    import argparse

    from assessor_app.observing.desk import Head
    from assessor_app.observing.model import Visit
    from assessor_app.observing.planning.model import PlannedVisit
    from assessor_app.rooms import Rooms

EVERYTHING: Final = 1_000_000
STAGES: Final = {
    "proposed": N_("Not agreed yet"), "agreed": N_("Agreed"), "done": N_("Begun"), "cancelled": N_("Cancelled"),
}  # fmt: skip


def list_all(options: argparse.Namespace, face: Face) -> Exit:
    """List the drafts of the store, latest changed first; with `--planned` the visits to come instead."""
    with stores.opened(options, face) as (_, built, _secret):
        names = {one.id: one.name for one in built.people.candidates()}
        heads = [] if options.planned else [head for head in built.desk.latest(limit=EVERYTHING) if not head.record]
        planned = built.planning.to_come() if options.planned else []
    for head in heads:
        entries = face.words(N_("Entries: {count}"), count=head.entries)
        face.answer(f"{head.reference}  {names[head.candidate]}  {moment(face.words, head.start)}  {entries}")
    for visit in planned:
        when, stage = moment(face.words, visit.what.start), face.words(STAGES[visit.stage])
        face.answer(f"{visit.id}  {names[visit.what.candidate]}  {when}  {stage}")
    if not (heads or planned):
        face.remark(face.words(N_("No visit is planned.")) if options.planned else face.words(N_("There is no draft.")))
    if options.planned:
        face.document({"planned": [_planned(visit, names) for visit in planned]})
    else:
        face.document({"observations": [_head(head, names) for head in heads]})
    return Exit.YES


def show(options: argparse.Namespace, face: Face) -> Exit:
    """Show one draft with what it still lacks, or one planned visit with all that became of it."""
    with stores.opened(options, face) as (_, built, _secret):
        names = {one.id: one.name for one in built.people.candidates()}
        planned = next((one for one in _all_planned(built) if one.id == options.observation), None)
        if planned is not None:
            steps = built.planning.steps(planned.id)
            face.answer(f"{names[planned.what.candidate]}  {moment(face.words, planned.what.start)}")
            face.answer(face.words(STAGES[planned.stage]))
            face.document(_planned(planned, names) | {"steps": [{"step": one.step, "at": one.at} for one in steps]})
            return Exit.YES
        visit = built.visit(_named(built, options.observation))
    missing = gaps(visit, face.words.language, face.clock.now().wall)
    seen = visit.observation
    face.answer(f"{seen.reference}  {visit.candidate.name}  {moment(face.words, seen.event.start)}")
    face.answer(face.words(N_("Entries: {count}"), count=len(seen.entries)))
    for gap in missing:
        face.answer(f"  {'!' if gap.blocking else '?'} {face.code(gap.code, dict(gap.facts))}")
    told = [{"code": gap.code, "blocking": gap.blocking, "facts": dict(gap.facts)} for gap in missing]
    face.document({"observation": write_visit(visit, _places(visit, "")), "gaps": told})
    return Exit.YES


def export(options: argparse.Namespace, face: Face) -> Exit:
    """Write a draft as a document that `seal` takes, with its evidence files in a folder beside it.

    Raises:
        Refusal: `file-exists`; `observation-unknown`.
    """
    out = Path(options.out)
    beside = out.parent / f"{out.stem}-files"
    for place in (out, beside):
        if place.exists() or place.is_symlink():
            raise Refusal("file-exists", file=str(place))
    with stores.opened(options, face) as (_, built, _secret):
        visit = built.visit(_named(built, options.observation), contents=True)
    places = _places(visit, beside.name)
    if places:
        stores.make_folder(beside)
    for file in visit.observation.files:
        write_out(out.parent / places[file.id], visit.contents[file.sha256])
    document = write_visit(visit, places)
    write_out(out, f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode())
    face.answer(str(out))
    if visit.observation.mark is None:
        face.remark(
            face.words(N_("The candidate has not marked it: put `mark` into the document before it is sealed."))
        )
    face.document({"file": str(out), "files": [str(out.parent / place) for place in places.values()]})
    return Exit.YES


def _named(built: Rooms, name: str) -> str:
    """The id of the observation that somebody names by its reference or its id; Refusal `observation-unknown`."""
    found = next((head.id for head in built.desk.latest(limit=EVERYTHING) if name in {head.id, head.reference}), None)
    if found is None:
        raise Refusal("observation-unknown", id=name)
    return found


def _all_planned(built: Rooms) -> list[PlannedVisit]:
    return [one for person in built.people.candidates() for one in built.planning.of(person.id)]


def _places(visit: Visit, folder: str) -> dict[str, str]:
    """Where each evidence file stands beside the document: numbered, so that two of one name are two."""
    return {
        file.id: "/".join(part for part in (folder, f"{number:02}-{file.name}") if part)
        for number, file in enumerate(visit.observation.files, 1)
    }


def _head(head: Head, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": head.id, "reference": head.reference, "candidate": names[head.candidate], "start": head.start,
        "end": head.end, "standards": list(head.standards), "entries": head.entries,
    }  # fmt: skip


def _planned(visit: PlannedVisit, names: dict[str, str]) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(as_text(visit))
    said["moved"] = [dict(zip(("at", "was", "now", "reason"), one, strict=True)) for one in said["moved"]]
    return {"id": visit.id} | said | {"candidate": names[visit.what.candidate]}
