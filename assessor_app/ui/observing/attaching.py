"""The ways in which files come to be evidence: chosen, dropped, pasted, or offered from a watched folder.

Each goes through the long lane, so that nobody who writes waits for it; what is refused is said where it was asked for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog

from assessor_app.errors import AssessorError, Cancelled
from assessor_app.language import N_
from assessor_app.ui.observing.clipboard import Snapshot, brought
from assessor_app.ui.observing.watcher import Watcher
from assessor_app.ui.parts.dropping import Dropping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from assessor_app.observing.evidence.attaching import Attached
    from assessor_app.observing.evidence.taking import Pasted
    from assessor_app.observing.model import Locator, Origin
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.arrivals import Arrivals
    from assessor_app.ui.observing.filedeeds import FileDeeds
    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.vault.model import Changes

    Source = Path | Pasted | Snapshot


class Attaching(QObject):
    """The files of one screen's observation. `attached(Attached)` once one is kept."""

    attached = Signal(object)

    def __init__(self, kit: Kit, deeds: FileDeeds, screen: ObservingScreen) -> None:
        super().__init__(screen)
        self._kit, self._deeds, self._screen, self._arrivals = kit, deeds, screen, screen.arrivals
        self.watcher = Watcher(kit, self)
        self.dropping = Dropping(screen, self.drop, N_("Let go to take these files in as evidence"))
        self._serve(screen.arrivals)
        self._listen(screen)

    def _serve(self, arrivals: Arrivals) -> None:
        arrivals.taken.connect(self._take_offered)
        arrivals.left.connect(arrivals.answer)
        arrivals.stopped.connect(self.watcher.end)
        arrivals.watch_asked.connect(self._watch_again)
        arrivals.choose_asked.connect(self.choose_folder)
        self.watcher.appeared.connect(arrivals.offer)
        self.watcher.lost.connect(arrivals.refuse)
        self.watcher.changed.connect(lambda: arrivals.show_watched(self.watcher.folder))

    def _listen(self, screen: ObservingScreen) -> None:
        evidence, every, tasks = screen.criterion.evidence, screen.details.evidence, self._kit.tasks
        for asked in (screen.writing.attach_asked, evidence.attach, every.attach):
            asked.connect(self.choose)
        screen.writing.camera_asked.connect(self.ask_to_watch)
        for files in (evidence.files, every.files):
            files.looked.connect(screen.closeup.look)
        evidence.begun.connect(lambda: tasks.read(lambda rooms: rooms.desk.locator_words(), then=evidence.form.offer))
        every.files.shown.connect(self._out_of_details)
        every.located.connect(self._locate)
        screen.writing.pasted.connect(self.paste)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), screen.log)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(lambda: self.paste(QApplication.clipboard().mimeData()))

    def _linked_to(self) -> tuple[CriterionKey, ...]:
        """What a file that comes now is evidence of: what is being written about, else the criterion in sight."""
        screen = self._screen
        if screen.drawer.isVisible():
            return ()
        key = screen.criterion.key if screen.criterion.isVisible() else None
        return tuple(screen.writing.links) or ((key,) if key is not None else ())

    def _out_of_details(self, key: CriterionKey) -> None:
        self._screen.drawer.shut()
        self._screen.choose(key)

    def _locate(self, locator: Locator) -> None:
        """Change a location at the criterion that it stands for."""
        if locator.criteria:
            self._out_of_details(locator.criteria[0])
            self._screen.criterion.evidence.begin(locator)

    def choose(self) -> None:
        """Let files be chosen, and take them in."""
        words = self._kit.tongue.words
        title, kinds = words(N_("Files that are evidence")), words(N_("All files (*)"))
        chosen, _ = QFileDialog.getOpenFileNames(self._screen, title, "", kinds)
        self.take([Path(name) for name in chosen])

    def drop(self, paths: Sequence[Path]) -> None:
        """Take in what was dropped."""
        self.take(paths, "dropped")

    def paste(self, held: QMimeData) -> None:
        """Take in what was pasted, if it is files or a picture."""
        self.take(brought(held, self._kit.clock.now().wall))

    def take(self, sources: Sequence[Source], origin: Origin = "chosen") -> None:
        """Take files in, one after another."""
        for source in sources if self._deeds.name else ():
            self._take(source, origin)

    def ask_to_watch(self) -> None:
        """Say how pictures and recordings come in; where a folder is watched already, say nothing."""
        if self.watcher.folder is None:
            self._arrivals.ask(self._folder())

    def choose_folder(self) -> None:
        """Let the folder be chosen that a camera or recorder puts its files into, and watch it."""
        before = str(self._folder() or Path.home())
        chosen = QFileDialog.getExistingDirectory(self._screen, self._kit.tongue(N_("Folder to watch")), before)
        if chosen:
            self.watch(Path(chosen))

    def watch(self, folder: Path) -> None:
        """Watch a folder until the visit is left, and remember it for the next time."""
        self._arrivals.close_question()
        self.watcher.begin(folder)
        try:
            self._kit.session.preferences.change(watched=str(folder))
        except AssessorError as problem:
            self._kit.notices.error(problem)

    def leave(self) -> None:
        """The visit is left: watch no longer, and forget what was offered."""
        self.watcher.end()
        self._arrivals.close_question()
        self._arrivals.clear()

    def _folder(self) -> Path | None:
        """The folder that was watched before, if it is there."""
        known = self._kit.session.preferences.now.watched
        return Path(known) if known and Path(known).is_dir() else None

    def _watch_again(self) -> None:
        folder = self._folder()
        if folder is not None:
            self.watch(folder)
        else:
            self.choose_folder()

    def _take_offered(self, path: Path) -> None:
        self._arrivals.answer(path)
        self._take(path, "folder")

    def _take(self, source: Source, origin: Origin) -> None:
        name, criteria = self._deeds.name, self._linked_to()

        def deed(rooms: Rooms, progress: Progress) -> tuple[Attached, Changes]:
            held = source.pasted() if isinstance(source, Snapshot) else source
            return rooms.desk.take_in(name, held, progress, criteria=criteria, origin=origin)

        def told(answer: tuple[Attached, Changes]) -> None:
            self._tell(name, answer[0])

        job = self._kit.tasks.long(deed, then=told, failed=self._refuse)
        self._arrivals.show_job(job, source.name)

    def _tell(self, name: str, attached: Attached) -> None:
        file, say = attached.file, self._kit.notices.say
        undo = None if attached.known else self._deeds.attached(name, file)
        if attached.known:
            say(N_("This file is here already, and is now linked here too: {file}"), file=file.name)
        elif not file.criteria:
            say(
                N_("Taken in, and not linked to a criterion yet: {file}"),
                undo=undo,
                file=file.name,
            )
        elif attached.smaller:
            say(N_("Taken in and made smaller: {file}"), undo=undo, file=file.name)
        else:
            say(N_("Taken in: {file}"), undo=undo, file=file.name)
        self.attached.emit(attached)

    def _refuse(self, problem: AssessorError) -> None:
        if isinstance(problem, Cancelled):
            self._kit.notices.error(problem)
        else:
            self._arrivals.refuse(problem)
