"""One standard's coverage as a card: what it is, how much is met, the picture, and the criterion looked at."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.candidates.cells import CoverageModel, coverage_rows
from assessor_app.ui.candidates.ranged import Ranged
from assessor_app.ui.candidates.table import CELL_WIDE, NAMES_WIDE, CoverageTable, paint_cell
from assessor_app.ui.parts.card import Ground, empty, row
from assessor_app.ui.parts.chip import chip
from assessor_app.ui.parts.marks import STATE_WORDS
from assessor_app.ui.parts.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from assessor_app.observing.coverage import Coverage
    from assessor_app.observing.model import State
    from assessor_app.standards.model import Kind
    from assessor_app.ui.kit import Kit

KIND_WORDS: Final[dict[Kind, str]] = {
    "performance": N_("Performance criteria"),
    "knowledge": N_("Knowledge and understanding"),
    "behaviour": N_("Behaviours"),
}


class Tables(QWidget):
    """The tables of one standard, one under another, each as many criteria wide as there is room for."""

    def __init__(self, kit: Kit, coverage: Coverage) -> None:
        super().__init__()
        self._kit, self._coverage = kit, coverage
        self._across = 0
        self.looked = Text(role="body")
        self.looked.hide()
        self.tables: list[CoverageTable] = []
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(4)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(8)
        around.addLayout(self._inside)
        around.addWidget(self.looked)
        kit.theme.changed.connect(self._lay_again)
        kit.tongue.follow(self, lambda _words: self._lay_again())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be content with a few criteria beside one another."""
        least = self._kit.theme.px(NAMES_WIDE + 5 * CELL_WIDE)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the tables again where another number of criteria has room."""
        super().resizeEvent(event)
        if self._room() != self._across:
            self._lay_again()

    def _room(self) -> int:
        theme = self._kit.theme
        return max(5, (self.width() - theme.px(NAMES_WIDE)) // theme.px(CELL_WIDE))

    def _lay_again(self) -> None:
        walked = next((place for place, table in enumerate(self.tables) if table.hasFocus()), -1)
        at = self.tables[walked].currentIndex() if walked >= 0 else QModelIndex()
        down, across = at.row(), at.column()
        self._lay(self._room())
        if 0 <= walked < len(self.tables):
            table = self.tables[walked]
            table.setCurrentIndex(table.cells.index(down, across))
            table.show()  # what is not shown yet cannot take the focus
            table.setFocus()

    def _lay(self, across: int) -> None:
        self._across = across
        empty(self._inside)
        self.tables = []
        self.looked.hide()
        criteria = self._coverage.standard.criteria
        rows = coverage_rows(self._kit.tongue.words, self._coverage)
        several = len({one.kind for one in criteria}) > 1
        for kind, found in groupby(enumerate(criteria), key=lambda pair: pair[1].kind):
            of_kind = list(found)
            if several:
                self._inside.addWidget(self._kit.label(KIND_WORDS[kind], "label"))
            bands = -(-len(of_kind) // self._across)
            share = -(-len(of_kind) // bands)  # bands of one length look like one picture
            for at in range(0, len(of_kind), share):
                some = of_kind[at : at + share]
                model = CoverageModel(self._kit, rows, [one for _, one in some], some[0][0])
                self._add(CoverageTable(self._kit, model), kind)

    def _add(self, table: CoverageTable, kind: Kind) -> None:
        title = self._coverage.standard.title
        table.setAccessibleName(f"{title} · {self._kit.tongue(KIND_WORDS[kind])}")
        table.looked.connect(lambda down, across: self._look(table, down, across))
        self.tables.append(table)
        self._inside.addWidget(table, 0, Qt.AlignmentFlag.AlignLeft)

    def _look(self, table: CoverageTable, down: int, across: int) -> None:
        cells = table.cells
        state = self._kit.tongue(STATE_WORDS[cells.state(down, across)])
        where = f"{cells.short(across)} · {cells.row_of(down).name} · {state}"
        self.looked.setText(f"{where}\n{cells.criterion(across).text}")
        self.looked.show()


class Picture(Ground):
    """See the module's docstring."""

    def __init__(self, kit: Kit, coverage: Coverage) -> None:
        super().__init__("card", margin=16, space=10)
        standard = coverage.standard
        title = kit.text(f"{standard.urn or '—'} · {standard.title}", "strong")
        said = chip("", "accent")
        kit.tongue.say(said.setText, N_("Met: {met} of {all}"), met=coverage.met, all=len(standard.performance))
        head = row(title, said, space=12)
        head.setStretch(0, 1)
        head.setAlignment(said, Qt.AlignmentFlag.AlignTop)
        self.add(head)
        if standard.urn is None:
            self.add(kit.label(N_("This standard was published without a URN."), "soft"))
        self.tables = Tables(kit, coverage)
        self.add(self.tables)
        if coverage.ranged:
            self.add(Ranged(kit, coverage))


class _Swatch(QWidget):
    """One cell by itself, for the legend."""

    def __init__(self, kit: Kit, state: State) -> None:
        super().__init__()
        self._kit, self._state = kit, state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as large as a cell."""
        return QSize(self._kit.theme.px(26), self._kit.theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint it."""
        painter = QPainter(self)
        paint_cell(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._state, self._kit.theme)
        painter.end()


def legend(kit: Kit) -> QWidget:
    """Return what the cells mean, in words."""
    made = QWidget()
    line = row(space=8)
    line.setContentsMargins(0, 0, 0, 0)
    states: tuple[State, ...] = ("met", "not_yet_met", "not_observed")
    for state in states:
        line.addWidget(_Swatch(kit, state))
        line.addWidget(kit.line(STATE_WORDS[state], "soft"))
        line.addSpacing(kit.theme.px(16))
    line.addStretch(1)
    made.setLayout(line)
    return made
