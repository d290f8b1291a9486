"""The command line: running one command, and how errors and exit codes leave. Heavy rooms load late."""

from __future__ import annotations

import argparse
import importlib
import locale
import os
import sys
from typing import TYPE_CHECKING

from assessor_app import paths, settings
from assessor_app.cli.commands import build
from assessor_app.cli.saying import Exit, Face, finish
from assessor_app.cli.usage import asked_language
from assessor_app.errors import AssessorError, Cancelled, Refusal, Tampered, Unavailable
from assessor_app.language import ENGLISH, WELSH, Tongue, speak

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


# What options are where nobody gave them; not argparse defaults, which a command would put over what stood before it.
UNSAID: dict[str, object] = {"command": None, "language": None, "json": False, "store": None, "passphrase_file": None}


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; never a traceback for what a person can mend."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    language = _language(asked_language(arguments))
    parser = build(speak(language))
    try:
        options = parser.parse_args(arguments, argparse.Namespace(**UNSAID))
    except SystemExit as ended:
        return _told(int(ended.code or 0))
    face = Face(speak(options.language or language), json=options.json)
    if options.command is None:
        parser.print_usage(sys.stderr)
        return Exit.USAGE
    return _guarded(options, face)


def _guarded(options: argparse.Namespace, face: Face) -> int:
    """Run the command; whatever goes wrong is told, and has an exit code."""
    try:
        try:
            return _answered(options, face)
        except KeyboardInterrupt:
            return _failed(Cancelled(), face)
        except AssessorError as problem:
            return _failed(problem, face)
    except BrokenPipeError:  # whoever read the answer has read enough (`… | head`)
        _abandon_output()
        return Exit.COULD_NOT
    except Unavailable as problem:  # even the fault could not be written where the answer should go
        _abandon_output()
        face.remark(face.code(problem.code, problem.facts))
        return Exit.COULD_NOT


def _told(code: int) -> int:
    """Return the code of a usage or help text once it has left."""
    try:
        finish()
    except (BrokenPipeError, Unavailable):
        _abandon_output()
        return Exit.COULD_NOT
    return code


def _failed(problem: AssessorError, face: Face) -> int:
    """Tell a fault; raises again what cannot be told on standard output because that takes nothing."""
    if problem.code == "output-not-written":
        raise problem
    face.fault(problem)
    finish()
    return Exit.NO if isinstance(problem, (Refusal, Tampered)) else Exit.COULD_NOT


def _abandon_output() -> None:
    """Let what is still to be printed go nowhere: Python would complain again when it closes standard output."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def no_window() -> int:
    """Say that no window can be opened here, and what can be done without one; returns the exit code."""
    Face(speak(_language(None)), json=False).fault(Unavailable("display-missing"))
    return Exit.COULD_NOT


def _answered(options: argparse.Namespace, face: Face) -> int:
    """Run the command; its answer has left for whoever reads it when this returns."""
    code = _command(options.command)(options, face)
    finish()
    return code


def _command(name: str) -> Callable[[argparse.Namespace, Face], int]:
    """The function behind `module:function`; its module, and the rooms it needs, load only now."""
    module, _, function = name.partition(":")
    found: Callable[[argparse.Namespace, Face], int] = getattr(
        importlib.import_module(f"assessor_app.cli.{module}"), function
    )
    return found


def _language(named: Tongue | None) -> Tongue:
    """The language asked for, else the one chosen in the window, else the machine's."""
    chosen = named or settings.load(paths.settings_file()).language
    if chosen:
        return chosen
    return WELSH if (locale.getlocale()[0] or "").lower().startswith(("cy", "welsh")) else ENGLISH
