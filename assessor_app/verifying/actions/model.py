"""Steps of actions and what they amount to, as frozen records. How one follows from the other is `following`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from assessor_app.observing.model import EvidenceFile

State = Literal["open", "answered", "reopened", "closed"]
"""`answered`: done, says the assessor with evidence, and not rechecked yet; `reopened`: it has to be done again."""
STATES: tuple[State, ...] = ("open", "reopened", "answered", "closed")
Became = Literal["closed", "reopened"]


@dataclass(frozen=True, slots=True)
class Opened:
    """An action as a report opened it: `report` is the report's identity, `identity` the record's; `due` an ISO date.

    `at` is when the report was sealed (RFC 3339), `assessor` the assessor's id, `signer` their certificate's
    fingerprint. `criteria` are texts of their keys.
    """

    action: str
    report: str
    identity: str
    record: str
    reference: str
    candidate: str
    assessor: str
    assessor_name: str
    signer: str
    verifier: str
    role: str
    text: str
    owner: str
    due: str
    criteria: tuple[str, ...]
    at: str

    @property
    def name(self) -> str:
        """What the action is called in commands: the beginning of the report's identity, and its own id."""
        return f"{self.report[:8]}/{self.action}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where it can be seen that an action was done: what, where, and who holds it."""

    what: str
    where: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer: `statement` is its identity, `after` that of the recheck it follows (empty: it is the first).

    `replaced_by` names a new record as the schema `response-2` has it; None where there is none. A file's id is the
    digest of what it holds.
    """

    action: str
    report: str
    statement: str
    after: str
    assessor: str
    assessor_name: str
    signer: str
    done: str
    evidence: tuple[Evidence, ...]
    replaced_by: dict[str, Any] | None
    at: str
    files: tuple[EvidenceFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Rechecked:
    """A second look at an answer: `statement` is the recheck's identity, `response` that of the answer."""

    action: str
    report: str
    statement: str
    response: str
    verifier: str
    role: str
    became: Became
    reason: str
    at: str


Step = Opened | Answered | Rechecked


@dataclass(frozen=True, slots=True)
class Followed:
    """An action and what became of it: the answer that counts now, and the last recheck, where there is one.

    `steps` are all that count, in the order in which they follow from each other.
    """

    opened: Opened
    state: State
    answer: Answered | None = None
    recheck: Rechecked | None = None
    steps: tuple[Answered | Rechecked, ...] = ()

    def overdue(self, today: str) -> bool:
        """Whether it is still to be done and its day is past; `today` is an ISO 8601 date."""
        return overdue(self.state, self.opened.due, today)


def overdue(state: str, due: str, today: str) -> bool:
    """Whether what stands so and is due on one day is late on another; both are ISO 8601 dates."""
    return state in {"open", "reopened"} and due < today


@dataclass(frozen=True, slots=True)
class Answer:
    """What an assessor says was done about an action, before it is sealed. `replaced_by` is a record's identity."""

    done: str
    evidence: tuple[Evidence, ...] = ()
    replaced_by: str = ""
    files: tuple[EvidenceFile, ...] = ()


def has_words(said: dict[str, Any]) -> bool:
    """Whether somebody wrote anything in what is kept of an answer or a recheck before it is sealed."""
    return any(said.get(part) for part in ("done", "evidence", "record", "reason"))


@dataclass(frozen=True, slots=True)
class Second:
    """What a verifier says after looking at an answer again, before it is sealed; a reason where it is reopened."""

    became: Became
    reason: str = ""
