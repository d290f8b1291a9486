"""The dialog that raises a concern, and hands those raised over to the head of the centre as a plain file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.dialog import ColumnDialog
from assessor_app.ui.parts.form import TextField
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.text import Text
from assessor_app.verifying.reviews.concerns import ROUTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.reviews.model import Concern


class ConcernDialog(ColumnDialog):
    """`raised(route, text)`, `handing(id)` to write one out, `taken_back(id)`."""

    raised = Signal(str, str)
    handing = Signal(str)
    taken_back = Signal(str)

    def __init__(self, kit: Kit, over: QWidget, concerns: Sequence[Concern]) -> None:
        super().__init__(kit, over, N_("A concern"), wide=560)
        said = N_(
            "A concern is no part of the review: the assessor never sees it, and it stands in no report and in no "
            "export of records. Hand it to the head of the centre yourself, as a file."
        )
        self.route = Segmented(kit, N_("Which route"), [(key, word, "refused") for key, word in ROUTES.items()])
        self.route.choose("malpractice")
        self.text = TextField(kit, N_("What the concern is"), lines=4, whole=True)
        self.add(kit.label(said))
        for one in concerns:
            self.add(self._raised(one))
        self.add(self.route, self.text)
        self.finish(N_("Keep the concern"), "primary", self.press)
        self.text.edit.setFocus()

    def _raised(self, concern: Concern) -> Ground:
        kit, card = self._kit, Ground("sunk", margin=12, space=6)
        head = Text(role="label")
        kit.tongue.follow(
            head, lambda words: head.setText(f"{words(ROUTES[concern.route])} · {moment(words, concern.at)}")
        )
        card.add(head, kit.text(concern.text))
        hand = kit.button(N_("Write it out…"), lambda: self.handing.emit(concern.id), icon="upload")
        if concern.handed_at:
            handed = kit.label(N_("Written out: {when}"), "soft", when=lambda words: moment(words, concern.handed_at))
            card.add(handed, row(hand, None))
        else:
            back = kit.button(N_("Take it back"), lambda: self.taken_back.emit(concern.id), "quiet")
            card.add(row(hand, back, None))
        return card

    def press(self) -> None:
        """Keep it only where it says something."""
        if not self.text.said:
            self.text.invalid(N_("Say what the concern is."))
            self.text.edit.setFocus()
        else:
            self.raised.emit(self.route.choice, self.text.said)
            self.accept()
