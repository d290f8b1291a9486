"""Who may import what: the contracts of import-linter, and those about names of modules, which it cannot say."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.house.conftest import Module, parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def _in_room(*rooms: str) -> Callable[[Module], bool]:
    return lambda module: len(module.parts) > 1 and module.parts[1] in rooms


def _called(word: str) -> Callable[[Module], bool]:
    return lambda module: word in module.parts[1:]


def _either(*ways: Callable[[Module], bool]) -> Callable[[Module], bool]:
    return lambda module: any(way(module) for way in ways)


def _is_the_task_runner(module: Module) -> bool:
    return module.name in {"assessor_app/ui/tasks.py", "assessor_app/ui/lanes.py"}


def _nobody(_: Module) -> bool:
    return False


WHO_MAY = {
    "reportlab": _either(_in_room("paper"), _called("pages")),
    "pyhanko": _in_room("trust"),
    "asn1crypto": _in_room("trust"),
    "pkcs11": _called("tokens"),
    "keyring": _called("remembered"),
    "sqlcipher3": _either(_in_room("vault"), _called("store")),
    "sqlite_utils": _either(_in_room("vault"), _called("store")),
    "sqlite3": _nobody,
    "lxml": _in_room("standards"),
    "pypdfium2": _either(_called("pdfwords"), _called("pdfpages")),
    "PIL": _called("pictures"),
    "obstore": _in_room("syncing"),
    "PySide6": _in_room("ui"),
    "shiboken6": _in_room("ui"),
    "threading": _is_the_task_runner,
    "concurrent": _is_the_task_runner,
    "queue": _is_the_task_runner,
    "asyncio": _in_room("trust"),  # pyHanko's calls are coroutines; each runs to its end inside one blocking deed
    "multiprocessing": _either(_called("crew"), _called("__main__")),  # which ends what it starts; a build's own start
}
QT_THREADS = {"QThread", "QThreadPool", "QRunnable", "QtConcurrent"}


def _imports(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """Line, imported module and imported name ('' for a whole module), those for type checkers only left out."""
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for one in node.body
        for inner in ast.walk(one)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, node.module or "", alias.name) for alias in node.names)


def _trespasses(module: Module) -> list[str]:
    found = []
    for line, imported, name in _imports(module.tree):
        library = imported.split(".")[0]
        if library in WHO_MAY and not WHO_MAY[library](module):
            found.append(f"{module.name}:{line} imports {imported}")
        if name in QT_THREADS and not WHO_MAY["threading"](module):
            found.append(f"{module.name}:{line} imports {name}")
    return found


def test_the_contracts_of_the_house_are_kept(root: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stdout + said.stderr
    assert ", 0 broken" in said.stdout


def test_each_library_is_imported_only_where_it_belongs(program: list[Module]) -> None:
    assert [trespass for module in program for trespass in _trespasses(module)] == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("assessor_app/records/archive.py", "from reportlab.platypus import Table"),
        ("assessor_app/ui/pages.py", "import pyhanko.sign"),
        ("assessor_app/trust/signing.py", "import pkcs11"),
        ("assessor_app/observing/desk.py", "import sqlcipher3"),
        ("assessor_app/people/store.py", "import sqlite3"),
        ("assessor_app/standards/reader.py", "import pypdfium2.raw"),
        ("assessor_app/ui/window.py", "from threading import Thread"),
        ("assessor_app/ui/window.py", "from PySide6.QtCore import QThreadPool"),
        ("assessor_app/ui/tasks.py", "import multiprocessing"),
        ("assessor_app/records/many.py", "from multiprocessing import Pool"),
        ("assessor_app/__main__.py", "def main():\n    from PySide6 import QtCore"),
    ],
)
def test_an_import_in_the_wrong_place_is_found(name: str, line: str) -> None:
    assert len(_trespasses(parsed(name, line))) == 1


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("assessor_app/records/pages.py", "from reportlab.platypus import Table"),
        ("assessor_app/records/pages/front.py", "from reportlab.platypus import Table"),
        ("assessor_app/trust/signing.py", "import pyhanko.sign"),
        ("assessor_app/people/store.py", "import sqlite_utils"),
        ("assessor_app/records/crew.py", "import multiprocessing"),
        ("assessor_app/standards/pdfwords.py", "import pypdfium2.raw"),
        ("assessor_app/ui/tasks.py", "from PySide6.QtCore import QThreadPool"),
        ("assessor_app/people/desk.py", "if TYPE_CHECKING:\n    import sqlite_utils"),
    ],
)
def test_an_import_in_its_place_is_left_alone(name: str, line: str) -> None:
    assert _trespasses(parsed(name, line)) == []
