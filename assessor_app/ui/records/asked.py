"""The buttons that say what verifiers wait for and lead there: actions, those overdue, exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.verifying.actions import deeds

if TYPE_CHECKING:
    from assessor_app.ui.screen import Screen


class Asked(Button):
    """Stands in a screen's bar; not to be seen while nothing waits."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen.kit.theme, "plain", "flag")
        self._kit = screen.kit
        self.clicked.connect(lambda _on=False: screen.go("records/actions"))
        self.hide()
        screen.bar.extras.addWidget(self)

    def read(self) -> None:
        """Count again."""
        today = self._kit.clock.now().wall.date().isoformat()
        self._kit.tasks.read(lambda rooms: deeds.waiting(rooms, today), then=self._say)

    def _say(self, counted: tuple[int, int]) -> None:
        many, late = counted
        said = N_("Actions for you: {count}, overdue: {late}") if late else N_("Actions for you: {count}")
        self._kit.tongue.say(self.setText, said, count=many, late=late)
        self.setVisible(bool(many))


class Overdue(Asked):
    """The same where one begins, only while something is past its day."""

    def _say(self, counted: tuple[int, int]) -> None:
        self._kit.tongue.say(self.setText, N_("Overdue actions: {count}"), count=counted[1])
        self.setVisible(bool(counted[1]))


class ToJudge(Button):
    """The same for exercises of standardisation that were not judged yet."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen.kit.theme, "plain", "quiz")
        self._kit = screen.kit
        self.clicked.connect(lambda _on=False: screen.go("records/exercises"))
        self.hide()
        screen.bar.extras.addWidget(self)

    def read(self) -> None:
        """Count again."""
        self._kit.tasks.read(lambda rooms: rooms.verifying.standardising.to_judge(), then=self._say)

    def _say(self, many: int) -> None:
        self._kit.tongue.say(self.setText, N_("Exercises for you: {count}"), count=many)
        self.setVisible(bool(many))
