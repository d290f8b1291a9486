"""The pool's deeds: keeping it up with the archive, and reading it. What is sampled from it is not its business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.verifying.pool import facts
from assessor_app.verifying.pool import store as rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.vault.store import Store
    from assessor_app.verifying.pool.model import Pooled

BATCH: Final = 200


class Pool:
    """The records of one store as a verifier samples them, used from one thread."""

    def __init__(self, store: Store, archive: RecordArchive) -> None:
        self._store = store
        self._archive = archive

    def keep_up(self, progress: Progress) -> int:
        """Draw what is new in the archive into the pool, a batch at a time; how many were drawn."""
        drawn = 0
        while missing := rows.missing(self._store, BATCH):
            with self._store.transaction():
                for identity in missing:
                    self._draw(identity)
            drawn += len(missing)
            progress.step(drawn, drawn)
        return drawn

    def _draw(self, identity: str) -> None:
        payload = self._archive.payload(identity)
        met, not_yet = facts.judged(payload)
        row = {
            "identity": identity,
            "candidate_id": payload["candidate"]["id"],
            "assessor_id": payload["assessor"]["id"],
            "status": payload["assessor"]["status"],
            "site": facts.site(payload),
            "observed_on": str(payload["event"]["start"])[:10],
            "met": met,
            "not_yet": not_yet,
        }
        standards = [standard["key"] for standard in payload["standards"]]
        rows.insert(self._store, row, facts.methods(payload), standards)

    def of(self, identities: Iterable[str]) -> Iterator[Pooled]:
        """What the pool says of these records, in their order."""
        for row in rows.rows_of(self._store, identities):
            held = self._archive.find(row["identity"])
            yield rows.pooled(
                row,
                {
                    "identity": held.identity,
                    "record": held.record,
                    "reference": held.reference,
                    "candidate": held.candidate,
                    "assessor": held.assessor,
                    "signer": held.signer,
                    "sealed_at": held.sealed_at,
                    "verdict": held.verdict,
                    "counts": held.counts,
                    "own": held.origin == "own",
                },
            )
