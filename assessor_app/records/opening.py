"""Opening a record: is the file whole, who signed it and when, do its pages say what its data says. Keeps nothing.

Acceptance rests on rebuilding: the base is drawn again from the payload and must be the first bytes of the file, and
the signature's increment must be what signing that base gives. A PDF library's own verdict is asked as well.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

from assessor_app.errors import AssessorError, Refusal, Tampered
from assessor_app.observing.clocks import JUMP_SECONDS
from assessor_app.records import canonical, schema, templates
from assessor_app.records.canonical import nfc
from assessor_app.standards.ranges import scope_items
from assessor_app.trust import anchors as trusting
from assessor_app.trust import checking
from assessor_app.trust.model import tidy_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.errors import Fact
    from assessor_app.standards.model import Standard, StandardKey
    from assessor_app.trust.model import Anchor, SignatureCheck

Verdict = Literal["accepted", "unknown-signer", "unchecked", "refused", "unreadable"]
Headline = Literal["accepted", "unknown-signer", "unchecked", "clocks-differ", "refused", "unreadable"]
RowName = Literal["bytes", "signer", "time", "pages", "standard", "superseded"]
RowState = Literal["holds", "fails", "unknown", "noted"]

SLACK = dt.timedelta(seconds=JUMP_SECONDS)
PAYLOAD_NAME = "record.json"
DECIDING: tuple[RowName, ...] = ("bytes", "signer", "time", "pages")
# What a failed check of file or pages takes the ground from: it was read from what is not as it was sealed.
RESTING: tuple[RowName, ...] = ("signer", "time", "standard", "superseded")
# What makes a file unreadable rather than refused: there is no record in it to judge.
UNREADABLE = frozenset({"not-a-pdf", "no-payload", "file-empty", "file-too-large"})


@dataclass(frozen=True, slots=True)
class Row:
    """One finding: what was looked at, how it stands, and a stable code with facts."""

    row: RowName
    state: RowState
    code: str
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, as the certificate says. `signed_at` is RFC 3339 or empty; `time_source` how it is known."""

    name: str
    role: str
    fingerprint: str
    signed_at: str
    time_source: Literal["device"]


@dataclass(frozen=True, slots=True)
class Opening:
    """What one file turned out to be. `identity` is the SHA-256 of the base, in hex; empty where it is not known."""

    source: str
    verdict: Verdict
    rows: tuple[Row, ...]
    identity: str = ""
    record: str = ""
    signers: tuple[Signer, ...] = ()
    certificate: bytes = b""
    payload: dict[str, Any] | None = None

    def row(self, name: RowName) -> Row:
        """The finding of one row; every opening has all six."""
        return next(row for row in self.rows if row.row == name)

    @property
    def headline(self) -> Headline:
        """The verdict as a person is told it: `clocks-differ` when only the clocks disagree and nothing is wrong."""
        failing = [(row.row, row.code) for row in self.rows if row.state == "fails"]
        return "clocks-differ" if failing == [("time", "future-time")] else self.verdict


class Archived(Protocol):
    """What a store can add: the standards it knows, and which records replaced which."""

    def standard(self, key: StandardKey) -> Standard | None:
        """One edition, if the library has it."""

    def superseded_by(self, record: str) -> str:
        """The reference of the record that supersedes this one, or an empty text."""


