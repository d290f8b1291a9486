"""The buttons that say what verifiers wait for and lead there: actions, those overdue, exercises.

Where a bar is narrow they show how many there are beside their icon, and say the rest on hovering and by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.verifying.actions import deeds

if TYPE_CHECKING:
    from assessor_app.ui.screen import Screen


class _Waits(Button):
    """Stands in a screen's bar and leads to a place; not to be seen while nothing waits."""

    def __init__(self, screen: Screen, icon: str, name: str, place: str) -> None:
        super().__init__(screen.kit.theme, "plain", icon)
        self._kit = screen.kit
        self.clicked.connect(lambda _on=False: screen.go(place))
        self._tools = Tools(screen.kit, screen.bar, ((self, name),), below=0)
        self._tools.hide()
        screen.bar.extras.addWidget(self._tools)

    def _tell(self, message: str, many: int, **facts: int) -> None:
        self._tools.tell(self, message, str(many), count=many, **facts)
        self._tools.setVisible(bool(many))


class Asked(_Waits):
    """What is to be done by oneself."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen, "flag", N_("Actions for you"), "records/actions")

    def read(self) -> None:
        """Count again."""
        today = self._kit.clock.now().wall.date().isoformat()
        self._kit.tasks.read(lambda rooms: deeds.waiting(rooms, today), then=self._say)

    def _say(self, counted: tuple[int, int]) -> None:
        many, late = counted
        said = N_("Actions for you: {count}, overdue: {late}") if late else N_("Actions for you: {count}")
        self._tell(said, many, late=late)


class Overdue(Asked):
    """The same where one begins, only while something is past its day."""

    def _say(self, counted: tuple[int, int]) -> None:
        self._tell(N_("Overdue actions: {count}"), counted[1])


class ToJudge(_Waits):
    """The same for exercises of standardisation that were not judged yet."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen, "quiz", N_("Exercises"), "records/exercises")

    def read(self) -> None:
        """Count again."""
        self._kit.tasks.read(lambda rooms: rooms.verifying.standardising.to_judge(), then=self._say)

    def _say(self, many: int) -> None:
        self._tell(N_("Exercises for you: {count}"), many)
