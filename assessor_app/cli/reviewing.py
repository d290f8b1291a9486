"""The commands `reviews list|show|decide|finish|put-aside|concern`. Rules and what is missing: `verifying.reviews`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor_app import rooms
from assessor_app.cli import stores
from assessor_app.cli.reporting import own_pem, word
from assessor_app.cli.review_document import said_in, steps
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import Refusal
from assessor_app.language import N_
from assessor_app.progress import Silent
from assessor_app.verifying.model import Interest
from assessor_app.verifying.reviews import criteria
from assessor_app.verifying.reviews.processes import PROCESSES
from assessor_app.verifying.sampling.model import TO_REVIEW

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from assessor_app.rooms import Rooms
    from assessor_app.verifying.reviews.desk import Looking
    from assessor_app.verifying.reviews.model import Kept, Waits
    from assessor_app.verifying.reviews.readiness import Gap

PAGE = 500


def list_all(options: argparse.Namespace, face: Face) -> Exit:
    """List what waits: those begun, then what the samples chose, then what is finished."""
    found: list[Waits] = []
    with stores.opened(options, face) as (_, built, _secret):
        while page := built.verifying.waiting.page(found[-1] if found else None, PAGE):
            found += page
    states = {"open": N_("Begun"), "waits": N_("In the sample"), "finished": N_("Finished")}
    for one in found:
        face.answer(f"{one.reference}  {one.candidate}  {one.assessor}: {face.words(states[one.state])}")
    if not found:
        face.remark(face.words(N_("Nothing waits for review.")))
    face.document(
        {
            "waiting": [
                {"state": one.state, "identity": one.identity, "reference": one.reference, "candidate": one.candidate,
                 "assessor": one.assessor, "decided": one.decided, "overall": one.overall or None}
                for one in found
            ]
        }
    )  # fmt: skip
    return Exit.YES


def show(options: argparse.Namespace, face: Face) -> Exit:
    """Show what a review of a record decides, what bars it, and what it still lacks; 1 where it is barred."""
    with stores.opened(options, face) as (_, built, _secret):
        looking = built.verifying.reviews.look(options.record)
        return _tell(face, built, looking, looking.kept)


def decide(options: argparse.Namespace, face: Face) -> Exit:
    """Keep decisions in the review of a record, which is begun where it is not: all of them, or nothing."""
    said = said_in(stores.read_file(Path(options.decisions)))
    with stores.opened(options, face) as (_, built, _secret):
        reviews = built.verifying.reviews
        looking = reviews.look(options.record)
        _demand_there(looking, said)
        with built.store.transaction():
            name = _begun(face, built, looking)
            reviews.say(name, *steps(said))
        return _tell(face, built, looking, reviews.find(name))


def _demand_there(looking: Looking, said: dict[str, Any]) -> None:
    """Every criterion that is spoken of is one of the record's; Refusal `criterion-unknown`."""
    there = {one.key for one in looking.criteria}
    spoken = [one["criterion"] for one in said.get("decisions", ())]
    spoken += [key for one in said.get("actions", ()) for key in one["criteria"]]
    for key in (*spoken, *said.get("look_too", ())):
        if key not in there:
            raise Refusal("criterion-unknown", criterion=key)


def _begun(face: Face, built: Rooms, looking: Looking) -> str:
    """The review that is begun on a record, with the item of a sample that waits for it."""
    if looking.kept is not None:
        return looking.kept.review.id
    waiting = [one for one in built.verifying.sampling.of_record(looking.held.identity) if one.state in TO_REVIEW]
    item = waiting[0] if waiting else None
    reason = "; ".join(face.code(one.code, dict(one.facts)) for one in item.reasons) if item else ""
    kept, _ = built.verifying.reviews.begin(
        looking,
        Interest("none"),
        item=item.id if item else "",
        reason=reason,
        stage=item.stage if item else "interim",
    )
    return kept.review.id


