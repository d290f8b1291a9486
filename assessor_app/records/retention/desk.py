"""What is due to be disposed of, what is held back, and disposing of it: all of it or nothing, with a certificate."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from assessor_app import __version__
from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.language import N_
from assessor_app.observing import store_erasing as observed
from assessor_app.people.model import Assessor, Centre
from assessor_app.people.store import erase_candidate
from assessor_app.records.model import SealingFacts
from assessor_app.records.reasons import MOST_OF_A_REASON
from assessor_app.records.rejudging import freed
from assessor_app.records.retention import atodds
from assessor_app.records.retention import store as rows
from assessor_app.records.retention.model import YEARS, Going, Keeping, Named, Rule
from assessor_app.records.retention.payload import build
from assessor_app.records.sealing import demand_own_key, sealed_from
from assessor_app.vault.model import Changes
from assessor_app.vault.wiping import wiping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.people.desk import PeopleDesk
    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.model import Absent
    from assessor_app.records.retention.model import Asked, Disposal
    from assessor_app.records.sealing import Sealed
    from assessor_app.trust.model import Identity
    from assessor_app.vault.model import StorePlace
    from assessor_app.vault.store import Store

ABSENT: Final = "absent:"
"""Begins the name under which is kept what tells of a record that is not here: nobody says whose candidate it is."""


class RetentionDesk:
    """How long the records of one store are kept, used from one thread. A candidate's things go together or not.

    What the archive's keepers keep of a record goes with it, and goes too where the record never came.
    """

    def __init__(self, store: Store, people: PeopleDesk, archive: RecordArchive, clock: Clock) -> None:
        self._archive = archive
        self._keepers = archive.keepers
        self._store = store
        self._journal = archive.journal
        self._people = people
        self._clock = clock

    def today(self) -> dt.date:
        """The day by which it is judged what is due."""
        return self._clock.now().wall.date()

    def rule(self) -> Rule:
        """How long this centre keeps records."""
        return rows.rule(self._store)

    def set_rule(self, rule: Rule) -> Changes:
        """Keep records so long from now on; Refusal `years-out-of-range`."""
        if rule.years not in YEARS:
            raise Refusal("years-out-of-range", most=YEARS[-1])
        rows.set_rule(self._store, rule)
        return Changes.of(("retention", "rule"))

    def kept(self) -> list[Keeping]:
        """What is kept of each candidate, oldest first: also of those whose records came from elsewhere."""
        mine = {one.id: one.name for one in self._people.candidates()}
        records, drafts, days = dict[str, list[Named]](), dict[str, list[Named]](), dict[str, list[str]]()
        plans = Counter[str]()
        for row in rows.records(self._store):
            one = Named(row["identity"], row["record"], row["reference"], row["sealed_at"])
            records.setdefault(row["candidate"], []).append(one)
            days.setdefault(row["candidate"], []).append(row["sealed_at"][:10])
            mine.setdefault(row["candidate"], row["name"])
        for absent in self._absent():
            whose = f"{ABSENT}{absent.identity}"
            records.setdefault(whose, []).append(Named(absent.identity, absent.record, absent.reference, absent.at))
            days.setdefault(whose, []).append(absent.at[:10])
            mine[whose] = absent.name
        for row in observed.observed(self._store):
            days.setdefault(row["candidate"], []).append(row["day"])
            plans[row["candidate"]] += row["kind"] == "planned"
            if row["kind"] == "observation" and not row["record"]:
                drafts.setdefault(row["candidate"], []).append(Named("", row["id"], row["reference"], row["day"]))
        claims, holds = rows.certified(self._store), rows.holds(self._store)
        found = [
            Keeping(
                one, mine[one], tuple(records.get(one, ())), tuple(drafts.get(one, ())),
                dt.date.fromisoformat(max(days[one])),
                dt.date.fromisoformat(claims[one]) if one in claims else None, *_held(holds.get(one)), plans[one],
            )
            for one in days
        ]  # fmt: skip
        return sorted(found, key=lambda one: (one.last, one.name.casefold(), one.candidate))

    def _absent(self) -> list[Absent]:
        """The records that are neither here nor beside another, each once, although something kept tells of them."""
        told = [one for keeper in set(self._keepers.values()) for one in keeper.without_record()]
        ordered = sorted((*rows.told_of(self._store), *told), key=lambda one: one.at)
        each = {one.identity: one for one in ordered}
        return [one for one in each.values() if not atodds.stands(self._store, one.identity)]

    def due(self) -> list[Keeping]:
        """What may be disposed of today."""
        rule, today = self.rule(), self.today()
        return [one for one in self.kept() if one.due(rule, today)]

    def certify(self, candidate: str, day: dt.date | None) -> Changes:
        """Say on which day a candidate's certificate was claimed; None takes that back."""
        with self._store.transaction():
            rows.set_certified(self._store, candidate, day.isoformat() if day else "")
        return Changes.of(("retention", candidate))

    def hold(self, candidate: str, reason: str, by: str) -> Changes:
        """Hold back whatever is kept of a candidate: an appeal, an inquiry.

        Raises:
            Refusal: `hold-without-reason`; `already-held`.
        """
        reason = " ".join(reason.split())
        if not reason:
            raise Refusal("hold-without-reason")
        with self._store.transaction():
            if candidate in rows.holds(self._store):
                raise Refusal("already-held")
            rows.hold(self._store, candidate, reason, by, rfc3339(self._clock.now().wall))
        return Changes.of(("retention", candidate))

    def lift(self, candidate: str, by: str) -> Changes:
        """Hold it no longer; who held it and why stays known."""
        rows.lift(self._store, candidate, by, rfc3339(self._clock.now().wall))
        return Changes.of(("retention", candidate))

    def disposals(self) -> list[Disposal]:
        """What was disposed of, newest first."""
        return rows.disposals(self._store)

    def certificate(self, number: int) -> bytes:
        """The certificate of one disposal, byte for byte; Refusal `record-unknown`."""
        found = rows.certificate(self._store, number)
        if found is None:
            raise Refusal("record-unknown", name=str(number))
        return found

    def dispose(
        self, asked: Asked, identity: Identity, place: StorePlace | None, progress: Progress
    ) -> tuple[bytes, Changes]:
        """Erase everything kept of these candidates, and give the sealed certificate (a PDF) of what it was.

        `place` is the store's own, whose copies from before a new schema go too.

        Raises:
            Refusal: `disposal-without-reason`, `record-reason-long`; `nothing-due`; `not-due` (fact `name`) when one
                of them may not go today; `key-of-another`; `disposal-changed`, when something was written meanwhile.
            Unavailable: `not-wiped`: it is erased and certified, and its bytes go with the next disposal.
            Cancelled: nothing was erased.
        """
        asked = replace(asked, reason=_reason(asked.reason))
        going = self._wanted(asked.candidates)
        watched = _Watched(progress, _SEALING + len(going.people))
        made = self._certify(going, asked, identity, watched)
        with wiping(self._store, place), self._store.transaction():
            if self._wanted(asked.candidates) != going:
                raise Refusal("disposal-changed")
            self._erase(going, made, watched)
        records = [("record", one.identity) for each in going.people for one in each.records]
        people = [("candidate", one.candidate) for one in going.people]
        return made.file, Changes.of(*records, *people, ("retention", "disposal"))

    def _wanted(self, candidates: Sequence[str]) -> Going:
        """What is kept of these candidates, each of whom is due; Refusal `nothing-due`, `not-due`."""
        kept = {one.candidate: one for one in self.kept()}
        rule, today = self.rule(), self.today()
        for one in candidates:
            if one not in kept or not kept[one].due(rule, today):
                raise Refusal("not-due", name=kept[one].name if one in kept else one)
        if not candidates:
            raise Refusal("nothing-due")
        return Going(tuple(kept[one] for one in dict.fromkeys(candidates)), rule, rows.next_number(self._store))

    def _certify(self, going: Going, asked: Asked, identity: Identity, watched: _Watched) -> Sealed:
        assessor = self._people.assessor() or Assessor("", "", Centre(""))
        demand_own_key(identity, assessor)
        at = rfc3339(self._clock.now().wall.replace(microsecond=0))
        facts = SealingFacts(str(uuid.uuid4()), at, identity.fingerprint, __version__)
        watched.doing(0, N_("Making the certificate"))
        return sealed_from(build(going, asked, assessor, facts), {}, identity, watched)

    def _erase(self, going: Going, made: Sealed, watched: _Watched) -> None:
        gone, at = going.people, made.payload["record"]["sealed_at"]
        mine = {one.candidate for one in gone}
        kept = [one for each in gone for one in each.records]
        # Another file under the same id that is of the same candidate goes too, and does not come again.
        others = {
            one.identity: atodds.of_candidate(self._store, one.id, each.candidate)
            for each in gone
            for one in each.records
        }
        files = [*(one.identity for one in kept), *(identity for each in others.values() for identity in each)]
        things = [("record", identity) for identity in dict.fromkeys(files)]
        things += [(row["kind"], row["id"]) for row in observed.observed(self._store) if row["candidate"] in mine]
        rows.note_disposal(self._store, at, made.file, things)
        keepers = set(self._keepers.values())
        for done, one in enumerate(gone):
            watched.doing(_SEALING + done, N_("Erasing"))
            for record in one.records:
                self._journal.add("disposed", record=record.id, identity=record.identity, file=made.file, verdict="")
                rows.erase_records(self._store, [record.identity, *others[record.identity]])
                for keeper in keepers:
                    keeper.erase(record.identity)
            observed.erase(self._store, one.candidate)
            rows.set_certified(self._store, one.candidate, "")
            erase_candidate(self._store, one.candidate)
        freed(self._archive, self._store, (one.id for one in kept), at)
        theirs = (payload for keeper in keepers for payload in keeper.with_files_apart())
        rows.erase_apart(self._store, chain(theirs, atodds.payloads(self._store)))


_SEALING: Final = 3
"""How many steps `sealed_from` tells."""


class _Watched:
    """Progress of which sealing the certificate is the first part."""

    def __init__(self, progress: Progress, steps: int) -> None:
        self._progress = progress
        self._steps = steps

    def step(self, done: int, _total: int, what: str = "") -> None:
        """A step of sealing."""
        self._progress.step(done, self._steps, what)

    def doing(self, done: int, what: str) -> None:
        """A step of the whole."""
        self._progress.step(done, self._steps, what)


def _reason(said: str) -> str:
    reason = " ".join(said.split())
    if not reason:
        raise Refusal("disposal-without-reason")
    if len(reason) > MOST_OF_A_REASON:
        raise Refusal("record-reason-long", most=MOST_OF_A_REASON)
    return reason


def _held(row: dict[str, str] | None) -> tuple[str, str, str]:
    return (row["reason"], row["by"], row["at"]) if row else ("", "", "")
