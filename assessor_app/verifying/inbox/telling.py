"""What is written down of a file that came: its state, the finding that says most, whose it is. Pure but for names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal
from assessor_app.records.report import DECIDING
from assessor_app.trust.attachments import FILE_BYTES
from assessor_app.verifying.inbox.model import Item

if TYPE_CHECKING:
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.report import Opening, Row
    from assessor_app.verifying.inbox.model import Came, State

LONGEST: Final = 200
_PDF: Final = b"%PDF-"


def state(came: Came) -> State:
    """Where a file belongs, by what became of it and how it was judged."""
    if came.outcome in {"duplicate", "older", "disposed"}:
        return "known"
    if came.outcome == "at-odds":
        return "at-odds"
    if came.outcome == "turned-away":
        return "quarantined"
    return "accepted" if came.opening.verdict == "accepted" else "waiting"


def item(came: Came, delivery: int, sha256: str, size: int, archive: RecordArchive, *, number: int = 0) -> Item:
    """What is written down of one file."""
    opening, said = came.opening, finding(came.opening)
    reference, candidate, assessor = _whose(opening, came.outcome, archive)
    return Item(
        number=number,
        delivery=delivery,
        source=opening.source,
        sha256=sha256,
        size=size,
        kind=came.kind,
        state=state(came),
        outcome=came.outcome,
        verdict=opening.verdict,
        headline=opening.headline,
        code=said.code if said else "",
        facts=said.facts if said else (),
        identity=opening.identity if came.outcome != "turned-away" else "",
        record=_record(opening),
        reference=reference,
        candidate=candidate,
        assessor=assessor,
        signer=opening.waiting_for.fingerprint if opening.waiting_for else _signer(opening),
    )


def known(told: Item) -> Item:
    """The same of a file that lies in quarantine already."""
    return replace(told, state="known", outcome="duplicate")


def finding(opening: Opening) -> Row | None:
    """The finding that says why a file is not simply accepted: what fails first, else what is not known."""
    for wanted in ("fails", "unknown"):
        for row in opening.rows:
            if (
                row.state == wanted
                and (row.row in DECIDING or wanted == "fails")
                and row.code not in {"not-reached", "not-whole"}
            ):
                return row
    return None


def kept_apart(came: Came, data: bytes) -> bool:
    """Whether the bytes are kept in quarantine: of a PDF that a record may be in, and that nothing forbids to keep.

    So is an exercise or an answer, and a statement that only a later program can read. What is whole and trusted and
    was turned away all the same (it was disposed of here, say) must not come back.
    """
    ours = data.startswith(_PDF) or came.kind in {"exercise", "exercise-answer"}
    gone = any(row.code == "statement-record-disposed" for row in came.opening.rows)
    wrong = came.opening.verdict in {"refused", "unreadable", "unchecked"} and not gone
    return wrong and ours and len(data) <= FILE_BYTES


def _record(opening: Opening) -> str:
    """The id of the record that a file is, or is about: it leaves the inbox with that record."""
    payload = opening.payload or {}
    for group in ("withdraws", "verifies", "answers"):
        about = payload.get(group)
        if isinstance(about, dict):
            return str(about.get("record") or "")[:LONGEST]
    return opening.record


def _whose(opening: Opening, outcome: str, archive: RecordArchive) -> tuple[str, str, str]:
    """Reference, candidate and assessor: as the archive has them, else as the file says, where it is whole."""
    payload = opening.payload or {}
    if opening.verdict in {"refused", "unreadable"} or outcome == "disposed":
        return "", "", ""
    try:
        held = archive.find(_record(opening)) if _record(opening) else None
    except Refusal:
        held = None
    if held is not None:
        return held.reference, held.candidate, held.assessor
    return (
        _said(payload, "record", "reference"),
        _said(payload, "candidate", "name"),
        _said(payload, "assessor", "name"),
    )


def _said(payload: dict[str, object], group: str, name: str) -> str:
    held = payload.get(group)
    return str(held.get(name) or "")[:LONGEST] if isinstance(held, dict) else ""


def _signer(opening: Opening) -> str:
    return opening.signers[0].fingerprint if opening.signers else ""
