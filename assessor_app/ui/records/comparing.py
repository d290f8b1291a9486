"""Two fields by which a fingerprint is compared: its last groups as somebody else says them, and how they were heard.

What follows from it is each dialog's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.trust.model import grouped
from assessor_app.ui.parts.form import Field, LineField
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.records.signer import LAST_GROUPS, concealed
from assessor_app.ui.records.ways import WAYS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assessor_app.ui.kit import Kit


class GroupsField(LineField):
    """The last two groups of a fingerprint (64 hex digits), typed; `differs` is said where they are others."""

    def __init__(self, kit: Kit, fingerprint: str, differs: str) -> None:
        super().__init__(kit, N_("The last two groups, as you were told them"), hint=N_("Eight letters and figures"))
        self._fingerprint, self._differs = fingerprint, differs

    def shown(self) -> QWidget:
        """The fingerprint without those groups, to stand above."""
        return self._kit.text(concealed(grouped(self._fingerprint)), "code")

    def holds(self) -> bool:
        """Whether they were typed; where not, it is said and they can be typed again."""
        typed = "".join(sign for sign in self.said if sign.isalnum()).upper()
        same = typed == "".join(grouped(self._fingerprint).split()[-LAST_GROUPS:])
        if not same:
            self.invalid(self._differs)
            self.edit.setFocus()
        return same


class WayField(Field):
    """How the groups were heard: one of `ways.WAYS`."""

    def __init__(self, kit: Kit) -> None:
        self.way = Segmented(kit, N_("How did you compare?"), [(key, said, "accent") for key, said in WAYS.items()])
        super().__init__(kit, N_("How did you compare?"), self.way)
        self.way.chosen.connect(lambda _key: self.valid())

    def told(self) -> bool:
        """Whether it was said; where not, it is asked for."""
        if not self.way.choice:
            self.invalid(N_("Say how you heard the groups."))
            self.way.segment("telephone").setFocus()
        return bool(self.way.choice)
