"""Form fields and signature fields, drawn beforehand and tagged (ISO 32000-1, 12.7; ISO 14289-1, 7.18).

Nobody signs or fills anything here: later increments do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assessor_app.paper.blocks import Solid
from assessor_app.paper.colours import EDGE
from assessor_app.paper.objects import Name, Value
from assessor_app.paper.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.fonts import Encoder
    from assessor_app.paper.structure import Elem

_PRINT = 4  # annotation flag, which PDF/A-3 (6.3.2) demands
_READ_ONLY, _MULTILINE = 1, 1 << 12


@dataclass(frozen=True, eq=False)
class FormField:
    """A field to come: `Sig`, or `Tx` for text that the program fills in and nobody types.

    `locks` names the fields that a signature in this one freezes (12.7.4.5), after which nothing may change;
    `shows` is drawn as its appearance, halfway up.
    """

    name: str
    kind: Literal["Sig", "Tx"]
    size: tuple[float, float]
    tooltip: str
    elem: Elem
    locks: Sequence[str] = ()
    multiline: bool = False
    shows: Block | None = None

    def entries(self, at: tuple[float, float], encoder: Encoder) -> tuple[dict[str, Value], bytes]:
        """The widget's entries for a place on the page, and the content of its appearance."""
        (x, y), (wide, tall) = at, self.size
        entries: dict[str, Value] = {
            "Type": Name("Annot"), "Subtype": Name("Widget"), "FT": Name(self.kind), "T": self.name,
            "TU": self.tooltip, "F": _PRINT, "Rect": [float(x), float(y), float(x + wide), float(y + tall)],
        }  # fmt: skip
        if self.kind == "Tx":
            entries["DA"] = "/R0 9 Tf 0 g"
            entries["Ff"] = _READ_ONLY | (_MULTILINE if self.multiline else 0)
        if self.locks:
            lock = {"Type": Name("SigFieldLock"), "Action": Name("Include"), "Fields": list(self.locks), "P": 1}
            entries["Lock"] = lock
        return entries, self._appearance(encoder)

    def _appearance(self, encoder: Encoder) -> bytes:
        if self.shows is None:
            return b"q Q"
        drawn = Sheet(-1, encoder, muted=True)  # marks belong to pages; an appearance is content of its widget
        wide, tall = self.size
        self.shows.draw(drawn, 0, (tall + self.shows.height(wide)) / 2, wide)
        return drawn.content()


class FieldBlock(Solid):
    """A field standing in a column; `framed` draws the empty frame that waits for it."""

    def __init__(self, field: FormField, *, framed: bool = True, before: float = 0) -> None:
        self.field = field
        self.framed = framed
        self.before = before

    def height(self, _width: float) -> float:
        """The field's own height."""
        return self.field.size[1]

    def draw(self, sheet: Sheet, x: float, top: float, _width: float) -> None:
        """Draw the frame and leave the field to be written with the page."""
        wide, tall = self.field.size
        if self.framed:
            with sheet.artifact():
                sheet.box((x, top - tall, wide, tall), edge=EDGE, radius=3, width=0.5)
        sheet.fields.append((self.field, (x, top - tall)))
