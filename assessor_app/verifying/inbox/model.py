"""Deliveries and what came in them, as frozen records. Opens nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from assessor_app.errors import Fact
    from assessor_app.records.intake import Outcome
    from assessor_app.records.report import Opening, Verdict

Way = Literal["files", "watched", "command", "before"]
"""How a delivery came: named by a person, out of the watched folder, by a command, or before there was an inbox."""
State = Literal["accepted", "waiting", "quarantined", "at-odds", "known", "removed"]
"""`accepted`: kept and believed. `waiting`: kept, and somebody has to vouch, or a later program to look. `quarantined`:
kept apart from the archive. `at-odds`: kept beside a record that it cannot be true together with. `known`: was here
already. `removed`: taken out of quarantine by a person."""
STATES: Final[tuple[State, ...]] = ("accepted", "waiting", "quarantined", "at-odds", "known", "removed")
OPEN: Final[tuple[State, ...]] = ("waiting", "quarantined", "at-odds")
"""What somebody still has to do something about."""
VerifierRole = Literal["verifier", "external-verifier"]
"""As what somebody verifies, where they have said so: for their own centre, or for the awarding body."""
Kind = Literal[
    "record", "withdrawal", "report", "answer", "exercise", "exercise-answer", "pack", "standards", "certificate",
    "request", "other",
]  # fmt: skip
"""What a file is, by its content."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Files that came together. Times are RFC 3339; `ended_at` is empty while it is being taken in, or was broken off.

    `place` is where they came from: a file's name, or a folder. `counts` says how many there are now of each state.
    `total` says how many there were to come (0: not known), `named` the paths that a person gave.
    """

    number: int
    at: str
    ended_at: str
    way: Way
    place: str
    counts: tuple[tuple[State, int], ...] = ()
    total: int = 0
    named: tuple[str, ...] = ()

    def of(self, state: State) -> int:
        """How many files there are of one state."""
        return dict(self.counts).get(state, 0)

    @property
    def files(self) -> int:
        """How many files came."""
        return sum(many for _state, many in self.counts)

    @property
    def left(self) -> int:
        """How many files are still to come, of a delivery that was broken off."""
        return max(0, self.total - self.files) if not self.ended_at else 0


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a delivery and what became of it.

    `source` is its name, within a zip or folder with the way to it; `sha256` of the whole file in hex (empty where it
    was not read), `size` in bytes. `verdict` and `headline` are as its opening says, `code` and `facts` the finding
    that says most. `identity`, `record`, `reference`, `candidate`, `assessor` are of the record it is or is about, as
    far as they may be believed or at least read. `apart` says that its bytes are kept in quarantine.
    """

    number: int
    delivery: int
    source: str
    sha256: str
    size: int
    kind: Kind
    state: State
    outcome: str
    verdict: Verdict
    headline: str
    code: str
    facts: tuple[tuple[str, Fact], ...]
    identity: str
    record: str
    reference: str
    candidate: str
    assessor: str
    signer: str
    apart: bool = False

    @property
    def contested(self) -> bool:
        """Whether it stands beside another file that has its id: once its signer is believed, it may take the place."""
        return self.state == "at-odds" and self.code in {"record-id-taken", "statement-id-taken"}


@dataclass(frozen=True, slots=True)
class Came:
    """What a file is, how it was judged, and what became of it in its room."""

    kind: Kind
    opening: Opening
    outcome: Outcome
