"""Every key that is bound stands in the help, and every key in the help is bound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton

from assessor_app import paths
from assessor_app.language import LANGUAGES, Tongue, speak
from assessor_app.ui.help import chapters, told
from assessor_app.ui.shortcuts import GROUPS, spelled
from tests.ui.fullday import EVENING, copied, found_day
from tests.ui.scenes import SCENES, Stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from assessor_app.ui.window import Window

ALL = [one for group in GROUPS for one in group.shortcuts]
BOUND = {keys for one in ALL if one.bound for keys in one.keys}
WRITTEN = re.compile(r'"((?:Ctrl|Alt|Shift|Meta)\+[^"{}\s]+|F\d+)"')


def bound(root: QWidget) -> set[str]:
    """What is bound now, on whatever is shown or kept."""
    keys = [one.key() for one in root.findChildren(QShortcut)]
    keys += [one.shortcut() for one in root.findChildren(QAbstractButton)]
    return {key.toString() for key in keys if not key.isEmpty()}


def test_every_key_written_in_the_code_is_told() -> None:
    folder = paths.program_root() / "assessor_app" / "ui"
    files = [file for file in folder.rglob("*.py") if file.name != "shortcuts.py"]
    found = {keys for file in files for keys in WRITTEN.findall(file.read_text(encoding="utf-8"))}
    assert "Ctrl+F" in found
    known = {keys for one in ALL for keys in one.keys}
    assert found <= known, "put these into shortcuts.py, from which the help is written"


def test_no_key_does_two_things_in_one_place_and_all_are_keys() -> None:
    for group in GROUPS:
        keys = [one for shortcut in group.shortcuts for one in shortcut.keys]
        assert len(keys) == len(set(keys))
        assert all(QKeySequence(one).toString() == one for one in keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_tells_every_key_and_what_it_does(language: Tongue) -> None:
    words = speak(language)
    text = told(next(file for name, _, file in chapters(language) if name == "7-keyboard"), words)
    lines = text.splitlines()
    for shortcut in ALL:
        line = next(line for line in lines if line.endswith(f"| {words(shortcut.deed)} |"))
        assert spelled(shortcut.keys[0]) in line
        assert spelled(shortcut.keys[-1]) in line
    assert "Return" not in text


@pytest.mark.slow
def test_what_is_bound_on_any_screen_is_what_is_told(
    open_store: Callable[..., Window], tmp_path: Path, qtbot: QtBot
) -> None:
    day = copied(found_day(tmp_path / "day"), tmp_path / "store")
    window = open_store(day.store)
    window.kit.clock.set(EVENING)  # type: ignore[attr-defined]  # the tests' clock
    stage = Stage(window, day, qtbot)
    for scene in SCENES:
        scene.show(stage)
    assert bound(window) == BOUND
