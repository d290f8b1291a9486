"""What stands over a review: whether the record can be relied on, and why; what came before; why it was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.sentences import sentence
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import empty
from assessor_app.ui.parts.text import Text
from assessor_app.ui.records.findings import verdict_of

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from assessor_app.records.report import Opening
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.buttons import Button
    from assessor_app.ui.verifying.reviewing.scene import Scene

ACROSS = 560  # px at 100 % from which the switch stands beside the verdict


class Verdict(Banner):
    """The verdict in one sentence, with the way to the rows behind it: `asked(on)`."""

    asked = Signal(bool)

    def __init__(self, kit: Kit, opening: Opening) -> None:
        tone, (title, more) = verdict_of(opening)
        super().__init__(kit, tone)
        self.words.hide()
        self.title, self.more = kit.label(title, "strong"), kit.label(more)
        kit.tongue.say(self.title.setToolTip, more)
        self.why: Button = kit.button(N_("Why?"), lambda: self.asked.emit(self.why.isChecked()), "plain")
        self.why.setCheckable(True)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.title)
        texts.addWidget(self.more)
        self.inside.addLayout(texts, 1)
        self.inside.addWidget(self.why, 0, Qt.AlignmentFlag.AlignVCenter)


class Head(QWidget):
    """The verdict, what a rule only says, and the reason for the sample; beside the verdict `switch`, or under it."""

    asked = Signal(bool)

    def __init__(self, kit: Kit, switch: QWidget) -> None:
        super().__init__()
        self._kit = kit
        self.verdict: Verdict | None = None
        self._opening: Opening | None = None
        self._brief = False
        self._above, self._first = QVBoxLayout(), QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._first.addLayout(self._above, 1)
        self._first.addWidget(switch, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._first.setSpacing(8)
        self.reason, self.said = Text(role="soft"), Text(role="soft")
        self._lines: list[QWidget] = []
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 10, 24, 6)
        inside.setSpacing(6)
        inside.addLayout(self._first)
        for icon, text in (("info-fill", self.said), ("filter_list", self.reason)):
            box = QWidget()
            line = QHBoxLayout(box)
            line.setContentsMargins(4, 0, 0, 0)
            line.setSpacing(10)
            line.addWidget(IconLabel(kit, icon, "soft", 16), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(text, 1)
            inside.addWidget(box)
            self._lines.append(box)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the switch stand beside the verdict where its words keep room."""
        super().resizeEvent(event)
        across = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._first.setDirection(across[self.width() < self._kit.theme.px(ACROSS)])

    def brief(self, *, brief: bool) -> None:
        """Say the verdict in its one sentence, what it rests on only on hovering; or both."""
        self._brief = brief
        if self.verdict is not None:
            self.verdict.inside.setContentsMargins(16, *((4, 8, 4) if brief else (12, 12, 12)))
            self.verdict.more.setVisible(not brief)
            self.verdict.place_icon(Qt.AlignmentFlag.AlignVCenter if brief else Qt.AlignmentFlag.AlignTop)

    def show_scene(self, scene: Scene) -> None:
        """Show one record's."""
        opening = scene.looking.opening
        if opening is not self._opening:
            self._opening = opening
            empty(self._above)
            self.verdict = Verdict(self._kit, opening)
            self.verdict.asked.connect(self.asked)
            self._above.addWidget(self.verdict)
            self.brief(brief=self._brief)
        said = [bar for bar in scene.looking.bars if not bar.forbids]
        words = self._kit.tongue
        self._kit.tongue.follow(
            self.said,
            lambda now: self.said.setText(" ".join(sentence(now, bar.code, dict(bar.facts)) for bar in said)),
            key="said",
        )
        self._lines[0].setVisible(bool(said))
        self._lines[1].setVisible(bool(scene.reason(words.words)))
        words.say(self.reason.setText, N_("Why it is in the sample: {reason}"), reason=scene.reason)
