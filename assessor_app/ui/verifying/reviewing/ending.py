"""The end of a review as the screen sees it: what stands in the way, the passphrase, the signing; and concerns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from assessor_app.language import N_
from assessor_app.rooms import own_identity
from assessor_app.ui.verifying import interests
from assessor_app.ui.verifying.actions.deeds import export
from assessor_app.ui.verifying.interests import InterestDialog
from assessor_app.ui.verifying.reviewing.layout import DECIDING, DONE, SIGNING
from assessor_app.ui.verifying.reviewing.worrying import ConcernDialog

if TYPE_CHECKING:
    from assessor_app.errors import AssessorError
    from assessor_app.records.templates.further_1.words import Pages
    from assessor_app.rooms import Rooms
    from assessor_app.ui.verifying.reviewing.screen import ReviewingScreen
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.interests.model import Concern
    from assessor_app.verifying.reviews.finishing import Finished
    from assessor_app.verifying.reviews.model import Route


class Ending(QObject):
    """Brings one screen's review to its end."""

    def __init__(self, screen: ReviewingScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._report = ""
        self.dialog: ConcernDialog | None = None
        self.interest: InterestDialog | None = None
        screen.signing.signing.connect(self._sign)
        screen.closing.worried.connect(self.worry)
        screen.closing.leaving.connect(self.put_aside)
        screen.closing.concerned.connect(self.be_concerned)
        screen.asking.declared.connect(self._declare)
        screen.done.recorded.connect(self._to_record)
        screen.done.exporting.connect(self._ask_export)

    def ask(self) -> None:
        """Ask for the passphrase; where something is missing, go there instead."""
        screen = self._screen
        scene = screen.scene
        if scene is None or not scene.ready_to_decide or screen.right.currentIndex() != DECIDING:
            return
        screen.kit.tasks.read(lambda _rooms: None, then=lambda _nothing: self._ask_once_kept())

    def _ask_once_kept(self) -> None:
        screen = self._screen
        if screen.scene is None:
            return
        blocking = next((link for link in screen.foot.links if link.blocking), None)
        if blocking is not None:
            screen.foot.go_to(blocking)
            screen.kit.notices.say(N_("Something is still missing: {what}"), what=blocking.said)
            return
        screen.right.setCurrentIndex(SIGNING)
        screen.foot.hide()  # the page has the one button that signs
        screen.halves.turn_to(1)
        screen.signing.start(screen.scene)

    def _sign(self, passphrase: str) -> None:
        screen = self._screen
        name, vault = screen.deeds.name, screen.kit.session.opened()
        pages: Pages = screen.signing.pages.choice  # type: ignore[assignment]  # the control's keys are the languages
        job = screen.kit.tasks.long(
            lambda rooms, progress: rooms.verifying.finishing.finish(
                name, own_identity(rooms, vault, passphrase), pages, progress
            ),
            then=lambda answer: self._finished(answer[0]),
            failed=self._failed,
        )
        screen.busy.watch(job, N_("Signing the decision"))

    def _finished(self, finished: Finished) -> None:
        screen = self._screen
        screen.signing.passphrase.forget()
        screen.foot.hide()
        screen.deeds.past.forget()
        screen.right.setCurrentIndex(DONE)
        screen.done.show_finished(finished)
        self._report = finished.kept.report

    def _failed(self, problem: AssessorError) -> None:
        screen = self._screen
        if problem.code == "passphrase-wrong" or problem.code.startswith("token-pin-"):
            screen.signing.refuse(screen.kit.notices.sentence(problem))
        else:
            screen.kit.notices.error(problem)

    def _to_record(self) -> None:
        if self._screen.scene is not None:
            self._screen.go("records", self._screen.scene.looking.held.identity)

    def _ask_export(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self._screen, self._screen.kit.tongue(N_("Folder to export to")))
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, folder: Path) -> None:
        """Write the report, and the record as it is now, into a folder for the assessor; with the certificate."""
        screen, report = self._screen, self._report

        job = screen.kit.tasks.long(
            lambda rooms, _progress: export(rooms, report, folder),
            then=lambda where: screen.kit.notices.say(N_("Exported: {file}"), file=str(where)),
        )
        screen.busy.watch(job, N_("Exporting the record"), stoppable=False)

    def put_aside(self) -> None:
        """Put a review that was begun by mistake out of sight; the news of it take that back."""
        screen, name = self._screen, self._screen.deeds.name
        screen.kit.tasks.store(
            lambda rooms: rooms.verifying.reviews.put_aside(name), then=lambda _changes: self._put_aside(name)
        )

    def _put_aside(self, name: str) -> None:
        self._screen.kit.notices.say(N_("The review was put aside."), undo=lambda: self._take_up(name))
        self._screen.go("verify/review")

    def _take_up(self, name: str) -> None:
        screen = self._screen
        screen.kit.tasks.store(
            lambda rooms: rooms.verifying.reviews.put_aside(name, away=False),
            then=lambda _changes: screen.go("verify/review", name),
        )

    def be_concerned(self) -> None:
        """Ask in whom one has an interest after all."""
        screen, scene = self._screen, self._screen.scene
        if scene is not None:
            held = scene.looking.held
            about = f"{held.reference} · {held.candidate} · {held.assessor}"
            self.interest = InterestDialog(screen.kit, screen, about)
            self.interest.declared.connect(self._declare)
            self.interest.finished.connect(self._forget_dialog)
            self.interest.open()

    def _declare(self, whom: tuple[Concern, ...], text: str) -> None:
        """Declare an interest in people of the record: then another verifier must do this."""
        screen, scene = self._screen, self._screen.scene
        if scene is not None:
            interests.declare(screen.kit, scene.looking.held.identity, whom, text, screen.deeds.name)

    def worry(self) -> None:
        """Open the dialog for a concern."""
        screen = self._screen
        if screen.scene is None:
            return
        identity = screen.scene.looking.held.identity
        self.dialog = ConcernDialog(screen.kit, screen, screen.scene.concerns)
        self.dialog.raised.connect(lambda route, text: self._raise(identity, route, text))
        self.dialog.handing.connect(self._hand_over)
        self.dialog.taken_back.connect(self._take_back)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()

    def _forget_dialog(self) -> None:
        self.dialog = self.interest = None

    def _raise(self, identity: str, route: Route, text: str) -> None:
        screen = self._screen
        screen.kit.tasks.store(
            lambda rooms: rooms.verifying.reviews.concerns.raise_one(identity, route, text),
            then=lambda answer: screen.kit.notices.say(
                N_("Kept apart from the review."), undo=lambda: self._take_back(answer[0].id)
            ),
        )

    def _take_back(self, name: str) -> None:
        self._screen.kit.tasks.store(lambda rooms: rooms.verifying.reviews.concerns.take_back(name))
        if self.dialog is not None:
            self.dialog.reject()

    def _hand_over(self, name: str) -> None:
        screen = self._screen
        chosen = QFileDialog.getExistingDirectory(screen, screen.kit.tongue(N_("Folder to export to")))
        if chosen:
            self.hand_over(name, Path(chosen))

    def hand_over(self, name: str, folder: Path) -> None:
        """Write a concern into a folder."""
        screen, words = self._screen, self._screen.kit.tongue.words

        def deed(rooms: Rooms) -> tuple[Path, Changes]:
            assessor = rooms.people.assessor()
            return rooms.verifying.reviews.concerns.hand_over(name, folder, assessor.name if assessor else "", words)

        screen.kit.tasks.store(
            deed, then=lambda answer: screen.kit.notices.say(N_("Written out: {file}"), file=str(answer[0]))
        )
        if self.dialog is not None:
            self.dialog.reject()
