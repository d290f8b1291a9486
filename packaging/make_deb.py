"""Wraps the built folder into a Debian package in `dist/`: the same bytes from the same folder.

What the package asks of the system is read from the build itself. SOURCE_DATE_EPOCH dates everything in it.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import bundle_check
from make_bundle import BUNDLE, DIST, ROOT, megabytes
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from assessor_app import __version__

FORMS = ROOT / "packaging" / "debian"
ICON = ROOT / "resources" / "icons" / "app.svg"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)  # pixels
A_FONT = "fonts-dejavu-core | fonts-liberation | fonts-noto-core"
MAINTAINER = "The Assessor contributors <maintainers@assessor-app.invalid>"
DESCRIPTION = """record workplace observations offline, hand over a signed record
 Watch a candidate work, write down what you see against National Occupational
 Standards, let the candidate read and mark it, and seal it as one signed PDF
 that anyone can check without a network. In Welsh and in English."""


def moment() -> dt.datetime:
    """When this version was made, which dates everything in the package."""
    return dt.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), dt.UTC)


def filled(form: str) -> str:
    """One of the forms in `debian/` with version, date and licence in their places."""
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8").split("\n\n", 2)[2]
    indented = "\n".join(f" {line}" if line else " ." for line in licence.strip().splitlines())
    text = (FORMS / form).read_text(encoding="utf-8")
    for place, said in {"@VERSION@": __version__, "@DATE@": f"{moment():%Y-%m-%d}", "@LICENCE@": indented}.items():
        text = text.replace(place, said)
    return text


def put(tree: Path, place: str, data: str | bytes, *, packed: bool = False) -> None:
    """Write one file of the package."""
    file = tree / place
    file.parent.mkdir(parents=True, exist_ok=True)
    plain = data.encode() if isinstance(data, str) else data
    file.write_bytes(gzip.compress(plain, mtime=0) if packed else plain)


def put_icons(tree: Path) -> None:
    """Draw the program's picture in every size that desktops ask for."""
    application = QApplication.instance() or QApplication(["-platform", "offscreen"])
    hicolor = tree / "usr/share/icons/hicolor"
    for size in ICON_SIZES:
        folder = hicolor / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True)
        if not QIcon(str(ICON)).pixmap(QSize(size, size)).save(str(folder / "assessor-app.png")):
            raise OSError(f"the icon of {size} pixels could not be drawn")
    put(tree, "usr/share/icons/hicolor/scalable/apps/assessor-app.svg", ICON.read_bytes())
    del application


def put_papers(tree: Path) -> None:
    """Write what the system shows or keeps about the program: menu entry, man page, licence, history."""
    put(tree, "usr/share/applications/assessor-app.desktop", filled("assessor-app.desktop"))
    put(tree, "usr/share/metainfo/assessor-app.metainfo.xml", filled("assessor-app.metainfo.xml"))
    put(tree, "usr/share/man/man1/assessor-app.1.gz", filled("assessor-app.1"), packed=True)
    documents = "usr/share/doc/assessor-app"
    put(tree, f"{documents}/copyright", filled("copyright"))
    put(tree, f"{documents}/CHANGELOG.md.gz", (ROOT / "CHANGELOG.md").read_bytes(), packed=True)
    history = f"assessor-app ({__version__}) stable; urgency=medium\n\n  * See CHANGELOG.md.gz.\n\n"
    dated = f" -- {MAINTAINER}  {moment():%a, %d %b %Y %H:%M:%S +0000}\n"
    put(tree, f"{documents}/changelog.gz", history + dated, packed=True)


def put_control(tree: Path, architecture: str) -> None:
    """Write what the package manager reads: what is needed, and the sums of all files."""
    needs = bundle_check.needs(BUNDLE)
    files = sorted(file for file in tree.rglob("*") if file.is_file() and not file.is_symlink())
    fields = {
        "Package": "assessor-app",
        "Version": __version__,
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(round(megabytes(tree) * 1e6 / 1024)),
        "Depends": ", ".join((*needs.depends, A_FONT)),
        "Recommends": ", ".join((*needs.recommends, "shared-mime-info", "desktop-file-utils")),
        "Section": "misc",
        "Priority": "optional",
        "Description": DESCRIPTION,
    }
    sums = [f"{hashlib.md5(file.read_bytes()).hexdigest()}  {file.relative_to(tree)}\n" for file in files]  # noqa: S324 - the format asks for it
    put(tree, "DEBIAN/control", "".join(f"{name}: {said}\n" for name, said in fields.items()))
    put(tree, "DEBIAN/md5sums", "".join(sums))


def settle(tree: Path) -> None:
    """Give every file the mode and the date that do not depend on who built it, or when."""
    for file in (tree, *tree.rglob("*")):
        if not file.is_symlink():
            started = file.is_dir() or file.name == "assessor-app"
            file.chmod(0o755 if started else 0o644)
        os.utime(file, (moment().timestamp(),) * 2, follow_symlinks=False)


def main() -> int:
    """Make the package and say where it is and how big."""
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    package = DIST / f"assessor-app_{__version__}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as workshop:
        tree = Path(workshop) / "tree"
        shutil.copytree(BUNDLE, tree / "opt/assessor-app", symlinks=True)
        (tree / "usr/bin").mkdir(parents=True)
        (tree / "usr/bin/assessor-app").symlink_to("/opt/assessor-app/assessor-app")
        put_icons(tree)
        put_papers(tree)
        put_control(tree, architecture)
        settle(tree)
        options = ["--root-owner-group", "-Zxz", "-z6", "--build", str(tree), str(package)]
        subprocess.run(["dpkg-deb", *options], stdout=subprocess.DEVNULL, check=True)
    digest = hashlib.sha256(package.read_bytes()).hexdigest()
    print(f"{package.relative_to(ROOT)}: {package.stat().st_size / 1e6:.1f} MB, sha256 {digest}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
