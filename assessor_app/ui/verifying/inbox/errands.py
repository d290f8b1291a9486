"""What is done about a file in the inbox: judged again, vouched for, taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assessor_app.language import N_
from assessor_app.ui.records.vouching import VouchDialog
from assessor_app.ui.verifying.inbox import deeds
from assessor_app.ui.verifying.inbox.words import name

if TYPE_CHECKING:
    from assessor_app.records.report import Signer
    from assessor_app.ui.verifying.inbox.screen import InboxScreen
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.inbox.model import Item


class Errands(QObject):
    """The errands of one screen; each is about the file in sight. `dialog` is the last one that was opened."""

    def __init__(self, screen: InboxScreen) -> None:
        super().__init__(screen)
        self._screen, self._kit = screen, screen.kit
        self.dialog: VouchDialog | None = None

    def try_again(self) -> None:
        """Judge the file again, by what is known now."""
        item = self._screen.shown_item
        if item is None:
            return
        job = self._kit.tasks.long(
            lambda rooms, _progress: rooms.verifying.inbox.try_again(item.number), then=self._tried
        )
        self._screen.busy.watch(job, N_("Checking the file"), stoppable=False)

    def _tried(self, answer: tuple[Item, Changes]) -> None:
        item, _changes = answer
        still = item.state in {"quarantined", "waiting"}
        self._kit.notices.say(N_("It still stands as before.") if still else N_("It is accepted now."))

    def remove(self) -> None:
        """Take the file out of quarantine."""
        item = self._screen.shown_item
        if item is not None:
            self._kit.tasks.store(
                lambda rooms: rooms.verifying.inbox.remove(item.number), then=lambda _changes: self._removed(item)
            )

    def _removed(self, item: Item) -> None:
        self._screen.forget_item()
        self._kit.notices.say(N_("Taken out of quarantine: {file}"), undo=lambda: self._put_back(item), file=name(item))

    def _put_back(self, item: Item) -> None:
        self._kit.tasks.store(lambda rooms: rooms.verifying.inbox.put_back(item.number))

    def vouch(self) -> None:
        """Find out whom the file waits for, and ask for what they said on the telephone."""
        item = self._screen.shown_item
        if item is not None:
            job = self._kit.tasks.long(
                lambda rooms, _progress: rooms.verifying.inbox.signers.waits_for(item.number),
                then=lambda signer: self._ask(item, signer),
            )
            self._screen.busy.watch(job, N_("Checking the file"), stoppable=False)

    def _ask(self, item: Item, signer: Signer | None) -> None:
        if signer is None:
            self._kit.notices.say(N_("It waits for nobody any more."))
            return
        self.dialog = VouchDialog(self._kit, self._screen, signer)
        self.dialog.told.connect(lambda how: self._vouch(item, signer, how))
        self.dialog.open()

    def _vouch(self, item: Item, signer: Signer, how: str) -> None:
        job = self._kit.tasks.long(
            lambda rooms, progress: deeds.vouch(rooms, progress, item.number, how),
            then=lambda answer: self._vouched(signer, answer[0]),
        )
        self._screen.busy.watch(job, N_("Checking everything of theirs again"), stoppable=False)

    def _vouched(self, signer: Signer, accepted: int) -> None:
        self._kit.notices.say(
            N_("You vouch for {name}. Accepted now: {count}"),
            undo=lambda: self._withdraw(signer),
            name=signer.name,
            count=accepted,
        )

    def _withdraw(self, signer: Signer) -> None:
        job = self._kit.tasks.long(lambda rooms, progress: deeds.take_back(rooms, progress, signer.fingerprint))
        self._screen.busy.watch(job, N_("Checking everything of theirs again"), stoppable=False)
