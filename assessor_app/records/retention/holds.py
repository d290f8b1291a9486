"""Why something is held back, as a code that is told in the reader's language, with what a person adds. No store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.language import Words

MARK: Final = "@"
WHYS: Final = {
    "appeal": N_("An appeal"),
    "malpractice": N_("An inquiry into malpractice"),
    "other": N_("Something else"),
}


def kept(why: str, note: str) -> str:
    """One of `WHYS` and what a person adds, as a hold keeps it: `@appeal; a letter of 3 May`."""
    return f"{MARK}{why}; {note}" if note else f"{MARK}{why}"


def told(words: Words, reason: str) -> str:
    """The reason of a hold as this reader says it; what was kept as mere text stays as it is."""
    why, separator, note = reason.partition("; ")
    known = WHYS.get(why.removeprefix(MARK)) if why.startswith(MARK) else None
    return reason if known is None else f"{words(known)}{separator}{note}"
