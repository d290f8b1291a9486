"""Gathers the licences of everything that goes into the build, and the notice that the LGPL asks for beside Qt.

The texts that the Python packages do not carry themselves lie in `licences/`; a package without any stops the build.
"""

from __future__ import annotations

import shutil
from importlib import metadata
from pathlib import Path

OWN_TEXTS = Path(__file__).resolve().parent / "licences"
NOTICE = OWN_TEXTS / "NOTICE.txt"
WORDS_OF_A_LICENCE = ("licen", "copying", "notice", "authors")
# distributions that ship no licence text -> the texts here that hold for them
TEXTS_CARRIED_HERE = {
    "pyside6_essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "pyside6_pdf": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}


def distributions(modules: set[str]) -> list[metadata.Distribution]:
    """The installed packages that the given top-level modules belong to, by name."""
    owners = metadata.packages_distributions()
    names = {owner for module in modules for owner in owners.get(module, ())}
    return [metadata.distribution(name) for name in sorted(names, key=str.lower)]


def texts(distribution: metadata.Distribution) -> list[Path]:
    """The licence texts that an installed package carries."""
    found = [
        Path(str(distribution.locate_file(file)))
        for file in distribution.files or ()
        if ".dist-info" in file.parts[0] and any(word in str(file).lower() for word in WORDS_OF_A_LICENCE)
    ]
    return sorted(file for file in found if file.is_file())


def _home(text: Path) -> str:
    return next(part for part in text.parts if part.endswith(".dist-info"))


def gather(modules: set[str], folder: Path) -> None:
    """Write the licences of the packages of `modules`, of what is inside them, and the notice, into `folder`.

    Raises:
        LookupError: a package has no licence text, neither its own nor one carried here.
    """
    folder.mkdir(parents=True)
    for text in sorted(OWN_TEXTS.glob("*.txt")):
        if text != NOTICE:
            shutil.copyfile(text, folder / text.name)
    rows = []
    for distribution in distributions(modules):
        name, key = distribution.name, distribution.name.lower().replace("-", "_")
        own = texts(distribution)
        if not own and key not in TEXTS_CARRIED_HERE:
            raise LookupError(f"no licence text for {name}: put one into {OWN_TEXTS.name}/ and name it in notices.py")
        for text in own:
            inside = [part for part in text.parts[text.parts.index(_home(text)) + 1 :] if part != "licenses"]
            place = folder / key / "-".join(inside)
            place.parent.mkdir(exist_ok=True)
            shutil.copyfile(text, place)
        where = f"{key}/" if own else ", ".join(TEXTS_CARRIED_HERE[key])
        rows.append(f"{name} {distribution.version}: {where}")
    notice = NOTICE.read_text(encoding="utf-8")
    for name in ("PySide6_Essentials", "PySide6_Pdf", "shiboken6"):
        notice = notice.replace(f"@{name}@", metadata.version(name))
    (folder / NOTICE.name).write_text(notice.replace("@PACKAGES@", "\n".join(rows)), encoding="utf-8")
