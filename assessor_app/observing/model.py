"""An observation and its parts, as frozen records; a draft until it is sealed. No store and no rules live here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from assessor_app.people.model import Assessor, Candidate
    from assessor_app.standards.model import CriterionKey, Language, Standard, StandardKey

EntryKind = Literal["behaviour", "question", "discussion", "witness", "product", "note"]
State = Literal["met", "not_yet_met", "not_observed"]
Setting = Literal["real_work", "realistic_environment", "simulation"]
Method = Literal["observation", "questioning", "discussion", "witness", "product", "prior_learning"]
MarkKind = Literal["drawn", "typed", "absent"]
PageLanguages = Literal["cy", "en", "both"]

ENTRY_KINDS: tuple[EntryKind, ...] = ("behaviour", "question", "discussion", "witness", "product", "note")
STATES: tuple[State, ...] = ("not_observed", "not_yet_met", "met")
# What `seen_by` of a location says where the assessor has seen the evidence: shown in the reader's language.
ASSESSOR_SAW: Final = "@assessor"
SETTINGS: tuple[Setting, ...] = ("real_work", "realistic_environment", "simulation")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log. `at` is RFC 3339; `monotonic_ms` runs on where a clock is set back.

    For a question `question` holds what was asked and `text` the candidate's own words. A correction is a later
    entry whose `strikes` names this one; both stay.
    """

    id: str
    kind: EntryKind
    text: str
    language: Language
    at: str
    monotonic_ms: int
    author: str
    question: str = ""
    strikes: str = ""
    links: tuple[CriterionKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """The assessment decision on one criterion; the absence of one means not observed."""

    criterion: CriterionKey
    state: State
    at: str


@dataclass(frozen=True, slots=True)
class Locator:
    """Where evidence is held that was not copied, and why; who has seen it: their words, or `ASSESSOR_SAW`."""

    id: str
    what: str
    where: str
    holder: str
    why_not_copied: str
    seen_by: str
    criteria: tuple[CriterionKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do next; `due` is an ISO 8601 date or a few words such as 'next visit'."""

    id: str
    text: str
    owner: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What was agreed with the candidate beforehand; `agreed` is an ISO 8601 date or empty."""

    agreed: str = ""
    methods: tuple[Method, ...] = ("observation",)


@dataclass(frozen=True, slots=True)
class Event:
    """When, where and in what setting; times are RFC 3339, `others` names roles, never people."""

    start: str
    end: str = ""
    place: str = ""
    setting: Setting = "real_work"
    others: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The candidate's mark. Strokes are lists of (x, y) in thousandths of the pad's width, origin top left.

    A mark is a mark and not proof. `absent` needs a `reason`.
    """

    kind: MarkKind
    name: str
    at: str
    strokes: tuple[tuple[tuple[int, int], ...], ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Composer:
    """What stands in the composer, not yet an entry: it must survive a crash too.

    `strikes` is empty, or names the entry that this will correct: those are written in their own place.
    """

    kind: EntryKind = "behaviour"
    text: str = ""
    question: str = ""
    links: tuple[CriterionKey, ...] = ()
    strikes: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """One candidate, one or more standards, one visit: a draft while `record` is empty, then the id of its record.

    `corrections` are those begun and not yet in the log. A deed that changes what the candidate has marked takes
    `mark` away.
    """

    id: str
    reference: str
    candidate: str
    standards: tuple[StandardKey, ...]
    event: Event
    plan: Plan = Plan()
    entries: tuple[Entry, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    locators: tuple[Locator, ...] = ()
    actions: tuple[Action, ...] = ()
    summary: str = ""
    feedback: str = ""
    candidate_comment: str = ""
    dissent: bool = False
    pages: PageLanguages = "both"
    mark: Mark | None = None
    composer: Composer = Composer()
    corrections: tuple[Composer, ...] = ()
    record: str = ""

    def standing(self) -> tuple[Entry, ...]:
        """Entries that have not been struck, in order; corrections stand in for what they strike."""
        struck = {entry.strikes for entry in self.entries if entry.strikes}
        return tuple(entry for entry in self.entries if entry.id not in struck)

    def state_of(self, criterion: CriterionKey) -> State:
        """The judgement on one criterion; not observed where nobody judged."""
        return next((j.state for j in self.judgements if j.criterion == criterion), "not_observed")

    def linked_to(self, criterion: CriterionKey) -> tuple[Entry, ...]:
        """Standing entries that evidence this criterion."""
        return tuple(entry for entry in self.standing() if criterion in entry.links)


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything that sealing needs, gathered: the observation, its people, and the standards as they stand now."""

    observation: Observation
    candidate: Candidate
    assessor: Assessor
    standards: tuple[Standard, ...]
