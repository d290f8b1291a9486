"""What a verifier does about sampling: plans, risk, coverage, drawing and taking a draw back.

What becomes of the records in a sample is in `items`; how they are drawn, in `drawing`.
"""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING, Any, Final

from assessor_app import __version__
from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal
from assessor_app.vault.model import Changes
from assessor_app.verifying.sampling import facts, summed
from assessor_app.verifying.sampling import store as pool_rows
from assessor_app.verifying.sampling import store_plans as rows
from assessor_app.verifying.sampling.cells import digest_of, texts_of
from assessor_app.verifying.sampling.drawing import draw
from assessor_app.verifying.sampling.justifying import Justification
from assessor_app.verifying.sampling.model import ALGORITHM, AssessorFacts, Draw, SamplingPlan
from assessor_app.verifying.sampling.plans import Plans
from assessor_app.verifying.sampling.risk import reckon

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.clock import Clock
    from assessor_app.people.desk import PeopleDesk
    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.vault.store import Store
    from assessor_app.verifying.interests.desk import Interests
    from assessor_app.verifying.pool.desk import Pool
    from assessor_app.verifying.sampling.model import Entry, Item, Risk
    from assessor_app.verifying.sampling.summed import Summed
    from assessor_app.verifying.tally.desk import Tally
    from assessor_app.verifying.tally.model import Leaf, Work

BATCH: Final = 200
SEED: Final = re.compile(r"[0-9A-Za-z-]{4,64}", re.ASCII)


