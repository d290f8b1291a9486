"""What the picture of a sample is made of: a table model that Qt and screen readers read. Painting is in `matrix`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from assessor_app.language import N_
from assessor_app.verifying.sampling.covering import Mark
from assessor_app.verifying.sampling.words import METHODS, editioned

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.sampling.known import Picture

    Index = QModelIndex | QPersistentModelIndex

Look = Literal["sampled", "blind", "nothing"]
MARK: Final = Qt.ItemDataRole.UserRole
LOOK_WORDS: Final[dict[Look, str]] = {
    "sampled": N_("Sampled"),
    "blind": N_("Blind spot"),
    "nothing": N_("Nothing in the pool"),
}
_NOTHING: Final = Mark(0, 0)


def look(mark: Mark) -> Look:
    """How one cell looks."""
    if mark.sampled:
        return "sampled"
    return "blind" if mark.pool else "nothing"


class SampleModel(QAbstractTableModel):
    """Assessors × the values of one dimension."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.picture: Picture | None = None

    def show_picture(self, picture: Picture) -> None:
        """Show another picture."""
        self.beginResetModel()
        self.picture = picture
        self.endResetModel()

    def mark(self, row: int, column: int) -> Mark:
        """What one cell counts."""
        if self.picture is None:
            return _NOTHING
        where = (self.picture.rows[row][0], self.picture.columns[column])
        return self.picture.marks.get(where, _NOTHING)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """How many assessors there are."""
        return 0 if self.picture is None or (parent is not None and parent.isValid()) else len(self.picture.rows)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """How many values there are."""
        return 0 if self.picture is None or (parent is not None and parent.isValid()) else len(self.picture.columns)

    def named(self, column: int) -> str:
        """What people call the value of one column, in the reader's language."""
        if self.picture is None:
            return ""
        value = self.picture.columns[column]
        if self.picture.view.dimension == "method":
            return self._kit.tongue(METHODS[value]) if value in METHODS else value
        return editioned(value) if self.picture.view.dimension == "standard" else value or "—"

    def who(self, row: int) -> str:
        """The assessor of one row."""
        return self.picture.rows[row][1] if self.picture is not None else ""

    def spoken(self, row: int, column: int) -> str:
        """One cell as a screen reader says it."""
        mark = self.mark(row, column)
        where = f"{self.who(row)}, {self.named(column)}: {self._kit.tongue(LOOK_WORDS[look(mark)])}"
        return f"{where}. {self.counted(mark)}" if mark.pool else where

    def counted(self, mark: Mark) -> str:
        """The numbers of a cell in words."""
        said = N_("Sampled: {sampled}. In the pool: {pool}")
        return self._kit.tongue.words(said, sampled=mark.sampled, pool=mark.pool)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Answer the painter and the accessibility layer."""
        if not index.isValid():
            return None
        if role == MARK:
            return self.mark(index.row(), index.column())
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self.spoken(index.row(), index.column())
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """Values above, assessors at the left."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self.named(section) if orientation == Qt.Orientation.Horizontal else self.who(section)
        return None
