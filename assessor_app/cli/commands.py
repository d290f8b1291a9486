"""How commands and groups of them are added to the parser, and the options of each. Which there are: `main`."""

from __future__ import annotations

import argparse
import functools

from assessor_app.cli.usage import Parser
from assessor_app.language import N_


def text(written: str) -> str:
    """An argument that is text and not a file's name: it must be whole Unicode, which a file's name need not be."""
    try:
        written.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError(ascii(written)) from None
    return written


def day(written: str) -> str:
    """An argument that is a day, in ISO 8601 however it is written; what is no day stays, and its deed refuses it."""
    from assessor_app.standards.dates import iso  # noqa: PLC0415 - only where a day is given

    found = iso(text(written))
    return found if found and len(found) == len("2026-01-01") else written


def common(parser: Parser) -> None:
    """Options that every command and every group of commands takes, before or after its name."""
    words, unsaid = parser.words, argparse.SUPPRESS
    parser.option("--language", choices=("cy", "en"), default=unsaid, help=words(N_("language of the texts")))
    json = words(N_("print one JSON document on standard output"))
    parser.option("--json", action="store_true", default=unsaid, help=json)
    store = words(N_("the folder of a store (or ASSESSOR_APP_STORE)"))
    parser.option("--store", metavar="DIR", default=unsaid, help=store)
    phrase = words(N_("a file whose first line is the passphrase"))
    parser.option("--passphrase-file", metavar="FILE", default=unsaid, help=phrase)
    keyring = words(N_("take the passphrase from this system’s keyring, where `store remember` put it"))
    parser.option("--passphrase-keyring", action="store_true", default=unsaid, help=keyring)


class Commands:
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

    def group(self, name: str, told: str) -> Commands:
        """Add a group."""
        return Commands(self._added(name, told), "WHAT", required=True)

    def _added(self, name: str, told: str) -> Parser:
        said = self.words(told)
        added: Parser = self._under.add_parser(name, help=said, description=said)
        common(added)
        return added
