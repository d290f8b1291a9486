"""Personal interests of the verifier: declaring one in the people of a record, and lifting those that stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.chip import PressChip
from assessor_app.ui.parts.dialog import ColumnDialog
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.form import TextField
from assessor_app.ui.parts.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.sampling.model import Concern, Interest, Item


class InterestDialog(ColumnDialog):
    """`declared(concern, text)` about the candidate or the assessor of one record."""

    declared = Signal(str, str)

    def __init__(self, kit: Kit, over: QWidget, item: Item) -> None:
        super().__init__(kit, over, N_("Declare a personal interest"), wide=520)
        whose = [("candidate", N_("The candidate"), "accent"), ("assessor", N_("The assessor"), "accent")]
        self.whose = Segmented(kit, N_("In whom"), whose)
        self.whose.choose("candidate")
        self.text = TextField(kit, N_("What the interest is"), lines=2)
        said = N_("None of their records is then drawn or can be added; those in the sample go back into the pool.")
        self.add(kit.text(f"{item.reference} · {item.candidate} · {item.assessor}", "soft"), self.whose, self.text)
        self.add(kit.label(said, "soft"))
        self.finish(N_("Declare"), "primary", self._press)
        self.text.edit.setFocus()

    def _press(self) -> None:
        if not self.text.said:
            self.text.invalid(N_("Write down what the interest is."))
            self.text.edit.setFocus()
            return
        self.declared.emit(cast("Concern", self.whose.choice), self.text.said)
        self.accept()


class Standing(QWidget):
    """The interests that stand, as chips; `lifted(Interest)` when one is pressed."""

    lifted = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.chips = FlowBox(space=6)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(kit.label(N_("Declared interests"), "label"))
        inside.addWidget(self.chips)
        inside.addWidget(kit.label(N_("Press one to say that it is no more."), "soft"))
        self.hide()

    def show_interests(self, interests: Sequence[Interest]) -> None:
        """Show those that stand; nothing where there is none."""
        self.chips.clear()
        for one in interests:
            chip = PressChip(self._kit, one.name, tone="not_yet")
            chip.setToolTip(one.text)
            chip.clicked.connect(lambda _on=False, one=one: self.lifted.emit(one))
            self.chips.add(chip)
        self.setVisible(bool(interests))
