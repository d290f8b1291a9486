"""Which criteria an entry can show to be met by itself. Pure rules; what a deed refuses is in `desk`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.observing.model import Entry, EntryKind
    from assessor_app.standards.model import CriterionKey

# "Knowledge cannot be inferred from observed practice": only these kinds of entry show knowledge by themselves.
SHOWS_KNOWLEDGE = frozenset({"question", "discussion", "witness", "product"})


def shows(kind: EntryKind, criterion: CriterionKey) -> bool:
    """Whether an entry of this kind can show this criterion by itself.

    Knowledge cannot be inferred from observed practice, and a note is the assessor's own reminder, not evidence.
    """
    return kind in SHOWS_KNOWLEDGE if criterion.kind == "knowledge" else kind != "note"


def evidenced(entries: Iterable[Entry]) -> bool:
    """Whether any of the entries linked to a criterion is evidence of it: met needs one, and a note is none."""
    return any(entry.kind != "note" for entry in entries)


def shown_by(kind: EntryKind, links: Iterable[CriterionKey]) -> tuple[CriterionKey, ...]:
    """Those of an entry's links that it can show by itself, in their order, each once."""
    return tuple(dict.fromkeys(key for key in links if shows(kind, key)))


def only_seen(criterion: CriterionKey, entries: Iterable[Entry]) -> bool:
    """Whether knowledge is shown by nothing but observed behaviour: met, it wants a question first."""
    return criterion.kind == "knowledge" and not any(shows(entry.kind, criterion) for entry in entries)
