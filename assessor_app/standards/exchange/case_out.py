"""Standards as 1EdTech CASE 1.1 packages (CFPackage, REST/JSON binding), one document each. Reading them is `case`.

One standard is one CFDocument; criteria, their sub-items and the headings of their groups are CFItems below it, in
order by `isChildOf` associations with sequence numbers. Identifiers are UUIDs of version 5 made from the standard's
key, so that exporting twice gives the same package. CASE has no field for a URN, a review date, sections that are not
criteria and the like: these stand in `extensions` of the document under `assessor_app`, with a digest of the whole
standard, by which a package that was changed afterwards is known.

CASE demands a time of change of everything. A standard has none, so the first moment of its approval stands there,
or the beginning of 1970 where no approval date was printed.
"""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any, Final

from assessor_app.standards.as_json import FORMAT, standard_to_json
from assessor_app.standards.exchange.manifests import RIGHTS
from assessor_app.standards.wording import sha256

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.standards.model import Criterion, Kind, Standard

NAMESPACE: Final = uuid.UUID(hex="5e5a7d610e6140deb96388ac920db125")
"""What all identifiers are made in; changing it would give every exported standard another identity."""

EXTENSION: Final = "assessor_app"
ITEM_TYPES: Final[dict[Kind, str]] = {
    "performance": "Performance criterion", "knowledge": "Knowledge statement", "behaviour": "Behaviour",
}  # fmt: skip
GROUP_TYPES: Final[dict[Kind, str]] = {
    "performance": "Group of performance criteria", "knowledge": "Group of knowledge statements",
    "behaviour": "Group of behaviours",
}  # fmt: skip
SUB_ITEM: Final = "Sub-item"

# Fields of a standard that stand in fields of CASE, and not in the extension too: nothing is said twice.
IN_CASE: Final = frozenset({"title", "language", "version", "overview", "performance", "knowledge", "behaviours"})
_EPOCH = "1970"
_WHOLE_DAY = 10  # letters of a date that is exact to the day


def package(standard: Standard) -> dict[str, Any]:
    """One standard as a CFPackage."""
    return _Package(standard).told()


def as_bytes(standard: Standard) -> bytes:
    """One standard as the JSON of a CFPackage; the same bytes every time."""
    return (json.dumps(package(standard), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def content_sha256(standard: Standard) -> str:
    """A digest over everything a standard says, in one way of writing it."""
    told = json.dumps(standard_to_json(standard), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(told.encode("utf-8"))


class _Package:
    """A package while it is put together: items and associations are gathered in order."""

    def __init__(self, standard: Standard) -> None:
        self._standard = standard
        first = f"{standard.approved or _EPOCH}-01-01"[:_WHOLE_DAY]
        self._changed = f"{first}T00:00:00+00:00"
        self._document = self._named(str(standard.key))
        self._items: list[dict[str, Any]] = []
        self._links: list[dict[str, Any]] = []

    def _named(self, name: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
        identifier = str(uuid.uuid5(NAMESPACE, name))
        told = {"identifier": identifier, "uri": f"urn:uuid:{identifier}", "lastChangeDateTime": self._changed}
        return told | {field: value for field, value in fields.items() if value not in (None, [])}

    def told(self) -> dict[str, Any]:
        standard = self._standard
        licence = self._named(
            f"rights {standard.language}", title="Rights in the text", licenseText=RIGHTS[standard.language]
        )
        self._gather()
        document = self._document | {
            "frameworkType": "National Occupational Standard",
            "caseVersion": "1.1",
            "creator": standard.developer or standard.originator or "Not stated in the document",
            "title": standard.title,
            "language": standard.language,
            "licenseURI": _link(licence, licence["title"]),
            "notes": RIGHTS[standard.language],
            "extensions": {EXTENSION: self._extension()},
        }
        whole_day = standard.approved if len(standard.approved or "") == _WHOLE_DAY else None
        optional = {
            "description": "\n\n".join(standard.overview), "subject": list(dict.fromkeys(standard.suites)),
            "version": standard.version, "statusStartDate": whole_day,
        }  # fmt: skip
        document |= {name: value for name, value in optional.items() if value}
        return {
            "CFDocument": document,
            "CFItems": self._items,
            "CFAssociations": self._links,
            "CFDefinitions": {"CFLicenses": [licence], "CFItemTypes": list(self._types())},
        }

    def _extension(self) -> dict[str, Any]:
        told = {name: value for name, value in standard_to_json(self._standard).items() if name not in IN_CASE}
        return {"format": FORMAT, "content_sha256": content_sha256(self._standard), **told}

    def _types(self) -> Iterator[dict[str, Any]]:
        used = {item["CFItemType"] for item in self._items}
        for code, title in enumerate((*ITEM_TYPES.values(), *GROUP_TYPES.values(), SUB_ITEM), 1):
            if title in used:
                yield self._named(f"type {title}", title=title, description=title, hierarchyCode=str(code))

    def _gather(self) -> None:
        before: tuple[str, str | None] = ("", None)
        under, place, top = self._document, 0, 0
        for one in self._standard.criteria:
            if (one.kind, one.group) != before:
                before, under, place = (one.kind, one.group), self._document, top
                if one.group is not None:
                    top += 1
                    under, place = self._group(one, top), 0
            place += 1
            top = place if under is self._document else top
            self._criterion(one, under, place)

    def _group(self, first: Criterion, place: int) -> dict[str, Any]:
        name = f"{self._standard.key}#group:{first.kind}:{first.number}"
        return self._item(name, first.group or "", GROUP_TYPES[first.kind], self._document, place)

    def _criterion(self, one: Criterion, under: dict[str, Any], place: int) -> None:
        name = str(self._standard.criterion_key(one))
        label, number = one.label or None, str(one.number)
        made = self._item(name, one.text, ITEM_TYPES[one.kind], under, place, label, number)
        for number_within, text in enumerate(one.items, 1):
            self._item(f"{name}.{number_within}", text, SUB_ITEM, made, number_within)

    def _item(
        self, name: str, text: str, kind: str, under: dict[str, Any], place: int, *codes: str | None
    ) -> dict[str, Any]:
        label, number = codes or (None, None)
        item = self._named(
            name, fullStatement=text, CFItemType=kind, humanCodingScheme=label, listEnumeration=number,
            language=self._standard.language,
        )  # fmt: skip
        self._items.append(item)
        self._links.append(
            self._named(
                f"{name}>{under['identifier']}",
                associationType="isChildOf",
                sequenceNumber=place,
                originNodeURI=_link(item, text),
                destinationNodeURI=_link(under, under.get("fullStatement", self._standard.title)),
            )
        )
        return item


def _link(thing: dict[str, Any], title: str) -> dict[str, str]:
    return {"title": title, "identifier": thing["identifier"], "uri": thing["uri"]}
