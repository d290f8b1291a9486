"""The one door: told by its content, each file is handed to the room that keeps its kind.

Records, and withdrawals of them, are the archive's. Whatever else is sealed in the same way (a verifier's report, an
answer to its actions) names itself in its template, and the room that keeps it stands in `Takers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.records.apart import intake
from assessor_app.records.report import closed
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.intake import Import, Outcome
    from assessor_app.records.report import Opening
    from assessor_app.verifying.inbox.model import Kind

    Taker = Callable[[Opening, str, bytes], tuple[Outcome, Changes]]
    """Takes in one file that was judged: its opening, its name, its bytes. Joins the caller's transaction."""
    Takers = Mapping[str, Taker]

# How the template of what was sealed begins, and what it then is.
BY_TEMPLATE: Final[tuple[tuple[str, Kind], ...]] = (
    ("withdrawal/", "withdrawal"), ("verification/", "report"), ("response/", "answer"), ("", "record"),
)  # fmt: skip
# How a file begins that is of no use here, but elsewhere in the program; and the finding that says where.
ELSEWHERE: Final[tuple[tuple[bytes, Kind, str], ...]] = (
    (b'{"pack":', "pack", "came-centre-pack"),
    (b"PK\x03\x04", "standards", "came-standards-pack"),
    (b"-----BEGIN CERTIFICATE", "certificate", "came-certificate"),
)


@dataclass(frozen=True, slots=True)
class Came:
    """What a file is, how it was judged, and what became of it in its room."""

    kind: Kind
    opening: Opening
    outcome: Outcome


class Door:
    """Takes files in for one store, used from one thread. `takers` gives the room for the beginning of a template."""

    def __init__(self, archive: RecordArchive, takers: Takers) -> None:
        self._archive = archive
        self._takers = takers

    def take_in(self, source: str, data: bytes, where: Path | None = None) -> tuple[Came, Changes]:
        """Take in one file; `where` is the folder in which files that belong beside it may stand."""
        taken, changes = intake.take_judged(self._archive, self._archive.judged(source, data), source, data, where)
        came, also = self.settle(taken, data)
        return came, Changes(changes.touched | also.touched)

    def settle(self, taken: Import, data: bytes) -> tuple[Came, Changes]:
        """Hand on what the archive left at the door; what it kept is told as what it is."""
        opening, payload = taken.opening, taken.opening.payload
        if payload is None:
            return self._elsewhere(taken, data), Changes()
        template = str(payload.get("template", ""))
        kind = next(kind for begins, kind in BY_TEMPLATE if template.startswith(begins))
        taker = next((taker for begins, taker in self._takers.items() if template.startswith(begins)), None)
        if taker is None or opening.verdict in {"refused", "unreadable"}:
            return Came(kind, opening, taken.outcome), Changes()
        outcome, changes = taker(opening, opening.source, data)
        return Came(kind, opening, outcome), changes

    @staticmethod
    def _elsewhere(taken: Import, data: bytes) -> Came:
        for begins, kind, code in ELSEWHERE:
            if data.startswith(begins):
                return Came(kind, closed(taken.opening.source, "unreadable", code), "turned-away")
        return Came("other", taken.opening, taken.outcome)
