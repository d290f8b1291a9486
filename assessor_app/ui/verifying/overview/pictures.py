"""Pictures of figures: tables whose cells are bars, read by keyboard and screen reader as the tables they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from assessor_app.language import N_
from assessor_app.language.shares import percent
from assessor_app.ui.parts.cells import Cells
from assessor_app.ui.parts.heads import painted
from assessor_app.ui.verifying.overview.words import CAUSE_WORDS, HEADS
from assessor_app.verifying.overview.words import counts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.model import Cause
    from assessor_app.verifying.overview.model import Figure

PARTS: Final = Qt.ItemDataRole.UserRole
"""What a bar is made of: pairs of a colour's token and a share of the whole width, 0 to 1."""
ROW_HIGH, NAME_WIDE, NUMBER_WIDE, MOST_WIDE, NARROW = 38, 260, 104, 320, 760
SAMPLED, DECIDED = 1, 2  # the columns that are bars; the decided one stands for three heads of the tables
SHOWN: Final = (0, 1, 2, 5, 6)
SHORT: Final = {DECIDED: N_("Decisions"), 3: N_("To do")}
"""Heads that are called otherwise than in the tables: one bar stands for three, and a column has little room."""
Bar = tuple[tuple[str, float], ...]


class FigureModel(QAbstractTableModel):
    """Lines down; records, how many were sampled, what was decided, open actions, overdue ones across."""

    def __init__(self, kit: Kit, named: Callable[[str], str]) -> None:
        super().__init__()
        self._kit, self._named = kit, named
        self.lines: Sequence[Figure] = ()

    def show_lines(self, lines: Sequence[Figure]) -> None:
        """Show other figures."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Any = None) -> int:  # noqa: ANN401, N802 - as Qt has it
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Any = None) -> int:  # noqa: ANN401, N802 - as Qt has it
        """How many figures a line has."""
        return 0 if parent is not None and parent.isValid() else len(SHOWN)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Answer the painter and the accessibility layer."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == PARTS:
            return _bar(line, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._named(line.name)}, {self._whole(line, column)}"
        return self._whole(line, column) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """Figures above, names at the left."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._named(self.lines[section].name)
        return self._kit.tongue(SHORT.get(section, HEADS[SHOWN[section]]))

    def _said(self, line: Figure, column: int) -> str:
        if column == SAMPLED:
            return f"{line.sampled} · {percent(line.share_sampled)}"
        if column == DECIDED:
            return "—" if line.share_agreed is None else percent(line.share_agreed)
        return str(counts(line)[SHOWN[column]])

    def _whole(self, line: Figure, column: int) -> str:
        words, told = self._kit.tongue.words, counts(line)
        if column != DECIDED:
            return f"{words(HEADS[SHOWN[column]])}: {self._said(line, column)}"
        return " · ".join(f"{words(HEADS[at])}: {told[at]}" for at in (2, 3, 4))


def _bar(line: Figure, column: int) -> Bar:
    if column == SAMPLED:
        return (("accent", line.share_sampled),)
    if column == DECIDED and line.decided:
        parts = (("met", line.agreed), ("not_yet", line.with_action), ("refused", line.not_agreed))
        return tuple((tone, many / line.decided) for tone, many in parts)
    return ()


class CauseModel(QAbstractTableModel):
    """Causes down, one column across: how often each was given."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.lines: Sequence[tuple[Cause, int]] = ()

    def show_lines(self, lines: Sequence[tuple[Cause, int]]) -> None:
        """Show other causes."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Any = None) -> int:  # noqa: ANN401, N802 - as Qt has it
        """How many causes were given."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Any = None) -> int:  # noqa: ANN401, N802 - as Qt has it
        """One: how often."""
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Answer the painter and the accessibility layer."""
        if not index.isValid():
            return None
        cause, many = self.lines[index.row()]
        if role == PARTS:
            return (("not_yet", many / max(each for _cause, each in self.lines)),)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(many)
        said = f"{self._kit.tongue(CAUSE_WORDS[cause])}: {many}"
        return said if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole} else None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """The causes at the left."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        words = self._kit.tongue.words
        return (
            words(N_("Criteria"))
            if orientation == Qt.Orientation.Horizontal
            else words(CAUSE_WORDS[self.lines[section][0]])
        )


class _Bars:
    """Paints a number, and under it the bar it is of; parts of a bar differ in colour and in their pattern."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def paint(self, painter: QPainter, around: QRectF, index: Any) -> None:  # noqa: ANN401 - as Qt has it
        """Paint one cell."""
        theme = self._kit.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(13))
        parts: Bar = index.data(PARTS)
        if parts:
            self._bar(painter, around, parts)
        painter.setPen(theme.colour("text"))
        beside = Qt.AlignmentFlag.AlignLeft if parts else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(
            around.adjusted(4, 0, 0, -theme.px(8) if parts else 0), beside | Qt.AlignmentFlag.AlignVCenter, index.data()
        )

    def _bar(self, painter: QPainter, around: QRectF, parts: Bar) -> None:
        theme = self._kit.theme
        high = theme.px(6)
        line = QRectF(around.left() + 4, around.bottom() - high - 1, around.width() - 8, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("field"))
        painter.drawRoundedRect(line, high / 2, high / 2)
        left = line.left()
        for at, (tone, share) in enumerate(parts):
            piece = QRectF(left, line.top(), line.width() * share, high)
            painter.setBrush(theme.colour(tone))
            painter.drawRect(piece) if at == 0 else painter.drawRect(piece.adjusted(1, 0, 0, 0))
            if at == 1:  # a notch in the middle, and two in the third: colour alone tells nobody
                painter.fillRect(QRectF(piece.center().x() - 1, piece.top(), 2, high), theme.colour("panel"))
            left = piece.right()


class FigureTable(QTableView):
    """One table as a picture, as high as its lines."""

    def __init__(self, kit: Kit, model: FigureModel | CauseModel, name: str) -> None:
        super().__init__()
        self._kit, self.figures = kit, model
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(Cells(kit, self, _Bars(kit).paint))
        painted(kit, self)
        kit.tongue.say(self.setAccessibleName, name)
        model.modelReset.connect(self._measure)
        kit.theme.changed.connect(self._measure)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.viewport().update())
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width out again."""
        super().resizeEvent(event)
        self._share()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be content with narrow bars."""
        return QSize(self._kit.theme.px(320), super().minimumSizeHint().height())

    def _share(self) -> None:
        """Numbers keep their width; names and bars share what is left."""
        theme, columns = self._kit.theme, self.figures.columnCount()
        bars = {SAMPLED, DECIDED} if isinstance(self.figures, FigureModel) else {0}
        number = theme.px(NUMBER_WIDE) if self.width() > theme.px(NARROW) else theme.px(NUMBER_WIDE) * 2 // 3
        left = max(0, self.width() - number * (columns - len(bars)))
        name = max(theme.px(90), min(theme.px(NAME_WIDE), left // (len(bars) + 1)))
        self.verticalHeader().setFixedWidth(name)
        bar = min(theme.px(MOST_WIDE), max(theme.px(60), (left - name) // len(bars)))
        for at in range(columns):
            self.setColumnWidth(at, bar if at in bars else number)

    def _measure(self) -> None:
        theme, across, down = self._kit.theme, self.horizontalHeader(), self.verticalHeader()
        down.setDefaultSectionSize(theme.px(ROW_HIGH))
        across.setFixedHeight(theme.px(ROW_HIGH))
        self._share()
        self.setFixedHeight(theme.px(ROW_HIGH) * (self.figures.rowCount() + 1) + theme.px(4))
