"""Saying what the centre demands of its records. Not here: the demands themselves, a table in `readiness`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.observing.demands import store as rows
from assessor_app.observing.readiness import BY_CODE
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from assessor_app.observing.model import Rules
    from assessor_app.vault.store import Store


class DemandsDesk:
    """The rules of one store's centre."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rules(self) -> Rules:
        """What the centre demands now."""
        return rows.read(self._store)

    def set_rules(self, rules: Rules) -> Changes:
        """Demand this of every record from now on; levels that are the default anyway are not kept.

        Raises:
            Refusal: `level-not-allowed` for a check that cannot have that level, as one that is never off.
        """
        for code, level in rules.levels:
            if code not in BY_CODE or level not in BY_CODE[code].levels:
                raise Refusal("level-not-allowed", check=code)
        said = tuple(sorted((code, level) for code, level in rules.levels if level != BY_CODE[code].level))
        kept = replace(rules, levels=said)
        if kept == self.rules():
            return Changes()
        with self._store.transaction():
            rows.write(self._store, kept)
        return Changes.of(("rules", "centre"))
