"""One criterion in the list of decisions: its mark, its label and text, and the three things that can be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import short_day
from assessor_app.ui.observing.pending import Pending
from assessor_app.ui.parts.chip import chip
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.marks import Mark
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.text import Brief, Text
from assessor_app.ui.verifying.reviewing.words import CAUSE_WORDS, OUTCOMES, short
from assessor_app.verifying.model import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.model import Action
    from assessor_app.verifying.reviews.model import Looked


class DecisionRow(QFrame):
    """`decided(key, outcome)` when something is said of it, `wanted(key)` when it is to be looked at."""

    decided = Signal(str, str)
    wanted = Signal(str)

    def __init__(self, kit: Kit, looked: Looked) -> None:
        super().__init__()
        self._kit, self.looked = kit, looked
        self.here = False
        self.finding: Finding | None = None
        self.todo: tuple[Action, ...] = ()
        self.pending = Pending()
        self.mark = Mark(kit, looked.state)
        self.label, self.brief, self.whole = Text(role="strong"), Brief(), Text()
        self.label.setWordWrap(False)
        self.label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.brief.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.outcome = Segmented(kit, N_("What you decide"), OUTCOMES)
        self.outcome.chosen.connect(self.decide)
        self.chips = FlowBox(space=6)
        self.under = QVBoxLayout()
        self.whole.hide()
        self._lay()
        kit.tongue.follow(self, lambda _words: self._say())

    def _lay(self) -> None:
        px = self._kit.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.brief, 1)
        head.addWidget(self.whole, 1)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addLayout(head)
        texts.addWidget(self.outcome, 0, Qt.AlignmentFlag.AlignLeft)
        texts.addWidget(self.chips)
        texts.addLayout(self.under)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 10, 12, 10)
        line.setSpacing(10)
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)

    def _say(self) -> None:
        words = self._kit.tongue.words
        text = self.looked.text(words.language)
        label = short(self.looked, words.language)
        self.label.setText(label)
        self.brief.setText(text)
        self.whole.setText(text)
        self.setAccessibleName(f"{label}. {text}")
        self.outcome.setAccessibleName(f"{label}. {words(N_('What you decide'))}")
        self._say_chips()

    def decide(self, outcome: str) -> None:
        """Say this of it, as a press does."""
        self.outcome.choose(outcome)
        self.pending.tell("outcome", outcome)
        self.decided.emit(self.looked.key, outcome)

    @property
    def standing(self) -> Finding | None:
        """What is said of it by now, also where that is still on its way to the store."""
        outcome, kept = self.outcome.choice, self.finding
        if not outcome or (kept is not None and kept.outcome == outcome):
            return kept if outcome else None
        cause, note = (kept.cause if outcome != "agreed" else "", kept.note) if kept else ("", "")
        return Finding(self.looked.key, outcome, cause, note)  # type: ignore[arg-type]  # one of the outcomes

    def show_finding(self, finding: Finding | None, actions: Sequence[Action]) -> None:
        """Show what is decided of it, and what is to be done about it."""
        about = tuple(one for one in actions if self.looked.key in one.criteria)
        said = finding.outcome if finding else ""
        if self.pending.may_show("outcome", said) and self.outcome.choice != said:
            self.outcome.choose(said)
        if (finding, about) != (self.finding, self.todo):
            self.finding, self.todo = finding, about
            self._say_chips()

    def _say_chips(self) -> None:
        self.chips.clear()
        words = self._kit.tongue.words
        finding = self.finding
        if not self.here and finding is not None and finding.cause:
            self.chips.add(chip(words(CAUSE_WORDS[finding.cause]), "not_yet"))
        for action in () if self.here else self.todo:
            said = " · ".join(part for part in (action.text, action.owner, short_day(words, action.due)) if part)
            self.chips.add(chip(words(N_("Action: {what}"), what=said)))
        self.chips.setVisible(not self.here and bool(self.todo or (finding and finding.cause)))

    def show_here(self, under: QWidget | None) -> None:
        """Be the one that is looked at, with this under it; or (None) no longer."""
        self.here = under is not None
        self.brief.setVisible(not self.here)
        self.whole.setVisible(self.here)
        if under is not None:
            self.under.addWidget(under)
            under.show()
        self._say_chips()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Be looked at when pressed."""
        self.wanted.emit(self.looked.key)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground of the one that is looked at."""
        if not self.here:
            return
        theme, painter = self._kit.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(theme.edge())
        painter.setBrush(theme.colour("accent_tint"))
        painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(box.x(), box.y() + 2, theme.px(3), box.height() - 4), 1.5, 1.5)
        painter.end()
