"""What stands on an observation beside its log: plan, event, texts, evidence locations, actions, the mark."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.observing import planned
from assessor_app.observing import store as rows
from assessor_app.observing import store_begun as begun_rows
from assessor_app.observing import store_lists as lists
from assessor_app.observing.evidence import store as evidence_rows
from assessor_app.observing.model import Action, Event, Locator, Mark, Observation, PageLanguages, Plan, Witness
from assessor_app.observing.rules import demand_action, demand_locator, demand_mark, demand_witness
from assessor_app.observing.witnesses import store as witness_rows
from assessor_app.observing.wording import tidy
from assessor_app.people.desk import PeopleDesk
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor_app.standards.model import CriterionKey, StandardKey
    from assessor_app.vault.store import Store

# What may change without the candidate having to mark again; everything else is on the pages they read.
BESIDE_THE_PAGES = frozenset({"mark", "record", "discarded"})


class Sheet:
    """The parts of an observation that are filled in rather than logged; each deed is durable before it returns."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._people = PeopleDesk(store)

    def observation(self, name: str) -> Observation:
        """One whole observation; Refusal `observation-unknown` when there is none."""
        found = rows.load(self._store, name)
        if found is None:
            raise Refusal("observation-unknown", id=name)
        return found

    def of_record(self, record: str) -> str:
        """The id of the observation that became this record here; '' where it was made elsewhere."""
        return lists.of_record(self._store, record) if record else ""

    def still_open(self, observations: Iterable[str]) -> tuple[str, str] | None:
        """The id and reference of the first of these that is a draft still: neither sealed nor discarded."""
        return lists.still_open(self._store, observations)

    def content(self, sha256: str) -> bytes | None:
        """The bytes of an evidence file, by their digest."""
        return evidence_rows.content(self._store, sha256)

    def set_text(self, observation: str, field: str, text: str) -> Changes:
        """Keep one of the free texts: `summary`, `feedback` or `candidate_comment`, exactly as typed."""
        if field not in {"summary", "feedback", "candidate_comment"}:
            raise ValueError(field)
        return self._change(observation, **{field: unicodedata.normalize("NFC", text)})

    def set_event(self, observation: str, event: Event) -> Changes:
        """Say when, where and in what setting; Refusal `ends-before-start`."""
        if event.end and dt.datetime.fromisoformat(event.end) < dt.datetime.fromisoformat(event.start):
            raise Refusal("ends-before-start")
        return self._change(
            observation, started=event.start, ended=event.end, place=tidy(event.place), setting=event.setting,
            others=tidy(event.others),
        )  # fmt: skip

    def set_plan(self, observation: str, plan: Plan) -> Changes:
        """Say what was agreed beforehand."""
        methods = json.dumps(list(plan.methods))
        return self._change(observation, plan_agreed=plan.agreed, plan_methods=methods, planned=planned.write(plan))

    def set_standards(self, observation: str, standards: Sequence[StandardKey]) -> Changes:
        """Change which standards are assessed; Refusal `standard-in-use` for one that is already linked or judged."""
        self._open(observation)
        held = self.observation(observation)
        if not standards:
            raise Refusal("standards-missing")
        used = {j.criterion.standard for j in held.judgements}
        used |= {key.standard for entry in held.entries for key in entry.links}
        used |= {key.standard for locator in held.locators for key in locator.criteria}
        used |= {key.standard for file in held.files for key in file.criteria}
        used |= {mark.item.standard for mark in held.ranges}
        lost = used - set(standards)
        if lost:
            raise Refusal("standard-in-use", standard=min(str(key) for key in lost))
        keys = json.dumps([str(key) for key in dict.fromkeys(standards)], ensure_ascii=False)
        return self._change(observation, standards=keys)

    def set_pages(self, observation: str, pages: PageLanguages) -> Changes:
        """Choose the language of the pages."""
        return self._change(observation, pages=pages)

    def set_dissent(self, observation: str, *, dissent: bool) -> Changes:
        """Say whether the candidate disagrees with the record."""
        return self._change(observation, dissent=int(dissent))

    def set_mark(self, observation: str, mark: Mark | None) -> Changes:
        """Keep the candidate's mark, or take it away because something changed after it.

        Raises:
            Refusal: `mark-empty` for a drawn mark without strokes, a typed one without name, an absence without reason.
        """
        if mark is not None:
            demand_mark(mark)
            mark = replace(mark, name=tidy(mark.name), reason=tidy(mark.reason))
        with self._store.transaction():
            changes = self._change(observation, mark=rows.mark_as_text(mark))
            begun_rows.put_mark(self._store, observation, None, "")
        return changes

    def keep_begun_mark(self, observation: str, mark: Mark | None) -> None:
        """Keep a mark that is being made until `set_mark` takes it, or forget it (None). Touches no list."""
        self._open(observation)
        with self._store.transaction():
            begun_rows.put_mark(self._store, observation, mark, self._now())

    def keep_begun_locator(self, observation: str, criterion: CriterionKey, locator: Locator | None) -> None:
        """Keep a location that does not say enough yet at its criterion, or forget it (None). Touches no list."""
        self._open(observation)
        with self._store.transaction():
            begun_rows.put_locator(self._store, observation, criterion, locator, self._now())

    def put_action(self, observation: str, text: str, owner: str = "", due: str = "", *, action: str = "") -> Changes:
        """Add an action, or change the one named; Refusal `action-empty`."""
        self._open(observation)
        demand_action(text)
        kept = Action(action or str(uuid.uuid4()), tidy(text), tidy(owner), tidy(due))
        if kept in rows.actions(self._store, observation):
            return Changes()
        with self._store.transaction():
            rows.put_action(self._store, observation, kept)
            rows.change_observation(self._store, observation, self._now(), mark="")
        return self.touched(observation)

    def put_witness(self, observation: str, witness: Witness) -> Changes:
        """Say who a witness is, new or known; Refusal `witness-unnamed`."""
        self._open(observation)
        demand_witness(witness.name)
        kept = replace(witness, name=tidy(witness.name), role=tidy(witness.role), contact=tidy(witness.contact))
        if kept in witness_rows.read(self._store, observation):
            return Changes()
        with self._store.transaction():
            witness_rows.put(self._store, observation, kept)
            rows.change_observation(self._store, observation, self._now(), mark="")
        return self.touched(observation)

    def remove_witness(self, observation: str, witness: str) -> Changes:
        """Take a witness away."""
        self._open(observation)
        with self._store.transaction():
            witness_rows.remove(self._store, observation, witness)
            rows.change_observation(self._store, observation, self._now(), mark="")
        return self.touched(observation)

    def put_locator(self, observation: str, locator: Locator) -> Changes:
        """Say where evidence is held; an empty id makes a new one. Refusal `locator-incomplete` without both."""
        self._open(observation)
        demand_locator(locator.what, locator.where)
        kept = locator if locator.id else replace(locator, id=str(uuid.uuid4()))
        if kept in rows.locators(self._store, observation):
            return Changes()
        with self._store.transaction():
            rows.put_locator(self._store, observation, kept)
            rows.change_observation(self._store, observation, self._now(), mark="")
        return self.touched(observation)

    def remove_action(self, observation: str, action: str) -> Changes:
        """Take an action away."""
        return self._remove("action", observation, action)

    def remove_locator(self, observation: str, locator: str) -> Changes:
        """Take an evidence location away."""
        return self._remove("locator", observation, locator)

    def _remove(self, table: str, observation: str, part: str) -> Changes:
        self._open(observation)
        with self._store.transaction():
            rows.delete_part(self._store, table, observation, part)
            rows.change_observation(self._store, observation, self._now(), mark="")
        return self.touched(observation)

    def _change(self, observation: str, **columns: str | int) -> Changes:
        before = self._open(observation)
        if all(before[name] == value for name, value in columns.items()):
            return Changes()
        seen = {} if columns.keys() <= BESIDE_THE_PAGES else {"mark": ""}
        with self._store.transaction():
            rows.change_observation(self._store, observation, self._now(), **seen, **columns)
        return self.touched(observation)

    def _open(self, observation: str) -> dict[str, Any]:
        """The observation's own row, once it is clear that it may change: a deed reads no more than its rule needs."""
        row = rows.observation_row(self._store, observation)
        if row is None:
            raise Refusal("observation-unknown", id=observation)
        if row["record"]:
            raise Refusal("observation-sealed", reference=row["reference"])
        return row

    def _now(self) -> str:
        return rfc3339(self._clock.now().wall)

    @staticmethod
    def touched(observation: str) -> Changes:
        """Name an observation as touched."""
        return Changes.of(("observation", observation))
