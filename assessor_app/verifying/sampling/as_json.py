"""Plans, draws and reasons as JSON, and back: what the store keeps and what goes into a justification as data. Pure."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any, Final

from assessor_app.errors import Refusal
from assessor_app.verifying.sampling.model import Entry, PoolFilter, Reason, Risk, Strategy, Weights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.verifying.sampling.model import Draw, Pick, SamplingPlan

MOST: Final = 1000
PERCENT: Final = ("interim_percent", "summative_percent", "target_percent", "met_percent")


def strategy_to(strategy: Strategy) -> dict[str, Any]:
    """A strategy as data: whole numbers by name, the weights together."""
    return asdict(strategy)


def strategy_from(said: dict[str, Any]) -> Strategy:
    """A strategy from data; what is not said is as usual.

    Raises:
        Refusal: `sample-plan-number` with the fact `name`, for a number that is none, or too small or too large;
            `sample-plan-shares`, where the stages' shares come to more than the whole; `sample-plan-unknown-number`.
    """
    given = dict(said)
    weights = given.pop("weights", {})
    known = {one.name for one in fields(Strategy)}
    for name in given:
        if name not in known:
            raise Refusal("sample-plan-unknown-number", name=name, known=", ".join(sorted(known)))
    made = replace(Strategy(**given), weights=_weights(weights))
    demand_sound(made)
    return made


def _weights(said: Any) -> Weights:  # noqa: ANN401 - whatever a file holds
    known = {one.name for one in fields(Weights)}
    if not isinstance(said, dict):
        raise Refusal("sample-plan-number", name="weights")
    for name in said.keys() - known:
        raise Refusal("sample-plan-unknown-number", name=name, known=", ".join(sorted(known)))
    return Weights(**said)


def demand_sound(strategy: Strategy) -> None:
    """Refusal `sample-plan-number` or `sample-plan-shares` for a strategy that cannot be drawn by."""
    numbers = asdict(strategy)
    for name, number in (*numbers.pop("weights").items(), *numbers.items()):
        most = 100 if name in PERCENT else 100_000 if name == "most" else MOST
        if type(number) is not int or not 0 <= number <= most:
            raise Refusal("sample-plan-number", name=name)
    if strategy.interim_percent + strategy.summative_percent > 100:  # noqa: PLR2004 - per cent
        raise Refusal("sample-plan-shares")


def filter_from(said: dict[str, Any]) -> PoolFilter:
    """A filter from what `asdict` made of it."""
    many = {name: tuple(said.get(name, ())) for name in ("assessors", "standards", "sites")}
    return PoolFilter(said.get("since", ""), said.get("until", ""), **many)


def reasons_to(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    """Reasons as data."""
    return [{"code": reason.code, "facts": dict(reason.facts)} for reason in reasons]


def reasons_from(said: Iterable[dict[str, Any]]) -> tuple[Reason, ...]:
    """Reasons from data."""
    return tuple(Reason(one["code"], tuple(one["facts"].items())) for one in said)


def risks_to(risks: Iterable[Risk]) -> list[dict[str, Any]]:
    """Risks as data, without the facts they were reckoned from."""
    return [
        {"assessor": one.assessor, "name": one.name, "points": one.points, "reasons": reasons_to(one.reasons)}
        for one in risks
    ]


def risks_from(said: Iterable[dict[str, Any]]) -> tuple[Risk, ...]:
    """Risks from data."""
    return tuple(Risk(one["assessor"], one["name"], one["points"], reasons_from(one["reasons"])) for one in said)


def entry_from(row: list[Any]) -> Entry:
    """An entry from what `cells.row` made of it."""
    identity, candidate, assessor, site, methods, elements, observed_on, stage = row
    pairs = tuple([(standard, tuple(kinds)) for standard, kinds in elements])
    return Entry(identity, candidate, assessor, site, tuple(methods), pairs, observed_on, stage)


def plan_to(plan: SamplingPlan) -> dict[str, Any]:
    """A plan as data."""
    return {
        "id": plan.id,
        "name": plan.name,
        "verifier": plan.verifier,
        "filter": {name: list(held) if isinstance(held, tuple) else held for name, held in asdict(plan.filter).items()},
        "strategy": strategy_to(plan.strategy),
        "agreed_on": plan.agreed_on,
        "agreed_with": plan.agreed_with,
        "made_at": plan.made_at,
        "drawn": plan.drawn,
    }


def picks_to(picks: Iterable[Pick]) -> list[dict[str, Any]]:
    """Picks as data."""
    return [{"place": one.place, "identity": one.identity, "reasons": reasons_to(one.reasons)} for one in picks]


def draw_to(draw: Draw) -> dict[str, Any]:
    """A draw as data: all that it was drawn with, and what came of it."""
    drawn = draw.drawn
    return {
        "number": draw.number,
        "seed": draw.seed,
        "algorithm": draw.algorithm,
        "digest": draw.digest,
        "pool": draw.pool,
        "made_at": draw.made_at,
        "by": draw.by,
        "strategy": strategy_to(draw.strategy),
        "risks": risks_to(draw.risks),
        "rule": drawn.rule,
        "covered": drawn.covered,
        "cells": drawn.cells,
        "chance_thousandths": drawn.chance,
        "picks": picks_to(drawn.picks),
        "taken_back": draw.taken_back,
    }


def drawn_digest(picks: Iterable[str]) -> str:
    """The SHA-256 (hex) of what was picked: identities in their order, a line feed after each."""
    return hashlib.sha256("".join(f"{identity}\n" for identity in picks).encode()).hexdigest()
