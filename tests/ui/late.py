"""A slow disk: every errand of the window takes up to 80 ms longer, so that a test which does not wait fails.

Not part of the suites: `./test -p tests.ui.late -n 4 tests/ui -m "not slow"` looks for such tests. The same seed gives
each process of the tests the same delays.
"""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Final

from assessor_app.ui.tasks import Tasks

if TYPE_CHECKING:
    from assessor_app.ui.errand import Errand
    from assessor_app.ui.side import Side

LONGEST_S: Final = 0.08
CHANCE: Final = random.Random(1)  # noqa: S311 - nobody is to be kept from guessing


def pytest_configure() -> None:
    """Put the delay before each errand, in its lane's own thread."""
    run = Tasks._run

    def late(self: Tasks, side: Side, given: list[Errand]) -> None:
        time.sleep(LONGEST_S * min(1.0, CHANCE.uniform(0, 2)))
        run(self, side, given)

    Tasks._run = late  # type: ignore[method-assign]
