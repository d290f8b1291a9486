"""A user's preferences on one machine (language, theme, window); nothing about candidates or standards lives here."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Literal, get_args

from assessor_app.errors import Unavailable

if TYPE_CHECKING:
    from pathlib import Path

Theme = Literal["system", "light", "dark", "contrast"]
LOCK_MINUTES = (5, 10, 30, 0)
LOCK_AFTER = 10


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers between starts.

    `window` is Qt's geometry in base64, `store` the last one used, `watched` the folder that a camera or a recorder
    puts its files into. The window locks after `lock_minutes` without a touch; 0 is never. `suggesting` says that
    criteria are suggested while somebody writes. `timestamp_server` is the address of the server that confirms by when
    a record existed; where it is empty, none is ever asked.
    """

    language: Literal["cy", "en"] | None = None
    theme: Theme = "system"
    less_motion: bool = False
    window: str = ""
    store: str = ""
    lock_minutes: int = LOCK_AFTER
    watched: str = ""
    suggesting: bool = True
    timestamp_server: str = ""


def load(file: Path) -> Settings:
    """Read preferences; a missing or damaged file gives the defaults, since nothing of worth is lost with it."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError):
        logging.getLogger(__name__).warning("settings could not be read; starting with the defaults")
        return Settings()
    known = {field.name for field in fields(Settings)}
    kept = {name: value for name, value in found.items() if name in known} if isinstance(found, dict) else {}
    if kept.get("language") not in {"cy", "en", None}:
        kept["language"] = None
    if kept.get("theme") not in get_args(Theme):
        kept["theme"] = "system"
    if kept.get("lock_minutes") not in LOCK_MINUTES:
        kept["lock_minutes"] = LOCK_AFTER
    if not isinstance(kept.get("less_motion", False), bool):
        del kept["less_motion"]
    if not isinstance(kept.get("suggesting", True), bool):
        del kept["suggesting"]
    if not isinstance(kept.get("timestamp_server", ""), str):
        del kept["timestamp_server"]
    return replace(Settings(), **kept)


def save(file: Path, settings: Settings) -> None:
    """Write preferences whole or not at all.

    Raises:
        Unavailable: `settings-not-saved`, when the folder cannot be written.
    """
    partial = file.with_suffix(".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
        os.replace(partial, file)  # noqa: PTH105 - the atomic call by its own name
    except OSError as problem:
        raise Unavailable("settings-not-saved", file=str(file)) from problem
