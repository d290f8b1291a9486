"""Pages of PDF drawn for the tests: paragraphs and items that wrap, side headings, running heads and feet."""

from __future__ import annotations

import functools
import io

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from assessor_app import paths

WIDTH, HEIGHT = 595.0, 842.0
TOP, BOTTOM, RIGHT, SIDE = 760.0, 90.0, 540.0, 60.0


@functools.cache
def fonts() -> tuple[str, str]:
    """The names of the regular and the bold face, which hold every Welsh letter."""
    for name in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(f"Sheet{name}", str(paths.resources() / "fonts" / f"NotoSans-{name}.ttf")))
    return "SheetRegular", "SheetBold"


class Sheet:
    """Draws from the top down; a new page begins where the next row would not fit."""

    def __init__(self, head: str = "", foot: str = "", *, pitch: float = 13.0, gap: float = 8.0) -> None:
        self._file = io.BytesIO()
        self._canvas = Canvas(self._file, pagesize=(WIDTH, HEIGHT), invariant=True)
        self._head, self._foot, self._pitch, self._gap = head, foot, pitch, gap
        self._page = 1
        self._y = TOP
        self._side_y = 0.0
        self.left = SIDE
        self._furniture()

    def _furniture(self) -> None:
        regular, _ = fonts()
        self._canvas.setFont(regular, 9)
        if self._head:
            self._canvas.drawString(SIDE, HEIGHT - 40, self._head.format(page=self._page))
        if self._foot:
            self._canvas.drawString(SIDE, 40, self._foot.format(page=self._page))

    def _row(self, x: float, text: str, size: float, *, bold: bool) -> None:
        if self._y < BOTTOM:
            self.new_page()
        self._canvas.setFont(fonts()[bold], size)
        self._canvas.drawString(x, self._y, text)
        self._y -= self._pitch * max(size / 10, 1)

    def new_page(self) -> None:
        """Begin another page."""
        self._canvas.showPage()
        self._page += 1
        self._y = self._side_y = TOP
        self._furniture()

    def paragraph(self, text: str, *, size: float = 10, bold: bool = False, gap: bool = True) -> None:
        """A paragraph at the left edge, and a gap after it."""
        for row in simpleSplit(text, fonts()[bold], size, RIGHT - self.left):
            self._row(self.left, row, size, bold=bold)
        self._y -= self._gap if gap else 0

    def item(self, mark: str, text: str, *, indent: float = 0, hanging: bool = True, gap: bool = True) -> None:
        """An item with its mark before it, its rows under each other or, not hanging, under the mark."""
        left = self.left + indent
        inside = max(24.0, pdfmetrics.stringWidth(mark, fonts()[0], 10) + 6) if hanging else 0.0
        rows = simpleSplit(text if hanging else f"{mark} {text}", fonts()[0], 10, RIGHT - left - inside)
        for place, row in enumerate(rows):
            if place == 0 and hanging:
                if self._y < BOTTOM:
                    self.new_page()
                self._canvas.setFont(fonts()[0], 10)
                self._canvas.drawString(left, self._y, mark)
            self._row(left + inside, row, 10, bold=False)
        self._y -= self._gap if gap else 0

    def beside(self, heading: str) -> None:
        """A heading in the column of its own, from where the text stands now or the last such heading ends."""
        if self._side_y:
            self._y = min(self._y, self._side_y)
        rows = simpleSplit(heading, fonts()[1], 10, 100)
        if self._y - self._pitch * len(rows) < BOTTOM:
            self.new_page()
        self._side_y = self._y
        for row in rows:
            self._canvas.setFont(fonts()[1], 10)
            self._canvas.drawString(SIDE, self._side_y, row)
            self._side_y -= self._pitch
        self._side_y -= self._gap

    def done(self) -> bytes:
        """The bytes of the file."""
        self._canvas.save()
        return self._file.getvalue()
