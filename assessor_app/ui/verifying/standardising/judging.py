"""Judging blind: the evidence to read, the criteria beside it, one judgement each. What others say is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.card import Ground, Scroll, row
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.form import TextField
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.verifying.standardising.words import CHOICE_WORDS, PIECE_WORDS
from assessor_app.verifying.standardising.model import CHOICES, Choice, Judged
from assessor_app.verifying.standardising.naming import short_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.standardising.deeds import Shown
    from assessor_app.verifying.standardising.model import Exercise, Wanted

LEAST: Final = 150  # px at 100 %: how low the list of criteria may be
NUMBERED: Final[dict[int, Choice]] = {
    Qt.Key.Key_1: "met",
    Qt.Key.Key_2: "not_yet_met",
    Qt.Key.Key_3: "not_observed",
}


class Evidence(Scroll):
    """What everybody judges by."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=24, space=12, widest=kit.theme.px(720))
        self._kit = kit
        self._id = ""

    def show_exercise(self, made: Exercise) -> None:
        """Show the evidence of one exercise."""
        if made.id == self._id:
            return
        self._id = made.id
        self.clear()
        kit = self._kit
        self.add(kit.text(made.title, "page"))
        self.add(kit.text(" · ".join(dict.fromkeys(made.titles)), "soft"))
        if made.due:
            due = kit.text("", "strong")
            kit.tongue.say(due.setText, N_("Answers wanted by {day}"), day=lambda words: day(words, made.due))
            self.add(due)
        if made.note:
            self.add(kit.text(made.note, selectable=True))
        for piece in made.pieces:
            card = Ground("card", margin=16, space=6)
            card.add(kit.label(PIECE_WORDS[piece.kind], "label"))
            if piece.question:
                card.add(kit.text(piece.question, "strong", selectable=True))
            if piece.text:
                card.add(kit.text(piece.text, selectable=True))
            self.add(card)
        self.inside.addStretch(1)


class JudgingPage(QWidget):
    """`judged(Judged)` for one criterion, `signing` when the answer is to go out, `again` to write it out again."""

    judged = Signal(object)
    signing = Signal()
    again = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._made: Exercise | None = None
        self._choices: dict[str, Judged] = {}
        self.evidence = Evidence(kit)
        self.left = kit.text("", "strong")
        self.list = Listing(kit, N_("Criteria"), least=LEAST)
        self.text, self.other = kit.text("", selectable=True), kit.text("", "soft", selectable=True)
        self.choice = Segmented(kit, N_("Your judgement"), [(one, *CHOICE_WORDS[one]) for one in CHOICES], fill=True)
        self.why = TextField(kit, N_("Why?"), lines=2, whole=True)
        self.sign = kit.button(N_("Sign and send back…"), self.signing.emit, "primary", icon="draw")
        self.save = kit.button(N_("Save the answer again…"), self.again.emit, icon="save")
        side, over = Ground("panel", margin=14, space=8), Scroll(margin=0, space=8)  # scrolls where room is short
        keys = kit.label(N_("1 met · 2 not yet · 3 not observed; then the next one comes"), "soft")
        over.add(self.list, self.text, self.other, self.choice, keys, self.why)
        over.inside.setStretchFactor(self.list, 1)
        side.add(self.left, over, row(self.save, None, self.sign))
        side.inside.setStretchFactor(over, 1)
        self.columns = Columns(kit, middle=self.evidence, right=side, names=(N_("List"), N_("Criteria")))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.columns, 1)
        self.list.installEventFilter(self)
        self.list.chosen.connect(lambda _key: self._show_one())
        self.choice.chosen.connect(lambda choice: self._judge(cast("Choice", choice), onwards=False))
        self.why.edited.connect(lambda _said: self._say_why())
        kit.tongue.follow(self, lambda _words: self._lay())

    def show_exercise(self, shown: Shown) -> None:
        """Show one exercise and what was judged of it so far."""
        new = self._made is None or self._made.id != shown.exercise.id
        self._made, self._choices = shown.exercise, dict(shown.choices)
        self.evidence.show_exercise(shown.exercise)
        self.save.setVisible(shown.listed.answered)
        self._lay()
        if new:
            first = next((one.key for one in self._made.criteria if one.key not in self._choices), "")
            self.list.choose(first or self._made.criteria[0].key)
            self._show_one()

    def begin(self) -> None:
        """Give the keys to the criteria."""
        self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Judge by a number while the list has the keys."""
        if event.type() == QEvent.Type.KeyPress:
            choice = NUMBERED.get(cast("QKeyEvent", event).key())
            if choice is not None:
                self._judge(choice, onwards=True)
                return True
        return super().eventFilter(watched, event)

    def _wanted(self) -> Sequence[Wanted]:
        return self._made.criteria if self._made else ()

    def _one(self) -> Wanted | None:
        return next((one for one in self._wanted() if one.key == self.list.choice), None)

    def _judge(self, choice: Choice, *, onwards: bool) -> None:
        one = self._one()
        if one is None:
            return
        before = self._choices.get(one.key)
        made = Judged(one.key, choice, before.why if before else self.why.said)
        self._choices[one.key] = made
        self.judged.emit(made)
        self._lay()
        if onwards:
            keys = [each.key for each in self._wanted()]
            self.list.choose(keys[min(keys.index(one.key) + 1, len(keys) - 1)])
        self._show_one()

    def _say_why(self) -> None:
        one = self._one()
        if one is not None and one.key in self._choices:
            before = self._choices[one.key]
            self._choices[one.key] = Judged(one.key, before.choice, self.why.said)
            self.judged.emit(self._choices[one.key])

    def _lay(self) -> None:
        rows = [self._row(one) for one in self._wanted()]
        self.list.show_rows(rows)
        left = sum(one.key not in self._choices for one in self._wanted())
        self._kit.tongue.say(self.left.setText, N_("Criteria left: {n}"), n=left)

    def _row(self, one: Wanted) -> Row:
        chosen = self._choices.get(one.key)
        short = short_name(one.key, self._kit.tongue.language)
        return Row(one.key, one.text, foot=short, state=chosen.choice if chosen else None, icon="quiz")

    def _show_one(self) -> None:
        one = self._one()
        for part in (self.text, self.other, self.choice, self.why):
            part.setVisible(one is not None)
        if one is None:
            return
        chosen = self._choices.get(one.key)
        self.text.setText("\n".join((one.text, *(f"• {item}" for item in one.items))))
        self.other.setText(one.translation)
        self.other.setVisible(bool(one.translation))
        self.choice.choose(chosen.choice if chosen else "")
        if self.why.said != (chosen.why if chosen else ""):
            self.why.show_text(chosen.why if chosen else "")
