"""Pictures with a text alternative: a QR code and strokes drawn by hand."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from reportlab.graphics.barcode.qrencoder import QRAlphaNum

from assessor_app.paper import masks
from assessor_app.paper.blocks import Solid
from assessor_app.paper.colours import INK
from assessor_app.paper.objects import Name
from assessor_app.paper.objects import number as n

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.paper.sheet import Sheet
    from assessor_app.paper.structure import Elem


def standing(elem: Elem, box: tuple[float, float, float, float]) -> None:
    """Say where on the page a figure stands (ISO 14289-1, 7.3)."""
    elem.attributes["BBox"] = [float(edge) for edge in box]
    elem.attributes["Placement"] = Name("Block")


class QrPicture(Solid):
    """A QR code, `side` points wide with its quiet zone; the text is in the alphanumeric set."""

    def __init__(self, text: str, side: float, elem: Elem) -> None:
        self.side = side
        self.elem = elem
        code = masks.code()
        code.addData(QRAlphaNum(text))
        code.make()
        self.modules: list[list[bool]] = [[bool(dark) for dark in row] for row in code.modules]

    def height(self, _width: float) -> float:
        """Its side."""
        return self.side

    def draw(self, sheet: Sheet, x: float, top: float, _width: float) -> None:
        """Fill runs of dark modules, row by row."""
        count = len(self.modules)
        each = self.side / (count + 2)  # a quiet zone of one module; the page around is white too
        standing(self.elem, (x, top - self.side, x + self.side, top))
        said = [f"{INK} rg q {each:.4f} 0 0 {-each:.4f} {n(x + each)} {n(top - each)} cm"]
        for y, row in enumerate(self.modules):
            start = 0
            while start < count:
                if not row[start]:
                    start += 1
                    continue
                end = start
                while end < count and row[end]:
                    end += 1
                said.append(f"{start} {y} {end - start} 1 re")
                start = end
        with sheet.tagged(self.elem):
            sheet.op(" ".join([*said, "f Q"]))


class StrokesPicture(Solid):
    """Strokes in thousandths of a pad's width, origin top left, fitted into `size` points without distortion."""

    def __init__(self, strokes: Sequence[Sequence[Sequence[int]]], size: tuple[float, float], elem: Elem) -> None:
        self.strokes = [[(point[0], point[1]) for point in stroke] for stroke in strokes if stroke]
        self.size = size
        self.elem = elem

    def height(self, _width: float) -> float:
        """The height it was given."""
        return self.size[1]

    def draw(self, sheet: Sheet, x: float, top: float, _width: float) -> None:
        """Draw smooth lines through the points; a single point is a dot."""
        wide, tall = self.size
        standing(self.elem, (x, top - tall, x + wide, top))
        xs = [px for stroke in self.strokes for px, _ in stroke]
        ys = [py for stroke in self.strokes for _, py in stroke]
        left, high = min(xs), min(ys)
        pad = 3.0
        scale = min((wide - 2 * pad) / max(max(xs) - left, 1), (tall - 2 * pad) / max(max(ys) - high, 1), 0.32)
        drawn_tall = (max(ys) - high) * scale
        floor = top - tall + pad + drawn_tall

        def at(point: tuple[int, int]) -> tuple[float, float]:
            return x + pad + (point[0] - left) * scale, floor - (point[1] - high) * scale

        said = " ".join(_smooth([at(point) for point in stroke]) for stroke in self.strokes)
        with sheet.tagged(self.elem):
            sheet.path(said, edge=INK, width=1.2)


def _smooth(points: Sequence[tuple[float, float]]) -> str:
    """A curve through the middles between points, with the points as handles: what a pen draws."""
    (x, y), said = points[0], [f"{n(points[0][0])} {n(points[0][1])} m"]
    for (ax, ay), (bx, by) in itertools.pairwise(points[1:]):
        mx, my = (ax + bx) / 2, (ay + by) / 2
        first = f"{n(x + (ax - x) * 2 / 3)} {n(y + (ay - y) * 2 / 3)}"
        second = f"{n(mx + (ax - mx) * 2 / 3)} {n(my + (ay - my) * 2 / 3)}"
        said.append(f"{first} {second} {n(mx)} {n(my)} c")
        x, y = mx, my
    last = points[-1]
    said.append(f"{n(last[0])} {n(last[1])} l")
    return " ".join(said)
