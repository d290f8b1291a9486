"""What was written about an action that went on without it: shown until somebody discards it. Keeps nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.verifying.actions.line import file_line

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.actions.deeds import Shown


class Unsent(Ground):
    """`discarding` when it may go; `looking` at one of its files."""

    discarding = Signal()
    looking = Signal(object)

    def __init__(self, kit: Kit, shown: Shown) -> None:
        super().__init__("card", margin=20, space=10)
        draft = shown.draft
        head = row(IconLabel(kit, "warning-fill", "not_yet", 20), kit.label(N_("What you wrote was not sent"), "title"))
        self.add(head, kit.label(N_("The action went on without it. It stays here until you discard it."), "soft"))
        for part in ("done", "reason"):
            if draft.get(part):
                self.add(kit.text(str(draft[part]), selectable=True))
        for one in draft.get("evidence", ()):
            said = " · ".join(part for part in one if part)
            self.add(row(IconLabel(kit, "location_on", "soft"), kit.text(said, "body", selectable=True)))
        for held in shown.records:
            if held.identity == draft.get("record"):
                self.add(kit.label(N_("A new record: {reference}"), reference=held.reference))
        for file in shown.files:
            self.add(file_line(kit, file, self.looking.emit))
        self.discard = kit.button(N_("Discard what is written"), self.discarding.emit, "quiet")
        self.add(row(self.discard, None))
