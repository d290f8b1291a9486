"""Taking the names out of a record: what an exercise shows of it, and what a person must still look at. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.observing.private import NOBODY, Known, private
from assessor_app.verifying.standardising.model import Piece, Wanted
from assessor_app.verifying.standardising.naming_people import (
    hinted,
    names_in,
    numbers_in,
    perhaps,
    without_names,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from assessor_app.records.model import Payload

ROLES: Final[dict[str, str]] = {
    "candidate": N_("[candidate]"),
    "assessor": N_("[assessor]"),
    "witness": N_("[witness]"),
    "centre": N_("[centre]"),
    "workplace": N_("[workplace]"),
    "number": N_("[number]"),
    "address": N_("[address]"),
}
"""What stands in the place of a name, in the language of the text."""


def pieces(payload: Payload, words: Mapping[str, Callable[[str], str]]) -> tuple[Piece, ...]:
    """The evidence of a record without names: its summary, what its log says and was not struck, where evidence is.

    `words` gives, by language (`cy`, `en`), the function that says a message in it.
    """
    struck = {entry["strikes"] for entry in payload["log"] if entry["strikes"]}
    names, numbers = names_in(payload), numbers_in(payload)
    default = "en" if payload["record"]["pages"] == "en" else "cy"
    told = [Piece("summary", default, payload["summary"])]
    told += [
        Piece(entry["kind"], entry["language"], entry["text"], entry["question"])
        for entry in payload["log"]
        if entry["id"] not in struck and not entry["strikes"]
    ]
    told += [Piece("product", default, locator["what"]) for locator in payload["locators"]]

    def bare(piece: Piece) -> Piece:
        translate = words.get(piece.language) or words["en"]

        def clean(text: str) -> str:
            return without_names(text, names, lambda role: translate(ROLES[role]), numbers)

        return replace(piece, text=clean(piece.text), question=clean(piece.question))

    return tuple(bare(piece) for piece in told if piece.text or piece.question)


def bare_text(text: str, payload: Payload, say: Callable[[str], str]) -> str:
    """What its maker writes about an exercise, without the names of its record; `say` says a message."""
    return without_names(text, names_in(payload), lambda role: say(ROLES[role]), numbers_in(payload))


def doubtful(
    shown: Iterable[Piece], known: Known = NOBODY, payload: Payload | None = None
) -> dict[int, tuple[str, ...]]:
    """What may still name or number somebody, by the piece's place (from 0); a person looks before it goes out.

    `payload` is of the record it was drawn from, as long as that is here.
    """
    names, hints = (names_in(payload), hinted(payload)) if payload else ((), frozenset[str]())
    found: dict[int, tuple[str, ...]] = {}
    for at, piece in enumerate(shown):
        texts = (piece.text, piece.question)
        told = [one.text for text in texts for one in private(text, known)]
        told += [word for text in texts for word in perhaps(text, names, hints)]
        if told:
            found[at] = tuple(dict.fromkeys(told))
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
