"""Who agrees with whom: the figures, and a picture of criteria by assessors that can be read as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from assessor_app.language import N_
from assessor_app.language.shares import percent
from assessor_app.ui.candidates.table import GROUNDS
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.card import Ground, Scroll, row
from assessor_app.ui.parts.cells import Cells
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.heads import painted
from assessor_app.ui.parts.marks import STATE_WORDS, paint_mark
from assessor_app.verifying.standardising.naming import short_name

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.standardising.deeds import Shown
    from assessor_app.verifying.standardising.agreeing import Agreement, OfCriterion
    from assessor_app.verifying.standardising.model import Choice

STATE: Final = Qt.ItemDataRole.UserRole
KAPPA: Final = {
    "cohen": N_("Cohen’s kappa: {kappa}"),
    "fleiss": N_("Fleiss’s kappa: {kappa}"),
}
MINUS: Final = "\N{MINUS SIGN}"
ROW_HIGH, CELL_WIDE, NAME_WIDE = 34, 128, 150


class AgreementModel(QAbstractTableModel):
    """Criteria down; the judges across, then the share of pairs who agree, then what the record decided."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.found: Agreement | None = None
        self.judges: list[str] = []

    def show_agreement(self, found: Agreement, judges: list[str]) -> None:
        """Show other judgements."""
        self.beginResetModel()
        self.found, self.judges = found, judges
        self.endResetModel()

    def rowCount(self, parent: Any = None) -> int:  # noqa: ANN401, N802 - as Qt has it
        """How many criteria there are."""
        return 0 if parent is not None and parent.isValid() else len(self.found.criteria if self.found else ())

    def columnCount(self, parent: Any = None) -> int:  # noqa: ANN401, N802 - as Qt has it
        """The judges, the share, the record."""
        return 0 if parent is not None and parent.isValid() else len(self.judges) + 2

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Answer the painter and the accessibility layer."""
        if not index.isValid() or self.found is None:
            return None
        one, at = self.found.criteria[index.row()], index.column()
        state = self._state(one, at)
        said = self._kit.tongue(STATE_WORDS[state]) if state else percent(one.agreement)
        if role == STATE:
            return state
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if state else said
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(index.row(), Qt.Orientation.Vertical)}, {self._head(at)}: {said}"
        return said if role == Qt.ItemDataRole.ToolTipRole else None

    def _state(self, one: OfCriterion, at: int) -> Choice | Literal[""]:
        """What a column says of a criterion: a judge's choice, the record's decision; nothing in the share's."""
        if at < len(self.judges):
            return one.choices[at]
        return one.sealed if at > len(self.judges) else ""

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """Judges above, criteria at the left."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} or self.found is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._head(section)
        return short_name(self.found.criteria[section].criterion, self._kit.tongue.language)

    def _head(self, at: int) -> str:
        if at < len(self.judges):
            return self.judges[at]
        return self._kit.tongue(N_("Agree") if at == len(self.judges) else N_("In the record"))


class _Marks:
    """Paints a judgement as its mark on its tint, a share as a bar with its figure."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def paint(self, painter: QPainter, around: QRectF, index: Any) -> None:  # noqa: ANN401 - as Qt has it
        """Paint one cell."""
        theme, state = self._kit.theme, index.data(STATE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.edge())
        painter.setBrush(theme.colour(GROUNDS[state] if state else "field"))
        painter.drawRoundedRect(around, theme.px(5), theme.px(5))
        if state:
            square = QRectF(0, 0, theme.px(18), theme.px(18))
            square.moveCenter(around.center())
            paint_mark(painter, square, state, theme)
        else:
            self._share(painter, around, index)

    def _share(self, painter: QPainter, around: QRectF, index: Any) -> None:  # noqa: ANN401 - as Qt has it
        theme, model = self._kit.theme, index.model()
        if index.column() != len(model.judges):
            return
        share = model.found.criteria[index.row()].agreement
        bar = QRectF(around)
        bar.setWidth(around.width() * share)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_tint"))
        painter.drawRoundedRect(bar, theme.px(5), theme.px(5))
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(12, strong=share < 1))
        painter.drawText(around, Qt.AlignmentFlag.AlignCenter, percent(share))


