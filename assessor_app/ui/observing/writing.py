"""The composer of the observing screen: kind, question, text, the criteria linked while writing, and the language.

It keeps nothing: `changed` says that what stands here is to be kept, `added` that it is to go into the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QWidget

from assessor_app.language import N_
from assessor_app.language.guessing import guessed
from assessor_app.observing.judging import shown_by
from assessor_app.observing.model import ENTRY_KINDS
from assessor_app.observing.model import Composer as Written
from assessor_app.ui.observing.discussion import DiscussionTimer
from assessor_app.ui.observing.keys import tell_keys
from assessor_app.ui.observing.kinds import (
    DOUBTED,
    ENTRY_SHORT,
    ENTRY_WORDS,
    LANGUAGE_CHIPS,
    LANGUAGE_OFFERS,
    PROMPTS,
    TURNS,
)
from assessor_app.ui.observing.linkchip import LinkChip
from assessor_app.ui.observing.questions import KEYS as BANK_KEYS
from assessor_app.ui.parts.card import row
from assessor_app.ui.parts.chip import PressChip
from assessor_app.ui.parts.composer import Composer, GrowingText, cut
from assessor_app.ui.parts.flow import FlowBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

    from assessor_app.observing.model import EntryKind
    from assessor_app.standards.model import CriterionKey, Language
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene

REST_MS: Final = 400
MET_KEYS: Final = "Ctrl+Return"


class Writing(Composer):
    """`changed` with each change of anything here; `shown(key)` when a chip is pressed.

    `pasted(QMimeData)` hands over files and pictures; `attach_asked` and `camera_asked` ask for other ways in.
    `concluded` when the entry is to be added and what it shows judged as met; `asking` for the centre's questions.
    """

    changed = Signal()
    shown = Signal(object)
    pasted = Signal(object)
    attach_asked = Signal()
    camera_asked = Signal()
    concluded = Signal()
    asking = Signal()

    def __init__(self, kit: Kit) -> None:
        kinds = [(kind, ENTRY_SHORT[kind], "") for kind in ENTRY_KINDS]
        super().__init__(kit, N_("Kind of entry"), kinds, N_("Entry"), N_("Add"))
        self._kit = kit
        self._scene: Scene | None = None
        self._links: list[CriterionKey] = []
        self._language: Language | None = None
        self._quiet = False
        self.judges = True
        self.question = GrowingText(kit, N_("The question you asked"), least=1)
        self.chips = FlowBox(space=8)
        self.in_language = PressChip(kit)
        self.attach = kit.icon_button("attach_file", N_("Attach a file"), self.attach_asked.emit)
        self.camera = kit.icon_button("photo_camera", N_("From the camera or recorder"), self.camera_asked.emit)
        self._tools = QWidget()
        self._placing = QTimer(self, interval=0, singleShot=True)
        self._placing.timeout.connect(self._place_tools)
        self.timer = DiscussionTimer(kit)
        self.bank = kit.icon_button("quiz", N_("Your centre’s questions"), self.asking.emit)
        self.met = kit.button(N_("Add, met: {count}"), self.concluded.emit, count=0)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._say_language)
        self._lay()
        kit.tongue.say(self.question.setPlaceholderText, N_("What did you ask?"))
        kit.tongue.say(self.in_language.setToolTip, TURNS)
        kit.tongue.say(self.hint.setText, N_("# to link · Enter to add"))
        self.question.textChanged.connect(self._edited)
        self.edited.connect(self._edited)
        self.question.entered.connect(lambda: self.text.setFocus(Qt.FocusReason.TabFocusReason))
        self.kinds.chosen.connect(self._choose)
        self.in_language.clicked.connect(self._turn_language)
        self.timer.turned.connect(self._turned)
        self.kinds.choose(Written().kind)
        kit.tongue.follow(self, lambda _words: self._say())

    @property
    def language(self) -> Language:
        """The language the text is in: the window's, unless a person said otherwise for this entry."""
        return self._language or self._kit.tongue.language

    @property
    def empty(self) -> bool:
        """Whether nobody has written anything here."""
        fields = (self.text, self.question) if self._asks else (self.text,)
        return not any(field.toPlainText().strip() for field in fields)

    def written(self) -> Written:
        """What stands here now; a question too that another kind of entry hides, so that it is kept."""
        kind, question = cast("EntryKind", self.kinds.choice), self.question.toPlainText()
        since, seconds = self.timer.kept()
        return Written(kind, self.text.toPlainText(), question, tuple(self._links), since=since, seconds=seconds)

    def show_written(self, written: Written) -> None:
        """Show what was kept, without telling that it changed."""
        self._quiet = True
        self.kinds.choose(written.kind)
        self.text.setPlainText(written.text)
        self.question.setPlainText(written.question)
        self._links = list(written.links)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.timer.take_up(written)
        self._quiet = False
        self._say()

    def show_scene(self, scene: Scene) -> None:
        """Know the criteria, to name them in chips."""
        self._scene, self.judges = scene, scene.visit.rules.judging
        self._show_chips()

    def link(self, key: CriterionKey) -> bool:
        """Link what is being written to a criterion; False when it is linked already."""
        if key in self._links:
            return False
        self._links.append(key)
        self._show_chips()
        self.changed.emit()
        return True

    def unlink(self, key: CriterionKey) -> None:
        """Take that back."""
        if key in self._links:
            self._links.remove(key)
            self._show_chips()
            self.changed.emit()

    @property
    def links(self) -> Sequence[CriterionKey]:
        """The criteria that what is being written is linked to."""
        return tuple(self._links)

    def begin(self) -> None:
        """Give the keys to the text."""
        field = self.question if self._asks and not self.question.toPlainText().strip() else self.text
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_out(self, added: Written) -> None:
        """Empty what has gone into the log; what was typed since then stays."""
        self._quiet = True
        cut(self.text, added.text)
        if added.kind == "question":
            cut(self.question, added.question)
        self._links = [key for key in self._links if key not in added.links]
        self._language = None
        if added.kind == "discussion":
            self.timer.reset()
        self._quiet = False
        self._say()
        self.changed.emit()
        if self.isAncestorOf(self.window().focusWidget() or self.window()):
            self.begin()

    @property
    def _asks(self) -> bool:
        return self.kinds.choice == "question"

    def _lay(self) -> None:
        inside = cast("QVBoxLayout", self.layout())
        inside.insertWidget(1, self.question)
        self.below.addWidget(self.chips)
        side = FlowBox(space=8)
        side.add(self.timer, self.in_language, self.met)
        cast("QBoxLayout", inside.children()[-1]).insertWidget(1, side)
        for at, kind in enumerate(ENTRY_KINDS, 1):
            segment = self.kinds.segment(kind)
            segment.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            keys = f"Alt+{at}"
            tell_keys(self._kit, segment, ENTRY_WORDS[kind], keys)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda kind=kind: self.choose_kind(kind))
        tools = row(self.bank, self.attach, self.camera, space=0)
        tools.setContentsMargins(0, 0, 0, 0)
        self._tools.setLayout(tools)
        self.tools.addWidget(self._tools)
        for field in (self.text, self.question):
            field.takes_files = True
            field.pasted.connect(self.pasted)
        tell_keys(self._kit, self.bank, N_("Your centre’s questions"), BANK_KEYS)
        for pressed in (self.add, self.in_language, self.met, self.bank, self.attach, self.camera):
            pressed.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where the kinds need the whole line, let the tools stand at the foot: once this layout is done."""
        super().resizeEvent(event)
        self._placing.start()

    def _place_tools(self) -> None:
        inside = cast("QVBoxLayout", self.layout())
        foot = cast("QBoxLayout", inside.children()[-1])
        kinds = sum(self.kinds.segment(kind).sizeHint().width() for kind in ENTRY_KINDS) + self._kit.theme.px(8)
        room = self.width() - inside.contentsMargins().left() - inside.contentsMargins().right() - self.tools.spacing()
        wanted = self.tools if kinds + self._tools.sizeHint().width() <= room else foot
        if wanted.indexOf(self._tools) < 0:
            (foot if wanted is self.tools else self.tools).removeWidget(self._tools)
            wanted.insertWidget(min(1, wanted.count()), self._tools)

    def choose_kind(self, kind: EntryKind) -> None:
        """Choose a kind as a person does."""
        self.kinds.choose(kind)
        self._choose(kind)
        self.changed.emit()

    def _choose(self, kind: str) -> None:
        self._say()
        if kind == "question" and self.isAncestorOf(self.window().focusWidget() or self.window()):
            self.begin()

    def ask(self, question: str) -> None:
        """Put a question in, in place of what stands there; undo in the field brings that back."""
        if not self._asks:
            self.choose_kind("question")
        cursor = self.question.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(question)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self) -> None:
        if not self._quiet:
            self._rest.start()
            self.changed.emit()

    def _turned(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def _turn_language(self) -> None:
        self._language = "en" if self.language == "cy" else "cy"
        self._say_language()

    def _say_language(self) -> None:
        """Say which language the entry is in, and ask where it looks like the other: it is never changed unasked."""
        told = guessed(f"{self.text.toPlainText()}\n{self.question.toPlainText()}") if self._language is None else None
        doubted = told is not None and told != self.language
        say, words = self._kit.tongue.say, LANGUAGE_OFFERS if doubted else LANGUAGE_CHIPS
        say(self.in_language.setText, words[self.language])
        say(self.in_language.setAccessibleDescription, DOUBTED if doubted else TURNS)
        self.in_language.updateGeometry()

    def _say(self) -> None:
        kind = cast("EntryKind", self.kinds.choice)
        self.question.setVisible(kind == "question")
        self._kit.tongue.say(self.text.setPlaceholderText, PROMPTS[kind])
        self.bank.setVisible(kind == "question")
        self.timer.show_for(discussion=kind == "discussion")
        self._say_language()
        self._placing.start()
        self._show_chips()

    def _show_chips(self) -> None:
        scene, reader = self._scene, self._kit.tongue.language
        self.chips.clear()
        for key in self._links:
            made = LinkChip(self._kit, scene.chip(key, reader) if scene else key.short(reader), "accent")
            made.clicked.connect(lambda _on=False, key=key: self.shown.emit(key))
            made.removed.connect(lambda key=key: self._chip_away(key))
            self.chips.add(made)
        self.chips.setVisible(bool(self._links))
        self._say_met()

    def _say_met(self) -> None:
        """Offer to judge with the entry what it can show by itself: which criteria those are, the tool tip names."""
        scene, words = self._scene, self._kit.tongue
        met = shown_by(cast("EntryKind", self.kinds.choice), self._links)
        named = ", ".join(scene.chip(key, words.language) if scene else key.short(words.language) for key in met)
        words.say(self.met.setText, N_("Add, met: {count}"), count=len(met))
        for told in (self.met.setToolTip, self.met.setAccessibleDescription):
            words.say(told, N_("Adds the entry and judges as met: {criteria} · {keys}"), criteria=named, keys=MET_KEYS)
        judges = bool(met) and self.judges
        self.met.setVisible(judges)
        # There is no room for all three, and by then the hint was taken.
        self.hint.setVisible(not judges and self.timer.isHidden())

    def _chip_away(self, key: CriterionKey) -> None:
        self.unlink(key)
        self.text.setFocus()
