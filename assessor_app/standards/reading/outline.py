"""The frame of a document: its title, its blocks under headings and labels, its lead-ins. Reads no items or values."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assessor_app.standards.model import Finding
from assessor_app.standards.reading import headings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.errors import Fact
    from assessor_app.standards.model import Language, Level
    from assessor_app.standards.reading.headings import LeadIn
    from assessor_app.standards.reading.lines import Line

_SHORT = 80
_HEADING_LINES = 4
_SECTION_OF = {kind: key for key, kind in headings.CRITERIA.items()}


def found(line: int, level: Level, code: str, **facts: Fact) -> Finding:
    """Make a finding; the facts in the order they are given."""
    return Finding(line, level, code, tuple(facts.items()))


def short(text: str) -> str:
    """Enough of a line to know it by, for a finding about a text that is kept whole elsewhere."""
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"


@dataclass(slots=True)
class Block:
    """One heading or label and the lines under it; `inline` tells that a value stood on the label's own line."""

    key: str
    printed: str
    line: int
    language: Language | None
    lines: list[Line] = field(default_factory=list)
    inline: bool = False


@dataclass(slots=True)
class Outline:
    """A document taken apart; `loose` holds lines that stand under no heading.

    `order` tells every opening of a block with its line; `fresh` that nothing stands under the last one yet.
    """

    title: Line | None = None
    blocks: dict[str, Block] = field(default_factory=dict)
    order: list[tuple[str, int]] = field(default_factory=list)
    lead_ins: list[tuple[int, str, LeadIn]] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    first_line: int = 1
    last_line: int = 1
    fresh: bool = False

    @property
    def in_header(self) -> bool:
        """Whether only labels, and no section, have been opened so far."""
        return all(key in headings.METADATA for key in self.blocks)

    @property
    def current(self) -> Block | None:
        """The block that is open."""
        return self.blocks[self.order[-1][0]] if self.order else None

    def put(self, block: Block, line: Line) -> None:
        """Put a line under a heading; the first one there counts as standing after a gap."""
        block.lines.append(replace(line, after_gap=True) if self.fresh else line)
        self.fresh = False


def outlined(lines: Sequence[Line]) -> Outline:
    """Take a document apart: every line comes to stand in the title, a block, the loose ones or a finding."""
    outline = Outline(first_line=lines[0].number if lines else 1)
    for line in _headings_joined(lines, outline.findings):
        outline.last_line = line.number
        if not (_lead_in(outline, line) or _heading(outline, line) or _label(outline, line)):
            _content(outline, line)
    return outline


def _headings_joined(lines: Sequence[Line], findings: list[Finding]) -> list[Line]:
    """The lines with every heading or label that was set on several lines on one."""
    joined: list[Line] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        end = _heading_end(lines, place)
        if end > place + 1:
            text = " ".join(one.text for one in lines[place:end])
            findings.append(found(line.number, "note", "heading-joined", heading=text))
            line = replace(line, text=text)
        joined.append(line)
        place = end
    return joined


def _heading_end(lines: Sequence[Line], place: int) -> int:
    """The place after the longest heading that begins at a line and goes on in the next ones, without gaps."""
    best, text = place + 1, lines[place].text
    for end in range(place + 1, min(place + _HEADING_LINES, len(lines))):
        line = lines[end]
        if line.after_gap or headings.lead_in(line.text):
            break
        text = f"{text} {line.text}"
        if headings.heading(text):
            best = end + 1
    return best


def _open(outline: Outline, key: str, printed: str, line: int, language: Language | None) -> Block:
    if key in outline.blocks:
        outline.findings.append(found(line, "warning", "heading-repeated", heading=printed))
    block = outline.blocks.setdefault(key, Block(key, printed, line, language))
    outline.order.append((key, line))
    outline.fresh = True
    return block


def _lead_in(outline: Outline, line: Line) -> bool:
    lead = headings.lead_in(line.text)
    if lead is None:
        return False
    key = _SECTION_OF[lead.kind]
    current = outline.current
    printed = line.text.removesuffix(lead.rest).strip()
    if current is None or current.key != key:
        # the heading that should stand above a lead-in is gone, but the lead-in says what begins here
        outline.findings.append(found(line.number, "warning", "heading-gone", lead_in=printed))
        current = _open(outline, key, printed, line.number, None)
    outline.lead_ins.append((line.number, printed, lead))
    outline.fresh = True
    if lead.rest:
        outline.put(current, replace(line, text=lead.rest))
    return True


def _heading(outline: Outline, line: Line) -> bool:
    known = headings.heading(line.text)
    if known is None:
        return _heading_with_text(outline, line)
    _open(outline, known.key, line.text.rstrip(" :"), line.number, known.language)
    return True


def _heading_with_text(outline: Outline, line: Line) -> bool:
    """The overview's heading with its text after it and no colon: only before any section, only before a capital."""
    if outline.title is None or not outline.in_header:
        return False
    printed, _, rest = line.text.partition(" ")
    known = headings.heading(printed)
    if known is None or known.key != "overview" or printed.endswith(":") or not rest[:1].isupper():
        return False
    outline.findings.append(found(line.number, "warning", "heading-with-text", heading=printed, text=short(rest)))
    outline.put(_open(outline, known.key, printed, line.number, known.language), replace(line, text=rest))
    return True


def _label(outline: Outline, line: Line) -> bool:
    known = headings.labelled(line.text)
    if known is None:
        return False
    what, value = known
    current = outline.current
    among_labels = outline.in_header or (current is not None and current.key in headings.METADATA)
    begins_overview = what.key == "overview" and outline.in_header
    if not begins_overview and (what.key not in headings.METADATA or not among_labels):
        return False
    printed = line.text.removesuffix(value).rstrip(" :")
    block = _open(outline, what.key, printed, line.number, what.language)
    outline.put(block, replace(line, text=value))
    block.inline = True
    return True


def _content(outline: Outline, line: Line) -> None:
    current = outline.current
    if current is None:
        title = outline.title
        if title is not None and not outline.loose and not line.after_gap and line.text[:1].islower():
            outline.findings.append(found(line.number, "note", "title-joined", text=line.text))
            outline.title = replace(title, text=f"{title.text} {line.text}")
        elif title is not None and not outline.loose and headings.is_code(title.text):
            # a running head or a line of its own says the code; the title comes after it
            outline.title = replace(title, text=f"{title.text} {line.text}")
        elif title is not None:
            outline.loose.append(line)
        elif headings.furniture(line.text):
            outline.findings.append(found(line.number, "note", "furniture-left-out", text=line.text))
        else:
            outline.title = line
    elif outline.title is None:
        # what stands under a label or heading cannot be the title any more
        outline.put(current, line)
    elif outline.in_header and _complete(current, line):
        outline.loose.append(line)
    else:
        outline.put(current, line)


def _complete(block: Block, line: Line) -> bool:
    """Whether a label of the header has its value, so that what follows belongs to no label."""
    if not block.lines:
        return False
    return line.after_gap or block.key not in headings.LISTS
