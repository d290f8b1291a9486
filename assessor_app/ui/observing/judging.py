"""The judgement on one criterion: three choices, what stands in the way of *met*, and the way to mend it in one press.

Only one criterion is ever judged here; there is no way to judge several at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import clock_time
from assessor_app.observing.judging import evidenced, only_seen, shows
from assessor_app.observing.model import STATES
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.segmented import Segmented

if TYPE_CHECKING:
    from assessor_app.observing.model import Entry, State
    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene

JUDGEMENTS: Final[dict[State, tuple[str, str]]] = {
    "not_observed": (N_("Not observed"), ""),
    "not_yet_met": (N_("Not yet"), "not_yet"),
    "met": (N_("Met"), "met"),
}
LONGEST: Final = 90  # letters of an entry that are shown again, to know it by
REFUSED: Final = N_("Nothing in the log shows this yet. Write what you saw with this link, add it, and then judge.")
LAST: Final = N_("Nothing in the log is linked to this yet. Does the last entry ({time}) show it? “{text}”")
SEEN: Final = N_(
    "Knowledge cannot be inferred from observed practice. Ask, discuss or take testimony, and write down the answer."
)
NEVER: Final = N_("Your centre’s records carry no assessment decisions, so nothing is judged here.")


class Judging(QWidget):
    """`judged(key, state)`, `linked(entry, key)` to link an entry and judge as met, `asking(key)` to ask about it."""

    judged = Signal(object, str)
    linked = Signal(str, object)
    asking = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._scene: Scene | None = None
        self._key: CriterionKey | None = None
        self._refused = False
        self._entry = ""
        choices = [(state, *JUDGEMENTS[state]) for state in STATES]
        self.states = Segmented(kit, N_("Judgement"), choices, fill=True)
        self.name = kit.line(N_("Judgement"), "label")
        self.not_judged = kit.label(NEVER, "soft")
        self.why = Banner(kit, "warning")
        self.link = kit.button(N_("Yes, link it: met"), self._link, icon="link")
        self.ask = kit.button(N_("Ask about it"), self._ask, icon="quiz")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (self.name, self.states, self.not_judged, self.why, self.link, self.ask):
            inside.addWidget(part)
        for pressed in (*(self.states.segment(state) for state in STATES), self.link, self.ask):
            pressed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.states.chosen.connect(self._judge)
        self._mend()

    def show_judgement(self, scene: Scene, key: CriterionKey) -> None:
        """Show how a criterion is judged now."""
        if key != self._key:
            self._refused = False
        self._scene, self._key = scene, key
        self.states.choose(scene.observation.state_of(key))
        self._mend()

    def begin(self) -> None:
        """Give the keys to the judgement."""
        self.states.segment(self.states.choice or STATES[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self, state: str) -> None:
        scene, key = self._scene, self._key
        if scene is None or key is None:
            return
        self.states.choose(scene.observation.state_of(key))  # until it is written
        self._refused = state == "met" and not evidenced(scene.log.linked_to(key))
        self._mend()
        if not self._refused:
            self.judged.emit(key, state)

    def _mend(self) -> None:
        """Say what stands in the way, and offer the way out of it."""
        scene, key = self._scene, self._key
        judging = scene is None or scene.visit.rules.judging
        for part in (self.name, self.states):
            part.setVisible(judging)
        self.not_judged.setVisible(not judging)
        linked = scene.log.linked_to(key) if scene and key else ()
        self._refused = self._refused and not evidenced(linked)
        last = _last(scene, key) if scene and key and self._refused else None
        self._entry = last.id if last else ""
        doubted = bool(
            judging and scene and key and scene.observation.state_of(key) == "met" and only_seen(key, linked)
        )
        self.link.setVisible(last is not None)
        self.ask.setVisible(doubted)
        if last is not None:
            self._tell(LAST, time=clock_time(last.at), text=_shortened(last.text))
        elif self._refused or doubted:
            self._tell(REFUSED if self._refused else SEEN)
        else:
            self.why.hide()

    def _tell(self, message: str, **facts: str) -> None:
        said = self._kit.tongue(message, **facts)
        if self.why.isHidden() or self.why.words.text() != said:  # or it would be read aloud again and again
            self.why.tell(said, "warning")

    def _link(self) -> None:
        if self._entry:
            self.linked.emit(self._entry, self._key)

    def _ask(self) -> None:
        self.asking.emit(self._key)


def _last(scene: Scene, key: CriterionKey) -> Entry | None:
    """The latest entry that could show this criterion."""
    log = reversed(scene.observation.entries)
    return next((entry for entry in log if entry.id not in scene.log.struck and shows(entry.kind, key)), None)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0].rstrip(',;: ')}…"
