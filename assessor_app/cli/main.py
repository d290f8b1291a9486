"""The command line: its commands and options, and how errors and exit codes leave. Heavy rooms load late."""

from __future__ import annotations

import argparse
import functools
import importlib
import locale
import os
import sys
from typing import TYPE_CHECKING

from assessor_app import __version__, paths, settings
from assessor_app.cli.saying import Exit, Face, finish
from assessor_app.cli.usage import Parser, asked_language
from assessor_app.errors import AssessorError, Cancelled, Refusal, Tampered, Unavailable
from assessor_app.language import ENGLISH, N_, WELSH, Tongue, speak

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor_app.language import Words


# What options are where nobody gave them; not argparse defaults, which a command would put over what stood before it.
UNSAID: dict[str, object] = {"command": None, "language": None, "json": False, "store": None, "passphrase_file": None}


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
    language = _language(asked_language(arguments))
    parser = _parser(speak(language))
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


def _common(parser: Parser) -> None:
    """Options that every command and every group of commands takes, before or after its name."""
    words, unsaid = parser.words, argparse.SUPPRESS
    parser.option("--language", choices=("cy", "en"), default=unsaid, help=words(N_("language of the texts")))
    json = words(N_("print one JSON document on standard output"))
    parser.option("--json", action="store_true", default=unsaid, help=json)
    store = words(N_("the folder of a store (or ASSESSOR_APP_STORE)"))
    parser.option("--store", metavar="DIR", default=unsaid, help=store)
    phrase = words(N_("a file whose first line is the passphrase"))
    parser.option("--passphrase-file", metavar="FILE", default=unsaid, help=phrase)


def _parser(words: Words) -> Parser:
    parser = Parser(
        words=words,
        prog="assessor-app",
        description=words(
            N_(
                "Record workplace observations against National Occupational Standards, offline. Without arguments the "
                "window opens."
            )
        ),
        epilog=words(
            N_("Exit codes: 0 yes or done; 1 no (refused, not intact, not trusted); 2 could not; 64 wrong usage.")
        ),
    )
    _common(parser)
    version = words(N_("show the version and leave"))
    parser.option("--version", action="version", version=f"assessor-app {__version__}", help=version)
    commands = _Commands(parser, "COMMAND", required=False)
    _working(commands)
    _checking(commands)
    return parser


class _Commands:
    """The commands under a parser; a group is a command that has commands of its own and does nothing by itself."""

    def __init__(self, parser: Parser, metavar: str, *, required: bool) -> None:
        self.words = parser.words
        self._under = parser.add_subparsers(  # type: ignore[call-overload]  # makes parsers as well as their class does
            title=self.words(N_("commands")),
            metavar=metavar,
            required=required,
            parser_class=functools.partial(Parser, words=self.words),
        )

    def command(self, name: str, goes: str, told: str) -> Parser:
        """Add a command, and where it goes: `module:function`."""
        added = self._added(name, told)
        added.set_defaults(command=goes)
        return added

    def group(self, name: str, told: str) -> _Commands:
        """Add a group."""
        return _Commands(self._added(name, told), "WHAT", required=True)

    def _added(self, name: str, told: str) -> Parser:
        said = self.words(told)
        added: Parser = self._under.add_parser(name, help=said, description=said)
        _common(added)
        return added


def _working(commands: _Commands) -> None:
    words = commands.words
    demo = commands.command("demo", "demo:demo", N_("one whole journey on throwaway stores, verified both ways"))
    demo.option("--out", metavar="DIR", required=True, help=words(N_("the folder for what it makes")))
    _reading(commands.group("standards", N_("read, import, export, list, show, search and compare standards")))
    _observing(commands.group("observations", N_("list, show and export drafts and planned visits of the store")))
    seal = commands.command("seal", "sealing:seal", N_("seal an observation given as JSON, without the window"))
    seal.take("observation", metavar="OBSERVATION.json")
    seal.option("--out", metavar="FILE.pdf", required=True, help=words(N_("the file for the record")))
    seal.option("--key", metavar="FILE.p12", help=words(N_("a key file instead of the store's own identity")))


def _observing(observations: _Commands) -> None:
    words = observations.words
    listed = observations.command("list", "observations:list_all", N_("list the drafts of the store"))
    listed.option("--planned", action="store_true", help=words(N_("the visits to come instead")))
    shown = observations.command("show", "observations:show", N_("show a draft and what it lacks, or a planned visit"))
    written = observations.command("export", "observations:export", N_("write a draft as JSON, to be sealed elsewhere"))
    for command in (shown, written):
        command.take("observation", metavar="OBSERVATION", type=_text, help=words(N_("its reference or its id")))
    written.option("--out", metavar="FILE.json", required=True, help=words(N_("the file for the document")))


