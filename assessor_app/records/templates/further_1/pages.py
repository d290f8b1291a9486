"""Drawing what further signatures show, with the fonts that every base has: a pure function of what they claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal
from assessor_app.paper.blocks import Paragraph, Stack
from assessor_app.paper.colours import SOFT
from assessor_app.paper.fonts import FROZEN, Encoder
from assessor_app.paper.sheet import Sheet
from assessor_app.paper.text import Style
from assessor_app.records.templates.further_1 import words
from assessor_app.records.templates.observation_1.pages.voice import day_and_time

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.trust.model import Claimed

_PAD: Final = 4.0
_FILLED: Final = tuple(Style(size, round(1.28 * size, 2)) for size in (9, 8, 7.2, 6.4, 5.6))
_NAMES: Final = tuple(Style(size, round(1.3 * size, 2), "bold") for size in (11, 9, 7.6, 6.4))
_UNDER: Final = Style(6.6, 8.6, colour=SOFT)
_LETTERS: Final = frozenset(map(chr, FROZEN)) - {"\0"} | {"\n"}
_TOP: Final = frozenset({"iqa_comments"})
"""Fields whose text begins at the top; in the others it stands halfway up."""


def unprintable(text: str) -> str:
    """The letters of a text that no base surely has a font for, each once; an appearance names them by number."""
    return "".join(dict.fromkeys(letter for letter in text if letter not in _LETTERS))


def shows(claimed: Claimed, pages: words.Pages) -> tuple[tuple[str, bytes], ...]:
    """The content stream of every field that a further signature fills in or signs.

    Raises:
        Refusal: `decision-unknown`, when the decision's field says none; `comments-not-fitting`, when a text is too
            long for its field even in the smallest type.
    """
    values, drawn = dict(claimed.values), []
    if "iqa_decision" in values and words.outcome_of(values["iqa_decision"], pages) is None:
        raise Refusal("decision-unknown")
    under = words.signed(claimed.field, day_and_time(claimed.when.isoformat()), pages)
    for name, size in claimed.sizes:
        block = _filled(values[name], size) if name in values else _signature(claimed.name, under, size)
        drawn.append((name, _content(block, size, top=name in _TOP)))
    return tuple(drawn)


def _filled(text: str, size: tuple[float, float]) -> Block:
    return _largest([Paragraph(_plain(text), style, None) for style in _FILLED], size)


def _signature(name: str, under: list[str], size: tuple[float, float]) -> Block:
    lines = [Paragraph(_plain(text), _UNDER, None) for text in under]
    return _largest([Stack([Paragraph(_plain(name), style, None), *lines]) for style in _NAMES], size)


def _largest(blocks: list[Paragraph] | list[Stack], size: tuple[float, float]) -> Block:
    wide, tall = size
    for block in blocks:
        if block.height(wide - 2 * _PAD) <= tall:
            return block
    raise Refusal("comments-not-fitting")


def _plain(text: str) -> str:
    """Text with every character that the fonts of a base surely lack named instead, as pages do it."""
    return "".join(letter if letter in _LETTERS else f"[U+{ord(letter):04X}]" for letter in text)


def _content(block: Block, size: tuple[float, float], *, top: bool) -> bytes:
    wide, tall = size
    sheet = Sheet(-1, Encoder(), muted=True)  # marks belong to pages; an appearance is content of its widget
    height = block.height(wide - 2 * _PAD)
    block.draw(sheet, _PAD, tall - (min(_PAD, tall - height) if top else (tall - height) / 2), wide - 2 * _PAD)
    return b"q\n" + sheet.content() + b"\nQ"
