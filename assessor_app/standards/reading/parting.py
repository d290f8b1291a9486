"""Lists that lost their line ends: labels in stacks, after their texts, or with several items on one line.

Lines go in and out; nothing is read as an item here, and whatever is moved or parted is told for a person to check.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from assessor_app.standards.reading.marks import Marked, marked, unbulleted
from assessor_app.standards.reading.outline import found, short

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor_app.standards.model import Finding, Kind
    from assessor_app.standards.reading.lines import Line

_NUMBERED: Final = frozenset({"number", "prefixed", "coded"})
_QUOTES = {'"': '"', "“": "”", "‘": "’", "'": "'"}
_LAST_LABEL = re.compile(r"(.*\S)\s+([PKGBY])([0-9]{1,3})")
_REFERS = re.compile(
    r"(?:\b(?:and|or|in|to|of|from|see|with|a|ac|neu|yn|i|o|gweler|gyda|with|criteria|criterion|perfformiad)|[(,&/–-])\s*$",
    re.IGNORECASE,
)
"""What stands before a label that only refers to another item."""
_TWO: Final = 2
_LONGEST: Final = 10_000
"""Parting a line takes time that grows with the square of its length; no list of a standard is as long."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The lines of a list, one item or part of an item each as far as can be told, and what was done to them."""

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]


def prepared(lines: Sequence[Line], kind: Kind) -> Prepared:
    """Put the lines of a list in order; lines of an ordinary list come back as they are."""
    told, findings = list(lines), []
    for step in _STEPS:
        told, more = step(told, kind)
        findings += more
    return Prepared(tuple(told), tuple(findings))


def _unquoted(lines: list[Line], kind: Kind) -> tuple[list[Line], list[Finding]]:
    """A list that stands in quotes as a whole loses them, since else its first mark is none."""
    if not lines:
        return lines, []
    first, last = lines[0], lines[-1]
    closing = _QUOTES.get(first.text[:1])
    inside = "".join(line.text for line in lines)[1:-1]
    if closing is None or not last.text.endswith(closing) or closing in inside:
        return lines, []
    opened = replace(first, text=first.text[1:].lstrip())
    if marked(opened, kind).style == "plain":
        return lines, []
    changed = [opened, *lines[1:]]
    changed[-1] = replace(changed[-1], text=changed[-1].text[:-1].rstrip())
    return changed, [found(first.number, "note", "quotes-left-out")]


def _without_double_marks(lines: list[Line], kind: Kind) -> tuple[list[Line], list[Finding]]:
    """A bullet before a label says nothing: `• P1 …` is P1."""
    changed = []
    for line in lines:
        bare = replace(line, text=unbulleted(line.text))
        changed.append(bare if bare.text != line.text and marked(bare, kind).style in _NUMBERED else line)
    return changed, []


def _unstacked(lines: list[Line], kind: Kind) -> tuple[list[Line], list[Finding]]:
    """Labels that stand together, with as many texts after them: each label gets its text."""
    changed: list[Line] = []
    findings: list[Finding] = []
    place = 0
    while place < len(lines):
        labels, end = _stack(lines, place, kind)
        texts, after = _texts(lines, end, kind, len(labels)) if len(labels) >= _TWO else ([], place)
        if not texts:
            end = max(end, place + 1)
            changed += lines[place:end]
            place = end
            continue
        findings.append(found(lines[place].number, "warning", "labels-stacked", labels=" ".join(labels)))
        for label, (first, *more) in zip(labels, texts, strict=True):
            changed += [replace(first, text=f"{label} {first.text}"), *more]
        place = after
    return changed, findings


def _stack(lines: Sequence[Line], place: int, kind: Kind) -> tuple[list[str], int]:
    """The labels that stand together from `place`, one a line or several on one, and the place after them."""
    labels: list[str] = []
    while place < len(lines):
        words = lines[place].text.split()
        marks = [marked(replace(lines[place], text=word), kind) for word in words]
        if not all(mark.style in _NUMBERED and not mark.text for mark in marks):
            break
        labels += words
        place += 1
    return labels, place


