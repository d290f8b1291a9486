"""Being let in by one's centre on the way in: the request saved, the answer read, the store opened."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from assessor_app.errors import Unavailable
from assessor_app.language import N_
from assessor_app.ui.entrance.askcentre import AskCentrePage

if TYPE_CHECKING:
    from assessor_app.errors import AssessorError
    from assessor_app.ui.doors import Doors
    from assessor_app.ui.entrance.entrance import Entrance
    from assessor_app.vault.asking import Request
    from assessor_app.vault.model import StorePlace

MOST_BYTES = 64 * 1024  # as `vault.asking`, which must not be imported before it is needed


class LettingIn:
    """Leads from a forgotten passphrase to an open store, or says above the page why it cannot."""

    def __init__(self, way: Entrance, doors: Doors) -> None:
        self._way, self._doors = way, doors
        self._place: StorePlace | None = None
        self._whose = ""

    @functools.cached_property
    def page(self) -> AskCentrePage:
        """Asking, and opening with the answer."""
        page = AskCentrePage(self._way.kit, self._doors.least_passphrase())
        page.back.connect(self._leave)
        page.asking.connect(self._ask)
        page.answering.connect(self._answer)
        page.anew.connect(lambda: page.show_state(self._whose, waiting=False))
        return page

    def show(self, place: StorePlace, whose: str) -> None:
        """Show how it stands with a store."""
        self._place, self._whose = place, whose
        self._way.turn_to(self.page)
        self.page.show_state(whose, waiting=self._doors.waits_for_centre(place))

    def _leave(self) -> None:
        self.page.forget()
        self._way.begin()

    def _ask(self) -> None:
        title = self._way.kit.tongue(N_("Save the request"))
        chosen, _ = QFileDialog.getSaveFileName(self._way, title, "open-my-store.request")
        if chosen:
            self.ask(Path(chosen))

    def ask(self, file: Path) -> None:
        """Make the request as this file."""
        place, phrase = self._place, self.page.fresh.said
        if place is None:
            return
        self._way.make_room()
        job = self._way.kit.tasks.apart(
            lambda _progress: self._doors.ask_centre(place, phrase),
            then=lambda request: self._asked(request, file),
            failed=self._refused,
        )
        self._way.busy.watch(job, N_("Making the request"), stoppable=False)

    def _asked(self, request: Request, file: Path) -> None:
        from assessor_app.trust.model import grouped  # noqa: PLC0415 - few need it

        try:
            file.write_bytes(request.data)
        except OSError:
            self._refused(Unavailable("file-not-written", file=str(file)))
            return
        self.page.forget()
        self.page.show_state(self._whose, waiting=True, fingerprint=grouped(request.fingerprint))

    def _answer(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self._way, self._way.kit.tongue(N_("Choose your centre’s answer")))
        if chosen:
            self.open_with(Path(chosen))

    def open_with(self, file: Path) -> None:
        """Open the store with an answer."""
        place, phrase = self._place, self.page.phrase.said
        try:
            with file.open("rb") as opened:
                data = opened.read(MOST_BYTES + 1)
        except OSError:
            self._refused(Unavailable("file-unreadable", file=file.name))
            return
        if place is None:
            return
        self._way.make_room()
        job = self._way.kit.tasks.apart(
            lambda progress: self._doors.let_in(place, data, phrase, progress),
            then=self._way.unlocked,
            failed=self._refused,
        )
        self._way.busy.watch(job, N_("Opening your store"), stoppable=False)

    def _refused(self, problem: AssessorError) -> None:
        if problem.code == "passphrase-wrong":
            self.page.refuse(self._way.kit.notices.sentence(problem))
        else:
            self._way.tell(self.page, problem)
