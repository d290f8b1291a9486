"""How the command line speaks: text for people, one JSON document for programs, exit codes. Decides nothing."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from assessor_app.language.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor_app.errors import AssessorError, Fact
    from assessor_app.language import Words


# Spaces that a language's own text may hold, and bytes of file names that are not text.
LEFT = frozenset("\u00a0\u202f\u2009") | frozenset(map(chr, range(0xDC80, 0xDD00)))


class Exit(IntEnum):
    """The exit codes of every command."""

    YES = 0
    NO = 1
    COULD_NOT = 2
    USAGE = 64


@dataclass(frozen=True, slots=True)
class Face:
    """The command line's one voice: `answer` is what was asked for, `remark` everything else."""

    words: Words
    json: bool

    def answer(self, text: str) -> None:
        """Text that answers the command: on standard output, or on standard error where a program reads the answer."""
        print(_shown(text), file=sys.stderr if self.json else sys.stdout)

    def remark(self, text: str) -> None:
        """Text that tells how it went: always on standard error."""
        print(_shown(text), file=sys.stderr)

    def document(self, document: Any) -> None:  # noqa: ANN401 - any JSON value
        """The one JSON document of this command, where it was asked for."""
        if self.json:
            print(json.dumps(document, ensure_ascii=False, indent=1))

    def code(self, code: str, facts: Mapping[str, Fact]) -> str:
        """The sentence for a code."""
        return sentence(self.words, code, {name: visible(fact) for name, fact in facts.items()})

    def fault(self, error: AssessorError) -> None:
        """Say what went wrong and what to do next, and where in a file it is."""
        said, place = self.code(error.code, error.facts), str(visible(error.facts.get("place", "")))
        self.remark(said if place in said else f"{place}: {said}")


def visible(fact: Fact) -> Fact:
    """A fact as one line of text: a stranger's name must not steer the terminal or write lines of its own."""
    return fact if isinstance(fact, int) else "".join(map(_seen, fact))


def _shown(text: str) -> str:
    return "".join(letter if letter == "\n" else _seen(letter) for letter in text)


def _seen(letter: str) -> str:
    """A letter, or a sign in place of one that steers; what stands for an undecodable byte of a file's name stays."""
    return letter if letter.isprintable() or letter in LEFT else "\ufffd"
