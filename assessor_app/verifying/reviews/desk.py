"""The reviews of one store: begun, said step by step, put aside, read. Each step is durable once its deed returns.

Finishing one is in `finishing`; what keeps somebody from reviewing a record in `guard`; what is missing in `readiness`.
"""

from __future__ import annotations

import unicodedata
import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.standards.model import CriterionKey
from assessor_app.trust.ownkeys import OwnKeys
from assessor_app.vault.model import Changes
from assessor_app.verifying.interests.model import standing
from assessor_app.verifying.model import Action, Finding
from assessor_app.verifying.reviews import criteria, guard, readiness, saying
from assessor_app.verifying.reviews import store as rows
from assessor_app.verifying.reviews.concerns import Concerns
from assessor_app.verifying.reviews.model import TEXTS, Said
from assessor_app.verifying.reviews.processes import arising

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.people.desk import PeopleDesk
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.model import Held, Payload
    from assessor_app.records.report import Opening
    from assessor_app.vault.store import Store
    from assessor_app.verifying.interests.desk import Interests
    from assessor_app.verifying.interests.model import Interest as OfPerson
    from assessor_app.verifying.model import Interest, Outcome, Overall, Process, Stage
    from assessor_app.verifying.reviews.guard import Bar
    from assessor_app.verifying.reviews.model import Kept, Looked, Part
    from assessor_app.verifying.sampling.desk import Sampling

LISTED = 200


@dataclass(frozen=True, slots=True)
class Looking:
    """A record as its verifier sees it: how it stands, its file, what there is to decide, and what bars a review.

    `kept` is the review that was begun on it here and is not finished, `before` those that were.
    """

    held: Held
    opening: Opening
    file: bytes
    payload: Payload
    criteria: tuple[Looked, ...]
    bars: tuple[Bar, ...]
    kept: Kept | None
    before: tuple[Kept, ...]

    @property
    def forbidden(self) -> Bar | None:
        """What forbids a review of this record here, if anything."""
        return next((bar for bar in self.bars if bar.forbids), None)


@dataclass(frozen=True, slots=True)
class Told:
    """What a step came to: the review as it stands now, and what takes the step back (nothing, where none changed)."""

    kept: Kept
    back: tuple[Said, ...]


