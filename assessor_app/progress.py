"""How long work tells how far it is and hears that it should stop; no threads and no widgets live here."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Given to every deed that can take longer than a second."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Tell that `done` of `total` pieces are done; raises `Cancelled` when a person asked to stop."""


class Silent:
    """A `Progress` that nobody watches and nobody cancels."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Say nothing."""
