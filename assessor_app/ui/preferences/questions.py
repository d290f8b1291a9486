"""The card of the settings that holds the centre's questions: add, change, take out with undo, and carry as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from assessor_app.errors import Unavailable
from assessor_app.language import N_
from assessor_app.observing.questions.model import About, Question
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.form import LineField
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row

if TYPE_CHECKING:
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes

SHOWN: Final = 6
FILES: Final = N_("Questions (*.json *.csv);;All files (*)")


class QuestionForm(QWidget):
    """One question being written: in either language or both, its criterion and more words to find it by."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.name = ""
        self.welsh = LineField(kit, N_("In Welsh"))
        self.english = LineField(kit, N_("In English"))
        self.about = LineField(
            kit, N_("Criterion"), example=N_("INSCS025 K2"), hint=N_("Picking the question links this criterion.")
        )
        self.words = LineField(kit, N_("More words to find it by"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for field in (self.welsh, self.english, self.about, self.words):
            inside.addWidget(field)

    def show_question(self, question: Question) -> None:
        """Show what is kept of one; an empty one begins another."""
        self.name = question.id
        about = str(question.about) if question.about else ""
        said = (question.texts.get("cy", ""), question.texts.get("en", ""), about, question.words)
        for field, text in zip((self.welsh, self.english, self.about, self.words), said, strict=True):
            field.edit.setText(text)
            field.valid()
        self.welsh.edit.setFocus()

    def question(self) -> Question | None:
        """What stands here; None, with the reason beside its field, where it cannot be kept."""
        try:
            about = About.parse(self.about.said) if self.about.said else None
        except ValueError:
            self.about.invalid(N_("Write it as a standard’s URN and the criterion’s label: INSCS025 K2."))
            self.about.edit.setFocus()
            return None
        if not (self.welsh.said or self.english.said):
            self.welsh.invalid(N_("Write the question in Welsh or in English."))
            self.welsh.edit.setFocus()
            return None
        return Question(self.name, {"cy": self.welsh.said, "en": self.english.said}, about, self.words.said)


class QuestionsCard(Ground):
    """The bank, its form while one is written, and its files."""

    def __init__(self, kit: Kit) -> None:
        super().__init__("card", space=12)
        self._kit = kit
        self._bank: tuple[Question, ...] = ()
        self.list = Listing(kit, N_("Your centre’s questions"), whole=SHOWN)
        self.none = kit.label(N_("None yet. Add those you ask again and again, or import your centre’s."), "quiet")
        self.form = QuestionForm(kit)
        self.keep = kit.button(N_("Keep the question"), self._keep)
        self.away = kit.button(N_("Remove"), self._remove, "quiet", icon="delete")
        self.cancel = kit.button(N_("Cancel"), self._close, "quiet")
        self.new = kit.button(N_("Add a question"), lambda: self._open(Question("")), icon="add")
        self.bring = kit.button(N_("Import…"), self._ask_import, icon="download")
        self.give = kit.button(N_("Export…"), self._ask_export, icon="upload")
        self.add(
            kit.label(N_("Your centre’s questions"), "title"),
            kit.label(N_("Ctrl+B offers them while you observe, those for the chosen criterion first."), "soft"),
            self.list,
            self.none,
            self.form,
            _line(self.keep, self.away, self.cancel),
            _line(self.new, self.bring, self.give),
        )
        self.list.opened.connect(self._open_row)
        self.list.clicked.connect(lambda index: self._open_row(self.list.rows.row_at(index).key))
        kit.tongue.follow(self, lambda _words: self._lay())
        self._close()

    def read(self) -> None:
        """Read the bank from the store."""
        self._kit.tasks.read(lambda rooms: rooms.questions.questions(), then=self._show)

    def _show(self, bank: tuple[Question, ...]) -> None:
        self._bank = bank
        self._lay()

    def _lay(self) -> None:
        reader = self._kit.tongue.language
        rows = [
            Row(one.id, one.said(reader)[1], detail=one.about.said(reader) if one.about else "") for one in self._bank
        ]
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.give.setEnabled(bool(rows))

    def _open_row(self, key: str) -> None:
        found = next((one for one in self._bank if one.id == key), None)
        if found is not None:
            self._open(found)

    def _open(self, question: Question) -> None:
        for part in (self.form, self.keep, self.cancel):
            part.show()
        self.away.setVisible(bool(question.id))
        self.form.show_question(question)

    def _close(self) -> None:
        if self.form.isAncestorOf(self.window().focusWidget() or self.window()):
            self.new.setFocus()
        for part in (self.form, self.keep, self.away, self.cancel):
            part.hide()

    def _keep(self) -> None:
        question = self.form.question()
        if question is not None:
            self._kit.tasks.store(lambda rooms: rooms.questions.put(question), then=lambda _kept: self._close())

    def _remove(self) -> None:
        gone = next((one for one in self._bank if one.id == self.form.name), None)
        self._close()
        if gone is not None:
            self._kit.tasks.store(lambda rooms: rooms.questions.remove(gone.id))
            said = gone.said(self._kit.tongue.language)[1]
            self._kit.notices.say(N_("Removed: {what}"), undo=lambda: self._bring_back(gone), what=said)

    def _bring_back(self, gone: Question) -> None:
        self._kit.tasks.store(lambda rooms: rooms.questions.put(gone))

    def _ask_import(self) -> None:
        words = self._kit.tongue.words
        chosen, _ = QFileDialog.getOpenFileName(self, words(N_("Import questions")), "", words(FILES))
        if chosen:
            self.take_in(Path(chosen))

    def take_in(self, file: Path) -> None:
        """Take in the questions of a file, all or none."""

        def deed(rooms: Rooms) -> tuple[int, int, Changes]:
            from assessor_app.observing.questions import files  # noqa: PLC0415 - kept with the deed

            try:
                with file.open("rb") as opened:
                    data = opened.read(files.MOST_BYTES + 1)
            except OSError as problem:
                raise Unavailable("file-unreadable", file=file.name) from problem
            return rooms.questions.take_in(files.read(data, file.name))

        def told(answer: tuple[int, int, Changes]) -> None:
            came, known, _ = answer
            self._kit.notices.say(N_("Questions added: {came}. Already here: {known}."), came=came, known=known)

        self._kit.tasks.store(deed, then=told)

    def _ask_export(self) -> None:
        words = self._kit.tongue.words
        name = words(N_("questions")) + ".csv"
        chosen, _ = QFileDialog.getSaveFileName(self, words(N_("Export questions")), name, words(FILES))
        if chosen:
            self.write(Path(chosen))

    def write(self, file: Path) -> None:
        """Write the bank as JSON where the file is called so, else as a table."""
        bank = self._bank

        def deed(_rooms: Rooms) -> None:
            from assessor_app.observing.questions import files  # noqa: PLC0415 - kept with the deed

            try:
                file.write_bytes(files.as_json(bank) if file.suffix == ".json" else files.as_table(bank))
            except OSError as problem:
                raise Unavailable("file-not-written", file=str(file)) from problem

        def told(_nothing: None) -> None:
            self._kit.notices.say(N_("Saved in {file}"), file=str(file))

        self._kit.tasks.read(deed, then=told)


def _line(*buttons: QWidget) -> FlowBox:
    """Buttons on one line, or on two where their words are long."""
    box = FlowBox(space=8)
    for button in buttons:
        box.add(button)
    return box
