"""The command `standards elsewhere`: criteria of other standards nearly the same as one. A hint, never credit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.cli.saying import Exit, Face
from assessor_app.cli.standards import MOST, library_of
from assessor_app.errors import Refusal
from assessor_app.language import N_

if TYPE_CHECKING:
    import argparse

    from assessor_app.standards.model import Like


def elsewhere(options: argparse.Namespace, face: Face) -> Exit:
    """List nearly the same criteria, most alike first, and the words that differ; 0 also when there are none."""
    if options.limit < 1:
        raise Refusal("limit-too-small")
    with library_of(options, face) as library:
        key = library.criterion(options.criterion, prefer=face.words.language)
        text = next(one.text for one in [library.get(key.standard).find(key)] if one)
        found = library.elsewhere(key, min(options.limit, MOST))
    language = face.words.language
    face.answer(f"{key.standard} · {key.short(language)}  {text}")
    for one in found:
        face.answer(f"\n{one.likeness:.2f}  {one.criterion.standard} · {one.criterion.short(language)}  {one.text}")
        for message, words in ((N_("only here: {words}"), one.lacks), (N_("only there: {words}"), one.adds)):
            if words:
                face.answer(f"      {face.words(message, words=', '.join(words))}")
    if found:
        face.remark(
            face.words("A likeness is a hint for mapping, never credit: judge each criterion on its own evidence.")
        )
    else:
        face.remark(face.words("No other standard here has a criterion nearly the same."))
    face.document({"criterion": str(key), "text": text, "elsewhere": [_told(one) for one in found]})
    return Exit.YES


def _told(one: Like) -> dict[str, Any]:
    return {
        "standard": str(one.criterion.standard),
        "title": one.title,
        "kind": one.criterion.kind,
        "number": one.criterion.number,
        "text": one.text,
        "likeness": round(one.likeness, 3),
        "compared": str(one.compared),
        "only_here": list(one.lacks),
        "only_there": list(one.adds),
    }
