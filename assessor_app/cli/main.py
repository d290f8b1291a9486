"""The command line: its commands and options, and how errors and exit codes leave. Heavy rooms load late."""

from __future__ import annotations

import argparse
import importlib
import locale
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from assessor_app import __version__, paths, settings
from assessor_app.cli.saying import Exit, Face, finish
from assessor_app.errors import AssessorError, Cancelled, Refusal, Tampered, Unavailable
from assessor_app.language import ENGLISH, WELSH, Tongue, speak

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


# What options are where nobody gave them; not argparse defaults, which a command would put over what stood before it.
UNSAID: dict[str, object] = {"command": None, "language": None, "json": False, "store": None, "passphrase_file": None}


class _Parser(argparse.ArgumentParser):
    """argparse with this program's exit code for wrong usage (64, as in BSD's sysexits.h)."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(Exit.USAGE, f"{self.prog}: {message}\n")


def _text(written: str) -> str:
    """An argument that is text and not a file's name: it must be whole Unicode, which a file's name need not be."""
    try:
        written.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError(ascii(written)) from None
    return written


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; never a traceback for what a person can mend."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = _parser()
    try:
        options = parser.parse_args(arguments, argparse.Namespace(**UNSAID))
    except SystemExit as ended:
        return _told(int(ended.code or 0))
    face = Face(speak(_language(options.language)), json=options.json)
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


def _common() -> _Parser:
    """Options that every command takes, before or after its name."""
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--language", choices=("cy", "en"), help="language of the texts")
    common.add_argument("--json", action="store_true", help="print one JSON document on standard output")
    common.add_argument("--store", metavar="DIR", help="the folder of a store (or ASSESSOR_APP_STORE)")
    common.add_argument("--passphrase-file", metavar="FILE", help="a file whose first line is the passphrase")
    return common


def _parser() -> argparse.ArgumentParser:
    common = _common()
    parser = _Parser(
        prog="assessor-app",
        parents=[common],
        description="Record workplace observations against National Occupational Standards, offline. "
        "Without arguments the window opens.",
        epilog="Exit codes: 0 yes or done; 1 no (refused, not intact, not trusted); 2 could not; 64 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"assessor-app {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)

    def command(under: argparse._SubParsersAction[_Parser], name: str, goes: str, told: str) -> argparse.ArgumentParser:
        added = under.add_parser(name, parents=[common], help=told, description=told)
        added.set_defaults(command=goes)
        return added

    _working(commands, command)
    _checking(commands, command)
    return parser


if TYPE_CHECKING:
    _Under = argparse._SubParsersAction[_Parser]  # noqa: SLF001 - argparse names its type only so
    _Add = Callable[[_Under, str, str, str], argparse.ArgumentParser]


def _group(commands: _Under, name: str, told: str) -> _Under:
    """A command that has commands of its own and does nothing by itself."""
    return commands.add_parser(name, help=told, description=told).add_subparsers(
        metavar="WHAT", required=True, parser_class=_Parser
    )


def _working(commands: _Under, command: _Add) -> None:
    demo = command(commands, "demo", "demo:demo", "one whole journey on a throwaway store, verified both ways")
    demo.add_argument("--out", metavar="DIR", required=True, help="the folder for what it makes")
    standards = _group(commands, "standards", "read, import, list, show and search standards")
    read = command(standards, "read", "standards:read", "show what documents parse to; stores nothing")
    read.add_argument("files", nargs="+", metavar="FILE")
    brought = command(standards, "import", "standards:bring_in", "read documents into the library of the store")
    brought.add_argument("files", nargs="+", metavar="FILE")
    command(standards, "list", "standards:list_all", "list the standards of the store, or those that ship")
    show = command(standards, "show", "standards:show", "show one standard: URN|slug[@edition][:cy|en]")
    show.add_argument("standard", metavar="STANDARD", type=_text)
    search = command(standards, "search", "standards:search", "search titles and criteria; all words must be there")
    search.add_argument("text", nargs="+", metavar="WORD", type=_text)
    search.add_argument("--limit", type=int, default=20)
    seal = command(commands, "seal", "sealing:seal", "seal an observation given as JSON, headless")
    seal.add_argument("observation", metavar="OBSERVATION.json")
    seal.add_argument("--out", metavar="FILE.pdf", required=True)
    seal.add_argument("--key", metavar="FILE.p12", help="a key file instead of the store's own identity")


def _checking(commands: _Under, command: _Add) -> None:
    verify = command(
        commands, "verify", "checking:verify", "judge records: intact, by whom, when, and are the pages true"
    )
    verify.add_argument("files", nargs="+", metavar="FILE")
    verify.add_argument("--trust", action="append", default=[], metavar="CERT", help="a certificate you vouch for")
    taken = command(commands, "import", "checking:take_in", "import records into the store")
    taken.add_argument("files", nargs="+", metavar="PATH")
    records = _group(commands, "records", "list, export and vouch for records of the store")
    command(records, "list", "archive:list_all", "list the records of the store")
    export = command(records, "export", "archive:export", "write records as PDF files")
    export.add_argument(
        "records", nargs="+", metavar="RECORD", type=_text, help="identity, record id or reference; or `all`"
    )
    export.add_argument("--out", metavar="DIR", required=True)
    vouch = command(
        records, "vouch", "archive:vouch", "vouch for the signer of a record, by the fingerprint you compared"
    )
    vouch.add_argument("record", metavar="RECORD", type=_text)
    vouch.add_argument("--fingerprint", required=True, type=_text, help="eight groups of four, as its owner told you")
    store = _group(commands, "store", "make a store without the window")
    create = command(store, "create", "archive:create", "found a store and print its recovery code")
    create.add_argument("--name", required=True, type=_text, help="your name")
    create.add_argument("--centre", required=True, type=_text, help="your centre's name")
    command(commands, "doctor", "doctor:examine", "check this installation, and the store where one is named")
