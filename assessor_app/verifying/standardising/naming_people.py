"""Knowing a name or a number again however it is written: mutated, in part, run together, with other signs. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from assessor_app.standards.search.mutations import forms
from assessor_app.standards.wording import unaccented

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from assessor_app.records.model import Payload

WORD: Final = re.compile(r"[^\W_]+")
_SHORTEST: Final = 3
"""Letters that a part of a name must have to be looked for alone; shorter ones go with their neighbours."""
_LEAST_TOGETHER: Final = 6
"""Letters of a name run together by which it is known within a longer word, as in an address or a file's name."""
_LEAST_OF_NUMBER: Final = 4
_MAIL: Final = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.\w+")
"""An e-mail address tells who it is, or where they work, whoever's it is."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Name:
    """One name to take out: its words without capitals and accents, and the role it gives way to.

    With `parts` each word of it counts by itself, as people's names do.
    """

    words: tuple[str, ...]
    role: str
    parts: bool

    def fits(self, found: tuple[str, ...]) -> bool:
        """Whether neighbouring words are this name, its first letter mutated or not."""
        first = self.words[0]
        return found[1:] == self.words[1:] and (found[0] == first or found[0] in mutated(first))

    def has(self, word: str) -> bool:
        """Whether a word is a part of it, mutated or not."""
        return self.parts and len(word) >= _SHORTEST and word in self._every

    def within(self, word: str) -> bool:
        """Whether it is written together in a word."""
        return self.parts and any(one in word for one in self._together)

    @cached_property
    def _every(self) -> frozenset[str]:
        return frozenset(self.words).union(*map(mutated, self.words))

    @cached_property
    def _together(self) -> tuple[str, ...]:
        count = len(self.words)
        runs = ("".join(self.words[at:end]) for at in range(count) for end in range(at + 2, count + 1))
        return tuple(run for run in runs if len(run) >= _LEAST_TOGETHER)

    @cached_property
    def initials(self) -> frozenset[str]:
        """As somebody is called in short: `RWJ`, `RJ`."""
        letters = [word[0].upper() for word in self.words]
        return (
            frozenset({"".join(letters), letters[0] + letters[-1]}) if self.parts and len(letters) > 1 else frozenset()
        )


@lru_cache(maxsize=1024)
def mutated(word: str) -> frozenset[str]:
    """Every form of a word, as they are compared."""
    return frozenset(unaccented(form) for form in forms(word))


def names_in(payload: Payload) -> tuple[Name, ...]:
    """Everybody and everything that a record names: the longest first, so that no part hides a whole."""
    candidate, centre, event = payload["candidate"], payload["centre"], payload["event"]
    people = [
        (candidate["name"], "candidate"),
        (candidate["registration"].get("name") or "", "candidate"),
        (((payload.get("response") or {}).get("mark") or {}).get("name") or "", "candidate"),
        (payload["assessor"]["name"], "assessor"),
        *((witness["name"], "witness") for witness in payload.get("witnesses", ())),
        *((entry.get("author") or "", "witness") for entry in payload["log"]),
    ]
    places = [(centre["name"], "centre"), (centre.get("site") or "", "workplace"), (event["place"], "workplace")]
    places += [(place, "workplace") for place in event["place"].split(",")]
    found = {(_words(name), role, True) for name, role in people}
    found |= {(words, role, False) for place, role in places for words in (_words(place), *_runs(place))}
    ordered = sorted((one for one in found if one[0]), key=lambda one: (-len(one[0]), one))
    return tuple(Name(words, role, parts) for words, role, parts in ordered)


def _runs(place: str) -> Iterator[tuple[str, ...]]:
    """Two and more neighbouring words with capitals of a place's name: so it is called for short."""
    said = WORD.findall(place)
    for at in range(len(said)):
        for end in range(at + 2, len(said) + 1):
            if all(word[0].isupper() for word in said[at:end]):
                yield tuple(map(unaccented, said[at:end]))


def _words(name: str) -> tuple[str, ...]:
    return tuple(unaccented(word) for word in WORD.findall(name))


def numbers_in(payload: Payload) -> tuple[re.Pattern[str], ...]:
    """The numbers by which a record or a person in it is known, with whatever signs between their letters."""
    candidate = payload["candidate"]
    said = (candidate["centre_reference"], candidate["registration"]["number"], payload["centre"]["number"],
            payload["record"]["reference"])  # fmt: skip
    bare = {"".join(WORD.findall(number)) for number in said}
    bare |= {run for number in said for run in re.findall(r"\d+", number) if not _YEAR.fullmatch(run)}
    bare = {one for one in bare if len(one) >= _LEAST_OF_NUMBER and any(map(str.isdigit, one))}
    return tuple(_spread(one) for one in sorted(bare, key=lambda one: (-len(one), one)))


def _spread(number: str) -> re.Pattern[str]:
    spread = r"[\W_]*".join(map(re.escape, number))
    return re.compile(rf"(?<![^\W_]){spread}(?![^\W_])", re.IGNORECASE)


def hinted(payload: Payload) -> frozenset[str]:
    """Words with capitals that stand where a record may name somebody in passing: a person looks at those."""
    event, centre = payload["event"], payload["centre"]
    told = [event["place"], event.get("others") or "", centre["name"], centre.get("site") or ""]
    told += [locator["holder"] for locator in payload["locators"]]
    told += [action["owner"] for action in payload["actions"]]
    return frozenset(
        unaccented(word) for one in told for word in WORD.findall(one) if word[0].isupper() and len(word) >= _SHORTEST
    )


def without_names(
    text: str, names: Iterable[Name], say: Callable[[str], str], numbers: Iterable[re.Pattern[str]] = ()
) -> str:
    """A text with a role in the place of each name; `say` gives the word of a role in the text's language."""
    text = _MAIL.sub(lambda _found: say("address"), text)
    for number in numbers:
        text = number.sub(lambda _found: say("number"), text)
    found = [(match.start(), match.end(), match[0]) for match in WORD.finditer(text)]
    bare = tuple(unaccented(word) for _, _, word in found)
    made, done, at = [], 0, 0
    known = tuple(names)
    while at < len(found):
        role, taken = _named(known, found, bare, at)
        if not taken:
            at += 1
            continue
        made += [text[done : found[at][0]], say(role)]
        done = found[at + taken - 1][1]
        at += taken
    return "".join([*made, text[done:]])


def _named(
    names: tuple[Name, ...], found: list[tuple[int, int, str]], bare: tuple[str, ...], at: int
) -> tuple[str, int]:
    """The role of whoever is named from a word on, and by how many words; a part of a name needs its capital."""
    for name in names:
        if name.fits(bare[at : at + len(name.words)]):
            return name.role, len(name.words)
    word, capital = bare[at], found[at][2][0].isupper()
    for name in names:
        if name.within(word):
            return name.role, 1
        if capital and name.has(word):
            return name.role, _run(name, bare, at)
    return "", 0


def _run(name: Name, bare: tuple[str, ...], at: int) -> int:
    """How many words from here on are parts of one name."""
    end = at + 1
    while end < len(bare) and bare[end] in name.words:
        end += 1
    return end - at


def perhaps(text: str, names: Iterable[Name], hints: frozenset[str]) -> Iterator[str]:
    """Words that may still name somebody: a part of a name without its capital, initials, what a hint tells of."""
    people = [name for name in names if name.parts]
    small = {word for name in people for word in name.words if len(word) >= _SHORTEST}
    short = {initials for name in people for initials in name.initials}
    for word in WORD.findall(text):
        bare = unaccented(word)
        if bare in small or word in short or (word[0].isupper() and bare in hints):
            yield word
