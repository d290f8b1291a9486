"""The review of one record: what a verifier decides, said and kept step by step, and its end. Keyboard first."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.observing.undoing import Undoing
from assessor_app.ui.verifying.reviewing.deciding import Deciding
from assessor_app.ui.verifying.reviewing.deeds import ReviewDeeds
from assessor_app.ui.verifying.reviewing.ending import Ending
from assessor_app.ui.verifying.reviewing.keys import tie
from assessor_app.ui.verifying.reviewing.layout import ASKING, DECIDING, DONE, OPENING, REVIEW, WAITING, Layout
from assessor_app.ui.verifying.reviewing.scene import Scene, gather, links
from assessor_app.ui.verifying.reviewing.words import CAUSES, OUTCOMES
from assessor_app.verifying.model import Interest
from assessor_app.verifying.reviews.model import Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.missing import Link
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.reviews.model import Kept

DAYS_TO_ACT: Final = 14
"""By when an action is to be done unless somebody says otherwise: two weeks."""


class ReviewingScreen(Layout):
    """`enter(subject)` shows one review (by its id), record or item of a sample; without a subject what waits."""

    SHOWS = frozenset({"record", "review", "interest", "signer", "concern"})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.scene: Scene | None = None
        self._subject = ""
        self.deeds = ReviewDeeds(kit, self)
        self.undoing = Undoing(kit, self.deeds.past, self)
        self.bar.extras.addWidget(self.undoing)
        self.ending, self.deciding = Ending(self), Deciding(self)
        self._listen()
        self._keys()
        kit.tongue.follow(self, lambda _words: self._say())

    def enter(self, subject: str) -> None:
        """Show one review, or what waits."""
        self._subject, self.scene = subject, None
        self.deeds.name = ""
        self.deeds.past.forget()
        self.process.forget()
        self.drawer.shut()
        self.whole.setCurrentIndex(OPENING if subject else WAITING)
        self.undoing.setVisible(bool(subject))
        self._say()
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Read again where somebody else changed it; what this screen said itself it shows already."""
        if not self._subject:
            self.waiting.list.read_again()
        elif self.scene is not None and changes.kinds() & {"record", "interest", "signer", "concern"}:
            self._read()

    def leave(self) -> None:
        """Be hidden; all that was typed is on its way."""
        self.drawer.shut()

    def _read(self) -> None:
        subject = self._subject
        if not subject:
            self.waiting.read()
        elif self.right.currentIndex() != DONE or self.scene is None:
            self.kit.tasks.long(
                lambda rooms, progress: (subject, gather(rooms, progress, subject)),
                then=lambda answer: self._show(*answer),
            )

    def _read_again(self) -> None:
        """Show what is kept, since something said was refused."""
        self.decisions.forget()
        self.process.forget()
        self.closing.forget()
        self._read()

    def _show(self, subject: str, scene: Scene) -> None:
        if subject != self._subject:
            return
        fresh = self.scene is None
        self.scene = scene
        self.deeds.name = scene.review.id if scene.review else ""
        self.head.show_scene(scene)
        if fresh:
            self.fill_left(scene)
            self.show_left(scene, rows=False)
            owner = str(scene.looking.payload["assessor"]["name"])
            due = (self._today() + dt.timedelta(days=DAYS_TO_ACT)).isoformat()
            self.decisions.closeup.lacking.offer(owner, due)
            self.closing.todo.offer(owner, due)
            self.show_part("decisions")
        self._show_review()
        self.whole.setCurrentIndex(REVIEW)
        if fresh:
            self._begin()

    def _show_review(self) -> None:
        """Show the review as it stands, or the question before it."""
        scene = self.scene
        if scene is None:
            return
        self.undoing.setVisible(scene.ready_to_decide)
        if not scene.ready_to_decide:
            self.deeds.past.forget()
            self.asking.show_scene(scene)
            self.right.setCurrentIndex(ASKING)
        else:
            if self.right.currentIndex() in {ASKING, DONE}:
                self.right.setCurrentIndex(DECIDING)
            if scene.review is not None:
                self.decisions.show_review(scene.wanted, scene.review)
                self.process.show_review(scene.review, scene.looking.payload)
            self.beyond.show_others(scene.others)
            self.closing.show_scene(scene)
        self._say()

    def _begin(self) -> None:
        """Give the keys to what comes first."""
        if self.scene is not None and self.scene.ready_to_decide:
            self.decisions.setFocus()
        else:
            self.asking.begin()

    def _today(self) -> dt.date:
        return self.kit.clock.now().wall.date()

    def _say(self) -> None:
        """Say the head and the foot in the language in force."""
        scene, words = self.scene, self.kit.tongue.words
        self.bar.title.setText(words(N_("Review")))
        self.bar.subline.setText("")
        deciding = scene is not None and scene.ready_to_decide and self.right.currentIndex() == DECIDING
        self.foot.setVisible(deciding)
        if scene is None:
            return
        held = scene.looking.held
        self.bar.title.setText(f"{words(N_('Review'))} · {held.reference}")
        at, many = scene.place
        told = (
            held.candidate,
            words(N_("assessed by {name}"), name=held.assessor),
            day(words, str(scene.looking.payload["event"]["start"])),
            words(N_("sample {number} of {many}"), number=at, many=many) if many else "",
        )
        self.bar.subline.setText(" · ".join(filter(None, told)))
        decided = len({one.criterion for one in scene.review.findings}) if scene.review else 0
        self.counted.setText(f"{decided} / {len(scene.wanted)}")
        missing = links(scene, words, self._today())
        self.foot.show_links(missing)
        self.gaps.show_links(missing)

    def _listen(self) -> None:
        self.head.asked.connect(self._why)
        self.asking.denied.connect(self._deny)
        for page in (self.asking, self.done):
            page.left.connect(lambda: self.go("verify/review"))
        self.parts.chosen.connect(self.turn_to)
        self.closing.todo.edited.connect(self.deeds.act)
        self.closing.todo.removed.connect(lambda name: self.deeds.say(Said("action", name)))
        self.process.answered.connect(self.deeds.answer)
        for part in (self.process, self.closing):
            part.wrote.connect(self.deeds.write)
        self.closing.concluded.connect(lambda overall: self.deeds.say(Said("overall", "", overall)))
        self.closing.staged.connect(lambda stage: self.deeds.say(Said("stage", "", stage)))
        self.waiting.chosen.connect(lambda subject: self.go("verify/review", subject))
        self.waiting.leaving.connect(lambda: self.go("verify"))
        self.foot.mend.connect(self.mend)
        self.foot.all_asked.connect(self._all)
        self.foot.pressed.connect(self.ending.ask)
        self.gaps.pressed.connect(self._mend_listed)
        self.deeds.told.connect(self._told)
        self.deeds.failed.connect(self._read_again)
        self.signing.left.connect(lambda: self.turn_to("closing"))

    def _keys(self) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "J": lambda: self._step(1),
            "K": lambda: self._step(-1),
            **{str(number + 1): functools.partial(self._choose, number) for number in range(len(CAUSES))},
            "N": self._deny,
            "D": lambda: self.turn_to("decisions"),
            "P": lambda: self.turn_to("process"),
            "O": lambda: self._close("overall"),
            "F": lambda: self._close("feedback"),
            "W": self._turn_why,
            "Ctrl+Return": self.ending.ask,
        }
        tie(self, deeds)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave what is being written on Escape, so that the letters are keys again."""
        if event.key() == Qt.Key.Key_Escape and self.scene is not None and self.scene.ready_to_decide:
            (self.decisions, self.process, self.closing)[self.part.currentIndex()].setFocus()
        else:
            super().keyPressEvent(event)

    def turn_to(self, part: str) -> None:
        """Turn to a part, and give it the keys."""
        if self.scene is not None and self.scene.ready_to_decide:
            self.show_part(part)
            focused = {"decisions": self.decisions, "process": self.process, "closing": self.closing}[part]
            focused.setFocus()

    def _close(self, place: str) -> None:
        if self.scene is not None and self.scene.ready_to_decide:
            self.show_part("closing")
            self.closing.go_to(place)

    def _step(self, by: int) -> None:
        if self.scene is not None and self.scene.ready_to_decide:
            (self.process if self.part.currentIndex() == 1 else self.decisions).step(by)

    def _choose(self, number: int) -> None:
        if self.scene is None or not self.scene.ready_to_decide or self.right.currentIndex() != DECIDING:
            return
        part, lacking = self.part.currentIndex(), self.decisions.closeup.lacking
        if lacking.asks:
            lacking.choose(number)
        elif number < len(OUTCOMES) and part == 0:
            self.decisions.decide(OUTCOMES[number][0])
        elif number < len(OUTCOMES):
            (self.process if part == 1 else self.closing).choose(number)

    def _deny(self) -> None:
        scene = self.scene
        if scene is None or self.right.currentIndex() != ASKING or not self.asking.none.isVisibleTo(self):
            return
        item, reason = scene.item.id if scene.item else "", scene.reason(self.kit.tongue.words)
        self.kit.tasks.store(
            lambda rooms: rooms.verifying.reviews.begin(
                scene.looking, Interest("none"), item=item, reason=reason, stage=scene.stage
            ),
            then=lambda answer: self._begun(answer[0]),
        )

    def _why(self, rows: bool) -> None:  # noqa: FBT001 - the signal hands it over
        if self.scene is not None:
            self.show_left(self.scene, rows=rows)
            self.halves.turn_to(0)

    def _turn_why(self) -> None:
        if self.head.verdict is not None and self.scene is not None:
            self.head.verdict.why.click()

    def _begun(self, kept: Kept) -> None:
        if self.scene is not None and kept.review.identity == self.scene.looking.held.identity:
            self.deeds.name = kept.review.id
            self._told(kept)
            self._begin()

    def _told(self, kept: Kept) -> None:
        if self.scene is not None and kept.review.id == self.deeds.name:
            self.scene = self.scene.with_kept(kept)
            self._show_review()

    def mend(self, link: Link, criterion: CriterionKey | None) -> None:
        """Go to where something is missing."""
        self.drawer.shut()
        if link.place == "criterion":
            self.turn_to("decisions")
            self.deciding.mend(link, criterion)
        elif link.place == "process":
            self.show_part("process")
            self.process.go_to(self.process.rows[self.process.here()].check.code)
        else:
            self._close(link.place)

    def _mend_listed(self, link: Link) -> None:
        self.foot.go_to(link)

    def _all(self) -> None:
        self.drawer.pull()
        self.gaps.begin()
