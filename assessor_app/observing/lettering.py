"""The checks of what can be printed: names that must stand on the pages as written, and letters that cannot. Pure."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from assessor_app.observing.case import NOTHING_MORE, Case, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

# What certainly prints: nearly every text is of these alone, and is not looked at further.
_ORDINARY: Final = re.compile(r"[\n\t -~\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*")


def candidate_letters(case: Case) -> Iterator[Found]:
    """The candidate's name cannot be printed, and neither can one they are registered under."""
    candidate = case.visit.candidate
    registered = candidate.registration.name.strip()
    if not _legible(candidate.name) and not (registered and _legible(registered)):
        yield Found(facts=(("name", candidate.name),))


def assessor_letters(case: Case) -> Iterator[Found]:
    """The assessor's name or the centre's cannot be printed."""
    assessor = case.visit.assessor
    for name in (assessor.name, assessor.centre.name):
        if not _legible(name):
            yield Found(facts=(("name", name),))
            return


def text_letters(case: Case) -> Iterator[Found]:
    """Somewhere a text has letters that pages can only name by their number."""
    seen = case.observation
    texts = [seen.summary, seen.feedback, seen.candidate_comment, seen.event.place, seen.event.others]
    texts += [text for entry in seen.entries for text in (entry.text, entry.question)]
    texts += [text for one in seen.locators for text in (one.what, one.where, one.holder, one.why_not_copied)]
    texts += [text for one in seen.files for text in (one.caption, one.people)]
    texts += [text for one in seen.actions for text in (one.text, one.owner)]
    if not all(map(_printable, texts)):
        yield NOTHING_MORE


@functools.lru_cache(maxsize=4096)
def _printable(text: str) -> bool:
    if _ORDINARY.fullmatch(text):
        return True
    from assessor_app.paper.fonts import drawable  # noqa: PLC0415 - reportlab, where a letter is out of the ordinary

    return drawable(text) == text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")


@functools.lru_cache(maxsize=256)
def _legible(name: str) -> bool:
    if _ORDINARY.fullmatch(name):
        return True
    from assessor_app.paper.legible import legible  # noqa: PLC0415 - same

    return legible(name)
