"""What a file is beside the one that is kept of the same base: the same, a later state, an earlier one, or at odds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assessor_app.records.beside.model import CameAs


def placed(data: bytes, kept: bytes) -> CameAs | Literal["same"]:
    """Compare two files of one base.

    A signature is only ever added after what is there (ISO 32000-1, 7.5.6), so of two states of one record the earlier
    is how the later begins. Two files of which neither begins the other were signed apart from each other.
    """
    if data == kept:
        return "same"
    if data.startswith(kept):
        return "newer"
    return "roll-back" if kept.startswith(data) else "fork"
