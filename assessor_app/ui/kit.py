"""What every part and screen is handed: theme, language, tasks and notices, and short ways to make common parts.

    kit.label(N_("Feedback"), "label")          a text of ours, in the language in force, changing with it
    kit.text(candidate.name, "title")           a person's own words, never translated, never read as HTML
    kit.button(N_("Add"), self.add, "primary")  a button; roles are in `parts/buttons.py`
    kit.icon_button("close", N_("Close"), self.close)
    kit.tongue.say(edit.setPlaceholderText, N_("Search the criteria…"))
    kit.tongue(N_("Sealed"))                    a word once, in the language in force
    kit.session.opened()                        the open vault, for the passphrase that seals

Lengths go through `kit.theme.px(n)`, so that 200 % text has 200 % room.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.parts.text import Line, Text
from assessor_app.ui.session import Session
from assessor_app.ui.shortcuts import spelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from assessor_app.clock import Clock
    from assessor_app.ui.notices import Notices
    from assessor_app.ui.tasks import Tasks
    from assessor_app.ui.theme import Theme
    from assessor_app.ui.tongue import LiveWords


@dataclass(frozen=True, slots=True)
class Kit:
    """The window's few shared things; made once by the window, handed down, never looked up."""

    theme: Theme
    tongue: LiveWords
    tasks: Tasks
    notices: Notices
    clock: Clock
    session: Session = field(default_factory=Session)

    def label(self, message: str, role: str = "body", **facts: object) -> Text:
        """Return one of our own texts; it wraps. Roles: body label soft quiet strong title page invalid code."""
        made = Text(role=role)
        self.tongue.say(made.setText, message, **facts)
        return made

    def line(self, message: str, role: str = "body", **facts: object) -> Line:
        """Return one of our own texts that stays on one line where there is room."""
        made = Line(role=role)
        self.tongue.say(made.setText, message, **facts)
        return made

    def text(self, said: str, role: str = "body", *, selectable: bool = False) -> Text:
        """Return what a person or a standard says; it wraps and is plain text."""
        return Text(said, role, selectable=selectable)

    def button(
        self,
        message: str,
        pressed: Callable[[], object],
        role: str = "plain",
        *,
        icon: str = "",
        keys: str = "",
        **facts: object,
    ) -> Button:
        """Return a button. `keys` such as `Ctrl+Return` press it too, and are told in its tool tip."""
        made = Button(self.theme, role, icon)
        self.tongue.say(made.setText, message, **facts)
        made.clicked.connect(lambda _on=False: pressed())
        if keys:
            self._shortcut(made, keys)
        return made

    def icon_button(self, icon: str, name: str, pressed: Callable[[], object], *, keys: str = "") -> Button:
        """Return a button with an icon alone; its name is told to screen readers and as a tool tip."""
        made = Button(self.theme, "icon", icon)
        self.tongue.say(made.setAccessibleName, name)
        self.tongue.say(made.setToolTip, name)
        made.clicked.connect(lambda _on=False: pressed())
        if keys:
            self._shortcut(made, keys)
        return made

    def about(self, widget: QWidget, name: str, **facts: object) -> QWidget:
        """Name a control for screen readers, where no visible label does; returns the control."""
        self.tongue.say(widget.setAccessibleName, name, **facts)
        return widget

    def key(self, place: QWidget, keys: str, deed: Callable[[], object], *told: Button) -> None:
        """Tie keys to a deed while `place` is to be seen, whichever of the buttons that do it too is shown there."""
        shortcut = QShortcut(QKeySequence(keys), place)
        shortcut.activated.connect(deed)
        for button in told:
            button.setToolTip(spelled(keys))

    def _shortcut(self, button: Button, keys: str) -> None:
        button.setShortcut(QKeySequence(keys))
        button.setToolTip(spelled(keys))
