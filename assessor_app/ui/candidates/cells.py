"""What the picture of coverage is made of: rows with their names, and a table model that Qt and screen readers read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from assessor_app.language import N_
from assessor_app.language.dates import short_day
from assessor_app.ui.parts.marks import STATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.language import Words
    from assessor_app.observing.coverage import Coverage, Line
    from assessor_app.observing.model import Method, State
    from assessor_app.standards.model import Criterion
    from assessor_app.ui.kit import Kit

    Index = QModelIndex | QPersistentModelIndex

STATE: Final = Qt.ItemDataRole.UserRole
# So many visits have a row of their own; those before them share one, so that the picture stays a picture.
SHOWN_VISITS: Final = 6

METHOD_WORDS: Final[dict[Method, str]] = {
    "observation": N_("observing"),
    "questioning": N_("questioning"),
    "discussion": N_("discussion"),
    "witness": N_("witness"),
    "product": N_("work product"),
    "prior_learning": N_("prior learning"),
}


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One row: its name, the state of each criterion, and whether it is the sum of the others."""

    name: str
    states: tuple[State, ...]
    total: bool = False


def coverage_rows(words: Words, coverage: Coverage) -> list[CoverageRow]:
    """The rows of one standard's picture: visits from the oldest, then how it stands so far."""
    older, shown = coverage.lines[:-SHOWN_VISITS], coverage.lines[-SHOWN_VISITS:]
    rows = [CoverageRow(_visit(words, line), line.states) for line in shown]
    if older:
        states = tuple(_best_of([line.states[at] for line in older]) for at in range(len(coverage.so_far)))
        rows.insert(0, CoverageRow(words(N_("Earlier visits: {count}"), count=len(older)), states))
    return [*rows, CoverageRow(words(N_("So far")), coverage.so_far, total=True)]


def _visit(words: Words, line: Line) -> str:
    what = METHOD_WORDS[line.method] if line.sealed and line.method else N_("draft")
    return f"{short_day(words, line.at)} · {words(what)}"


def _best_of(states: Sequence[State]) -> State:
    return next((state for state in ("met", "not_yet_met") if state in states), "not_observed")


class CoverageModel(QAbstractTableModel):
    """Visits × criteria: a stretch of the criteria of one standard, from `first` on."""

    def __init__(self, kit: Kit, rows: Sequence[CoverageRow], criteria: Sequence[Criterion], first: int) -> None:
        super().__init__()
        self._kit, self._rows, self._criteria, self._first = kit, rows, criteria, first

    def criterion(self, column: int) -> Criterion:
        """The criterion of one column."""
        return self._criteria[column]

    def row_of(self, row: int) -> CoverageRow:
        """One row."""
        return self._rows[row]

    def state(self, row: int, column: int) -> State:
        """What one row says of one criterion."""
        return self._rows[row].states[self._first + column]

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """How many criteria there are."""
        return 0 if parent is not None and parent.isValid() else len(self._criteria)

    def short(self, column: int) -> str:
        """The criterion's short name, such as `P14`, in the reader's language."""
        from assessor_app.standards.model import KIND_LETTERS  # noqa: PLC0415 - a room; not before first paint

        one = self._criteria[column]
        return f"{KIND_LETTERS[one.kind, self._kit.tongue.language]}{one.number}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Answer the painter and the accessibility layer."""
        if not index.isValid():
            return None
        state = self.state(index.row(), index.column())
        if role == STATE:
            return state
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = self._kit.tongue(STATE_WORDS[state])
            return f"{self.short(index.column())}, {self._rows[index.row()].name}: {told}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self.short(index.column())} · {self._criteria[index.column()].text}"
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """Numbers above, names of rows at the left; screen readers hear `P14` rather than 14."""
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self._criteria[section].number) if across else self._rows[section].name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.short(section) if across else self._rows[section].name
        return None
