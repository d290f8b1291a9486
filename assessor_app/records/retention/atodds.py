"""What files say that stand at odds with a record: they are kept, and so is what lies beside them. Erases nothing."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from assessor_app.errors import AssessorError
from assessor_app.records import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.records.model import Payload
    from assessor_app.vault.store import Store


def payloads(store: Store) -> Iterator[Payload]:
    """The data of each file under another record's id, of which no record is kept."""
    from assessor_app.records.opening import PAYLOAD_NAME  # noqa: PLC0415 - brings in pyHanko, for what seldom is
    from assessor_app.trust import checking  # noqa: PLC0415 - same

    found = store.rows(
        "SELECT number FROM record_file f WHERE came_as = 'other-base'"
        " AND NOT EXISTS (SELECT 1 FROM record r WHERE r.identity = f.identity)"
    )
    for row in found:
        kept = store.one("SELECT file FROM record_file WHERE number = ?", (row["number"],))
        with contextlib.suppress(AssessorError):
            yield canonical.parse(checking.attachment(kept["file"] if kept else b"", PAYLOAD_NAME))
