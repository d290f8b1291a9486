"""The command line: its commands and options, and how errors and exit codes leave. Heavy rooms load late."""

from __future__ import annotations

import argparse
import importlib
import locale
import os
import sys
from typing import TYPE_CHECKING

from assessor_app import __version__, paths, settings
from assessor_app.cli.commands import Commands, common, text
from assessor_app.cli.commands_of_centres import belonging, keys, looking_after
from assessor_app.cli.commands_of_records import records
from assessor_app.cli.commands_of_reports import actions, reports
from assessor_app.cli.commands_of_sampling import sampling
from assessor_app.cli.commands_of_standards import reading
from assessor_app.cli.commands_of_verifying import external, inbox, interests, overview, reviews, standardisation
from assessor_app.cli.saying import Exit, Face, finish
from assessor_app.cli.usage import Parser, asked_language
from assessor_app.clock import DeviceClock
from assessor_app.errors import AssessorError, Cancelled, Refusal, Tampered, Unavailable
from assessor_app.language import ENGLISH, N_, WELSH, Tongue, speak

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor_app.clock import Clock
    from assessor_app.language import Words


# What options are where nobody gave them; not argparse defaults, which a command would put over what stood before it.
UNSAID: dict[str, object] = {
    "command": None, "language": None, "json": False, "store": None, "passphrase_file": None,
    "passphrase_keyring": False,
}  # fmt: skip


def run(arguments: Sequence[str], clock: Clock | None = None) -> int:
    """Run one command and return its exit code; never a traceback for what a person can mend.

    What it judges and seals it does by `clock`, this device's where none is given.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    language = _language(asked_language(arguments))
    parser = _parser(speak(language))
    try:
        options = parser.parse_args(arguments, argparse.Namespace(**UNSAID))
    except SystemExit as ended:
        return _told(int(ended.code or 0))
    face = Face(speak(options.language or language), json=options.json, clock=clock or DeviceClock())
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
    common(parser)
    version = words(N_("show the version and leave"))
    parser.option("--version", action="version", version=f"assessor-app {__version__}", help=version)
    commands = Commands(parser, "COMMAND", required=False)
    _working(commands)
    _checking(commands)
    return parser


def _working(commands: Commands) -> None:
    words = commands.words
    demo = commands.command("demo", "demo:demo", N_("one whole journey on throwaway stores, verified both ways"))
    demo.option("--out", metavar="DIR", required=True, help=words(N_("the folder for what it makes")))
    reading(commands.group("standards", N_("read, import, export, list, show, search and compare standards")))
    _observing(commands.group("observations", N_("list, show and export drafts and planned visits of the store")))
    seal = commands.command("seal", "sealing:seal", N_("seal an observation given as JSON, without the window"))
    seal.take("observation", metavar="OBSERVATION.json")
    seal.option("--out", metavar="FILE.pdf", required=True, help=words(N_("the file for the record")))
    seal.option("--key", metavar="FILE.p12", help=words(N_("a key file instead of the store’s own identity")))
    seal.option(
        "--replaces", metavar="RECORD", type=text, help=words(N_("the record of the store that this puts right"))
    )
    seal.option("--reason", type=text, default="", help=words(N_("why, in a sentence that stays with the record")))
    seal.option("--pin-file", metavar="FILE", help=words(N_("a file with the PIN, where a token holds the key")))


def _observing(observations: Commands) -> None:
    words = observations.words
    listed = observations.command("list", "observations:list_all", N_("list the drafts of the store"))
    listed.option("--planned", action="store_true", help=words(N_("the visits to come instead")))
    shown = observations.command("show", "observations:show", N_("show a draft and what it lacks, or a planned visit"))
    written = observations.command("export", "observations:export", N_("write a draft as JSON, to be sealed elsewhere"))
    for command in (shown, written):
        command.take("observation", metavar="OBSERVATION", type=text, help=words(N_("its reference or its id")))
    written.option("--out", metavar="FILE.json", required=True, help=words(N_("the file for the document")))


def _people(commands: Commands) -> None:
    words = commands.words
    people = commands.group("candidates", N_("list and show the candidates of the store, export a portfolio"))
    people.command("list", "candidates:list_all", N_("list the candidates of the store"))
    called = words(N_("id, centre reference or name"))
    shown = people.command("show", "candidates:show", N_("show how a candidate’s standards stand, and what is next"))
    shown.take("candidate", metavar="CANDIDATE", type=text, help=called)
    given = people.command("export", "candidates:export", N_("write a candidate’s sealed records with an index"))
    given.take("candidate", metavar="CANDIDATE", type=text, help=called)
    given.option("--out", metavar="DIR|FILE.zip", required=True, help=words(N_("a new folder, or a zip")))


def _checking(commands: Commands) -> None:
    words = commands.words
    verify = commands.command(
        "verify", "checking:verify", N_("judge records: intact, by whom, when, and are the pages true")
    )
    verify.take("files", nargs="+", metavar="PATH")
    trusted = words(N_("a certificate you vouch for, or a centre’s pack"))
    verify.option("--trust", action="append", default=[], metavar="CERT", help=trusted)
    taken = commands.command("import", "checking:take_in", N_("import records and packs of standards into the store"))
    taken.take("files", nargs="+", metavar="PATH")
    _people(commands)
    records(
        commands.group("records", N_("list, export, put right and withdraw records of the store, check its journal"))
    )
    _verifying(commands)
    centre = commands.group("centre", N_("found and look after a centre, ask one for a certificate, take in its pack"))
    looking_after(centre)
    keys(centre)
    belonging(centre)
    _stores(commands)
    _backing(commands)
    commands.command("doctor", "doctor:examine", N_("check this installation, and the store where one is named"))


def _verifying(commands: Commands) -> None:
    """A verifier's desk, in the order of the work."""
    inbox(commands.group("inbox", N_("list what came in and waits, judge it again, empty the quarantine")))
    sampling(commands.group("sampling", N_("plan a verifier’s sample, draw it, justify it, and draw it again")))
    interests(commands.group("interests", N_("declare, list and lift a verifier’s personal interests")))
    reviews(commands.group("reviews", N_("review records: decide criterion by criterion, sign and finish")))
    reports(commands.group("reports", N_("list, show and export verification reports, and vouch for their signers")))
    actions(commands.group("actions", N_("list, answer and recheck what verifiers asked to be done")))
    overview(commands.group("overview", N_("add up what was sampled and agreed, and export it as tables")))
    told = N_("give a record without names to several assessors, judge one, see who agrees")
    standardisation(commands.group("standardisation", told))
    external(commands.group("external", N_("make and check the external verifier’s pack")))


