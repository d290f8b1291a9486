"""The commands `actions list|answer|files|recheck`: what verifiers asked to be done. How one stands: `verifying`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor_app import rooms
from assessor_app.cli import stores
from assessor_app.cli.reporting import EVERYTHING, as_json, own_pem
from assessor_app.cli.saying import Exit, Face
from assessor_app.clock import DeviceClock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.language import N_
from assessor_app.progress import Silent
from assessor_app.records.sealing import write_out
from assessor_app.verifying.actions.files import Named, read
from assessor_app.verifying.actions.model import Answer, Evidence, Second
from assessor_app.verifying.actions.words import STATE_WORDS

if TYPE_CHECKING:
    import argparse

    from assessor_app.rooms import Rooms
    from assessor_app.verifying.actions.model import Answered, Followed
    from assessor_app.verifying.statements.model import Statement


def list_all(options: argparse.Namespace, face: Face) -> Exit:
    """List actions by the day on which they are due."""
    today = DeviceClock().now().wall.date().isoformat()
    with stores.opened(options, face) as (_, built, _secret):
        actions = built.verifying.actions
        found = actions.mine() if options.mine else actions.every()
        reports = () if found else built.verifying.reports.listed(limit=EVERYTHING)
    found = tuple(
        one
        for one in found
        if (not options.state or one.state == options.state) and (not options.overdue or one.overdue(today))
    )
    for one in found:
        _tell(face, one, today)
    if not found:
        face.remark(face.words(N_("There are no such actions in this store.")))
    waiting = sum(one.verdict == "unknown-signer" for one in reports)
    if waiting:
        face.remark(
            face.words(N_("Reports that count only once you vouch for who signed them: {count}"), count=waiting)
        )
    face.document({"actions": [_action(one, today) for one in found]})
    return Exit.YES


def _tell(face: Face, one: Followed, today: str) -> None:
    opened = one.opened
    said = [face.words(STATE_WORDS[one.state]), *([face.words(N_("Overdue"))] if one.overdue(today) else [])]
    face.answer(f"{opened.name}  {opened.due}  {' · '.join(said)}")
    face.answer(f"  {opened.reference}  {opened.candidate}  {opened.owner}: {opened.text}")
    if one.answer:
        face.answer(f"  {one.answer.assessor_name}: {one.answer.done}")
        for file in one.answer.files:
            face.answer(f"    {file.name}  {file.media_type}  {file.size}  {file.sha256}")
    if one.recheck and one.recheck.reason:
        face.answer(f"  {one.recheck.verifier}: {one.recheck.reason}")


def _action(one: Followed, today: str) -> dict[str, Any]:
    opened, answer, recheck = one.opened, one.answer, one.recheck
    return {
        "action": opened.name,
        "state": one.state,
        "overdue": one.overdue(today),
        "due": opened.due,
        "owner": opened.owner,
        "text": opened.text,
        "criteria": list(opened.criteria),
        "report": opened.report,
        "record": opened.record,
        "of_identity": opened.identity,
        "reference": opened.reference,
        "candidate": opened.candidate,
        "assessor": opened.assessor_name,
        "verifier": opened.verifier,
        "answer": answer and _answer(answer),
        "recheck": recheck and {"statement": recheck.statement, "became": recheck.became, "reason": recheck.reason},
    }


def _answer(one: Answered) -> dict[str, Any]:
    files = [
        {
            "name": file.name,
            "media_type": file.media_type,
            "size": file.size,
            "sha256": file.sha256,
            "caption": file.caption,
            "people": file.people,
            "consent": file.consent,
        }
        for file in one.files
    ]
    return {"statement": one.statement, "done": one.done, "at": one.at, "files": files}


def answer(options: argparse.Namespace, face: Face) -> Exit:
    """Seal an answer to an action with the store's own key, and write it where a folder is named."""
    named = [Named(Path(said.pop("file")), **said) for said in map(dict, options.files)]
    attached, contents = read(named, rfc3339(DeviceClock().now().wall), Silent())
    said = Answer(options.done, tuple(_evidence(one) for one in options.evidence), options.record, attached)
    with stores.opened(options, face) as (vault, built, secret):
        key = rooms.own_identity(built, vault, secret)
        made, _changes = built.verifying.actions.answer(
            options.action, said, key, options.pages, Silent(), contents=contents, elsewhere=True
        )
        files = _written(built, made, options.out)
    face.answer(face.words(N_("Answered: {reference}"), reference=made.reference))
    return _sealed(face, made, files)


def _evidence(written: str) -> Evidence:
    """`what; where; with whom`, of which the last two may be left out."""
    what, _, rest = written.partition(";")
    where, _, holder = rest.partition(";")
    return Evidence(what, where, holder)


def files(options: argparse.Namespace, face: Face) -> Exit:
    """Write the files of the answer that counts now into a folder, each as it was sealed.

    Raises:
        Refusal: `answer-without-files`; `answer-file-gone`, `answer-file-unsafe`; nothing was written.
    """
    out = Path(options.out)
    with stores.opened(options, face) as (_, built, _secret):
        actions = built.verifying.actions
        to = actions.find(options.action)
        if to.answer is None or not to.answer.files:
            raise Refusal("answer-without-files", reference=to.opened.reference)
        held = tuple(actions.files.written_out(to.answer.statement))
        stores.make_folder(out)
        for name, data in held:
            write_out(out / name, data)
    written = [str(out / name) for name, _data in held]
    for file in written:
        face.answer(file)
    face.document({"out": str(out), "files": written})
    return Exit.YES


def recheck(options: argparse.Namespace, face: Face) -> Exit:
    """Seal a report that closes an answered action or reopens it, and write it where a folder is named."""
    second = Second("closed") if options.close else Second("reopened", options.reopen)
    with stores.opened(options, face) as (vault, built, secret):
        key = rooms.own_identity(built, vault, secret)
        looked = {options.action: second}
        report, _changes = built.verifying.actions.recheck(looked, key, options.pages, Silent(), elsewhere=True)
        files = _written(built, report.statement, options.out)
    face.answer(face.words(N_("Rechecked: {reference}"), reference=report.statement.reference))
    return _sealed(face, report.statement, files)


def _written(built: Rooms, made: Statement, out: str | None) -> list[str]:
    if not out:
        return []
    stores.make_folder(Path(out))
    written = built.verifying.reports.export([made.identity], Path(out), certificates=own_pem(built))
    return [str(file) for file in written]


def _sealed(face: Face, made: Statement, files: list[str]) -> Exit:
    for file in files:
        face.answer(file)
    face.document({**as_json(made), "files": files})
    return Exit.YES