def open_record(
    source: str, data: bytes, anchors: Sequence[Anchor], now: dt.datetime, archived: Archived | None = None
) -> Opening:
    """Judge one file against those a person or a centre vouches for. Never raises for anything in the file."""
    try:
        if not data:
            raise Refusal("file-empty")
        found = checking.attachment(data, PAYLOAD_NAME)
    except AssessorError as problem:
        return closed(source, "unreadable" if problem.code in UNREADABLE else "refused", problem.code, _facts(problem))
    try:
        payload = canonical.parse(found)
        template = payload.get("template")
        known = isinstance(template, str) and templates.known(template)
        (schema.check if known else schema.check_head)(payload)
        base = templates.render(payload, contents(data, payload)) if known else None
    except AssessorError as problem:
        return closed(source, "refused", problem.code, _facts(problem))
    except Exception:  # noqa: BLE001 - a stranger wrote this payload, and drawing it may fail in any way
        return closed(source, "refused", "payload-invalid")
    check = checking.check(data, base, now=now)
    rows = (
        _bytes(check),
        _signer(check, payload, anchors, now),
        _time(check, payload),
        _pages(data, base, payload),
        *_from_store(payload, archived),
    )
    return Opening(
        source=source,
        verdict=_verdict(rows),
        rows=without_ground(rows),
        identity=check.identity,
        record=_text(payload, "record", "id"),
        signers=_signers(check),
        certificate=check.certificate,
        payload=payload,
    )


def contents(data: bytes, payload: dict[str, Any]) -> dict[str, bytes]:
    """The bytes of the evidence files inside a record's file, by their digest, as its payload names them.

    Raises:
        Tampered: `evidence-missing`, `evidence-differs` with the fact `name`.
        Refusal: `file-too-large`.
    """
    found: dict[str, bytes] = {}
    for file in payload.get("files", ()):
        try:
            held = checking.attachment(data, file["attachment"])
        except Refusal as problem:
            if problem.code != "no-payload":
                raise
            raise Tampered("evidence-missing", name=file["name"]) from problem
        if hashlib.sha256(held).hexdigest() != file["sha256"] or len(held) != file["size"]:
            raise Tampered("evidence-differs", name=file["name"])
        found[file["sha256"]] = held
    return found


def closed(source: str, verdict: Verdict, code: str, facts: tuple[tuple[str, Fact], ...] = ()) -> Opening:
    """An opening that never got as far as a payload, and why."""
    others: tuple[RowName, ...] = ("signer", "time", "pages", "standard", "superseded")
    return Opening(
        source, verdict, (Row("bytes", "fails", code, facts), *(Row(name, "unknown", "not-reached") for name in others))
    )


