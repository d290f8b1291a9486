"""The left column: files that were just opened, and in a store the archive under them, searched and filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal

from assessor_app.errors import Cancelled
from assessor_app.language import N_
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.paging import Paged
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.records import listed
from assessor_app.ui.records.finding import Finding
from assessor_app.ui.records.picking import Picking
from assessor_app.ui.verdicts import VERDICT_LOOKS, VERDICT_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from assessor_app.errors import AssessorError
    from assessor_app.language import Words
    from assessor_app.records.model import Held
    from assessor_app.ui.errand import Job
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.records.deeds import Judged, Outcome

OPENED: Final = "opened:"
OUTCOME_WORDS: Final[dict[Outcome, str]] = {
    "looked": N_("opened to check, not kept"),
    "outside": N_("opened to check, not kept"),
    "kept": N_("imported"),
    "newer": N_("a later state, now shown"),
    "duplicate": N_("in the archive already"),
    "older": N_("an earlier state, kept beside the later one"),
    "at-odds": N_("at odds with what is here, kept beside it"),
    "disposed": N_("disposed of here, not taken in again"),
    "turned-away": N_("not kept"),
}


class Shelf(Ground):
    """`chosen(key)` with `opened:` and the place of a file just opened."""

    chosen = Signal(str)
    cleared = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__("panel", margin=14, space=8)
        self._kit = kit
        self._opened: Sequence[Judged] = ()
        self.list = Paged(kit, N_("Records"))
        self.clear_button = kit.button(N_("Clear the opened files"), self.cleared.emit, "quiet")
        self.list.chosen.connect(self._tell)
        self._put()
        kit.tongue.follow(self, lambda _words: self._show())

    def show_opened(self, opened: Sequence[Judged]) -> None:
        """Show files just opened that are not simply in the archive now."""
        self._opened = opened
        self._show()

    def _put(self) -> None:
        self.add(self.list, self.clear_button)

    def _show(self) -> None:
        self.list.lead(self._lead())
        self.clear_button.setVisible(bool(self._opened))

    def _lead(self) -> list[Row]:
        words = self._kit.tongue.words
        rows = [self._file(at, one) for at, one in enumerate(self._opened)]
        return [Row("", words(N_("Just opened")), heading=True), *rows] if rows else []

    def _file(self, at: int, judged: Judged) -> Row:
        words, opening = self._kit.tongue.words, judged.opening
        icon, tone = VERDICT_LOOKS[opening.headline]
        detail = f"{words(VERDICT_WORDS[opening.headline])} · {words(OUTCOME_WORDS[judged.outcome])}"
        return Row(f"{OPENED}{at}", opening.source, detail=detail, icon=icon, tone=tone)

    def _tell(self, key: str) -> None:
        if key:
            self.chosen.emit(key)


class ArchiveShelf(Shelf):
    """`chosen` with a record's identity too; `shown` when a part of the archive was read.

    While several are picked, a press or the space bar takes a record in or out, and `picking` bears the buttons. A
    record that is shown and not in what was read stands above it (`keep_in_sight`).
    """

    shown = Signal()

    def __init__(self, kit: Kit) -> None:
        self.finding, self.picking = Finding(kit), Picking(kit)
        self.nothing = EmptyState(kit, "search", N_("No record answers to this."), N_("Show all records"))
        self._pinned: Held | None = None
        self._turned = ""
        self._reading: Job | None = None
        super().__init__(kit)
        self.list.clicked.connect(lambda _index: self._pick())
        self.list.installEventFilter(self)
        self.list.shown.connect(self._came)
        self.nothing.pressed.connect(self._find_all)
        self.finding.changed.connect(self._find)
        self.finding.down.connect(self._to_list)
        self.picking.changed.connect(self._picked)

    @property
    def held(self) -> list[Held]:
        """The records that were read."""
        return [one.held for one in self.list.things]

    def read(self) -> None:
        """Read the archive, or again what is shown of it, and let what came into it be found."""
        self._make_findable()
        if self.list.things or self.finding.on:
            self.list.read_again()
        else:
            self._find()

    def keep_in_sight(self, held: Held | None) -> None:
        """Show a record above the others where it is not among them; None: none any more."""
        self._pinned = held
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the space bar for picking."""
        space = event.type() == QEvent.Type.KeyPress and cast("QKeyEvent", event).key() == Qt.Key.Key_Space
        if space and self.picking.on:
            self._pick()
            return True
        return super().eventFilter(watched, event)

    def _put(self) -> None:
        self.add(self.finding, self.list, self.nothing, self.clear_button, self.picking)
        for part in (self.list, self.nothing):
            self.inside.setStretchFactor(part, 1)
        self.nothing.hide()

    def _find(self) -> None:
        """Read from the first of what answers."""
        wanted = self.finding.wanted
        self._pinned = None
        self.list.show_things(lambda rooms, last, limit: listed.page(rooms, wanted, last, limit), self._row)

    def _make_findable(self) -> None:
        """Let the pool follow the archive, a part at a time: what else takes long comes in between."""
        if self._reading is None:
            then, failed = self._findable, self._not_findable
            self._reading = self._kit.tasks.long(listed.make_findable, then=then, failed=failed)

    def _findable(self, many: int) -> None:
        self._reading = None
        self.finding.show_lag(lags=many >= listed.AT_ONCE)
        if many and self.finding.on:
            self.list.read_again()
        if many >= listed.AT_ONCE:
            self._make_findable()

    def _not_findable(self, problem: AssessorError) -> None:
        self._reading = None
        if not isinstance(problem, Cancelled):
            self._kit.notices.error(problem)

    def _find_all(self) -> None:
        self.finding.clear()
        self.finding.search.setFocus()

    def _to_list(self) -> None:
        if self.list.things:
            self.list.setFocus()
            self.list.setCurrentIndex(self.list.rows.index(self.list.rows.rowCount() - len(self.list.things), 0))

    def _row(self, words: Words, one: Any) -> Row:  # noqa: ANN401 - as the list hands it over
        return listed.row(words, one, picked=self.picking.on and one.held.identity in self.picking.keys)

    def _came(self) -> None:
        self._show()
        self.shown.emit()

    def _show(self) -> None:
        super()._show()
        self.clear_button.setVisible(bool(self._opened) and not self.picking.on)
        nothing = self.finding.on and not self.list.things
        self.nothing.setVisible(nothing)
        self.list.setVisible(not nothing or bool(self.list.rows.rowCount()))

    def _lead(self) -> list[Row]:
        words, pinned = self._kit.tongue.words, self._pinned
        rows = [] if self.picking.on else super()._lead()
        if pinned is not None and all(one.held.identity != pinned.identity for one in self.list.things):
            one = self._row(words, listed.Listed(pinned))
            rows += [Row("", words(N_("Shown beside this")), heading=True), one]
        if rows and self.list.things:
            said = words(N_("Records that answer") if self.finding.on else N_("In the archive"))
            rows.append(Row("", said, heading=True))
        return rows

    def _pick(self) -> None:
        key = self.list.choice
        if self.picking.on and key and not key.startswith(OPENED):
            self._turned = key
            self.picking.turn(key)
            self._turned = ""

    def _picked(self) -> None:
        """Say of one record, or of all, whether it is chosen now."""
        if not self._turned:
            self.list.say_again()
        elif self.list.thing(self._turned) is not None:
            self.list.say_again(self._turned)
        self._show()

    def _tell(self, key: str) -> None:
        if not self.picking.on:
            super()._tell(key)
