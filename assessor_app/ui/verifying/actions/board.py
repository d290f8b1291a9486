"""The list of actions with its filters, and one of them beside it; for verifiers and assessors alike."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.verifying.actions import deeds
from assessor_app.ui.verifying.actions.attaching import Attaching
from assessor_app.ui.verifying.actions.detail import ActionDetail
from assessor_app.ui.verifying.actions.forms import AnswerForm
from assessor_app.ui.verifying.actions.signing import SealDialog
from assessor_app.ui.verifying.actions.words import LATE, OVERDUE, STATE_LOOKS
from assessor_app.verifying.actions.words import STATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.observing.model import EvidenceFile
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.closeup import Closeup
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.ui.verifying.actions.deeds import Shown, Side
    from assessor_app.ui.verifying.actions.forms import Form
    from assessor_app.verifying.actions.model import Followed

FILTERS: Final[dict[str, Callable[[Followed, str], bool]]] = {
    "all": lambda _one, _today: True,
    "open": lambda one, _today: one.state in {"open", "reopened"},
    "overdue": lambda one, today: one.overdue(today),
    "answered": lambda one, _today: one.state == "answered",
    "closed": lambda one, _today: one.state == "closed",
}
NAMES: Final = {
    "all": N_("All"),
    "open": N_("To be done"),
    "overdue": LATE,
    "answered": N_("Answered"),
    "closed": N_("Closed"),
}
NONE: Final[dict[Side, str]] = {
    "assessor": N_("No verifier has asked you for anything. Import the reports you were sent under Records."),
    "verifier": N_("No verification report here asks for anything to be done."),
}
NOTHING, CHOSEN = range(2)


class Board(QWidget):
    """`going` to the record by its identity."""

    going = Signal(str)

    def __init__(self, kit: Kit, side: Side, busy: Busy) -> None:
        super().__init__()
        self._kit, self._side, self._busy = kit, side, busy
        self._name = ""
        self.shown: Shown | None = None
        self.dialog: SealDialog | None = None
        self.filters = Segmented(kit, N_("Which actions"), [(key, word, "accent") for key, word in NAMES.items()])
        self.filters.choose("all")
        self.list = Listing(kit, N_("Actions"))
        side_panel = Ground("panel", margin=14, space=8)
        side_panel.add(self.filters, self.list)
        self.detail = ActionDetail(kit, side)
        self.nothing = EmptyState(kit, "task_alt", NONE[side])
        self.attaching = Attaching(kit, self)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.nothing)
        self.middle.addWidget(self._with_arrivals())
        self.columns = Columns(kit, left=side_panel, middle=self.middle, names=(N_("Actions"), N_("Details")))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.columns)
        self.filters.chosen.connect(lambda _key: self._fill())
        self.list.chosen.connect(self._choose)
        self.list.clicked.connect(lambda _index: self.columns.close_sheets())
        self.detail.exporting.connect(self._ask_folder)
        self.detail.going.connect(self.going)
        self.detail.looking.connect(self._look)
        self.detail.discarding.connect(self._discard)
        kit.tongue.follow(self, lambda _words: self._fill())

    def _with_arrivals(self) -> QWidget:
        """The detail, and over it what comes into an answer."""
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.attaching.arrivals)
        inside.addWidget(self.detail, 1)
        return whole

    @functools.cached_property
    def closeup(self) -> Closeup:
        """What shows a file larger; made when one is looked at for the first time."""
        from assessor_app.ui.observing.closeup import Closeup  # noqa: PLC0415 - only where there are files

        return Closeup(self._kit, self)

    def _look(self, statement: str, file: EvidenceFile) -> None:
        name = self.shown.name if self.shown else ""

        def held(rooms: Rooms, wanted: EvidenceFile) -> bytes:
            files = rooms.verifying.actions.files
            return files.sealed(statement, wanted) if statement else files.held_in(name, wanted)

        self.closeup.look(file, held)

    def show_actions(self, name: str = "") -> None:
        """Read the actions again, and choose one where it is named."""
        self._name = name or self._name
        self.read()

    def read(self) -> None:
        """Read them again."""
        side, name = self._side, self._name
        self._kit.tasks.read(lambda rooms: deeds.read(rooms, side, name), then=self._show)

    @property
    def _today(self) -> str:
        return self._kit.clock.now().wall.date().isoformat()

    def _show(self, shown: Shown) -> None:
        self.shown = shown
        if shown.chosen is None and shown.actions:
            self._name = shown.actions[0].opened.name
            self.read()
            return
        self._fill()
        self.middle.setCurrentIndex(CHOSEN if shown.chosen else NOTHING)
        self.filters.setVisible(bool(shown.actions))
        before = self.detail.form
        self.detail.show_action(shown, self._today)
        form, name = self.detail.form, shown.name  # another may have been chosen since it was read
        if form is not None and form is not before:
            form.edited.connect(lambda said: self._keep(name, said))
            form.sealing.connect(lambda: self._seal(name, form))
            form.discarding.connect(self._discard)
        if form is not before:
            self._serve(name, form)

    def _serve(self, name: str, form: Form | None) -> None:
        """Let files come into an answer, where one is written, and be looked at."""
        files = form.files if isinstance(form, AnswerForm) else None
        self.attaching.serve(name, files)
        if files is not None:
            files.cards.looked.connect(lambda file: self.closeup.look(file, files.held))

    def _fill(self) -> None:
        if self.shown is None:
            return
        wanted = FILTERS[self.filters.choice or "all"]
        self.list.show_rows([self._row(one) for one in self.shown.actions if wanted(one, self._today)])
        self.list.choose(self._name)

    def _row(self, one: Followed) -> Row:
        words, opened, late = self._kit.tongue.words, one.opened, one.overdue(self._today)
        icon, tone = OVERDUE if late else STATE_LOOKS[one.state]
        said = words(LATE if late else STATE_WORDS[one.state])
        who = opened.candidate if self._side == "assessor" else opened.assessor_name
        detail = f"{said} · {day(words, opened.due)}\n{opened.reference} · {who}"
        chips = (words(N_("Not sent")),) if self.shown and opened.name in self.shown.unsent else ()
        return Row(opened.name, opened.text, detail=detail, icon=icon, tone=tone, chips=chips)

    def _choose(self, name: str) -> None:
        if name and name != self._name:
            self._name = name
            self.read()

    def _keep(self, name: str, said: dict[str, Any]) -> None:
        kind = deeds.KINDS[self._side]
        self._kit.tasks.soon(f"action-{name}", lambda rooms: rooms.verifying.actions.keep_draft(name, kind, said))

    def _discard(self) -> None:
        form, shown, side, tasks = self.detail.form, self.shown, self._side, self._kit.tasks
        if shown is None:
            return
        said = form.written() if form else shown.draft

        def back() -> None:
            tasks.store(lambda rooms: deeds.put_back(rooms, side, shown, said), then=self._anew)
            tasks.store(lambda rooms: deeds.files_back(rooms, shown))

        tasks.store(lambda rooms: deeds.discard(rooms, side, shown), then=self._anew)
        self._kit.notices.say(N_("Discarded"), undo=back)

    def _anew(self, _changes: object) -> None:
        self.detail.forget()
        self.read()

    def _seal(self, name: str, form: Form) -> None:
        """Ask for what signs the action of this name, as long as it is the one that is seen."""
        if self.attaching.coming:
            self._kit.notices.say(N_("A file is still being taken in. Sign once it is there."))
            return
        self._kit.tasks.drain()
        if self.detail.form is not form:
            return
        self.dialog = SealDialog(self._kit, self, self._busy, (self._side, name, form.written()))
        self.dialog.accepted.connect(self._sealed)
        self.dialog.open()

    def _sealed(self) -> None:
        self._kit.notices.say(N_("Signed and sealed. Export it to send it back."))
        self.read()

    def _ask_folder(self, statement: str) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._kit.tongue(N_("Folder to export to")))
        if folder:
            self.export_to(statement, Path(folder))

    def export_to(self, statement: str, folder: Path) -> None:
        """Write a signed file into a folder, its record beside it."""
        job = self._kit.tasks.long(
            lambda rooms, _progress: deeds.export(rooms, statement, folder),
            then=lambda written: self._kit.notices.say(N_("Exported: {file}"), file=str(written)),
        )
        self._busy.watch(job, N_("Exporting"), stoppable=False)
