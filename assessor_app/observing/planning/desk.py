"""What an assessor does about visits to come, each deed durable before it returns. What may follow what: `machine`."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.observing.desk import ObservationDesk
from assessor_app.observing.model import Moved
from assessor_app.observing.planning import machine, schedule
from assessor_app.observing.planning import store as rows
from assessor_app.observing.planning.model import PlannedVisit, Proposal
from assessor_app.observing.wording import tidy
from assessor_app.people.desk import PeopleDesk
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from assessor_app.observing.model import Observation, PageLanguages
    from assessor_app.observing.planning.model import Step, Taken
    from assessor_app.vault.store import Store

LISTED: Final = 50
SHORTEST, LONGEST = 5, 24 * 60  # minutes
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class PlanningDesk:
    """The planned visits of one store, used from one thread."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._people = PeopleDesk(store)
        self._observing = ObservationDesk(store, clock)

    def visit(self, name: str) -> PlannedVisit:
        """One planned visit; Refusal `plan-unknown`."""
        found = rows.one(self._store, name)
        if found is None:
            raise Refusal("plan-unknown")
        return found

    def to_come(self) -> list[PlannedVisit]:
        """Those neither done nor cancelled, by when they are to begin; late ones stand first by that."""
        return rows.still_open(self._store)

    def cancelled(self, limit: int = LISTED) -> list[PlannedVisit]:
        """The cancelled ones, latest first."""
        return rows.closed(self._store, limit)

    def of(self, candidate: str) -> list[PlannedVisit]:
        """All of one candidate, whatever became of them."""
        return rows.of(self._store, candidate)

    def steps(self, name: str) -> list[Taken]:
        """Every step one visit took, in order."""
        return rows.steps(self._store, name)

    def clashes(self, what: Proposal, name: str = "") -> tuple[PlannedVisit, ...]:
        """The visits to come at the same time as this proposal, which may be what the visit `name` becomes."""
        return schedule.clashes(PlannedVisit(name, what), self.to_come())

    def propose(self, what: Proposal, *, agreed: str = "", how: str = "") -> tuple[PlannedVisit, Changes]:
        """Plan a visit; with a day, as one that the candidate agreed then.

        Raises:
            Refusal: `candidate-unknown`; `standards-missing`; `criterion-not-assessed` for one that is hoped for and
                belongs to no standard of the visit; `plan-time-malformed`; `plan-length`; `date-malformed`.
        """
        made = PlannedVisit(str(uuid.uuid4()), self._whole(what))
        with self._store.transaction():
            changes = self._keep(made, "proposed")
            if agreed:
                made = self._agreed(made, agreed, how)
                self._keep(made, "agreed")
        return made, changes

    def change(self, name: str, what: Proposal, *, agreed: str = "", how: str = "") -> Changes:
        """Plan something else for a visit that is still to come; with a day, as the candidate agreed it then.

        Its time stays as it is: `move` changes that, for a reason.

        Raises:
            Refusal: as `propose` and `plan-unknown`, `plan-begun`, `plan-cancelled`.
        """
        before = self.visit(name)
        after = machine.changed(before, self._whole(replace(what, start=before.what.start)))
        ready = self._agreed(after, agreed, how) if agreed else replace(after, stage="proposed", agreed="", how="")
        with self._store.transaction():
            if after != before:
                self._keep(after, "changed")
            if ready != after:
                self._keep(ready, "agreed" if agreed else "changed")
        return self._touched(ready) if ready != before else Changes()

    def agree(self, name: str, day: str, how: str = "") -> Changes:
        """Say on which day, and how, the candidate agreed to it.

        Raises:
            Refusal: `plan-unknown`, `plan-begun`, `plan-cancelled`, `date-malformed`.
        """
        return self._step(name, "agreed", self._agreed(self.visit(name), day, how))

    def move(self, name: str, start: str, reason: str) -> Changes:
        """Put it off or bring it forward; nothing is done where the time is the same.

        Raises:
            Refusal: `reason-missing`, `plan-time-malformed`, `plan-unknown`, `plan-begun`, `plan-cancelled`.
        """
        before = self.visit(name)
        _demand_time(start)
        if dt.datetime.fromisoformat(start) == before.begins:
            return Changes()
        said = Moved(self._now(), before.what.start, start, tidy(reason))
        return self._step(name, "moved", machine.moved(before, said))

    def undo_move(self, name: str) -> Changes:
        """Take back the last move, of which the steps still tell."""
        return self._step(name, "move_undone", machine.move_undone(self.visit(name)))

    def cancel(self, name: str, reason: str) -> Changes:
        """Cancel it; Refusal `reason-missing`, `plan-unknown`, `plan-begun`, `plan-cancelled`."""
        return self._step(name, "cancelled", machine.cancelled(self.visit(name), tidy(reason)))

    def revive(self, name: str) -> Changes:
        """Plan a cancelled one again; Refusal `plan-not-cancelled`."""
        return self._step(name, "revived", machine.revived(self.visit(name)))

    def begin(self, name: str, pages: PageLanguages = "both") -> tuple[Observation, Changes]:
        """Start to observe as planned: one observation that knows its plan, and the visit is done.

        Raises:
            Refusal: `plan-unknown`, `plan-begun`, `plan-cancelled`.
        """
        visit = self.visit(name)
        machine.begun(visit, "?")  # before anything is made
        what = visit.what
        with self._store.transaction():
            made, changes = self._observing.start(
                what.candidate, what.standards, place=what.place, setting=what.setting, pages=pages, plan=visit.plan()
            )
            touched = self._keep(machine.begun(visit, made.id), "begun")
        return made, Changes(changes.touched | touched.touched)

    def _whole(self, what: Proposal) -> Proposal:
        """The proposal with its texts trimmed, as it may be kept."""
        self._people.candidate(what.candidate)
        if not what.standards:
            raise Refusal("standards-missing")
        for key in what.hoped:
            if key.standard not in what.standards:
                raise Refusal("criterion-not-assessed", criterion=str(key))
        if not SHORTEST <= what.minutes <= LONGEST:
            raise Refusal("plan-length", least=SHORTEST, most=LONGEST)
        _demand_time(what.start)
        return replace(
            what,
            standards=tuple(dict.fromkeys(what.standards)),
            hoped=tuple(dict.fromkeys(what.hoped)),
            place=tidy(what.place),
            adjustments=tidy(what.adjustments),
            note=tidy(what.note),
        )

    def _agreed(self, visit: PlannedVisit, day: str, how: str) -> PlannedVisit:
        try:
            good = bool(_DAY.fullmatch(day) and dt.date.fromisoformat(day))
        except ValueError:
            good = False
        if not good:
            raise Refusal("date-malformed", date=day)
        return machine.agreed(visit, day, tidy(how))

    def _step(self, name: str, step: Step, after: PlannedVisit) -> Changes:
        if after == self.visit(name):
            return Changes()
        with self._store.transaction():
            return self._keep(after, step)

    def _keep(self, visit: PlannedVisit, step: Step) -> Changes:
        rows.put(self._store, visit, step, self._now())
        return self._touched(visit)

    def _now(self) -> str:
        return rfc3339(self._clock.now().wall)

    @staticmethod
    def _touched(visit: PlannedVisit) -> Changes:
        return Changes.of(("plan", visit.id), ("candidate", visit.what.candidate))


def _demand_time(written: str) -> None:
    """Refusal `plan-time-malformed` unless it is a time with its offset."""
    try:
        aware = dt.datetime.fromisoformat(written).tzinfo is not None
    except ValueError:
        aware = False
    if not aware:
        raise Refusal("plan-time-malformed")
