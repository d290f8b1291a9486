"""How risky the work of one assessor is, in points, and why: circumstances that awarding bodies name. Pure.

New assessor, new qualification or edition, past disagreement, overdue actions: domain research, 2.3.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from assessor_app.verifying.sampling.model import Reason, Risk
from assessor_app.verifying.sampling.words import editioned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.verifying.sampling.model import AssessorFacts, Strategy

FEW_DECISIONS: Final = 30
"""So many decisions must be there before one may say of nearly all of them that they are met."""
SEVERAL: Final = 3
"""So many records must be there before one may say that they use one method alone."""

TOLD: Final = 4
"""So many standards that are new to an assessor are told by name."""


def reckon(facts: AssessorFacts, strategy: Strategy, today: dt.date) -> Risk:
    """The risk of one assessor on a day; what has no weight in the strategy is not told either."""
    found = [(points, reason) for points, reason in _found(facts, strategy, today) if points > 0]
    return Risk(
        facts.assessor, facts.name, sum(points for points, _ in found), tuple(reason for _, reason in found), facts
    )


def _found(facts: AssessorFacts, strategy: Strategy, today: dt.date) -> Iterator[tuple[int, Reason]]:
    weights = strategy.weights
    if facts.records < strategy.new_below:
        yield weights.new, Reason("sample-risk-new", (("count", facts.records),))
    if facts.trainee:
        yield weights.trainee, Reason("sample-risk-trainee")
    if facts.disagreed:
        yield weights.disagreed, Reason("sample-risk-disagreed", (("count", facts.disagreed),))
    if facts.overdue:
        yield weights.overdue, Reason("sample-risk-overdue", (("count", facts.overdue),))
    new = _new_standards(facts, strategy)
    if new:
        yield weights.new_standard, Reason("sample-risk-new-standard", (("standards", ", ".join(new)),))
    if not facts.last_sampled:
        yield weights.long, Reason("sample-risk-never")
    elif (today - dt.date.fromisoformat(facts.last_sampled)).days >= strategy.long_days:
        yield weights.long, Reason("sample-risk-long", (("day", facts.last_sampled),))
    if facts.methods == 1 and facts.records >= SEVERAL:
        yield weights.single_method, Reason("sample-risk-single-method", (("count", facts.records),))
    decisions = facts.met + facts.not_yet
    if decisions >= FEW_DECISIONS and 100 * facts.met >= strategy.met_percent * decisions:
        percent = 100 * facts.met // decisions
        yield weights.all_met, Reason("sample-risk-all-met", (("percent", percent), ("count", decisions)))


def _new_standards(facts: AssessorFacts, strategy: Strategy) -> list[str]:
    """Standards that are new to an assessor who is not new: of a new one all of them are."""
    if facts.records < strategy.new_below:
        return []
    found = [standard for standard, count in facts.standards if count < strategy.standard_below]
    more = ["…"] if len(found) > TOLD else []
    return [*map(editioned, found[:TOLD]), *more]
