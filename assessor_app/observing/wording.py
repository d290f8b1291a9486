"""How observations are named and their texts trimmed; nothing is kept here."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from assessor_app.observing import store_lists as lists

if TYPE_CHECKING:
    from assessor_app.people.model import Assessor
    from assessor_app.vault.store import Store


def tidy(text: str) -> str:
    """Unicode NFC without white space around it; what is inside stays as typed."""
    return unicodedata.normalize("NFC", text).strip()


def initials(name: str) -> str:
    """The capital initials of a name in ASCII, two to four of them: Siân Wyn Llŷr gives SWL."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    letters = "".join(word[0] for word in plain.replace("-", " ").split() if word[0].isalpha()).upper()[:4]
    return letters if len(letters) > 1 else f"{letters}{'A' * (2 - len(letters))}"


def next_reference(store: Store, assessor: Assessor | None, year: str) -> str:
    """The next free reference of this store, `RWJ-2026-0001`: the assessor's initials, the year, a running number."""
    prefix = f"{initials(assessor.name if assessor else '')}-{year}-"
    last = lists.last_reference(store, prefix)
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:04d}"
