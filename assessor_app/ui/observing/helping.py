"""What helps while somebody writes and judges, tied to the screen: suggestions, questions, ticks, the ways to mend.

It decides nothing: each press becomes one deed, or one change of the composer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assessor_app.language import N_
from assessor_app.observing import steps
from assessor_app.observing.steps_more import AssessToo, Cover, Together

if TYPE_CHECKING:
    from assessor_app.observing.parts import Part
    from assessor_app.observing.questions.model import Question
    from assessor_app.standards.model import CriterionKey, StandardKey
    from assessor_app.standards.ranges import RangeKey
    from assessor_app.ui.observing.deeds import Deeds
    from assessor_app.ui.observing.workplace import Workplace


class Helping(QObject):
    """Listens to the helping parts of one screen."""

    def __init__(self, place: Workplace, deeds: Deeds) -> None:
        super().__init__(place)
        self._place, self._deeds = place, deeds
        self._assessed: tuple[StandardKey, ...] = ()
        deeds.changed.connect(self._let_go)
        place.suggesting.taken.connect(self._take)
        place.suggesting.left.connect(place.writing.unlink)
        place.writing.asking.connect(place.ask)
        place.questions.taken.connect(self._asked)
        place.questions.managing.connect(lambda: place.go("settings"))
        place.criteria.scoped.connect(self.choose_scope)
        place.criterion.judging.linked.connect(self._link_and_judge)
        place.criterion.judging.asking.connect(self._ask_about)
        for ticks in (place.criterion.cover, place.scope.list):
            ticks.covered.connect(self._cover)

    def choose_scope(self, key: StandardKey) -> None:
        """Show the scope of one standard at the right, as a criterion is."""
        place = self._place
        writes = place.writes
        place.beside.setCurrentWidget(place.scope)
        place.scope.show_scope(key)
        place.columns.show_right()
        if writes:
            place.writing.begin()

    def _asked(self, question: Question, key: CriterionKey | None) -> None:
        writing = self._place.writing
        writing.ask(question.said(writing.language)[1])
        if key is not None:
            writing.link(key)

    def _ask_about(self, key: CriterionKey) -> None:
        """Begin a question about a criterion: write it, or pick one of the centre's."""
        self._place.writing.choose_kind("question")
        self._place.writing.link(key)
        self._place.back_to_writing()

    def _link_and_judge(self, entry: str, key: CriterionKey) -> None:
        """Link an entry to a criterion and judge it as met, as one thing to take back."""
        step = Together((steps.Link(entry, key), steps.Judge(key, "met")))
        self._deeds.do("judge", step, criterion=self._deeds.named(key))

    def _cover(self, item: RangeKey, covered: bool) -> None:  # noqa: FBT001 - said of a signal's value
        self._deeds.do("cover", Cover(item, covered))

    def _take(self, key: CriterionKey, inside: bool) -> None:  # noqa: FBT001 - said of a signal's value
        """Link a suggested criterion; where its standard is not part of the visit, that is added first."""
        place = self._place
        if not inside and place.scene is not None and key.standard not in place.scene.observation.standards:
            said, told = place.suggesting.name_of(key.standard), N_("{standard} is now part of this visit")
            self._deeds.do("standards", AssessToo(key.standard), toast=told, said={"standard": said}, standard=said)
        place.writing.link(key)

    def _let_go(self, part: Part) -> None:
        """Unlink what is being written from a standard that was taken out of the visit."""
        for one in part.each:
            if one.sheet is not None:
                gone, self._assessed = set(self._assessed) - set(one.sheet.standards), one.sheet.standards
                for key in self._place.writing.links:
                    if key.standard in gone:
                        self._place.writing.unlink(key)
