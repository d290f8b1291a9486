"""What a person may put right in a reading before it is kept: the group or kind of a criterion. Pure; keeps nothing.

The text of a criterion, its label and its sub-items are never changed: they are what the publisher printed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, get_args

from assessor_app.errors import Refusal
from assessor_app.standards.model import KIND_LETTERS, Criterion, Kind
from assessor_app.standards.wording import collapse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.model import Reading, Standard
    from assessor_app.standards.origins.model import Correction

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


def corrected(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    """The reading as a person put it right, with the corrections noted in it.

    All corrections name criteria as they were read, so their order makes no difference. Criteria of another kind go
    among those of that kind in the order of the document as read (performance, knowledge, behaviours), and each kind
    is numbered from 1 again.

    Raises:
        Refusal: `correction-unfit` with the fact `criterion`, when there is no such criterion, when it was not read
            as the correction says, or when it is corrected twice.
        ValueError: the reading has no standard, or was corrected already.
    """
    if reading.standard is None or reading.corrections:
        raise ValueError("only a reading as it was read can be corrected")
    if not corrections:
        return reading
    changes: dict[tuple[Kind, int], dict[str, str | None]] = {}
    there = {(one.kind, one.number): one for one in reading.standard.criteria}
    for one in corrections:
        told = changes.setdefault((one.kind, one.number), {})
        criterion = there.get((one.kind, one.number))
        if criterion is None or one.what in told or not _fits(criterion, one):
            letter = KIND_LETTERS.get((one.kind, reading.standard.language), "")
            raise Refusal("correction-unfit", criterion=f"{letter}{one.number}")
        told[one.what] = one.after
    return replace(reading, standard=_rearranged(reading.standard, changes), corrections=tuple(corrections))


def as_read(standard: Standard, corrections: Sequence[Correction]) -> dict[tuple[Kind, int], tuple[Kind, int]]:
    """By what each criterion of the corrected standard is called: what it was called when it was read."""
    kinds = {(one.kind, one.number): one.after for one in corrections if one.what == "kind"}
    counted: dict[str, int] = dict.fromkeys(KINDS, 0)
    found: dict[tuple[Kind, int], tuple[Kind, int]] = {}
    for criterion in standard.criteria:
        read = (criterion.kind, criterion.number)
        kind = next(one for one in KINDS if one == (kinds.get(read) or criterion.kind))
        counted[kind] += 1
        found[kind, counted[kind]] = read
    return found


def _fits(criterion: Criterion, correction: Correction) -> bool:
    after = correction.after
    if correction.before == after or correction.what not in {"group", "kind"}:
        return False
    if correction.what == "kind":
        return correction.before == criterion.kind and after in KINDS
    return correction.before == criterion.group and (after is None or (after == collapse(after) != ""))


def _rearranged(standard: Standard, changes: dict[tuple[Kind, int], dict[str, str | None]]) -> Standard:
    lists: dict[str, list[Criterion]] = {kind: [] for kind in KINDS}
    for criterion in standard.criteria:  # in the order of the document as read, which each list keeps
        told = changes.get((criterion.kind, criterion.number), {})
        kind = told.get("kind") or criterion.kind
        lists[kind].append(replace(criterion, group=told.get("group", criterion.group)))
    performance, knowledge, behaviours = (
        tuple(replace(one, kind=kind, number=number) for number, one in enumerate(lists[kind], 1)) for kind in KINDS
    )
    return replace(standard, performance=performance, knowledge=knowledge, behaviours=behaviours)
