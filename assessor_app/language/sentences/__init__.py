"""One whole sentence for every code that a room can raise or find, to be said in either language.

Each module holds the codes of one room. Facts are filled in by name; no sentence is built from pieces.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

from assessor_app.language.dates import is_date, moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor_app.errors import AssessorError, Fact
    from assessor_app.language.catalogue import Words


def _gather() -> dict[str, str]:
    gathered: dict[str, str] = {}
    for found in pkgutil.iter_modules(__path__):
        said: dict[str, str] = importlib.import_module(f"{__name__}.{found.name}").SENTENCES
        twice = gathered.keys() & said.keys()
        if twice:
            raise ValueError(f"codes with two sentences: {sorted(twice)}")
        gathered |= said
    return gathered


SENTENCES: dict[str, str] = _gather()


def sentence(words: Words, code: str, facts: Mapping[str, Fact]) -> str:
    """Say one code in the reader's language; raises KeyError for a code nobody wrote a sentence for.

    Facts are as exact as machines need them; a date or a time among them is said as people read it.
    """
    told = {name: _said(words, fact) for name, fact in facts.items()}
    return words(SENTENCES[code], **told) if told else words(SENTENCES[code])


def _said(words: Words, fact: Fact) -> Fact:
    return moment(words, fact) if isinstance(fact, str) and is_date(fact) else fact


def tell(words: Words, error: AssessorError) -> str:
    """Say what went wrong and what to do next."""
    return sentence(words, error.code, error.facts)