def without_ground(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows; where file or pages fail, what only holds if they are whole is not checked (`not-whole`).

    A failure stays a failure. Nothing in such a file may look in order, or ask that anybody be vouched for.
    """
    if not any(row.row in {"bytes", "pages"} and row.state == "fails" for row in rows):
        return tuple(rows)
    return tuple(
        Row(row.row, "unknown", "not-whole") if row.row in RESTING and row.state != "fails" else row for row in rows
    )


def _facts(problem: AssessorError) -> tuple[tuple[str, Fact], ...]:
    return tuple(problem.facts.items())


def _signers(check: SignatureCheck) -> tuple[Signer, ...]:
    card = check.signer
    return (Signer(card.name, card.role, card.fingerprint, _iso(check.signed_at), "device"),) if card else ()


def _verdict(rows: tuple[Row, ...]) -> Verdict:
    states = {row.row: row.state for row in rows}
    if any(states[name] == "fails" for name in DECIDING):
        return "refused"
    if states["bytes"] != "holds" or states["time"] != "holds":
        return "refused"
    if states["pages"] != "holds":
        return "unchecked"
    return "accepted" if states["signer"] == "holds" else "unknown-signer"


def _bytes(check: SignatureCheck) -> Row:
    if check.intact:
        return Row("bytes", "holds", "bytes-intact")
    return Row("bytes", "fails", check.broken[0] if check.broken else "signature-broken")


def _signer(check: SignatureCheck, payload: dict[str, Any], anchors: Sequence[Anchor], now: dt.datetime) -> Row:
    signer = check.signer
    if signer is None:
        return Row("signer", "fails", "signer-unreadable")
    facts = (("name", signer.name), ("fingerprint", signer.grouped))
    named = (_text(payload, "assessor", "certificate"), tidy_name(_text(payload, "assessor", "name")))
    if named != (signer.fingerprint, signer.name):
        return Row("signer", "fails", "signer-not-the-assessor", facts)
    if check.unfit:
        return Row("signer", "fails", check.unfit[0], facts)
    vouched, code = trusting.trusted(check.certificate, anchors, check.signed_at or now)
    if vouched:
        return Row("signer", "holds", code, facts)
    return Row("signer", "unknown", code, facts)


def _time(check: SignatureCheck, payload: dict[str, Any]) -> Row:
    at = check.signed_at
    if at is None:
        return Row("time", "fails", "time-missing")
    facts = (("at", _iso(at)),)
    sealed = _text(payload, "record", "sealed_at")
    if not sealed or dt.datetime.fromisoformat(sealed) != at:
        return Row("time", "fails", "time-differs", facts)
    if check.untimely:
        return Row("time", "fails", check.untimely[0], facts)
    if any(time > at + SLACK for time in _logged(payload)):
        return Row("time", "holds", "time-before-log", facts)
    return Row("time", "holds", "time-device-clock", facts)


def _logged(payload: dict[str, Any]) -> list[dt.datetime]:
    """When the entries were written and the candidate marked them, where the payload is of a known form."""
    if not templates.known(payload["template"]):
        return []
    found = []
    for said in (*payload["log"], payload["response"]["mark"] or {}):
        try:
            found.append(dt.datetime.fromisoformat(said.get("at", "")))
        except ValueError:  # a day that never was has the right form
            continue
    return found


def _pages(data: bytes, base: bytes | None, payload: dict[str, Any]) -> Row:
    if base is None:
        return Row("pages", "unknown", "template-unknown", (("template", str(payload.get("template", ""))),))
    return Row("pages", "holds", "pages-match") if data.startswith(base) else Row("pages", "fails", "pages-differ")


def _from_store(payload: dict[str, Any], archived: Archived | None) -> tuple[Row, Row]:
    if archived is None:
        standard = Row("standard", "unknown", "standard-needs-store")
        return standard, Row("superseded", "unknown", "superseded-needs-store")
    return _standard(payload, archived), _superseded(payload, archived)


def _standard(payload: dict[str, Any], archived: Archived) -> Row:
    from assessor_app.standards.model import StandardKey  # noqa: PLC0415 - only needed where there is a store

    if not templates.known(payload["template"]):  # only its head was checked
        return Row("standard", "unknown", "not-reached")
    for assessed in payload["standards"]:
        key = StandardKey.parse(assessed["key"])
        held = archived.standard(key)
        if held is None:
            return Row("standard", "noted", "standard-not-in-library", (("standard", key.name),))
        if held.text_sha256 != assessed["text_sha256"] or not _same_text(held, assessed):
            return Row("standard", "noted", "standard-text-differs", (("standard", key.name),))
    return Row("standard", "holds", "standard-known")


def _same_text(held: Standard, assessed: dict[str, Any]) -> bool:
    """Whether criteria and scope in a record are the library's, word for word: a digest beside them is only a claim."""
    mine = [(c.kind, c.number, nfc(c.text), nfc(list(c.items))) for c in held.criteria]
    if mine != [(c["kind"], c["number"], c["text"], c["items"]) for c in assessed["criteria"]]:
        return False
    scope = [(str(item.key), nfc(item.text)) for item in scope_items(held)]
    return "scope" not in assessed or scope == [(item["key"], item["text"]) for item in assessed["scope"]]


def _superseded(payload: dict[str, Any], archived: Archived) -> Row:
    later = archived.superseded_by(_text(payload, "record", "id"))
    if later:
        return Row("superseded", "noted", "superseded-by", (("reference", later),))
    return Row("superseded", "holds", "not-superseded")


def _text(payload: dict[str, Any], group: str, name: str) -> str:
    held = payload.get(group)
    return str(held.get(name) or "") if isinstance(held, dict) else ""


def _iso(moment: dt.datetime | None) -> str:
    return moment.replace(microsecond=0).isoformat() if moment else ""
