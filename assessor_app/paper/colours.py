"""The colours of pages: one accent, the states, and greys that stay readable when printed in black and white."""

from __future__ import annotations

from typing import Final

Colour = str
"""`r g b` in PDF's own units, each 0 to 1."""


def colour(web: str) -> Colour:
    """Turn `#RRGGBB` into what a content stream says."""
    parts = (int(web[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") or "0" for part in parts)


INK: Final = colour("#17212B")
SOFT: Final = colour("#5B6875")
ACCENT: Final = colour("#0B6E75")
TINT: Final = colour("#E3F1F2")
LINE: Final = colour("#D5DADF")
EDGE: Final = colour("#C3CAD1")
MET: Final = colour("#187646")
NOT_YET: Final = colour("#9A5B00")
REFUSED: Final = colour("#B3261E")
WHITE: Final = colour("#FFFFFF")