class Reviews:
    """The reviews of one store, used from one thread."""

    def __init__(
        self, store: Store, archive: RecordArchive, people: PeopleDesk, sampling: Sampling, *,
        interests: Interests, clock: Clock, says: Callable[[], str],
    ) -> None:  # fmt: skip
        """`says` tells as what whoever works here verifies, as they said; nothing where they did not."""
        self._store, self._says = store, says
        self._archive = archive
        self._people = people
        self._sampling = sampling
        self._interests = interests
        self._clock = clock
        interests.declared.insert(0, self._let_go)  # before a sample lets go of what is then not under review any more
        self.concerns = Concerns(store, archive, clock)

    def look(self, name: str) -> Looking:
        """Open a record (by identity, id or reference) to be reviewed; changes nothing.

        Raises:
            Refusal: `record-unknown`, `record-ambiguous`.
        """
        held = self._archive.find(name)
        file = self._archive.file(held.identity)
        opening = self._archive.apart.judged(self._archive.open(held.reference, file))
        payload = self._archive.payload(held.identity)
        kept = [self._kept(head) for head in rows.of_record(self._store, held.identity)]
        return Looking(
            held,
            opening,
            file,
            payload,
            criteria.every(payload),
            guard.bars(self._case(held, opening)),
            next((one for one in kept if one.state == "open"), None),
            tuple(one for one in kept if one.state == "finished"),
        )

    def _case(self, held: Held, opening: Opening) -> guard.Case:
        assessor = self._people.assessor()
        mine = tuple(kept.certificate for kept in OwnKeys(self._store).identities())
        person = assessor.id if assessor else ""
        return guard.Case(held, opening, person, mine, self._interests.standing(), self._says())

    def begin(
        self, looking: Looking, interest: Interest, *, item: str = "", reason: str = "", stage: Stage = "interim"
    ) -> tuple[Kept, Changes]:
        """Begin a review by denying any interest in it; one that is begun already, or was put aside, is gone on with.

        An interest is declared in people and not in a review (`Interests.declare_in`), and then forbids it.

        `item` is the id of the sampled item it answers; `reason` why it was chosen, in words.

        Raises:
            Refusal: the code of the rule of `guard` that forbids it; `interest-some`; `sample-item-step`, where the
                item was decided; `sample-item-unknown`, where it is of another record.
        """
        guard.demand(looking.bars)
        _demand_none(interest)
        identity, touched = looking.held.identity, Changes()
        if item and self._sampling.item(item).identity != identity:
            raise Refusal("sample-item-unknown")
        with self._store.transaction():
            there = rows.latest(self._store, identity)
            name = there.get("open") or there.get("aside") or str(uuid.uuid4())
            if "open" not in there:
                row = {"id": name, "identity": identity, "item": item, "reason": reason}
                rows.begin(self._store, row | {"started_at": rfc3339(self._clock.now().wall)}, stage)
                touched = self._sampling.begun(item) if item else touched
            said = saying.of_interest(interest)
            rows.say(self._store, name, said.part, said.about, said.value)
        return self.find(name), Changes(touched.touched | {("review", name)})

    def find(self, name: str) -> Kept:
        """One review; Refusal `review-unknown`."""
        head = rows.head(self._store, name)
        if head is None:
            raise Refusal("review-unknown")
        return self._kept(head)

    def _kept(self, head: dict[str, object]) -> Kept:
        return saying.kept(head, rows.said(self._store, str(head["id"])))

    def begun(self, limit: int = LISTED) -> list[Kept]:
        """Reviews that are begun and not finished, latest first."""
        return [self._kept(head) for head in rows.in_state(self._store, "open", limit)]

    def of_record(self, identity: str) -> list[Kept]:
        """The reviews of a record in any state, latest first."""
        return [self._kept(head) for head in rows.of_record(self._store, identity)]

    def put_aside(self, name: str, *, away: bool = True) -> Changes:
        """Put a review that was begun by mistake out of sight, or take it up again.

        Raises:
            Refusal: `review-unknown`; `review-finished`; `review-begun-already`, where another was begun since;
                `interest-stands`, where one was declared since.
        """
        kept = self.find(name)
        if kept.state == "finished":
            raise Refusal("review-finished")
        others = [one for one in self.of_record(kept.review.identity) if one.state == "open" and one.review.id != name]
        if not away and others:
            raise Refusal("review-begun-already", reference=kept.review.reference)
        if not away:
            self._demand_free(name)
        with self._store.transaction():
            rows.set_state(self._store, name, "aside" if away else "open")
            item, sampling = kept.review.item, self._sampling
            if item and not away and sampling.item(item).state == "in_pool":
                sampling.put_back(item)
            touched = (sampling.laid_aside if away else sampling.begun)(item) if item else Changes()
        return Changes(touched.touched | {("review", name)})

    def _let_go(self, interest: OfPerson) -> Changes:
        """Put aside what was begun on records of somebody in whom an interest is declared."""
        touched: set[tuple[str, str]] = set()
        for name, _reference, candidate, assessor in rows.people(self._store, state="open"):
            if standing((interest,), candidate=candidate, assessor=assessor):
                touched |= self.put_aside(name).touched
        return Changes(frozenset(touched))

    def _demand_free(self, name: str) -> None:
        """No interest stands in the people of a review's record; read only where there is any at all."""
        interests = self._interests.standing()
        if interests:
            ((_, reference, candidate, assessor),) = rows.people(self._store, name=name)
            found = standing(interests, candidate=candidate, assessor=assessor)
            if found:
                raise Refusal("interest-stands", name=found[0].name, reference=reference)

    def say(self, name: str, *steps: Said) -> tuple[Told, Changes]:
        """Say things in a review, all or none; saying `Told.back` takes them back.

        Raises:
            Refusal: `review-unknown`; `review-finished`; `interest-first`, before an interest is declared or denied;
                `interest-some`, `interest-stands`, where there is one: another verifier must do this.
        """
        back: list[Said] = []
        with self._store.transaction():
            for step in steps:
                self._demand(name, step.part)
                before = rows.saying(self._store, name, step.part, step.about)
                if before != step.value:
                    rows.say(self._store, name, step.part, step.about, step.value)
                    back.insert(0, Said(step.part, step.about, before))
        changes = Changes.of(("review", name)) if back else Changes()
        return Told(self.find(name), tuple(back)), changes

    def _demand(self, name: str, part: Part) -> None:
        head = rows.head(self._store, name)
        if head is None:
            raise Refusal("review-unknown")
        if head["state"] == "finished":
            raise Refusal("review-finished")
        self._demand_free(name)
        if part == "interest":
            return
        interest = rows.saying(self._store, name, "interest", "")
        if interest is None:
            raise Refusal("interest-first")
        if interest["declared"] == "some":
            raise Refusal("interest-some")

    def decide(
        self, name: str, criterion: str, outcome: Outcome | None, *, cause: str = "", note: str = ""
    ) -> tuple[Told, Changes]:
        """Decide of one criterion (a `CriterionKey` as text), or (None) take that away; what is agreed has no cause.

        Raises:
            Refusal: as `say`.
        """
        CriterionKey.parse(criterion)
        if outcome is None:
            return self.say(name, Said("finding", criterion))
        given = "" if outcome == "agreed" else cause
        return self.say(name, saying.of_finding(Finding(criterion, outcome, given, _nfc(note))))  # type: ignore[arg-type]  # one of the causes

    def answer(self, name: str, process: Process) -> tuple[Told, Changes]:
        """Answer one check on the process."""
        return self.say(name, saying.of_process(replace(process, note=_nfc(process.note))))

    def write(self, name: str, part: Part, text: str) -> tuple[Told, Changes]:
        """Keep one of the texts (`TEXTS`) as it is typed."""
        if part not in TEXTS:
            raise ValueError(part)
        return self.say(name, Said(part, "", _nfc(text) or None))

    def conclude(self, name: str, overall: Overall | None) -> tuple[Told, Changes]:
        """Say how the whole is decided, or (None) take that away."""
        return self.say(name, Said("overall", "", overall))

    def set_stage(self, name: str, stage: Stage) -> tuple[Told, Changes]:
        """Say whether this is interim or summative sampling."""
        return self.say(name, Said("stage", "", stage))

    def put_action(self, name: str, action: Action) -> tuple[Told, Changes]:
        """Keep an action; without an id it is a new one."""
        kept = replace(action, id=action.id or str(uuid.uuid4()), text=_nfc(action.text), owner=_nfc(action.owner))
        return self.say(name, saying.of_action(kept))

    def drop_action(self, name: str, action: str) -> tuple[Told, Changes]:
        """Take an action away."""
        return self.say(name, Said("action", action))

    def look_at(self, name: str, criterion: str, *, on: bool = True) -> tuple[Told, Changes]:
        """Look at a criterion too that the record does not judge, or no longer; what was decided of it then goes."""
        steps = (
            (Said("looked", criterion, value=True),) if on else (Said("finding", criterion), Said("looked", criterion))
        )
        return self.say(name, *steps)

    def missing(self, looking: Looking, kept: Kept) -> tuple[readiness.Gap, ...]:
        """What a review of a record still lacks before it can be finished."""
        wanted = criteria.to_decide(looking.criteria, kept.beyond)
        today = self._clock.now().wall.date()
        return readiness.gaps(readiness.Case(kept.review, wanted, today, arising(looking.payload)))


def _demand_none(interest: Interest) -> None:
    if interest.declared != "none":
        raise Refusal("interest-some")


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
