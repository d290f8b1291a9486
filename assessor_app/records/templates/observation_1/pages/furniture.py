"""The running head and foot of every page; artifacts all, since they say again what the pages say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.paper.colours import ACCENT, LINE, SOFT
from assessor_app.paper.document import COLUMN, HEIGHT, MARGIN, Layout
from assessor_app.paper.fonts import drawable, text_width
from assessor_app.paper.sheet import Piece
from assessor_app.records.templates.observation_1.pages.voice import grouped
from assessor_app.records.templates.observation_1.words import word

if TYPE_CHECKING:
    from assessor_app.paper.colours import Colour
    from assessor_app.paper.fonts import Weight
    from assessor_app.paper.sheet import Sheet
    from assessor_app.records.templates.observation_1.pages.reading import Reading

_SIZE: Final = 7.8
_TOP, _RULE, _FLOOR, _FOOT, _UNDER = HEIGHT - 48.0, HEIGHT - 58.5, 44.0, 33.5, 23.5


def layout(reading: Reading, digest: str) -> Layout:
    """The column between head and foot."""
    payload, tongues = reading.payload, reading.voice.tongues
    record = payload["record"]
    languages = " / ".join(word("language", tongue) for tongue in tongues)
    about = f" · {record['reference']} · {languages}"
    room = COLUMN * 0.62 - text_width(drawable(about), "regular", _SIZE)
    right = _cut(payload["candidate"]["name"], room, "regular") + drawable(about)
    left = _cut(payload["centre"]["name"], COLUMN * 0.36, "bold")
    checkable = " / ".join(word("checkable", tongue) for tongue in tongues)
    beside = [] if reading.voice.both else [checkable]  # two languages have no room beside the digest
    identity = drawable(" · ".join([record["reference"], f"data SHA-256 {grouped(digest, 4)}", *beside]))

    def furniture(sheet: Sheet, page: int, pages: int) -> None:
        count = " / ".join(word("page", t).replace("{pages}", str(pages)).replace("{page}", str(page)) for t in tongues)
        with sheet.artifact("Pagination"):
            _write(sheet, left, _TOP, "bold", ACCENT)
            _write(sheet, right, _TOP, "regular", SOFT, right=True)
            sheet.line(MARGIN, _RULE, MARGIN + COLUMN, ACCENT, 0.9)
            sheet.line(MARGIN, _FLOOR, MARGIN + COLUMN, LINE)
            _write(sheet, identity, _FOOT, "regular", SOFT)
            _write(sheet, count, _FOOT, "regular", SOFT, right=True)
            if reading.voice.both:
                _write(sheet, checkable[:1].upper() + checkable[1:], _UNDER, "regular", SOFT)

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
