"""The project's own files as the house tests read them: every module parsed once."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS_OF_CODE = ("assessor_app", "packaging", "tests")


@dataclass(frozen=True)
class Module:
    """One Python file: `name` is its path from the top (`assessor_app/vault/store.py`), as printed in failures."""

    name: str
    text: str
    tree: ast.Module

    @property
    def parts(self) -> tuple[str, ...]:
        """Folder names and the module's own, without `.py`."""
        return tuple(self.name.removesuffix(".py").split("/"))


def parsed(name: str, text: str) -> Module:
    """A module from its text, as the rules see it."""
    return Module(name, text, ast.parse(text))


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def modules() -> list[Module]:
    """Every Python file of the project."""
    return [
        parsed(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8"))
        for room in ROOMS_OF_CODE
        for file in sorted((ROOT / room).rglob("*.py"))
    ]


@pytest.fixture(scope="session")
def program(modules: list[Module]) -> list[Module]:
    """Every Python file of the program itself."""
    return [module for module in modules if module.parts[0] == "assessor_app"]
