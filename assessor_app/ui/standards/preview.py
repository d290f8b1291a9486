"""Before files are added to the library: which they are, what was noticed in each, and how each will read.

On the right stands the source, so that every doubt can be looked at in its place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.bars import BottomBar
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.reading import Reading
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.standards.draft import DraftPage
from assessor_app.ui.standards.findingline import FindingLine
from assessor_app.ui.standards.intake import ADDABLE
from assessor_app.ui.standards.lines import centred
from assessor_app.ui.standards.source import SourceView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.language import Words
    from assessor_app.standards.model import Finding
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.buttons import Button
    from assessor_app.ui.standards.intake import Intake, Standing

STANDING_LOOKS: Final[dict[Standing, tuple[str, str]]] = {
    "new": ("check_circle-fill", "met"),
    "doubtful": ("warning-fill", "not_yet"),
    "left-out": ("close", "soft"),
    "known": ("task_alt", "soft"),
    "differs": ("error-fill", "refused"),
    "beside": ("check_circle-fill", "met"),
    "refused": ("error-fill", "refused"),
}
STANDING_WORDS: Final[dict[Standing, str]] = {
    "new": N_("Ready to add"),
    "doubtful": N_("Look at this first"),
    "left-out": N_("Left out"),
    "known": N_("In the library already"),
    "differs": N_("Another text of this edition is in the library"),
    "beside": N_("Ready to add as another edition"),
    "refused": N_("Refused"),
}
# What a person may do about each, in words, and how it stands then.
OTHER_WAY: Final[dict[Standing, tuple[Standing, str]]] = {
    "new": ("left-out", N_("Leave it out")),
    "doubtful": ("new", N_("I have checked it: take it")),
    "left-out": ("new", N_("Take it after all")),
    "differs": ("beside", N_("Keep it as another edition")),
    "beside": ("differs", N_("Leave it out")),
}
VERDICTS: Final[dict[Standing, tuple[str, str]]] = {
    "new": ("met", N_("This document was read as a whole standard. Look at what was noticed, then add it.")),
    "doubtful": (
        "warning",
        N_("The reader is not sure of all of this document. Compare the places below with the source, then take it."),
    ),
    "left-out": ("note", N_("You left this document out. Nothing will be added from it.")),
    "known": ("note", N_("The library has this standard already, with the same text. There is nothing to add.")),
    "differs": (
        "refused",
        N_(
            "The library has another text under this edition. Both cannot be right: compare them with the published "
            "standard. Nothing will be added from this file."
        ),
    ),
    "beside": (
        "met",
        N_("This text will be kept beside the one in the library, as an edition of its own. Nothing is replaced."),
    ),
    "refused": ("refused", N_("Nothing can be taken from this file. What is wrong with it is said below.")),
}


class ImportPreview(QWidget):
    """`adding` when the readable files are to be added, `left` when none is, `comparing(Intake)` to see differences."""

    adding = Signal()
    left = Signal()
    comparing = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.intakes: Sequence[Intake] = ()
        self._at = 0
        self.files = Listing(kit, N_("Files"))
        self.files.chosen.connect(lambda at: self._show_file(int(at)))
        column = Ground("panel", margin=14, space=8)
        column.add(kit.label(N_("Files"), "title"), self.files)
        self.page, self.source = Reading(kit, N_("What was read from the file")), SourceView(kit)
        self.draft: DraftPage | None = None
        self.choice: Button | None = None
        self.compare: Button | None = None
        self.columns = Columns(
            kit, left=column, middle=self.page, right=self.source, names=(N_("Files"), N_("The source"))
        )
        self.foot = BottomBar(kit, N_("Import"), N_("Add to library"))
        self.foot.label.hide()
        self.foot.pressed.connect(self.adding)
        self.cancel = kit.button(N_("Leave"), self.left.emit)
        cast("QHBoxLayout", self.foot.layout()).insertWidget(3, self.cancel)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.columns, 1)
        inside.addWidget(self.foot)
        kit.tongue.follow(self, self._say)

    def show_intakes(self, intakes: Sequence[Intake]) -> None:
        """Show files; the first with something to say is chosen."""
        self.intakes = intakes
        self._say(self._kit.tongue.words)
        first = next((at for at, one in enumerate(intakes) if one.standing not in ADDABLE), 0)
        self.files.choose(str(first))
        self._show_file(first)
        self.files.setFocus()

    def _say(self, words: Words) -> None:
        rows = []
        for at, one in enumerate(self.intakes):
            icon, tone = STANDING_LOOKS[one.standing]
            noticed = words(N_("Noticed: {count}"), count=len(one.findings))
            standard = one.standard
            told = f"{one.reading.source} · {noticed}" if standard else noticed
            detail = "\n".join((words(STANDING_WORDS[one.standing]), told))
            title = standard.title if standard else one.reading.source
            rows.append(Row(str(at), title, detail=detail, icon=icon, tone=tone))
        self.files.show_rows(rows)
        ready = sum(one.standing in ADDABLE for one in self.intakes)
        self.foot.note.setText(words(N_("Ready to add: {ready} of {all}"), ready=ready, all=len(self.intakes)))
        self.foot.primary.setEnabled(bool(ready))

    def _show_file(self, at: int) -> None:
        self._at = at
        self.page.clear()
        self.draft = None
        if not self.intakes:
            return
        intake = self.intakes[at]
        shown: list[QWidget] = [self._verdict(intake), self._noticed(intake.findings)]
        if intake.standard is not None:
            self.draft = DraftPage(self._kit, intake)
            self.draft.pointed.connect(self.point)
            self.draft.corrected.connect(self._correct)
            shown.append(self.draft)
        self.page.add(centred(self._kit, *shown))
        self.page.inside.addStretch(1)
        self.page.verticalScrollBar().setValue(0)
        self.source.show_lines(intake.reading.lines)

    def point(self, line: int) -> None:
        """Show a line of the source."""
        self.columns.show_right()
        self.source.point(line)

    def _verdict(self, intake: Intake) -> Banner:
        kit = self._kit
        tone, message = VERDICTS[intake.standing]
        banner = Banner(kit, tone)
        banner.words.hide()
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addWidget(kit.label(message))
        offered = FlowBox(space=8)
        self.choice = self.compare = None
        if intake.other is not None and intake.standing in {"differs", "beside"}:
            self.compare = kit.button(N_("Compare…"), lambda: self.comparing.emit(intake), icon="compare_arrows")
            offered.add(self.compare)
        if intake.standing in OTHER_WAY:
            _, press = OTHER_WAY[intake.standing]
            self.choice = kit.button(press, self._turn_round)
            offered.add(self.choice)
        if offered.flow.count():
            texts.addWidget(offered)
        banner.inside.addLayout(texts, 1)
        return banner

    def _turn_round(self) -> None:
        """Leave a readable file out or take it after all, and confirm what was doubtful."""
        intake = self.intakes[self._at]
        self._change(replace(intake, standing=OTHER_WAY[intake.standing][0]))
        if self.choice is not None:
            self.choice.setFocus()

    def _correct(self, intake: Intake) -> None:
        """Take a file as a person put it right; what was looked at need not be confirmed again."""
        place = self.page.verticalScrollBar().value()
        self._change(intake)
        self.page.return_to(place)

    def _change(self, intake: Intake) -> None:
        intakes = list(self.intakes)
        intakes[self._at] = intake
        self.intakes = intakes
        self._say(self._kit.tongue.words)
        self._show_file(self._at)

    def _noticed(self, findings: Sequence[Finding]) -> QWidget:
        card = Ground("card", margin=20, space=10)
        card.add(self._kit.label(N_("What was noticed"), "title"))
        if not findings:
            card.add(self._kit.label(N_("Nothing: the document is laid out as usual."), "quiet"))
        for one in findings:
            line = FindingLine(self._kit, one, points=True)
            line.pointed.connect(self.point)
            card.add(line)
        return card