def _tell(face: Face, built: Rooms, looking: Looking, kept: Kept | None) -> Exit:
    wanted = criteria.to_decide(looking.criteria, kept.beyond if kept else ())
    gaps = built.verifying.reviews.missing(looking, kept) if kept else ()
    found = {one.criterion: one for one in kept.review.findings} if kept else {}
    for bar in looking.bars:
        face.answer(face.code(bar.code, dict(bar.facts)))
    for one in wanted:
        decided = word(face, found[one.key].outcome) if one.key in found else "—"
        face.answer(f"{one.key}  {decided}  {one.text(face.words.language)}")
    actions = {one.id: one.text for one in kept.review.actions} if kept else {}
    lacking = [_gap(face, gap, actions) for gap in gaps]
    for gap in lacking:
        face.answer(gap["text"])
    face.document(
        {
            "identity": looking.held.identity,
            "reference": looking.held.reference,
            "bars": [{"code": bar.code, "forbids": bar.forbids} for bar in looking.bars],
            "criteria": [
                {"criterion": one.key, "text": one.text(face.words.language), "state": one.state,
                 "outcome": found[one.key].outcome if one.key in found else None}
                for one in wanted
            ],
            "review": kept.review.id if kept else None,
            "overall": kept.review.overall if kept else None,
            "missing": lacking,
        }
    )  # fmt: skip
    return Exit.NO if looking.forbidden else Exit.YES


def _gap(face: Face, gap: Gap, actions: Mapping[str, str]) -> dict[str, Any]:
    """What a review lacks; of a process check both what the document calls it and what it says."""
    checks = {one.code: f"{one.code} – {face.words(one.said)}" for one in PROCESSES}
    facts = {"criterion": gap.about, "action": actions.get(gap.about, ""), "check": checks.get(gap.about, "")}
    return {"code": gap.code, "about": gap.about, "blocking": gap.blocking, "text": face.code(gap.code, facts)}


def _open(built: Rooms, record: str) -> Kept:
    """The review that is begun on a record; Refusal `review-not-begun`."""
    looking = built.verifying.reviews.look(record)
    if looking.kept is None:
        raise Refusal("review-not-begun", reference=looking.held.reference)
    return looking.kept


def finish(options: argparse.Namespace, face: Face) -> Exit:
    """Sign a review and close it; where a folder is named, write the report beside the record."""
    with stores.opened(options, face) as (vault, built, secret):
        kept = _open(built, options.record)
        key = rooms.own_identity(built, vault, secret)
        done, _ = built.verifying.finishing.finish(kept.review.id, key, options.pages, Silent())
        files: list[str] = []
        if options.out:
            stores.make_folder(Path(options.out))
            written = built.verifying.reports.export([done.kept.report], Path(options.out), certificates=own_pem(built))
            files = [str(file) for file in written]
    face.answer(face.words(N_("Finished: {reference}"), reference=done.review.reference))
    if done.kept.unsigned:
        face.answer(face.code(done.kept.unsigned, {}) if done.kept.unsigned == "review-external" else
                    face.words(N_("The decision stands in the report alone.")))  # fmt: skip
    for file in files:
        face.answer(file)
    face.document(
        {
            "reference": done.review.reference,
            "identity": done.review.identity,
            "overall": done.review.overall,
            "report": done.kept.report,
            "signed": done.signed,
            "files": files,
        }
    )
    return Exit.YES


def put_aside(options: argparse.Namespace, face: Face) -> Exit:
    """Put the review that is begun on a record out of sight."""
    with stores.opened(options, face) as (_, built, _secret):
        kept = _open(built, options.record)
        built.verifying.reviews.put_aside(kept.review.id)
    face.answer(face.words(N_("The review was put aside.")))
    face.document({"review": kept.review.id, "reference": kept.review.reference})
    return Exit.YES


def concern(options: argparse.Namespace, face: Face) -> Exit:
    """Keep a concern about a record and write it out for the head of the centre; it stands in nothing else."""
    with stores.opened(options, face) as (_, built, _secret):
        person = built.people.assessor()
        concerns, identity = built.verifying.reviews.concerns, built.archive.find(options.record).identity
        stores.make_folder(Path(options.out))
        made, _ = concerns.raise_one(identity, options.route, options.text)
        file, _ = concerns.hand_over(made.id, Path(options.out), person.name if person else "", face.words)
    face.answer(str(file))
    face.document({"file": str(file), "route": options.route})
    return Exit.YES
