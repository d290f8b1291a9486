"""A standard as it was read, before it is kept: its page with the reader's doubts in their places, to be put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.standards.origins.corrections import as_read
from assessor_app.ui.standards.correcting import Corrector
from assessor_app.ui.standards.findingline import FindingLine
from assessor_app.ui.standards.reading import StandardPage

if TYPE_CHECKING:
    from assessor_app.standards.model import Criterion, Finding, Kind
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.standards.intake import Intake
    from assessor_app.ui.standards.lines import CriterionLine


class DraftPage(QWidget):
    """`pointed(line)` for a place in the source; `corrected(Intake)` when a person put a criterion right."""

    pointed = Signal(int)
    corrected = Signal(object)

    def __init__(self, kit: Kit, intake: Intake) -> None:
        super().__init__()
        self._kit, self._intake = kit, intake
        self.corrector: Corrector | None = None
        standard = intake.standard
        if standard is None or intake.reading.standard is None:
            raise ValueError("there is no page of what could not be read")
        self.page = StandardPage(kit, standard)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.page)
        starts = {(kind, number): line for kind, number, line in intake.reading.places}
        doubts = _doubts(intake)
        read = as_read(intake.reading.standard, intake.corrections)
        put_right = {(one.kind, one.number) for one in intake.corrections}
        for key, line in self.page.lines.items():
            was = read[key.kind, key.number]
            for one in doubts.get(was, ()):
                told = FindingLine(kit, one)
                line.tell_under(told)
            if was in put_right:
                line.tell_under(kit.label(N_("You put this right."), "soft"))
            self._offer(line, was, starts.get(was, 0))

    def _offer(self, line: CriterionLine, was: tuple[Kind, int], start: int) -> None:
        kit = self._kit
        if start:
            line.offer(kit.icon_button("visibility", N_("Show in the source"), lambda: self.pointed.emit(start)))
        line.offer(kit.icon_button("edit", N_("Put its kind or heading right"), lambda: self.correct(was)))

    def correct(self, was: tuple[Kind, int]) -> None:
        """Ask of which kind a criterion is and under which heading, under its line; by what it was read as."""
        standard = self._intake.standard
        if standard is None or self._intake.reading.standard is None:
            return
        self._stop()
        read = as_read(self._intake.reading.standard, self._intake.corrections)
        key = next(key for key in self.page.lines if read[key.kind, key.number] == was)
        made = self.corrector = Corrector(self._kit, cast("Criterion", standard.find(key)))
        made.told.connect(lambda kind, group: self._tell(was, kind, group))
        made.left.connect(self._stop)
        self.page.lines[key].tell_under(made)
        made.begin()

    def _tell(self, was: tuple[Kind, int], kind: str, group: str) -> None:
        self.corrected.emit(self._intake.put_right(*was, became=cast("Kind", kind), group=group or None))

    def _stop(self) -> None:
        if self.corrector is not None:
            self.corrector.hide()
            self.corrector.deleteLater()
            self.corrector = None


def _doubts(intake: Intake) -> dict[tuple[Kind, int], list[Finding]]:
    """The reader's doubts by the criterion in which they stand; those about other parts are told above alone."""
    starts = sorted((line, kind, number) for kind, number, line in intake.reading.places)
    found: dict[tuple[Kind, int], list[Finding]] = {}
    for one in intake.reading.doubts:
        for at, (line, kind, number) in enumerate(starts):
            following = starts[at + 1] if at + 1 < len(starts) else None
            end = following[0] if following and following[1] == kind else line + 1
            if line <= one.line < end:
                found.setdefault((kind, number), []).append(one)
    return found
