"""Bookmarks: a reader's list of a document's headings (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.paper.objects import Name, Raw, Ref, Thing, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading's text and how high on its page it stands, in points."""

    title: str
    top: float


def write(found: Sequence[tuple[Ref, Bookmark]], add: Callable[[Thing], Ref]) -> dict[str, Value]:
    """Write bookmarks, each with the page it stands on; returns the catalog's entry."""
    if not found:
        return {}
    top = Thing({"Type": Name("Outlines"), "Count": len(found)})
    parent = add(top)
    things = [
        Thing({"Title": mark.title, "Parent": parent, "Dest": [page, Name("XYZ"), 0, float(mark.top), Raw(b"null")]})
        for page, mark in found
    ]
    refs = [add(thing) for thing in things]
    for place, thing in enumerate(things):
        if place:
            thing.entries["Prev"] = refs[place - 1]
        if place < len(things) - 1:
            thing.entries["Next"] = refs[place + 1]
    top.entries |= {"First": refs[0], "Last": refs[-1]}
    return {"Outlines": parent}
