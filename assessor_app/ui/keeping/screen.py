"""The screen of retention: what is due, what is held back, the rule; disposing of what is due, with a certificate."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, cast

from PySide6.QtWidgets import QFileDialog, QStackedWidget

from assessor_app.errors import Cancelled
from assessor_app.language import N_
from assessor_app.ui.keeping import deeds
from assessor_app.ui.keeping.dialogs import DisposeDialog, HoldDialog
from assessor_app.ui.keeping.pages import PersonPage, RulePage
from assessor_app.ui.keeping.shelf import RULE, Shelf
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.errors import AssessorError
    from assessor_app.records.retention.model import Asked, Disposal, Keeping
    from assessor_app.rooms import Rooms
    from assessor_app.trust.model import Identity
    from assessor_app.ui.keeping.deeds import Kept
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes

ABOUT, PERSON = range(2)
CHANGED: Final = N_("The rule was changed. It holds for everything that is kept.")


class KeepingScreen(Screen):
    """`enter(candidate)` shows what is kept of one candidate."""

    SHOWS = frozenset({"retention", "record", "candidate", "observation"})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.kept: Kept | None = None
        self._key = RULE
        self._saved = False
        self.dialog: HoldDialog | DisposeDialog | None = None
        self.shelf, self.about, self.person = Shelf(kit), RulePage(kit), PersonPage(kit)
        self.middle = QStackedWidget()
        for page in (self.about, self.person):
            self.middle.addWidget(page)
        names = (N_("What is kept"), N_("Details"))
        self.columns = Columns(kit, left=self.shelf, middle=self.middle, names=names)
        self.body.addWidget(self.columns, 1)
        kit.tongue.say(self.bar.title.setText, N_("How long records are kept"))
        self._tools()
        self.shelf.chosen.connect(self._choose)
        self.shelf.list.clicked.connect(lambda _index: self.columns.close_sheets())
        self.about.ruled.connect(self._rule)
        self.about.saving.connect(self._ask_file)
        self.person.holding.connect(self._hold)
        self.person.lifting.connect(self._lift)
        self.person.claimed.connect(self._claim)
        self.person.disposing.connect(lambda: self.ask_to_dispose([self.person.shown] if self.person.shown else []))

    def _tools(self) -> None:
        kit, back, disposing = self.kit, N_("Back to the records"), N_("Dispose of all that is due…")
        self.back_button = kit.button(back, lambda: self.go("records"), icon="arrow_back")
        self.due_button = kit.button(disposing, self._dispose_all, "danger", icon="delete")
        way = ((self.columns.left_button, N_("What is kept")),)
        self.bar.extras.addWidget(Tools(kit, self.bar, way, below=0))
        self.bar.extras.addWidget(Tools(kit, self.bar, ((self.back_button, back), (self.due_button, disposing))))
        self.due_button.setEnabled(False)

    def enter(self, subject: str) -> None:
        """Read what is kept, and show one candidate where one is named."""
        self._key = subject or RULE
        self._read()

    def refresh(self, changes: Changes) -> None:  # noqa: ARG002 - all of it may have changed
        """Read it again."""
        self._read()

    def ask_to_dispose(self, due: Sequence[Keeping]) -> None:
        """Show what will go, and ask why and for the passphrase."""
        if not due:
            return
        self.dialog = None

        def ask(token: str) -> None:
            dialog = DisposeDialog(self.kit, self, due, token)
            dialog.told.connect(lambda reason, pages, phrase: self._open_key(dialog, reason, pages, phrase))
            self.dialog = dialog
            dialog.open()

        self.kit.tasks.read(_token, then=ask)

    def save_to(self, disposal: Disposal, file: Path) -> None:
        """Write a certificate into a file."""
        number = disposal.number
        self.kit.tasks.long(
            lambda rooms, _progress: deeds.save(rooms, number, file),
            then=lambda made: self.kit.notices.say(N_("Saved in {file}"), file=str(made)),
        )

    def _read(self) -> None:
        self.kit.tasks.long(lambda rooms, _progress: deeds.read(rooms), then=self._show)

    def _show(self, kept: Kept) -> None:
        self.kept = kept
        self.shelf.show_kept(kept)
        self.about.show_rule(kept)
        self.due_button.setEnabled(bool(self._due()))
        self._show_chosen()
        if self._saved:
            self._saved = False
            self.about.choose_newest()

    def _due(self) -> tuple[Keeping, ...]:
        return self.kept.due if self.kept else ()

    def _show_chosen(self) -> None:
        kept = self.kept
        shown = next((one for one in kept.people if one.candidate == self._key), None) if kept else None
        if kept is not None and shown is not None:
            self.person.show_person(shown, kept)
        self._key = shown.candidate if shown else RULE
        self.middle.setCurrentIndex(PERSON if shown else ABOUT)
        self.shelf.list.choose(self._key)

    def _choose(self, key: str) -> None:
        self._key = key
        self._show_chosen()

    def _rule(self, years: int, after: str) -> None:
        if self.kept is None:
            return
        was = (self.kept.rule.years, self.kept.rule.after)

        def undo() -> None:
            self.kit.tasks.store(lambda rooms: deeds.set_rule(rooms, *was))

        def kept(_changes: Changes) -> None:
            self.kit.notices.say(CHANGED, undo=undo)

        if was != (years, after):
            self.kit.tasks.store(
                lambda rooms: deeds.set_rule(rooms, years, after),
                then=kept,
                failed=lambda problem: self.about.years.wrong(self.kit.notices.sentence(problem)),
            )

    def _hold(self) -> None:
        one = self.person.shown
        if one is None:
            return
        name = one.candidate
        dialog = HoldDialog(self.kit, self, one.name)
        dialog.told.connect(lambda reason: self._do_hold(name, reason))
        self.dialog = dialog
        dialog.open()

    def _do_hold(self, name: str, reason: str) -> None:
        def held(_changes: Changes) -> None:
            said = N_("It is held back. It stays until you hold it back no longer.")
            self.kit.notices.say(said, undo=lambda: self.kit.tasks.store(lambda rooms: deeds.lift(rooms, name)))

        self.kit.tasks.store(lambda rooms: deeds.hold(rooms, name, reason), then=held)

    def _lift(self) -> None:
        one = self.person.shown
        if one is None:
            return
        name, reason = one.candidate, one.held

        def lifted(_changes: Changes) -> None:
            undo = lambda: self.kit.tasks.store(lambda rooms: deeds.hold(rooms, name, reason))  # noqa: E731 - as said
            self.kit.notices.say(N_("It is held back no longer: the rule holds for it again."), undo=undo)

        self.kit.tasks.store(lambda rooms: deeds.lift(rooms, name), then=lifted)

    def _claim(self, said: str) -> None:
        one = self.person.shown
        if one is None:
            return
        name, was, now = one.candidate, one.certified, dt.date.fromisoformat(said) if said else None

        def kept(_changes: Changes) -> None:
            undo = lambda: self.kit.tasks.store(lambda rooms: rooms.retention.certify(name, was))  # noqa: E731 - same
            self.kit.notices.say(N_("The day of the claim is kept."), undo=undo)

        if was != now:
            self.kit.tasks.store(lambda rooms: rooms.retention.certify(name, now), then=kept)

    def _dispose_all(self) -> None:
        self.ask_to_dispose(self._due())

    def _open_key(self, dialog: DisposeDialog, reason: str, pages: str, phrase: str) -> None:
        """Open the key first, so that a wrong passphrase is told where it was typed."""
        from assessor_app.records.retention.model import Asked as Wanted  # noqa: PLC0415 - kept with the deed

        vault = self.kit.session.opened()
        asked = Wanted(dialog.candidates, reason, cast("Literal['cy', 'en', 'both']", pages))

        def go_on(identity: Identity) -> None:
            dialog.accept()
            self._dispose(asked, identity)

        self.kit.tasks.long(lambda rooms, _progress: deeds.key(rooms, vault, phrase), then=go_on, failed=dialog.failed)

    def _dispose(self, asked: Asked, identity: Identity) -> None:
        vault = self.kit.session.opened()

        def done(answer: tuple[str, Changes]) -> None:
            self._key, self._saved = RULE, True
            said = N_("Disposed of. Save the certificate {certificate} where your centre keeps such things.")
            self.kit.notices.say(said, certificate=answer[0])

        job = self.kit.tasks.long(
            lambda rooms, progress: deeds.dispose(rooms, vault, asked, identity, progress),
            then=done,
            failed=self._not_done,
        )
        self.busy.watch(job, N_("Disposing of what is due"))

    def _not_done(self, problem: AssessorError) -> None:
        """Say why; where all was erased but its bytes are not yet overwritten, the list changed all the same."""
        if isinstance(problem, Cancelled):
            self.kit.notices.say(N_("Stopped. Nothing was erased."))
        else:
            self.kit.notices.error(problem)
            self._read()

    def _ask_file(self, disposal: Disposal) -> None:
        ending = "pdf" if disposal.sealed else "json"
        title, name = self.kit.tongue(N_("Save the certificate of disposal")), f"{disposal.reference}.{ending}"
        chosen, _ = QFileDialog.getSaveFileName(self, title, name)
        if chosen:
            self.save_to(disposal, Path(chosen))


def _token(rooms: Rooms) -> str:
    """What the token is called that holds the key, if one does."""
    place = rooms.keys.signing_token()
    return place.label if place else ""
