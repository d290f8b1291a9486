"""What a file is beside the one that is kept of the same base: the same, a later state, an earlier one, or at odds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assessor_app.records.beside.model import CameAs

END = b"%%EOF\n"
MOST_STATES = 16  # a record has far fewer; what it carries may hold the same letters


def placed(data: bytes, kept: bytes) -> CameAs | Literal["same"]:
    """Compare two files of one base, both found whole.

    A signature is only ever added after what is there (ISO 32000-1, 7.5.6), so of two states of one record the earlier
    is how the later begins. Timestamps are nobody's word: one may be put where a signature stands, and another added
    elsewhere at the same time, so where neither file begins the other, what people signed is compared without them.
    Two files in which people signed apart from each other are at odds.
    """
    if data == kept:
        return "same"
    if data.startswith(kept):
        return "newer"
    if kept.startswith(data):
        return "roll-back"
    come, had = _signed_by_people(data), _signed_by_people(kept)
    if come[-1:] == had[-1:] != []:
        return "newer" if kept == had[-1] else "roll-back"
    if had[-1:] != [] and had[-1] in come:
        return "newer"
    return "roll-back" if come[-1:] != [] and come[-1] in had else "fork"


def _signed_by_people(file: bytes) -> list[bytes]:
    """The states that a file has had, each as it was when a person had just signed, without timestamps since."""
    from assessor_app.trust import inplace  # noqa: PLC0415 - brings in the readers of signatures

    states, end = list[bytes](), len(file)
    while end > 0 and len(states) < MOST_STATES:
        state = file[:end]
        if inplace.by_person(state):
            states.insert(0, inplace.untimed(state))
        end = file.rfind(END, 0, end - len(END)) + len(END)
        if end < len(END):
            break
    return states
