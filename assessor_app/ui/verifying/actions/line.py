"""One file of an answer, as it is read: what it shows, what it is, who is in it, and a way to look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from assessor_app.language import N_
from assessor_app.ui.observing.filewords import CONSENT, icon_of, size_of
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from assessor_app.observing.model import EvidenceFile
    from assessor_app.ui.kit import Kit


def file_line(kit: Kit, file: EvidenceFile, look: Callable[[EvidenceFile], object]) -> QWidget:
    """The line; `look` is called with the file when somebody wants to see it."""
    line = Ground("sunk", margin=10, space=4)
    said = QVBoxLayout()
    said.setSpacing(2)
    if file.caption:
        said.addWidget(kit.text(file.caption))
    said.addWidget(kit.label(N_("{file} · {size} MB"), "soft", file=file.name, size=size_of(file)))
    if file.people:
        said.addWidget(kit.label(N_("In it: {people}"), "soft", people=file.people))
    if file.consent:
        said.addWidget(kit.label(CONSENT[file.consent][2], "soft"))
    button = kit.button(N_("Open"), lambda: look(file), icon="visibility")
    button.setAccessibleDescription(file.caption or file.name)
    held = row(IconLabel(kit, icon_of(file), "soft"), said, button, space=10)
    held.setStretch(1, 1)
    line.add(held)
    return line
