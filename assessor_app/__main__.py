"""Starts the program: the window without arguments, the command line with them. Everything else is in `app`."""

from __future__ import annotations

import sys

from assessor_app.app import start


def main() -> int:
    """Run the program and return its exit code."""
    if getattr(sys, "frozen", False) and sys.argv[1:]:  # the window has no arguments, and starts without this
        import multiprocessing  # noqa: PLC0415 - same

        multiprocessing.freeze_support()  # ends here where this program was started to judge records for another
    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
