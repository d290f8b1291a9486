"""Looking for what is missing a check at a time, so that the window answers in between. Shows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QObject

    from assessor_app.observing.readiness import Gap

REST_MS: Final = 60  # what is missing is said once a deed is shown, and once for several that follow one another


class Lookout(QTimer):
    """`found(gaps)` once every check was made of what `begin` lays out; a new `look` drops what was found before."""

    found = Signal(list)

    def __init__(self, parent: QObject, begin: Callable[[], Iterator[list[Gap]]]) -> None:
        super().__init__(parent, singleShot=True)
        self.setObjectName("missing")
        self._begin = begin
        self._left: Iterator[list[Gap]] | None = None
        self._gaps: list[Gap] = []
        self.timeout.connect(self._next)

    def look(self) -> None:
        """Look anew, in a moment."""
        self._left = None
        self.start(REST_MS)

    def look_now(self) -> None:
        """Look at everything at once."""
        self.stop()
        self._left, self._gaps = None, [gap for gaps in self._begin() for gap in gaps]
        self.found.emit(self._gaps)

    def _next(self) -> None:
        if self._left is None:
            self._left, self._gaps = self._begin(), []
        found = next(self._left, None)
        if found is None:
            self._left = None
            self.found.emit(self._gaps)
        else:
            self._gaps += found
            self.start(0)
