"""Opening a record: is the file whole, who signed it and when, do its pages say what its data says. Keeps nothing.

Acceptance rests on rebuilding: the base is drawn again from the payload and must be the first bytes of the file, and
every signature's increment must be what signing gives. A PDF library's own verdict is asked as well.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assessor_app.errors import AssessorError, Refusal, Tampered
from assessor_app.observing.clocks import JUMP_SECONDS
from assessor_app.records import canonical, further, kinds, schema, templates, timing, wanted
from assessor_app.records.report import DECIDING, FURTHER, Opening, Row, closed, without_ground
from assessor_app.records.shelved import from_store
from assessor_app.trust import anchors as trusting
from assessor_app.trust import checking, quickly, revisions
from assessor_app.trust.model import tidy_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.errors import Fact
    from assessor_app.records.report import Verdict
    from assessor_app.records.shelved import Archived
    from assessor_app.trust.model import Anchor, SignatureCheck, Standing

    _Read = tuple[dict[str, Any], bytes | None, SignatureCheck]

SLACK = dt.timedelta(seconds=JUMP_SECONDS)
PAYLOAD_NAME = "record.json"
# What makes a file unreadable rather than refused: there is no record in it to judge.
UNREADABLE = frozenset({"not-a-pdf", "no-payload", "file-empty", "file-too-large"})


@dataclass(frozen=True, slots=True)
class Drawn:
    """A base that was drawn from its data before, and was the same to the last byte: its SHA-256 in hex, and the data.

    A file that begins with it need not have it drawn again, which is most of the work; all else is judged as ever.
    """

    identity: str
    payload: dict[str, Any]


def open_record(
    source: str,
    data: bytes,
    anchors: Sequence[Anchor],
    now: dt.datetime,
    archived: Archived | None = None,
    *,
    kept_at: dt.datetime | None = None,
    kept_whole_at: dt.datetime | None = None,
    thorough: bool = True,
    drawn: Drawn | None = None,
) -> Opening:
    """Judge one file against those a person or a centre vouches for; never raises for anything in the file.

    `kept_at` is the earliest time at which something else than the file proves that the assessor's signature existed,
    `kept_whole_at` the same of the whole file; None where nothing does. `thorough` asks a PDF library as a second
    judge; one of many files may do without where rebuilding found every byte and every signature right, and without
    drawing a base that is known as `drawn`.
    """
    read = (None if thorough else _quickly(data, now, drawn)) or _read(source, data, now, thorough=thorough)
    if isinstance(read, Opening):
        return read
    payload, base, check = read
    shown = timing.Shown(timing.believed(check, anchors), kept_at, kept_whole_at)
    judge = _judge(anchors, now, check, shown)
    rows = (
        _bytes(check),
        _signer(check, payload, judge),
        _time(check, payload, shown),
        _pages(data, base, payload),
        *from_store(payload, archived, check.identity),
        *wanted.rows(check, payload, anchors),
        *further.rows(check, payload, judge),
    )
    return _told(source, check, payload, kinds.told(payload, rows) if base is not None else rows, shown)


def _read(source: str, data: bytes, now: dt.datetime, *, thorough: bool) -> _Read | Opening:
    """What a file holds, and what its signatures show; or the opening of one that never gets as far as that."""
    try:
        if not data:
            raise Refusal("file-empty")
        found = checking.attachment(data, PAYLOAD_NAME)
    except AssessorError as problem:
        return closed(source, "unreadable" if problem.code in UNREADABLE else "refused", problem.code, _facts(problem))
    try:
        payload, base = _drawn(data, found)
    except AssessorError as problem:
        return closed(source, "refused", problem.code, _facts(problem))
    return payload, base, checking.check(data, base, now=now, draw=further.drawing(payload), thorough=thorough)


def _quickly(data: bytes, now: dt.datetime, drawn: Drawn | None = None) -> _Read | None:
    """What a file holds that is just as this program writes it, found without reading it as a PDF; None of any other.

    Nothing is believed on the way: a payload that was taken out in a wrong way does not draw the base that is there.
    Where the base is known, its payload is too, and is not taken out at all.
    """
    end = revisions.first(data)
    if drawn is not None and end and hashlib.sha256(data[:end]).hexdigest() == drawn.identity:
        return _proven(data, drawn.payload, data[:end], now)
    found = quickly.attached(data, end, PAYLOAD_NAME) if end else None
    if found is None:
        return None
    try:
        payload, base = _drawn(data, found)
    except AssessorError:
        return None
    return _proven(data, payload, base, now) if base is not None else None


def _proven(data: bytes, payload: dict[str, Any], base: bytes, now: dt.datetime) -> _Read | None:
    check = checking.proven(data, base, now, draw=further.drawing(payload))
    return (payload, base, check) if check is not None else None


def _told(
    source: str, check: SignatureCheck, payload: dict[str, Any], rows: tuple[Row, ...], shown: timing.Shown
) -> Opening:
    return Opening(
        source=source,
        verdict=_verdict(rows),
        rows=without_ground(rows),
        identity=check.identity,
        record=_text(payload, "record", "id"),
        certificate=check.certificate,
        payload=payload,
        decision=further.decision(check, payload) or (kinds.decision(payload) if check.intact else None),
        signers=further.signers(check, rows, shown.times, kinds.role(payload)),
        stamps=check.stamps,
    )


def _drawn(data: bytes, found: bytes) -> tuple[dict[str, Any], bytes | None]:
    """The payload, checked as far as it is known here, and the base drawn from it where its template is known.

    Raises:
        Refusal, Tampered: whatever is wrong with it, `payload-invalid` where nothing else says what.
    """
    try:
        payload = canonical.parse(found)
        template = payload.get("template")
        if not (isinstance(template, str) and templates.known(template)):
            schema.check_head(payload)
            return payload, None
        schema.check(payload)
        return payload, templates.render(payload, contents(data, payload))
    except AssessorError:
        raise
    except Exception as problem:
        raise Refusal("payload-invalid") from problem  # a stranger wrote it, and drawing it may fail in any way


def _judge(anchors: Sequence[Anchor], now: dt.datetime, check: SignatureCheck, shown: timing.Shown) -> further.Judge:
    """How a signer (certificate, time, role) stands with the anchors, given what shows when signatures existed."""
    numbers = {further.ROLES[one.field]: number for number, one in enumerate(check.further, 2)}

    def judge(certificate: bytes, at: dt.datetime | None, role: kinds.Role) -> Standing:
        existed, held = shown.by(numbers.get(role, 1)), check.validation
        return trusting.standing(certificate, anchors, at or now, now=now, kept_at=existed, role=role, carried=held)

    return judge


def contents(data: bytes, payload: dict[str, Any]) -> dict[str, bytes]:
    """The bytes of the evidence files inside a record's file, by their digest, as its payload names them.

    Those that stand beside it are `apart.folder`'s to look at.

    Raises:
        Tampered: `evidence-missing`, `evidence-differs` with the fact `name`.
        Refusal: `file-too-large`.
    """
    found: dict[str, bytes] = {}
    for file in payload.get("files", ()):
        if file.get("beside"):
            continue
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


def _facts(problem: AssessorError) -> tuple[tuple[str, Fact], ...]:
    return tuple(problem.facts.items())


def _verdict(rows: tuple[Row, ...]) -> Verdict:
    states = {row.row: row.state for row in rows}
    if any(states[name] == "fails" for name in DECIDING):
        return "refused"
    if states["bytes"] != "holds" or states["time"] != "holds":
        return "refused"
    later = {states.get(name, "holds") for name in FURTHER}
    if "fails" in later:
        return "refused"
    if states["pages"] != "holds":
        return "unchecked"
    return "accepted" if states["signer"] == "holds" and "unknown" not in later else "unknown-signer"


def _bytes(check: SignatureCheck) -> Row:
    if check.intact:
        return Row("bytes", "holds", "bytes-intact")
    return Row("bytes", "fails", check.broken[0] if check.broken else "signature-broken")


def _signer(check: SignatureCheck, payload: dict[str, Any], judge: further.Judge) -> Row:
    signer = check.signer
    if signer is None:
        return Row("signer", "fails", "signer-unreadable")
    facts = (("name", signer.name), ("fingerprint", signer.grouped))
    author = kinds.of(payload).author
    named = (_text(payload, author, "certificate"), tidy_name(_text(payload, author, "name")))
    if named != (signer.fingerprint, signer.name):
        return Row("signer", "fails", "signer-not-the-assessor", facts)
    said = _text(payload, "assessor", "identity")
    if said and (said == "self-made") != signer.self_made:
        return Row("signer", "fails", "signer-identity-differs", facts)
    if check.unfit:
        return Row("signer", "fails", check.unfit[0], facts)
    if author != "assessor" and kinds.own(payload, signer):
        return Row("signer", "fails", "signer-own-record", facts)
    standing = judge(check.certificate, check.signed_at, kinds.role(payload))
    return Row("signer", standing.state, standing.code, (*facts, *standing.facts))


def _time(check: SignatureCheck, payload: dict[str, Any], shown: timing.Shown) -> Row:
    at = check.signed_at
    if at is None:
        return Row("time", "fails", "time-missing")
    facts = (("at", further.iso(at)),)
    sealed = _text(payload, "record", "sealed_at")
    if not sealed or dt.datetime.fromisoformat(sealed) != at:
        return Row("time", "fails", "time-differs", facts)
    if check.untimely:
        return Row("time", "fails", check.untimely[0], facts)
    stamped = timing.stamped(check, shown.times, facts)
    if stamped is not None and stamped.state == "fails":
        return stamped
    if any(time > at + SLACK for time in _logged(payload)):
        return Row("time", "holds", "time-before-log", facts)
    return stamped or _by_hand(shown, facts)


def _by_hand(shown: timing.Shown, facts: tuple[tuple[str, Fact], ...]) -> Row:
    """How the time is known without a server: by this store's journal, or by the signer's clock alone."""
    if shown.kept_at is not None:
        return Row("time", "holds", "time-journalled", (*facts, ("kept", further.iso(shown.kept_at))))
    return Row("time", "holds", "time-device-clock", facts)


def _logged(payload: dict[str, Any]) -> list[dt.datetime]:
    """When the entries were written and the candidate marked them, where the payload is of a known form."""
    if not templates.known(payload["template"]):
        return []
    found = []
    for said in (*payload.get("log", ()), payload.get("response", {}).get("mark") or {}):
        try:
            found.append(dt.datetime.fromisoformat(said.get("at", "")))
        except ValueError:  # a day that never was has the right form
            continue
    return found


def _pages(data: bytes, base: bytes | None, payload: dict[str, Any]) -> Row:
    if base is None:
        return Row("pages", "unknown", "template-unknown", (("template", str(payload.get("template", ""))),))
    return Row("pages", "holds", "pages-match") if data.startswith(base) else Row("pages", "fails", "pages-differ")


def _text(payload: dict[str, Any], group: str, name: str) -> str:
    held = payload.get(group)
    return str(held.get(name) or "") if isinstance(held, dict) else ""
