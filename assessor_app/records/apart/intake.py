"""Taking a record in from a folder, with the files that belong beside it. Which records are kept is the archive's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessor_app.records.apart import folder
from assessor_app.records.intake import Import
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.intake import Outcome
    from assessor_app.records.report import Opening


def take_in(archive: RecordArchive, source: str, data: bytes, where: Path | None) -> tuple[Opening, Outcome, Changes]:
    """Import a file that stands in `where`, and keep what belongs beside it; what became of it, as the archive says.

    Without `where` nothing is looked for beside it.

    A record beside which another file stands than was sealed is turned away, since the two would be taken for one.
    """
    taken, changes = take_judged(archive, archive.judged(source, data), source, data, where)
    return taken.opening, taken.outcome, changes


def take_judged(
    archive: RecordArchive, opening: Opening, source: str, data: bytes, where: Path | None
) -> tuple[Import, Changes]:
    """As `take_in`, with a file that was judged already, as `archive.judged` does."""
    if where is not None and folder.any_beside(where):
        looked_at = folder.judged(archive.placed(opening, data), where)
        if folder.wrong(looked_at):
            return Import(looked_at, "turned-away"), Changes()
    taken, changes = archive.take_judged(opening, source, data)
    if taken.outcome in {"turned-away", "disposed"} or taken.opening.payload is None:
        return taken, changes
    if where is not None:
        archive.apart.take_in(taken.opening.payload, where)
    return replace(taken, opening=archive.apart.judged(taken.opening)), changes
