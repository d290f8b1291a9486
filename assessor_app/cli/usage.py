"""The parser of the command line, speaking the language asked for: its help, its usage and what is wrong with a line.

argparse words these things itself, in English; here they are said again from the program's own messages.
"""

from __future__ import annotations

import argparse
import functools
import re
import sys
from typing import TYPE_CHECKING, Any, Final, NoReturn

from assessor_app.cli.saying import Exit
from assessor_app.language import LANGUAGES, N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor_app.language import Tongue, Words

# What argparse says in English, and how the program says it; each group of the pattern is a fact.
FAULTS: Final = tuple(
    (re.compile(pattern, re.DOTALL), message)
    for pattern, message in (
        (r"the following arguments are required: (?P<names>.*)", N_("This is missing: {names}")),
        (r"one of the arguments (?P<names>.*) is required", N_("One of these is missing: {names}")),
        (r"unrecognized arguments: (?P<names>.*)", N_("This is not known here: {names}")),
        (
            r"argument (?P<name>.*?): invalid choice: (?P<given>.*?) \(choose from (?P<known>.*)\)",
            N_("{name}: {given} is not known here. Choose from: {known}"),
        ),
        (r"argument (?P<name>.*?): expected (?:one|at least one) argument", N_("{name}: something must follow this")),
        (r"argument (?P<name>.*?): invalid int value: (?P<given>.*)", N_("{name}: {given} is not a whole number")),
        (r"argument (?P<name>.*?): not allowed with argument (?P<given>.*)", N_("{name}: not together with {given}")),
        (r"argument (?P<name>.*?): no file before it", N_("{name}: name a file first, with --file")),
        (r"argument (?P<name>.*?): said twice", N_("{name}: this was said of the file already")),
        (r"argument (?P<name>.*?): (?P<given>.*)", N_("{name}: this will not do: {given}")),
        (r"ambiguous option: (?P<given>.*?) could match (?P<known>.*)", N_("{given} could mean any of: {known}")),
    )
)


class _Formatter(argparse.HelpFormatter):
    """argparse's own, with this program's word before the usage."""

    def __init__(self, words: Words, prog: str) -> None:
        super().__init__(prog)
        self._prefix = words(N_("usage: "))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin with the word in this language."""
        super().add_usage(usage, actions, groups, self._prefix if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """One command's parser. Wrong usage ends the program with 64, as in BSD's sysexits.h."""

    def __init__(self, *, words: Words, **named: Any) -> None:  # noqa: ANN401 - argparse's own many
        formatter = functools.partial(_Formatter, words)
        super().__init__(add_help=False, formatter_class=formatter, **named)
        self.words = words
        self._asked = self.add_argument_group(words(N_("what it takes")))
        self._options = self.add_argument_group(words(N_("options")))
        self.option("-h", "--help", action="help", help=words(N_("show this help and leave")))

    def take(self, name: str, **named: Any) -> None:  # noqa: ANN401 - same
        """Add something that the command takes by its place."""
        self._asked.add_argument(name, **named)

    def option(self, *names: str, **named: Any) -> None:  # noqa: ANN401 - same
        """Add an option."""
        self._options.add_argument(*names, **named)

    def either(self, *, required: bool = False) -> argparse._MutuallyExclusiveGroup:
        """Options of which only one may be given, or where `required` must be."""
        return self._options.add_mutually_exclusive_group(required=required)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the line, in its language, and end with the code for wrong usage."""
        self.print_usage(sys.stderr)
        self.exit(Exit.USAGE, f"{self.prog}: {said(self.words, message)}\n")


class Attached(argparse.Action):
    """`--file` begins a dict in a list; what the other options say that keep it there is said of the file before."""

    def __call__(self, parser: object, into: argparse.Namespace, given: object, option: object = None) -> None:  # noqa: ARG002 - argparse's own
        """Add a file, or what is said of the last one."""
        held, about = list(getattr(into, self.dest)), self.option_strings[0].lstrip("-")
        if about != "file":
            if not held:
                raise argparse.ArgumentError(self, "no file before it")
            if about in held[-1]:
                raise argparse.ArgumentError(self, "said twice")
            given = held.pop() | {about: given}
        else:
            given = {about: given}
        setattr(into, self.dest, [*held, given])


def said(words: Words, message: str) -> str:
    """What argparse found, in the program's words; a message that no pattern knows stays as argparse says it."""
    for pattern, ours in FAULTS:
        found = pattern.fullmatch(message)
        if found:
            return words(ours, **found.groupdict())
    return message


def asked_language(arguments: Sequence[str]) -> Tongue | None:
    """The language that a line asks for, before anything else in it is understood: `--language cy`, `--language=cy`."""
    asked = None
    for one, following in zip(arguments, [*arguments, ""][1:], strict=True):
        if one == "--":
            break
        name, _, written = one.partition("=")
        if name == "--language":
            given = written or following
            asked = next((language for language in LANGUAGES if language == given), asked)
    return asked
