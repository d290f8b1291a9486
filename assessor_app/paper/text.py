"""Breaking text into lines: runs of one look each, set in a column, with a real space kept at every soft line end."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assessor_app.paper.colours import INK
from assessor_app.paper.fonts import drawable
from assessor_app.paper.fonts import widths as font_widths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.paper.colours import Colour
    from assessor_app.paper.fonts import Weight

Align = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks; sizes in points."""

    size: float
    leading: float
    weight: Weight = "regular"
    colour: Colour = INK
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text within a paragraph; what is not given is as the paragraph has it.

    `language` (`cy`, `en` or empty) and `struck` give it a structure element of its own.
    """

    text: str
    weight: Weight | None = None
    colour: Colour | None = None
    language: str = ""
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Bit:
    """Part of a line: text of one run, and its width in points."""

    run: int
    text: str
    width: float


Line = tuple[Bit, ...]

KNOWN = 2048
"""Paragraphs that are remembered as they were set: records of the same standards have most of their text in common."""
_TOKENS = re.compile(r"\n| +|[^ \n]+")
_BREAK_AFTER = frozenset("-/_.@,:;?&=")


class _Setter:
    """Fills lines greedily."""

    def __init__(self, width: float, widths: Sequence[dict[str, float]], scale: float) -> None:
        self.width = width
        self._widths = widths
        self._scale = scale
        self.lines: list[Line] = []
        self._line: list[Bit] = []
        self._used = 0.0
        self._word: list[Bit] = []
        self._spaces: list[Bit] = []

    def add(self, bit: Bit) -> None:
        if bit.text[0] == " ":
            self._flush()
            self._spaces.append(bit)
        else:
            self._word.append(bit)

    def end_line(self, *, soft: bool) -> None:
        if soft and self._line:
            last = self._line[-1]
            self._line[-1] = Bit(last.run, last.text + " ", last.width)
        self.lines.append(tuple(self._line))
        self._line, self._used, self._spaces = [], 0.0, []

    def finish(self) -> list[Line]:
        self._flush()
        if self._line or not self.lines:
            self.end_line(soft=False)
        return self.lines

    def hard_break(self) -> None:
        self._flush()
        self.end_line(soft=False)

    def _flush(self) -> None:
        word, self._word = self._word, []
        if not word:
            return
        wide = sum(bit.width for bit in word)
        gap = sum(bit.width for bit in self._spaces)
        if self._line and self._used + gap + wide > self.width:
            self.end_line(soft=bool(self._spaces))
            gap = 0.0
        if self._line:
            self._put(self._spaces, gap)
        self._spaces = []
        if wide > self.width:
            self._chop(word)
        else:
            self._put(word, wide)

    def _put(self, bits: Sequence[Bit], wide: float) -> None:
        for bit in bits:
            if self._line and self._line[-1].run == bit.run:
                last = self._line[-1]
                self._line[-1] = Bit(bit.run, last.text + bit.text, last.width + bit.width)
            else:
                self._line.append(bit)
        self._used += wide

    def _chop(self, word: Sequence[Bit]) -> None:
        """Break a word wider than the column: after a sign that joins where there is one, else where it is full."""
        for bit in word:
            text = bit.text
            while text:
                fits, wide = self._fitting(bit.run, text)
                if fits:
                    self._put([Bit(bit.run, text[:fits], wide)], wide)
                    text = text[fits:]
                if text:
                    self.end_line(soft=False)

    def _fitting(self, run: int, text: str) -> tuple[int, float]:
        """How many characters the line still takes (at least one on an empty line), and how wide they are."""
        widths, wide, ends = self._widths[run], self._used, [0.0]
        for letter in text:
            wide += widths[letter] * self._scale
            if wide > self.width and (len(ends) > 1 or self._line):
                break
            ends.append(wide - self._used)
        fits = len(ends) - 1
        if fits < len(text):
            joint = max((i + 1 for i in range(fits) if text[i] in _BREAK_AFTER), default=0)
            fits = joint if joint > fits // 2 else fits
        return fits, ends[fits]


def set_lines(runs: Sequence[Run], style: Style, width: float) -> list[Line]:
    """Break runs into lines no wider than `width` points; at least one line, perhaps empty."""
    return list(_set(tuple(runs), style, width))


@functools.lru_cache(maxsize=KNOWN)
def _set(runs: tuple[Run, ...], style: Style, width: float) -> tuple[Line, ...]:
    widths = [font_widths(run.weight or style.weight) for run in runs]
    scale = style.size / 1000
    setter = _Setter(width, widths, scale)
    for place, run in enumerate(runs):
        of = widths[place].__getitem__
        for token in _TOKENS.findall(drawable(run.text)):
            if token == "\n":  # noqa: S105 - a line end, not a secret
                setter.hard_break()
            else:
                setter.add(Bit(place, token, sum(map(of, token)) * scale))
    return tuple(setter.finish())
