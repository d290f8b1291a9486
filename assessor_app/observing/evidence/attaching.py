"""Files as evidence of an observation: taking in, saying what and who is in them, taking away and putting back."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal
from assessor_app.observing import store as observations
from assessor_app.observing.evidence import store as rows
from assessor_app.observing.evidence.limits import MOST_FILES, beside
from assessor_app.observing.evidence.taking import Room, Taken, demand_room, take
from assessor_app.observing.model import EvidenceFile
from assessor_app.observing.sheet import Sheet
from assessor_app.observing.wording import tidy
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assessor_app.observing.evidence.taking import Pasted
    from assessor_app.observing.model import Observation, Origin
    from assessor_app.progress import Progress
    from assessor_app.standards.model import CriterionKey

LATEST_LOCATORS: Final = 400
MOST_WORDS: Final = 40


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that has come in. `known`: it was here already, and was linked to the criteria too."""

    file: EvidenceFile
    known: bool = False
    smaller: bool = False


@dataclass(frozen=True, slots=True)
class LocatorWords:
    """What was said of places of evidence before, the last said first: where, by whom, why not copied."""

    where: tuple[str, ...] = ()
    holder: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


def used(files: Iterable[EvidenceFile]) -> int:
    """Bytes of all files that go inside one record; the same content twice goes into it twice."""
    return sum(file.size for file in files if not beside(file.size))


class Attaching(Sheet):
    """The deeds on files. Those that read or write contents are for the long lane, the others are keystroke-sized."""

    def take_in(
        self,
        observation: str,
        source: Path | Pasted,
        progress: Progress,
        *,
        criteria: Sequence[CriterionKey] = (),
        origin: Origin = "chosen",
    ) -> tuple[Attached, Changes]:
        """Take a file in as evidence, of some criteria or of the visit as a whole; all of it is kept or nothing.

        Raises:
            Refusal: what `taking.take` refuses; `evidence-too-many`; `criterion-not-assessed`; `observation-sealed`.
            Unavailable: what `taking.take` raises; the disk.
        """
        held = self._held(observation)
        _demand_assessed(held, criteria)
        if len(held.files) >= MOST_FILES:
            raise Refusal("evidence-too-many", most=MOST_FILES)
        taken = take(source, Room.left(held.files), progress)
        with self._store.transaction():
            return self._attach(observation, taken, criteria, origin)

    def _attach(
        self, observation: str, taken: Taken, criteria: Sequence[CriterionKey], origin: Origin
    ) -> tuple[Attached, Changes]:
        held = self._held(observation)  # again: much may have come in while this was read
        known = next((file for file in held.files if file.sha256 == taken.sha256), None)
        if known is not None:
            linked = replace(known, criteria=tuple(dict.fromkeys((*known.criteria, *criteria))))
            return Attached(linked, known=True), self.put_file(observation, linked)
        demand_room(taken.name, len(taken.data), Room.left(held.files))
        now = self._now()
        file = EvidenceFile(
            id=str(uuid.uuid4()),
            name=taken.name,
            media_type=taken.kind.media_type,
            sha256=taken.sha256,
            size=len(taken.data),
            at=now,
            origin=origin,
            criteria=tuple(dict.fromkeys(criteria)),
        )
        rows.put_content(self._store, taken.sha256, taken.data)
        rows.put_file(self._store, observation, file)
        observations.change_observation(self._store, observation, now, mark="")
        return Attached(file, smaller=taken.smaller), self.touched(observation)

    def put_file(self, observation: str, file: EvidenceFile) -> Changes:
        """Say what and who is in a file and which criteria it evidences, or put one back that was taken away.

        Raises:
            Refusal: `evidence-content-gone` when what it held is here no more; `evidence-no-room`,
                `evidence-too-many` for one put back; `criterion-not-assessed`; `observation-sealed`.
        """
        held = self._held(observation)
        _demand_assessed(held, file.criteria)
        kept = replace(file, caption=tidy(file.caption), people=tidy(file.people))
        if kept in held.files:
            return Changes()
        if all(one.id != kept.id for one in held.files):
            if not rows.has_content(self._store, kept.sha256):
                raise Refusal("evidence-content-gone", file=kept.name)
            if len(held.files) >= MOST_FILES:
                raise Refusal("evidence-too-many", most=MOST_FILES)
            demand_room(kept.name, kept.size, Room.left(held.files))
        with self._store.transaction():
            rows.put_file(self._store, observation, kept)
            observations.change_observation(self._store, observation, self._now(), mark="")
        return self.touched(observation)

    def remove_file(self, observation: str, file: str) -> Changes:
        """Take a file away; `put_file` puts it back, until `forget_removed`."""
        self._open(observation)
        with self._store.transaction():
            rows.delete_file(self._store, observation, file)
            observations.change_observation(self._store, observation, self._now(), mark="")
        return self.touched(observation)

    def _held(self, observation: str) -> Observation:
        """A whole observation that is still open; Refusal `observation-sealed`."""
        self._open(observation)
        return self.observation(observation)

    def held_in(self, file: EvidenceFile) -> bytes:
        """What a file holds; Refusal `evidence-content-gone` when that is not here."""
        found = self.content(file.sha256)
        if found is None:
            raise Refusal("evidence-content-gone", file=file.name)
        return found

    def locator_words(self) -> LocatorWords:
        """What is offered to whoever notes a location: the words of those noted last, whichever the observation."""
        where, holder, why = (
            rows.locator_words(self._store, column, LATEST_LOCATORS, MOST_WORDS)
            for column in ("place", "holder", "why_not_copied")
        )
        return LocatorWords(where, holder, why)

    def forget_removed(self) -> None:
        """Forget what the files held that were taken away: when a store is opened or a record sealed, undo is over."""
        if rows.any_unused(self._store):
            with self._store.transaction():
                rows.forget_unused(self._store)


def _demand_assessed(held: Observation, criteria: Iterable[CriterionKey]) -> None:
    for criterion in criteria:
        if criterion.standard not in held.standards:
            raise Refusal("criterion-not-assessed", criterion=str(criterion))
