"""Every layout of published standards: read exactly, flagged where it is unsure, or refused; never silently wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor_app.standards.reading.reader import read
from tests.standards import layouts, layouts_items

if TYPE_CHECKING:
    import datetime as dt

    from assessor_app.standards.model import Criterion, Reading
    from tests.standards.layouts import Layout

ALL = (
    *layouts.IDENTITY,
    *layouts.FRAME,
    *layouts.LABELS,
    *layouts.OVERVIEWS,
    *layouts.HEADINGS,
    *layouts_items.ITEMS,
    *layouts_items.GROUPS,
)


def written(criteria: tuple[Criterion, ...]) -> tuple[str, ...]:
    """Criteria as the hand counts write them."""
    told = []
    for one in criteria:
        items = f" | {'; '.join(one.items)}" if one.items else ""
        told.append(f"{one.label} | {one.group or ''} | {one.text}{items}".replace("|  |", "| |"))
    return tuple(told)


def differences(layout: Layout, reading: Reading) -> list[str]:
    """What a reading has otherwise than a person counted."""
    standard = reading.standard
    if standard is None:
        return ["refused"]
    pairs: list[tuple[str, object, object]] = [
        ("title", layout.title, standard.title),
        ("urn", layout.urn, standard.urn),
        ("overview", layout.overview, standard.overview),
        ("performance", layout.performance, written(standard.performance)),
        ("knowledge", layout.knowledge, written(standard.knowledge)),
        ("behaviours", layout.behaviours, written(standard.behaviours)),
    ]
    for name, value in layout.values.items():
        if name == "sections":
            pairs.append((name, value, {key: texts for key, texts in standard.sections.items() if texts}))
        else:
            pairs.append((name, value, getattr(standard, name)))
    return [f"{name}: {wanted!r} is {told!r}" for name, wanted, told in pairs if wanted != told]


@pytest.mark.parametrize("layout", ALL, ids=lambda one: one.name)
def test_a_layout(layout: Layout, today: dt.date) -> None:
    reading = read(layout.name, layout.text.encode(), today)
    warned = [one for one in reading.findings if one.level != "note"]
    assert set(layout.codes) <= {one.code for one in reading.findings}
    assert all(1 <= one.line <= layout.text.count("\n") + 1 for one in reading.findings)
    if layout.outcome == "refused":
        assert reading.refused
        return
    if layout.texts:
        assert differences(layout, reading) == []
    if layout.outcome == "exact":
        assert [(one.line, one.code) for one in warned] == []
    else:
        assert {one.code for one in warned} & set(layout.codes)


def test_names_are_told_apart() -> None:
    names = [layout.name for layout in ALL]
    assert len(names) == len(set(names))
