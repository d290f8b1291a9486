"""The checkout as a whole: lock files, scripts, help in both languages, and nothing of one machine in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDERS = ("assessor_app", "resources", "packaging", "tests", ".ci")
GENERATED = {"__pycache__"}
SHELL = ("run", "test", "packaging/up")
# paths of one person's machine; put together here so that this file does not hold them
A_MACHINES_PATH = re.compile(r"(?<![\w.$}\"')/-])/(?:ro" + r"ot|wo" + r"rk|ho" + r"me/\w+|Users/\w+)/\w")


def _files(root: Path) -> Iterator[Path]:
    yield from (file for file in root.iterdir() if file.is_file() and file.suffix not in {".lock", ".pyc"})
    for folder in FOLDERS:
        yield from (file for file in (root / folder).rglob("*") if file.is_file() and not GENERATED & set(file.parts))


def _uv(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    offline = os.environ | {"UV_OFFLINE": "1", "UV_NO_CONFIG": "1", "UV_PYTHON": sys.executable}
    return subprocess.run(
        [sys.executable, "-m", "uv", *arguments], cwd=root, env=offline, capture_output=True, text=True, check=False
    )


def test_the_lock_file_fits_what_the_project_asks_for(root: Path) -> None:
    said = _uv(root, "lock", "--check")
    assert said.returncode == 0, said.stderr


def test_the_hashed_lock_is_exported_from_the_lock(root: Path) -> None:
    said = _uv(root, *["export", "--frozen", "--no-emit-project", "--all-groups", "--format", "requirements.txt"])
    assert said.returncode == 0, said.stderr
    assert said.stdout == (root / "requirements.lock").read_text(encoding="utf-8")


def test_no_two_test_files_have_the_same_name(root: Path) -> None:
    names = Counter(file.name for file in (root / "tests").rglob("test_*.py"))
    assert [name for name, times in names.items() if times > 1] == []


def test_help_has_the_same_pages_in_both_languages(root: Path) -> None:
    welsh, english = (
        {page.relative_to(folder) for page in folder.rglob("*") if page.is_file()}
        for folder in (root / "resources/help/cy", root / "resources/help/en")
    )
    assert welsh == english


def test_no_file_names_a_path_of_one_machine(root: Path) -> None:
    found = []
    for file in _files(root):
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{file.relative_to(root)}:{number}"
            for number, line in enumerate(text.splitlines(), 1)
            if A_MACHINES_PATH.search(line)
        ]
    assert found == []


@pytest.mark.parametrize(
    "line", ["cd /wo" + "rk/main", "see `/ro" + "ot/x`", "file:/ho" + "me/sian/store", "(/wo" + "rk/a)"]
)
def test_a_path_of_one_machine_is_found(line: str) -> None:
    assert A_MACHINES_PATH.search(line)


@pytest.mark.parametrize("script", SHELL)
def test_the_scripts_a_bare_machine_starts_with_are_plain_shell(root: Path, script: str) -> None:
    said = subprocess.run(["sh", "-n", script], cwd=root, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.parametrize("command", ["run", "test", ".ci/run", "packaging/build", "packaging/check-build"])
def test_commands_can_be_started(root: Path, command: str) -> None:
    assert os.access(root / command, os.X_OK)
