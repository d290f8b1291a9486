"""The program's own log on this machine: what it did, never what an assessor wrote or about whom."""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LOG_BYTES = 512 * 1024
LOGS_KEPT = 3


def start(folder: Path) -> Path | None:
    """Log to a rotating file in `folder`; None when it cannot be written, which must not stop the program."""
    file = folder / "assessor-app.log"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            file, maxBytes=LOG_BYTES, backupCount=LOGS_KEPT, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        root = logging.getLogger("assessor_app")
        root.addHandler(handler)
        root.setLevel(logging.INFO)
        return file
    return None
