"""What the overview says, as frozen records and pure sums over them. Opens nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from assessor_app.verifying.model import Cause

By = Literal["assessor", "standard", "site", "month"]
WAYS: Final[tuple[By, ...]] = ("assessor", "standard", "site", "month")


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included (ISO 8601 dates); an empty one sets no bound. By the day of observing."""

    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: how many records, how many of them a verifier reported on, and what became of their criteria.

    `key` is an assessor's id, the text of a `StandardKey`, a site, or a month (`2026-11`); `name` is its word.
    `records` are accepted, count still and are not one's own. A record that was reported on twice is `sampled` once;
    of its criteria the latest report's decisions count.
    """

    key: str
    name: str
    records: int = 0
    sampled: int = 0
    agreed: int = 0
    with_action: int = 0
    not_agreed: int = 0
    open_actions: int = 0
    overdue: int = 0

    @property
    def decided(self) -> int:
        """How many criteria were decided."""
        return self.agreed + self.with_action + self.not_agreed

    @property
    def share_sampled(self) -> float:
        """The part of the records that was sampled, 0 to 1."""
        return self.sampled / self.records if self.records else 0.0

    @property
    def share_agreed(self) -> float | None:
        """The part of the decided criteria that was simply agreed with, 0 to 1; None where none was decided."""
        return self.agreed / self.decided if self.decided else None


@dataclass(frozen=True, slots=True)
class Overview:
    """All of it: the sum, the lines by each way of looking, the causes with how often each was given."""

    total: Figure
    lines: dict[By, tuple[Figure, ...]] = field(default_factory=dict)
    causes: tuple[tuple[Cause, int], ...] = ()
