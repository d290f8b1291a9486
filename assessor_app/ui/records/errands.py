"""What a person sets out to do with sealed records: put one right, withdraw one, export several; dialogs and all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from assessor_app.language import N_
from assessor_app.ui.records import listed, mending
from assessor_app.ui.records.mistakes import PutRightDialog, WithdrawRecordDialog
from assessor_app.ui.records.vouching import VouchDialog
from assessor_app.ui.verifying.actions import deeds as actions
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from assessor_app.errors import AssessorError
    from assessor_app.ui.records.picking import Picking
    from assessor_app.ui.screens.records import RecordsScreen


class Errands:
    """Does it for the records' screen, which stays where it is."""

    def __init__(self, screen: RecordsScreen) -> None:
        self._screen, self._kit = screen, screen.kit
        self.dialog: PutRightDialog | WithdrawRecordDialog | None = None
        self.vouching: VouchDialog | None = None
        shown = screen.detail
        shown.righting.connect(self.put_right)
        shown.recalling.connect(self.withdraw)
        shown.proving.connect(self.prove)
        shown.leaving.connect(self.leave)
        shown.stating.connect(self.state)

    @property
    def picking(self) -> Picking:
        """The part of the shelf where several are picked."""
        return self._screen.shelf.picking

    def put_right(self) -> None:
        """Ask why, begin the draft and open it."""
        held = self._screen.judged.held if self._screen.judged else None
        if held is None:
            return
        dialog = PutRightDialog(self._kit, self._screen, held.reference)

        def begun(answer: tuple[str, Changes]) -> None:
            dialog.accept()
            self._screen.go("observing", answer[0])

        def begin(reason: str) -> None:
            deed, tasks = mending.put_right, self._kit.tasks
            tasks.store(lambda rooms: deed(rooms, held.identity, reason), then=begun, failed=dialog.failed)

        dialog.told.connect(begin)
        self.dialog = dialog
        dialog.open()

    def withdraw(self) -> None:
        """Ask why and for the passphrase, and withdraw the record that is shown."""
        held = self._screen.judged.held if self._screen.judged else None
        if held is None:
            return
        dialog = WithdrawRecordDialog(self._kit, self._screen, held.reference)

        def done(answer: tuple[str, Changes]) -> None:
            dialog.accept()
            said = N_("Withdrawn: {reference}. Send the withdrawal to whoever has the record: Export… writes both.")
            self._kit.notices.say(said, reference=answer[0])

        def failed(problem: AssessorError) -> None:
            dialog.failed(problem)

        def withdraw(reason: str, passphrase: str) -> None:
            vault, asked = self._kit.session.opened(), (held.identity, reason, passphrase)
            job = self._kit.tasks.long(
                lambda rooms, progress: mending.withdraw(rooms, vault, asked, progress), then=done, failed=failed
            )
            self._screen.busy.watch(job, N_("Withdrawing the record"), stoppable=False)

        dialog.withdrawing.connect(withdraw)
        self.dialog = dialog
        dialog.open()

    def prove(self) -> None:
        """Have the server asked for a timestamp, with all that checking the record takes years later."""
        held = self._screen.judged.held if self._screen.judged else None
        if held is None:
            return
        identity, server = held.identity, self._kit.session.preferences.now.timestamp_server

        def failed(problem: AssessorError) -> None:
            self._kit.notices.error(problem)
            self._screen.refresh(Changes.of(("record", identity)))  # it waits now, which is no change of the record

        job = self._kit.tasks.long(
            lambda rooms, progress: rooms.proving.prove(identity, server, progress, level="archive"),
            then=lambda _answer: self._kit.notices.say(N_("The server has confirmed by when the record existed.")),
            failed=failed,
        )
        self._screen.busy.watch(job, N_("Asking the timestamp server"))

    def leave(self) -> None:
        """Ask for it no more."""
        held = self._screen.judged.held if self._screen.judged else None
        if held is not None:
            identity = held.identity
            self._kit.tasks.store(lambda rooms: rooms.proving.forget(identity))

    def state(self, what: str, name: str) -> None:
        """Vouch for the signer of a statement, export one, or go to an action, by its name."""
        found = self._screen.judged.known.verified if self._screen.judged and self._screen.judged.known else None
        told = next((one for one in found.told if one.statement.identity == name), None) if found else None
        if what == "act":
            self._screen.go("records/actions" if found is not None and found.own else "verify/actions", name)
        elif what == "export":
            folder = QFileDialog.getExistingDirectory(self._screen, self._kit.tongue(N_("Folder to export to")))
            if folder:
                self.export_statement(name, Path(folder))
        elif told is not None:
            self.vouching = VouchDialog(self._kit, self._screen, told.signer)
            self.vouching.told.connect(
                lambda how: self._kit.tasks.store(lambda rooms: mending.vouch_statement(rooms, name, how))
            )
            self.vouching.open()

    def export_statement(self, name: str, folder: Path) -> None:
        """Write a statement into a folder, its record beside it."""
        job = self._kit.tasks.long(
            lambda rooms, _progress: actions.export(rooms, name, folder),
            then=lambda written: self._kit.notices.say(N_("Exported: {file}"), file=str(written)),
        )
        self._screen.busy.watch(job, N_("Exporting"), stoppable=False)

    def pick(self) -> None:
        """Begin to choose several, with the one that is shown; or end it."""
        if self.picking.on:
            self.picking.end()
            return
        judged = self._screen.judged
        self.picking.begin([judged.held.identity] if judged and judged.held else ())
        self._screen.columns.show_left()
        self._screen.shelf.list.setFocus()

    def choose_all(self) -> None:
        """Choose every record that answers to the search, also those not yet in the list."""
        wanted = self._screen.shelf.finding.wanted
        self._kit.tasks.long(lambda rooms, _progress: listed.identities(rooms, wanted), then=self.picking.choose)

    def as_zip(self) -> None:
        """Ask for the zip's name and write it."""
        title, no_question = self._kit.tongue(N_("Export records")), QFileDialog.Option.DontConfirmOverwrite
        name = self._kit.tongue(N_("records"))
        chosen, _ = QFileDialog.getSaveFileName(self._screen, title, f"{name}.zip", "ZIP (*.zip)", "", no_question)
        if chosen:
            self.export_to(Path(chosen if chosen.lower().endswith(".zip") else f"{chosen}.zip"))

    def as_folder(self) -> None:
        """Ask where the new folder is to be made and write it."""
        from assessor_app.ui.candidates.portfolio import free  # noqa: PLC0415 - another screen's part

        chosen = QFileDialog.getExistingDirectory(self._screen, self._kit.tongue(N_("Where to export to")))
        if chosen:
            self.export_to(free(Path(chosen), self._kit.tongue(N_("records"))))

    def export_to(self, target: Path) -> None:
        """Write what is picked, with an index; it can be stopped, and then nothing is left."""
        chosen = frozenset(self.picking.keys)
        job = self._kit.tasks.long(
            lambda rooms, progress: mending.export_several(rooms, chosen, target, progress), then=self._exported
        )
        self._screen.busy.watch(job, N_("Exporting the records"))

    def _exported(self, target: Path) -> None:
        self.picking.end()
        self._kit.notices.say(N_("Exported: {file}"), file=str(target))
