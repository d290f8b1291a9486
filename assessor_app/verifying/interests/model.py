"""A personal interest as a frozen record, and whether one stands in the people of an assessment. Pure."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Concern = Literal["candidate", "assessor"]
CONCERNS: Final[tuple[Concern, ...]] = ("candidate", "assessor")


@dataclass(frozen=True, slots=True)
class Interest:
    """A personal interest of the verifier in somebody: this verifier samples, reviews and rechecks no record of theirs.

    `subject` is the id of the candidate or assessor, `at` RFC 3339.
    """

    concern: Concern
    subject: str
    name: str
    text: str
    at: str = ""


def same_name(name: str) -> str:
    """A name as names are compared: one form, one kind of space, no capitals."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def standing(
    interests: Iterable[Interest], *, candidate: tuple[str, str], assessor: tuple[str, str]
) -> tuple[Interest, ...]:
    """The interests in the candidate or the assessor of a record, each given by id and name.

    Candidates have another id in each assessor's store, so whoever has the same name counts as the same person.
    """
    people = {"candidate": candidate, "assessor": assessor}
    return tuple(one for one in interests if _is(one, *people[one.concern]))


def _is(interest: Interest, identity: str, name: str) -> bool:
    same_id = bool(interest.subject) and interest.subject == identity
    return same_id or (bool(interest.name) and same_name(interest.name) == same_name(name))
