"""Where things are on this machine: what ships with the program and what belongs to its user. Opens nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

APP_NAME = "assessor-app"


def program_root() -> Path:
    """The folder that holds `resources/` and `standards_data/`: the checkout, or the unpacked build."""
    bundled = getattr(sys, "_MEIPASS", None)
    return Path(bundled) if bundled else Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Fonts, icons, words, schemas, examples and help pages."""
    return program_root() / "resources"


def standards_data() -> Path:
    """The pack of standards that ships with the program."""
    return program_root() / "standards_data"


def user_data() -> Path:
    """This user's own folder; made when first written to, not here."""
    import platformdirs  # noqa: PLC0415 - not needed before the first window

    return Path(platformdirs.user_data_path(APP_NAME, appauthor=False))


def stores() -> Path:
    """The folder whose sub-folders are stores, one for each person and centre."""
    return user_data() / "stores"


def named_store() -> Path | None:
    """The store that the environment names, if it names one."""
    named = os.environ.get("ASSESSOR_APP_STORE")
    return Path(named) if named else None


def settings_file() -> Path:
    """Preferences of this user on this machine (language, window, theme); nothing personal."""
    import platformdirs  # noqa: PLC0415 - not needed before the first window

    return Path(platformdirs.user_config_path(APP_NAME, appauthor=False)) / "settings.json"


def logs() -> Path:
    """The folder of the program's own log files, which never hold what an assessor wrote."""
    import platformdirs  # noqa: PLC0415 - not needed before the first window

    return Path(platformdirs.user_log_path(APP_NAME, appauthor=False))
