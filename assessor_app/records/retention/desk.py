"""What is due to be disposed of, what is held back, and disposing of it: all of it or nothing, with a certificate."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.observing import store_erasing as observed
from assessor_app.people.store import erase_candidate
from assessor_app.records.retention import certificate
from assessor_app.records.retention import store as rows
from assessor_app.records.retention.model import YEARS, Keeping, Named, Rule, statement
from assessor_app.vault.model import Changes
from assessor_app.vault.wiping import wiping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.people.desk import PeopleDesk
    from assessor_app.records.journal.keeping import Journal
    from assessor_app.trust.model import Identity
    from assessor_app.vault.model import StorePlace
    from assessor_app.vault.store import Store


class RetentionDesk:
    """How long the records of one store are kept, used from one thread. A candidate's things go together or not."""

    def __init__(self, store: Store, people: PeopleDesk, journal: Journal, clock: Clock) -> None:
        self._store = store
        self._journal = journal
        self._people = people
        self._clock = clock

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
        for row in rows.records(self._store):
            one = Named(row["identity"], row["record"], row["reference"], row["sealed_at"])
            records.setdefault(row["candidate"], []).append(one)
            days.setdefault(row["candidate"], []).append(row["sealed_at"][:10])
            mine.setdefault(row["candidate"], row["name"])
        for row in observed.observed(self._store):
            days.setdefault(row["candidate"], []).append(row["day"])
            if row["kind"] == "observation" and not row["record"]:
                drafts.setdefault(row["candidate"], []).append(Named("", row["id"], row["reference"], row["day"]))
        claims, holds = rows.certified(self._store), rows.holds(self._store)
        found = [
            Keeping(
                one, mine[one], tuple(records.get(one, ())), tuple(drafts.get(one, ())),
                dt.date.fromisoformat(max(days[one])),
                dt.date.fromisoformat(claims[one]) if one in claims else None, holds.get(one, ""),
            )
            for one in days
        ]  # fmt: skip
        return sorted(found, key=lambda one: (one.last, one.candidate))

    def due(self) -> list[Keeping]:
        """What may be disposed of today."""
        rule, today = self.rule(), self._clock.now().wall.date()
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

    def certificates(self) -> list[bytes]:
        """The certificates of what was disposed of, newest first."""
        return rows.certificates(self._store)

    def dispose(
        self, candidates: Sequence[str], reason: str, identity: Identity, place: StorePlace | None
    ) -> tuple[bytes, Changes]:
        """Erase everything kept of these candidates, and give the signed certificate of what it was.

        `place` is the store's own, whose copies from before a new schema go too.

        Raises:
            Refusal: `disposal-without-reason`; `not-due` (fact `name`) when one of them may not go today.
            Unavailable: `not-wiped`: it is erased and certified, and its bytes go with the next disposal.
        """
        reason = " ".join(reason.split())
        if not reason:
            raise Refusal("disposal-without-reason")
        with wiping(self._store, place), self._store.transaction():
            kept = {one.candidate: one for one in self.kept()}
            rule, now = self.rule(), self._clock.now().wall
            for one in candidates:
                if one not in kept or not kept[one].due(rule, now.date()):
                    raise Refusal("not-due", name=kept[one].name if one in kept else one)
            gone = [kept[one] for one in dict.fromkeys(candidates)]
            assessor = self._people.assessor()
            who = (assessor.name, assessor.centre.name) if assessor else ("", "")
            said = statement(gone, rule, at=rfc3339(now), by=who[0], centre=who[1], reason=reason)
            made = certificate.signed(said, identity)
            self._erase(gone, rfc3339(now), made)
        return made, Changes.of(*(("record", one.identity) for each in gone for one in each.records),
                                *(("candidate", one.candidate) for one in gone), ("retention", "disposal"))  # fmt: skip

    def _erase(self, gone: Sequence[Keeping], at: str, made: bytes) -> None:
        mine = {one.candidate for one in gone}
        things = [("record", one.identity) for each in gone for one in each.records]
        things += [(row["kind"], row["id"]) for row in observed.observed(self._store) if row["candidate"] in mine]
        rows.note_disposal(self._store, at, made, things)
        for one in gone:
            for record in one.records:
                self._journal.add("disposed", record=record.id, identity=record.identity, file=made, verdict="")
            rows.erase_records(self._store, [record.identity for record in one.records])
            observed.erase(self._store, one.candidate)
            rows.set_certified(self._store, one.candidate, "")
            erase_candidate(self._store, one.candidate)
