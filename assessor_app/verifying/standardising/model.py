"""What standardisation speaks of, as frozen records: an exercise, its evidence, its criteria, an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Choice = Literal["met", "not_yet_met", "not_observed"]
"""What an assessor says of one criterion; `not_observed` is also for evidence that shows nothing of it."""
CHOICES: Final[tuple[Choice, ...]] = ("met", "not_yet_met", "not_observed")
Way = Literal["draft", "given", "received"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One criterion to be judged: its key (text of a `CriterionKey`), its full text, and the other language's."""

    key: str
    label: str
    group: str
    text: str
    items: tuple[str, ...] = ()
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence as everybody sees it: what kind of entry it was, its language, a question, what it says."""

    kind: str
    language: str
    text: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise as it is handed out: nobody in it has a name, and it holds no judgement and no link.

    `made_at` is RFC 3339, `due` an ISO 8601 date or empty, `by` who made it. `titles` are the standards' own.
    """

    id: str
    title: str
    made_at: str
    by: str
    due: str
    note: str
    titles: tuple[str, ...]
    setting: str
    pieces: tuple[Piece, ...]
    criteria: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What one assessor says of one criterion, and why."""

    criterion: str
    choice: Choice
    why: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One assessor's blind judgements, as they come back; `exercise` is its id, `digest` its SHA-256 (hex)."""

    id: str
    exercise: str
    digest: str
    by: str
    person: str
    at: str
    judged: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Came:
    """An answer as the maker of its exercise holds it: its signer's fingerprint, and whether they are known."""

    answer: Answer
    signer: str
    known: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """One exercise in a list: `answers` counts those that came (given), `answered` says that one's own went out."""

    id: str
    title: str
    made_at: str
    by: str
    due: str
    way: Way
    answers: int
    answered: bool
    closed: bool
