"""Says what is wrong with the words: Welsh complete, places and terms and apostrophes right, .mo compiled; 1 on faults.

Changes nothing; `words.py` is what gathers and fills. Run from anywhere: `python packaging/words_check.py`.
"""

from __future__ import annotations

import io
import re
import string
import sys
from typing import TYPE_CHECKING

import terms
import words
from babel.messages.mofile import write_mo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog

# "{count} meini" would have to mutate with every count; "Meini prawf: {count}" does not
NUMBER_THEN_NOUN = re.compile(r"\{(?:n|count|number|total|left|many|\w+_count)\} (?!allan\b|wedi\b|heb\b)[^\W\d_]{3,}")
PLACES = re.compile(r"\{[^{}]*\}")
# The pages of sealed files write the apostrophe as ’, and so does everything else. Those pages own their words: they
# are not in the catalogue (`words.FROZEN`), and so what they wrote otherwise before stays as it is.
STRAIGHT = re.compile(r"(?<=[^\W\d_]|\})'(?=[^\W\d_])")
CODE = re.compile(r"```.*?```|`[^`\n]*`|\]\([^)]*\)", re.DOTALL)  # of a help page: commands, and where links lead


def places(message: str) -> set[str]:
    """The names in braces of one message; raises ValueError where the braces do not match."""
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def faults_of_pair(english: str, welsh: str) -> Iterator[str]:
    """What is wrong with one message and its Welsh."""
    yield from terms.misused(english)
    if not welsh:
        yield "has no Welsh"
        return
    try:
        here, there = places(english), places(welsh)
    except ValueError as problem:
        yield f"braces do not match: {problem}"
        return
    if here != there:
        yield f"the places differ: {sorted(here)} and {sorted(there)}"
    if english == welsh and len(re.findall(r"[a-z]{3,}", PLACES.sub("", english))) > 1:
        yield "the Welsh is the English"
    if NUMBER_THEN_NOUN.search(welsh):
        yield "a number stands before a noun in the Welsh: put it after a colon"
    yield from terms.misused(english, welsh)


def straight(page: str) -> list[str]:
    """The words of a help page in which an apostrophe is straight, but for commands."""
    prose = CODE.sub("", page)
    return [prose[max(0, one.start() - 12) : one.end() + 12] for one in STRAIGHT.finditer(prose)]


def faults(code: Catalog, committed: Catalog, compiled: bytes) -> Iterator[str]:
    """What is wrong with the catalogue, given the messages in the code and the bytes of the .mo file."""
    asked = {str(message.id) for message in code if message.id}
    known = {str(message.id): message for message in committed if message.id}
    yield from (f"not in the catalogue: {english!r}" for english in sorted(asked - known.keys()))
    yield from (f"not in the code any more: {english!r}" for english in sorted(known.keys() - asked))
    yield from (
        f"kept although the code does not ask for it: {english!r}" for english in sorted(map(str, committed.obsolete))
    )
    for english, message in sorted(known.items()):
        if message.fuzzy:
            yield f"marked as uncertain: {english!r}"
        if STRAIGHT.search(f"{english}\n{message.string}"):
            yield f"an apostrophe is straight, not ’: {english!r}"
        yield from (f"{fault}: {english!r}" for fault in faults_of_pair(english, str(message.string)))
    fresh = io.BytesIO()
    write_mo(fresh, committed)
    if fresh.getvalue() != compiled:
        yield "the .mo file is not what the .po file compiles to"


def main() -> int:
    """Print every fault; 1 when there is one."""
    found = list(faults(words.gathered(), words.written(), words.MO.read_bytes()))
    for page in sorted((words.ROOT / "resources" / "help").rglob("*.md")):
        said = straight(page.read_text(encoding="utf-8"))
        found += [f"an apostrophe is straight, not ’, in {page.relative_to(words.ROOT)}: {one!r}" for one in said]
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
