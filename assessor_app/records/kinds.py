"""What a sealed file can be, by its template: whose signature seals it, as what, and which schema its data obeys.

A record is one kind; a withdrawal, a verification report and an answer to its actions are statements about a record.
Not here: what their pages show (`templates`), and keeping them (`withdrawing`, and the rooms of verifying).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from assessor_app.records.report import Decision, Row
from assessor_app.trust.model import tidy_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor_app.trust.model import SignerCard

WITHDRAWAL: Final = "withdrawal/1"
VERIFICATION: Final = "verification/1"
RESPONSE: Final = "response/1"
Role = Literal["assessor", "countersigner", "verifier", "external-verifier"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file. `author` is the part of the payload that names whoever seals it.

    `says` exchanges a finding's code for one that speaks of this kind; `stands` tells that it is a statement, for
    which no standard and no later record counts.
    """

    schema: str
    author: Literal["assessor", "verifier"] = "assessor"
    says: Mapping[str, str] = field(default_factory=dict)
    stands: bool = False


_RECORD: Final = Kind("record-1")
_KINDS: Final[dict[str, Kind]] = {
    WITHDRAWAL: Kind("withdrawal-1"),
    VERIFICATION: Kind(
        "verification-1",
        "verifier",
        {
            "signer-not-the-assessor": "signer-not-the-verifier",
            "time-device-clock": "time-verifier-clock",
            "time-journalled": "time-verifier-journalled",
            "time-stamped": "time-verifier-stamped",
            "time-stamp-unknown": "time-verifier-stamp-unknown",
            "time-after-stamp": "time-verifier-after-stamp",
        },
        stands=True,
    ),
    RESPONSE: Kind("response-1", stands=True),
}


def of(payload: Mapping[str, Any]) -> Kind:
    """The kind of a payload; a record, where its template is no statement's."""
    template = payload.get("template")
    return _KINDS.get(template, _RECORD) if isinstance(template, str) else _RECORD


def role(payload: Mapping[str, Any]) -> Role:
    """As what the author of a payload signs."""
    if of(payload).author == "assessor":
        return "assessor"
    said = payload.get("verifier")
    external = isinstance(said, dict) and said.get("role") == "external-verifier"
    return "external-verifier" if external else "verifier"


def own(payload: Mapping[str, Any], signer: SignerCard) -> bool:
    """Whether a verifier's report is about an assessment of their own: by key, or by name and id in its data.

    A self-made certificate proves no id, so that a name alone must do there.
    """
    assessor, verifier = payload["assessor"], payload["verifier"]
    if signer.fingerprint == assessor["certificate"]:
        return True
    same = tidy_name(assessor["name"]).casefold() == tidy_name(signer.name).casefold()
    return same and (signer.self_made or assessor["id"] == verifier["id"])


def told(payload: Mapping[str, Any], rows: Sequence[Row]) -> tuple[Row, ...]:
    """The findings in the words of this kind; of a statement, with one more that says what it states of what."""
    kind = of(payload)
    found = tuple(Row(row.row, row.state, kind.says.get(row.code, row.code), row.facts) for row in rows)
    if not kind.stands:
        return found
    apart = {"standard": "statement-standards", "superseded": "statement-stands"}
    plain = tuple(Row(row.row, "noted", apart[row.row]) if row.row in apart else row for row in found)
    return (*plain, Row("statement", "noted", *_statement(payload)))


def _statement(payload: Mapping[str, Any]) -> tuple[str, tuple[tuple[str, str], ...]]:
    answers = payload["template"] == RESPONSE
    about = payload["answers" if answers else "verifies"]
    facts = (
        ("by", payload[of(payload).author]["name"]),
        ("reference", about["reference"]),
        ("candidate", payload["candidate"]["name"]),
        ("assessor", payload["assessor"]["name"]),
        ("identity", about["identity"]),
    )
    if answers:
        return "response-given", facts
    return f"report-{payload['overall'] or 'recheck'}", facts


def decision(payload: Mapping[str, Any]) -> Decision | None:
    """What a verification report decides of the whole record, and its feedback; nothing where it is none."""
    if payload.get("template") != VERIFICATION or not payload["overall"]:
        return None
    return Decision(payload["overall"], payload["feedback"])
