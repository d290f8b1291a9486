"""How far assessors agree who judged the same evidence: criterion by criterion, and over all of it. Pure.

Fleiss's kappa (Fleiss 1971, Psychological Bulletin 76) and, for two, Cohen's (Cohen 1960, Educational and Psychological
Measurement 20). The tests hold both against nltk's, which itself cannot be part of a frozen program.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor_app.verifying.standardising.model import Answer, Choice

Measure = Literal["cohen", "fleiss"]


@dataclass(frozen=True, slots=True)
class OfCriterion:
    """One criterion: who chose what, in the order of the answers, and the share (0 to 1) of pairs who agree.

    `sealed` is what the record that it was made from decided, or empty where that is not known here.
    """

    criterion: str
    choices: tuple[Choice, ...]
    agreement: float
    sealed: Choice | Literal[""] = ""

    @property
    def split(self) -> bool:
        """Whether not all of them say the same."""
        return len(set(self.choices)) > 1


@dataclass(frozen=True, slots=True)
class Agreement:
    """All criteria, the share of agreeing pairs over all, and kappa: None where it has no meaning.

    It has none with fewer than two judges or no criterion, nor where everybody chose the same everywhere: then no
    agreement was to be expected by chance that could be taken off.
    """

    criteria: tuple[OfCriterion, ...]
    observed: float
    measure: Measure
    kappa: float | None


def agreement(
    criteria: Sequence[str], answers: Sequence[Answer], sealed: Mapping[str, Choice] | None = None
) -> Agreement:
    """How far these answers, each judging every criterion, agree."""
    said = [{one.criterion: one.choice for one in answer.judged} for answer in answers]
    known = sealed or {}
    rows = tuple(
        OfCriterion(one, chosen, _pairs(chosen), known.get(one, ""))
        for one in criteria
        for chosen in [tuple(answer[one] for answer in said)]
    )
    observed = sum(row.agreement for row in rows) / len(rows) if rows else 0.0
    measure: Measure = "cohen" if len(answers) == 2 else "fleiss"  # noqa: PLR2004 - a pair
    return Agreement(rows, observed, measure, _kappa(rows, measure))


def _pairs(chosen: Sequence[Choice]) -> float:
    """The share of pairs who chose the same; 1 for one alone."""
    pairs = len(chosen) * (len(chosen) - 1) // 2
    same = sum(one == other for one, other in combinations(chosen, 2))
    return same / pairs if pairs else 1.0


def _kappa(rows: Sequence[OfCriterion], measure: Measure) -> float | None:
    """What is left of the observed agreement once what chance would give is taken off, as a share of what could be."""
    judges = len(rows[0].choices) if rows else 0
    chosen = Counter(choice for row in rows for choice in row.choices)
    if judges < 2 or len(chosen) < 2:  # noqa: PLR2004 - one judge, or one choice
        return None
    if measure == "cohen":
        own = [Counter(row.choices[judge] for row in rows) for judge in range(judges)]
        expected = sum(own[0][choice] * own[1][choice] for choice in chosen) / len(rows) ** 2
    else:
        expected = sum((many / (judges * len(rows))) ** 2 for many in chosen.values())
    observed = sum(row.agreement for row in rows) / len(rows)
    return (observed - expected) / (1 - expected)
