"""What a sealed file can be, by its template: whose signature seals it, as what, and which schema its data obeys.

A record is one kind; a withdrawal, a certificate of disposal, a verification report and an answer to its actions are
statements about records.
Not here: what their pages show (`templates`), and keeping them (`withdrawing`, and the rooms of verifying).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from assessor_app.records.model import Absent
from assessor_app.records.report import Decision, Row
from assessor_app.trust.model import tidy_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor_app.errors import Fact
    from assessor_app.trust.model import SignerCard

WITHDRAWAL: Final = "withdrawal/1"
VERIFICATION: Final = "verification/1"
RESPONSE: Final = "response/2"
"""What answers are drawn with; the first had no files, and opens what it sealed."""
RESPONSES: Final = frozenset({"response/1", RESPONSE})
DISPOSAL: Final = "disposal/1"
Role = Literal["assessor", "countersigner", "verifier", "external-verifier"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file. `author` is the part of the payload that names whoever seals it.

    `says` exchanges a finding's code for one that speaks of this kind; `apart` are the codes that tell of a statement
    that no standard and no later record counts for it; a record has none.
    """

    schema: str
    author: Literal["assessor", "verifier"] = "assessor"
    says: Mapping[str, str] = field(default_factory=dict)
    apart: tuple[str, str] | None = None


_BESIDE, _FINAL = ("statement-standards", "statement-stands"), ("statement-no-standards", "statement-final")
_RECORD: Final = Kind("record-1")
_KINDS: Final[dict[str, Kind]] = {
    WITHDRAWAL: Kind("withdrawal-1", apart=_FINAL),
    DISPOSAL: Kind("disposal-1", apart=_FINAL),
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
        apart=_BESIDE,
    ),
    "response/1": Kind("response-1", apart=_BESIDE),
    RESPONSE: Kind("response-2", apart=_BESIDE),
}
# The latest kind of each family: what a later program writes of it is signed by the same, if nothing else is known.
_FAMILIES: Final = {template.partition("/")[0]: kind for template, kind in _KINDS.items()}


def of(payload: Mapping[str, Any]) -> Kind:
    """The kind of a payload; a record, where its template is no statement's, of this program or a later one."""
    template = payload.get("template")
    if not isinstance(template, str):
        return _RECORD
    return _KINDS.get(template) or _FAMILIES.get(template.partition("/")[0], _RECORD)


def states(template: str) -> bool:
    """Whether a template draws statements and no records; one of a later program's is told by how its name begins."""
    return template.partition("/")[0] in _FAMILIES


def about(payload: Mapping[str, Any]) -> Absent | None:
    """The record that a statement is about, as its data names it; None for a record's own, whatever else that says."""
    if not states(str(payload.get("template"))):
        return None
    said = next((payload[group] for group in ("withdraws", "verifies", "answers") if group in payload), None)
    if said is None:
        return None
    sealed = payload["record"]["sealed_at"]
    return Absent(payload["candidate"]["name"], said["identity"], said["record"], said["reference"], sealed)


def role(payload: Mapping[str, Any]) -> Role:
    """As what the author of a payload signs."""
    if of(payload).author == "assessor":
        return "assessor"
    said = payload.get("verifier")
    external = isinstance(said, dict) and said.get("role") == "external-verifier"
    return "external-verifier" if external else "verifier"


def own(payload: Mapping[str, Any], signer: SignerCard) -> bool:
    """Whether a verifier's report is about an assessment of their own: by key, by id, or by name.

    A self-made certificate proves no id, so that a name alone must do there; of one by a centre, the id in it counts
    whatever its data says.
    """
    assessor, verifier = payload["assessor"], payload["verifier"]
    if signer.fingerprint == assessor.get("certificate"):
        return True
    same = tidy_name(assessor["name"]).casefold() == tidy_name(signer.name).casefold()
    if signer.self_made:
        return same
    if "id" not in assessor:  # only the head of what a later program writes was checked
        return False
    return assessor["id"] == signer.person_id or (same and assessor["id"] == verifier.get("id"))


def told(payload: Mapping[str, Any], rows: Sequence[Row]) -> tuple[Row, ...]:
    """The findings in the words of this kind; of a statement, with one more that says what it states of what."""
    kind = of(payload)
    found = tuple(Row(row.row, row.state, kind.says.get(row.code, row.code), row.facts) for row in rows)
    if kind.apart is None:
        return found
    apart = {row.row: row for row in beside_no_record(payload) or ()}
    return (*(apart.get(row.row, row) for row in found), Row("statement", "noted", *_statement(payload)))


def beside_no_record(payload: Mapping[str, Any]) -> tuple[Row, Row] | None:
    """The rows that say of a statement that no standard and no later record counts for it; None for a record."""
    apart = of(payload).apart
    return (Row("standard", "noted", apart[0]), Row("superseded", "noted", apart[1])) if apart else None


def _statement(payload: Mapping[str, Any]) -> tuple[str, tuple[tuple[str, Fact], ...]]:
    template = payload["template"]
    if template in {WITHDRAWAL, DISPOSAL}:
        return _of_withdrawal(payload) if template == WITHDRAWAL else _of_disposal(payload)
    answers = template in RESPONSES
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


def _of_withdrawal(payload: Mapping[str, Any]) -> tuple[str, tuple[tuple[str, Fact], ...]]:
    said = payload["withdraws"]
    return "says-withdrawal", (
        ("name", payload["assessor"]["name"]),
        ("reference", said["reference"]),
        ("record", said["record"]),
        ("sealed", said["sealed_at"]),
        ("candidate", payload["candidate"]["name"]),
        ("reason", said["reason"]),
    )


def _of_disposal(payload: Mapping[str, Any]) -> tuple[str, tuple[tuple[str, Fact], ...]]:
    said = payload["disposal"]
    return "says-disposal", (
        ("name", payload["assessor"]["name"]),
        ("certificate", payload["record"]["reference"]),
        ("records", len(said["records"])),
        ("drafts", len(said["drafts"])),
        ("people", said["people"]),
        ("reason", said["reason"]),
    )


def decision(payload: Mapping[str, Any]) -> Decision | None:
    """What a verification report decides of the whole record, and its feedback; nothing where it is none."""
    if payload.get("template") != VERIFICATION or not payload["overall"]:
        return None
    return Decision(payload["overall"], payload["feedback"])
