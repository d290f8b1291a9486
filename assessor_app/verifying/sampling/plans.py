"""Plans as they are begun, edited, agreed and put away."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal
from assessor_app.observing.wording import tidy
from assessor_app.vault.model import Changes
from assessor_app.verifying.days import demand_day
from assessor_app.verifying.interests.model import standing
from assessor_app.verifying.sampling import as_json
from assessor_app.verifying.sampling import store_plans as rows
from assessor_app.verifying.sampling.items import Items
from assessor_app.verifying.sampling.model import SamplingPlan

if TYPE_CHECKING:
    from assessor_app.verifying.interests.model import Interest

NAME_MOST: Final = 120


class Plans(Items):
    """What the deeds on plans share with those on items; `Sampling` is what others use."""

    def plans(self, *, away: bool = False) -> list[SamplingPlan]:
        """All plans that were not put away, or those that were; latest first."""
        return rows.plans(self._store, away=away)

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
            demand_day(day)
        kept = replace(before, name=_name(plan.name), filter=plan.filter, strategy=plan.strategy)
        rows.put_plan(self._store, kept)
        return Changes.of(("sample", plan.id))

    def agree(self, plan: str, day: str, whom: str) -> Changes:
        """Say on which day which external verifier agreed to a plan; with neither, that nobody did.

        Raises:
            Refusal: `sample-plan-unknown`; `date-malformed`; `sample-agreed-half`, where only one of the two is said.
        """
        demand_day(day)
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

    def let_go(self, interest: Interest) -> Changes:
        """Put what is planned or selected of somebody in whom an interest is declared back into the pool."""
        touched = {("sample", "")}
        for plan in self.plans():
            for item in self.items(plan.id):
                people = {
                    "candidate": (item.candidate_id, item.candidate),
                    "assessor": (item.assessor_id, item.assessor),
                }
                if item.state in {"planned", "selected"} and standing((interest,), **people):
                    touched |= self.remove(item.id).touched
        return Changes(frozenset(touched))


def _name(name: str) -> str:
    said = tidy(name)
    if not 0 < len(said) <= NAME_MOST or "\n" in said:
        raise Refusal("sample-plan-name", most=NAME_MOST)
    return said
