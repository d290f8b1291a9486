"""One part of an observation as it is after a deed, to be put into the whole that somebody holds. Pure; reads nothing.

A log of thousands is not read again because one line was added to it.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assessor_app.observing.timing import emptied

if TYPE_CHECKING:
    from assessor_app.observing.model import Entry, Judgement, Observation
    from assessor_app.standards.model import CriterionKey


@dataclass(frozen=True, slots=True)
class Part:
    """An `entry` that was added or linked anew, the `judgement` on a `criterion`, or the `sheet`: all but the log.

    Or several of these, in `also`. Each is something that the candidate's mark stood under: it is gone, or the sheet
    says what it is now.
    """

    observation: str
    entry: Entry | None = None
    criterion: CriterionKey | None = None
    judgement: Judgement | None = None
    sheet: Observation | None = None
    also: tuple[Part, ...] = ()

    @property
    def each(self) -> tuple[Part, ...]:
        """The parts one by one, where several were changed as one."""
        return tuple(one for part in self.also for one in part.each) or (self,)

    def into(self, held: Observation) -> Observation:
        """The whole as it is now; one that is about another observation stays as it was."""
        if held.id != self.observation:
            return held
        if self.also:
            return functools.reduce(lambda whole, part: part.into(whole), self.also, held)
        if self.sheet is not None:
            return replace(self.sheet, entries=held.entries, judgements=held.judgements)
        if self.entry is not None:
            return _with_entry(held, self.entry)
        rest = tuple(one for one in held.judgements if one.criterion != self.criterion)
        now = (*rest, self.judgement) if self.judgement is not None else rest
        return replace(held, judgements=tuple(sorted(now, key=lambda one: str(one.criterion))), mark=None)


def _with_entry(held: Observation, entry: Entry) -> Observation:
    """Put a changed entry in its place, or a new one at the end, which takes what it was written in away."""
    for at in range(len(held.entries) - 1, -1, -1):
        if held.entries[at].id == entry.id:
            return replace(held, entries=(*held.entries[:at], entry, *held.entries[at + 1 :]), mark=None)
    begun = tuple(one for one in held.corrections if one.strikes != entry.strikes)
    composer = held.composer if entry.strikes else emptied(replace(held.composer, kind=entry.kind))
    return replace(held, entries=(*held.entries, entry), corrections=begun, composer=composer, mark=None)
