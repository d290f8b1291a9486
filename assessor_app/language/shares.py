"""A share as people read it: whole per cent, the same in both languages. What it is a share of is said elsewhere."""

from __future__ import annotations


def percent(share: float) -> str:
    """A share from 0 to 1 in whole per cent; a little is never said to be nothing, nor nearly all to be all."""
    whole = round(share * 100)
    if whole == 0 and share > 0:
        return "<1%"
    if whole == 100 and share < 1:  # noqa: PLR2004 - per cent
        return ">99%"
    return f"{whole}%"