def _texts(lines: Sequence[Line], place: int, kind: Kind, wanted: int) -> tuple[list[list[Line]], int]:
    """As many texts as there are labels: paragraphs parted by gaps or, where lines are as many, lines."""
    end = place
    while end < len(lines) and marked(lines[end], kind).style == "plain":
        end += 1
    run = list(lines[place:end])
    paragraphs: list[list[Line]] = []
    for line in run:
        if line.after_gap or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(line)
    if len(run) == wanted:
        return [[line] for line in run], end
    return (paragraphs, end) if len(paragraphs) == wanted else ([], place)


def _labels_first(lines: list[Line], kind: Kind) -> tuple[list[Line], list[Finding]]:
    """Labels that stand after their texts, where none stands before one: each is put before."""
    if any(marked(line, kind).style != "plain" for line in lines):
        return lines, []
    ends = [_LAST_LABEL.fullmatch(line.text) for line in lines]
    numbers = [int(end[3]) for end in ends if end]
    letters = {end[2] for end in ends if end}
    if len(numbers) < _TWO or numbers != list(range(1, len(numbers) + 1)) or len(letters) != 1 or not ends[-1]:
        return lines, []
    changed: list[Line] = []
    pending: list[Line] = []
    for line, end in zip(lines, ends, strict=True):
        pending.append(line)
        if end:
            pending[-1] = replace(line, text=end[1])
            pending[0] = replace(pending[0], text=f"{end[2]}{end[3]} {pending[0].text}")
            changed += pending
            pending = []
    return changed, [found(lines[0].number, "warning", "labels-after-texts")]


def _items_apart(lines: list[Line], kind: Kind) -> tuple[list[Line], list[Finding]]:
    """Several labelled items on one line, glued or not: a line for each."""
    changed: list[Line] = []
    findings: list[Finding] = []
    marks = [marked(line, kind) for line in lines]
    for place, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark.style not in _NUMBERED or len(line.text) > _LONGEST:
            changed.append(line)
            continue
        later = next((one.ordinal for one in marks[place + 1 :] if one.style == mark.style), 0)
        pieces = _pieces(mark, later)
        if len(pieces) > 1:
            findings.append(found(line.number, "warning", "items-parted", text=short(line.text)))
        changed += [replace(line, text=text, after_gap=line.after_gap and not at) for at, text in enumerate(pieces)]
    return changed, findings


def _pieces(mark: Marked, later: int) -> list[str]:
    """The text of a line in pieces, each beginning with the next number or the next sub-item's."""
    text = mark.line.text
    pieces: list[str] = []
    ordinal, sub = mark.ordinal, 0
    letter = mark.label[0] if mark.style == "prefixed" else ""
    start = len(text) - len(mark.text)
    while True:
        options = []
        if ordinal + 1 != later:
            options.append((_next(text, start, letter, ordinal + 1, mark), ordinal + 1, 0))
        if sub or re.search(rf"(?<![0-9.]){letter}{ordinal}\.2\s", text[start:]):
            options.append((_sub(text, start, letter, ordinal, sub + 1), ordinal, sub + 1))
        hits = [option for option in options if option[0] is not None and option[0].start() > start]
        if not hits:
            return [*pieces, text]
        hit, ordinal, sub = min(hits, key=lambda one: one[0].start() if one[0] else 0)
        at = hit.start() if hit else 0
        pieces.append(text[:at].rstrip())
        text = text[at:]
        start = len(text.split()[0])


def _next(text: str, start: int, letter: str, ordinal: int, mark: Marked) -> re.Match[str] | None:
    if mark.style == "number":
        pattern = rf"(?<=\s){ordinal}[.)]\s+(?=\S)"
    elif mark.style == "coded":
        pattern = rf"{re.escape(mark.label.rpartition('/')[0])}/{ordinal}\b"
    else:
        pattern = rf"{letter}{ordinal}(?![0-9.])[.:)]?\s+(?=\S)"
    for hit in re.finditer(pattern, text[start:]):
        if not _REFERS.search(text[: start + hit.start()]):
            return re.compile(pattern).search(text, start + hit.start())
    return None


def _sub(text: str, start: int, letter: str, ordinal: int, sub: int) -> re.Match[str] | None:
    return re.compile(rf"(?<![0-9.]){letter}{ordinal}\.{sub}\s+(?=\S)").search(text, start)


_STEPS: tuple[Callable[[list[Line], Kind], tuple[list[Line], list[Finding]]], ...] = (
    _unquoted,
    _without_double_marks,
    _unstacked,
    _labels_first,
    _items_apart,
)
