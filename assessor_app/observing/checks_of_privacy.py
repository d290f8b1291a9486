"""The check for other people in what a visit says: each text with the place where it is put right. Pure.

What counts as somebody's name or number is in `private`. Nothing is blocked by default: who may be named, and why,
is the assessor's to judge; UK GDPR asks that a record about one person says no more of others than it needs.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from assessor_app.observing.case import Found
from assessor_app.observing.private import Known, Private, private

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.observing.case import Case

_NAMES: Final = frozenset({"titled", "candidate"})
MOST: Final = 5
"""How many are said of one kind: a log copied from a letter would fill the screen."""


def other_people(case: Case) -> Iterator[Found]:
    """Somebody else is named: by a title, or as another candidate of this store."""
    return _said(case, names=True)


def private_numbers(case: Case) -> Iterator[Found]:
    """A number, an address or a day of birth stands in a text."""
    return _said(case, names=False)


def _said(case: Case, *, names: bool) -> Iterator[Found]:
    known, said = _known(case.visit.others, _own(case)), dict[str, str]()
    for place, kinds, text in _texts(case):
        for one in _private(text, known) if text else ():
            if (one.kind in _NAMES) is names and one.kind not in kinds:
                said.setdefault(one.text, place)
    for text, place in list(said.items())[:MOST]:
        yield Found(facts=(("text", text),), place=place)


def _own(case: Case) -> tuple[str, ...]:
    candidate, assessor = case.visit.candidate, case.visit.assessor
    witnesses = (one.name for one in case.observation.witnesses)  # named on the record, with their role
    return (candidate.name, candidate.registration.name, assessor.name, *witnesses)


_NONE: Final[frozenset[str]] = frozenset()
_HOLDER: Final = frozenset({"titled"})
_ADDRESS: Final = frozenset({"postcode"})


def _texts(case: Case) -> Iterator[tuple[str, frozenset[str], str]]:
    """Place, kinds that belong there, text. A witness and a holder may be named; a workplace has an address."""
    seen = case.observation
    for entry in seen.entries:  # struck ones too: they stay in the record
        for text in (entry.text, entry.question):
            yield "log", _HOLDER if entry.kind == "witness" else _NONE, text
    yield "event", _ADDRESS, seen.event.place
    yield "event", _NONE, seen.event.others
    for text in (seen.summary, seen.feedback):
        yield "feedback", _NONE, text
    yield "comment", _NONE, seen.candidate_comment
    for action in seen.actions:
        yield "actions", _NONE, action.text
        yield "actions", _HOLDER, action.owner
    for locator in seen.locators:
        for text in (locator.what, locator.why_not_copied):
            yield "evidence", _NONE, text
        for text in (locator.where, locator.holder, locator.seen_by):
            yield "evidence", _HOLDER | _ADDRESS, text
    for file in seen.files:
        yield "evidence", _NONE, file.caption
        if file.consent != "given":
            yield "evidence", _NONE, file.people


@functools.lru_cache(maxsize=4)
def _known(others: tuple[str, ...], own: tuple[str, ...]) -> Known:
    return Known(others, own)


@functools.lru_cache(maxsize=8192)
def _private(text: str, known: Known) -> tuple[Private, ...]:
    return private(text, known)
