"""Who holds a store's lock, told to whoever comes second: a small file beside the lock, which says nothing of the work.

The lock itself is the system's and goes with its process; what stands here may be older than that, and is only read
while the lock is held.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
import json
import platform
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Unavailable
from assessor_app.vault.files import write_whole

if TYPE_CHECKING:
    from assessor_app.vault.model import StorePlace

_LONGEST: Final = 100  # letters of a name: the file is not sealed, and anybody may have written it


def tell(place: StorePlace) -> None:
    """Write down who has the lock now; a folder closed to writing is left as it is."""
    said = {"who": _who(), "device": platform.node(), "since": _now()}
    with contextlib.suppress(Unavailable):
        write_whole(place.holder, json.dumps(said, ensure_ascii=False).encode())


def forget(place: StorePlace) -> None:
    """Take it away as the lock is given back."""
    with contextlib.suppress(OSError):
        place.holder.unlink(missing_ok=True)


def held(place: StorePlace) -> Unavailable:
    """Say that the store is in use: by whom, on which device, since when, as far as that is known."""
    where = str(place.folder)
    try:
        said = json.loads(place.holder.read_text(encoding="utf-8"))
        known = {name: str(said[name])[:_LONGEST] for name in ("who", "device", "since")}
    except (OSError, ValueError, KeyError, TypeError):
        return Unavailable("store-in-use", folder=where)
    return Unavailable("store-held", folder=where, **known)


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def _now() -> str:
    return dt.datetime.now().astimezone().strftime("%H:%M")
