"""The one press that empties a field. Qt's own is always 16 px large, in its own colours, and has no name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt

from assessor_app.language import N_
from assessor_app.ui.parts.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from assessor_app.ui.kit import Kit

SIDE: Final = 40  # px at 100 %


class Clearing(Button):
    """Stands at the right end of `edit` while something is written there; the keyboard empties a field by its keys."""

    def __init__(self, kit: Kit, edit: QLineEdit) -> None:
        super().__init__(kit.theme, "icon", "close")
        self._kit, self._edit = kit, edit
        self.setParent(edit)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for told in (self.setAccessibleName, self.setToolTip):
            kit.tongue.say(told, N_("Clear"))
        self.clicked.connect(self._clear)
        edit.textChanged.connect(self._show)
        edit.installEventFilter(self)
        kit.theme.changed.connect(self._place)
        self._show(edit.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep to the end of the field."""
        if watched is self._edit and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        side = min(self._kit.theme.px(SIDE), self._edit.height())
        self.setGeometry(self._edit.width() - side, (self._edit.height() - side) // 2, side, side)
        self._edit.setTextMargins(0, 0, 0 if self.isHidden() else side - self._kit.theme.px(8), 0)

    def _show(self, said: str) -> None:
        self.setVisible(bool(said))
        self._place()

    def _clear(self) -> None:
        self._edit.clear()
        self._edit.textEdited.emit("")  # as where a person took the letters out
        self._edit.setFocus()


def clearable(kit: Kit, edit: QLineEdit) -> None:
    """Let one press empty a field."""
    Clearing(kit, edit)
