"""A National Occupational Standard as published, in its own words; nothing here reads a file or a store."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

    from assessor_app.errors import Fact
    from assessor_app.standards.origins.model import Correction
    from assessor_app.standards.reading.lines import Line

Kind = Literal["performance", "knowledge", "behaviour"]
Language = Literal["cy", "en"]
ShelfKind = Literal["suite", "occupation"]
Level = Literal["note", "warning", "refused"]

# The sections of a NOS beside its criteria, by the names used in code and in JSON (glossary, "Parts of a standard").
SECTION_NAMES = (
    "scope", "values", "skills", "glossary", "related", "external_links", "scope_performance", "scope_knowledge",
)  # fmt: skip

# Warnings about a standard that was read without doubt.
NEVER_BLOCKING = frozenset({"review-date-passed"})

# What a criterion of each kind is called for short, in each language (Welsh: Gwybodaeth, Ymddygiad).
KIND_LETTERS: dict[tuple[Kind, Language], str] = {
    ("performance", "en"): "P", ("performance", "cy"): "P",
    ("knowledge", "en"): "K", ("knowledge", "cy"): "G",
    ("behaviour", "en"): "B", ("behaviour", "cy"): "Y",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StandardKey:
    """What names one edition of one standard in one language: `URN|slug@edition:language`. A URN alone is no key."""

    name: str
    edition: str
    language: Language

    def __str__(self) -> str:
        return f"{self.name}@{self.edition}:{self.language}"

    @classmethod
    def parse(cls, written: str) -> StandardKey:
        """Read what `str` wrote; raises ValueError for anything else."""
        name, at, rest = written.rpartition("@")
        edition, colon, language = rest.rpartition(":")
        if not (at and colon and name and edition) or language not in {"cy", "en"}:
            raise ValueError(written)
        return cls(name, edition, "cy" if language == "cy" else "en")


@dataclass(frozen=True, slots=True)
class CriterionKey:
    """What names one criterion: its standard, its kind, and its number within that kind (from 1)."""

    standard: StandardKey
    kind: Kind
    number: int

    def __str__(self) -> str:
        return f"{self.standard}#{self.kind}:{self.number}"

    @classmethod
    def parse(cls, written: str) -> CriterionKey:
        """Read what `str` wrote; raises ValueError for anything else."""
        standard, _, place = written.rpartition("#")
        kind, _, number = place.partition(":")
        if kind not in {"performance", "knowledge", "behaviour"}:
            raise ValueError(written)
        return cls(StandardKey.parse(standard), kind, int(number))  # type: ignore[arg-type]

    def short(self, reader: Language) -> str:
        """The criterion's chip text without its standard, `P14` or `K2` (Welsh `G2`)."""
        return f"{KIND_LETTERS[self.kind, reader]}{self.number}"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion or knowledge statement.

    `label` is as printed without its closing stop (`P14`, `3`; empty for a bullet), `number` counts from 1 within
    the kind and never changes, `group` is the heading it stands under, `items` are its sub-items.
    """

    kind: Kind
    label: str
    number: int
    text: str
    group: str | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standard:
    """One edition of a NOS in one language, immutable.

    Dates are ISO 8601, as exact as printed (`2021`, `2021-02`, `2021-02-05`).
    """

    title: str
    language: Language
    urn: str | None
    edition: str
    overview: tuple[str, ...]
    performance: tuple[Criterion, ...]
    knowledge: tuple[Criterion, ...]
    behaviours: tuple[Criterion, ...]
    sections: dict[str, tuple[str, ...]]
    empty_sections: tuple[str, ...]
    suites: tuple[str, ...]
    original_urns: tuple[str, ...]
    occupations: tuple[str, ...]
    soc_codes: tuple[str, ...]
    keywords: tuple[str, ...]
    source_sha256: str
    text_sha256: str
    approved: str | None = None
    review_date: str | None = None
    developer: str | None = None
    version: str | None = None
    validity: str | None = None
    status: str | None = None
    originator: str | None = None

    @property
    def key(self) -> StandardKey:
        """Its identity: URN (or slug of the title), edition, language."""
        return StandardKey(self.urn or slug(self.title), self.edition, self.language)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria in printed order of kinds: performance, knowledge, behaviours."""
        return self.performance + self.knowledge + self.behaviours

    def criterion_key(self, criterion: Criterion) -> CriterionKey:
        """What names this criterion outside the standard."""
        return CriterionKey(self.key, criterion.kind, criterion.number)

    def find(self, key: CriterionKey) -> Criterion | None:
        """The criterion that a key names, if it is one of this standard's."""
        if key.standard != self.key:
            return None
        return next((c for c in self.criteria if c.kind == key.kind and c.number == key.number), None)


@dataclass(frozen=True, slots=True)
class StandardHead:
    """What a list of standards shows of one, without its text; the last three are counts of criteria."""

    key: StandardKey
    title: str
    urn: str | None
    approved: str | None
    review_date: str | None
    developer: str | None
    suites: tuple[str, ...]
    performance: int
    knowledge: int
    behaviours: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One find of a search: a standard by its title, names or metadata (`criterion` is None), or one of its criteria.

    Where `text` does not answer all words, `found_in` holds what else does: names, suites, keywords… or sub-items, one
    a line.
    """

    standard: StandardKey
    criterion: CriterionKey | None
    text: str
    title: str
    label: str = ""
    found_in: str = ""


@dataclass(frozen=True, slots=True)
class Like:
    """A criterion nearly the same as the one asked about, in another standard: a help in mapping, never credit.

    `likeness` is from 0 to 1. `compared` is the criterion it was compared with: the one asked about, or the same one in
    the other language. `lacks` are the words that only `compared` has, `adds` those that only this one has.
    """

    criterion: CriterionKey
    compared: CriterionKey
    title: str
    text: str
    likeness: float
    lacks: tuple[str, ...]
    adds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which standards a search looks in; what is None does not narrow it.

    Suites and occupations are compared without case and accents. `current_on` keeps standards whose review date has
    not passed on that day or is not known, `passed_on` those whose has.
    """

    language: Language | None = None
    suite: str | None = None
    occupation: str | None = None
    current_on: dt.date | None = None
    passed_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reading noticed, as a code with facts; `line` counts from 1 (0: the file as a whole).

    `page` counts from 1 too, and is 0 for files that have no pages.
    """

    line: int
    level: Level
    code: str
    facts: tuple[tuple[str, Fact], ...] = ()
    page: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document gave: a standard, or None where it was refused, and what was noticed on the way.

    `lines` are those it was read from, numbered as the findings number them; `places` tell where each criterion
    begins among them: its kind, its number and its line.
    """

    source: str
    standard: Standard | None
    findings: tuple[Finding, ...]
    source_sha256: str = ""
    corrections: tuple[Correction, ...] = ()
    lines: tuple[Line, ...] = ()
    places: tuple[tuple[Kind, int, int], ...] = ()

    @property
    def doubts(self) -> tuple[Finding, ...]:
        """What a person must look at before this is kept. That a review date has passed never stands in the way."""
        return tuple(one for one in self.findings if one.level == "warning" and one.code not in NEVER_BLOCKING)

    @property
    def refused(self) -> bool:
        """Whether nothing may be taken from this document."""
        return self.standard is None


def slug(title: str) -> str:
    """Fold a title to ASCII kebab-case, the name of a standard that has no URN."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
