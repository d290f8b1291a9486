"""The words of verifying, as all its rooms use them: outcomes, causes, findings, actions, a review. Holds no rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from assessor_app.records.templates.further_1.words import Outcome as Overall

__all__ = ["CAUSES", "OUTCOMES", "Action", "Cause", "Finding", "Interest", "Outcome", "Overall", "Process", "Review"]

Outcome = Literal["agreed", "agreed-with-action", "not-agreed"]
"""What a verifier says of one assessment decision."""
OUTCOMES: Final[tuple[Outcome, ...]] = ("agreed", "agreed-with-action", "not-agreed")
Cause = Literal["valid", "authentic", "current", "sufficient", "reliable", "method", "mapping", "record-quality"]
"""Why one is not simply agreed with: what the evidence lacks (VACSR), or the method, the mapping, the record."""
CAUSES: Final[tuple[Cause, ...]] = (
    "valid", "authentic", "current", "sufficient", "reliable", "method", "mapping", "record-quality",
)  # fmt: skip
Stage = Literal["interim", "summative"]
Answer = Literal["yes", "no", "not-applicable"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was decided of one criterion (a `CriterionKey` as text). `cause` is empty only where it is agreed."""

    criterion: str
    outcome: Outcome
    cause: Cause | Literal[""] = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Process:
    """One answer about how the assessment was gone about: planned, informed, adjusted, fed back… by its code."""

    code: str
    answer: Answer
    note: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """What has to be done: by whom (a name), by when (ISO 8601 date), about which criteria (texts of their keys)."""

    id: str
    text: str
    owner: str
    due: str
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interest:
    """Whether the verifier has a personal interest in who was assessed or who assessed; what it is where they have."""

    declared: Literal["none", "some"]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """One verifier's review of one record, while it is being made and as its report seals it.

    `identity` is the record's, `item` the id of the sampled item it answers (empty: not from a plan), `reason` why the
    record was chosen in words for a person, `started_at` RFC 3339. `interest` and `overall` are None until said;
    `point` is what is to be raised at standardisation. A concern about malpractice is kept apart and is no part of it.
    """

    id: str
    identity: str
    record: str
    reference: str
    started_at: str
    item: str = ""
    reason: str = ""
    stage: Stage = "interim"
    interest: Interest | None = None
    findings: tuple[Finding, ...] = ()
    processes: tuple[Process, ...] = ()
    observed_assessor: str = ""
    interviewed_candidate: str = ""
    overall: Overall | None = None
    feedback: str = ""
    good_practice: str = ""
    actions: tuple[Action, ...] = ()
    point: str = ""
