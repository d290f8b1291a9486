"""Which items of a CASE tree are criteria, of which kind and in which group; each guess is told as a doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from assessor_app.standards.exchange.case_tree import Node, doubt
from assessor_app.standards.model import SECTION_NAMES, Criterion, Finding, Kind
from assessor_app.standards.reading import headings
from assessor_app.standards.reading.outline import short
from assessor_app.standards.wording import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_KINDS: Final[dict[Kind, re.Pattern[str]]] = {
    "performance": re.compile(r"\b(?:performance|perfformiad)\b"),
    "knowledge": re.compile(r"\b(?:knowledge|understanding|gwybodaeth|dealltwriaeth)\b"),
    "behaviour": re.compile(r"\b(?:behaviou?rs?|ymddygiad(?:au)?)\b"),
}
_GROUP = re.compile(r"\b(?:group|heading|section|cluster|strand|domain|element|grwp|pennawd|adran)\b")


@dataclass(slots=True)
class Found:
    """What a walk gathers."""

    lists: dict[Kind, list[Criterion]] = field(default_factory=lambda: {kind: [] for kind in _KINDS})
    sections: dict[str, list[str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    kinds_known: bool = False
    _keywords: list[str] = field(default_factory=list)

    def criteria(self, kind: Kind) -> tuple[Criterion, ...]:
        """The criteria of one kind, numbered from 1."""
        return tuple(self.lists[kind])

    def keywords(self) -> tuple[str, ...]:
        """Keywords of all items, each once."""
        return tuple(dict.fromkeys(self._keywords))

    def texts(self) -> Iterator[str]:
        """What all criteria say."""
        return (one.text for criteria in self.lists.values() for one in criteria)

    def note(self, node: Node) -> None:
        """Take what an item says of itself beside its text."""
        self._keywords += node.keywords
        if node.language:
            self.languages.add(node.language)

    def add(self, node: Node, kind: Kind | None, group: str | None, items: Sequence[str]) -> None:
        """Take an item for a criterion; one of no known kind for a performance criterion, with a doubt."""
        if kind is None:
            self.findings.append(doubt("case-kind-unknown", text=short(node.text)))
        self.kinds_known |= kind is not None
        taken = self.lists[kind or "performance"]
        taken.append(
            Criterion(kind or "performance", node.code, len(taken) + 1, node.text, group or None, tuple(items))
        )


def walk(nodes: Iterable[Node]) -> Found:
    """Gather the criteria of a tree in order."""
    found = Found()
    _walk(found, nodes, None, None)
    return found


def _walk(found: Found, nodes: Iterable[Node], kind: Kind | None, group: str | None) -> None:
    for node in nodes:
        found.note(node)
        own, grouping = _kind(node.kind), _GROUP.search(unaccented(node.kind)) is not None
        heading = headings.heading(node.text) if node.children and not own else None
        if heading and heading.key in headings.CRITERIA:
            _walk(found, node.children, headings.CRITERIA[heading.key], None)
        elif heading and heading.key in SECTION_NAMES:
            found.sections.setdefault(heading.key, []).extend(_flat(found, node))
        elif grouping or any(_kind(child.kind) for child in node.children):
            _group(found, node, own or kind, group)
        elif own or not node.children:
            found.add(node, own or kind, group, _flat(found, node))
        else:
            found.findings.append(doubt("case-group-guessed", text=short(node.text)))
            _group(found, node, kind, group)


def _group(found: Found, node: Node, kind: Kind | None, outer: str | None) -> None:
    if outer is not None:
        found.findings.append(doubt("case-groups-nested", text=short(outer), inner=short(node.text)))
    if not node.children:
        found.findings.append(doubt("case-group-empty", text=short(node.text)))
    _walk(found, node.children, kind, node.text)


def _flat(found: Found, node: Node) -> list[str]:
    """The texts below an item; deeper ones come after the one they stand under, with a doubt."""
    said: list[str] = []
    for child in node.children:
        found.note(child)
        said.append(child.text)
        if child.children:
            found.findings.append(doubt("case-items-nested", text=short(child.text)))
            said += _flat(found, child)
    return said


def _kind(written: str) -> Kind | None:
    """The kind that an item's type names, if it names one alone."""
    plain = unaccented(written)
    named = [kind for kind, words in _KINDS.items() if words.search(plain)]
    return named[0] if len(named) == 1 else None
