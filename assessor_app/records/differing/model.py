"""What differs between two records, as frozen records; words for it are in `told`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Way = Literal["", "criteria", "setting", "methods", "state"]
"""What `before` and `now` hold: text as somebody wrote it, or names that the reader's language has words for."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that differs: a code that has its sentence, the facts in it, and what was said before and is now.

    Where `way` is not empty the two are names, one a line: keys of criteria, of settings or of methods.
    """

    code: str
    facts: dict[str, str] = field(default_factory=dict)
    before: str = ""
    now: str = ""
    way: Way = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two records, by their references, and all that differs, in the order of the pages."""

    old: str
    new: str
    reason: str
    changes: tuple[Changed, ...]
