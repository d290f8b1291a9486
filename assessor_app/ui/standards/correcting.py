"""Putting one criterion of a reading right: of which kind it is and under which heading. Its text is not asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.standards.wording import collapse
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.form import LineField
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.standards.telling import KIND_WORDS

if TYPE_CHECKING:
    from assessor_app.standards.model import Criterion
    from assessor_app.ui.kit import Kit


class Corrector(Ground):
    """`told(kind, group)` when it is put right (an empty group: under no heading), `left` when it stays as it is."""

    told = Signal(str, str)
    left = Signal()

    def __init__(self, kit: Kit, one: Criterion) -> None:
        super().__init__("sunk", margin=12, space=8)
        self.kinds = Segmented(kit, N_("Kind"), [(kind, word, "") for kind, word in KIND_WORDS.items()])
        self.kinds.choose(one.kind)
        self.group = LineField(kit, N_("Heading it stands under; empty for none"))
        self.group.edit.setText(one.group or "")
        self.group.edit.returnPressed.connect(self._tell)
        self.save = kit.button(N_("Put right"), self._tell)
        self.cancel = kit.button(N_("Cancel"), self.left.emit, "quiet")
        note = N_("The text stays as it was published. What you put right is kept with your name, and so is the file.")
        self.add(self.kinds, self.group, kit.label(note, "soft"), row(self.save, self.cancel, None))

    def begin(self) -> None:
        """Begin with the heading."""
        self.group.edit.setFocus()

    def _tell(self) -> None:
        self.told.emit(self.kinds.choice, collapse(self.group.edit.text()))
