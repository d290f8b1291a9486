"""The fields that say who one is, as records print it: for the first run, and for putting it right in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.form import Field, LineField
from assessor_app.ui.parts.segmented import Segmented

if TYPE_CHECKING:
    from assessor_app.people.model import Status
    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.inbox.model import VerifierRole

NOBODY: Final = "nobody"
AS: Final = (
    ("verifier", N_("Internal verifier"), "accent"),
    ("external-verifier", N_("External verifier"), "accent"),
)
"""As what somebody may verify, as the segments of a choice."""
ROLES: Final = ((NOBODY, N_("I only assess"), "accent"), *AS)


class AboutYou(QWidget):
    """Name, centre, its number and the assessor's status; `entered` when Enter is pressed in a line."""

    entered = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.name = LineField(kit, N_("Your name"))
        self.centre = LineField(kit, N_("Centre"), hint=N_("The centre you assess for"))
        self.number = LineField(kit, N_("Centre number (if it has one)"))
        choices = (("qualified", N_("Qualified"), "accent"), ("trainee", N_("In training"), "accent"))
        self.status = Segmented(kit, N_("As an assessor I am"), choices)
        self.status.choose("qualified")
        hint = N_("An assessor in training needs a qualified one to countersign; the record says so.")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        for field in (self.name, self.centre, self.number):
            field.edit.returnPressed.connect(self.entered)
            inside.addWidget(field)
        inside.addWidget(Field(kit, N_("As an assessor I am"), self.status, hint=hint))
        self.setFocusProxy(self.name)

    @property
    def standing(self) -> Status:
        """Whether one is qualified or in training."""
        return cast("Status", self.status.choice)

    def ready(self) -> bool:
        """Whether what is printed is there; what lacks is said below its field, which gets the focus."""
        for field, message in (
            (self.name, N_("Write your name. It is printed on your records.")),
            (self.centre, N_("Write the centre’s name. It is printed on your records.")),
        ):
            if not field.said:
                field.invalid(message)
                field.setFocus()
                return False
        return True


class AlsoVerifies(Field):
    """The one question whether one verifies others' records too, and as what; it is asked once, at the first run."""

    def __init__(self, kit: Kit) -> None:
        self.choice = Segmented(kit, N_("Do you also verify what others assess?"), ROLES)
        self.choice.choose(NOBODY)
        super().__init__(
            kit,
            N_("Do you also verify what others assess?"),
            self.choice,
            hint=N_("Then there is a desk for it. You can change this at any time under Settings."),
        )

    @property
    def role(self) -> VerifierRole | Literal[""]:
        """As what one verifies; nothing where one only assesses."""
        return cast("VerifierRole | Literal['']", self.choice.choice.removeprefix(NOBODY))
