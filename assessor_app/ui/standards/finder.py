"""The left column: the library, browsed by title, suite or occupation, or what a search finds in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QListView

from assessor_app.language import N_
from assessor_app.standards.shelves.browsing import PART
from assessor_app.ui.asyoutype import AsYouType
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.chip import PressChip
from assessor_app.ui.parts.clearing import clearable
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.linkrow import LinkRow
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.standards.browsing import SHELF, Answer, By, Question, ask, rows
from assessor_app.ui.standards.telling import LANGUAGE_WORDS

if TYPE_CHECKING:
    from assessor_app.standards.model import Filter, Language
    from assessor_app.ui.kit import Kit

BY: Final[tuple[tuple[By, str, str], ...]] = (
    ("title", N_("Titles"), ""),
    ("suite", N_("Suites"), ""),
    ("occupation", N_("Occupations"), ""),
)
BATCH: Final = 16
"""Rows measured at a time, so that keys typed meanwhile are taken between."""
BACK: Final[dict[By, str]] = {"suite": N_("Back to all suites"), "occupation": N_("Back to all occupations")}


class Finder(Ground):
    """`chosen(key)` with the text of a `StandardKey` or, where a criterion was found, of a `CriterionKey`.

    `decided` when it was pressed, not only passed by the arrow keys.
    """

    chosen = Signal(str)
    decided = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__("panel", margin=14, space=8)
        self._kit = kit
        self._question, self._answer, self._here = Question(), Answer(), ""
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        clearable(kit, self.search)
        for told in (self.search.setPlaceholderText, self.search.setToolTip):
            kit.tongue.say(told, N_("Search titles and criteria…"))
        kit.tongue.say(self.search.setAccessibleName, N_("Search the standards"))
        self.by = Segmented(kit, N_("Browse by"), BY, fill=True)
        self.by.choose("title")
        self.place = LinkRow(kit, "", icon="arrow_back")
        self.place.clicked.connect(self._leave_shelf)
        self.list = Listing(kit, N_("Standards"))
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(BATCH)
        self.nothing = kit.label(N_("No standard holds these words. Try fewer, or import the document."), "quiet")
        self.add(self.search, self._filters(), self.by, self.place, self.nothing, self.list)
        self.inside.setStretchFactor(self.list, 1)
        self.inside.addStretch(0)
        self.nothing.hide()
        self.place.hide()
        self._asking = AsYouType(kit, ask, self._show_answer, self)
        self.search.textChanged.connect(lambda text: self._ask(text=text))
        self.search.returnPressed.connect(self._to_list)
        self.by.chosen.connect(lambda by: self._ask(by=by))
        self.list.chosen.connect(self._tell)
        self.list.opened.connect(self._open_shelf)
        self.list.clicked.connect(lambda index: self._open_shelf(self.list.rows.row_at(index).key))
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        kit.tongue.follow(self, lambda _words: self._show())

    @property
    def searching(self) -> bool:
        """Whether the list shows finds rather than the library."""
        return self._question.searching

    @property
    def wanted(self) -> Filter:
        """Which standards are shown."""
        return self._question.wanted

    def read(self) -> None:
        """Ask again: the library may have changed."""
        self._asking.ask(self._question)

    def choose(self, key: str) -> None:
        """Choose a standard without telling so, now or once it is listed."""
        self._here = key
        self.list.choose(key)

    def stand_at(self, by: By, name: str) -> None:
        """Show one suite's or occupation's standards; no name shows all again."""
        wanted = replace(self.wanted, suite=None, occupation=None)
        wanted = replace(wanted, suite=name or None) if by == "suite" else replace(wanted, occupation=name or None)
        self.by.choose("title" if name else by)
        self._ask(wanted=wanted, by="title" if name else by)

    def _filters(self) -> FlowBox:
        kit = self._kit
        self.languages: dict[Language, PressChip] = {}
        box = FlowBox(space=4)
        for language, message in LANGUAGE_WORDS.items():
            made = PressChip(kit, filters=True)
            kit.tongue.say(made.setText, message)
            made.clicked.connect(lambda on, wanted=language: self._speak(wanted if on else None))
            self.languages[language] = made
        self.current = PressChip(kit, filters=True)
        kit.tongue.say(self.current.setText, N_("Current"))
        kit.tongue.say(self.current.setToolTip, N_("Review date not passed"))
        kit.tongue.say(self.current.setAccessibleDescription, N_("Review date not passed"))
        self.current.clicked.connect(self._keep_current)
        box.add(*self.languages.values(), self.current)
        return box

    def _speak(self, language: Language | None) -> None:
        """Show one language's standards, or both's."""
        for known, made in self.languages.items():
            made.setChecked(known == language)
        self._ask(wanted=replace(self.wanted, language=language))

    def _keep_current(self, on: bool) -> None:  # noqa: FBT001 - the signal hands it over
        day = self._kit.clock.now().wall.date() if on else None
        self._ask(wanted=replace(self.wanted, current_on=day))

    def _leave_shelf(self) -> None:
        self.stand_at("suite" if self.wanted.suite else "occupation", "")
        self.list.setFocus()

    def _ask(self, *, text: str | None = None, wanted: Filter | None = None, by: By | None = None) -> None:
        before = self._question
        self._question = Question(before.text if text is None else text, wanted or before.wanted, by or before.by, PART)
        self._asking.ask(self._question)

    def _tell(self, key: str) -> None:
        """Tell which standard was chosen; a suite is opened, not chosen in passing."""
        if key and not key.startswith(SHELF):
            self.chosen.emit(key)

    def _open_shelf(self, key: str) -> None:
        if key.startswith(SHELF):
            self.stand_at(self._question.by, key.removeprefix(SHELF))
        elif key:
            self.decided.emit()

    def _scrolled(self, value: int) -> None:
        """Read on when the end of what was read comes near."""
        bar, shown = self.list.verticalScrollBar(), len(self._answer.heads)
        near = bar.maximum() and value > bar.maximum() - self.list.viewport().height()
        if near and not self.searching and shown == self._question.most < self._answer.total:
            self._question = replace(self._question, most=self._question.most + PART)
            self._asking.ask(self._question)

    def _show_answer(self, question: Question, answer: Answer) -> None:
        self._question, self._answer = question, answer
        self._show()

    def _show(self) -> None:
        words, question = self._kit.tongue.words, self._question
        made = rows(words, question, self._answer, self._kit.clock.now().wall.date())
        self.list.show_rows(made)
        if self._here and not self.list.choice:
            self.list.choose(self._here)
        self.nothing.setVisible(question.searching and not made)
        self.list.setVisible(bool(made))
        name = question.wanted.suite or question.wanted.occupation
        self.place.setVisible(name is not None)
        self.by.setVisible(not question.searching and name is None)
        if name is not None:
            back = BACK["suite"] if question.wanted.suite else BACK["occupation"]
            self.place.say(name, words(back))

    def _to_list(self) -> None:
        if self.list.rows.rowCount():
            self.list.setFocus()
