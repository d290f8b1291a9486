"""An observation begun again from one that is sealed: all of it as it was written, with its times, as a new draft.

What comes of it, and why, is the records' business. The candidate's mark stays behind: it stood under the record.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from assessor_app.observing import store as rows
from assessor_app.observing.evidence import store as evidence_rows
from assessor_app.observing.model import Begun, Composer, Observation
from assessor_app.observing.ranges import store as range_rows
from assessor_app.observing.witnesses import store as witness_rows

if TYPE_CHECKING:
    from assessor_app.vault.store import Store


def again(seen: Observation, reference: str) -> Observation:
    """The same visit as a new draft: new ids, everything else as it stands; nothing half-written comes along."""
    ids = {entry.id: str(uuid.uuid4()) for entry in seen.entries}
    entries = (
        replace(entry, id=ids[entry.id], strikes=ids[entry.strikes] if entry.strikes else "") for entry in seen.entries
    )
    return replace(
        seen,
        id=str(uuid.uuid4()),
        reference=reference,
        entries=tuple(entries),
        locators=tuple(replace(one, id=str(uuid.uuid4())) for one in seen.locators),
        files=tuple(replace(one, id=str(uuid.uuid4())) for one in seen.files),
        actions=tuple(replace(one, id=str(uuid.uuid4())) for one in seen.actions),
        witnesses=tuple(replace(one, id=str(uuid.uuid4())) for one in seen.witnesses),
        begun=Begun(),
        mark=None,
        composer=Composer(),
        corrections=(),
        record="",
    )


def keep(store: Store, made: Observation, at: str) -> None:
    """Keep such a draft with all that is in it, every part with the time it already has; `at` is now, RFC 3339."""
    rows.insert_observation(store, made, at)
    seen = made.event
    rows.change_observation(
        store, made.id, at, ended=seen.end, others=seen.others, summary=made.summary, feedback=made.feedback,
        candidate_comment=made.candidate_comment, dissent=int(made.dissent),
    )  # fmt: skip
    for entry in made.entries:
        rows.insert_entry(store, made.id, entry)
    for judgement in made.judgements:
        rows.put_judgement(store, made.id, judgement)
    for locator in made.locators:
        rows.put_locator(store, made.id, locator)
    for witness in made.witnesses:
        witness_rows.put(store, made.id, witness)
    for action in made.actions:
        rows.put_action(store, made.id, action)
    for mark in made.ranges:
        range_rows.put_mark(store, made.id, mark)
    for file in made.files:
        evidence_rows.put_file(store, made.id, file)
