"""The review: preview at the left, at the right the assessor's steps or, handed over, the candidate's; then the seal.

While the candidate has the device the rail is away and no other place can be reached.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from assessor_app.clock import rfc3339
from assessor_app.language import N_
from assessor_app.observing.model import Begun, Composer, Mark
from assessor_app.ui.observing.halfway import HalfwayDeeds
from assessor_app.ui.observing.head import say_head
from assessor_app.ui.observing.kinds import MARK_LOST
from assessor_app.ui.observing.missing import Link, links
from assessor_app.ui.observing.scene import Scene, gather
from assessor_app.ui.review.drafting import Sealed, drawn, handed_out, seal
from assessor_app.ui.review.places import DONE, GIVING, READ, REVIEW, SIGN, Places

if TYPE_CHECKING:
    from assessor_app.errors import AssessorError
    from assessor_app.observing.model import MarkKind, Observation, PageLanguages
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes

# Pages are drawn again once nothing has changed for this long, so that a comment being typed draws them once.
DRAW_MS: Final = 500
NO_END: Final = "no-end"


class ReviewScreen(Places):
    """`enter(id)` shows one draft's pages."""

    SHOWS = frozenset({"observation", "candidate", "standard"})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.scene: Scene | None = None
        self._name = ""
        self._drawn: Observation | None = None
        self._drawing = False
        self._sealed: Sealed | None = None
        self.deeds = HalfwayDeeds(kit, self)
        self._timer = QTimer(self, interval=DRAW_MS, singleShot=True)
        self._timer.timeout.connect(self._draw)
        self._listen()
        kit.tongue.follow(self, lambda _words: self._speak())

    def enter(self, subject: str) -> None:
        """Show the pages of one observation, and start the steps afresh."""
        if subject != self._name or self.scene is None:
            self._name = self.deeds.name = subject
            self.scene = self._drawn = None
            for part in (self.preview, self.copy):
                part.hide()
            self.waiting.show()
        self._sealed = None
        self.assessor.start()
        self.show_part(REVIEW)
        self.halves.turn_to(READ)
        self._read()

    def refresh(self, changes: Changes) -> None:  # noqa: ARG002 - whatever was touched, one read shows it
        """Read again; what has been sealed stays as it was."""
        if self._sealed is None:
            self._read()

    def _read(self) -> None:
        name = self._name
        self.kit.tasks.read(lambda rooms: gather(rooms, name), then=self._show)

    def _show(self, scene: Scene) -> None:
        if scene.observation.id != self._name or self._sealed is not None:
            return
        if scene.observation.record:
            self.go("visits")
            return
        if self.scene is not None and self.scene.lost_mark(scene.observation):
            (self.candidate.refuse if self.handing.over else self.kit.notices.say)(MARK_LOST)
        self.scene = scene
        self._say()
        if self._wanted(scene.observation) != self._drawn:
            if self._drawn is None:
                self._draw()
            else:
                self._timer.start()

    def _speak(self) -> None:
        """Say everything in the language now in force; a candidate reads the pages in it too."""
        self._say()
        self._keep_up()

    def _keep_up(self) -> None:
        """Draw other pages at once where those shown are in another language than the one to be read."""
        if self.scene is not None and self._drawn is not None and self._wanted(self.scene.observation) != self._drawn:
            self._draw()

    def _say(self) -> None:
        scene = self.scene
        if scene is None:
            return
        say_head(self.kit, self.bar, scene)
        now = self.kit.clock.now().wall
        missing = links(scene, self.kit.tongue.words, now, without=frozenset({"mark"}))
        if not scene.observation.event.end:
            said = self.kit.tongue(N_("No end: the visit ends now"))
            missing.insert(0, Link(NO_END, said, NO_END, blocking=False))
        self.assessor.show_observation(scene.observation, missing, scene.visit.candidate.name)

    def _wanted(self, observation: Observation) -> Observation:
        """What is to be on the pages shown: what is half-written is on none.

        A candidate who reads in a language that the record is not in has a copy in it.
        """
        pages = observation.pages
        if self.handing.over and pages != "both":
            pages = self.kit.tongue.language
        return replace(observation, composer=Composer(), corrections=(), begun=Begun(), pages=pages)

    def _draw(self) -> None:
        if self.scene is None or self._drawing or self._sealed is not None:
            return
        name, now = self._name, self.kit.clock.now().wall
        self._drawing = True
        self._drawn = self._wanted(self.scene.observation)
        pages = self._drawn.pages
        self.kit.tasks.long(
            lambda rooms, progress: (name, pages, drawn(rooms, name, now, progress, pages)),
            then=self._show_pages,
            failed=self._not_drawn,
        )

    def _show_pages(self, answer: tuple[str, PageLanguages, bytes]) -> None:
        self._drawing = False
        name, shown, pages = answer
        if name == self._name and self._sealed is None and self.scene is not None:
            at = self.preview.verticalScrollBar().value()
            self.say_copy(shown, self.scene.observation.pages)
            self.preview.show_pdf(pages)
            if self.preview.isHidden():
                self.preview.show()
                self.waiting.hide()
                self._read_on()
            QTimer.singleShot(0, self.preview, lambda: self.preview.verticalScrollBar().setValue(at))
        if self.scene is not None and self._wanted(self.scene.observation) != self._drawn:
            self._timer.start()

    def _read_on(self) -> None:
        """Give the keys to the pages, unless somebody is at one of the steps."""
        if not self.steps.isAncestorOf(self.window().focusWidget() or self.window()):
            self.preview.setFocus()

    def _not_drawn(self, problem: AssessorError) -> None:
        self._drawing = False
        self._drawn = None
        self.kit.notices.error(problem)

    def _listen(self) -> None:
        self.assessor.paged.connect(self._page)
        self.assessor.mended.connect(self._mend)
        self.assessor.handing.connect(self._hand_over)
        self.assessor.sealing.connect(self._seal)
        self.candidate.commented.connect(lambda said: self.deeds.set_text("candidate_comment", said))
        self.candidate.dissented.connect(self._dissent)
        self.candidate.marking.connect(self._keep_mark)
        self.candidate.signed.connect(self._sign)
        self.candidate.returned.connect(self._give_back)
        self.giving.reading.connect(self._read_again)
        self.handing.turned.connect(self._turned)
        self.done.exporting.connect(self._export)
        self.done.recorded.connect(self._to_record)
        self.done.left.connect(lambda: self.go("visits"))

    def go_back(self) -> None:
        """Go to the observation, unless a candidate has the device."""
        if not self.handing.over:
            self.go("observing", self._name)

    def _page(self, pages: PageLanguages) -> None:
        name = self._name
        self.kit.tasks.store(lambda rooms: rooms.desk.set_pages(name, pages))

    def _mend(self, link: Link) -> None:
        if link.key == NO_END and self.scene is not None:
            ended = replace(self.scene.observation.event, end=rfc3339(self.kit.clock.now().wall))
            self.deeds.set_event(ended)
        else:
            self.go_back()

    def _hand_over(self) -> None:
        """Turn the device over: the candidate's language, their steps, and nothing else to be reached."""
        if self.scene is not None:
            self.candidate.start(self.scene.observation)
            self.steps.setCurrentWidget(self.candidate)
            self.handing.begin(self.scene.visit.candidate.language)
            self._keep_up()

    def _turned(self, over: bool) -> None:  # noqa: FBT001 - the signal hands it over
        """Show what belongs to whoever has the device now."""
        if not over:
            self._forget_mark()
            self.assessor.start()
            self.steps.setCurrentWidget(self.assessor)
            self._keep_up()
        self.show_part(REVIEW)
        self.halves.turn_to(READ if over else SIGN)
        if over:
            self.preview.setFocus()

    def _read_again(self) -> None:
        """Let the candidate have the pages once more."""
        self.giving.forget()
        self.show_part(REVIEW)
        self.preview.setFocus()

    def _give_back(self) -> None:
        """Ask for the assessor, once the candidate's last letters are kept; also where the disk no longer answers."""
        name, seen = self._name, self.scene.observation.mark if self.scene else None
        self.kit.tasks.read(
            lambda rooms: rooms.desk.observation(name).mark, then=self._ask_back, failed=lambda _: self._ask_back(seen)
        )

    def _ask_back(self, mark: Mark | None) -> None:
        if self.scene is not None and self.handing.over:
            self.show_part(GIVING)
            self.giving.start(mark, self.scene.visit.assessor.name)

    def _dissent(self, on: bool) -> None:  # noqa: FBT001 - the signal hands it over
        name = self._name
        self.kit.tasks.store(lambda rooms: rooms.desk.set_dissent(name, dissent=on))

    def _keep_mark(self, mark: Mark | None) -> None:
        """Keep what was drawn or typed so far, while the candidate is at it."""
        if self.handing.over:
            self.deeds.keep_mark(mark)

    def _forget_mark(self) -> None:
        """Forget what a candidate began and did not sign: it is not for anybody else to sign."""
        self.deeds.keep_mark(None)
        if self.scene is not None:
            held = self.scene.observation
            self.scene = self.scene.with_observation(replace(held, begun=replace(held.begun, mark=None)))

    def _sign(self) -> None:
        """Keep the mark; it is thanked for once it is on the disk. Nobody signs what they could not see."""
        if self.preview.isHidden():
            self.candidate.refuse(N_("The pages are still being drawn. Wait until you can read them."))
            return
        panel, name = self.candidate.mark, self._name
        kind: MarkKind = panel.kind  # type: ignore[assignment]  # the control's keys are the kinds
        drawer = self.scene.visit.candidate.name if self.scene and kind == "drawn" else ""
        at = rfc3339(self.kit.clock.now().wall)
        mark = Mark(kind, panel.name or drawer, at, panel.strokes, panel.reason)
        self.kit.tasks.store(lambda rooms: rooms.desk.set_mark(name, mark), then=lambda _changes: self._ask_back(mark))

    def _seal(self, passphrase: str) -> None:
        name, vault = self._name, self.kit.session.opened()
        job = self.kit.tasks.long(
            lambda rooms, progress: seal(rooms, vault, name, passphrase, progress),
            then=self._show_sealed,
            failed=self._not_sealed,
        )
        self.busy.watch(job, N_("Sealing the record"))

    def _show_sealed(self, answer: tuple[Sealed, Changes]) -> None:
        self._sealed = answer[0]
        self.assessor.start()
        self.show_part(DONE)
        self.done.show_sealed(answer[0])

    def _not_sealed(self, problem: AssessorError) -> None:
        if problem.code == "passphrase-wrong" or problem.code.startswith("token-pin-"):
            self.assessor.refuse(self.kit.notices.sentence(problem))
        else:
            self.kit.notices.error(problem)

    def _export(self) -> None:
        if self._sealed is None:
            return
        chosen = QFileDialog.getExistingDirectory(self, self.kit.tongue(N_("Where to export to")))
        if not chosen:
            return
        identity = self._sealed.held.identity
        job = self.kit.tasks.long(
            lambda rooms, _progress: handed_out(rooms, identity, Path(chosen)), then=self._exported
        )
        self.busy.watch(job, N_("Exporting the record"), stoppable=False)

    def _exported(self, file: Path) -> None:
        self.kit.notices.say(N_("Exported with its certificate: {file}"), file=str(file))

    def _to_record(self) -> None:
        if self._sealed is not None:
            self.go("records", self._sealed.held.identity)
