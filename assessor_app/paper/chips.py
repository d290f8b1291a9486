"""Chips: short references in small tinted boxes that wrap like words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.paper.blocks import Solid
from assessor_app.paper.colours import ACCENT, TINT
from assessor_app.paper.fonts import drawable, text_width, widths
from assessor_app.paper.sheet import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.sheet import Sheet
    from assessor_app.paper.structure import Elem

_SIZE, _LEADING, _TALL, _PAD, _GAP = 7.2, 13.0, 10.6, 4.0, 4.0


class Chips(Solid):
    """References side by side, read as one text with spaces between them."""

    def __init__(self, texts: Sequence[str], elem: Elem | None, *, before: float = 3) -> None:
        self.texts = [drawable(text).replace("\n", " ") for text in texts]
        self.elem = elem
        self.before = before

    def _places(self, width: float) -> list[tuple[float, int, str, float]]:
        """Each chip's x, row, text and width; one too wide for the column is cut to several."""
        places, x, row = [], 0.0, 0
        for text in self.texts:
            for part in _parts(text, width - 2 * _PAD):
                wide = text_width(part, "regular", _SIZE) + 2 * _PAD
                if x and x + wide > width:
                    x, row = 0.0, row + 1
                places.append((x, row, part, wide))
                x += wide + _GAP
        return places

    def height(self, width: float) -> float:
        """Its rows."""
        places = self._places(width)
        return (places[-1][1] + 1) * _LEADING if places else 0

    def least(self, width: float) -> float:
        """Its first row."""
        return min(self.height(width), _LEADING)

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Split between rows; chips of one row stay together."""
        rows = int(room / _LEADING)
        places = self._places(width)
        if not places or places[-1][1] < rows:
            return self, None
        if rows < 1:
            return None, self
        parts = [text for _, row, text, _ in places if row < rows], [text for _, row, text, _ in places if row >= rows]
        head, rest = (Chips(texts, self.elem, before=self.before) for texts in parts)
        return head, rest

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the boxes, then all texts as one piece of content."""
        lines = []
        places = self._places(width)
        with sheet.artifact():
            for left, row, _, wide in places:
                low = top - row * _LEADING - _TALL - 1
                sheet.box((x + left, low, wide, _TALL), fill=TINT, edge=ACCENT, radius=3, width=0.3)
        for left, row, text, _ in places:
            baseline = top - row * _LEADING - 1 - (_TALL + 0.72 * _SIZE) / 2
            lines.append((x + left + _PAD, baseline, [Piece(text + " ", "regular", ACCENT)]))
        with sheet.tagged(self.elem):
            sheet.text(lines, _SIZE)


def _parts(text: str, width: float) -> list[str]:
    """Cut a text where it outgrows the width."""
    parts, used = [""], 0.0
    for letter in text:
        wide = widths("regular")[letter] * _SIZE / 1000
        if parts[-1] and used + wide > width:
            parts.append("")
            used = 0.0
        parts[-1] += letter
        used += wide
    return parts
