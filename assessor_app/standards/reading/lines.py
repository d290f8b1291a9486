"""The numbered line, which every front end gives to the one grammar, whatever the file was. Reads no file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessor_app.standards.model import Finding


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank. `number` counts from 1, `text` is collapsed, `indent` counts blanks before it.

    `after_gap` tells that a blank line, or nothing, stands before it. `page` counts from 1 (0: there are no pages).
    `heading` tells that the document itself sets this line as a heading, by its style or its bold letters.
    """

    number: int
    text: str
    indent: int = 0
    after_gap: bool = False
    page: int = 0
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """What a front end made of a file: its lines, and what it left out or doubted on the way."""

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...] = ()
