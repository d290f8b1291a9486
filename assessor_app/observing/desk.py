"""What an assessor does while observing, each deed durable before it returns. What is still missing: `readiness`.

A deed that changes anything the pages show takes the candidate's mark away: it stood under what was there before.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal
from assessor_app.observing import store as rows
from assessor_app.observing import store_begun as begun_rows
from assessor_app.observing import store_facts as facts
from assessor_app.observing import store_lists as lists
from assessor_app.observing.again import again, keep
from assessor_app.observing.demands import store as demands
from assessor_app.observing.evidence.attaching import Attaching
from assessor_app.observing.model import (
    Composer,
    Entry,
    Event,
    Judgement,
    Observation,
    PageLanguages,
    Plan,
    Setting,
    State,
)
from assessor_app.observing.parts import Part
from assessor_app.observing.ranges.covering import Covering
from assessor_app.observing.rules import demand_entry, demand_struck
from assessor_app.observing.timing import emptied
from assessor_app.observing.wording import next_reference, tidy
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractContextManager

    from assessor_app.standards.model import CriterionKey, Language, StandardKey

LISTED = 50


@dataclass(frozen=True, slots=True)
class Head:
    """One line of the list of observations."""

    id: str
    reference: str
    candidate: str
    start: str
    standards: tuple[str, ...]
    entries: int
    record: str
    end: str = ""


class ObservationDesk(Attaching, Covering):
    """The observations of one store, used from one thread."""

    def latest(self, candidate: str | None = None, limit: int = LISTED) -> list[Head]:
        """Observations, most recently changed first; of one candidate where one is named."""
        return [_head(row) for row in lists.heads(self._store, candidate, limit)]

    def drafts_with(self, standards: Iterable[StandardKey]) -> list[Head]:
        """Drafts, neither sealed nor discarded, that assess any of these standards, most recently changed first."""
        return [_head(row) for row in lists.drafts_with(self._store, standards)]

    def start(
        self,
        candidate: str,
        standards: Sequence[StandardKey],
        *,
        place: str = "",
        setting: Setting = "real_work",
        pages: PageLanguages = "both",
        plan: Plan = Plan(),  # noqa: B008 - frozen
    ) -> tuple[Observation, Changes]:
        """Begin to observe one candidate on one or more standards, with what was planned where it was.

        Raises:
            Refusal: `candidate-unknown`; `standards-missing` when none is named.
        """
        person = self._people.candidate(candidate)
        if not standards:
            raise Refusal("standards-missing")
        now = rfc3339(self._clock.now().wall)
        with self._store.transaction():
            made = Observation(
                id=str(uuid.uuid4()),
                reference=next_reference(self._store, self._people.assessor(), now[:4]),
                candidate=person.id,
                standards=tuple(dict.fromkeys(standards)),
                event=Event(start=now, place=tidy(place), setting=setting),
                pages=pages,
                plan=plan,
            )
            rows.insert_observation(self._store, made, now)
        return made, Changes.of(("observation", made.id), ("candidate", person.id))

    def part(self, observation: str, *, entry: str = "", criterion: CriterionKey | None = None) -> Part:
        """What a deed has changed, read again without the rest: one entry, one judgement, or else the sheet.

        Raises:
            Refusal: `observation-unknown`; `entry-unknown`.
        """
        store = self._store
        if entry:
            found = facts.entry(store, entry)
            if found is None:
                raise Refusal("entry-unknown")
            return Part(observation, entry=found)
        if criterion is not None:
            return Part(observation, criterion=criterion, judgement=facts.judgement(store, observation, criterion))
        sheet = facts.sheet(store, observation)
        if sheet is None:
            raise Refusal("observation-unknown", id=observation)
        return Part(observation, sheet=sheet)

    def standing_for(self, entry: str) -> str:
        """The id of the entry that stands in the place of this one: the last that struck it, or itself."""
        while following := facts.striking(self._store, entry):
            entry = following
        return entry

    def together(self) -> AbstractContextManager[object]:
        """Make the deeds done in it one: all of them are kept, or none."""
        return self._store.transaction()

    def keep_composer(self, observation: str, composer: Composer) -> None:
        """Keep what stands in the composer, so that a crash in mid-sentence loses nothing. Touches no list.

        One that `strikes` an entry is kept beside it and leaves the composer proper alone.
        """
        self._open(observation)
        keep = rows.put_correction if composer.strikes else rows.put_composer
        with self._store.transaction():
            keep(self._store, observation, composer, self._now())

    def last_kept(self, observation: str) -> str:
        """When what stands in the composer or in a correction was last kept; '' where nothing ever was."""
        return facts.kept(self._store, observation)

    def drop_correction(self, observation: str, struck: str) -> Changes:
        """Give up a correction that was begun; the entry stands as it was."""
        self._open(observation)
        with self._store.transaction():
            rows.delete_correction(self._store, struck)
        return self.touched(observation)

    def add_entry(self, observation: str, composer: Composer, language: Language) -> tuple[Entry, Changes]:
        """Append what stands in the composer to the log and empty the composer, in one transaction.

        Raises:
            Refusal: `entry-empty`, `entry-long`; `question-missing` for a question that was not written down;
                `criterion-not-assessed` for a link that no record could have.
        """
        return self._append(observation, composer, language, strikes="", then=emptied(composer))

    def correct_entry(
        self, observation: str, struck: str, composer: Composer, language: Language
    ) -> tuple[Entry, Changes]:
        """Strike an entry with a later one that says it right; both stay in the log.

        Raises:
            Refusal: `entry-unknown`; `entry-already-struck`.
        """
        self._open(observation)
        known, by = facts.has_entry(self._store, observation, struck), facts.striking(self._store, struck)
        demand_struck(known=known, struck=bool(by))
        held = rows.composer(self._store, observation)
        return self._append(observation, composer, language, strikes=struck, then=held)

    def _append(
        self, observation: str, composer: Composer, language: Language, *, strikes: str, then: Composer
    ) -> tuple[Entry, Changes]:
        row = self._open(observation)
        text, question = tidy(composer.text), tidy(composer.question) if composer.kind == "question" else ""
        demand_entry(composer.kind, text, question)
        for criterion in composer.links:
            self._assessed(row, criterion)
        now = self._clock.now()
        assessor = self._people.assessor()
        entry = Entry(
            id=str(uuid.uuid4()),
            kind=composer.kind,
            text=text,
            question=question,
            language=language,
            at=rfc3339(now.wall),
            monotonic_ms=now.monotonic_ms,
            author=assessor.id if assessor else "",
            strikes=strikes,
            links=tuple(dict.fromkeys(composer.links)),
            seconds=composer.seconds if composer.kind == "discussion" else 0,
        )
        with self._store.transaction():
            rows.insert_entry(self._store, observation, entry)
            rows.put_composer(self._store, observation, then, entry.at)
            rows.delete_correction(self._store, strikes)
            rows.change_observation(self._store, observation, entry.at, mark="")
        return entry, self.touched(observation)

    def link(self, entry: str, criterion: CriterionKey) -> Changes:
        """Say that an entry evidences a criterion."""
        return self._relink(entry, criterion, linked=True)

    def unlink(self, entry: str, criterion: CriterionKey) -> Changes:
        """Take back that an entry evidences a criterion."""
        return self._relink(entry, criterion, linked=False)

    def _relink(self, entry: str, criterion: CriterionKey, *, linked: bool) -> Changes:
        home = rows.entry_home(self._store, entry)
        if home is None:
            raise Refusal("entry-unknown")
        self._assessed(self._open(home), criterion)
        now = self._now()
        with self._store.transaction():
            if linked:
                rows.insert_link(self._store, entry, criterion, now)
            else:
                rows.delete_link(self._store, entry, criterion)
            rows.change_observation(self._store, home, now, mark="")
        return self.touched(home)

    def judge(self, observation: str, criterion: CriterionKey, state: State) -> Changes:
        """Set the judgement on one criterion.

        Raises:
            Refusal: `met-without-entry` when nothing in the log shows that it was met; `criterion-not-assessed`;
                `judging-off` where the centre's records carry no assessment decisions.
        """
        if not demands.read(self._store).judging:
            raise Refusal("judging-off")
        self._assessed(self._open(observation), criterion)
        if state == "met" and not facts.shown(self._store, observation, criterion):
            raise Refusal("met-without-entry")
        before = facts.judgement(self._store, observation, criterion)
        if (before.state if before else "not_observed") == state:
            return Changes()
        now = self._now()
        with self._store.transaction():
            rows.put_judgement(self._store, observation, Judgement(criterion, state, now))
            rows.change_observation(self._store, observation, now, mark="")
        return self.touched(observation)

    @staticmethod
    def _assessed(row: dict[str, Any], criterion: CriterionKey) -> None:
        if str(criterion.standard) not in json.loads(row["standards"]):
            raise Refusal("criterion-not-assessed", criterion=str(criterion))

    def discard(self, observation: str) -> Changes:
        """Put a draft out of sight; everything written stays, and `restore` brings it back."""
        return self._change(observation, discarded=self._now())

    def restore(self, observation: str) -> Changes:
        """Bring a discarded draft back."""
        return self._change(observation, discarded="")

    def begin_again(self, observation: str) -> tuple[Observation, Changes]:
        """Begin a new draft of the same visit, with all that a sealed one holds; the sealed one stays as it is.

        Raises:
            Refusal: `observation-unknown`; `observation-open`, when it is not sealed and can simply be changed.
        """
        seen = self.observation(observation)
        if not seen.record:
            raise Refusal("observation-open", reference=seen.reference)
        now = self._now()
        with self._store.transaction():
            made = again(seen, next_reference(self._store, self._people.assessor(), now[:4]))
            keep(self._store, made, now)
        return made, Changes.of(("observation", made.id), ("candidate", made.candidate))

    def sealed_as(self, observation: str, record: str) -> Changes:
        """Close a draft for good because it has become this record; joins the caller's transaction."""
        with self._store.transaction():
            begun_rows.forget(self._store, observation)
            return self._change(observation, record=record)


def _head(row: dict[str, Any]) -> Head:
    return Head(
        row["id"], row["reference"], row["candidate"], row["started"], tuple(json.loads(row["standards"])),
        row["entries"], row["record"], row["ended"],
    )  # fmt: skip
