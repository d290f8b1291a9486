"""The command `standards suggest`: the criteria that a note most likely evidences. A hint, never a judgement."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from assessor_app.cli.saying import Exit, Face
from assessor_app.cli.standards import MOST, library_of
from assessor_app.errors import Refusal

if TYPE_CHECKING:
    import argparse

STANDARD_INPUT: Final = "-"
LONGEST: Final = 10_000_000  # bytes of standard input; a note has a few hundred


def suggest(options: argparse.Namespace, face: Face) -> Exit:
    """List the criteria a note most likely evidences, best first; 0 also when there are none, which is said."""
    if options.limit < 1:
        raise Refusal("limit-too-small")
    note = " ".join(options.text)
    if note == STANDARD_INPUT:
        note = sys.stdin.buffer.read(LONGEST).decode("utf-8", "replace")
    with library_of(options, face) as library:
        named = [library.resolve(one, prefer=face.words.language).key for one in options.among or ()]
        found = library.suggest(note, named or None, min(options.limit, MOST))
    for one in found:
        face.answer(f"{one.score:.2f}  {one.key.standard} · {one.key.short(face.words.language)}  {one.text}")
    if found:
        face.remark(face.words("These are hints. Only what you saw decides which criteria it shows."))
    else:
        face.remark(face.words("No criterion is like this note."))
    face.document(
        {
            "suggestions": [
                {
                    "standard": str(one.key.standard), "kind": one.key.kind, "label": one.label,
                    "number": one.key.number, "text": one.text, "score": one.score,
                }
                for one in found
            ]
        }
    )  # fmt: skip
    return Exit.YES
