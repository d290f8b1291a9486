"""What a list shows: rows, and the model that hands them to Qt and to screen readers. Painting is in `listing.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from assessor_app.ui.parts.marks import STATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.observing.model import State
    from assessor_app.ui.kit import Kit

    Index = QModelIndex | QPersistentModelIndex

ROW: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list.

    `key` is what the list hands back when the row is chosen; a `heading` has none and cannot be chosen. `state`
    paints a mark, or `icon` (with a `tone` token) an icon, at the left. `text` wraps; `strong` writes it bold.
    `detail` is a soft second line, `foot` a soft word at its lower left (a criterion's label), `count` its links,
    `flag` a word with a flag after the foot.
    `chip` is a short word at the right, `chip_tone` its colour; `chips` are small ones under the detail. `spans` are
    stretches (start, length) of `text` that are marked, since a search found them. A heading that is `strong` stands
    above other headings.
    """

    key: str
    text: str
    detail: str = ""
    state: State | None = None
    icon: str = ""
    tone: str = "soft"
    foot: str = ""
    count: int = 0
    flag: str = ""
    chip: str = ""
    chip_tone: str = ""
    chips: tuple[str, ...] = ()
    strong: bool = False
    heading: bool = False
    spans: tuple[tuple[int, int], ...] = ()

    def spoken(self, kit: Kit) -> str:
        """What a screen reader says of the row: all that is seen, the mark as its word."""
        state = kit.tongue(STATE_WORDS[self.state]) if self.state else ""
        parts = (self.foot, self.text, state, self.flag, self.detail, *self.chips, self.chip)
        return ". ".join(part for part in parts if part)


class Rows(QAbstractListModel):
    """The rows of one list; give it any sequence, also one that reads as it is looked at."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def change_row(self, at: int, row: Row) -> None:
        """Show one row otherwise, in its place; the rows shown must be a list."""
        if isinstance(self._rows, list) and self._rows[at] != row:
            self._rows[at] = row
        index = self.index(at, 0)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def row_at(self, index: Index) -> Row:
        """Return one row."""
        return self._rows[index.row()]

    def place_of(self, key: str) -> int:
        """Where the row with this key stands; -1 when it does not."""
        return next((at for at, row in enumerate(self._rows) if row.key == key and not row.heading), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Answer the view, the delegate and the accessibility layer."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken(self._kit)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are read but passed over by the keys."""
        if index.isValid() and self._rows[index.row()].heading:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
