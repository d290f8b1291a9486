"""What the files of records are called where they are handed over, and where each has a place. Writes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessor_app.records.model import Held
    from assessor_app.records.withdrawing.model import Withdrawal


def file_name(held: Held) -> str:
    """What a record's file is called where it is handed over: its reference, made safe, and its short identity."""
    return f"{safe(held.reference) or 'record'}-{held.identity[:8]}.pdf"


def withdrawal_name(made: Withdrawal) -> str:
    """What a withdrawal's file is called where it is handed over, beside that of its record."""
    return f"{safe(made.reference) or 'record'}-{made.of_identity[:8]}-withdrawn-{made.identity[:8]}.pdf"


def safe(reference: str) -> str:
    """A reference as a file's name can hold it."""
    return "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in reference)


class Places:
    """Where the files of one export stand, so that none is written over another.

    How ids begin, from which names are made, is up to whoever made what has them.
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def place(self, folder: str, *names: str) -> str:
        """The folder, or a numbered one in it, where none of these names is taken yet; from now on they are."""
        place, number = folder, 1
        while not self._taken.isdisjoint(f"{place}/{name}".casefold() for name in names):
            number += 1
            place = f"{folder}/{number}"
        self._taken.update(f"{place}/{name}".casefold() for name in names)
        return place
