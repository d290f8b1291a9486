"""Looks for garbage in the window's thread, and in no other. What is let go by counting alone is no business of this.

Left to itself the interpreter looks for garbage in whatever thread happens to make the next object. A screen that is
gone, its models and its timers are garbage in rings; taken away from within a lane they would end in a thread that is
not theirs, which Qt does not allow and may answer with a crash (Qt, "Threads and QObjects").
"""

from __future__ import annotations

import gc
import time
from typing import ClassVar, Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 500
# Looking through everything may take no more than this share of the time, and none of it while one settles in.
SHARE: Final = 0.01
SETTLED_S: Final = 60.0


class Sweeping(QObject):
    """From `begin` on the interpreter looks for garbage only when this does.

    `whole_from` is when it may look through everything next: one time for the whole process, whose garbage it is.
    """

    whole_from: ClassVar[float] = time.monotonic() + SETTLED_S

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.sweep)

    def begin(self) -> None:
        """Look from now on, here."""
        gc.disable()
        self._timer.start()

    def sweep(self) -> None:
        """Look where the interpreter would by its own thresholds: through what is young, and seldom through all."""
        young, middle, old = gc.get_count()
        few, first, second = gc.get_threshold()
        if young <= few:
            return
        begun = time.monotonic()
        if old > second and begun >= Sweeping.whole_from:
            gc.collect()
            ended = time.monotonic()
            Sweeping.whole_from = ended + (ended - begun) / SHARE
        else:
            gc.collect(1 if middle > first else 0)
