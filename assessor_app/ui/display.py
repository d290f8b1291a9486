"""Whether a window can be shown here, asked before Qt is: Qt ends the process where it cannot. No Qt, nothing heavy.

Also a script of its own: it ends with 1 where there is no display.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

XCB = "libxcb.so.1"  # what Qt's own plugin talks to X with


def alive(environment: Mapping[str, str]) -> bool:
    """Whether the display that the environment names answers and lets us in.

    True as well where this cannot be told beforehand: on other systems than Linux, and for platforms of Qt that need
    no display.
    """
    wanted = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if sys.platform != "linux" or wanted not in {"", "xcb", "wayland"}:
        return True
    return _x(environment.get("DISPLAY", "")) or _wayland(environment)


def _x(name: str) -> bool:
    """Connect as Qt will, with whatever the server asks for."""
    if not name:
        return False
    import ctypes  # noqa: PLC0415 - only where there is X

    try:
        xcb = ctypes.CDLL(XCB)
    except OSError:
        return True  # Qt may bring its own
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(os.fsencode(name), None)
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers


def _wayland(environment: Mapping[str, str]) -> bool:
    """Connect to the compositor's socket: in the runtime folder, unless its whole path is given."""
    name = environment.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    import socket  # noqa: PLC0415 - only where there is Wayland

    with socket.socket(socket.AF_UNIX) as tried:
        try:
            tried.connect(str(Path(environment.get("XDG_RUNTIME_DIR", "")) / name))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    sys.exit(not alive(os.environ))
