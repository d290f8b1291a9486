"""How a reading of a generated document stands: exact, flagged, refused, or wrong without a word. Prints nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from assessor_app.standards.reading.reader import read
from tests.standards import generated

if TYPE_CHECKING:
    from assessor_app.standards.model import Criterion
    from tests.standards.generated import Document, Item

Standing = Literal["exact", "flagged", "refused", "silently wrong"]
TODAY = dt.date(2026, 11, 22)


def judged(told: Document) -> tuple[Standing, list[str]]:
    """How one document is read, and what differs from what it says."""
    reading = read("made", generated.as_bytes(told), TODAY)
    standard = reading.standard
    if standard is None:
        return "refused", [one.code for one in reading.findings]
    pairs: list[tuple[str, object, object]] = [
        ("title", told.title, standard.title),
        ("urn", told.urn if told.style["header"] != "absent" else None, standard.urn),
        ("language", told.language, standard.language),
        ("overview", tuple(told.overview), standard.overview),
        ("performance", _items(told.performance), _criteria(standard.performance)),
        ("knowledge", _items(told.knowledge), _criteria(standard.knowledge)),
        ("sections", set(), {text for texts in standard.sections.values() for text in texts}),
    ]
    if told.style["tail"] == "full":
        pairs.append(("keywords", tuple(told.keywords), standard.keywords))
        pairs.append(("version", "2", standard.version))
    wrong = [f"{name}: {_first(wanted, said)}" for name, wanted, said in pairs if wanted != said]
    warned = [one.code for one in reading.findings if one.level == "warning"]
    if not wrong:
        return "exact", warned
    return ("flagged" if warned else "silently wrong"), [*wrong, *warned]


def _items(items: list[Item]) -> tuple[object, ...]:
    return tuple((one.label, one.group, one.text, one.items) for one in items)


def _criteria(criteria: tuple[Criterion, ...]) -> tuple[object, ...]:
    return tuple((one.label, one.group, one.text, one.items) for one in criteria)


def _first(wanted: object, said: object) -> str:
    if isinstance(wanted, tuple) and isinstance(said, tuple):
        for one, other in zip(wanted, said, strict=False):
            if one != other:
                return f"{one!r} was read as {other!r}"
        return f"{len(wanted)} are {len(said)}"
    return f"{wanted!r} was read as {said!r}"
