"""Searching the store while somebody types: one question at a time, and the last one always answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.errors import AssessorError
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit

Q = TypeVar("Q")
A = TypeVar("A")


class AsYouType(QObject, Generic[Q, A]):
    """Asks `deed(rooms, question)` in the store's lane and hands `then(question, answer)` what answers the latest one.

    A question is what was typed, alone or with what narrows it down. While one is on its way, those asked meanwhile
    wait as one: a slow store is not asked every letter.
    """

    def __init__(
        self, kit: Kit, deed: Callable[[Rooms, Q], A], then: Callable[[Q, A], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._kit, self._deed, self._then = kit, deed, then
        self._wanted: list[Q] = []
        self._running = False

    def ask(self, question: Q) -> None:
        """Answer this question, and no longer one asked before it."""
        self._wanted = [question]
        if not self._running:
            self._go()

    def _go(self) -> None:
        asked = self._wanted.pop()
        self._running = True
        self._kit.tasks.read(
            lambda rooms: self._deed(rooms, asked),
            then=lambda answer: self._answered(asked, answer),
            failed=self._failed,
        )

    def _answered(self, asked: Q, answer: A) -> None:
        self._running = False
        if self._wanted:
            self._go()
        else:
            self._then(asked, answer)

    def _failed(self, problem: AssessorError) -> None:
        self._running = False
        self._kit.notices.error(problem)
        if self._wanted:
            self._go()
