"""The tree of a CASE package as a stranger wrote it: items under items, in order, with doubts about both told.

What the items mean for a standard stands in `case`. The model is 1EdTech CASE 1.1 (CFPackage of the REST/JSON
binding); what 1.0 leaves out or tools write otherwise is taken where it can be taken one way only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from assessor_app.errors import Refusal
from assessor_app.standards.model import Finding
from assessor_app.standards.reading.outline import short
from assessor_app.standards.wording import collapse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor_app.errors import Fact

DEEPEST: Final = 20
CHILD: Final = "isChildOf"
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>")


@dataclass(slots=True)
class Node:
    """One CFItem with what stands below it."""

    text: str
    kind: str
    code: str
    language: str
    keywords: tuple[str, ...] = ()
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tree:
    """What a package holds: its document's own fields, the items at the top, and doubts. `left_out`: fields unread."""

    document: dict[str, Any]
    top: tuple[Node, ...]
    findings: tuple[Finding, ...]
    left_out: tuple[str, ...]


def doubt(code: str, **facts: Fact) -> Finding:
    """A warning about the package."""
    return Finding(0, "warning", code, tuple(facts.items()))


def packages(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any JSON value
    """The packages that a JSON value holds: one, one under its name, or a list; Refusal `case-unknown`."""
    found = value if isinstance(value, list) else [value]
    unwrapped = [one.get("CFPackage", one) if isinstance(one, dict) else one for one in found]
    if not unwrapped or not all(isinstance(one, dict) and isinstance(one.get("CFDocument"), dict) for one in unwrapped):
        raise Refusal("case-unknown")
    return unwrapped


def tree(package: dict[str, Any]) -> Tree:
    """The items of a package in their places.

    Raises:
        Refusal: `case-invalid` (fact `place`), for a field that is not of its type; `case-tree` (fact `text`), for
            items in a circle, under two parents, of one identifier, or very deep.
    """
    document = package["CFDocument"]
    items = _list(package, "CFItems")
    nodes: dict[str, Node] = {}
    names: dict[str, str] = {str(document.get("uri")): "", text(document, "identifier", needed=True): ""}
    for item in items:
        node, identifier = _node(item), text(item, "identifier", needed=True)
        if identifier in names:
            raise Refusal("case-tree", text=short(node.text))
        nodes[identifier] = node
        names[identifier] = identifier
    names |= {uri: text(item, "identifier") for item in items if (uri := text(item, "uri"))}
    placed = _Places(nodes, names)
    for link in _list(package, "CFAssociations"):
        placed.take(link)
    top = placed.tops()
    placed.findings += _noticed(nodes.values())
    return Tree(document, top, tuple(placed.findings), tuple(_unread(package, items, placed.others)))


class _Places:
    """Associations put to use: which item stands under which, in which order."""

    def __init__(self, nodes: dict[str, Node], names: dict[str, str]) -> None:
        self._nodes = nodes
        self._names = names
        self._under: dict[str, list[tuple[int | None, str]]] = {}
        self._parents: dict[str, str] = {}
        self.findings: list[Finding] = []
        self.others = False

    def take(self, link: dict[str, Any]) -> None:
        if text(link, "associationType", needed=True) != CHILD:
            self.others = True
            return
        child, parent = self._end(link, "originNodeURI"), self._end(link, "destinationNodeURI")
        place = link.get("sequenceNumber")
        if type(place) not in {int, type(None)}:
            raise Refusal("case-invalid", place="CFAssociations.sequenceNumber")
        if child is None and parent is not None:  # what stands here is not in the file, so something is missing
            end = link["originNodeURI"]
            self.findings.append(doubt("case-item-missing", text=short(text(end, "title") or text(end, "identifier"))))
        if not child or parent is None:
            self.others = True  # an item under one of another package is told as loose
            return
        if child in self._parents:
            raise Refusal("case-tree", text=short(self._nodes[child].text))
        self._parents[child] = parent
        self._under.setdefault(parent, []).append((place, child))

    def _end(self, link: dict[str, Any], name: str) -> str | None:
        end = link.get(name)
        if not isinstance(end, dict):
            raise Refusal("case-invalid", place=f"CFAssociations.{name}")
        known = self._names.get(text(end, "identifier"))
        return known if known is not None else self._names.get(text(end, "uri"))

    def tops(self) -> tuple[Node, ...]:
        loose = [name for name in self._nodes if name not in self._parents]
        if loose and not self._parents:
            self.findings.append(doubt("case-order-missing"))
        else:
            self.findings += [doubt("case-item-loose", text=short(self._nodes[name].text)) for name in loose]
        top, reached = self._children("", 0)
        for name in loose:
            below, more = self._children(name, 1)
            self._nodes[name].children, reached = below, reached + more + 1
            top.append(self._nodes[name])
        if reached != len(self._nodes):
            circle = next(name for name in self._parents if name not in loose)
            raise Refusal("case-tree", text=short(self._nodes[circle].text))
        return tuple(top)

    def _children(self, parent: str, depth: int) -> tuple[list[Node], int]:
        """The items under one in their order, and how many stand below it in all."""
        under = self._under.get(parent, [])
        if depth > DEEPEST and under:
            raise Refusal("case-tree", text=short(self._nodes[parent].text))
        places = [place for place, _ in under]
        if len(under) > 1 and (None in places or len(set(places)) < len(places)):
            said = self._nodes[parent].text if parent else ""
            self.findings.append(doubt("case-order-doubtful", text=short(said)))
        found, below = [], 0
        for _, name in sorted(under, key=lambda one: (one[0] is None, one[0] or 0)):
            node = self._nodes[name]
            node.children, more = self._children(name, depth + 1)
            found.append(node)
            below += more + 1
        return found, below


def _node(item: dict[str, Any]) -> Node:
    if not isinstance(item.get("fullStatement"), str):
        raise Refusal("case-invalid", place="CFItems.fullStatement")
    keywords = item.get("conceptKeywords") or []
    if not isinstance(keywords, list) or not all(isinstance(one, str) for one in keywords):
        raise Refusal("case-invalid", place="CFItems.conceptKeywords")
    return Node(
        text=collapse(item["fullStatement"]),
        kind=collapse(text(item, "CFItemType")),
        code=collapse(text(item, "humanCodingScheme")),
        language=text(item, "language"),
        keywords=tuple(collapse(one) for one in keywords),
    )


def _noticed(nodes: Iterable[Node]) -> Iterator[Finding]:
    for node in nodes:
        if not node.text:
            yield doubt("case-item-empty", label=node.code or "?")
        if _MARKUP.search(node.text):
            yield doubt("case-markup", text=short(node.text))


_READ = {
    "CFDocument": {"identifier", "uri", "title", "creator", "publisher", "description", "language", "version",
                   "subject", "lastChangeDateTime", "frameworkType", "caseVersion", "extensions"},
    "CFItems": {"identifier", "uri", "fullStatement", "CFItemType", "humanCodingScheme", "listEnumeration", "language",
                "conceptKeywords", "lastChangeDateTime", "CFDocumentURI", "CFItemTypeURI"},
}  # fmt: skip


def _unread(package: dict[str, Any], items: list[dict[str, Any]], others: bool) -> Iterator[str]:  # noqa: FBT001 - private
    """Names of fields with something in them that no standard has a place for."""
    yield from sorted(
        name for name, value in package["CFDocument"].items() if value and name not in _READ["CFDocument"]
    )
    yield from sorted({name for item in items for name, value in item.items() if value} - _READ["CFItems"])
    if package.get("CFRubrics"):
        yield "CFRubrics"
    if others:
        yield "CFAssociations"


def text(told: dict[str, Any], name: str, *, needed: bool = False) -> str:
    """A field that is text, or nothing where it is absent; Refusal `case-invalid`."""
    value = told.get(name)
    if not isinstance(value, str | None) or (needed and not value):
        raise Refusal("case-invalid", place=name)
    return value or ""


def _list(package: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = package.get(name) or []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Refusal("case-invalid", place=name)
    return found
