"""Judges a built folder before anybody installs it: what came along, whether the loader can take it, what it needs.

The build is refused for a Qt library that is not on the allow-list (some are GPL-only), for a library nobody provides,
for a link into nothing, and for a file the loader would not map.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import bundle_parts
import elf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Debian's package for each library that the build leaves to the system; `|` for names that changed later
SYSTEM = {
    "ld-linux-x86-64.so.2": "libc6",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libutil.so.1": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libbz2.so.1.0": "libbz2-1.0",
    "libcrypto.so.3": "libssl3 | libssl3t64",
    "libcups.so.2": "libcups2 | libcups2t64",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libexpat.so.1": "libexpat1",
    "libffi.so.8": "libffi8",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "liblzma.so.5": "liblzma5",
    "libsqlite3.so.0": "libsqlite3-0",
    "libssl.so.3": "libssl3 | libssl3t64",
    "libstdc++.so.6": "libstdc++6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# only a plugin asks for these, and Qt does without it where they are missing
OPTIONAL = frozenset({"libcups.so.2"})


@dataclass(frozen=True, slots=True)
class Needs:
    """What an installed build asks of the system, as Debian's `Depends` and `Recommends` say it."""

    depends: tuple[str, ...]
    recommends: tuple[str, ...]


def faults(folder: Path) -> Iterator[str]:
    """What is wrong with the built program in `folder`, one line a fault."""
    everything = sorted(folder.rglob("*"))
    yield from _faults_of_links(folder, everything)
    for file in everything:
        name = file.relative_to(folder).as_posix()
        if bundle_parts.is_qt(name) and not bundle_parts.is_allowed_qt(name):
            yield f"a part of Qt that is not on the list: {name}"
    own = {file.name for file in everything}
    for file in elf.files(folder):
        name, read = file.relative_to(folder).as_posix(), elf.read(file)
        if not read.aligned:
            yield f"the loader would refuse it, a segment is not aligned: {name}"
        for searched in read.searched:
            if not searched.startswith("$ORIGIN"):
                yield f"looks for libraries in {searched}, outside the build: {name}"
        for missing in sorted(read.needed - own - SYSTEM.keys()):
            yield f"nobody provides {missing}: {name}"


def _faults_of_links(folder: Path, everything: list[Path]) -> Iterator[str]:
    for link in (file for file in everything if file.is_symlink()):
        if not link.exists():
            yield f"a link into nothing: {link.relative_to(folder)}"
        elif not link.resolve().is_relative_to(folder.resolve()):
            yield f"a link out of the build: {link.relative_to(folder)}"


def needs(folder: Path) -> Needs:
    """The packages whose libraries the build uses; glibc with the oldest version that has everything asked for."""
    own = {file.name for file in folder.rglob("*")}
    read = [elf.read(file) for file in elf.files(folder)]
    sonames = {soname for one in read for soname in one.needed} - own
    major, minor = max(one.glibc for one in read)
    packages = {SYSTEM[soname] for soname in sonames - OPTIONAL} - {"libc6"}
    return Needs(
        (f"libc6 (>= {major}.{minor})", *sorted(packages)),
        tuple(sorted({SYSTEM[soname] for soname in sonames & OPTIONAL})),
    )
