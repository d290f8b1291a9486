"""What files say that stand at odds with a record: they are kept, and so is what lies beside them. Erases nothing."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from assessor_app.errors import AssessorError
from assessor_app.records import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.records.model import Payload
    from assessor_app.vault.store import Store

_WITHOUT_RECORD: Final = (
    "FROM record_file f WHERE f.came_as = 'other-base'"
    " AND NOT EXISTS (SELECT 1 FROM record r WHERE r.identity = f.identity)"
)


def payloads(store: Store) -> Iterator[Payload]:
    """The data of each file under another record's id, of which no record is kept."""
    for row in store.rows(f"SELECT f.number {_WITHOUT_RECORD}"):
        yield from _said(store, row["number"])


def stands(store: Store, identity: str) -> bool:
    """Whether the file of this identity stands under another record's id, and no record of it is kept."""
    return store.one(f"SELECT 1 {_WITHOUT_RECORD} AND f.identity = ?", (identity,)) is not None


def of_candidate(store: Store, record: str, candidate: str) -> list[str]:
    """The identities of those files under a record's id that are of this candidate too, and go with it.

    Whoever made a file chose its id, so that one of somebody else's stays. One that cannot be read goes.
    """
    found = store.rows(f"SELECT f.number, f.identity {_WITHOUT_RECORD} AND f.record = ?", (record,))
    whose = {row["identity"]: said["candidate"].get("id") for row in found for said in _said(store, row["number"])}
    return [one for one in dict.fromkeys(row["identity"] for row in found) if whose.get(one, candidate) == candidate]


def _said(store: Store, number: int) -> Iterator[Payload]:
    from assessor_app.records.opening import PAYLOAD_NAME  # noqa: PLC0415 - brings in pyHanko, for what seldom is
    from assessor_app.trust import checking  # noqa: PLC0415 - same

    kept = store.one("SELECT file FROM record_file WHERE number = ?", (number,))
    with contextlib.suppress(AssessorError):
        yield canonical.parse(checking.attachment(kept["file"] if kept else b"", PAYLOAD_NAME))
