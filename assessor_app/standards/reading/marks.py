"""The marks that printed lists put before their items: `3.`, `P14`, `-`, `b)`, `4.1`. Not what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assessor_app.standards.model import Kind
    from assessor_app.standards.reading.lines import Line

Style = Literal["number", "prefixed", "coded", "bullet", "letter", "sub", "plain"]

# The letters that each kind's labels begin with, in both languages (Welsh: Gwybodaeth, Ymddygiad).
_PREFIXES: dict[Kind, str] = {"performance": "P", "knowledge": "KG", "behaviour": "BY"}

_NUMBER = re.compile(r"([0-9]{1,3})[.)](?:\s+|$)(.*)")
_BULLET = re.compile(r"[-–—•·▪◦‣●*\uf0b7](?:\s+|$)(.*)")
_LETTER = re.compile(r"\(?([a-z])[.)]\s+(.*)")
_SUB = re.compile(r"[PKGBY]?([0-9]{1,3})\.([0-9]{1,2})[.)]?\s+(.*)")
_CODED = re.compile(r"([A-Z]{1,6}[0-9]{0,3}/([0-9]{1,3}))[.:)]?(?:\s+|$)(.*)")
"""Labels such as `SFR1/1`: a code of the standard, then the number of the item."""
_PREFIXED = {
    kind: re.compile(rf"([{letters}])([0-9]{{1,3}})[.:)]?(?:\s+|$)(.*)") for kind, letters in _PREFIXES.items()
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A line and the mark before it. `label` is printed without its closing stop; `text` is what stands after it."""

    line: Line
    style: Style
    label: str
    text: str
    ordinal: int = 0
    sub: int = 0


def marked(line: Line, kind: Kind) -> Marked:
    """Read the mark of one line. Decimals (`1.5 metres`) are no labels, but may look like a sub-item's `1.5`."""
    labelled = _labelled(line, kind)
    if labelled:
        return labelled
    sub = _SUB.fullmatch(line.text)
    if sub:
        return Marked(line, "sub", "", line.text, int(sub[1]), int(sub[2]))
    bullet = _BULLET.fullmatch(line.text)
    if bullet:
        return Marked(line, "bullet", "", bullet[1])
    letter_mark = _LETTER.fullmatch(line.text)
    if letter_mark:
        return Marked(line, "letter", letter_mark[1], letter_mark[2], ord(letter_mark[1]) - ord("a") + 1)
    return Marked(line, "plain", "", line.text)


def _labelled(line: Line, kind: Kind) -> Marked | None:
    """A line that begins with a label that people refer to: `P14`, `SFR1/1`, `3.`."""
    prefixed = _PREFIXED[kind].fullmatch(line.text)
    if prefixed:
        letter, digits, text = prefixed.groups()
        return Marked(line, "prefixed", letter + digits, text, int(digits))
    coded = _CODED.fullmatch(line.text)
    if coded:
        return Marked(line, "coded", coded[1], coded[3], int(coded[2]))
    number = _NUMBER.fullmatch(line.text)
    return Marked(line, "number", number[1], number[2], int(number[1])) if number else None


def unbulleted(text: str) -> str:
    """The text of a line without its bullet, where it has one."""
    bullet = _BULLET.fullmatch(text)
    return bullet[1] if bullet else text
