"""What a portfolio holds, as frozen records: candidate, records, how each criterion stands. No bytes of files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assessor_app.records import templates

if TYPE_CHECKING:
    from assessor_app.observing.model import State
    from assessor_app.people.model import Candidate
    from assessor_app.records.model import Held, Payload

FORMAT = "assessor-portfolio/1"
SEVERAL = "assessor-records/1"
"""The form of the index of records that are not one candidate's."""


@dataclass(frozen=True, slots=True)
class Large:
    """An evidence file that belongs beside a record. `file` is where it stands in the portfolio; empty: it is not here.

    `size` is in bytes, `sha256` as the record binds it.
    """

    file: str
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Item:
    """One record: where its file stands in the portfolio, the file's SHA-256, its data, its signer's certificate.

    `superseded_by` is the identity of the record here that takes its place, or empty; `withdrawal` the file that
    withdraws it, or empty. Of a record whose template this program does not know (`readable`) only its head is certain.
    """

    file: str
    sha256: str
    size: int
    held: Held
    payload: Payload
    certificate: str
    superseded_by: str
    withdrawal: str = ""
    beside: tuple[Large, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether its data is of a form that is known here."""
        return templates.known(str(self.payload.get("template", "")))

    @property
    def counts(self) -> bool:
        """Whether what it decided is part of the coverage: it is accepted, and neither replaced nor withdrawn."""
        return self.held.counts and self.readable


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
    """Everything but the bytes of the files; `certificates` are PEM by their file's name.

    `candidate` is whose records they are, or None where they are several people's: then nothing is added up.
    `withdrawals` are the identities of the withdrawals that go with them, by their file's name.
    """

    candidate: Candidate | None
    items: tuple[Item, ...]
    coverage: tuple[Covered, ...]
    certificates: dict[str, bytes]
    withdrawals: dict[str, str] = field(default_factory=dict)
