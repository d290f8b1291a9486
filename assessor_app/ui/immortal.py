"""Keeps `None`, `True` and `False` alive under Qt for Python 6.12.0 on a Python older than 3.12. Nothing else.

PySide6 6.12.0 returns these without taking a reference, as is right since Python 3.12, where they are immortal
(PEP 683), though its wheels are also for 3.10 and 3.11: there every call of a Qt method that returns nothing takes
one reference of `None` away, and after some thousand calls the interpreter ends with "deallocating None". 6.11.3
counts rightly. Giving each of them more references than any window can use up is what 3.12 does too.
"""

from __future__ import annotations

import sys

IMMORTAL_SINCE = (3, 12)
PLENTY = 1 << 60


def keep_alive() -> None:
    """Give the constants references to spare; once, before the first call into Qt."""
    if sys.version_info >= IMMORTAL_SINCE or sys.getrefcount(None) > PLENTY:
        return
    import ctypes  # noqa: PLC0415 - only an old Python needs it

    for constant in (None, True, False, NotImplemented):
        # CPython: an object begins with its reference count, and its id is its address.
        ctypes.c_ssize_t.from_address(id(constant)).value += PLENTY << 1
