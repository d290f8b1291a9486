"""Whether a name prints as it is written: what sealing asks before, and pages rely on after. Draws nothing."""

from __future__ import annotations

import unicodedata

from assessor_app.paper.fonts import drawable
from assessor_app.paper.placing import placeable


def legible(text: str) -> bool:
    """Whether every character of a name can be drawn as it is, one after another from left to right.

    Not so: letters that the faces lack (theirs are Latin, Greek and Cyrillic, all from left to right), what cannot be
    seen, and marks that cannot be placed on the letter before them.
    """
    composed = unicodedata.normalize("NFC", text)
    return drawable(composed) == composed and placeable(composed)
