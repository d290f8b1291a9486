"""The one door: what a file is, told by its content, and what became of it in the room that keeps its kind.

What is sealed as a record is goes through the archive, which hands each template to its keeper (`RecordArchive`);
files of standardisation go to their desk. What is of use elsewhere in the program is told by `elsewhere`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.records.apart import intake
from assessor_app.records.report import closed
from assessor_app.vault.model import Changes
from assessor_app.verifying.inbox import elsewhere, exercises
from assessor_app.verifying.inbox.model import Came
from assessor_app.verifying.standardising import files

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.clock import Clock
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.intake import Import
    from assessor_app.records.report import Signer
    from assessor_app.verifying.inbox.model import Kind
    from assessor_app.verifying.standardising.desk import StandardisingDesk

# How the template of what was sealed begins, and what it then is.
BY_TEMPLATE: Final[tuple[tuple[str, Kind], ...]] = (
    ("withdrawal/", "withdrawal"), ("verification/", "report"), ("response/", "answer"), ("disposal/", "other"),
    ("", "record"),
)  # fmt: skip


class Door:
    """Takes files in for one store, used from one thread."""

    def __init__(self, archive: RecordArchive, exercises: StandardisingDesk, clock: Clock) -> None:
        self._archive, self._exercises, self._clock = archive, exercises, clock

    def take_in(self, source: str, data: bytes, where: Path | None = None) -> tuple[Came, Changes]:
        """Take in one file; `where` is the folder in which files that belong beside it may stand."""
        opening = self._archive.judged(source, data)
        taken, changes = intake.take_judged(self._archive, opening, source, data, where)
        came, also = self.told(taken, data)
        return came, Changes(changes.touched | also.touched)

    def told(self, taken: Import, data: bytes) -> tuple[Came, Changes]:
        """What a file is that the archive has taken in or left at the door, and what its own room makes of it."""
        payload, source = taken.opening.payload, taken.opening.source
        if payload is not None:
            template = str(payload.get("template", ""))
            kind = next(kind for begins, kind in BY_TEMPLATE if template.startswith(begins))
            return Came(kind, taken.opening, taken.outcome), Changes()
        if files.is_one(data):
            now = self._clock.now().wall
            return exercises.take_in(self._exercises, source, data, self._archive.anchors(), now)
        found = elsewhere.told(data) if data and taken.opening.verdict == "unreadable" else None
        if found is not None:
            kind, code = found
            return Came(kind, closed(source, "unreadable", code), "turned-away"), Changes()
        return Came("other", taken.opening, taken.outcome), Changes()

    def signer(self, of: str) -> Signer | None:
        """Whoever signed files of standardisation with this fingerprint, and whether they are believed."""
        certificate = self._exercises.certificate(of)
        now = self._clock.now().wall
        return exercises.signer(certificate, self._archive.anchors(), now) if certificate is not None else None