class AgreementPage(Scroll):
    """`closing`, `reopening`, `again` (write the file out), `taking` (answers), `tabling` (export) when pressed.

    `vouching(Came)` for the first who answered and whom nobody here knows.
    """

    closing = Signal()
    reopening = Signal()
    again = Signal()
    taking = Signal()
    tabling = Signal()
    vouching = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=24, space=16, widest=kit.theme.px(1000))
        self._kit = kit
        self.title, self.told = kit.text("", "title"), kit.text("", "soft")
        self.observed, self.kappa = kit.text("", "page"), kit.text("")
        self.none = kit.label(
            N_("Kappa has no meaning yet: it needs two assessors who do not all say the same."), "soft"
        )
        self.waiting = Banner(kit, "warning")
        self.vouch = kit.button(N_("Vouch…"), self._vouch, "quiet")
        self.waiting.inside.addWidget(self.vouch)
        self.model, self.table = AgreementModel(kit), QTableView()
        self.look = kit.text("")
        self.close_it = kit.button(N_("Close"), self.closing.emit)
        self.reopen = kit.button(N_("Open again"), self.reopening.emit)
        save = kit.button(N_("Save the exercise again…"), self.again.emit, icon="save")
        take = kit.button(N_("Import answers…"), self.taking.emit, "primary", icon="download")
        self.export = kit.button(N_("Export the table…"), self.tabling.emit, icon="upload")
        head, picture, buttons = (
            Ground("card", margin=20, space=8),
            Ground("card", margin=16, space=10),
            FlowBox(space=8),
        )
        for button in (take, self.export, save, self.close_it, self.reopen):
            buttons.add(button)
        head.add(self.title, self.told, row(self.observed, None), self.kappa, self.none, self.waiting, buttons)
        picture.add(kit.label(N_("Criterion by criterion"), "strong"), self.table, self.look)
        self.picture = picture
        self.add(head, picture)
        self.inside.addStretch(1)
        self._set_up()
        kit.theme.changed.connect(self._measure)

    def _set_up(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(Cells(self._kit, table, _Marks(self._kit).paint))
        painted(self._kit, table)
        self._kit.tongue.say(table.setAccessibleName, N_("Judgements: criteria by assessors"))
        table.selectionModel().currentChanged.connect(lambda now, _before: self._look(now))

    def show_agreement(self, shown: Shown) -> None:
        """Show how far those who answered agree."""
        found, say = shown.agreement, self._kit.tongue.say
        if found is None:
            return
        known = [one.answer.by for one in shown.came if one.known]
        waiting = [one.answer.by for one in shown.came if not one.known]
        self._shown = shown
        self.title.setText(shown.exercise.title)
        say(self.told.setText, N_("Assessors: {n}. Criteria: {all}."), n=len(known), all=len(found.criteria))
        several = len(known) > 1
        self.observed.setVisible(several)
        say(self.observed.setText, N_("Pairs who agree: {share}"), share=percent(found.observed))
        self.kappa.setVisible(found.kappa is not None)
        say(self.kappa.setText, KAPPA[found.measure], kappa=f"{found.kappa or 0:.2f}".replace("-", MINUS))
        self.none.setVisible(found.kappa is None)
        self.waiting.setVisible(bool(waiting))
        names = ", ".join(waiting)
        told = N_(
            "Nobody here vouches for these assessors yet, so they do not count: {names}. Compare fingerprints first."
        )
        say(self.waiting.words.setText, told, names=names)
        self.close_it.setVisible(not shown.listed.closed)
        self.reopen.setVisible(shown.listed.closed)
        self.export.setEnabled(bool(known))
        self.picture.setVisible(bool(known))
        self.model.show_agreement(found, known)
        self._measure()

    def _vouch(self) -> None:
        came = next((one for one in self._shown.came if not one.known), None)
        if came is not None:
            self.vouching.emit(came)

    def _look(self, index: QModelIndex) -> None:
        found = self.model.found
        if found is None or not index.isValid():
            return
        one = found.criteria[index.row()]
        text = next((each.text for each in self._shown.exercise.criteria if each.key == one.criterion), "")
        told = [self.model.data(index, Qt.ItemDataRole.AccessibleTextRole), text]
        if index.column() < len(self.model.judges):
            answer = [came.answer for came in self._shown.came if came.known][index.column()]
            told += [each.why for each in answer.judged if each.criterion == one.criterion and each.why]
        self.look.setText("\n".join(told))
        self.table.viewport().update()

    def _measure(self) -> None:
        theme, table = self._kit.theme, self.table
        across, down = table.horizontalHeader(), table.verticalHeader()
        across.setDefaultSectionSize(theme.px(CELL_WIDE))
        across.setFixedHeight(theme.px(ROW_HIGH))
        down.setDefaultSectionSize(theme.px(ROW_HIGH))
        down.setFixedWidth(theme.px(NAME_WIDE))
        bar = theme.px(14)  # on which many judges are moved across
        table.setFixedHeight(theme.px(ROW_HIGH) * (self.model.rowCount() + 1) + theme.px(4) + bar)
