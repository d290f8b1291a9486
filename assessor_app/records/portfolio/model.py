"""What a portfolio holds, as frozen records: candidate, records, how each criterion stands. No bytes of files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assessor_app.observing.model import State
    from assessor_app.people.model import Candidate
    from assessor_app.records.model import Held, Payload

FORMAT = "assessor-portfolio/1"


@dataclass(frozen=True, slots=True)
class Item:
    """One record: where its file stands in the portfolio, the file's SHA-256, its data, its signer's certificate.

    `superseded_by` is the identity of the accepted record here that takes its place, or empty.
    """

    file: str
    sha256: str
    size: int
    held: Held
    payload: Payload
    certificate: str
    superseded_by: str

    @property
    def counts(self) -> bool:
        """Whether what it decided is part of the coverage: it is accepted, and no other record replaces it."""
        return self.held.verdict == "accepted" and not self.superseded_by


@dataclass(frozen=True, slots=True)
class Standing:
    """How one criterion stands, and by which records (their identities, oldest first)."""

    criterion: dict[str, Any]
    state: State
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """One standard as it was assessed last, and how each of its criteria stands."""

    standard: dict[str, Any]
    standings: tuple[Standing, ...]

    def count(self, kind: str, state: State | None = None) -> int:
        """How many criteria of a kind there are, or stand so."""
        return sum(one.criterion["kind"] == kind and state in {None, one.state} for one in self.standings)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Everything but the bytes of the files; `certificates` are PEM by their file's name."""

    candidate: Candidate
    items: tuple[Item, ...]
    coverage: tuple[Covered, ...]
    certificates: dict[str, bytes]
