"""The left column: files that were just opened, and under them the archive, latest sealed first, as far as scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.verdicts import VERDICT_LOOKS, VERDICT_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.records.model import Held
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.records.deeds import Judged, Outcome

OPENED: Final = "opened:"
ORIGIN_WORDS: Final = {"own": N_("own record"), "imported": N_("imported")}
OUTCOME_WORDS: Final[dict[Outcome, str]] = {
    "looked": N_("opened to check, not kept"),
    "outside": N_("opened to check, not kept"),
    "kept": N_("imported"),
    "newer": N_("a later state, now shown"),
    "duplicate": N_("in the archive already"),
    "older": N_("an earlier state, kept beside the later one"),
    "at-odds": N_("at odds with a record here, kept beside it"),
    "turned-away": N_("not kept"),
}


class Shelf(Ground):
    """`chosen(key)` with a record's identity, or `opened:` and the place of a file just opened. `more` at its foot."""

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
        self.add(self.list, self.clear_button)
        self.list.chosen.connect(self._tell)
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        kit.tongue.follow(self, lambda _words: self._show())

    def show_records(self, opened: Sequence[Judged], held: Sequence[Held]) -> None:
        """Show files just opened that are not simply in the archive now, and the archive."""
        self._opened, self._held = opened, held
        self._show()

    def _show(self) -> None:
        words = self._kit.tongue.words
        rows = [self._file(at, one) for at, one in enumerate(self._opened)]
        if rows:
            rows.insert(0, Row("", words(N_("Just opened")), heading=True))
        if rows and self._held:
            rows.append(Row("", words(N_("In the archive")), heading=True))
        rows += [self._record(one) for one in self._held]
        self.list.show_rows(rows)
        self.clear_button.setVisible(bool(self._opened))

    def _record(self, held: Held) -> Row:
        words = self._kit.tongue.words
        icon, tone = VERDICT_LOOKS[held.verdict]
        standing = f"{words(VERDICT_WORDS[held.verdict])} · {words(ORIGIN_WORDS[held.origin])}"
        detail = f"{standing}\n{held.assessor} · {day(words, held.sealed_at)}"
        return Row(held.identity, f"{held.reference} · {held.candidate}", detail=detail, icon=icon, tone=tone)

    def _file(self, at: int, judged: Judged) -> Row:
        words, opening = self._kit.tongue.words, judged.opening
        icon, tone = VERDICT_LOOKS[opening.headline]
        detail = f"{words(VERDICT_WORDS[opening.headline])} · {words(OUTCOME_WORDS[judged.outcome])}"
        return Row(f"{OPENED}{at}", opening.source, detail=detail, icon=icon, tone=tone)

    def _tell(self, key: str) -> None:
        if key:
            self.chosen.emit(key)

    def _scrolled(self, value: int) -> None:
        bar = self.list.verticalScrollBar()
        if bar.maximum() and value > bar.maximum() - self.list.viewport().height():
            self.more.emit()
