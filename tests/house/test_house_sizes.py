"""Rooms a reader can leave: sizes of files and functions, and a docstring at every door."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.house.conftest import Module, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 40
LINES_OF_A_ROOMS_DOOR = 3
# name of the file, or "file:function" -> why it may be longer
ALLOWED: dict[str, str] = {}


def _too_long(module: Module) -> Iterator[str]:
    lines = len(module.text.splitlines())
    if lines > LINES_OF_A_FILE and module.name not in ALLOWED:
        yield f"{module.name}: {lines} lines"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LINES_OF_A_FUNCTION and f"{module.name}:{node.name}" not in ALLOWED:
                yield f"{module.name}:{node.lineno} {node.name}: {lines} lines"


def test_files_and_functions_are_short_enough_to_read(program: list[Module]) -> None:
    assert [found for module in program for found in _too_long(module)] == []


def test_what_is_too_long_is_found() -> None:
    body = "    x = 1\n" * LINES_OF_A_FUNCTION
    assert list(_too_long(parsed("a.py", f"def f():\n{body}"))) == ["a.py:1 f: 41 lines"]
    assert list(_too_long(parsed("a.py", "x = 1\n" * (LINES_OF_A_FILE + 1)))) == ["a.py: 301 lines"]
    assert list(_too_long(parsed("a.py", "x = 1\n" * LINES_OF_A_FILE))) == []


def test_nothing_is_allowed_to_be_long_that_is_not_there_any_more(program: list[Module]) -> None:
    there = {module.name for module in program} | {
        f"{module.name}:{node.name}"
        for module in program
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert ALLOWED.keys() - there == set()


def test_every_module_says_first_what_lives_there(modules: list[Module]) -> None:
    assert [module.name for module in modules if not ast.get_docstring(module.tree)] == []


def test_every_room_says_so_in_three_lines(program: list[Module]) -> None:
    doors = {module.name: ast.get_docstring(module.tree) or "" for module in program if module.parts[-1] == "__init__"}
    long = {
        name: said for name, said in doors.items() if len([x for x in said.split("\n") if x]) > LINES_OF_A_ROOMS_DOOR
    }
    assert long == {}
