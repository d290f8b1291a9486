"""Linking while typing: `#` opens the criteria above the composer, and what follows it finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QTextCursor

from assessor_app.language import N_
from assessor_app.standards.model import CriterionKey
from assessor_app.ui.observing.matching import found
from assessor_app.ui.parts.banner import announce
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QPlainTextEdit, QWidget

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene
    from assessor_app.ui.observing.writing import Writing

OFFERED: Final = 8
LONGEST: Final = 60  # letters after `#`; more is a sentence, not a search
HIGHEST: Final = 340


class Linking(Ground):
    """The criteria offered. Arrows move, Enter or Tab takes one, Escape closes; typing goes on in the text."""

    taken = Signal(object)

    def __init__(self, kit: Kit, writing: Writing, over: QWidget) -> None:
        super().__init__("here", margin=6, space=0)
        self.setParent(over)
        self._kit, self._writing, self._over = kit, writing, over
        self._scene: Scene | None = None
        self._field: QPlainTextEdit = writing.text
        self._start = -1
        self.list = Listing(kit, N_("Criteria to link"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = kit.label(N_("No criterion has these words."), "quiet")
        self.add(self.list, self.nothing)
        self.list.clicked.connect(self._take)
        for field in (writing.text, writing.question):
            field.installEventFilter(self)
            # Not the key: a tablet's keyboard hands over text without one.
            field.document().contentsChange.connect(lambda at, _gone, come, field=field: self._come(field, at, come))
            field.textChanged.connect(self._search)
            field.cursorPositionChanged.connect(self._search)
        over.installEventFilter(self)
        self.hide()

    def show_scene(self, scene: Scene) -> None:
        """Know the criteria to offer."""
        self._scene = scene

    def close_offers(self) -> None:
        """Offer nothing any more."""
        self._start = -1
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the keys that choose, while criteria are offered; leave every other key to the text."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if not self.isVisible() or watched is not self._field:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            self.close_offers()
        elif event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            key_event: QKeyEvent = event  # type: ignore[assignment]  # by its type
            return self._key(key_event, pressed=event.type() == QEvent.Type.KeyPress)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent, *, pressed: bool) -> bool:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        takes = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
        if key not in {*steps, *takes, Qt.Key.Key_Escape}:
            return False
        if not pressed:
            event.accept()  # so that Escape is not taken for folding a column
            return True
        if key in steps:
            self._step(steps[key])
        elif key in takes and self.list.choice:
            self._take()
        else:
            self.close_offers()
        return True

    def _come(self, field: QPlainTextEdit, at: int, come: int) -> None:
        """Begin a search where a `#` has come in by itself; not inside a word, as in a reference number `A#12`."""
        document = field.document()
        if come != 1 or document.characterAt(at) != "#" or not field.hasFocus():
            return
        if at == 0 or document.characterAt(at - 1).isspace():
            self._field, self._start = field, at

    def _query(self) -> str | None:
        """What stands between `#` and the cursor; None when there is no search any more."""
        at, text = self._field.textCursor().position(), self._field.toPlainText()
        if self._start < 0 or at <= self._start or text[self._start : self._start + 1] != "#":
            return None
        query = text[self._start + 1 : at]
        return None if "\n" in query or len(query) > LONGEST else query

    def _search(self) -> None:
        if self._start < 0 or self._scene is None:
            return
        query = self._query()
        if query is None:
            self.close_offers()
            return
        offers = [
            key
            for key in found(query, self._scene, self._kit.tongue.language, OFFERED + len(self._writing.links))
            if key not in self._writing.links
        ][:OFFERED]
        if not offers and " " in query.strip():
            self.close_offers()  # a sentence with a # in it
            return
        self._offer(offers)

    def _offer(self, offers: list[CriterionKey]) -> None:
        scene, reader = self._scene, self._kit.tongue.language
        if scene is None:
            return
        rows = []
        for key in offers:
            criterion = scene.criterion(key)
            rows.append(Row(str(key), scene.chip(key, reader), criterion.text if criterion else "", strong=True))
        before = self.list.choice
        self.list.show_rows(rows)
        if rows and self.list.choice not in {row.key for row in rows} & {before}:
            self.list.choose(rows[0].key)
            announce(self._field, rows[0].spoken(self._kit))
        self.nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.show()
        self.raise_()
        self._place()

    def _place(self) -> None:
        """Stand above the composer, as wide as it is, as high as what is offered."""
        wide, theme = self._writing.width(), self._kit.theme
        self.setFixedWidth(wide)
        tall = sum(self.list.sizeHintForRow(row) for row in range(self.list.rows.rowCount()))
        high = min(max(tall, theme.px(44)), theme.px(HIGHEST)) + 2 * 8
        top = self._writing.mapTo(self._over, QPoint(0, 0))
        self.setFixedHeight(min(high, max(theme.px(80), top.y() - 8)))
        self.move(top.x(), max(4, top.y() - self.height() - 6))

    def _step(self, by: int) -> None:
        count = self.list.rows.rowCount()
        if count:
            at = (self.list.currentIndex().row() + by) % count
            index = self.list.rows.index(at, 0)
            self.list.choose(self.list.rows.row_at(index).key)
            self.list.scrollTo(index)
            announce(self._field, self.list.rows.row_at(index).spoken(self._kit))

    def _take(self) -> None:
        """Link the chosen criterion, and take `#` and what followed it out of the text."""
        key, query = self.list.choice, self._query()
        if not key or query is None:
            return
        cursor = self._field.textCursor()
        cursor.setPosition(self._start)
        cursor.setPosition(self._start + 1 + len(query), QTextCursor.MoveMode.KeepAnchor)
        start, self._start = self._start, -1
        cursor.removeSelectedText()
        cursor.setPosition(start)
        self._field.setTextCursor(cursor)
        self.hide()
        self.taken.emit(CriterionKey.parse(key))
