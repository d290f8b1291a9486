"""How a review closes: the whole, feedback and good practice, actions, a point for standardisation; a concern apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.ui.observing.pending import Pending
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.form import TextField
from assessor_app.ui.parts.reading import Reading
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.verifying.reviewing.actions import Actions
from assessor_app.ui.verifying.reviewing.words import OVERALLS, STAGES, short

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.reviewing.scene import Scene
    from assessor_app.verifying.model import Action


class ClosingPage(Reading):
    """`concluded(overall)`, `wrote(part, text)`, `staged(stage)`; the actions' own signals; `worried` for a concern.

    `leaving` when the review was begun by mistake, `concerned` when one has an interest in it after all.
    """

    concluded = Signal(str)
    wrote = Signal(str, str)
    staged = Signal(str)
    worried = Signal()
    leaving = Signal()
    concerned = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, N_("Feedback and actions"), margin=16, space=16)
        self._kit = kit
        self._scene: Scene | None = None
        self._of = ""
        self._pending = Pending()
        self.overall = Segmented(kit, N_("The whole"), OVERALLS)
        self.stage = Segmented(kit, N_("Stage of sampling"), STAGES)
        self.feedback = TextField(kit, N_("Feedback to the assessor"), lines=4, whole=True)
        self.practice = TextField(kit, N_("Good practice"), lines=2, whole=True)
        self.point = TextField(kit, N_("A point to raise at standardisation"), lines=2, whole=True)
        self.todo = Actions(kit, self._about)
        self.concern = kit.button(N_("Raise a concern…"), self.worried.emit, "quiet", icon="flag")
        self.raised = kit.text("", "soft")
        self.aside = kit.button(N_("Put this review aside"), self.leaving.emit, "quiet")
        self.interest = kit.button(N_("Declare an interest…"), self.concerned.emit, "quiet")
        self._lay()
        self.overall.chosen.connect(self._conclude)
        self.stage.chosen.connect(self._stage)
        for part, field in (
            ("feedback", self.feedback), ("good_practice", self.practice), ("point", self.point),
        ):  # fmt: skip
            field.edited.connect(lambda said, part=part: self._write(part, said))
        kit.tongue.follow(self, lambda _words: self._say_raised())

    def _lay(self) -> None:
        kit = self._kit
        whole, told, todo, apart = (Ground("card", margin=14, space=10) for _ in range(4))
        whole.add(kit.label(N_("The whole"), "strong"), self.overall)
        whole.add(kit.label(N_("Stage of sampling"), "label"), self.stage)
        told.add(self.feedback, self.practice)
        todo.add(kit.label(N_("Actions"), "strong"), self.todo)
        todo.add(self.point)
        apart.add(kit.label(N_("A concern"), "strong"))
        apart.add(
            kit.label(
                N_(
                    "Malpractice, maladministration or safeguarding goes to the head of the centre alone. It is kept "
                    "apart, and stands in no report."
                ),
                "soft",
            )
        )
        apart.add(self.raised, row(self.concern, None))
        self.add(whole, told, todo, apart, row(self.aside, self.interest, None))
        self.inside.addStretch(1)

    def show_scene(self, scene: Scene) -> None:
        """Show what is kept, except over what is being written."""
        review = scene.review
        if review is None:
            return
        fresh, self._of = review.id != self._of, review.id
        if fresh:
            self._pending.forget()
        self._scene = scene
        for name, control, held in (
            ("overall", self.overall, review.overall or ""), ("stage", self.stage, review.stage),
        ):  # fmt: skip
            if self._pending.may_show(name, held) and control.choice != held:
                control.choose(held)
        for part, field in (("feedback", self.feedback), ("good_practice", self.practice), ("point", self.point)):
            said = str(getattr(review, part))
            if self._pending.may_show(part, said) and field.said != said.strip():
                field.show_text(said)
        self.todo.show_actions(review.actions, fresh=fresh)
        self._say_raised()

    def choose(self, number: int) -> None:
        """Decide on the whole."""
        overall = OVERALLS[number][0]
        self.overall.choose(overall)
        self._conclude(overall)

    def forget(self) -> None:
        """What was said was refused: show what is kept."""
        self._pending.forget()
        self.todo.forget()

    def _conclude(self, overall: str) -> None:
        self._pending.tell("overall", overall)
        self.concluded.emit(overall)

    def _stage(self, stage: str) -> None:
        self._pending.tell("stage", stage)
        self.staged.emit(stage)

    def _write(self, part: str, said: str) -> None:
        self._pending.tell(part, said)
        self.wrote.emit(part, said)

    def go_to(self, place: str) -> None:
        """Give the keys to what is asked for: `overall`, `feedback` or `actions`."""
        if place == "feedback":
            self.feedback.edit.setFocus()
        elif place == "actions":
            review = self._scene.review if self._scene else None
            self.todo.go_to(next((one.id for one in review.actions), "") if review else "")
        else:
            self.overall.segment(self.overall.choice or OVERALLS[0][0]).setFocus()

    def _about(self, action: Action) -> str:
        """The criteria of one action, in short."""
        wanted = self._scene.wanted if self._scene else ()
        reader = self._kit.tongue.language
        return ", ".join(short(one, reader) for one in wanted if one.key in action.criteria)

    def _say_raised(self) -> None:
        many = len(self._scene.concerns) if self._scene else 0
        self.raised.setText(self._kit.tongue(N_("Raised so far: {count}"), count=many) if many else "")
        self.raised.setVisible(bool(many))
