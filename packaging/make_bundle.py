"""Builds the program into one folder, `dist/assessor-app/`, and judges it; 1 when it must not be given to anybody."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import bundle_check
import bundle_parts
import elf

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
BUNDLE = DIST / "assessor-app"
SPEC = ROOT / "packaging" / "pyinstaller" / "assessor-app.spec"


def build() -> None:
    """Let PyInstaller make the folder anew."""
    shutil.rmtree(BUNDLE, ignore_errors=True)
    workshop = ROOT / "build"
    shutil.rmtree(workshop, ignore_errors=True)
    options = ["--noconfirm", "--log-level", "ERROR", "--distpath", str(DIST), "--workpath", str(workshop)]
    subprocess.run([sys.executable, "-m", "PyInstaller", *options, SPEC], cwd=ROOT, check=True)


def strip(contents: Path) -> None:
    """Take the debugging information out of the libraries that bear it; Qt's would be damaged by it."""
    files = [file for pattern in bundle_parts.STRIPPED for file in sorted(contents.glob(pattern))]
    subprocess.run(["strip", "--strip-unneeded", *files], check=True)


def forget_the_builder(contents: Path) -> None:
    """Take out the folders of this machine in which Python's own modules would look for libraries."""
    for file in elf.files(contents):
        if any(not searched.startswith("$ORIGIN") for searched in elf.read(file).searched):
            subprocess.run(["chrpath", "--delete", file], stdout=subprocess.DEVNULL, check=True)


def megabytes(folder: Path) -> float:
    """What a folder's files take, in millions of bytes, links left out."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink()) / 1e6


def main() -> int:
    """Build, strip and judge, and say how big it became."""
    build()
    strip(BUNDLE / "_internal")
    forget_the_builder(BUNDLE / "_internal")
    faults = list(bundle_check.faults(BUNDLE))
    for fault in faults:
        print(fault, file=sys.stderr)
    files = sum(file.is_file() for file in BUNDLE.rglob("*"))
    print(f"{BUNDLE.relative_to(ROOT)}: {megabytes(BUNDLE):.1f} MB in {files} files")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