def _reading(standards: _Commands) -> None:
    words = standards.words
    read = standards.command("read", "standards:read", N_("show what documents parse to; stores nothing"))
    read.take("files", nargs="+", metavar="FILE")
    brought = standards.command(
        "import", "exchange:bring_in", N_("bring documents, packs and CASE files into the library of the store")
    )
    brought.take("files", nargs="+", metavar="PATH")
    confirmed = words(N_("you looked at the doubts of these documents, and they are right"))
    brought.option("--confirm", action="store_true", help=confirmed)
    both = words(N_("keep a text that differs from its edition's as another edition"))
    brought.option("--keep-both", action="store_true", help=both)
    right = words(N_("put one criterion of a document right: P7=knowledge its kind, P7@Heading its heading"))
    brought.option("--correct", action="append", default=[], metavar="P7=knowledge", type=_text, help=right)
    given = standards.command("export", "exchange:export", N_("write standards as a pack or as CASE packages"))
    given.take("standards", nargs="*", metavar="STANDARD", type=_text, help=words(N_("all where none is named")))
    zipped = words(N_("a zip; one CASE package may be .json"))
    given.option("--out", metavar="FILE", required=True, help=zipped)
    given.option("--format", choices=("pack", "case"), default="pack", help=words(N_("what is written")))
    standards.command("list", "standards:list_all", N_("list the standards of the store, or those that ship"))
    show = standards.command("show", "standards:show", N_("show one standard: URN|slug[@edition][:cy|en]"))
    show.take("standard", metavar="STANDARD", type=_text)
    search = standards.command("search", "standards:search", N_("search titles and criteria; all words must be there"))
    search.take("text", nargs="+", metavar="WORD", type=_text)
    search.option("--limit", type=int, default=20, help=words(N_("the most results to show")))
    _narrowing(search)
    _likening(standards)


def _likening(standards: _Commands) -> None:
    words = standards.words
    compared = standards.command(
        "compare", "comparing:compare_two", N_("what differs between two editions, word by word")
    )
    compared.take("old", metavar="OLD", type=_text)
    compared.take("new", metavar="NEW", type=_text)
    elsewhere = standards.command(
        "elsewhere", "likeness:elsewhere", N_("nearly the same criteria in other standards; a hint, never credit")
    )
    kinds = words(N_("K or G for knowledge, B or Y: behaviour"))
    elsewhere.take("criterion", metavar="STANDARD#P14", type=_text, help=kinds)
    elsewhere.option("--limit", type=int, default=20, help=words(N_("the most results to show")))
    suggest = standards.command(
        "suggest", "suggesting:suggest", N_("the criteria that a note most likely evidences; a hint, never a judgement")
    )
    suggest.take("text", nargs="+", metavar="TEXT", type=_text, help=words(N_("the note, or - for standard input")))
    among = words(N_("only criteria of these standards"))
    suggest.option("--in", dest="among", action="extend", nargs="+", metavar="STANDARD", type=_text, help=among)
    suggest.option("--limit", type=int, default=5, help=words(N_("the most results to show")))


def _narrowing(search: Parser) -> None:
    words = search.words
    search.option("--in-language", choices=("cy", "en"), help=words(N_("only standards in this language")))
    search.option("--suite", type=_text, help=words(N_("only standards of the suite of this name")))
    search.option("--occupation", type=_text, help=words(N_("only standards that name this occupation")))
    review = search.either()
    current = words(N_("only standards whose review date has not passed"))
    review.add_argument("--current", action="store_true", help=current)
    review.add_argument("--past", action="store_true", help=words(N_("only standards whose review date has passed")))


def _people(commands: _Commands) -> None:
    words = commands.words
    people = commands.group("candidates", N_("list and show the candidates of the store, export a portfolio"))
    people.command("list", "candidates:list_all", N_("list the candidates of the store"))
    called = words(N_("id, centre reference or name"))
    shown = people.command("show", "candidates:show", N_("show how a candidate's standards stand, and what is next"))
    shown.take("candidate", metavar="CANDIDATE", type=_text, help=called)
    given = people.command("export", "candidates:export", N_("write a candidate's sealed records with an index"))
    given.take("candidate", metavar="CANDIDATE", type=_text, help=called)
    given.option("--out", metavar="DIR|FILE.zip", required=True, help=words(N_("a new folder, or a zip")))


def _checking(commands: _Commands) -> None:
    words = commands.words
    verify = commands.command(
        "verify", "checking:verify", N_("judge records: intact, by whom, when, and are the pages true")
    )
    verify.take("files", nargs="+", metavar="PATH")
    verify.option("--trust", action="append", default=[], metavar="CERT", help=words(N_("a certificate you vouch for")))
    taken = commands.command("import", "checking:take_in", N_("import records and packs of standards into the store"))
    taken.take("files", nargs="+", metavar="PATH")
    _people(commands)
    records = commands.group("records", N_("list, export and vouch for records of the store"))
    records.command("list", "archive:list_all", N_("list the records of the store"))
    export = records.command("export", "archive:export", N_("write records as PDF files"))
    named = words(N_("identity, record id or reference; or `all`"))
    export.take("records", nargs="+", metavar="RECORD", type=_text, help=named)
    export.option("--out", metavar="DIR", required=True, help=words(N_("the folder for the files")))
    vouch = records.command(
        "vouch", "archive:vouch", N_("vouch for the signer of a record, by the fingerprint you compared")
    )
    vouch.take("record", metavar="RECORD", type=_text)
    told = words(N_("eight groups of four, as its owner told you"))
    vouch.option("--fingerprint", required=True, type=_text, help=told)
    store = commands.group("store", N_("make a store without the window"))
    create = store.command("create", "archive:create", N_("found a store and print its recovery code"))
    create.option("--name", required=True, type=_text, help=words(N_("your name")))
    create.option("--centre", required=True, type=_text, help=words(N_("your centre's name")))
    commands.command("doctor", "doctor:examine", N_("check this installation, and the store where one is named"))
