"""The checks of criteria, scope and evidence: each finds what is missing of one kind. Pure. The others: `checks`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.observing.case import NOTHING_MORE, Case, Found
from assessor_app.observing.evidence.kinds import BY_MEDIA_TYPE
from assessor_app.observing.judging import SHOWS_KNOWLEDGE
from assessor_app.standards.ranges import scope_items, sub_items

if TYPE_CHECKING:
    from collections.abc import Iterator


def nothing_judged(case: Case) -> Iterator[Found]:
    """Nobody has judged anything."""
    if not case.judged:
        yield NOTHING_MORE


def met_without_entry(case: Case) -> Iterator[Found]:
    """Met, and nothing in the log shows it."""
    for one in case.marked:
        if one.state == "met" and not case.log.evidenced(one.key):
            yield case.about(one.standard, one.criterion)


def knowledge_needs_questioning(case: Case) -> Iterator[Found]:
    """Knowledge that was met by what was seen alone."""
    for one in case.marked:
        if one.criterion.kind == "knowledge" and one.state == "met":
            kinds = {entry.kind for entry in case.log.linked_to(one.key)}
            if kinds - {"note"} and not kinds & SHOWS_KNOWLEDGE:
                yield case.about(one.standard, one.criterion)


def linked_not_judged(case: Case) -> Iterator[Found]:
    """Something shows it, and nobody has said what."""
    for one in case.marked:
        if one.linked and one.state is None:
            yield case.about(one.standard, one.criterion)


def hoped_left(case: Case) -> Iterator[Found]:
    """It was planned, and nothing is said of it. One that is linked and not judged is told as such."""
    hoped = set(case.observation.plan.hoped)
    for standard, criterion, key in case.criteria if hoped else ():
        if key in hoped and key not in case.log.shown and key not in case.judged:
            yield case.about(standard, criterion)


def scope_left(case: Case) -> Iterator[Found]:
    """A standard was met in part, and not over its whole scope."""
    covered = {mark.item for mark in case.observation.ranges}
    met = {key.standard for key, state in case.judged.items() if state == "met"}
    for standard in case.visit.standards:
        items = [item.key for item in scope_items(standard)]
        done = sum(item in covered for item in items)
        if standard.key in met and done < len(items):
            facts = (("standard", standard.urn or standard.title), ("covered", done), ("total", len(items)))
            yield Found(standard=standard.key, facts=facts)


def items_left(case: Case) -> Iterator[Found]:
    """Met, and none of the criterion's sub-items was covered."""
    covered = {mark.item for mark in case.observation.ranges}
    for one in case.marked:
        items = {item.key for item in sub_items(one.standard, one.criterion)} if one.state == "met" else set()
        if items and not items & covered:
            yield case.about(one.standard, one.criterion)


def location_begun(case: Case) -> Iterator[Found]:
    """A location was begun at a criterion and does not say both what the evidence is and where."""
    at = {key for locator in case.observation.begun.locators for key in locator.criteria}
    for standard, criterion, key in case.criteria if at else ():
        if key in at:
            yield case.about(standard, criterion)


def file_without_consent(case: Case) -> Iterator[Found]:
    """People are in a file, and nobody has said that they agreed to it."""
    for file in case.observation.files:
        if file.people.strip() and file.consent != "given":
            yield Found(facts=(("file", file.name),))


def file_consent_unsaid(case: Case) -> Iterator[Found]:
    """Nobody has said who is in a picture or a recording, nor whether consent was needed."""
    for file in case.observation.files:
        kind = BY_MEDIA_TYPE.get(file.media_type)
        if kind is not None and kind.family != "document" and not file.consent and not file.people.strip():
            yield Found(facts=(("file", file.name),))


def file_twice(case: Case) -> Iterator[Found]:
    """A file that holds the same as one before it: no document of the observation could name both."""
    seen: set[str] = set()
    for file in case.observation.files:
        if file.sha256 in seen:
            yield Found(facts=(("file", file.name),))
        seen.add(file.sha256)


def file_without_caption(case: Case) -> Iterator[Found]:
    """Nobody has said what a file shows."""
    for file in case.observation.files:
        if not file.caption.strip():
            yield Found(facts=(("file", file.name),))


def evidence_unlinked(case: Case) -> Iterator[Found]:
    """A file or a location that is evidence for no criterion."""
    for what, criteria in (
        *((locator.what, locator.criteria) for locator in case.observation.locators),
        *((file.caption.strip() or file.name, file.criteria) for file in case.observation.files),
    ):
        if not criteria:
            yield Found(facts=(("what", what),))
