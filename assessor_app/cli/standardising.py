"""The commands under `standardisation`: exercises made, judged, answered, and who agrees. Rules: `verifying`."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor_app import rooms
from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import Refusal
from assessor_app.language import N_
from assessor_app.language.shares import percent
from assessor_app.records.sealing import write_out
from assessor_app.verifying.sheets import write
from assessor_app.verifying.standardising.desk import StandardisingDesk
from assessor_app.verifying.standardising.files import MOST_BYTES
from assessor_app.verifying.standardising.model import CHOICES, Judged
from assessor_app.verifying.standardising.sheet import SAID, sheet

KAPPA = {"cohen": N_("Cohen’s kappa: {kappa}"), "fleiss": N_("Fleiss’s kappa: {kappa}")}

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from assessor_app.trust.model import Identity
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.standardising.model import Listed


def list_all(options: argparse.Namespace, face: Face) -> Exit:
    """List the exercises, latest first."""
    with stores.opened(options, face) as (_, built, _secret):
        found = built.verifying.standardising.listed()
    for one in found:
        face.answer(f"{one.id[:8]}  {one.made_at}  {_standing(face, one)}  {one.title}")
    if not found:
        face.remark(face.words(N_("There are no exercises in this store yet.")))
    face.document({"exercises": [asdict(one) for one in found]})
    return Exit.YES


def _standing(face: Face, one: Listed) -> str:
    """How an exercise stands, in words."""
    if one.way == "received":
        return face.words(N_("Judged and signed") if one.answered else N_("To be judged"))
    if one.way == "draft":
        return face.words(N_("Not handed out yet"))
    return face.words(
        N_("Closed. Answers: {n}") if one.closed else N_("Handed out. Answers so far: {n}"), n=one.answers
    )


def begin(options: argparse.Namespace, face: Face) -> Exit:
    """Draw an exercise from a record, and tell what in it may still name somebody."""
    with stores.opened(options, face) as (_, built, _secret):
        desk = built.verifying.standardising
        identity = built.archive.find(options.record).identity
        made, _ = desk.begin(identity, options.title, due=options.due, note=options.note)
        return _shown(face, desk, made.id)


def show(options: argparse.Namespace, face: Face) -> Exit:
    """Show an exercise."""
    with stores.opened(options, face) as (_, built, _secret):
        desk = built.verifying.standardising
        return _shown(face, desk, _named(desk, options.exercise))


def _shown(face: Face, desk: StandardisingDesk, name: str) -> Exit:
    made = desk.exercise(name)
    way = next((one.way for one in desk.listed() if one.id == name), "draft")
    doubts = desk.doubtful(name) if way == "draft" else {}
    choices = desk.choices(name)
    face.answer(f"{made.id}  {made.title}")
    for at, piece in enumerate(made.pieces):
        face.answer(f"{at + 1}  {' '.join(part for part in (piece.question, piece.text) if part)}")
        for doubt in doubts.get(at, ()):
            face.answer(f"    {face.words(N_('This may still name somebody: {text}'), text=doubt)}")
    for one in made.criteria:
        said = face.words(SAID[choices[one.key].choice]) if one.key in choices else "—"
        face.answer(f"{one.key}  {said}  {one.text}")
    face.document(
        {
            "way": way,
            "exercise": asdict(made),
            "doubtful": [{"piece": at + 1, "texts": list(texts)} for at, texts in doubts.items()],
            "choices": [asdict(choices[one.key]) for one in made.criteria if one.key in choices],
        }
    )
    return Exit.YES


def _named(desk: StandardisingDesk, name: str) -> str:
    """The id of the one exercise with a title or the beginning of an id; Refusal `exercise-unknown`, `…-ambiguous`."""
    found = [one.id for one in desk.listed() if name == one.title or (name and one.id.startswith(name))]
    if len(found) != 1:
        raise Refusal("exercise-ambiguous" if found else "exercise-unknown")
    return found[0]


def reword(options: argparse.Namespace, face: Face) -> Exit:
    """Put another text in place of a piece of a draft, or leave it out."""
    with stores.opened(options, face) as (_, built, _secret):
        desk = built.verifying.standardising
        name, at = _named(desk, options.exercise), options.piece - 1
        pieces = desk.exercise(name).pieces
        if not 0 <= at < len(pieces):
            raise Refusal("exercise-piece-unknown", piece=options.piece)
        desk.reword(name, at, None if options.leave_out else replace(pieces[at], text=options.text))
        return _shown(face, desk, name)


def give(options: argparse.Namespace, face: Face) -> Exit:
    """Sign an exercise, once, and write it out."""
    return _signed(options, face, StandardisingDesk.give)


def _signed(
    options: argparse.Namespace, face: Face, deed: Callable[[StandardisingDesk, str, Identity], tuple[bytes, Changes]]
) -> Exit:
    """Sign what a deed makes of an exercise, and write it out."""
    with stores.opened(options, face) as (vault, built, secret):
        desk = built.verifying.standardising
        name = _named(desk, options.exercise)
        data, _ = deed(desk, name, rooms.own_identity(built, vault, secret))
    write_out(Path(options.out), data)
    face.answer(options.out)
    face.document({"exercise": name, "file": options.out})
    return Exit.YES


def take_in(options: argparse.Namespace, face: Face) -> Exit:
    """Take in exercises and answers; all that are right are kept, the first that is not ends it."""
    found: list[dict[str, str]] = []
    with stores.opened(options, face) as (_, built, _secret):
        for file in options.files:
            data = stores.read_file(Path(file))[: MOST_BYTES + 1]
            name, _ = built.verifying.standardising.take_in(data)
            found.append({"file": file, "exercise": name})
            face.answer(f"{file}: {built.verifying.standardising.exercise(name).title}")
    face.document({"files": found})
    return Exit.YES


def judge(options: argparse.Namespace, face: Face) -> Exit:
    """Keep judgements of an exercise that came, all of them or none."""
    judged = _judgements(stores.read_file(Path(options.judgements)))
    with stores.opened(options, face) as (_, built, _secret):
        desk = built.verifying.standardising
        name = _named(desk, options.exercise)
        with built.store.transaction():
            for one in judged:
                desk.choose(name, one)
        return _shown(face, desk, name)


def _judgements(data: bytes) -> list[Judged]:
    """What a JSON document says of criteria; Refusal `judgements-unreadable`."""
    try:
        said: Any = json.loads(data)
        return [Judged(str(one["criterion"]), _choice(one["choice"]), str(one.get("why", ""))) for one in said]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise Refusal("judgements-unreadable") from problem


def _choice(said: object) -> Any:  # noqa: ANN401 - one of the choices
    if said not in CHOICES:
        raise ValueError(said)
    return said


def answer(options: argparse.Namespace, face: Face) -> Exit:
    """Sign the answer to an exercise, and write it out."""
    return _signed(options, face, StandardisingDesk.answer)


def vouch(options: argparse.Namespace, face: Face) -> Exit:
    """Vouch for who signed an answer; Refusal `answer-signer-unknown`, where nobody who answered is them."""
    with stores.opened(options, face) as (_, built, _secret):
        desk, person = built.verifying.standardising, built.people.assessor()
        name = _named(desk, options.exercise)
        found = next((one for one in desk.answers(name) if stores.same(options.fingerprint, one.signer)), None)
        if found is None:
            raise Refusal("answer-signer-unknown", fingerprint=options.fingerprint)
        desk.vouch(name, found.signer, how="@fingerprint", by=person.name if person else "")
        known = all(one.known for one in desk.answers(name) if one.signer == found.signer)
    face.answer(f"{found.answer.by}: {face.words(N_('Counts from now on.'))}")
    face.document({"by": found.answer.by, "signer": found.signer, "known": known})
    return Exit.YES if known else Exit.NO


def agreement(options: argparse.Namespace, face: Face) -> Exit:
    """Tell who chose what and how far they agree; 1 where fewer than two count."""
    with stores.opened(options, face) as (_, built, _secret):
        desk = built.verifying.standardising
        name = _named(desk, options.exercise)
        made, came = desk.exercise(name), desk.answers(name)
        found = desk.agreement(name, everybody=options.everybody)
    judges = [one.answer.by for one in came if one.known or options.everybody]
    table = sheet(made, judges, found, face.words)
    if options.out:
        write(Path(options.out), [table])
        face.answer(options.out)
    for line in (table.heads, *table.rows):
        face.cells(line)
    if len(judges) > 1:
        face.answer(face.words(N_("Pairs who agree: {share}"), share=percent(found.observed)))
    else:
        face.remark(face.words(N_("Fewer than two answers count, so nobody can agree yet.")))
    if found.kappa is not None:
        face.answer(face.words(KAPPA[found.measure], kappa=f"{found.kappa:.3f}"))
    face.document(
        {
            "judges": [{"by": one.answer.by, "signer": one.signer, "known": one.known} for one in came],
            "observed": found.observed if len(judges) > 1 else None,
            "measure": found.measure,
            "kappa": found.kappa,
            "criteria": [
                asdict(one) | {"agreement": one.agreement if len(one.choices) > 1 else None} for one in found.criteria
            ],
        }
    )
    return Exit.YES if len(judges) > 1 else Exit.NO


def close(options: argparse.Namespace, face: Face) -> Exit:
    """Take no more answers, or take them again."""
    with stores.opened(options, face) as (_, built, _secret):
        desk = built.verifying.standardising
        name = _named(desk, options.exercise)
        (desk.reopen if options.reopen else desk.close)(name)
        now = next(one for one in desk.listed() if one.id == name)
    face.answer(f"{now.id[:8]}  {_standing(face, now)}  {now.title}")
    face.document(asdict(now))
    return Exit.YES
