"""What the observing screen shows of one observation, read from the rooms in one deed, and how criteria are named.

No widget lives here and nothing is decided.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from assessor_app.observing.reckoning import Reckoning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor_app.observing.model import Entry, Observation, Visit
    from assessor_app.observing.parts import Part
    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import Criterion, CriterionKey, Language, Standard, StandardKey

# How long the name of a standard without a URN may be on a chip, in letters.
SHORT: Final = 22


@dataclass(frozen=True, slots=True)
class Scene:
    """A visit and, where the library has it, each standard's text in the other language."""

    visit: Visit
    pairs: Mapping[StandardKey, Standard] = field(default_factory=dict)
    log: Reckoning = field(default_factory=Reckoning)
    kept: str = ""

    @classmethod
    def of(cls, visit: Visit, pairs: Mapping[StandardKey, Standard], kept: str = "") -> Scene:
        """A scene with its log reckoned; `kept` is when what is half-written was last kept."""
        return cls(visit, pairs, Reckoning.of(visit.observation.entries), kept)

    @property
    def observation(self) -> Observation:
        """The observation as it was last read."""
        return self.visit.observation

    def with_observation(self, observation: Observation) -> Scene:
        """The same scene with the observation as it is now."""
        same = observation.entries is self.observation.entries
        log = self.log if same else Reckoning.of(observation.entries)
        return replace(self, visit=replace(self.visit, observation=observation), log=log)

    def with_part(self, part: Part) -> Scene:
        """The same scene after a deed that changed one part."""
        if part.also:
            return functools.reduce(Scene.with_part, part.each, self)
        now = part.into(self.observation)
        log = self.log.after(now.entries, part.entry.id) if part.entry else self.log
        return replace(self, visit=replace(self.visit, observation=now), log=log)

    def touched_by(self, part: Part, before: Scene) -> frozenset[CriterionKey]:
        """The criteria of which a part that was put in may have changed the links or the judgement."""
        if part.also:
            return frozenset(key for one in part.each for key in self.touched_by(one, before))
        entry = part.entry
        if entry is None:
            return frozenset({part.criterion} if part.criterion else ())
        others = (before.entry(entry.id), self.entry(entry.strikes))
        return frozenset(key for one in (entry, *others) if one is not None for key in one.links)

    def lost_mark(self, now: Observation) -> bool:
        """Whether a change since then took the candidate's mark away."""
        return self.observation.id == now.id and self.observation.mark is not None and now.mark is None

    def standard(self, key: StandardKey) -> Standard | None:
        """One of the standards assessed here."""
        return next((standard for standard in self.visit.standards if standard.key == key), None)

    def criterion(self, key: CriterionKey) -> Criterion | None:
        """One of the criteria assessed here."""
        standard = self.standard(key.standard)
        return standard.find(key) if standard else None

    def in_other_language(self, key: CriterionKey) -> Criterion | None:
        """The same criterion in the other language, where the library has that text and it has the same criteria."""
        own, other = self.standard(key.standard), self.pairs.get(key.standard)
        if own is None or other is None or not _parallel(own, other):
            return None
        return next(one for one in other.criteria if (one.kind, one.number) == (key.kind, key.number))

    def criteria(self) -> Iterator[tuple[Standard, Criterion, CriterionKey]]:
        """Every criterion, standard by standard, each once."""
        for standard in self.visit.standards:
            for criterion in standard.criteria:
                yield standard, criterion, standard.criterion_key(criterion)

    def chip(self, key: CriterionKey, reader: Language) -> str:
        """How a criterion is named in a chip: `INSCS025 · P14`, in Welsh `INSCS025 · G2`."""
        standard = self.standard(key.standard)
        return f"{short_name(standard) if standard else key.standard.name} · {key.short(reader)}"

    def entry(self, name: str) -> Entry | None:
        """One entry of the log."""
        return self.log.entry(name)


def _parallel(one: Standard, other: Standard) -> bool:
    return [(c.kind, c.number) for c in one.criteria] == [(c.kind, c.number) for c in other.criteria]


def short_name(standard: Standard) -> str:
    """A standard's URN, or the first words of its title where it has none."""
    if standard.urn or len(standard.title) <= SHORT:
        return standard.urn or standard.title
    return f"{standard.title[: SHORT + 1].rsplit(' ', 1)[0].rstrip(',;: ')}…"


def gather(rooms: Rooms, name: str) -> Scene:
    """Read an observation with its people, its standards and their texts in the other language.

    Raises:
        Refusal: `observation-unknown`; `standard-unknown`, when the library no longer has one of the standards.
    """
    visit = rooms.visit(name)
    pairs = {standard.key: pair for standard in visit.standards if (pair := rooms.library.pair(standard.key))}
    return Scene.of(visit, pairs, rooms.desk.last_kept(name))