def _stores(commands: Commands) -> None:
    words, store = commands.words, commands.group("store", N_("make a store without the window"))
    create = store.command("create", "archive:create", N_("found a store and print its recovery code"))
    create.option("--name", required=True, type=text, help=words(N_("your name")))
    create.option("--centre", required=True, type=text, help=words(N_("your centre’s name")))
    phrase = store.command(
        "passphrase", "backing:change_passphrase", N_("put a new passphrase in place of the old one")
    )
    asked = store.command("ask-centre", "keys:ask_centre", N_("ask your centre to let you in; the store stays locked"))
    asked.option("--out", metavar="FILE", required=True, help=words(N_("the file for the request")))
    answered = store.command("let-in", "keys:let_in", N_("open the store with the centre’s answer"))
    answered.take("answer", metavar="ANSWER")
    for command in (phrase, asked, answered):
        command.option(
            "--new-passphrase-file", metavar="FILE", help=words(N_("a file whose first line is the new passphrase"))
        )
    _code(phrase)
    store.command("renew", "archive:renew", N_("make a new certificate of your own, where no centre gave you one"))
    store.command("remember", "remembered:remember", N_("keep the passphrase in this system’s keyring, for commands"))
    store.command("forget", "remembered:forget", N_("take the passphrase out of this system’s keyring"))


def _code(command: Parser) -> None:
    told = command.words(N_("a file whose first line is the recovery code, instead of the passphrase"))
    command.option("--recovery-code-file", metavar="FILE", help=told)


def _backing(commands: Commands) -> None:
    words = commands.words
    backup = commands.command(
        "backup", "backing:backup", N_("make an encrypted backup of the store, and read it again")
    )
    backup.option("--out", metavar="DIR", help=words(N_("the folder for it, instead of the one in the store’s plan")))
    backup.option("--check", metavar="FILE", help=words(N_("only see whether this backup is whole")))
    restore = commands.command("restore", "backing:restore", N_("put a store back from a backup, beside what is there"))
    restore.take("file", metavar="BACKUP")
    _code(restore)
