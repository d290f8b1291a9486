"""How long records are kept and what is due, as frozen records and pure rules. No store lives here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

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
class Named:
    """A record or a draft as a certificate of disposal names it; `identity` is empty for a draft."""

    identity: str
    id: str
    reference: str
    at: str


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is kept of one candidate. `last` is the day of the last thing done, `held` why it must stay, or empty."""

    candidate: str
    name: str
    records: tuple[Named, ...]
    drafts: tuple[Named, ...]
    last: dt.date
    certified: dt.date | None = None
    held: str = ""

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


def later(day: dt.date, years: int) -> dt.date:
    """The same day years later; for 29 February where there is none, 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


def statement(gone: Iterable[Keeping], rule: Rule, *, at: str, by: str, centre: str, reason: str) -> dict[str, object]:
    """What a certificate of disposal says: which records and drafts, by what rule and why; nothing of their content."""
    gone = tuple(gone)
    return {
        "kind": "disposal/1", "at": at, "by": by, "centre": centre, "reason": reason,
        "rule": {"years": rule.years, "after": rule.after},
        "records": [
            {"identity": one.identity, "record": one.id, "reference": one.reference, "sealed_at": one.at}
            for each in gone for one in each.records
        ],
        "drafts": [{"id": one.id, "reference": one.reference} for each in gone for one in each.drafts],
    }  # fmt: skip
