"""What two processes get of this machine beside one: bare loops, and hashing that reads memory; a floor for our own."""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ProcessPoolExecutor

LOOP = 20_000_000


def loop(_at: int) -> int:
    """Nothing but work for one processor."""
    return sum(at & 1 for at in range(LOOP))


def hashing(_at: int) -> str:
    """Nothing but reading memory, and some work."""
    data = bytes(64 * 1024 * 1024)
    return [hashlib.sha256(data).hexdigest() for _ in range(6)][-1]


def gain(pool: ProcessPoolExecutor, work: Callable[[int], object]) -> float:
    """How much more two processes do than one."""
    start = time.perf_counter()
    list(pool.map(work, [0]))
    one = time.perf_counter() - start
    start = time.perf_counter()
    list(pool.map(work, [0, 1]))
    return 2 * one / (time.perf_counter() - start)
