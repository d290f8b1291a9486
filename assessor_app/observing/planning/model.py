"""A visit that is planned, as frozen records, and the steps it can take. No store and no rules live here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assessor_app.observing.model import Plan

if TYPE_CHECKING:
    from assessor_app.observing.model import Method, Moved, Setting
    from assessor_app.standards.model import CriterionKey, Language, StandardKey

Stage = Literal["proposed", "agreed", "done", "cancelled"]
Step = Literal["proposed", "changed", "agreed", "moved", "move_undone", "cancelled", "revived", "begun"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is planned. `start` is RFC 3339 with the offset of that day, `minutes` how long it is expected to take."""

    candidate: str
    standards: tuple[StandardKey, ...]
    start: str
    minutes: int = 60
    hoped: tuple[CriterionKey, ...] = ()
    methods: tuple[Method, ...] = ("observation",)
    place: str = ""
    setting: Setting = "real_work"
    adjustments: str = ""
    language: Language = "cy"
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A planned visit as it stands now.

    `agreed` is the ISO 8601 day on which the candidate agreed, `how` in what way (by telephone, at the last visit).
    `reason` says why it was cancelled, `observation` what it became once it was begun.
    """

    id: str
    what: Proposal
    stage: Stage = "proposed"
    agreed: str = ""
    how: str = ""
    moved: tuple[Moved, ...] = ()
    reason: str = ""
    observation: str = ""

    @property
    def open(self) -> bool:
        """Whether it is still to come: neither done nor cancelled."""
        return self.stage in {"proposed", "agreed"}

    @property
    def begins(self) -> dt.datetime:
        """When it is to begin."""
        return dt.datetime.fromisoformat(self.what.start)

    @property
    def ends(self) -> dt.datetime:
        """When it is expected to end, in the offset of its beginning."""
        return self.begins + dt.timedelta(minutes=self.what.minutes)

    def plan(self) -> Plan:
        """What an observation keeps of it."""
        what = self.what
        return Plan(
            self.agreed, what.methods, self.id, what.start, what.hoped, what.adjustments, what.language, self.moved
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """One step that a planned visit took: which, when (RFC 3339), and the visit as it stood after it."""

    step: Step
    at: str
    after: PlannedVisit
