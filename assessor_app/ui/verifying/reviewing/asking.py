"""Before a review is begun: whether one has a personal interest and in whom; or why one cannot review this record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.language.sentences import sentence
from assessor_app.ui.parts.card import Ground, Scroll, row
from assessor_app.ui.parts.form import LineField
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.text import Text
from assessor_app.ui.verifying.interests import BOTH, WHOSE, Standing, whom
from assessor_app.ui.verifying.reviewing.words import OVERALL_SAID, UNCONFIRMED

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.reviewing.scene import Scene


class AskingPage(Scroll):
    """`denied` when there is no interest, `declared(whom, text)` when there is one; `left` back to what waits."""

    denied = Signal()
    declared = Signal(object, str)
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=16, space=16, widest=kit.theme.px(560))
        self._kit = kit
        self.asked, self.barred = Ground("card", margin=20, space=12), Ground("card", margin=20, space=12)
        self.none = kit.button(N_("No, none  N"), self.denied.emit, "primary")
        self.whose = Segmented(kit, N_("In whom"), WHOSE)
        self.whose.choose(BOTH)
        self.interests = Standing(kit)
        self.what = LineField(kit, N_("What your interest is"))
        self.some = kit.button(N_("Yes, I have one"), self._declare)
        self.why = Text()
        self.before = Text(role="soft")
        self.leave = kit.button(N_("To what waits for review"), self.left.emit)
        self._lay()
        self.what.edit.returnPressed.connect(self._declare)

    def _lay(self) -> None:
        kit = self._kit
        self.asked.add(kit.label(N_("Have you a personal interest in this assessment?"), "title"))
        self.asked.add(
            kit.label(
                N_(
                    "You have one where you are related to the candidate or the assessor, answer to one of them or "
                    "they to you, or gain from the outcome. The answer stands in the report."
                )
            )
        )
        self.asked.add(row(self.none, None), self.whose, self.what, row(self.some, None))
        self.barred.add(
            kit.label(N_("You cannot review this record"), "title"), self.why, self.interests, row(self.leave, None)
        )
        self.add(self.before, self.asked, self.barred)
        self.inside.addStretch(1)

    def show_scene(self, scene: Scene) -> None:
        """Show the question, or what forbids the review."""
        bar = scene.looking.forbidden
        self.asked.setVisible(bar is None)
        self.barred.setVisible(bar is not None)
        self.interests.show_interests(scene.interests)
        if bar:
            said = lambda words: self.why.setText(sentence(words, bar.code, dict(bar.facts)))  # noqa: E731
            self._kit.tongue.follow(self.why, said, key="why")
        self.before.setVisible(bool(scene.looking.before))
        if scene.looking.before:
            last = scene.looking.before[0]
            outcome = OVERALL_SAID[last.review.overall or UNCONFIRMED]
            self._kit.tongue.say(
                self.before.setText,
                N_("You finished a review of it on {when}: {outcome}"),
                when=lambda words: day(words, last.finished_at),
                outcome=lambda words: words(outcome),
            )

    def begin(self) -> None:
        """Take the keys."""
        (self.none if self.asked.isVisibleTo(self) else self.leave).setFocus()

    def _declare(self) -> None:
        if not self.what.said:
            self.what.invalid(N_("Say what it is."))
            self.what.edit.setFocus()
        else:
            self.declared.emit(whom(self.whose.choice), self.what.said)
