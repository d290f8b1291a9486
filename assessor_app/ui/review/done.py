"""After the seal: what was made, by whom, and where it can go from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground, Scroll, row
from assessor_app.ui.records.signer import READ_OUT

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.review.drafting import Sealed

WIDEST = 620


class DonePanel(Scroll):
    """`exporting`, `recorded` to see the record, `left` for the visits."""

    exporting = Signal()
    recorded = Signal()
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=24, space=16)
        self._kit = kit
        self.reference, self.who = kit.text("", "page", selectable=True), kit.text("", "body")
        self.when = kit.text("", "soft")
        self.fingerprint = kit.text("", "code", selectable=True)
        kit.tongue.say(self.fingerprint.setAccessibleName, N_("Your fingerprint"))
        self.export = kit.button(N_("Export…"), self.exporting.emit, "primary", icon="upload")
        self.record = kit.button(N_("To the record"), self.recorded.emit, icon="contract_edit")
        self.visits = kit.button(N_("Back to the visits"), self.left.emit, "quiet")
        card = Ground("card", margin=28, space=12)
        card.setMaximumWidth(kit.theme.px(WIDEST))
        head = row(IconLabel(kit, "verified_user-fill", "met", 32), kit.line(N_("Sealed"), "title"), None, space=12)
        card.add(head, self.reference, self.who, self.when)
        card.inside.addSpacing(8)
        card.add(kit.label(N_("Your fingerprint"), "label"), self.fingerprint)
        card.add(kit.label(READ_OUT, "soft"))
        card.inside.addSpacing(8)
        card.add(row(self.export, self.record, None, self.visits))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(card, 8)
        line.addStretch(1)
        self.inside.addStretch(1)
        self.add(line)
        self.inside.addStretch(2)

    def show_sealed(self, sealed: Sealed) -> None:
        """Show what was sealed."""
        held = sealed.held
        self.reference.setText(held.reference)
        self.who.setText(held.candidate)
        self._kit.tongue.follow(self.when, lambda words: self.when.setText(moment(words, held.sealed_at)), key="when")
        self.fingerprint.setText(sealed.fingerprint)
        self.export.setFocus(Qt.FocusReason.OtherFocusReason)
