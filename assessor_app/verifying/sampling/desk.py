"""What a verifier does about sampling: plans, interests, risk, coverage, drawing and taking a draw back.

What becomes of the records in a sample is in `items`; how they are drawn, in `drawing`.
"""

from __future__ import annotations

import datetime as dt
import re
import secrets
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal
from assessor_app.observing.wording import tidy
from assessor_app.vault.model import Changes
from assessor_app.verifying.sampling import as_json, facts
from assessor_app.verifying.sampling import store as pool_rows
from assessor_app.verifying.sampling import store_plans as rows
from assessor_app.verifying.sampling.cells import digest
from assessor_app.verifying.sampling.drawing import draw
from assessor_app.verifying.sampling.items import Items
from assessor_app.verifying.sampling.model import ALGORITHM, Draw, Interest, SamplingPlan
from assessor_app.verifying.sampling.risk import reckon

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.clock import Clock
    from assessor_app.people.desk import PeopleDesk
    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.vault.store import Store
    from assessor_app.verifying.model import Stage
    from assessor_app.verifying.pool.desk import Pool
    from assessor_app.verifying.sampling.covering import Mark
    from assessor_app.verifying.sampling.model import Concern, Dimension, Entry, Item, Risk

BATCH: Final = 200
SEED: Final = re.compile(r"[0-9A-Za-z-]{4,64}", re.ASCII)
NAME_MOST: Final = 120
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Sampling(Items):
    """The sampling of one store, used from one thread. `overdue` tells how many actions of an assessor are overdue."""

    def __init__(
        self,
        store: Store,
        archive: RecordArchive,
        pool: Pool,
        people: PeopleDesk,
        clock: Clock,
        *,
        overdue: Callable[[], dict[str, int]] = dict,
    ) -> None:
        super().__init__(store, pool, people, clock)
        self._archive, self._overdue = archive, overdue

    def keep_up(self, progress: Progress) -> int:
        """Draw what is new in the archive into the pool and into what sampling knows; how many were looked at."""
        self._pool.keep_up(progress)
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

    def plans(self) -> list[SamplingPlan]:
        """All plans that were not put away, latest first."""
        return rows.plans(self._store)

    def new_plan(self, name: str, like: str = "") -> tuple[SamplingPlan, Changes]:
        """Begin a plan, with the strategy and the pool of another one where it is named.

        Raises:
            Refusal: `sample-plan-name`; `sample-plan-unknown`.
        """
        person, now = self._people.assessor(), rfc3339(self._clock.now().wall)
        said = _name(name)
        made = SamplingPlan(str(uuid.uuid4()), said, person.name if person else "", made_at=now)
        if like:
            other = self.plan(like)
            made = replace(made, filter=other.filter, strategy=other.strategy)
        rows.put_plan(self._store, made)
        return made, Changes.of(("sample", made.id))

    def change(self, plan: SamplingPlan) -> Changes:
        """Keep a plan as it was edited; only one that was not drawn can be.

        Raises:
            Refusal: `sample-plan-unknown`; `sample-plan-drawn`; `sample-plan-name`; `date-malformed`; what
                `as_json.demand_sound` refuses.
        """
        before = self.plan(plan.id)
        if before.drawn:
            raise Refusal("sample-plan-drawn", name=before.name)
        as_json.demand_sound(plan.strategy)
        for day in (plan.filter.since, plan.filter.until):
            _demand_day(day)
        kept = replace(before, name=_name(plan.name), filter=plan.filter, strategy=plan.strategy)
        rows.put_plan(self._store, kept)
        return Changes.of(("sample", plan.id))

    def agree(self, plan: str, day: str, whom: str) -> Changes:
        """Say on which day which external verifier agreed to a plan; with neither, that nobody did.

        Raises:
            Refusal: `sample-plan-unknown`; `date-malformed`; `sample-agreed-half`, where only one of the two is said.
        """
        _demand_day(day)
        said = tidy(whom)
        if bool(day) != bool(said):
            raise Refusal("sample-agreed-half")
        rows.put_plan(self._store, replace(self.plan(plan), agreed_on=day, agreed_with=said))
        return Changes.of(("sample", plan))

    def put_away(self, plan: str) -> Changes:
        """Put a plan away; what was sampled by it stays as it is."""
        self.plan(plan)
        rows.set_gone(self._store, plan, rfc3339(self._clock.now().wall))
        return Changes.of(("sample", plan))

    def bring_back(self, plan: str) -> Changes:
        """Bring a plan back that was put away."""
        self.plan(plan)
        rows.set_gone(self._store, plan, "")
        return Changes.of(("sample", plan))

    def interests(self) -> list[Interest]:
        """In whom the verifier has declared a personal interest."""
        return rows.interests(self._store)

    def declare(self, concern: Concern, subject: str, name: str, text: str) -> Changes:
        """Declare an interest in a candidate or assessor (by id): none of their records is drawn or can be added."""
        at = rfc3339(self._clock.now().wall)
        rows.put_interest(self._store, Interest(concern, subject, tidy(name), tidy(text), at))
        return Changes.of(("sample", ""))

    def lift(self, concern: Concern, subject: str) -> Changes:
        """Say that an interest is no more."""
        rows.lift_interest(self._store, concern, subject, rfc3339(self._clock.now().wall))
        return Changes.of(("sample", ""))

    def size(self, plan: SamplingPlan) -> int:
        """How many records of the pool a plan may draw from."""
        return pool_rows.size(self._store, self._question(plan))

    def values(self, dimension: Dimension) -> list[tuple[str, int]]:
        """Every value of a dimension among all that this verifier may sample, with how many records there are."""
        return pool_rows.values(self._store, pool_rows.free(self._store, self.verifier()), dimension)

    def risks(self, plan: SamplingPlan) -> list[Risk]:
        """The risk of every assessor of a plan's pool, highest first."""
        overdue, today = self._overdue(), self._clock.now().wall.date()
        found = [
            reckon(replace(one, overdue=overdue.get(one.assessor, 0)), plan.strategy, today)
            for one in pool_rows.assessors(self._store, self._question(plan))
        ]
        return sorted(found, key=lambda one: (-one.points, one.name, one.assessor))

    def across(
        self,
        plan: SamplingPlan,
        dimension: Dimension,
        *,
        standard: str = "",
        site: str = "",
        stage: Stage | None = None,
    ) -> dict[tuple[str, str], Mark]:
        """What is in the pool and what of it is in the sample: assessors × one dimension."""
        wanted = replace(
            plan.filter,
            standards=(standard,) if standard else plan.filter.standards,
            sites=(site,) if site else plan.filter.sites,
        )
        question = self._question(replace(plan, filter=wanted))
        return pool_rows.across(self._store, question, plan.id, dimension, stage)

    def draws(self, plan: str) -> list[Draw]:
        """Every draw of a plan in order, those taken back included."""
        return rows.draws(self._store, plan)

    def drawn_from(self, plan: str, number: int) -> tuple[list[Entry], list[Entry]]:
        """What a draw was drawn from, and what was in the sample already; without what was disposed of since."""
        return rows.drawn_from(self._store, plan, number)

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
        made = Draw(
            name, plan.draws + 1, seed, ALGORITHM, digest(entries, points, (one.identity for one in already)),
            len(entries), rfc3339(self._clock.now().wall), plan.verifier, plan.strategy, tuple(risks.values()), drawn,
        )  # fmt: skip
        with self._store.transaction():
            rows.put_draw(self._store, made, entries, already)
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
        return pool_rows.within(pool_rows.free(self._store, self.verifier()), plan.filter)


def _of_draw(item: Item) -> bool:
    """Whether an item stands by a draw alone, so that the next draw may decide about it again."""
    return item.origin == "drawn" and item.state == "planned"


def _name(name: str) -> str:
    said = tidy(name)
    if not 0 < len(said) <= NAME_MOST or "\n" in said:
        raise Refusal("sample-plan-name", most=NAME_MOST)
    return said


def _demand_day(day: str) -> None:
    try:
        good = not day or bool(_DAY.fullmatch(day) and dt.date.fromisoformat(day))
    except ValueError:
        good = False
    if not good:
        raise Refusal("date-malformed", date=day)
