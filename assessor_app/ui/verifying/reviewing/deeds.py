"""What the review's screen has done, each step durable and remembered to be taken back. Shows nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assessor_app.ui.verifying.reviewing.past import ReviewPast, Turned
from assessor_app.verifying.reviews import saying
from assessor_app.verifying.reviews.model import TEXTS, Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.errors import AssessorError
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.model import Action, Finding, Process
    from assessor_app.verifying.reviews.desk import Told
    from assessor_app.verifying.reviews.model import Part

    Deed = Callable[[Rooms], tuple[Told, Changes]]


class ReviewDeeds(QObject):
    """`told(kept)` after each step that is on the disk, `failed` where one was refused.

    `name` is the review's id.
    """

    told = Signal(object)
    failed = Signal()

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self.name = ""
        self.past = ReviewPast(kit, self._turn, self)

    def say(self, *steps: Said, **facts: object) -> None:
        """Say this at once."""
        name, first = self.name, steps[0]
        self._kit.tasks.store(
            lambda rooms: rooms.verifying.reviews.say(name, *steps),
            then=lambda answer: self._said(first, steps, answer[0], facts),
            failed=self._refused,
        )

    def soon(self, *steps: Said, **facts: object) -> None:
        """Say this within a quarter of a second, unless more is written until then."""
        name, first = self.name, steps[0]
        self._kit.tasks.soon(
            f"review {name} {first.part} {first.about}",
            lambda rooms: rooms.verifying.reviews.say(name, *steps),
            then=lambda answer: self._said(first, steps, answer[0], facts, typed=True),
            failed=self._refused,
        )

    def find(self, finding: Finding, criterion: Callable[..., str], *, typed: bool = False) -> None:
        """Decide of a criterion; `criterion` says it in short."""
        step = saying.of_finding(finding)
        (self.soon if typed else self.say)(step, criterion=criterion)

    def answer(self, process: Process) -> None:
        """Answer a check."""
        self.soon(saying.of_process(process))

    def write(self, part: Part, text: str) -> None:
        """Keep a text as it is typed."""
        if part in TEXTS:
            self.soon(Said(part, "", (text.strip() and text) or None))

    def act(self, action: Action) -> None:
        """Keep an action as it is typed; one that says nothing any more is taken away."""
        self.soon(saying.of_action(action) if action.text.strip() else Said("action", action.id))

    def _said(
        self, first: Said, steps: tuple[Said, ...], told: Told, facts: dict[str, object], *, typed: bool = False
    ) -> None:
        about = f"{first.part} {first.about}" if typed else ""
        if told.kept.review.id == self.name:
            self.past.note(first.part, steps, told, facts, about)
            self.told.emit(told.kept)

    def _refused(self, problem: AssessorError) -> None:
        self._kit.notices.error(problem)
        self.failed.emit()

    def _turn(
        self,
        steps: tuple[Said, ...],
        told: Callable[[Turned], object],
        failed: Callable[[AssessorError], object],
        *,
        again: bool,
    ) -> None:
        """Say again what takes a step back, or does it again."""
        del again
        name = self.name

        def done(answer: tuple[Told, Changes]) -> None:
            self.told.emit(answer[0].kept)
            told(Turned(answer[0]))

        self._kit.tasks.store(lambda rooms: rooms.verifying.reviews.say(name, *steps), then=done, failed=failed)
