"""How long records are kept and what is due, as frozen records and pure rules. No store lives here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal

After = Literal["last", "certified"]
YEARS: Final = range(1, 101)


@dataclass(frozen=True, slots=True)
class Rule:
    """How many years after what: the last thing done with a candidate, or the claim of their certificate.

    Three years is what awarding bodies ask of learner, assessment and verification records; funders and sectors ask
    for more, so each centre says its own. After a claim that nobody has entered, nothing is ever due.
    """

    years: int = 3
    after: After = "last"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants disposed of, and why; `pages` are the languages of the certificate."""

    candidates: tuple[str, ...]
    reason: str
    pages: Literal["cy", "en", "both"] = "both"


@dataclass(frozen=True, slots=True)
class Disposal:
    """One that was done, `at` (RFC 3339): how many records went and how many other things, and its certificate's name.

    `sealed` says that the certificate is a sealed PDF; the first builds signed JSON.
    """

    number: int
    reference: str
    at: str
    records: int
    others: int
    sealed: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A record or a draft as a certificate of disposal names it; `identity` is empty for a draft."""

    identity: str
    id: str
    reference: str
    at: str


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is kept of one candidate: records, drafts, and `plans` many planned visits. `last` is the last day of any.

    `held` says why it must stay, or is empty; who holds it and since when (RFC 3339) is beside it.
    """

    candidate: str
    name: str
    records: tuple[Named, ...]
    drafts: tuple[Named, ...]
    last: dt.date
    certified: dt.date | None = None
    held: str = ""
    held_by: str = ""
    held_at: str = ""
    plans: int = 0

    def until(self, rule: Rule) -> dt.date | None:
        """The day from which it may be disposed of; None where the rule counts from a claim that is not known.

        What was done after a claim still has its years: nothing goes sooner than `last` allows.
        """
        if rule.after == "certified":
            return later(max(self.certified, self.last), rule.years) if self.certified else None
        return later(self.last, rule.years)

    def due(self, rule: Rule, today: dt.date) -> bool:
        """Whether it may be disposed of today."""
        until = self.until(rule)
        return not self.held and until is not None and until <= today


@dataclass(frozen=True, slots=True)
class Going:
    """What is about to go, the rule by which it may, and the number that its disposal will have."""

    people: tuple[Keeping, ...]
    rule: Rule
    number: int


def named(number: int, at: str) -> str:
    """What the certificate of a disposal is called in its store: `D-2029-1`."""
    return f"D-{at[:4]}-{number}"


def later(day: dt.date, years: int) -> dt.date:
    """The same day years later; for 29 February where there is none, 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)
