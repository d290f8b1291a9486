"""The records' screen: the archive, files opened to be checked or imported, and vouching for who signed them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QStackedWidget

from assessor_app.errors import Cancelled
from assessor_app.language import N_
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.dropping import Dropping
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.records import deeds
from assessor_app.ui.records.about import about
from assessor_app.ui.records.asked import Asked, ToJudge
from assessor_app.ui.records.detail import Detail
from assessor_app.ui.records.empties import checking, none_chosen, none_here
from assessor_app.ui.records.errands import Errands
from assessor_app.ui.records.shelf import OPENED, ArchiveShelf
from assessor_app.ui.records.vouching import VouchDialog, WithdrawDialog
from assessor_app.ui.screen import Screen

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from assessor_app.errors import AssessorError
    from assessor_app.language import Words
    from assessor_app.ui.errand import Job
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.records.deeds import Judged, Outcome
    from assessor_app.vault.model import Changes

EXERCISES: Final = ".standardisation.json"
FROM_FILE: Final = "file:"
EMPTY, NOTHING, CHECKING, RECORD = range(4)


class RecordsScreen(Screen):
    """`enter(identity)` shows one record of the archive."""

    SHOWS = frozenset({"record", "signer", "standard", "statement", "action", "exercise"})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._opened: list[Judged] = []
        self._key = ""
        self._job: Job | None = None
        self.judged: Judged | None = None
        self.dialog: VouchDialog | WithdrawDialog | None = None
        self.shelf, self.detail = ArchiveShelf(kit), Detail(kit)
        self._middle = QStackedWidget()
        pages = (none_here(kit, self._ask_import), none_chosen(kit), checking(kit), self.detail)
        for page in pages:
            self._middle.addWidget(page)
        self.columns = Columns(kit, left=self.shelf, middle=self._middle, names=(N_("Records"), N_("Details")))
        self.body.addWidget(self.columns, 1)
        self._tools()
        self.dropping = Dropping(self, self.take_in)
        self.shelf.chosen.connect(self._choose)
        self.shelf.list.clicked.connect(lambda _index: self.shelf.picking.on or self.columns.close_sheets())
        self.shelf.shown.connect(self._listed)
        kit.key(self, "Ctrl+F", self.shelf.finding.look)
        self.shelf.cleared.connect(self._clear)
        self.detail.vouching.connect(self._vouch)
        self.detail.withdrawing.connect(self._withdraw)
        self.detail.exporting.connect(self._ask_folder)
        self.detail.taking_in.connect(self._take_in_shown)
        self._errands()
        kit.tongue.follow(self, self._head)

    def _errands(self) -> None:
        self.detail.going.connect(self._choose)
        self.detail.drafting.connect(lambda draft: self.go("observing", draft))
        picking = self.shelf.picking
        picking.all_wanted.connect(self.errands.choose_all)
        picking.as_zip.connect(self.errands.as_zip)
        picking.as_folder.connect(self.errands.as_folder)

    def enter(self, subject: str) -> None:
        """Show the archive, and a record where one is named."""
        if subject:
            self._choose(subject)
            self.columns.close_sheets()  # else, on a small screen, the list would lie over the record asked for
        self._read()
        self.shelf.list.setFocus()

    def refresh(self, changes: Changes) -> None:
        """Read the list again, and judge again what is shown: whom one trusts may have changed."""
        self._read()
        if self._key and not self._key.startswith(OPENED) and changes.kinds() & {"record", "signer", "statement"}:
            self._judge(self._key)

    def check(self, paths: Sequence[Path]) -> None:
        """Judge files without keeping any."""
        files = deeds.spread(paths)
        if files:
            job = self.kit.tasks.long(
                lambda rooms, progress: deeds.open_files(rooms, progress, files), then=self._checked
            )
            self.busy.watch(job, N_("Checking the files"))

    def take_in(self, paths: Sequence[Path]) -> None:
        """Import files, folders and zips: accepted, waiting, known already, or turned away."""
        exercises = [path for path in paths if path.name.endswith(EXERCISES)]
        if exercises and len(exercises) == len(paths):
            self.go("records/exercises", FROM_FILE + str(exercises[0]))
        elif paths:
            job = self.kit.tasks.long(
                lambda rooms, progress: deeds.take_in_files(rooms, progress, paths), then=self._taken_in
            )
            self.busy.watch(job, N_("Importing the files"))

    def export_to(self, folder: Path) -> None:
        """Write the record that is shown into a folder."""
        identity, own = self._key, self.judged is not None and self.judged.own
        said = N_("Exported with its certificate: {file}") if own else N_("Exported: {file}")
        job = self.kit.tasks.long(
            lambda rooms, _progress: deeds.export(rooms, identity, folder),
            then=lambda file: self.kit.notices.say(said, file=str(file)),
        )
        self.busy.watch(job, N_("Exporting the record"), stoppable=False)

    def _read(self) -> None:
        self.asked_of_me.read()
        self.to_judge.read()
        self.shelf.read()

    def _listed(self) -> None:
        self.shelf.show_opened(self._opened)
        if self._key:
            self.shelf.list.choose(self._key)
        else:
            self._show_nothing()

    def _show_nothing(self) -> None:
        """Where nothing is chosen: what to do; where the list is folded away, the list to choose from."""
        there = bool(self.shelf.held or self._opened or self.shelf.finding.on)
        self._middle.setCurrentIndex(NOTHING if there else EMPTY)
        if there:
            self.columns.show_left()

    def _clear(self) -> None:
        self._opened = []
        if self._key.startswith(OPENED):
            self._key, self.judged = "", None
            self._show_nothing()
            self._head(self.kit.tongue.words)
        self.shelf.show_opened(())

    def _choose(self, key: str) -> None:
        self._key = key
        self.shelf.list.choose(key)
        if key.startswith(OPENED):
            self._show(self._opened[int(key.removeprefix(OPENED))])
        else:
            self._judge(key)

    def _judge(self, identity: str) -> None:
        """Open a kept record again, and no longer one that was asked for before."""
        if self._job is not None:
            self._job.cancel()
        if self.judged is None or self.judged.opening.identity != identity:
            self._middle.setCurrentIndex(CHECKING)
        job = self.kit.tasks.long(
            lambda rooms, progress: deeds.judge_kept(rooms, progress, identity),
            then=lambda judged: self._judged(identity, judged),
            failed=lambda problem: self._not_judged(identity, problem),
        )
        self._job = job
        job.ended.connect(lambda: self._ended(job))

    @property
    def judging(self) -> bool:
        """Whether a kept record is being opened again just now."""
        return self._job is not None

    def _ended(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _judged(self, identity: str, judged: Judged) -> None:
        if self._key == identity or (judged.held and self._key in {judged.held.reference, judged.held.record}):
            self._key = judged.opening.identity
            self.shelf.keep_in_sight(judged.held)
            self.shelf.list.choose(self._key)
            self._show(judged)

    def _not_judged(self, identity: str, problem: AssessorError) -> None:
        if self._key == identity and not isinstance(problem, Cancelled):
            self._middle.setCurrentIndex(NOTHING)
            self.kit.notices.error(problem)

    def _show(self, judged: Judged) -> None:
        """Show it; where nothing about it changed, what is being read stays where it is."""
        if judged != self.judged:
            self.judged = judged
            self.detail.show_judged(judged)
        self._middle.setCurrentIndex(RECORD)
        self._head(self.kit.tongue.words)

    def _checked(self, found: list[Judged]) -> None:
        self._opened = [*found, *self._opened]
        self.shelf.show_opened(self._opened)
        self._choose(f"{OPENED}0")

    def _taken_in(self, answer: tuple[list[Judged], Counter[Outcome], Changes]) -> None:
        found, tally, _changes = answer
        kept = [one for one in found if one.outcome == "kept" and one.held]
        apart = [one for one in found if one not in kept]
        self._opened = [*apart, *self._opened]
        self.kit.notices.tell(lambda words: deeds.counted(words, tally))
        self._read()
        if kept:
            self._choose(kept[0].opening.identity)
        elif apart:
            self.shelf.show_opened(self._opened)
            self._choose(f"{OPENED}0")

    def _take_in_shown(self) -> None:
        judged = self.judged
        if judged is not None:
            self._opened = [one for one in self._opened if one is not judged]
            job = self.kit.tasks.long(lambda rooms, _progress: deeds.take_in_judged(rooms, judged), then=self._taken_in)
            self.busy.watch(job, N_("Importing the files"), stoppable=False)

    def _vouch(self) -> None:
        judged = self.judged
        if judged is None:
            return
        identity = judged.opening.identity
        dialog = VouchDialog(self.kit, self, judged.signer)
        self.detail.conceal(hidden=True)
        dialog.finished.connect(lambda: self.detail.conceal(hidden=False))
        dialog.told.connect(lambda how: self.kit.tasks.store(lambda rooms: deeds.vouch(rooms, identity, how)))
        self.dialog = dialog
        dialog.open()

    def _withdraw(self) -> None:
        if self.judged is None:
            return
        signer = self.judged.signer
        self.dialog = WithdrawDialog(self.kit, self, signer)
        self.dialog.told.connect(
            lambda why: self.kit.tasks.store(lambda rooms: deeds.withdraw(rooms, signer.fingerprint, why))
        )
        self.dialog.open()

    def _tools(self) -> None:
        kit, self.errands = self.kit, Errands(self)
        how_long, several = N_("How long they are kept"), N_("Export several…")
        self.check_button = kit.button(N_("Check a file…"), self._ask_check, icon="file_open", keys="Ctrl+O")
        self.import_button = kit.button(N_("Import…"), self._ask_import, icon="download", keys="Ctrl+I")
        pick = self.errands.pick
        self.several_button = kit.button(several, pick, icon="folder_zip", keys="Ctrl+Shift+E")
        self.keeping_button = kit.button(how_long, lambda: self.go("records/keeping"), icon="schedule")
        way = ((self.columns.left_button, N_("Records")),)  # with its word for as long as there is room
        self.bar.extras.addWidget(Tools(kit, self.bar, way, below=0))
        first = ((self.check_button, N_("Check a file…")), (self.import_button, N_("Import…")))
        self.asked_of_me, self.to_judge = Asked(self), ToJudge(self)
        self.tools = Tools(kit, self.bar, (*first, (self.several_button, several), (self.keeping_button, how_long)))
        self.bar.extras.addWidget(self.tools)

    def _ask_check(self) -> None:
        self.check(self._ask_files(N_("Files to check")))

    def _ask_import(self) -> None:
        self.take_in(self._ask_files(N_("Records to import")))

    def _ask_files(self, title: str) -> list[Path]:
        words = self.kit.tongue.words
        chosen, _ = QFileDialog.getOpenFileNames(self, words(title), "", words(N_("Records (*.pdf);;All files (*)")))
        return [Path(name) for name in chosen]

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.kit.tongue(N_("Folder to export to")))
        if folder:
            self.export_to(Path(folder))

    def _head(self, words: Words) -> None:
        title, subline = words(N_("Records")), ""
        judged = self.judged
        if judged is not None:
            title, subline = about(words, judged, narrow=self.columns.folded("left"))
        self.bar.title.setText(title)
        self.bar.subline.setText(subline)
        self.bar.subline.setVisible(bool(subline))
