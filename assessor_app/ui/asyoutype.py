"""Searching the store while somebody types: one question at a time, and the last one always answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.errors import AssessorError
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit


class AsYouType(QObject):
    """Asks `deed(rooms, text)` in the store's lane and hands `then(text, answer)` what belongs to the latest text.

    While a question is on its way, the texts typed meanwhile wait as one: a slow store is not asked every letter.
    """

    def __init__(
        self, kit: Kit, deed: Callable[[Rooms, str], Any], then: Callable[[str, Any], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._kit, self._deed, self._then = kit, deed, then
        self._wanted = self._asked = ""
        self._running = False

    def ask(self, text: str) -> None:
        """Answer this text, and no longer one asked before it."""
        self._wanted = text
        if not self._running:
            self._go()

    def _go(self) -> None:
        asked = self._asked = self._wanted
        self._running = True
        self._kit.tasks.read(lambda rooms: self._deed(rooms, asked), then=self._answered, failed=self._failed)

    def _answered(self, answer: object) -> None:
        self._running = False
        if self._asked != self._wanted:
            self._go()
        else:
            self._then(self._asked, answer)

    def _failed(self, problem: AssessorError) -> None:
        self._running = False
        self._kit.notices.error(problem)
