"""The items of a sample: brought in by hand or by rule, taken on step by step, each step durable and kept for ever."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal
from assessor_app.observing.wording import tidy
from assessor_app.trust.ownkeys import OwnKeys
from assessor_app.vault.model import Changes
from assessor_app.verifying.interests.model import same_name
from assessor_app.verifying.sampling import guard, machine
from assessor_app.verifying.sampling import store as pool_rows
from assessor_app.verifying.sampling import store_plans as rows
from assessor_app.verifying.sampling.guard import Seen
from assessor_app.verifying.sampling.model import DECIDED, Item, PoolFilter, Reason, Taken, Verifier
from assessor_app.verifying.sampling.shelves import lot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.clock import Clock
    from assessor_app.people.desk import PeopleDesk
    from assessor_app.vault.store import Store
    from assessor_app.verifying.interests.desk import Interests
    from assessor_app.verifying.model import Overall
    from assessor_app.verifying.pool.desk import Pool
    from assessor_app.verifying.sampling.model import Entry, Origin, SamplingPlan, State
    from assessor_app.verifying.tally.desk import Tally

REASON_MOST: Final = 500


class Items:
    """What the deeds on items share; `Sampling` is what others use."""

    def __init__(
        self, store: Store, pool: Pool, tally: Tally, *, people: PeopleDesk, interests: Interests, clock: Clock
    ) -> None:
        self._store, self._pool, self._tally, self._people, self._clock = store, pool, tally, people, clock
        self._interests = interests
        self._keys = OwnKeys(store)

    def verifier(self) -> Verifier:
        """Whoever this store belongs to, by all that tells them, with the interests they declared."""
        from assessor_app.trust import certificates  # noqa: PLC0415 - cryptography; not before the first window
        from assessor_app.trust.model import fingerprint  # noqa: PLC0415 - same

        person, own = self._people.assessor(), [one.certificate for one in self._keys.identities()]
        cards = [certificates.card(one) for one in own]
        ids = {card.person_id for card in cards} | ({person.id} if person else set())
        names = {card.name for card in cards} | ({person.name} if person else set())
        return Verifier(
            frozenset(ids - {""}),
            frozenset(same_name(name) for name in names if name),
            frozenset(map(fingerprint, own)),
            self._interests.standing(),
        )

    def plan(self, name: str) -> SamplingPlan:
        """One plan; Refusal `sample-plan-unknown`."""
        found = rows.plan(self._store, name)
        if found is None:
            raise Refusal("sample-plan-unknown")
        return found

    def items(self, plan: str) -> list[Item]:
        """The sample of a plan as it stands, in the order in which it came together."""
        return rows.items(self._store, plan)

    def item(self, name: str) -> Item:
        """One item by its id; Refusal `sample-item-unknown`."""
        found = rows.item(self._store, name)
        if found is None:
            raise Refusal("sample-item-unknown")
        return found

    def of_record(self, identity: str) -> list[Item]:
        """The items of one record in all plans that have it in their sample, latest first."""
        return rows.of_record(self._store, identity)

    def to_review(self, plan: str, after: str, limit: int) -> list[Item]:
        """What a plan's sample still has to be reviewed, in its order, a page from behind the item with this id."""
        return rows.to_review(self._store, plan, after, limit)

    def numbered(self, name: str) -> tuple[int, int]:
        """Which of how many an item is in its sample; zeros where it is in the pool again."""
        return rows.numbered(self._store, name)

    def steps(self, name: str) -> list[Taken]:
        """Every step of an item, in order: into which state, when, by whom."""
        return rows.steps(self._store, name)

    def add(self, plan: str, identity: str, reason: str) -> tuple[Item, Changes]:
        """Add a record to a sample by hand, for a reason that stays with it.

        Raises:
            Refusal: `sample-plan-unknown`; `sample-reason-missing`, `sample-reason-long`; `record-unknown`, where the
                pool does not hold it; `sample-there-already`; what `guard.demand_free` refuses: nobody can get past
                those rules by hand.
        """
        said = tidy(reason)
        if not said:
            raise Refusal("sample-reason-missing")
        if len(said) > REASON_MOST:
            raise Refusal("sample-reason-long", most=REASON_MOST)
        self.plan(plan)
        return self._bring(plan, identity, "by-hand", 0, (Reason("sample-by-hand", (("reason", said),)),))

    def take_successor(self, name: str) -> tuple[Item, Changes]:
        """Bring the record that took another's place into the sample that the other stands in.

        Raises:
            Refusal: `sample-item-unknown`; `sample-no-successor`; what `add` refuses.
        """
        before = self.item(name)
        if not before.successor:
            raise Refusal("sample-no-successor", reference=before.reference)
        why = Reason("sample-successor", (("reference", before.reference),))
        return self._bring(before.plan, before.successor, "successor", 0, (why,))

    def remove(self, name: str) -> Changes:
        """Put a planned or selected item back into the pool; Refusal `sample-item-step` once its review began."""
        before = self.item(name)
        with self._store.transaction():
            self._take(before, "in_pool")
        return self._touched(before.plan, before.identity)

    def put_back(self, name: str) -> Changes:
        """Bring an item that was put back into the pool into the sample again, as it came there first.

        Raises:
            Refusal: `sample-item-unknown`; `sample-item-step`; what `guard.demand_free` refuses: something may have
                become of the record since, or an interest been declared.
        """
        before = self.item(name)
        self._demand_free(before.identity)
        with self._store.transaction():
            self._take(before, "planned")
        return self._touched(before.plan, before.identity)

    def select(self, plan: str) -> Changes:
        """Settle the sample: what is planned is selected for review."""
        planned = [one for one in self.items(plan) if one.state == "planned"]
        with self._store.transaction():
            for one in planned:
                self._take(one, "selected")
        return self._touched(plan, *(one.identity for one in planned))

    def unselect(self, plan: str, names: Sequence[str]) -> Changes:
        """Take back that these items were selected: they are in the pool for a moment, then planned again."""
        with self._store.transaction():
            for one in map(self.item, names):
                if one.state == "selected":
                    self._take(one, "in_pool")
                    self._take(self.item(one.id), "planned")
        return self._touched(plan)

    def begun(self, name: str) -> Changes:
        """Say that a review of an item began; Refusal `sample-item-step` where it is decided already."""
        before = self.item(name)
        if before.state == "under_review":
            return Changes()
        with self._store.transaction():
            self._take(before, "under_review")
        return self._touched(before.plan, before.identity)

    def laid_aside(self, name: str) -> Changes:
        """Say that the review of an item was given up before anything was decided: it is selected still."""
        before = self.item(name)
        if before.state != "under_review":
            return Changes()
        with self._store.transaction():
            self._take(before, "selected")
        return self._touched(before.plan, before.identity)

    def reviewed(self, name: str, overall: Overall) -> Changes:
        """Keep what was decided on an item.

        Confirmed without more closes it. Not confirmed widens the sample: so many more records of that assessor as the
        strategy says, those most like it first, by lot from the plan's own seed.

        Raises:
            Refusal: `sample-item-unknown`; `sample-item-step`, where it was decided before.
        """
        before, outcome = self.item(name), machine.OUTCOMES[overall]
        with self._store.transaction():
            self._take(before, outcome)
            if outcome == "agreed":
                self._take(self.item(name), "closed")
            widened = self._widen(before) if outcome == "not_agreed" else ()
        return self._touched(before.plan, before.identity, *widened)

    def close(self, name: str) -> Changes:
        """Say that nothing is open about a decided item any more: its actions were done and looked at again."""
        before = self.item(name)
        if before.state == "closed":
            return Changes()
        with self._store.transaction():
            self._take(before, "closed")
        return self._touched(before.plan, before.identity)

    def _widen(self, after: Item) -> tuple[str, ...]:
        plan = self.plan(after.plan)
        drawn = rows.draw(self._store, plan.id, plan.drawn)
        theirs = pool_rows.within(self._free(), PoolFilter(assessors=(after.assessor_id,)))
        there = {one.identity for one in self.items(plan.id)} | {after.identity}
        found = {one.identity: one for one in pool_rows.entries(self._store, theirs)}
        like = found.pop(after.identity, None)
        ordered = sorted(
            (one for one in found.values() if one.identity not in there and not self._decided(one.identity)),
            key=lambda one: (-_likeness(one, like), lot(drawn.seed if drawn else plan.id, one.identity)),
        )
        why = (Reason("sample-widened", (("reference", after.reference),)),)
        taken = tuple(one.identity for one in ordered[: plan.strategy.widen_by])
        for identity in taken:
            self._bring(plan.id, identity, "widened", plan.drawn, why)
        return taken

    def _free(self) -> pool_rows.Question:
        names = {name for leaf in self._tally.leaves() for name in leaf.bits.get("name", ())}
        return pool_rows.free(self._store, self.verifier(), names)

    def _decided(self, identity: str) -> bool:
        return any(one.state in DECIDED for one in self.of_record(identity))

    def _bring(
        self, plan: str, identity: str, origin: Origin, draw: int, reasons: tuple[Reason, ...]
    ) -> tuple[Item, Changes]:
        """Bring a record into a sample, whichever way; the rules hold for every one of them."""
        row = self._demand_free(identity)
        before = rows.item_of(self._store, plan, identity)
        if before is not None and before.state != "in_pool":
            raise Refusal("sample-there-already", reference=before.reference)
        with self._store.transaction():
            if before is None:
                made = Item(
                    str(uuid.uuid4()), plan, identity, origin, draw, "in_pool", row["stage"], reasons,
                    row["reference"], row["candidate"], row["assessor"], row["assessor_id"],
                    row["candidate_id"], row["site"], row["observed_on"],
                )  # fmt: skip
                rows.add_item(self._store, made)
            else:
                made = before
                rows.come_again(self._store, made.id, origin, draw, reasons)
            self._take(made, "planned")
        return self.item(made.id), self._touched(plan, identity)

    def _demand_free(self, identity: str) -> dict[str, Any]:
        """A record of the pool that no rule keeps out of this verifier's sample, as the rules look at it."""
        row = pool_rows.seen(self._store, identity)
        if row is None:
            raise Refusal("record-unknown", name=identity)
        guard.demand_free(_seen(row), self.verifier())
        return row

    def _may(self, identity: str) -> bool:
        """Whether a record is in the pool and no rule keeps it out of this verifier's sample."""
        row = pool_rows.seen(self._store, identity)
        return row is not None and not guard.barred(_seen(row), self.verifier())

    def _take(self, item: Item, to: State) -> None:
        """Take an item to a state by every step on the way, and tell the pool whether it is sampled."""
        person, at = self._people.assessor(), rfc3339(self._clock.now().wall)
        for state in machine.way(item.state, to):
            rows.step(self._store, item.id, Taken(state, at, person.name if person else ""))
        sampled = rows.sampled_elsewhere(self._store, item.identity)
        self._pool.note_sampled([item.identity], sampled=sampled)

    def _touched(self, plan: str, *identities: str) -> Changes:
        return Changes.of(("sample", plan), *(("pooled", identity) for identity in identities))


def _seen(row: dict[str, Any]) -> Seen:
    return Seen(
        row["reference"], row["candidate"], row["candidate_id"], row["assessor"], row["assessor_id"], row["signer"],
        bool(row["own"]), row["verdict"], row["fate"] == "superseded", row["fate"] == "withdrawn",
    )  # fmt: skip


def _likeness(entry: Entry, other: Entry | None) -> int:
    """How much two records have in common: standards weigh twice what methods and the site do."""
    if other is None:
        return 0
    shared = len({*entry.methods} & {*other.methods}) + 2 * len({*entry.standards} & {*other.standards})
    return shared + (entry.site == other.site)
