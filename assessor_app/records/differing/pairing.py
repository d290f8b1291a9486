"""Which two records of an archive to compare. Compares nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal

if TYPE_CHECKING:
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.model import Held


def earlier(archive: RecordArchive, held: Held) -> Held | None:
    """The record that one supersedes, where it is kept."""
    named = archive.payload(held.identity)["record"].get("supersedes")
    return _kept(archive, str(named or ""))


def later(archive: RecordArchive, held: Held) -> Held | None:
    """The record that supersedes one, where it is kept."""
    return _kept(archive, held.superseded_by)


def pair(archive: RecordArchive, name: str, other: str = "") -> tuple[Held, Held]:
    """A record and what to compare it with, the older first: `other`, or what it supersedes, or what superseded it.

    Raises:
        Refusal: `record-unknown`, `record-ambiguous`; `diff-alone`, when there is nothing to compare it with.
    """
    held = archive.find(name)
    beside = archive.find(other) if other else earlier(archive, held) or later(archive, held)
    if beside is None:
        raise Refusal("diff-alone", reference=held.reference)
    old, new = sorted((held, beside), key=lambda one: dt.datetime.fromisoformat(one.sealed_at))
    return old, new


def _kept(archive: RecordArchive, name: str) -> Held | None:
    if not name:
        return None
    try:
        return archive.find(name)
    except Refusal:
        return None
