"""Making many things one at a time, so that the window answers in between. What is made is somebody else's affair."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QObject


class Gradually(QTimer):
    """Makes the first few at once and the rest in later turns of the window's loop; beginning anew drops the rest."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, interval=0)
        self._left: deque[Callable[[], object]] = deque()
        self.timeout.connect(self._next)

    def begin(self, makes: Iterable[Callable[[], object]], *, at_once: int) -> None:
        """Make these."""
        self._left = deque(makes)
        for _ in range(min(at_once, len(self._left))):
            self._left.popleft()()
        (self.start if self._left else self.stop)()

    def _next(self) -> None:
        if self._left:
            self._left.popleft()()
        if not self._left:
            self.stop()
