"""What the README says of commands and buttons: that they are called so, and what each command cannot do without."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

import words

from assessor_app.cli import main as command_line
from assessor_app.language import speak

if TYPE_CHECKING:
    from collections.abc import Iterator

README_PATH = Path(__file__).resolve().parent.parent.parent / "README.md"
README = README_PATH.read_text(encoding="utf-8")


def commands(parser: argparse.ArgumentParser, above: str = "") -> Iterator[tuple[str, list[str]]]:
    """Each command and the options it requires."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for group in groups:
        for name, under in group.choices.items():
            yield from commands(under, f"{above}{name} ")
    if not groups:
        yield (
            above.strip(),
            [action.option_strings[-1] for action in parser._actions if action.required and action.option_strings],
        )


def test_every_command_stands_in_the_readme_with_what_it_requires() -> None:
    rows = [line for line in README.splitlines() if line.startswith("| `")]
    known = list(commands(command_line._parser(speak("en"))))
    assert len(known) == 104
    for command, required in known:
        first, _, last = command.partition(" ")
        (row,) = [row for row in rows if f"`{command}" in row or (first == "standards" and f"· `{last}" in row)]
        cell = row.split("|")[1]
        assert [option for option in required if option not in cell] == [], command


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Every option of every command."""
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for under in action.choices.values():
                yield from options(under)


def test_no_option_takes_a_passphrase() -> None:
    secrets = re.compile(r"pass|pin\b|secret|recovery|code")
    named = {name for name in options(command_line._parser(speak("en"))) if secrets.search(name)}
    assert "--passphrase-file" in named
    assert {name for name in named if not name.endswith("-file")} == {
        "--passphrase-keyring",  # which takes none
        "--recovery-key",  # a file
    }


def test_buttons_are_called_as_in_the_window() -> None:
    called = {str(message.id) for message in words.gathered() if message.id}
    for button in ("Only check a record", "Check a file…", "Review and sign", "Help"):
        assert button in README
        assert button in called
    assert re.search(r"Open a file to check", README) is None


def test_what_to_copy_for_a_backup_is_told_where_errors_send_people() -> None:
    helps = [README_PATH.parent / "resources" / "help" / language / "5-passphrase.md" for language in ("cy", "en")]
    for said in (README, *(page.read_text(encoding="utf-8") for page in helps)):
        assert "assessor-app/stores" in said
