"""Starts the program: the window without arguments, the command line with them. Everything else is in `app`."""

from __future__ import annotations

import sys

from assessor_app.app import start


def main() -> int:
    """Run the program and return its exit code."""
    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
