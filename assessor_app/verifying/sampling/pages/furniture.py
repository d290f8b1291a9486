"""The running head and foot of every page; artifacts all, since they say again what the pages say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_, speak
from assessor_app.paper.colours import ACCENT, LINE, SOFT
from assessor_app.paper.document import COLUMN, HEIGHT, MARGIN, Layout
from assessor_app.paper.fonts import drawable, text_width
from assessor_app.paper.sheet import Piece

if TYPE_CHECKING:
    from assessor_app.paper.colours import Colour
    from assessor_app.paper.fonts import Weight
    from assessor_app.paper.sheet import Sheet
    from assessor_app.verifying.sampling.justifying import Justification
    from assessor_app.verifying.sampling.pages.saying import Saying

_SIZE: Final = 7.8
_TOP, _RULE, _FLOOR, _FOOT = HEIGHT - 48.0, HEIGHT - 58.5, 44.0, 33.5


def layout(said: Justification, saying: Saying) -> Layout:
    """The column between head and foot of a justification."""
    foot = f"{said.draw.algorithm} · {said.draw.seed} · SHA-256 {said.draw.digest[:16]}"
    return running(said.centre or said.draw.by, f"{said.plan.name} · {said.draw.by}", foot, saying)


def running(left: str, right: str, foot: str, saying: Saying) -> Layout:
    """The column between a head that says this at its left and right, and a foot with the number of the page."""
    left, right = _cut(left, COLUMN * 0.45, "bold"), _cut(right, COLUMN * 0.5, "regular")

    def furniture(sheet: Sheet, page: int, pages: int) -> None:
        count = " / ".join(speak(t)(N_("page {page} of {pages}"), page=page, pages=pages) for t in saying.tongues)
        with sheet.artifact("Pagination"):
            _write(sheet, left, _TOP, "bold", ACCENT)
            _write(sheet, right, _TOP, "regular", SOFT, right=True)
            sheet.line(MARGIN, _RULE, MARGIN + COLUMN, ACCENT, 0.9)
            sheet.line(MARGIN, _FLOOR, MARGIN + COLUMN, LINE)
            _write(sheet, foot, _FOOT, "regular", SOFT)
            _write(sheet, count, _FOOT, "regular", SOFT, right=True)

    return Layout(HEIGHT - 76, _FLOOR + 12, furniture)


def _cut(text: str, room: float, weight: Weight) -> str:
    """A name cut to the room it has."""
    said = drawable(text).replace("\n", " ")
    while said and text_width(said, weight, _SIZE) > room:
        said = said[:-2].rstrip() + "…"
    return said


def _write(sheet: Sheet, text: str, y: float, weight: Weight, colour: Colour, *, right: bool = False) -> None:
    x = MARGIN + (COLUMN - text_width(text, weight, _SIZE) if right else 0)
    sheet.text([(x, y, [Piece(text, weight, colour)])], _SIZE)
