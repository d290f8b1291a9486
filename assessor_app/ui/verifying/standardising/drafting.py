"""An exercise before it is handed out: what it shows is read through, piece by piece, and put right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from assessor_app.language import N_
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.card import Ground, Scroll, empty, row
from assessor_app.ui.parts.form import LineField, TextField
from assessor_app.ui.verifying.standardising.words import PIECE_WORDS
from assessor_app.ui.written import read_day, shown_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.standardising.deeds import Shown
    from assessor_app.verifying.standardising.model import Piece


class PieceCard(Ground):
    """One piece of evidence: its text can be reworded, or all of it left out."""

    def __init__(self, kit: Kit, piece: Piece, doubts: Sequence[str]) -> None:
        super().__init__("card", margin=16, space=8)
        self._kit = kit
        self.piece = piece
        self.out = kit.button(N_("Leave out"), lambda: None, "quiet")
        self.add(row(kit.label(PIECE_WORDS[piece.kind], "strong"), None, self.out))
        self.question = TextField(kit, N_("Question"), lines=1, whole=True)
        self.text = TextField(kit, N_("What everybody reads"), lines=2, whole=True)
        self.question.show_text(piece.question)
        self.text.show_text(piece.text)
        self.question.setVisible(bool(piece.question))
        self.doubt = Banner(kit, "warning")
        self.add(self.question, self.text, self.doubt)
        self.show_doubts(doubts)

    def show_doubts(self, doubts: Sequence[str]) -> None:
        """Say what may still name or number somebody."""
        self.doubt.setVisible(bool(doubts))
        if doubts:
            self._kit.tongue.say(
                self.doubt.words.setText, N_("This may still name somebody: {found}"), found=" · ".join(doubts)
            )

    def written(self) -> Piece:
        """The piece as it reads now."""
        return replace(self.piece, text=self.text.said, question=self.question.said)


class DraftPage(Scroll):
    """`handing` and `discarding` when a person presses so; what is typed is kept at once."""

    handing = Signal()
    discarding = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=24, space=16, widest=kit.theme.px(760))
        self._kit = kit
        self._id = ""
        self.cards: list[PieceCard] = []
        self.title = LineField(kit, N_("Title"), most=200)
        self.due = LineField(kit, N_("Answers wanted by"), hint=N_("Day, month and year: 14/11/2026"))
        self.note = TextField(kit, N_("What the assessors are told"), lines=2, whole=True)
        self.count = kit.text("", "soft")
        self.hand = kit.button(N_("Hand out…"), self.handing.emit, "primary", icon="upload")
        self.discard = kit.button(N_("Discard the draft"), self.discarding.emit, "quiet")
        about = Ground("card", margin=20, space=12)
        told = N_("Names were taken out. Read every piece: what still tells who it was is reworded or left out.")
        about.add(self.title, row(self.due, None), self.note, self.count, row(self.discard, None, self.hand))
        self._pieces = QVBoxLayout()
        self._pieces.setSpacing(12)
        self.add(about, kit.label(told, "soft"), self._pieces)
        self.inside.addStretch(1)
        self.due.edit.editingFinished.connect(self._check_day)
        for field in (self.title, self.due, self.note):
            field.edited.connect(lambda _said: self._describe())

    def show_draft(self, shown: Shown) -> None:
        """Show one draft; where it is shown already, only what a person is not writing in."""
        made = shown.exercise
        if made.id != self._id or len(made.pieces) != len(self.cards):
            self._id = made.id
            self.title.edit.setText(made.title)
            self.due.edit.setText(shown_day(made.due))
            self.note.show_text(made.note)
            self._lay(shown)
        for at, card in enumerate(self.cards):
            card.show_doubts(shown.doubtful.get(at, ()))
        self._kit.tongue.say(self.count.setText, N_("Criteria to judge: {n}"), n=len(made.criteria))

    def _lay(self, shown: Shown) -> None:
        empty(self._pieces)
        self.cards = []
        for at, piece in enumerate(shown.exercise.pieces):
            card = PieceCard(self._kit, piece, shown.doubtful.get(at, ()))
            card.out.clicked.connect(lambda _on=False, at=at: self._leave_out(at))
            for field in (card.text, card.question):
                field.edited.connect(lambda _said, at=at: self._reword(at))
            self.cards.append(card)
            self._pieces.addWidget(card)

    def _describe(self) -> None:
        name, due = self._id, read_day(self.due.said) if self.due.said else ""
        if not self.title.said:
            self.title.invalid(N_("Give the exercise a title, by which everybody will know it."))
        elif due is not None:
            said = (self.title.said, due, self.note.said)
            self._kit.tasks.soon("exercise", lambda rooms: rooms.verifying.standardising.describe(name, *said))

    def _check_day(self) -> None:
        if self.due.said and read_day(self.due.said) is None:
            self.due.invalid(N_("This is no day. Write day, month and year: 14/11/2026"))

    def _reword(self, at: int) -> None:
        name, piece = self._id, self.cards[at].written()
        if piece.text or piece.question:
            key = f"exercise-{at}"
            self._kit.tasks.soon(key, lambda rooms: rooms.verifying.standardising.reword(name, at, piece))

    def _leave_out(self, at: int) -> None:
        name, piece, tasks = self._id, self.cards[at].written(), self._kit.tasks

        def back() -> None:
            tasks.store(lambda rooms: rooms.verifying.standardising.put_back(name, at, piece))

        tasks.store(lambda rooms: rooms.verifying.standardising.reword(name, at, None))
        self._kit.notices.say(N_("Left out"), undo=back)
