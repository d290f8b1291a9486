"""What others signed after the assessor, read from a checked file: a countersignature and a verifier's decision.

Here are their rows, signers and appearance; signing lives in `countersigning` and `deciding`, the verdict in `opening`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from assessor_app.records import kinds
from assessor_app.records.kinds import Role
from assessor_app.records.report import Decision, Row, Signer
from assessor_app.records.templates.further_1 import words
from assessor_app.trust.model import Standing, tidy_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.records.report import RowName
    from assessor_app.records.templates.further_1.words import Outcome, Pages
    from assessor_app.trust.model import Claimed, Drawing, FurtherCheck, SignatureCheck, SignerCard
    from assessor_app.trust.proofs import StampCheck

Judge = Callable[[bytes, dt.datetime | None, Role], Standing]
"""How the holder of a certificate (DER) who signed at a time, in a role, stands with those who are believed here."""

COUNTERSIGN: Final = "sig_countersign"
VERIFY: Final = "sig_iqa"
DECISION, COMMENTS = "iqa_decision", "iqa_comments"
ROLES: Final[dict[str, Role]] = {COUNTERSIGN: "countersigner", VERIFY: "verifier"}
_ROWS: Final[dict[str, RowName]] = {COUNTERSIGN: "countersigned", VERIFY: "verified"}
_SKEW: Final = dt.timedelta(minutes=5)
"""How far one laptop's clock may run behind another's."""


def pages_of(payload: dict[str, Any]) -> Pages | None:
    """The languages of a record's pages; nothing where a later program's payload says something else."""
    record = payload.get("record")
    said = record.get("pages") if isinstance(record, dict) else None
    return said if said in {"cy", "en", "both"} else None


def drawing(payload: dict[str, Any]) -> Drawing | None:
    """What draws further signatures on this record's pages."""
    pages = pages_of(payload)
    if pages is None:
        return None

    def draw(claimed: Claimed) -> tuple[tuple[str, bytes], ...]:
        from assessor_app.records.templates.further_1.pages import shows  # noqa: PLC0415 - brings fonts

        return shows(claimed, pages)

    return draw


def demanded(payload: dict[str, Any]) -> bool:
    """Whether a qualified assessor must countersign before the record counts, by the rules it was sealed under."""
    if kinds.of(payload).apart is not None:
        return False
    assessor, rules = payload.get("assessor"), payload.get("rules")
    trainee = isinstance(assessor, dict) and assessor.get("status") == "trainee"
    return bool(rules.get("countersign", trainee)) if isinstance(rules, dict) else trainee


def has_place(payload: dict[str, Any]) -> bool:
    """Whether the record's pages have a field for a countersignature."""
    return demanded(payload) and payload.get("template") not in {"observation/1", "observation/2"}


def rows(check: SignatureCheck, payload: dict[str, Any], judge: Judge) -> tuple[Row, ...]:
    """A row for each further signature, and one for a countersignature that is lacking; none where all is said."""
    found = [_row(one, check, payload, judge) for one in check.further]
    if demanded(payload) and all(row.row != "countersigned" for row in found):
        code = "countersignature-missing" if has_place(payload) else "countersignature-elsewhere"
        found.insert(0, Row("countersigned", "noted", code))
    return tuple(found)


def same_person(one: SignerCard, other: SignerCard) -> bool:
    """Whether two certificates are one person's: the same one, or one id in one organisation, or one name.

    A self-made certificate proves no name, so that a name alone must do there; a centre tells two people apart by id.
    """
    if one.fingerprint == other.fingerprint:
        return True
    if not one.self_made and not other.self_made and one.organisation == other.organisation:
        return one.person_id == other.person_id
    return tidy_name(one.name).casefold() == tidy_name(other.name).casefold()


def signers(
    check: SignatureCheck, found: tuple[Row, ...], times: Sequence[StampCheck] = (), author: Role = "assessor"
) -> tuple[Signer, ...]:
    """Everybody who signed, the author first; `times` are the timestamps that are believed."""
    states = {row.row: row.state for row in found}
    told: list[tuple[SignerCard | None, dt.datetime | None, Role, bytes, str]] = []
    if check.signer:
        told.append((check.signer, check.signed_at, author, check.certificate, states["signer"]))
    told += [
        (one.signer, one.signed_at, ROLES[one.field], one.certificate, states[_ROWS[one.field]])
        for one in check.further
        if one.signer
    ]
    return tuple(
        Signer(
            card.name,
            role,
            card.fingerprint,
            iso(at),
            "timestamp" if any(one.over >= number for one in times) else "device",
            certificate,
            state == "holds",
        )
        for number, (card, at, role, certificate, state) in enumerate(told, 1)
        if card
    )


def decision(check: SignatureCheck, payload: dict[str, Any]) -> Decision | None:
    """What a verifier decided; nothing where none did, or the file is not whole."""
    one = next((one for one in check.further if one.field == VERIFY), None)
    outcome = _outcome(one, payload) if one and check.intact else None
    return Decision(outcome, one.value(COMMENTS)) if one and outcome else None


def _outcome(one: FurtherCheck, payload: dict[str, Any]) -> Outcome | None:
    pages = pages_of(payload)
    return words.outcome_of(one.value(DECISION), pages) if pages else None


def iso(moment: dt.datetime | None) -> str:
    """A time as RFC 3339 in whole seconds; empty where there is none."""
    return moment.replace(microsecond=0).isoformat() if moment else ""


def _row(one: FurtherCheck, check: SignatureCheck, payload: dict[str, Any], judge: Judge) -> Row:
    name = _ROWS[one.field]
    if one.signer is None:
        return Row(name, "fails", "signer-unreadable")
    facts = (("name", one.signer.name), ("fingerprint", one.signer.grouped), ("at", iso(one.signed_at)))
    wrong = _wrong(one, one.signer, check)
    if wrong:
        return Row(name, "fails", wrong, facts)
    standing = judge(one.certificate, one.signed_at, ROLES[one.field])
    if standing.state != "holds":
        return Row(name, standing.state, standing.code, (*facts, *standing.facts))
    if one.field == COUNTERSIGN:
        return Row(name, "holds", "countersigned", facts)
    outcome = _outcome(one, payload)
    return Row(name, "holds", f"decision-{outcome}", facts) if outcome else Row(name, "fails", "decision-unknown")


def _wrong(one: FurtherCheck, signer: SignerCard, check: SignatureCheck) -> str:
    """The code that says why this signature cannot count, whoever made it; empty where it can."""
    if one.unfit:
        return one.unfit[0]
    before = [check.signer, *(earlier.signer for earlier in check.further[: check.further.index(one)])]
    if any(card is not None and same_person(card, signer) for card in before):
        return "signer-own-record"
    if one.untimely:
        return one.untimely[0]
    if check.signed_at is not None and one.signed_at < check.signed_at - _SKEW:
        return "time-before-record"
    return ""
