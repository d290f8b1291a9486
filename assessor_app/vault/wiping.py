"""Making sure that what was deleted is gone from a store's files. Not here: what is deleted, and whether it may be.

The file is encrypted, but whoever can open the store could read what a deletion leaves in it.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from assessor_app.errors import Unavailable
from assessor_app.vault.copies import copies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.vault.model import StorePlace
    from assessor_app.vault.store import Store


@contextlib.contextmanager
def wiping(store: Store, place: StorePlace | None) -> Iterator[None]:
    """Whatever is deleted within leaves no trace in the store's files once this ends well.

    The file is written anew, since what was changed or deleted earlier lies in it too, and its log is emptied. Copies
    from before a new schema are removed. Backups elsewhere are not in reach.

    Raises:
        Unavailable: `not-wiped`, when another connection is in the way or the disk is full: what is deleted is
            deleted, and its bytes are not yet overwritten.
    """
    yield
    try:
        for copy in copies(place) if place is not None else ():
            copy.unlink(missing_ok=True)
        store.run("VACUUM")
        told = store.one("PRAGMA wal_checkpoint(TRUNCATE)")
    except (Unavailable, OSError) as problem:
        raise Unavailable("not-wiped") from problem
    if told is not None and told["busy"]:
        raise Unavailable("not-wiped")
