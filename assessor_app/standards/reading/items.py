"""From the lines under a heading to criteria: groups, labels, sub-items, continuations. Every line ends up in one.

Whatever had to be guessed is a finding; numbering is looked at afterwards, in `numbering`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assessor_app.standards.model import Criterion, Finding, Kind, Level
from assessor_app.standards.reading.marks import Marked, Style, marked
from assessor_app.standards.reading.outline import found, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.reading.lines import Line

_LONGEST_GROUP = 200
"""The longest group heading seen is under 140 letters; a longer one is likely an item that lost its label."""
_MANY = 3
_NARROW = 40
"""Letters: lines of numbered lists that are all shorter do not show where they were broken."""
_FULL = 0.9
"""Parts of the longest line: a line of which less is used was not broken for want of room."""
_DEEPER = 2
"""So many more blanks before a mark than before its list's first make it a sub-item."""


@dataclass(slots=True)
class Item:
    """A criterion while it is being read; `sub_items` are lists of pieces too."""

    mark: Marked
    group: str | None
    begins_group: bool
    pieces: list[str]
    sub_items: list[list[str]] = field(default_factory=list)
    sub_style: Style = "plain"
    sub_ordinal: int = 0
    group_heading: bool = False

    @property
    def text(self) -> str:
        """What is read so far, on one line."""
        return " ".join(piece for piece in self.pieces if piece)


@dataclass(slots=True)
class List:
    """One list while it is being read."""

    kind: Kind
    main: Style
    indent: int
    items: list[Item] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    group: str | None = None
    group_open: bool = False
    run_end: int = 0
    widest: int = 0
    group_heading: bool = False

    def add(self, mark: Marked) -> None:
        """Begin an item."""
        self.items.append(Item(mark, self.group, self.group_open, [mark.text], group_heading=self.group_heading))
        self.group_open = False

    def warn(self, line: int, code: str, **facts: str) -> None:
        """Note what a person should look at."""
        self.findings.append(found(line, "warning", code, **facts))


def listed(lines: Sequence[Line], kind: Kind) -> List:
    """Read the lines under a heading of criteria (lead-ins already taken out)."""
    marks = [marked(line, kind) for line in lines]
    first = next((mark for mark in marks if mark.style not in {"plain", "sub"}), None)
    listing = List(kind, first.style if first else "plain", first.line.indent if first else 0)
    listing.widest = max((len(line.text) for line in lines), default=0)
    if marks and first is None:
        listing.warn(marks[0].line.number, "list-without-labels")
    place = 0
    while place < len(marks):
        mark = marks[place]
        sub_item = _is_sub_item(listing, mark)
        if first is None:
            listing.add(mark)
        elif sub_item:
            _add_sub_item(listing.items[-1], mark)
        elif mark.style in {"plain", "sub"}:
            place = _plain(listing, marks, place)
            continue
        else:
            if mark.style != listing.main:
                listing.warn(mark.line.number, "label-of-another-kind", text=short(mark.line.text))
            listing.add(mark)
        place += 1
    _doubt_shape(listing)
    return listing


def _doubt_shape(listing: List) -> None:
    """A lone group is more likely an item that lost its mark; a lone item with many sub-items, a misread list."""
    if len(listing.items) == 1 and len(listing.items[0].sub_items) >= _MANY:
        listing.warn(listing.items[0].mark.line.number, "item-alone")
    starts = [item for item in listing.items if item.begins_group]
    if len(starts) == 1 and starts[0].group:
        listing.warn(starts[0].mark.line.number, "group-alone", text=short(starts[0].group))


def _is_sub_item(listing: List, mark: Marked) -> bool:
    if not listing.items or listing.group_open:
        return False
    item = listing.items[-1]
    deeper = mark.line.indent >= listing.indent + _DEEPER
    follows = mark.ordinal == (item.sub_ordinal if item.sub_style == mark.style else 0) + 1
    if mark.style == "sub":
        return (
            item.mark.ordinal == mark.ordinal and mark.sub == (item.sub_ordinal if item.sub_style == "sub" else 0) + 1
        )
    if mark.style == listing.main:
        return deeper and (mark.style == "bullet" or follows) and mark.style != "prefixed"
    if mark.style == "bullet":
        return True
    return (
        follows and mark.style in {"letter", "number"} and (listing.main != "bullet" or item.pieces[-1].endswith(":"))
    )


