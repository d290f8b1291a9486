"""The terms by which a record of the pool is found, and its place in the list. Pure; the index itself is in `tables`.

A term begins with a letter for its kind: `m` a value of a facet (its digest), `w` the beginning of a word, `t` how the
record stands, `o` whether it is one's own, `p` whether it is in a sample.
"""

from __future__ import annotations

import datetime as dt
import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from assessor_app.standards.wording import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.verifying.pool.model import Filter

LONGEST: Final = 24  # letters: what a word has beyond them finds nothing more
DAY: Final = 1 << 24  # places in a day, one a record
_LAST: Final = dt.date.max.toordinal()
_WORD: Final = re.compile(r"[^\W_]+")


def of(row: dict[str, Any], methods: Iterable[str], standards: Iterable[str]) -> str:
    """All terms of a record that stay as they are: its facets' values, and every beginning of its words."""
    said = f"{row['reference']} {row['candidate']} {row['assessor']}"
    marks = [
        _mark("assessor", row["assessor_id"]), _mark("site", row["site"]),
        *(_mark("method", one) for one in methods), *(_mark("standard", one) for one in standards),
    ]  # fmt: skip
    begun = {f"w{word[:at]}" for word in words(said) for at in range(1, len(word) + 1)}
    return " ".join([*marks, *sorted(begun)])


def words(said: str) -> list[str]:
    """The words of a text as they are compared: runs of letters and digits, accents and capitals aside."""
    return [word[:LONGEST] for word in _WORD.findall(unaccented(said))]


def asked(wanted: Filter) -> list[str]:
    """The terms that a record of a filter must have, of those that `of` gives."""
    named = ("assessor", "site", "method", "standard")
    marks = [_mark(name, getattr(wanted, name)) for name in named if getattr(wanted, name)]
    return [*marks, *(f"w{word}" for word in dict.fromkeys(words(wanted.text)))]


def stands(row: dict[str, Any]) -> str:
    """The terms of a record that change as it goes: how it stands, whose it is, whether it is in a sample."""
    return f"{_standing(row['standing'])} o{row['own']} p{row['sampled']}"


def asked_standing(wanted: Filter) -> list[str]:
    """The terms that a record of a filter must have, of those that `stands` gives."""
    terms = [_standing(wanted.standing)] if wanted.standing else []
    terms += [_standing("accepted")] if wanted.counting else []
    terms += ["o0"] if wanted.others else []
    return terms if wanted.sampled is None else [*terms, f"p{int(wanted.sampled)}"]


def match(terms: Iterable[str]) -> str:
    """The question for records that have all of these terms."""
    return " AND ".join(f'"{term}"' for term in terms)


def day(observed_on: str) -> int:
    """The day of an ISO 8601 date, counted back from the last there is; a text that is no date comes behind all."""
    try:
        return _LAST - dt.date.fromisoformat(observed_on).toordinal()
    except ValueError:
        return _LAST


def _mark(facet: str, value: str) -> str:
    return "m" + blake2b(f"{facet}\0{value}".encode(), digest_size=8).hexdigest()


def _standing(standing: str) -> str:
    return "t" + standing.replace("-", "")
