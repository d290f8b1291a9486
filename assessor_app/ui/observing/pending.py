"""What a person has typed and the store has not given back yet: such a field is not written over. No widget here."""

from __future__ import annotations

import unicodedata


class Pending:
    """Texts on their way to the store, by the name of their field."""

    def __init__(self) -> None:
        self._told: dict[str, str] = {}

    def tell(self, field: str, said: str) -> None:
        """Note that a person has typed this."""
        self._told[field] = _tidy(said)

    def may_show(self, field: str, stored: str) -> bool:
        """Whether what the store holds may be shown; what was typed later is on its way there."""
        if field in self._told and self._told[field] == _tidy(stored):
            del self._told[field]
        return field not in self._told

    def forget(self) -> None:
        """Another observation is shown now."""
        self._told.clear()


def _tidy(said: str) -> str:
    """As the store keeps a text, or closely enough to know it again."""
    return unicodedata.normalize("NFC", said).strip()
