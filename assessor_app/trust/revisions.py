"""Where each revision of a file ends that grows by increments as `increment` writes them. Proves nothing."""

from __future__ import annotations

import re
from typing import Final

from assessor_app.trust import increment

MOST: Final = len(increment.ORDER) + len(increment.STAMP_FIELDS) + 1
_TAIL: Final = re.compile(rb"/Prev (\d{1,10})\n>>\nstartxref\n\d{1,10}\n%%EOF\n\Z")
_TAIL_ROOM: Final = 64


def first_revision(file: bytes) -> bytes | None:
    """The bytes before the first increment, if the file ends in increments as `increment` writes them.

    Nothing is proven by that.
    """
    return file[: first(file)] or None


def first(file: bytes) -> int:
    """Where the first of several revisions ends; 0 where there are not several."""
    found = ends(file, MOST)
    return found[0] if len(found) > 1 else 0


def ends(file: bytes, most: int) -> list[int]:
    """Where each revision of a file ends, the whole file's last, going back over at most so many increments."""
    found = [len(file)]
    while len(found) <= most:
        tail = _TAIL.search(file, max(0, found[0] - _TAIL_ROOM), found[0])
        if not tail:
            break
        end = b"startxref\n" + tail[1] + b"\n" + increment.END
        at = file.find(end, int(tail[1]), found[0])
        if at < 0:
            break
        found.insert(0, at + len(end))
    return found
