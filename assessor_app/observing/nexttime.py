"""What to look for together next time: a pure rule over what a candidate's standards still lack. It plans nothing.

Open criteria are gathered so that one stretch of a visit serves each group: what is nearly the same in several
standards first, since one piece of work may show both; then what stands under one heading of a standard, performance
to be watched and knowledge to be asked about, for knowledge cannot be inferred from observed practice. What was judged
not yet met comes before what was never seen, with the actions agreed about it. A suggestion is never credit.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal

from assessor_app.standards.search import similar
from assessor_app.standards.search.elsewhere import NEAR, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor_app.observing.coverage import Coverage
    from assessor_app.observing.model import Action, Method, Observation
    from assessor_app.standards.model import Criterion, CriterionKey, Kind, Language

Reason = Literal["together", "again", "unseen"]

# How each kind of criterion is usually shown.
METHODS: Final[dict[Kind, Method]] = {
    "performance": "observation",
    "knowledge": "questioning",
    "behaviour": "observation",
}
# More open criteria than this are not compared with one another: it would take longer than a person waits.
COMPARED: Final = 250


@dataclass(frozen=True, slots=True)
class Hope:
    """Criteria to look for together, in the order of the standards, and why.

    `again` says that some of them were judged not yet met; `actions` are those agreed about these. `heading` is what
    they stand under in their standard, if that is what they have in common.
    """

    reason: Reason
    kind: Kind
    criteria: tuple[CriterionKey, ...]
    again: bool
    actions: tuple[Action, ...] = ()
    heading: str = ""

    @property
    def method(self) -> Method:
        """How criteria of this kind are usually shown."""
        return METHODS[self.kind]


@dataclass(frozen=True, slots=True)
class _Open:
    key: CriterionKey
    criterion: Criterion
    again: bool


def hopes(coverage: Sequence[Coverage], observations: Iterable[Observation]) -> tuple[Hope, ...]:
    """What to look for next time, the most telling first; nothing where every criterion is met."""
    left = [found for one in coverage for found in _open(one)]
    seen = sorted(observations, key=lambda one: (one.event.start, one.reference), reverse=True)
    groups: dict[tuple[Reason, Kind, tuple[object, ...]], list[_Open]] = {}
    together = _together(left)
    for one in left:
        shared = together.get(one.key)
        if shared:
            name: tuple[Reason, Kind, tuple[object, ...]] = ("together", one.key.kind, shared)
        else:
            under = "" if one.again else one.criterion.group or ""
            name = ("again" if one.again else "unseen", one.key.kind, (one.key.standard, under))
        groups.setdefault(name, []).append(one)
    made = [_hope(reason, kind, group, seen) for (reason, kind, _), group in groups.items()]
    return tuple(sorted(made, key=lambda hope: (not hope.again, hope.reason != "together")))  # else as they stood


def _open(coverage: Coverage) -> list[_Open]:
    standard = coverage.standard
    return [
        _Open(standard.criterion_key(one), one, state == "not_yet_met")
        for one, state in zip(standard.criteria, coverage.so_far, strict=True)
        if state != "met"
    ]


def _hope(reason: Reason, kind: Kind, group: Sequence[_Open], seen: Sequence[Observation]) -> Hope:
    again = {one.key for one in group if one.again}
    actions: tuple[Action, ...] = ()
    if again:
        judging = (one for one in seen if any(one.state_of(key) == "not_yet_met" for key in again))
        actions = next((one.actions for one in judging), ())
    headings = {one.criterion.group or "" for one in group}
    heading = headings.pop() if reason == "unseen" and len(headings) == 1 else ""
    return Hope(reason, kind, tuple(one.key for one in group), bool(again), actions, heading)


def _together(left: Sequence[_Open]) -> dict[CriterionKey, tuple[object, ...]]:
    """For each criterion with near copies in other standards: the standards that they stand in."""
    joined: dict[CriterionKey, set[CriterionKey]] = {}
    if len(left) > COMPARED:
        return {}
    for one, other in combinations(left, 2):
        if _comparable(one.key, other.key) and _alike(one, other):
            both = joined.get(one.key, {one.key}) | joined.get(other.key, {other.key})
            for key in both:
                joined[key] = both
    return {key: tuple(sorted({str(like.standard) for like in likes})) for key, likes in joined.items()}


def _comparable(one: CriterionKey, other: CriterionKey) -> bool:
    return (
        one.kind == other.kind
        and one.standard.language == other.standard.language
        and one.standard.name != other.standard.name
    )


def _alike(one: _Open, other: _Open) -> bool:
    language = one.key.standard.language
    mine, theirs = _profile(one.criterion, language), _profile(other.criterion, language)
    least, most = sorted((mine.total, theirs.total))
    return 2 * least >= NEAR * (least + most) and similar.likeness(mine, theirs) >= NEAR


def _profile(criterion: Criterion, language: Language) -> similar.Profile:
    return _measured(whole(criterion.text, criterion.items), language)


@functools.lru_cache(maxsize=4 * COMPARED)
def _measured(text: str, language: Language) -> similar.Profile:
    return similar.profile(text, language)
