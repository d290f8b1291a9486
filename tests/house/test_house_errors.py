"""Every code that the program raises has its sentence, and every fact a sentence tells is given where it is raised."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from words_check import places

from assessor_app.language.sentences import SENTENCES
from tests.house.conftest import Module, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

BRANCHES = {"Refusal", "Unavailable", "Tampered"}


def _unsaid(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BRANCHES):
            continue
        if not (node.args and isinstance(node.args[0], ast.Constant)):
            continue
        code = str(node.args[0].value)
        where = f"{module.name}:{node.lineno} {code}"
        facts = {keyword.arg for keyword in node.keywords}
        if code not in SENTENCES:
            yield f"{where} has no sentence"
        elif None not in facts and (untold := places(SENTENCES[code]) - facts):
            yield f"{where} is raised without {sorted(untold)}"


def test_every_code_raised_can_be_said(program: list[Module]) -> None:
    assert [found for module in program for found in _unsaid(module)] == []


def test_a_code_that_cannot_be_said_is_found() -> None:
    module = parsed("a.py", 'raise Refusal("nobody-wrote-this")\nraise Unavailable("settings-not-saved")')
    assert list(_unsaid(module)) == [
        "a.py:1 nobody-wrote-this has no sentence",
        "a.py:2 settings-not-saved is raised without ['file']",
    ]
