"""What the list of records reads, a page of the archive or of what answers, and a record's row. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.verdicts import FATE_LOOKS, FATE_WORDS, VERDICT_LOOKS, VERDICT_WORDS
from assessor_app.ui.written import shown_day
from assessor_app.verifying.pool.model import Filter

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.progress import Progress
    from assessor_app.records.model import Held
    from assessor_app.rooms import Rooms
    from assessor_app.verifying.pool.model import Found

EVERY: Final = Filter()
AT_ONCE: Final = 1000  # records made findable in one go: what else takes long comes in between
CHOSEN: Final = N_("Chosen")
ORIGIN_WORDS: Final = {"own": N_("own record"), "imported": N_("imported")}


@dataclass(frozen=True, slots=True)
class Listed:
    """One record of the list; `found` where it answers to a filter."""

    held: Held
    found: Found | None = None


def page(rooms: Rooms, wanted: Filter, last: Listed | None, limit: int) -> list[Listed]:
    """A page from behind a record: of the archive, latest sealed first; of a filter's, latest observed first."""
    if wanted == EVERY:
        return [Listed(held) for held in rooms.archive.records(limit, last.held if last else None)]
    found = rooms.verifying.pool.found(wanted, last.found if last else None, limit)
    helds = {held.identity: held for held in rooms.archive.of(one.identity for one in found)}
    return [Listed(helds[one.identity], one) for one in found if one.identity in helds]


def identities(rooms: Rooms, wanted: Filter) -> list[str]:
    """The identity of every record that answers to a filter."""
    return rooms.archive.identities() if wanted == EVERY else rooms.verifying.pool.identities(wanted)


def make_findable(rooms: Rooms, progress: Progress) -> int:
    """Let the pool keep up with the archive; how many records were looked at, `AT_ONCE` or more if there are others."""
    return rooms.verifying.pool.keep_up(progress, AT_ONCE)


def row(words: Words, one: Listed, *, picked: bool = False) -> Row:
    """What is said of a record in the list."""
    held, fate = one.held, fate_of(one.held)
    icon, tone = FATE_LOOKS[fate] if fate else VERDICT_LOOKS[held.verdict]
    standing = words(FATE_WORDS[fate] if fate else VERDICT_WORDS[held.verdict])
    before, after = "", words(ORIGIN_WORDS[held.origin])
    if picked:  # the line has no room for four words in every language
        icon, tone, before, after = "check_circle-fill", "accent", words(CHOSEN), ""
    when = day(words, held.sealed_at)
    if one.found is not None:
        when = words(N_("observed {day}"), day=shown_day(one.found.observed_on))
    detail = " · ".join(filter(None, (before, standing, after))) + f"\n{held.assessor} · {when}"
    return Row(held.identity, f"{held.reference} · {held.candidate}", detail=detail, icon=icon, tone=tone)


def fate_of(held: Held) -> str:
    """What became of a record, the gravest first; nothing where it stands as it was judged."""
    if held.disputed:
        return "disputed"
    if held.withdrawn:
        return "withdrawn"
    return "superseded" if held.superseded_by else ""
