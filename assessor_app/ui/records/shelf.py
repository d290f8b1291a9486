"""The left column: files that were just opened, and under them the archive, latest sealed first, as far as scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.records.picking import Picking
from assessor_app.ui.verdicts import FATE_LOOKS, FATE_WORDS, VERDICT_LOOKS, VERDICT_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from assessor_app.records.model import Held
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.records.deeds import Judged, Outcome

OPENED: Final = "opened:"
CHOSEN: Final = N_("Chosen")
ORIGIN_WORDS: Final = {"own": N_("own record"), "imported": N_("imported")}
OUTCOME_WORDS: Final[dict[Outcome, str]] = {
    "looked": N_("opened to check, not kept"),
    "outside": N_("opened to check, not kept"),
    "kept": N_("imported"),
    "newer": N_("a later state, now shown"),
    "duplicate": N_("in the archive already"),
    "older": N_("an earlier state, kept beside the later one"),
    "at-odds": N_("at odds with a record here, kept beside it"),
    "disposed": N_("disposed of here, not taken in again"),
    "turned-away": N_("not kept"),
}


class Shelf(Ground):
    """`chosen(key)` with a record's identity, or `opened:` and the place of a file just opened. `more` at its foot.

    While several are picked, a press or the space bar takes a record in or out, and `picking` bears the buttons.
    """

    chosen = Signal(str)
    more = Signal()
    cleared = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__("panel", margin=14, space=8)
        self._kit = kit
        self._opened: Sequence[Judged] = ()
        self._held: Sequence[Held] = ()
        self.list = Listing(kit, N_("Records"))
        self.clear_button = kit.button(N_("Clear the opened files"), self.cleared.emit, "quiet")
        self.picking = Picking(kit)
        self.add(self.list, self.clear_button, self.picking)
        self.list.chosen.connect(self._tell)
        self.list.clicked.connect(lambda _index: self._pick())
        self.list.installEventFilter(self)
        self.picking.changed.connect(self._show)
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        kit.tongue.follow(self, lambda _words: self._show())

    def show_records(self, opened: Sequence[Judged], held: Sequence[Held]) -> None:
        """Show files just opened that are not simply in the archive now, and the archive."""
        self._opened, self._held = opened, held
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the space bar for picking."""
        space = event.type() == QEvent.Type.KeyPress and cast("QKeyEvent", event).key() == Qt.Key.Key_Space
        if space and self.picking.on:
            self._pick()
            return True
        return super().eventFilter(watched, event)

    def _pick(self) -> None:
        key = self.list.choice
        if self.picking.on and key and not key.startswith(OPENED):
            self.picking.turn(key)

    def _show(self) -> None:
        words = self._kit.tongue.words
        rows = [self._file(at, one) for at, one in enumerate(self._opened) if not self.picking.on]
        if rows:
            rows.insert(0, Row("", words(N_("Just opened")), heading=True))
        if rows and self._held:
            rows.append(Row("", words(N_("In the archive")), heading=True))
        rows += [self._record(one) for one in self._held]
        self.list.show_rows(rows)
        self.clear_button.setVisible(bool(self._opened) and not self.picking.on)

    def _record(self, held: Held) -> Row:
        words = self._kit.tongue.words
        fate = fate_of(held)
        icon, tone = FATE_LOOKS[fate] if fate else VERDICT_LOOKS[held.verdict]
        standing = words(FATE_WORDS[fate] if fate else VERDICT_WORDS[held.verdict])
        if self.picking.on and held.identity in self.picking.keys:
            icon, tone, standing = "check_circle-fill", "accent", " · ".join((words(CHOSEN), standing))
        detail = f"{standing} · {words(ORIGIN_WORDS[held.origin])}\n{held.assessor} · {day(words, held.sealed_at)}"
        return Row(held.identity, f"{held.reference} · {held.candidate}", detail=detail, icon=icon, tone=tone)

    def _file(self, at: int, judged: Judged) -> Row:
        words, opening = self._kit.tongue.words, judged.opening
        icon, tone = VERDICT_LOOKS[opening.headline]
        detail = f"{words(VERDICT_WORDS[opening.headline])} · {words(OUTCOME_WORDS[judged.outcome])}"
        return Row(f"{OPENED}{at}", opening.source, detail=detail, icon=icon, tone=tone)

    def _tell(self, key: str) -> None:
        if key and not self.picking.on:
            self.chosen.emit(key)

    def _scrolled(self, value: int) -> None:
        bar = self.list.verticalScrollBar()
        if bar.maximum() and value > bar.maximum() - self.list.viewport().height():
            self.more.emit()


def fate_of(held: Held) -> str:
    """What became of a record, the gravest first; nothing where it stands as it was judged."""
    if held.disputed:
        return "disputed"
    if held.withdrawn:
        return "withdrawn"
    return "superseded" if held.superseded_by else ""
