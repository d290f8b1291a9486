"""Names of range items, and which paragraphs of a scope are items."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessor_app.standards.bundle import bundled
from assessor_app.standards.model import CriterionKey, Standard
from assessor_app.standards.ranges import RangeKey, all_items, scope_items, sub_items


@pytest.fixture(scope="module")
def standard() -> Standard:
    held = bundled()[0]
    first = replace(held.performance[0], items=("yn ysgrifenedig", "ar lafar"))
    scope = ("Cyfathrebu:", "wyneb yn wyneb", "dros y ffôn")
    return replace(
        held,
        performance=(first, *held.performance[1:]),
        sections={**held.sections, "scope": scope, "scope_knowledge": ("deddfau",)},
    )


def test_every_name_reads_back(standard: Standard) -> None:
    items = all_items(standard)
    assert [RangeKey.parse(str(item.key)) for item in items] == [item.key for item in items]
    assert len({item.key for item in items}) == len(items)


def test_a_paragraph_that_leads_in_others_is_no_item(standard: Standard) -> None:
    assert [item.text for item in scope_items(standard)] == ["wyneb yn wyneb", "dros y ffôn", "deddfau"]
    assert [str(item.key).partition("#")[2] for item in scope_items(standard)] == [
        "scope:2",
        "scope:3",
        "scope_knowledge:1",
    ]


def test_a_sub_item_knows_its_criterion(standard: Standard) -> None:
    criterion = next(one for one in standard.criteria if one.items)
    found = sub_items(standard, criterion)
    assert [item.text for item in found] == list(criterion.items)
    assert {item.key.criterion for item in found} == {standard.criterion_key(criterion)}
    assert scope_items(standard)[0].key.criterion is None


@pytest.mark.parametrize("written", ["a@2021:cy#scope:1.2", "a@2021:cy#performance:1", "a@2021:cy#else:1", "scope:1"])
def test_anything_else_is_no_name(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - as documented: any ValueError
        RangeKey.parse(written)


def test_a_criterion_is_no_range(standard: Standard) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - same
        RangeKey.parse(str(CriterionKey(standard.key, "performance", 1)))
