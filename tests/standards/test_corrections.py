"""Corrections: a person moves a criterion to another group or kind, and nothing of its text is ever lost or changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.errors import Refusal
from assessor_app.standards.model import Criterion, Reading
from assessor_app.standards.origins.corrections import KINDS, corrected
from assessor_app.standards.origins.model import Correction
from tests.standards.made import lists, standard

if TYPE_CHECKING:
    from assessor_app.standards.model import Kind

NAMES: dict[Kind, str] = {"performance": "performance", "knowledge": "knowledge", "behaviour": "behaviours"}


def reading(**criteria: tuple[Criterion, ...]) -> Reading:
    made = standard()
    return Reading("a.txt", replace(made, **criteria), (), made.source_sha256)  # type: ignore[arg-type]


def criteria(kind: Kind, *texts: str, group: str | None = None) -> tuple[Criterion, ...]:
    return tuple(Criterion(kind, f"L{n}", n, text, group) for n, text in enumerate(texts, 1))


def moved(kind: Kind, number: int, after: Kind) -> Correction:
    return Correction(kind, number, "kind", kind, after, "Mair Pugh", "2026-11-22T10:00:00+00:00")


def shown(found: Reading, kind: Kind) -> list[tuple[int, str, str]]:
    assert found.standard is not None
    return [(one.number, one.label, one.text) for one in getattr(found.standard, NAMES[kind])]


def test_a_criterion_of_another_kind_stands_where_the_document_had_it() -> None:
    read = reading(
        performance=criteria("performance", "p1", "p2", "p3", "p4"),
        knowledge=criteria("knowledge", "k1", "k2"),
        behaviours=criteria("behaviour", "b1"),
    )
    found = corrected(read, [moved("performance", 4, "knowledge"), moved("performance", 3, "knowledge"),
                             moved("knowledge", 2, "performance"), moved("behaviour", 1, "knowledge")])  # fmt: skip
    assert shown(found, "performance") == [(1, "L1", "p1"), (2, "L2", "p2"), (3, "L2", "k2")]
    assert shown(found, "knowledge") == [(1, "L3", "p3"), (2, "L4", "p4"), (3, "L1", "k1"), (4, "L1", "b1")]
    assert shown(found, "behaviour") == []


def test_groups_are_given_changed_and_taken_away() -> None:
    read = reading(performance=criteria("performance", "a", "b", "c", group="Un"))
    found = corrected(
        read,
        [
            Correction("performance", 2, "group", "Un", "Dau"),
            Correction("performance", 3, "group", "Un", None),
        ],
    )
    assert found.standard is not None
    assert [one.group for one in found.standard.performance] == ["Un", "Dau", None]


def test_what_was_done_is_noted_and_the_digests_stay() -> None:
    read = reading()
    change = moved("performance", 2, "knowledge")
    found = corrected(read, [change])
    assert found.corrections == (change,)
    assert read.standard is not None
    assert found.standard is not None
    assert found.standard.key == read.standard.key
    assert found.standard.text_sha256 == read.standard.text_sha256
    assert corrected(read, []) is read


@pytest.mark.parametrize("unfit", [
    Correction("performance", 9, "kind", "performance", "knowledge"),
    Correction("performance", 1, "kind", "knowledge", "behaviour"),
    Correction("performance", 1, "kind", "performance", "performance"),
    Correction("performance", 1, "kind", "performance", "skills"),
    Correction("performance", 1, "kind", "performance", None),
    Correction("performance", 1, "group", "Un", "Dau"),
    Correction("performance", 1, "group", None, None),
    Correction("performance", 1, "group", None, ""),
    Correction("performance", 1, "group", None, " Un  grŵp"),
    Correction("performance", 1, "text", "gwneud un", "gwneud dau"),  # type: ignore[arg-type]
])  # fmt: skip
def test_what_does_not_fit_is_refused(unfit: Correction) -> None:
    with pytest.raises(Refusal) as refused:
        corrected(reading(), [unfit])
    assert refused.value.code == "correction-unfit"


def test_nothing_is_corrected_twice() -> None:
    twice = [Correction("performance", 1, "group", None, after) for after in ("Un", "Dau")]
    with pytest.raises(Refusal):
        corrected(reading(), twice)
    with pytest.raises(ValueError, match="as it was read"):
        corrected(corrected(reading(), twice[:1]), twice[1:])
    with pytest.raises(ValueError, match="as it was read"):
        corrected(Reading("a", None, ()), twice[:1])


@st.composite
def cases(draw: st.DrawFn) -> tuple[Reading, list[Correction]]:
    read = reading(
        performance=draw(lists("performance")), knowledge=draw(lists("knowledge")), behaviours=draw(lists("behaviour"))
    )
    assert read.standard is not None
    changes = []
    for one in read.standard.criteria:
        kind = draw(st.sampled_from(KINDS))
        group = draw(st.sampled_from((None, "Un", "Tri")))
        if kind != one.kind:
            changes.append(Correction(one.kind, one.number, "kind", one.kind, kind))
        if group != one.group:
            changes.append(Correction(one.kind, one.number, "group", one.group, group))
    return read, draw(st.permutations(changes))


@given(cases())
def test_no_text_is_lost_and_the_order_of_corrections_makes_no_difference(
    case: tuple[Reading, list[Correction]],
) -> None:
    read, changes = case
    found, again = corrected(read, changes), corrected(read, sorted(changes, key=str))
    assert found.standard == again.standard
    assert found.standard is not None
    assert read.standard is not None

    def texts(criteria: tuple[Criterion, ...]) -> Counter[tuple[str, str, tuple[str, ...]]]:
        return Counter((one.label, one.text, one.items) for one in criteria)

    assert texts(found.standard.criteria) == texts(read.standard.criteria)
    for kind, name in NAMES.items():
        kept = getattr(found.standard, name)
        assert [(one.kind, one.number) for one in kept] == [(kind, n) for n in range(1, len(kept) + 1)]
