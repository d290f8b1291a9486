"""Reads what the loader will ask of a program or library: which others it needs, and whether it can be mapped."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = 4096  # bytes; the smallest page the loader maps on the machines we build for
LOAD = re.compile(r"^ +LOAD off +0x([0-9a-f]+) vaddr 0x([0-9a-f]+)", re.MULTILINE)
SEARCHED = re.compile(r"^ +(?:RUNPATH|RPATH) +(\S+)", re.MULTILINE)
NEEDED = re.compile(r"^ +NEEDED +(\S+)", re.MULTILINE)
GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Elf:
    """One program or library: sonames it needs, folders it searches for them, the glibc it asks for.

    `aligned` says whether every segment starts where the loader can map it.
    """

    needed: frozenset[str]
    searched: tuple[str, ...]
    glibc: tuple[int, int]
    aligned: bool


def read(file: Path) -> Elf:
    """Read one ELF file with binutils; raises CalledProcessError for a file that is none or is damaged."""
    said = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True).stdout
    starts = [(int(offset, 16), int(address, 16)) for offset, address in LOAD.findall(said)]
    return Elf(
        frozenset(NEEDED.findall(said)),
        tuple(folder for path in SEARCHED.findall(said) for folder in path.split(":")),
        max(((int(major), int(minor)) for major, minor in GLIBC.findall(said)), default=(0, 0)),
        all((address - offset) % PAGE == 0 for offset, address in starts),
    )


def files(folder: Path) -> Iterator[Path]:
    """Every ELF file under a folder, links left out."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as opened:
                if opened.read(4) == b"\x7fELF":
                    yield file
