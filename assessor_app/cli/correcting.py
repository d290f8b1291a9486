"""What a person puts right in a reading on the command line: `P7=knowledge` its kind, `P7@Heading` its heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from assessor_app.errors import Refusal
from assessor_app.standards.model import KIND_LETTERS
from assessor_app.standards.origins.model import Correction
from assessor_app.standards.wording import collapse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.standards.model import Kind, Standard

_FORM: Final = re.compile(
    r"(?P<letter>[A-Z])(?P<number>[0-9]{1,4})(?:=(?P<kind>performance|knowledge|behaviour)|@(?P<group>.*))", re.DOTALL
)
_KINDS: Final[dict[str, Kind]] = {letter: kind for (kind, _), letter in KIND_LETTERS.items()}


def corrections(written: Iterable[str], standard: Standard, who: str, when: str) -> tuple[Correction, ...]:
    """The corrections that a person wrote, in their name; criteria are named as they were read.

    Raises:
        Refusal: `correction-malformed`; `correction-unfit`, where there is no such criterion.
    """
    return tuple(_one(text, standard, who, when) for text in written)


def _one(text: str, standard: Standard, who: str, when: str) -> Correction:
    found = _FORM.fullmatch(text)
    kind = _KINDS.get(found["letter"]) if found else None
    if found is None or kind is None:
        raise Refusal("correction-malformed", text=text)
    number = int(found["number"])
    read = next((one for one in standard.criteria if (one.kind, one.number) == (kind, number)), None)
    if read is None:
        raise Refusal("correction-unfit", criterion=f"{found['letter']}{number}")
    if found["kind"]:
        return Correction(kind, number, "kind", read.kind, cast("Kind", found["kind"]), who, when)
    return Correction(kind, number, "group", read.group, collapse(found["group"]) or None, who, when)
