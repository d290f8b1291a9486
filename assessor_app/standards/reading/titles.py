"""A title as printed, apart from the URN or the code of a unit that stands before or after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.standards.reading.headings import CODE
from assessor_app.standards.reading.outline import found

if TYPE_CHECKING:
    from assessor_app.standards.model import Finding
    from assessor_app.standards.reading.lines import Line

_LED = re.compile(rf"({CODE})\s*[:–—-]?\s+(.+)")
_FOLLOWED = re.compile(rf"(.+?)\s*\(({CODE})\)")


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the URN it gives where no label does, and what was noticed."""

    text: str
    urn: str | None = None
    findings: tuple[Finding, ...] = ()


def titled(line: Line, urn: str | None) -> Title:
    """Take the code off a title; `urn` is what the label says, None where there is no such label."""
    text, code = _parted(line.text, urn)
    if code is None:
        return Title(line.text)
    if urn is None:
        return Title(text, code, (found(line.number, "warning", "urn-from-title", text=code),))
    if _plain(code) == _plain(urn):
        return Title(text, None, (found(line.number, "note", "title-led-by-code", text=code),))
    return Title(line.text, None, (found(line.number, "warning", "title-code-differs", text=code, urn=urn),))


def _parted(text: str, urn: str | None) -> tuple[str, str | None]:
    if urn:
        rest = text.removeprefix(urn)
        if rest != text and rest[:1] in {" ", ":", "–", "-"}:
            return rest.lstrip(" :–—-"), urn
        if text.endswith(f"({urn})"):
            return text.removesuffix(f"({urn})").rstrip(), urn
    led, followed = _LED.fullmatch(text), _FOLLOWED.fullmatch(text)
    if led:
        return led[2], led[1]
    return (followed[1], followed[2]) if followed else (text, None)


def _plain(code: str) -> str:
    return re.sub(r"[\s_]", "", code).casefold()
