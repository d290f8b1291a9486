"""The composition root: chooses the face and hands it what it needs. Imports no face before it is used."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

from assessor_app import logs, paths
from assessor_app.clock import DeviceClock

if TYPE_CHECKING:
    from collections.abc import Sequence


def start(arguments: Sequence[str]) -> int:
    """Open the window, or run one command, and return the exit code (design of the commands: README)."""
    if arguments:
        from assessor_app.cli import main as command_line  # noqa: PLC0415 - the window never needs it

        return command_line.run(arguments)
    from assessor_app.ui import display  # noqa: PLC0415 - a command never needs it

    if not display.alive(os.environ):
        from assessor_app.cli import main as command_line  # noqa: PLC0415 - only where there can be no window

        return command_line.no_window()
    logs.start(paths.logs())
    gc.disable()  # nothing made while starting is garbage; the window looks for it once it is painted
    from assessor_app.ui import window  # noqa: PLC0415 - a command never needs Qt

    return window.start(DeviceClock())
