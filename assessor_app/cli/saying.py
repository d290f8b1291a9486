"""How the command line speaks: text for people, one JSON document for programs, exit codes. Decides nothing."""

from __future__ import annotations

import contextlib
import json
import sys
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from assessor_app.clock import DeviceClock
from assessor_app.errors import Unavailable
from assessor_app.language.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor_app.clock import Clock
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
    """The command line's one voice: `answer` is what was asked for, `remark` everything else; `clock` its one clock."""

    words: Words
    json: bool
    clock: Clock = field(default_factory=DeviceClock)
    _documents: list[Any] = field(default_factory=list)

    def answer(self, text: str) -> None:
        """Text that answers the command: on standard output, or on standard error where a program reads the answer."""
        if self.json:
            self.remark(text)
        else:
            _write(_shown(text))

    def cells(self, line: Iterable[object]) -> None:
        """One line of a table that answers the command, its cells apart by tabs; a tab in a cell is shown as a sign."""
        shown = "\t".join(_shown("" if cell is None else str(cell)).replace("\n", " ") for cell in line)
        if not self.json:
            _write(shown)
            return
        with contextlib.suppress(OSError):
            print(shown, file=sys.stderr)

    def remark(self, text: str) -> None:
        """Text that tells how it went: always on standard error; where that takes nothing, nobody can be told so."""
        with contextlib.suppress(OSError):
            print(_shown(text), file=sys.stderr)

    def document(self, document: Any) -> None:  # noqa: ANN401 - any JSON value
        """The one JSON document of this command, where it was asked for."""
        if self.json:
            self._documents.append(document)
            _write(json.dumps(document, ensure_ascii=False, indent=1))

    def code(self, code: str, facts: Mapping[str, Fact]) -> str:
        """The sentence for a code."""
        return sentence(self.words, code, {name: visible(fact) for name, fact in facts.items()})

    def fault(self, error: AssessorError) -> None:
        """Say what went wrong and what to do next, and where in a file it is; in JSON where nothing was yet.

        The document is `{"error": {"code", "facts", "text"}}`.
        """
        said, place = self.code(error.code, error.facts), str(visible(error.facts.get("place", "")))
        self.remark(said if place in said else f"{place}: {said}")
        if not self._documents:
            self.document({"error": {"code": error.code, "facts": error.facts, "text": said}})


def finish() -> None:
    """See that what was printed has left; Unavailable `output-not-written`, as when a disk is full."""
    _write("", end="")


def _write(text: str, end: str = "\n") -> None:
    try:
        print(text, end=end, flush=not text)
    except BrokenPipeError:
        raise  # whoever read has read enough
    except OSError as problem:
        raise Unavailable("output-not-written") from problem


def visible(fact: Fact) -> Fact:
    """A fact as one line of text: a stranger's name must not steer the terminal or write lines of its own."""
    return fact if isinstance(fact, int) else "".join(map(_seen, fact))


def _shown(text: str) -> str:
    return "".join(letter if letter == "\n" else _seen(letter) for letter in text)


def _seen(letter: str) -> str:
    """A letter, or a sign in place of one that steers; what stands for an undecodable byte of a file's name stays."""
    return letter if letter.isprintable() or letter in LEFT else "\ufffd"
