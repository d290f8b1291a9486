"""Starts a program on a display of its own, waits until its window is painted, keeps a picture, closes it; 1 on faults.

`window_check.py PICTURE.png COMMAND…`: the command gets `DISPLAY=:n` as its last but one word, the program after it.
The display is Xvfb, whose screen is a file that can be looked at without a tool in the system that is being checked.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = "assessor-app"
SCREEN = "1366x768x24"
PATIENCE = 60  # seconds until the window must be painted, or gone
STILL = 0.5  # seconds without a change until the picture is taken
SAMPLE = 7  # every how manieth pixel is looked at while waiting
PAINTED = 8  # so many colours are a window with text in it, not a background
CLIENT_MESSAGE = 33  # X11's number for that event


@contextlib.contextmanager
def display(folder: Path) -> Iterator[str]:
    """A display nobody sees; its screen is the file `Xvfb_screen0` in `folder`."""
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        SCREEN,
        "-fbdir",
        str(folder),
        "-ac",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{int(told.readline())}"
    finally:
        server.terminate()
        server.wait()


def pixels(screen: Path) -> tuple[bytes, int, int, int]:
    """What is on the screen now: its bytes, width, height and bytes a line, from the XWD file that Xvfb keeps."""
    data = screen.read_bytes()
    header = struct.unpack(">25I", data[:100])
    size, width, height, line, colours = header[0], header[4], header[5], header[12], header[19]
    return data[size + 12 * colours :], width, height, line


def colours(screen: Path) -> set[int]:
    """The different colours of a sample of the screen's pixels."""
    seen, _, _, _ = pixels(screen)
    return set(memoryview(seen[: len(seen) // 4 * 4]).cast("I")[::SAMPLE])


def wait_until_painted(screen: Path, program: subprocess.Popen[str]) -> bool:
    """Wait for a window with something in it; False where the program ends or time runs out before."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and program.poll() is None:
        if len(colours(screen)) >= PAINTED:
            return True
        time.sleep(0.005)
    return False


def wait_until_still(screen: Path) -> None:
    """Wait until nothing on the screen has changed for a moment."""
    until = time.monotonic() + PATIENCE
    last, since = b"", time.monotonic()
    while time.monotonic() < until and time.monotonic() - since < STILL:
        now = screen.read_bytes()
        if now != last:
            last, since = now, time.monotonic()
        time.sleep(0.05)


def keep_picture(screen: Path, picture: Path) -> None:
    """Save the screen as a picture."""
    data, width, height, line = pixels(screen)
    picture.parent.mkdir(parents=True, exist_ok=True)
    if not QImage(data, width, height, line, QImage.Format.Format_RGB32).save(str(picture)):
        raise OSError(f"the picture {picture} could not be written")


class ClientMessage(ctypes.Structure):
    """XClientMessageEvent of Xlib.h, padded to the size of an XEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("padding", ctypes.c_long * 24),
    )


def close_windows(name: str) -> None:
    """Ask every window on the display to close, as a window manager does when its cross is clicked."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = x.XDefaultRootWindow.restype = x.XInternAtom.restype = ctypes.c_void_p
    x.XOpenDisplay.argtypes = [ctypes.c_char_p]
    opened = ctypes.c_void_p(x.XOpenDisplay(name.encode()))
    protocols, goodbye = (x.XInternAtom(opened, atom, 0) for atom in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
    root, parent = ctypes.c_ulong(), ctypes.c_ulong()
    windows, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
    everything = ctypes.c_ulong(x.XDefaultRootWindow(opened))
    x.XQueryTree(opened, everything, *map(ctypes.byref, (root, parent, windows, count)))
    for window in windows[: count.value]:
        event = ClientMessage(type=CLIENT_MESSAGE, window=window, message_type=protocols, format=32)
        event.data[0] = goodbye
        x.XSendEvent(opened, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
    x.XCloseDisplay(opened)


def faults(picture: Path, command: list[str], folder: Path) -> Iterator[str]:
    """Start, look, close, and tell what was not as it should be."""
    with display(folder) as name:
        begun = time.monotonic()
        program = subprocess.Popen([*command, f"DISPLAY={name}", PROGRAM], stderr=subprocess.PIPE, text=True)
        try:
            if wait_until_painted(folder / "Xvfb_screen0", program):
                print(f"       the window is painted {(time.monotonic() - begun) * 1000:.0f} ms after the start")
                wait_until_still(folder / "Xvfb_screen0")
                keep_picture(folder / "Xvfb_screen0", picture)
                close_windows(name)
            else:
                yield "the window was not painted"
                program.terminate()
            _, said = program.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            program.kill()
            _, said = program.communicate()
            yield "the window did not close"
    if program.returncode != 0:
        yield f"the program ended with {program.returncode}"
    if said:
        yield f"the program said on its standard error:\n{said}"


def main(arguments: list[str]) -> int:
    """Run the check and print each fault."""
    picture, *command = arguments
    with tempfile.TemporaryDirectory() as folder:
        found = list(faults(Path(picture), command, Path(folder)))
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
