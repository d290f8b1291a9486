"""Sampling as frozen records: plan, strategy, risk, what is drawn and why, an item and its steps. Holds no rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from assessor_app.errors import Fact
    from assessor_app.verifying.interests.model import Interest
    from assessor_app.verifying.model import Stage

ALGORITHM: Final = "assessor-sampling/1"
"""The way of drawing; another way gets another name, and draws made in this one stay drawn in this one."""

Dimension = Literal["assessor", "method", "standard", "site"]
DIMENSIONS: Final[tuple[Dimension, ...]] = ("assessor", "method", "standard", "site")
State = Literal[
    "in_pool", "planned", "selected", "under_review", "agreed", "agreed_with_actions", "not_agreed", "closed"
]
TO_REVIEW: Final = frozenset({"planned", "selected", "under_review"})
DECIDED: Final = frozenset({"agreed", "agreed_with_actions", "not_agreed", "closed"})
Origin = Literal["drawn", "by-hand", "widened", "successor"]
"""How an item came into the sample."""
Rule = Literal["cover", "steady"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, as the code of a sentence (`language.sentences.sampling`) and the facts it is about."""

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """Points of risk that each circumstance of an assessor adds; 0 leaves it out."""

    new: int = 40
    trainee: int = 30
    new_standard: int = 20
    disagreed: int = 40
    overdue: int = 30
    long: int = 20
    single_method: int = 10
    all_met: int = 10


@dataclass(frozen=True, slots=True)
class Strategy:
    """How one samples, as data. Numbers are records unless they say otherwise.

    An assessor with fewer than `new_below` records is new, a standard with fewer than `standard_below` of theirs is
    new to them; `long_days` after they were last sampled is long ago, and `met_percent` of decisions met is much.
    `per_…` is how many of each are to be sampled at least, `per_pair` of each method of each assessor; an assessor
    with `at_risk` points or more is sampled `more_at_risk` times more. `interim_percent` and `summative_percent` of
    the sample are of that stage at least. `most` bounds one draw (0: nothing does), `widen_by` is how many more are
    taken after a disagreement. `target_percent` is shown beside what was reached and draws nothing.
    """

    weights: Weights = Weights()
    new_below: int = 10
    standard_below: int = 3
    long_days: int = 180
    met_percent: int = 98
    at_risk: int = 40
    more_at_risk: int = 1
    per_assessor: int = 1
    per_method: int = 1
    per_standard: int = 1
    per_site: int = 1
    per_pair: int = 0
    interim_percent: int = 25
    summative_percent: int = 25
    most: int = 0
    widen_by: int = 2
    target_percent: int = 0


@dataclass(frozen=True, slots=True)
class PoolFilter:
    """Which records of the pool a plan is about; what is empty demands nothing.

    `since` and `until` are ISO 8601 dates of the observation, both included; `assessors` are ids, `standards` are
    `name@edition`.
    """

    since: str = ""
    until: str = ""
    assessors: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SamplingPlan:
    """One plan. `agreed_on` (ISO 8601) and `agreed_with` say when which external verifier agreed to it.

    `draws` is how many times it was drawn, `drawn` the number of the draw that stands (0: none, so it is a draft).
    """

    id: str
    name: str
    verifier: str
    filter: PoolFilter = PoolFilter()
    strategy: Strategy = Strategy()
    agreed_on: str = ""
    agreed_with: str = ""
    made_at: str = ""
    draws: int = 0
    drawn: int = 0


class Entry(NamedTuple):
    """One record of the pool as it is drawn from; a tuple, since of these a draw makes as many as there are records.

    `candidate` and `assessor` are ids, `elements` pairs of a standard (`name@edition`) and the kinds of its criteria
    that were judged or evidenced, of `performance`, `knowledge`, `behaviour`. All tuples are sorted.
    """

    identity: str
    candidate: str
    assessor: str
    site: str
    methods: tuple[str, ...]
    elements: tuple[tuple[str, tuple[str, ...]], ...]
    observed_on: str
    stage: Stage

    @property
    def standards(self) -> tuple[str, ...]:
        """The standards it is about."""
        return tuple(standard for standard, _ in self.elements)


@dataclass(frozen=True, slots=True)
class AssessorFacts:
    """What the store knows of one assessor, all time: from it the risk is reckoned.

    `standards` are pairs of a standard and how many of their records are about it. `sampled` counts their records
    that a verifier has decided on here, `last_sampled` is the day of the last one, `disagreed` counts those not agreed.
    """

    assessor: str
    name: str
    records: int
    trainee: bool
    met: int
    not_yet: int
    methods: int
    standards: tuple[tuple[str, int], ...] = ()
    sampled: int = 0
    last_sampled: str = ""
    disagreed: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Risk:
    """The risk of one assessor: points, and what they are made of. More points, earlier and more often sampled."""

    assessor: str
    name: str
    points: int
    reasons: tuple[Reason, ...] = ()
    facts: AssessorFacts | None = None


@dataclass(frozen=True, slots=True)
class Pick:
    """One record drawn, in its place from 1, and why."""

    place: int
    identity: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What drawing gave.

    `rule` is `cover`, or `steady` where the draw was bounded and greed would have covered less than chance does.
    `covered` of `cells` CAMERA cells are covered; plain random draws of the same size cover `chance` on average, in
    thousandths of a cell, rounded up.
    """

    picks: tuple[Pick, ...]
    rule: Rule
    covered: int
    cells: int
    chance: int


@dataclass(frozen=True, slots=True)
class Draw:
    """One numbered draw of a plan as it is kept: with what it was drawn, from what, and what came of it.

    `digest` (SHA-256, hex) is of all that the draw depended on beside seed and plan. `made_at` is RFC 3339.
    """

    plan: str
    number: int
    seed: str
    algorithm: str
    digest: str
    pool: int
    made_at: str
    by: str
    strategy: Strategy
    risks: tuple[Risk, ...]
    drawn: Drawn
    taken_back: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One record in a sample: how it came there and how it stands.

    `id` names it to a review. `fate` says what became of the record since, and `successor` is the identity of the one
    that took its place, if it is here.
    """

    id: str
    plan: str
    identity: str
    origin: Origin
    draw: int
    state: State
    stage: Stage
    reasons: tuple[Reason, ...]
    reference: str
    candidate: str
    assessor: str
    assessor_id: str
    candidate_id: str
    site: str
    observed_on: str
    fate: Literal["", "superseded", "withdrawn"] = ""
    successor: str = ""
    successor_reference: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """One step of an item: into which state, when (RFC 3339), by whom, and what was said to it."""

    state: State
    at: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verifier:
    """Who samples, by ids, names (as `interests.model.same_name` compares) and fingerprints of certificates."""

    ids: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    signers: frozenset[str] = frozenset()
    interests: tuple[Interest, ...] = field(default=())
