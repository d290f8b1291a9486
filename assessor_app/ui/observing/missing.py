"""What is still missing, as the few links of the bottom bar: those of one kind together, each knowing its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.observing.readiness import gaps

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from assessor_app.language import Words
    from assessor_app.observing.readiness import Gap
    from assessor_app.standards.model import CriterionKey, StandardKey
    from assessor_app.ui.observing.scene import Scene

# More than one of the same kind becomes one link, which goes to one after another.
TOGETHER: Final[dict[str, str]] = {
    "gap-met-without-entry": N_("Met, but no entry shows it: {count}"),
    "gap-knowledge-needs-questioning": N_("Knowledge needs questioning: {count}"),
    "gap-linked-not-judged": N_("Linked but not judged: {count}"),
    "gap-hoped-left": N_("Planned, nothing said of them: {count}"),
    "gap-items-left": N_("Met without a sub-item covered: {count}"),
    "gap-location-begun": N_("Locations begun and not said: {count}"),
    "gap-file-without-consent": N_("Files with people who have not agreed: {count}"),
    "gap-file-consent-unsaid": N_("Files without a word on consent: {count}"),
    "gap-file-twice": N_("Files that hold the same as another: {count}"),
    "gap-file-without-caption": N_("Files without a caption: {count}"),
    "gap-evidence-unlinked": N_("Evidence linked to no criterion: {count}"),
    "gap-review-passed": N_("Review date passed: {count}"),
}
# What a gap does, by whether it blocks.
LEVELS: Final[dict[bool, str]] = {True: N_("Needed before sealing"), False: N_("Worth a look")}


@dataclass(frozen=True, slots=True)
class Link:
    """One link: `key` names it; `place`, `criteria`, `standard` say where it leads; `blocking` ones refuse the seal.

    `level` says in a word what it does, `why` the rule behind it.
    """

    key: str
    said: str
    place: str
    blocking: bool
    level: str = ""
    why: str = ""
    criteria: tuple[CriterionKey, ...] = ()
    standard: StandardKey | None = None


def links(scene: Scene, words: Words, now: dt.datetime, *, without: frozenset[str] = frozenset()) -> list[Link]:
    """All that is missing, in the order of the work, blocking first; places in `without` are left out."""
    return told(scene, words, gaps(scene.visit, words.language, now, scene.log), without=without)


def told(scene: Scene, words: Words, found: Iterable[Gap], *, without: frozenset[str] = frozenset()) -> list[Link]:
    """The links that lead to gaps already found."""
    kinds: dict[str, list[Gap]] = {}
    for gap in found:
        if gap.place not in without:
            kinds.setdefault(gap.code, []).append(gap)
    return [_link(scene, words, alike) for alike in kinds.values()]


def _link(scene: Scene, words: Words, found: list[Gap]) -> Link:
    from assessor_app.language.sentences import sentence  # noqa: PLC0415 - every room's sentences; not before first paint

    first = found[0]
    criteria = tuple(gap.criterion for gap in found if gap.criterion)
    if len(found) > 1 and first.code in TOGETHER:
        said = words(TOGETHER[first.code], count=len(found))
    else:
        facts = dict(first.facts)
        if first.criterion:
            facts["criterion"] = scene.chip(first.criterion, words.language)
        said = sentence(words, first.code, facts)
    level, why = words(LEVELS[first.blocking]), sentence(words, f"why-{first.code}", {})
    return Link(first.code, said, first.place, first.blocking, level, why, criteria, first.standard)
