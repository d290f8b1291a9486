"""The button on the records' screen that says how many actions wait for this store's person, and leads to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.verifying.actions import deeds

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.ui.kit import Kit


class Asked(Button):
    """Not to be seen while nothing waits; red where something is past its day."""

    def __init__(self, kit: Kit, press: Callable[[], object]) -> None:
        super().__init__(kit.theme, "plain", "flag")
        self._kit = kit
        self.clicked.connect(lambda _on=False: press())
        self.hide()

    def read(self) -> None:
        """Count again."""
        today = self._kit.clock.now().wall.date().isoformat()
        self._kit.tasks.read(lambda rooms: deeds.waiting(rooms, today), then=self._say)

    def _say(self, counted: tuple[int, int]) -> None:
        many, late = counted
        said = N_("Actions for you: {count}, past their day: {late}") if late else N_("Actions for you: {count}")
        self._kit.tongue.say(self.setText, said, count=many, late=late)
        self.setVisible(bool(many))