class Sampling(Plans):
    """The sampling of one store, used from one thread. `overdue` tells how many actions of an assessor are overdue."""

    def __init__(
        self,
        store: Store,
        archive: RecordArchive,
        pool: Pool,
        tally: Tally,
        *,
        people: PeopleDesk,
        clock: Clock,
        interests: Interests,
        overdue: Callable[[], dict[str, int]] = dict,
    ) -> None:
        super().__init__(store, pool, tally, people=people, interests=interests, clock=clock)
        interests.declared.append(self.let_go)
        self._archive, self._overdue = archive, overdue

    def keep_up(self, progress: Progress) -> int:
        """Draw what is new in the archive into the pool, into what sampling knows, and into what is added up of both.

        How many records and assessors were looked at: 0 says that everything was as it is shown.
        """
        return self._pool.keep_up(progress)

    def read_new(self, progress: Progress) -> int:
        """Draw from what is new in the pool; it is part of keeping the pool up."""
        seen, total = 0, pool_rows.how_many_unread(self._store)
        while unread := pool_rows.unread(self._store, BATCH):
            progress.step(seen, max(total, seen + len(unread)))
            with self._store.transaction():
                for row in unread:
                    found = facts.elements(self._archive.payload(row["identity"]))
                    pool_rows.put(self._store, row["identity"], row["candidate_id"], found)
                for candidate in {row["candidate_id"] for row in unread} - {""}:
                    pool_rows.set_stages(self._store, facts.stages(pool_rows.standings(self._store, candidate)))
            seen += len(unread)
        return seen

    def size(self, plan: SamplingPlan) -> int:
        """How many records of the pool a plan may draw from."""
        return self.summed(plan).size

    def summed(self, plan: SamplingPlan, *, as_known: bool = False) -> Summed:
        """The pool of a plan and what of it is in its sample, added up.

        It is as the store is now; with `as_known` as it was when it was last kept up, however much changed since.
        """
        leaves, verifier = self._tally.leaves(as_known=as_known), self.verifier()
        names = {name for leaf in leaves for name in leaf.bits.get("name", ())}
        records = [(leaf, summed.free(leaf, verifier) & summed.within(leaf, plan.filter)) for leaf in leaves]
        here = pool_rows.within(pool_rows.free(self._store, verifier, names), plan.filter)
        barred = pool_rows.within(pool_rows.free(self._store, verifier, names, barred=True), plan.filter)
        near = any(one.concern == "candidate" for one in verifier.interests)
        return summed.Summed(
            records,
            pool_rows.entries(self._store, barred) if near else (),
            pool_rows.entries(self._store, here, plan.id),
        )

    def risks(self, plan: SamplingPlan, of: Summed | None = None, *, as_known: bool = False) -> list[Risk]:
        """The risk of every assessor of a plan's pool, highest first; `as_known` as for `summed`.

        Where the pool was added up already, it is given as `of`.
        """
        there = set((of or self.summed(plan, as_known=as_known)).values("assessor"))
        overdue, past, today = self._overdue(), pool_rows.past(self._store), self._clock.now().wall.date()
        found = [
            reckon(_told(leaf, leaf.work, past, overdue), plan.strategy, today)
            for leaf in self._tally.leaves(as_known=as_known)
            if leaf.assessor in there and leaf.work is not None
        ]
        return sorted(found, key=lambda one: (-one.points, one.name, one.assessor))

    def standing(self, plan: SamplingPlan) -> Draw | None:
        """The draw of a plan that stands."""
        return rows.draw(self._store, plan.id, plan.drawn) if plan.drawn else None

    def draws(self, plan: str) -> list[Draw]:
        """Every draw of a plan in order, those taken back included."""
        return rows.draws(self._store, plan)

    def drawn_from(self, plan: str, number: int) -> tuple[list[Entry], list[Entry]]:
        """What a draw was drawn from, and what was in the sample already; without what was disposed of since."""
        return rows.drawn_from(self._store, plan, number)

    def justification(self, name: str, number: int = 0) -> Justification:
        """All that is to be said of a draw of a plan: of the one that stands, where no number is given.

        Raises:
            Refusal: `sample-plan-unknown`; `sample-not-drawn`, also for a number that the plan has not.
        """
        plan, person = self.plan(name), self._people.assessor()
        found = rows.draw(self._store, name, number or plan.drawn)
        if found is None:
            raise Refusal("sample-not-drawn", name=plan.name)
        entries, already = self.drawn_from(name, found.number)
        shown = {
            pick.identity: item
            for pick in found.drawn.picks
            if (item := rows.item_of(self._store, name, pick.identity)) is not None
        }
        items = tuple(self.items(name)) if found.number == plan.drawn else ()
        centre = person.centre.name if person else ""
        return Justification(plan, found, tuple(entries), tuple(already), items, shown, centre, __version__)

    def draw(self, name: str, progress: Progress, seed: str = "") -> tuple[Draw, Changes]:
        """Draw a sample from the pool as it is now, under a new number; without a seed, from one made by chance.

        What was only planned by the draw before goes back into the pool, unless it is drawn again. All or nothing.

        Raises:
            Refusal: `sample-plan-unknown`; `sample-seed`; `sample-pool-empty`.
            Cancelled: nothing was drawn.
        """
        if seed and not SEED.fullmatch(seed):
            raise Refusal("sample-seed")
        self.keep_up(progress)
        plan, risks = self.plan(name), {one.assessor: one for one in self.risks(self.plan(name))}
        pool = pool_rows.entries(self._store, self._question(plan))
        kept = {one.identity for one in self.items(name) if not _of_draw(one)}
        entries = [one for one in pool if one.identity not in kept]
        already = [one for one in pool if one.identity in kept]
        if not entries:
            raise Refusal("sample-pool-empty")
        seed = seed or secrets.token_hex(8)
        drawn = draw(entries, plan.strategy, risks, seed, already=already, progress=progress)
        points = {name: risk.points for name, risk in risks.items()}
        texts, known = texts_of(entries), texts_of(already)
        made = Draw(
            name, plan.draws + 1, seed, ALGORITHM, digest_of(texts, points, known), len(entries),
            rfc3339(self._clock.now().wall), plan.verifier, plan.strategy, tuple(risks.values()), drawn,
        )  # fmt: skip
        with self._store.transaction():
            rows.put_draw(self._store, made, texts, known)
            changes = self._stand(made)
        return made, changes

    def take_back(self, name: str) -> Changes:
        """Take the last draw back: the one before it stands again, or the plan is a draft; the draw itself stays.

        Raises:
            Refusal: `sample-plan-unknown`; `sample-not-drawn`.
        """
        plan = self.plan(name)
        if not plan.drawn:
            raise Refusal("sample-not-drawn", name=plan.name)
        with self._store.transaction():
            rows.take_back(self._store, name, plan.drawn, rfc3339(self._clock.now().wall))
            before = rows.draw(self._store, name, self.plan(name).drawn)
            return self._stand(before) if before else self._clear(name)

    def _stand(self, made: Draw) -> Changes:
        """Let what one draw picked be what is planned."""
        picks = {pick.identity: pick for pick in made.drawn.picks}
        changes = self._clear(made.plan)
        there = {one.identity for one in self.items(made.plan)}
        for identity, pick in picks.items():
            if identity not in there and self._may(identity):  # a draw that stands again may name what was replaced
                self._bring(made.plan, identity, "drawn", made.number, pick.reasons)
        return Changes(changes.touched | self._touched(made.plan, *picks).touched)

    def _clear(self, plan: str) -> Changes:
        gone = [one for one in self.items(plan) if _of_draw(one)]
        for one in gone:
            self._take(one, "in_pool")
        return self._touched(plan, *(one.identity for one in gone))

    def _question(self, plan: SamplingPlan) -> pool_rows.Question:
        return pool_rows.within(self._free(), plan.filter)


def _told(leaf: Leaf, work: Work, past: dict[str, dict[str, Any]], overdue: dict[str, int]) -> AssessorFacts:
    """What is known of one assessor, of all time."""
    row = past.get(leaf.assessor, {})
    before = {column: row[column] for column in ("sampled", "last_sampled", "disagreed") if column in row}
    return AssessorFacts(
        leaf.assessor, work.name, work.records, work.trainee, work.met, work.not_yet, work.methods, work.standards,
        overdue=overdue.get(leaf.assessor, 0), **before,
    )  # fmt: skip


def _of_draw(item: Item) -> bool:
    """Whether an item stands by a draw alone, so that the next draw may decide about it again."""
    return item.origin == "drawn" and item.state == "planned"
