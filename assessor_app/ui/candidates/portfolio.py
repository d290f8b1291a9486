"""The portfolio on the candidate's page: what it is, and two ways to write it. The deed is `records.portfolio`'s."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.card import Ground

if TYPE_CHECKING:
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit

TOLD = N_("The sealed PDFs with an index that anyone can read, in both languages. Nothing is written over.")


class PortfolioCard(Ground):
    """`exporting(path)` once a place is chosen: a name ending in .zip, or a folder that is yet to be made."""

    exporting = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__("card", margin=12, space=6)
        self._kit = kit
        self._name = ""
        self.zip = kit.button(N_("As a zip file…"), self._as_zip, icon="folder_zip")
        self.folder = kit.button(N_("As a folder…"), self._as_folder, icon="folder")
        self.add(kit.label(N_("Export portfolio"), "strong"), kit.label(TOLD, "soft"), self.zip, self.folder)

    def offer(self, candidate: str) -> None:
        """Name the portfolio after its candidate."""
        from assessor_app.standards.model import slug  # noqa: PLC0415 - a room; not before first paint

        portfolio = self._kit.tongue(N_("portfolio"))
        self._name = "-".join(part for part in (slug(candidate), portfolio) if part)

    def _as_zip(self) -> None:
        title, no_question = self._kit.tongue(N_("Export portfolio")), QFileDialog.Option.DontConfirmOverwrite
        chosen, _ = QFileDialog.getSaveFileName(_over(self), title, f"{self._name}.zip", "ZIP (*.zip)", "", no_question)
        if chosen:
            self.exporting.emit(Path(chosen if chosen.lower().endswith(".zip") else f"{chosen}.zip"))

    def _as_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(_over(self), self._kit.tongue(N_("Where to export to")))
        if chosen:
            self.exporting.emit(free(Path(chosen), self._name))


def _over(part: QWidget) -> QWidget:
    return part.window()


def free(folder: Path, name: str) -> Path:
    """A name in a folder that nothing there has yet."""
    tried, at = folder / name, 1
    while tried.exists():
        at += 1
        tried = folder / f"{name}-{at}"
    return tried


def write(rooms: Rooms, candidate: str, target: Path, progress: Progress) -> Path:
    """Write one candidate's portfolio; raises what `records.portfolio` raises."""
    from assessor_app.records.portfolio.exporting import export  # noqa: PLC0415 - not before it is needed

    export(rooms.people.candidate(candidate), rooms.archive, target, progress)
    return target
