"""What stands in the middle while no record is shown: nothing here, nothing chosen, or being checked. Asks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.banner import Banner, EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.ui.kit import Kit


def none_here(kit: Kit, take_in: Callable[[], object]) -> QWidget:
    """No record is kept yet."""
    why = N_("No record is kept here yet. Import what you were sent, or seal a visit.")
    page = EmptyState(kit, "contract_edit", why, N_("Import…"))
    page.pressed.connect(take_in)
    return page


def none_chosen(kit: Kit) -> QWidget:
    """There are some, and none is chosen."""
    why = N_("Choose a record to see how it stands, or drop files here to import them.")
    return EmptyState(kit, "contract_edit", why)


def checking(kit: Kit) -> QWidget:
    """One is being opened again."""
    page = QWidget()
    inside = QVBoxLayout(page)
    inside.setContentsMargins(18, 18, 18, 18)
    note = Banner(kit, "note")
    kit.tongue.say(note.words.setText, N_("Checking the record, byte for byte…"))
    inside.addWidget(note)
    inside.addStretch(1)
    return page
