"""An observation and its parts, as frozen records; a draft until it is sealed. No store and no rules live here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from assessor_app.people.model import Branding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor_app.people.model import Assessor, Candidate
    from assessor_app.standards.model import CriterionKey, Language, Standard, StandardKey
    from assessor_app.standards.ranges import RangeKey

EntryKind = Literal["behaviour", "question", "discussion", "witness", "product", "note"]
State = Literal["met", "not_yet_met", "not_observed"]
Setting = Literal["real_work", "realistic_environment", "simulation"]
Method = Literal["observation", "questioning", "discussion", "witness", "product", "prior_learning"]
WitnessStatus = Literal["expert", "occupational", "other"]
MarkKind = Literal["drawn", "typed", "absent"]
PageLanguages = Literal["cy", "en", "both"]
Consent = Literal["", "given", "not_needed"]
Origin = Literal["chosen", "dropped", "folder"]

ENTRY_KINDS: tuple[EntryKind, ...] = ("behaviour", "question", "discussion", "witness", "product", "note")
STATES: tuple[State, ...] = ("not_observed", "not_yet_met", "met")
# What `seen_by` of a location says where the assessor has seen the evidence: shown in the reader's language.
ASSESSOR_SAW: Final = "@assessor"
WITNESS_STATUSES: tuple[WitnessStatus, ...] = ("expert", "occupational", "other")
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
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """The assessment decision on one criterion; the absence of one means not observed."""

    criterion: CriterionKey
    state: State
    at: str


@dataclass(frozen=True, slots=True)
class RangeMark:
    """One item of a scope/range, or sub-item of a criterion, that was covered on this visit."""

    item: RangeKey
    at: str


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file that is evidence and goes into the record: the exception, where a location will not do.

    `sha256` and `size` (bytes) are of what is kept, after what it said of places was taken out; `people` says who is in
    it, by role or with their consent by name; `at` is when it was added (RFC 3339). A file with people in it needs
    `consent` given; empty means that nobody has said yet.
    """

    id: str
    name: str
    media_type: str
    sha256: str
    size: int
    at: str
    caption: str = ""
    consent: Consent = ""
    people: str = ""
    origin: Origin = "chosen"
    criteria: tuple[CriterionKey, ...] = ()


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
class Witness:
    """Somebody whose testimony is in the log, and how well they can judge.

    `expert` knows the occupation and its standards, `occupational` the occupation, `other` neither. `contact` says
    who at the centre can reach them; the contact itself is kept there.
    """

    id: str
    name: str
    role: str = ""
    status: WitnessStatus = "other"
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A planned visit put off or brought forward: from one time to another (RFC 3339), why, and when that was said."""

    at: str
    was: str
    now: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What was agreed with the candidate beforehand; `agreed` is an ISO 8601 date or empty.

    What follows the methods comes from a planned visit: its id, when it was to be (RFC 3339), the criteria hoped for,
    the adjustments and the language of assessment agreed for it, and how often it was moved.
    """

    agreed: str = ""
    methods: tuple[Method, ...] = ("observation",)
    visit: str = ""
    planned_for: str = ""
    hoped: tuple[CriterionKey, ...] = ()
    adjustments: str = ""
    language: Language | Literal[""] = ""
    moved: tuple[Moved, ...] = ()


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

    `strikes` is empty, or names the entry that this will correct: those are written in their own place. The timer of a
    discussion stands at `seconds`, and has run on since `since` (RFC 3339) where that is not empty.
    """

    kind: EntryKind = "behaviour"
    text: str = ""
    question: str = ""
    links: tuple[CriterionKey, ...] = ()
    strikes: str = ""
    since: str = ""
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Begun:
    """What was begun and not said to its end: it must survive a crash, and stands on no page.

    `mark` holds every way of signing that was tried, its `kind` the one chosen last and no time; `locators` are those
    that say too little to be kept, each at one criterion.
    """

    mark: Mark | None = None
    locators: tuple[Locator, ...] = ()


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
    ranges: tuple[RangeMark, ...] = ()
    files: tuple[EvidenceFile, ...] = ()
    actions: tuple[Action, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    summary: str = ""
    feedback: str = ""
    candidate_comment: str = ""
    dissent: bool = False
    pages: PageLanguages = "both"
    mark: Mark | None = None
    composer: Composer = Composer()
    corrections: tuple[Composer, ...] = ()
    begun: Begun = Begun()
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
class Rules:
    """What a centre demands of its records, as data.

    `judging`: its observation records carry assessment decisions (some awards say that an observation "does not confer
    an assessment decision"). `signature`: the candidate must sign, or may be absent for a written reason.
    `countersign`: what a trainee assessor seals counts only once a qualified one has countersigned. `levels` says of
    gaps, by their code, what they do other than by default.
    """

    judging: bool = True
    signature: Literal["required", "reasoned"] = "reasoned"
    countersign: bool = True
    levels: tuple[tuple[str, Literal["blocks", "warns", "off"]], ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything that sealing needs, gathered: the observation, its people, the standards and the centre's rules now.

    `contents` holds the bytes of the evidence files by their digest, where they were asked for: sealing needs them.
    `branding` is how the centre's pages look. `others` are the names of the store's other candidates, for whom to look
    in what is written.
    """

    observation: Observation
    candidate: Candidate
    assessor: Assessor
    standards: tuple[Standard, ...]
    rules: Rules = Rules()
    contents: Mapping[str, bytes] = field(default_factory=dict)
    branding: Branding = field(default_factory=Branding)
    others: tuple[str, ...] = ()
