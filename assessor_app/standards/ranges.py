"""What a standard is to be shown over: the items of its scope/range, its criteria's sub-items. Keeps nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from assessor_app.standards.model import CriterionKey, Kind, StandardKey

if TYPE_CHECKING:
    from assessor_app.standards.model import Criterion, Standard

Scope = Literal["scope", "scope_performance", "scope_knowledge"]

SCOPES: tuple[Scope, ...] = get_args(Scope)


@dataclass(frozen=True, slots=True)
class RangeKey:
    """What names one item of a standard's scope/range, or one sub-item of a criterion.

    `number` counts the paragraphs of a scope section, or is the criterion's; `item` counts a criterion's sub-items and
    is 0 for a scope. Written `…#scope:2`, `…#performance:7.3`; all count from 1.
    """

    standard: StandardKey
    part: Scope | Kind
    number: int
    item: int = 0

    def __str__(self) -> str:
        return f"{self.standard}#{self.part}:{self.number}{f'.{self.item}' if self.item else ''}"

    @classmethod
    def parse(cls, written: str) -> RangeKey:
        """Read what `str` wrote; raises ValueError for anything else."""
        standard, _, place = written.rpartition("#")
        part, _, numbers = place.partition(":")
        number, stop, item = numbers.partition(".")
        if part not in {*SCOPES, *get_args(Kind)} or (part in SCOPES) == bool(stop):
            raise ValueError(written)
        return cls(StandardKey.parse(standard), part, int(number), int(item) if stop else 0)  # type: ignore[arg-type]

    @property
    def criterion(self) -> CriterionKey | None:
        """The criterion whose sub-item this is; None for an item of a scope."""
        if self.part == "scope" or self.part == "scope_performance" or self.part == "scope_knowledge":  # noqa: PLR1714 - narrows the type
            return None
        return CriterionKey(self.standard, self.part, self.number)


@dataclass(frozen=True, slots=True)
class RangeItem:
    """One thing over which a standard is to be shown, with its text as printed."""

    key: RangeKey
    text: str


def scope_items(standard: Standard) -> tuple[RangeItem, ...]:
    """The items of a standard's scope/range in printed order; a paragraph that leads in others (`…:`) is none."""
    return tuple(
        RangeItem(RangeKey(standard.key, part, number), text)
        for part in SCOPES
        for number, text in enumerate(standard.sections.get(part, ()), 1)
        if not text.rstrip().endswith(":")
    )


def sub_items(standard: Standard, criterion: Criterion) -> tuple[RangeItem, ...]:
    """The sub-items of one of a standard's criteria."""
    return tuple(
        RangeItem(RangeKey(standard.key, criterion.kind, criterion.number, item), text)
        for item, text in enumerate(criterion.items, 1)
    )


def all_items(standard: Standard) -> tuple[RangeItem, ...]:
    """Its scope, then the sub-items of its criteria in their order."""
    return (*scope_items(standard), *(item for one in standard.criteria for item in sub_items(standard, one)))
