"""Picking one of the centre's questions for the entry that is being written. The bank itself: `observing.questions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from assessor_app.language import N_
from assessor_app.observing.judging import shows
from assessor_app.observing.questions.model import in_order
from assessor_app.ui.observing.matching import words_of
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from assessor_app.observing.questions.model import Question
    from assessor_app.standards.model import CriterionKey, Language
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene
    from assessor_app.ui.observing.writing import Writing

KEYS: Final = "Ctrl+B"
HIGHEST: Final = 420
IN_LANGUAGE: Final[dict[Language, str]] = {"cy": N_("in Welsh"), "en": N_("in English")}


class QuestionPicker(Ground):
    """`taken(question, key)` when one is chosen: `key` is its criterion where that is part of the visit, else None.

    Type to narrow, arrows move, Enter takes, Escape gives the keys back. `managing` asks for the whole bank.
    """

    taken = Signal(object, object)
    managing = Signal()

    def __init__(self, kit: Kit, writing: Writing, over: QWidget) -> None:
        super().__init__("here", margin=10, space=6)
        self.setParent(over)
        self._kit, self._writing, self._over = kit, writing, over
        self._scene: Scene | None = None
        self._bank: list[Question] = []
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        kit.tongue.say(self.search.setPlaceholderText, N_("Search your centre’s questions…"))
        kit.tongue.say(self.search.setAccessibleName, N_("Search your centre’s questions"))
        self.list = Listing(kit, N_("Your centre’s questions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = kit.label(N_("No question has these words."), "quiet")
        self.none = kit.label(N_("There are no questions yet. Add or import your centre’s in the settings."), "quiet")
        self.manage = kit.button(N_("All questions…"), self.managing.emit)
        self.away = kit.icon_button("close", N_("Close"), self._leave)
        self.add(row(self.search, self.manage, self.away), self.list, self.nothing, self.none)
        self.search.textChanged.connect(self._lay)
        self.search.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self._take())
        over.installEventFilter(self)
        kit.tongue.follow(self, lambda _words: self._lay())
        self.hide()

    def open(self, scene: Scene, chosen: CriterionKey | None) -> None:
        """Read the bank and offer it, what the chosen criterion and the knowledge still unshown need first."""

        def show(bank: tuple[Question, ...]) -> None:
            self._scene = scene
            self._bank = in_order(bank, chosen=chosen, wanted=_unshown(scene), known=_names(scene))
            self.search.clear()
            self._lay()
            self.show()
            self.raise_()
            self._place()
            self.search.setFocus(Qt.FocusReason.PopupFocusReason)

        self._kit.tasks.read(lambda rooms: rooms.questions.questions(), then=show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Move in the list while the search has the keys; go away where the focus goes elsewhere."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.search and event.type() == QEvent.Type.KeyPress:
            key_event: QKeyEvent = event  # type: ignore[assignment]  # by its type
            return self._key(Qt.Key(key_event.key())) or super().eventFilter(watched, event)
        if watched is self.search and event.type() == QEvent.Type.FocusOut and not self.isAncestorOf(self._focus()):
            self.hide()
        return super().eventFilter(watched, event)

    def _focus(self) -> QWidget:
        return self.window().focusWidget() or self.window()

    def _key(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take()
        elif key in steps and self.list.rows.rowCount():
            at = (self.list.currentIndex().row() + steps[key]) % self.list.rows.rowCount()
            index = self.list.rows.index(at, 0)
            self.list.choose(self.list.rows.row_at(index).key)
            self.list.scrollTo(index)
        else:
            return False
        return True

    def _lay(self) -> None:
        asked, reader = words_of(self.search.text()), self._writing.language
        rows = [_row(self._kit, question, reader) for question in self._bank if _fits(question, asked)]
        before = self.list.choice
        self.list.show_rows(rows)
        if rows and before not in {one.key for one in rows}:
            self.list.choose(rows[0].key)
        self.list.setVisible(bool(rows))
        self.none.setVisible(not self._bank)
        self.nothing.setVisible(bool(self._bank) and not rows)

    def _take(self) -> None:
        question = next((one for one in self._bank if one.id == self.list.choice), None)
        scene = self._scene
        if question is None or scene is None or not self.list.isVisible():
            return
        self._leave()
        about = question.about
        key = next((key for _, _, key in scene.criteria() if about is not None and about.names(key)), None)
        self.taken.emit(question, key)

    def _leave(self) -> None:
        self.hide()
        self._writing.begin()

    def _place(self) -> None:
        """Stand over the log, down to the composer, as wide as it is."""
        theme, writing = self._kit.theme, self._writing
        top = writing.mapTo(self._over, QPoint(0, 0))
        self.setFixedWidth(writing.width())
        high = min(theme.px(HIGHEST), max(theme.px(200), top.y() - 12))
        self.setFixedHeight(high)
        self.move(top.x(), max(4, top.y() - high - 6))


def _fits(question: Question, asked: tuple[str, ...]) -> bool:
    about = str(question.about) if question.about else ""
    known = words_of(" ".join((*question.texts.values(), question.words, about)))
    return all(any(word.startswith(one) for word in known) for one in asked)


def _row(kit: Kit, question: Question, reader: Language) -> Row:
    language, said = question.said(reader)
    about = question.about.said(kit.tongue.language) if question.about else ""
    parts = (about, "" if language == reader else kit.tongue(IN_LANGUAGE[language]))
    return Row(question.id, said, detail=" · ".join(part for part in parts if part))


def _unshown(scene: Scene) -> list[CriterionKey]:
    """Knowledge of this visit that no entry shows yet."""
    shown = {key for entry in scene.observation.standing() for key in entry.links if shows(entry.kind, key)}
    return [key for _, one, key in scene.criteria() if one.kind == "knowledge" and key not in shown]


def _names(scene: Scene) -> list[str]:
    return [standard.key.name for standard in scene.visit.standards]
