"""The one door: what a file is, told by its content, and what became of it in the room that keeps its kind.

What is sealed as a record is goes through the archive, which hands each template to its keeper (`RecordArchive`).
What is not, but of use elsewhere in the program, stands in `ELSEWHERE` with the sentence that says where.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.records.apart import intake
from assessor_app.records.report import closed

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.intake import Import, Outcome
    from assessor_app.records.report import Opening
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.inbox.model import Kind

# How the template of what was sealed begins, and what it then is.
BY_TEMPLATE: Final[tuple[tuple[str, Kind], ...]] = (
    ("withdrawal/", "withdrawal"), ("verification/", "report"), ("response/", "answer"), ("disposal/", "other"),
    ("", "record"),
)  # fmt: skip
# How a file begins that is of no use here, but elsewhere in the program; and the finding that says where.
ELSEWHERE: Final[tuple[tuple[bytes, Kind, str], ...]] = (
    (b'{"pack":', "pack", "came-centre-pack"),
    (b"PK\x03\x04", "standards", "came-standards-pack"),
    (b"-----BEGIN CERTIFICATE", "certificate", "came-certificate"),
    (b'{"certificate":"', "other", "came-standardisation"),
)


@dataclass(frozen=True, slots=True)
class Came:
    """What a file is, how it was judged, and what became of it in its room."""

    kind: Kind
    opening: Opening
    outcome: Outcome


class Door:
    """Takes files in for one store, used from one thread."""

    def __init__(self, archive: RecordArchive) -> None:
        self._archive = archive

    def take_in(self, source: str, data: bytes, where: Path | None = None) -> tuple[Came, Changes]:
        """Take in one file; `where` is the folder in which files that belong beside it may stand."""
        opening = self._archive.judged(source, data)
        taken, changes = intake.take_judged(self._archive, opening, source, data, where)
        return told(taken, data), changes


def told(taken: Import, data: bytes) -> Came:
    """What a file is that the archive has taken in or left at the door."""
    payload = taken.opening.payload
    if payload is not None:
        template = str(payload.get("template", ""))
        return Came(
            next(kind for begins, kind in BY_TEMPLATE if template.startswith(begins)), taken.opening, taken.outcome
        )
    for begins, kind, code in ELSEWHERE:
        if data.startswith(begins):
            return Came(kind, closed(taken.opening.source, "unreadable", code), "turned-away")
    return Came("other", taken.opening, taken.outcome)
