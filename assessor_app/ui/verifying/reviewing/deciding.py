"""What a person does with one criterion of a review: deciding, saying what is lacking, going on to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assessor_app.ui.verifying.reviewing.words import short
from assessor_app.verifying.model import Finding
from assessor_app.verifying.reviews.model import Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.language import Words
    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.observing.missing import Link
    from assessor_app.ui.verifying.reviewing.screen import ReviewingScreen
    from assessor_app.verifying.model import Outcome
    from assessor_app.verifying.reviews.model import Looked


class Deciding(QObject):
    """Does it on one screen."""

    def __init__(self, screen: ReviewingScreen) -> None:
        super().__init__(screen)
        self._screen, self._list = screen, screen.decisions
        lacking = screen.decisions.closeup.lacking
        screen.decisions.decided.connect(self.decide)
        screen.decisions.looked.connect(self._seek)
        lacking.caused.connect(lambda cause: self._change(cause=cause))
        lacking.noted.connect(lambda note: self._change(note=note))
        lacking.ended.connect(self._go_on)
        lacking.acted.connect(screen.deeds.act)
        screen.beyond.added.connect(self._look_too)

    def decide(self, key: str, outcome: Outcome) -> None:
        """Say it; what is agreed with moves on, anything else asks for what is lacking."""
        self._list.look_at(key)
        row = self._list.row(key)
        finding, said = (
            (row.standing if row else None) or Finding(key, outcome),
            self._list.closeup.lacking.said_of(key),
        )
        if outcome != "agreed" and said is not None:
            finding = replace(finding, cause=said[0], note=said[1])  # type: ignore[arg-type]  # one of the causes
        self._screen.deeds.find(finding, self._named(key))
        review = self._screen.scene.review if self._screen.scene else None
        if outcome == "agreed":
            self._go_on()
        elif review is not None:
            self._list.closeup.lacking.show_finding(key, finding, review.actions)
            self._list.closeup.lacking.begin()

    def mend(self, link: Link, criterion: CriterionKey | None) -> None:
        """Go to a criterion of which something is missing."""
        if criterion is not None:
            self._list.look_at(str(criterion))
            if link.key != "review-criterion-undecided":
                self._list.closeup.lacking.go_to(link.key)

    def _looked(self, key: str) -> Looked | None:
        scene = self._screen.scene
        return next((one for one in scene.looking.criteria if one.key == key), None) if scene else None

    def _named(self, key: str) -> Callable[[Words], str]:
        """A criterion in short, in whatever language is in force then."""
        looked = self._looked(key)
        return lambda words: short(looked, words.language) if looked else ""

    def _change(self, *, cause: str | None = None, note: str | None = None) -> None:
        """Say what is lacking, or why, of the criterion that is looked at."""
        lacking, key = self._list.closeup.lacking, self._list.key
        row = self._list.row(key)
        if row is not None and row.outcome.choice:
            outcome: Outcome = row.outcome.choice  # type: ignore[assignment]  # the control's keys are the outcomes
            chosen = lacking.causes.choice if cause is None else cause
            written = lacking.note.edit.text() if note is None else note
            finding = Finding(key, outcome, chosen, written)  # type: ignore[arg-type]  # one of the causes
            self._screen.deeds.find(finding, self._named(key), typed=note is not None)

    def _go_on(self) -> None:
        """Go to the next criterion that is not decided; with none left, stay."""
        self._list.setFocus()
        following = self._list.next_undecided()
        if following:
            self._list.look_at(following)

    def _look_too(self, key: str) -> None:
        self._list.key = key
        self._screen.deeds.say(Said("looked", key, value=True), criterion=self._named(key))

    def _seek(self, key: str) -> None:
        """Bring the page to where the criterion stands."""
        looked = self._looked(key)
        if looked is not None:
            self._screen.preview.seek([text for _language, text in looked.texts])
