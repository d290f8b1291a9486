"""Associated files (ISO 19005-3, 6.8): what is embedded in a document as data."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.paper.metadata import pdf_date
from assessor_app.paper.objects import Hex, Name, Ref, Thing, Value

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file to embed; `media_type` such as `application/json`, `relationship` as ISO 32000-2, 14.13.2, names it.

    `effort` is how hard it is deflated, 1 to 9: at 1 it takes a tenth of the time, and some more room.
    """

    name: str
    data: bytes
    media_type: str
    description: str
    relationship: str = "Data"
    effort: int = 9


def attach(files: Sequence[Attachment], when: dt.datetime, add: Callable[[Thing], Ref]) -> dict[str, Value]:
    """Embed files, in the order of their names; returns the catalog's entries for them."""
    specifications: list[Value] = []
    names: list[Value] = []
    for each in sorted(files, key=lambda file: file.name):
        checksum = Hex(hashlib.md5(each.data, usedforsecurity=False).digest())
        params = {"Size": len(each.data), "ModDate": pdf_date(when), "CheckSum": checksum}
        entries = {"Type": Name("EmbeddedFile"), "Subtype": Name(each.media_type), "Params": params}
        stream = add(Thing(entries, each.data, effort=each.effort))
        specification = add(
            Thing({
                "Type": Name("Filespec"), "F": each.name, "UF": each.name, "Desc": each.description,
                "AFRelationship": Name(each.relationship), "EF": {"F": stream, "UF": stream},
            })
        )  # fmt: skip
        specifications.append(specification)
        names += [each.name, specification]
    return {"AF": specifications, "Names": {"EmbeddedFiles": {"Names": names}}}
