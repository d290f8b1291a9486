"""Before a review is begun: whether one has a personal interest; or why this record is not for whoever is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.language.sentences import sentence
from assessor_app.ui.parts.card import Ground, Scroll, row
from assessor_app.ui.parts.form import LineField
from assessor_app.ui.parts.text import Text
from assessor_app.ui.verifying.reviewing.words import OVERALL_SAID, UNCONFIRMED

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.reviewing.scene import Scene


class AskingPage(Scroll):
    """`denied` when there is no interest, `declared(text)` when there is one; `left` back to what waits."""

    denied = Signal()
    declared = Signal(str)
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=16, space=16, widest=kit.theme.px(560))
        self._kit = kit
        self.asked, self.barred = Ground("card", margin=20, space=12), Ground("card", margin=20, space=12)
        self.none = kit.button(N_("No, none  N"), self.denied.emit, "primary")
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
        self.asked.add(row(self.none, None), self.what, row(self.some, None))
        self.barred.add(kit.label(N_("You cannot review this record"), "title"), self.why, row(self.leave, None))
        self.add(self.before, self.asked, self.barred)
        self.inside.addStretch(1)

    def show_scene(self, scene: Scene) -> None:
        """Show the question, or what forbids the review."""
        interest = scene.review.interest if scene.review else None
        some = interest is not None and interest.declared == "some"
        bar = scene.looking.forbidden
        self.asked.setVisible(bar is None)
        self.barred.setVisible(bar is not None or some)
        code, facts = (bar.code, dict(bar.facts)) if bar else ("interest-some", {})
        self._kit.tongue.follow(self.why, lambda words: self.why.setText(sentence(words, code, facts)), key="why")
        if some and interest is not None and not self.what.said:
            self.what.edit.setText(interest.text)
        self.before.setVisible(bool(scene.looking.before))
        if scene.looking.before:
            last = scene.looking.before[0]
            said = OVERALL_SAID[last.review.overall or UNCONFIRMED]
            self._kit.tongue.say(
                self.before.setText,
                N_("You finished a review of it on {when}: {outcome}"),
                when=lambda words: day(words, last.finished_at),
                outcome=lambda words: words(said),
            )

    def begin(self) -> None:
        """Take the keys."""
        (self.none if self.asked.isVisibleTo(self) else self.leave).setFocus()

    def _declare(self) -> None:
        if not self.what.said:
            self.what.invalid(N_("Say what it is."))
            self.what.edit.setFocus()
        else:
            self.declared.emit(self.what.said)
