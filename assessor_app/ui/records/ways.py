"""How a fingerprint was compared: kept in the journal of trust as a code, told in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.language import Words

MARK: Final = "@"
# What a person may choose.
WAYS: Final = {
    "telephone": N_("By telephone"),
    "person": N_("In person"),
    "video": N_("By video call"),
}
UNDONE: Final = "@undone"
"""Why a vouching was withdrawn that was taken back at once."""
# What the command line keeps, and taking back.
_KNOWN: Final = {
    **WAYS,
    "undone": N_("Taken back at once"),
    "fingerprint": N_("By the whole fingerprint, on the command line"),
}


def kept(way: str, note: str) -> str:
    """One way and what a person adds, as the journal keeps it: `@telephone; 01248 000000`."""
    return f"{MARK}{way}; {note}" if note else f"{MARK}{way}"


def told(words: Words, line: str) -> str:
    """A line of the journal as this reader says it; what was kept as mere text stays as it is."""
    way, separator, note = line.partition("; ")
    known = _KNOWN.get(way.removeprefix(MARK)) if way.startswith(MARK) else None
    return line if known is None else f"{words(known)}{separator}{note}"
