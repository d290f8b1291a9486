"""A machine with next to nothing on it: a folder of chosen commands, stand-ins for Python and apt, and a checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

UP = Path(__file__).resolve().parents[2] / "packaging" / "up"
COMMANDS = "cat cp date env flock grep head id ldconfig ls mkdir mktemp mv rm sed sh sha256sum tail tr".split()  # noqa: SIM905 - a list of words

# Answers what `up` asks of Python; `pip` writes its name into `installed`, unless the file `broken` is there.
PYTHON = """#!/bin/sh
case "$1 $2" in
"-c "*) exit 0 ;;
"-VV "*) echo "Python 3.11.0 (stand-in)" ;;
"-m venv")
    mkdir -p "$3/bin"
    cp "$0" "$3/bin/python"
    echo "made in $3" >"$3/pyvenv.cfg"
    echo "#!$3/bin/python" >"$3/bin/tool"
    ;;
"-m pip") echo "$*" >>"$MACHINE/installed"; [ ! -e "$MACHINE/broken" ] ;;
esac
"""
APT = """#!/bin/sh
echo "$*" >>"$MACHINE/apt"
"""
# knows no package until its lists are fetched
APT_WITHOUT_LISTS = """#!/bin/sh
echo "$*" >>"$MACHINE/apt"
case $* in *update*) : >"$MACHINE/known" ;; esac
[ -e "$MACHINE/known" ]
"""


@dataclass(frozen=True)
class Machine:
    """`folder` holds its commands in `bin` and a checkout that needs setting up in `checkout`."""

    folder: Path

    @property
    def checkout(self) -> Path:
        """The project's own folder on this machine."""
        return self.folder / "checkout"

    def command(self, name: str, text: str) -> None:
        """Put a command of our own on the machine."""
        file = self.folder / "bin" / name
        file.unlink(missing_ok=True)
        file.write_text(text)
        file.chmod(0o755)

    def start(self, after_sourcing: str = "", **environment: str) -> subprocess.Popen[str]:
        """Source `up`, then change what it asks for, then set up; returns while it runs."""
        script = f'set -eu; . "{UP}"; LIBRARIES=; {after_sourcing}\nset_up libraries'
        return subprocess.Popen(
            [shutil.which("sh") or "/bin/sh", "-c", script],
            env={
                "PATH": str(self.folder / "bin"),
                "ROOT": str(self.checkout),
                "PYTHON": "python-here",
                "MACHINE": str(self.folder),
                "HOME": str(self.folder),
                "TMPDIR": str(self.folder),
            }
            | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def set_up(self, after_sourcing: str = "", **environment: str) -> tuple[int, str]:
        """The same, waited for: its exit code and what it said to people."""
        process = self.start(after_sourcing, **environment)
        _, said = process.communicate(timeout=60)
        return process.returncode, said

    def told(self, name: str) -> list[str]:
        """What a stand-in wrote down, a line a call."""
        file = self.folder / name
        return file.read_text().splitlines() if file.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with a Python and a checkout, but without apt, sudo, uv and a network."""
    (tmp_path / "bin").mkdir()
    searched = os.environ["PATH"] + ":/usr/sbin:/sbin"
    for name in COMMANDS:
        (tmp_path / "bin" / name).symlink_to(shutil.which(name, path=searched) or name)
    made = Machine(tmp_path)
    made.command("python-here", PYTHON)
    made.checkout.mkdir()
    (made.checkout / "requirements.lock").write_text("something==1\n")
    return made
