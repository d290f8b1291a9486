"""Taking the names out of a record: what an exercise shows of it, and what a person must still look at. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.observing.private import NOBODY, Known, private
from assessor_app.standards.search.mutations import forms
from assessor_app.standards.wording import unaccented
from assessor_app.verifying.standardising.model import Piece, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from assessor_app.records.model import Payload

ROLES: Final[dict[str, str]] = {
    "candidate": N_("[candidate]"),
    "assessor": N_("[assessor]"),
    "witness": N_("[witness]"),
    "centre": N_("[centre]"),
    "workplace": N_("[workplace]"),
    "number": N_("[number]"),
}
"""What stands in the place of a name, in the language of the text."""
_WORD: Final = re.compile(r"[^\W_]+")
_SHORTEST: Final = 3
"""Letters that a part of a name must have to be looked for alone; shorter ones go with their neighbours."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name to take out: its words without capitals and accents, and the role it gives way to."""

    words: tuple[str, ...]
    role: str
    parts: bool

    def fits(self, found: tuple[str, ...]) -> bool:
        """Whether neighbouring words are this name, its first letter mutated or not."""
        first = self.words[0]
        return found[1:] == self.words[1:] and (found[0] == first or found[0] in _mutated(first))


def _mutated(word: str) -> frozenset[str]:
    return frozenset(unaccented(form) for form in forms(word))


def names_in(payload: Payload) -> tuple[Name, ...]:
    """Everybody and everything that a record names: the longest first, so that no part hides a whole."""
    candidate, centre, event = payload["candidate"], payload["centre"], payload["event"]
    registration = candidate["registration"]
    told: list[tuple[str, str, bool]] = [
        (candidate["name"], "candidate", True),
        (registration.get("name") or "", "candidate", True),
        (payload["assessor"]["name"], "assessor", True),
        *((witness["name"], "witness", True) for witness in payload.get("witnesses", ())),
        (centre["name"], "centre", False),
        (centre.get("site") or "", "workplace", False),
        *((place, "workplace", False) for place in event["place"].split(",")),
        (event["place"], "workplace", False),
        *((number, "number", False) for number in _numbers(payload)),
    ]
    found = {(words, role, parts) for name, role, parts in told if (words := _words(name))}
    ordered = sorted(found, key=lambda one: (-len(one[0]), one))
    return tuple(Name(words, role, parts) for words, role, parts in ordered)


def _numbers(payload: Payload) -> Iterator[str]:
    candidate = payload["candidate"]
    yield from (candidate["centre_reference"], candidate["registration"]["number"], payload["centre"]["number"])
    yield payload["record"]["reference"]


def _words(name: str) -> tuple[str, ...]:
    return tuple(unaccented(word) for word in _WORD.findall(name))


def without_names(text: str, names: Iterable[Name], say: Callable[[str], str]) -> str:
    """A text with a role in the place of each name; `say` gives the word of a role in the text's language."""
    found = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
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
        if name.parts and capital and len(word) >= _SHORTEST and word in name.words:
            return name.role, _run(name, bare, at)
    return "", 0


def _run(name: Name, bare: tuple[str, ...], at: int) -> int:
    """How many words from here on are parts of one name."""
    end = at
    while end < len(bare) and bare[end] in name.words:
        end += 1
    return end - at


def pieces(payload: Payload, words: Mapping[str, Callable[[str], str]]) -> tuple[Piece, ...]:
    """The evidence of a record without names: its summary, what its log says and was not struck, where evidence is.

    `words` gives, by language (`cy`, `en`), the function that says a message in it.
    """
    struck = {entry["strikes"] for entry in payload["log"] if entry["strikes"]}
    names = names_in(payload)
    default = "en" if payload["record"]["pages"] == "en" else "cy"
    told = [Piece("summary", default, payload["summary"])]
    told += [
        Piece(entry["kind"], entry["language"], entry["text"], entry["question"])
        for entry in payload["log"]
        if entry["id"] not in struck and not entry["strikes"]
    ]
    told += [Piece("product", default, locator["what"]) for locator in payload["locators"]]
    return tuple(_bare(piece, names, words) for piece in told if piece.text or piece.question)


def _bare(piece: Piece, names: tuple[Name, ...], words: Mapping[str, Callable[[str], str]]) -> Piece:
    translate = words.get(piece.language) or words["en"]

    def say(role: str) -> str:
        return translate(ROLES[role])

    clean = without_names(piece.text, names, say)
    return replace(piece, text=clean, question=without_names(piece.question, names, say))


def doubtful(shown: Iterable[Piece], known: Known = NOBODY) -> dict[int, tuple[str, ...]]:
    """What may still name or number somebody, by the piece's place (from 0); a person looks before it goes out."""
    found: dict[int, tuple[str, ...]] = {}
    for at, piece in enumerate(shown):
        told = (*private(piece.text, known), *private(piece.question, known))
        if told:
            found[at] = tuple(one.text for one in told)
    return found


def wanted(payload: Payload) -> tuple[Wanted, ...]:
    """The criteria that carry a decision in the record, in the order of its standards, with both languages' texts."""
    judged = {criterion for criterion, state in decisions(payload).items() if state != "not_observed"}
    found = []
    for standard in payload["standards"]:
        other = {(one["kind"], one["number"]): one for one in (standard["translation"] or {}).get("criteria", ())}
        for one in standard["criteria"]:
            key = f"{standard['key']}#{one['kind']}:{one['number']}"
            if key in judged:
                text = other.get((one["kind"], one["number"]), {}).get("text", "")
                found.append(Wanted(key, one["label"], one["group"] or "", one["text"], tuple(one["items"]), text))
    return tuple(found)


def decisions(payload: Payload) -> dict[str, str]:
    """What the record decided, by criterion."""
    return {one["criterion"]: one["state"] for one in payload["judgements"]}