def _add_sub_item(item: Item, mark: Marked) -> None:
    # a bullet is typesetting; the number or letter of a sub-item is how people refer to it, so it stays in the text
    item.sub_items.append([mark.text if mark.style == "bullet" else mark.line.text])
    item.sub_style = mark.style
    item.sub_ordinal = mark.sub if mark.style == "sub" else mark.ordinal


def _plain(listing: List, marks: Sequence[Marked], place: int) -> int:
    """Read a run of adjacent lines without marks from `place`; returns the place after what was read."""
    mark = marks[place]
    item = listing.items[-1] if listing.items else None
    in_item = item is not None and not listing.group_open
    hangs = not mark.line.after_gap and mark.line.indent >= listing.indent + _DEEPER
    runs_on = mark.text[:1].islower() or (mark.text[:1].isdigit() and not mark.line.after_gap) or hangs
    if item is not None and in_item and not any(item.pieces):
        item.pieces.append(mark.text)
    elif item is not None and in_item and runs_on:
        doubtful = mark.line.after_gap or mark.text.isdigit() or _may_have_lost_its_mark(listing, marks, place)
        level: Level = "warning" if doubtful else "note"
        listing.findings.append(found(mark.line.number, level, "line-joined", text=short(mark.text)))
        (item.sub_items[-1] if item.sub_items else item.pieces).append(mark.text)
    else:
        return _heading_or_stray(listing, marks, place)
    return place + 1


def _may_have_lost_its_mark(listing: List, marks: Sequence[Marked], place: int) -> bool:
    """Whether a line may be an item of its own, since it would have fitted on the line before it.

    Numbers tell when one of them is missing, but not the last; bullets never do.
    """
    if not place:
        return False
    if marks[place - 1].text.endswith((".", ";")):
        return True
    if listing.main != "bullet" and listing.widest < _NARROW:
        return False
    first, _, _ = marks[place].text.partition(" ")
    before = marks[place - 1].line.text
    return marks[place].text.endswith(":") or len(before) + 1 + len(first) < _FULL * listing.widest


def _heading_or_stray(listing: List, marks: Sequence[Marked], place: int) -> int:
    """Take a line for a group's heading where an item follows, else for an item that lost its label."""
    first = marks[place]
    end = max(place + 1, listing.run_end)
    while end < len(marks) and marks[end].style == "plain" and not marks[end].line.after_gap:
        end += 1
    listing.run_end = end  # kept, so that a long run of such lines is not walked again for each of them
    followed = end < len(marks) and marks[end].style == listing.main
    if not followed:
        listing.warn(first.line.number, "item-without-label", text=short(first.text))
        listing.add(first)
        return place + 1
    text = " ".join(mark.text for mark in marks[place:end])
    if not first.line.after_gap:
        listing.warn(first.line.number, "group-guessed", text=short(text))
    elif text.endswith((":", ".", ",", ";")) or len(text) > _LONGEST_GROUP or _like_an_item(listing, first):
        listing.warn(first.line.number, "group-doubtful", text=short(text))
    if text == listing.group:
        listing.findings.append(found(first.line.number, "note", "group-repeated", text=text))
    listing.group, listing.group_open, listing.group_heading = text, True, first.line.heading
    return end


def _like_an_item(listing: List, first: Marked) -> bool:
    """Whether a heading may be an item that lost its mark: it is set unlike the others, or nothing tells it from one.

    Numbers tell when one of them is missing; bullets do not, so that only bold letters or a style show a heading there.
    """
    others = {item.group_heading for item in listing.items if item.begins_group}
    unlike = bool(others) and first.line.heading not in others
    return bool(listing.items) and (unlike or (listing.main == "bullet" and not first.line.heading))


def criteria(listing: List) -> tuple[Criterion, ...]:
    """The criteria that a list holds, numbered from 1."""
    return tuple(
        Criterion(
            kind=listing.kind,
            label=item.mark.label,
            number=number,
            text=item.text,
            group=item.group,
            items=tuple(" ".join(filter(None, pieces)) for pieces in item.sub_items),
        )
        for number, item in enumerate(listing.items, 1)
    )


def places(listing: List) -> tuple[tuple[Kind, int, int], ...]:
    """Where the criteria of a list begin: kind, number and line of each."""
    return tuple((listing.kind, number, item.mark.line.number) for number, item in enumerate(listing.items, 1))
