"""Before files are added to the library: which they are, what was noticed in each, and how each will read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.bars import BottomBar, IconLabel
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.reading import Reading
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.standards.intake import ADDABLE
from assessor_app.ui.standards.lines import centred
from assessor_app.ui.standards.reading import StandardPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.language import Words
    from assessor_app.standards.model import Finding, Level
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.buttons import Button
    from assessor_app.ui.standards.intake import Intake, Standing

LEVEL_LOOKS: Final[dict[Level, tuple[str, str]]] = {
    "note": ("info-fill", "accent"),
    "warning": ("warning-fill", "not_yet"),
    "refused": ("error-fill", "refused"),
}
LEVEL_WORDS: Final[dict[Level, str]] = {
    "note": N_("Note"),
    "warning": N_("Check this"),
    "refused": N_("Refused"),
}
STANDING_LOOKS: Final[dict[Standing, tuple[str, str]]] = {
    "new": ("check_circle-fill", "met"),
    "left-out": ("close", "soft"),
    "known": ("task_alt", "soft"),
    "differs": ("error-fill", "refused"),
    "refused": ("error-fill", "refused"),
}
STANDING_WORDS: Final[dict[Standing, str]] = {
    "new": N_("Ready to add"),
    "left-out": N_("Left out"),
    "known": N_("In the library already"),
    "differs": N_("Another text of this edition is in the library"),
    "refused": N_("Refused"),
}
OTHER_WAY: Final[dict[Standing, Standing]] = {"new": "left-out", "left-out": "new"}
VERDICTS: Final[dict[Standing, tuple[str, str]]] = {
    "new": ("met", N_("This document was read as a whole standard. Look at what was noticed, then add it.")),
    "left-out": ("note", N_("You left this document out. Nothing will be added from it.")),
    "known": ("note", N_("The library has this standard already, with the same text. There is nothing to add.")),
    "differs": (
        "refused",
        N_(
            "The library has another text under this edition. Both cannot be right: compare them with the published "
            "standard. Nothing will be added from this file."
        ),
    ),
    "refused": ("refused", N_("Nothing can be taken from this file. What is wrong with it is said below.")),
}


class ImportPreview(QWidget):
    """`adding` when the readable files are to be added, `left` when none is."""

    adding = Signal()
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.intakes: Sequence[Intake] = ()
        self.files = Listing(kit, N_("Files"))
        self.files.chosen.connect(self._show_file)
        column = Ground("panel", margin=14, space=8)
        column.add(kit.label(N_("Files"), "title"), self.files)
        self.page = Reading(kit, N_("What was read from the file"))
        self.choice: Button | None = None
        self.columns = Columns(kit, left=column, middle=self.page, names=(N_("Files"), N_("Details")))
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
        first = next((at for at, one in enumerate(intakes) if one.standing != ADDABLE), 0)
        self.files.choose(str(first))
        self._show_file(str(first))
        self.files.setFocus()

    def _say(self, words: Words) -> None:
        rows = []
        for at, one in enumerate(self.intakes):
            icon, tone = STANDING_LOOKS[one.standing]
            noticed = words(N_("Noticed: {count}"), count=len(one.findings))
            title = one.reading.standard.title if one.reading.standard else one.reading.source
            detail = "\n".join((words(STANDING_WORDS[one.standing]), f"{one.reading.source} · {noticed}"))
            rows.append(Row(str(at), title, detail=detail, icon=icon, tone=tone))
        self.files.show_rows(rows)
        ready = sum(one.standing == ADDABLE for one in self.intakes)
        self.foot.note.setText(words(N_("Ready to add: {ready} of {all}"), ready=ready, all=len(self.intakes)))
        self.foot.primary.setEnabled(bool(ready))

    def _show_file(self, at: str) -> None:
        self.page.clear()
        if not self.intakes:
            return
        intake = self.intakes[int(at)]
        tone, message = VERDICTS[intake.standing]
        banner = Banner(self._kit, tone)
        self._kit.tongue.say(banner.words.setText, message)
        if intake.standing in OTHER_WAY:
            press = N_("Leave it out") if intake.standing == ADDABLE else N_("Take it after all")
            self.choice = self._kit.button(press, lambda: self._turn_round(int(at)))
            banner.inside.addWidget(self.choice)
        shown: list[QWidget] = [banner, self._noticed(intake.findings)]
        if intake.reading.standard is not None:
            shown.append(StandardPage(self._kit, intake.reading.standard))
        self.page.add(centred(self._kit, *shown))
        self.page.inside.addStretch(1)
        self.page.verticalScrollBar().setValue(0)

    def _turn_round(self, at: int) -> None:
        """Leave a readable file out, or take it after all."""
        intakes = list(self.intakes)
        intakes[at] = replace(intakes[at], standing=OTHER_WAY[intakes[at].standing])
        self.intakes = intakes
        self._say(self._kit.tongue.words)
        self._show_file(str(at))
        if self.choice is not None:
            self.choice.setFocus()

    def _noticed(self, findings: Sequence[Finding]) -> QWidget:
        card = Ground("card", margin=20, space=10)
        card.add(self._kit.label(N_("What was noticed"), "title"))
        if not findings:
            card.add(self._kit.label(N_("Nothing: the document is laid out as usual."), "quiet"))
        for one in findings:
            card.add(FindingLine(self._kit, one))
        return card


class FindingLine(QWidget):
    """One finding: its level by shape and word, its line, and the sentence that says what to do."""

    def __init__(self, kit: Kit, finding: Finding) -> None:
        super().__init__()
        from assessor_app.language.sentences import SENTENCES  # noqa: PLC0415 - every room's; not before first paint

        where = kit.text("", "label")
        level = LEVEL_WORDS[finding.level]
        if finding.line:
            told = N_("{level} · line {line}")
            kit.tongue.say(where.setText, told, level=lambda words: words(level), line=finding.line)
        else:
            kit.tongue.say(where.setText, level)
        sentence = kit.text("", selectable=True)
        kit.tongue.say(sentence.setText, SENTENCES[finding.code], **dict(finding.facts))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(where)
        texts.addWidget(sentence)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(IconLabel(kit, *LEVEL_LOOKS[finding.level], 20), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
