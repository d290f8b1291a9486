"""How files come into an answer: chosen or dropped; and taking them away again. What may come in is not known here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from assessor_app.errors import AssessorError, Cancelled
from assessor_app.language import N_
from assessor_app.ui.observing.arrivals import Arrivals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.observing.evidence.attaching import Attached
    from assessor_app.observing.model import EvidenceFile, Origin
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.actions.files import FilesField
    from assessor_app.vault.model import Changes

MOST = 220  # px at 100 %: what is coming in, or was refused, scrolls beyond that


class Attaching(QObject):
    """The files of the answer that is being written on one board. `arrivals` says what comes in and what could not."""

    def __init__(self, kit: Kit, over: QWidget) -> None:
        super().__init__(over)
        self._kit, self._over, self._action = kit, over, ""
        self._coming = 0
        self.arrivals = Arrivals(kit)
        self.arrivals.inside.setContentsMargins(24, 12, 24, 4)
        self.arrivals.bound(kit.theme.px(MOST))

    @property
    def coming(self) -> bool:
        """Whether a file is still on its way."""
        return self._coming > 0

    def serve(self, action: str, files: FilesField | None) -> None:
        """Serve the answer that is being written to an action; without one, nothing is taken in."""
        self._action = action if files is not None else ""
        if files is not None:
            files.attach.connect(self.choose)
            files.cards.edited.connect(self.put)
            files.cards.removed.connect(self.remove)

    def choose(self) -> None:
        """Let files be chosen, and take them in."""
        words = self._kit.tongue.words
        title, kinds = words(N_("Files that show what was done")), words(N_("All files (*)"))
        chosen, _ = QFileDialog.getOpenFileNames(self._over, title, "", kinds)
        self.take([Path(name) for name in chosen])

    def drop(self, paths: Sequence[Path]) -> None:
        """Take in what was dropped."""
        if paths and not self._action:
            self._kit.notices.say(N_("Choose an action that waits for your answer, and drop the files again."))
        self.take(paths, "dropped")

    def take(self, paths: Sequence[Path], origin: Origin = "chosen") -> None:
        """Take files in, one after another."""
        for path in paths if self._action else ():
            self._take(path, origin)

    def _take(self, path: Path, origin: Origin) -> None:
        action = self._action

        def deed(rooms: Rooms, progress: Progress) -> tuple[Attached, Changes]:
            return rooms.verifying.actions.files.take_in(action, path, progress, origin=origin)

        def told(answer: tuple[Attached, Changes]) -> None:
            self._tell(action, answer[0])

        job = self._kit.tasks.long(deed, then=told, failed=self._refuse)
        self._coming += 1
        job.ended.connect(self._came)
        self.arrivals.show_job(job, path.name)

    def _came(self) -> None:
        self._coming -= 1

    def _tell(self, action: str, attached: Attached) -> None:
        file, say = attached.file, self._kit.notices.say
        if attached.known:
            say(N_("This file is attached already: {file}"), file=file.name)
            return
        message = N_("Taken in and made smaller: {file}") if attached.smaller else N_("Taken in: {file}")
        say(message, undo=lambda: self._remove(action, file), file=file.name)

    def _refuse(self, problem: AssessorError) -> None:
        if isinstance(problem, Cancelled):
            self._kit.notices.error(problem)
        else:
            self.arrivals.refuse(problem)

    def put(self, file: EvidenceFile) -> None:
        """Keep what is said of a file."""
        action = self._action
        self._kit.tasks.soon(
            f"action-{action}-file-{file.id}", lambda rooms: rooms.verifying.actions.files.put(action, file)
        )

    def remove(self, file: EvidenceFile) -> None:
        """Take a file away; the toast brings it back."""
        action, tasks = self._action, self._kit.tasks
        self._remove(action, file)

        def back() -> None:
            tasks.store(lambda rooms: rooms.verifying.actions.files.put_back(action, [file]))

        self._kit.notices.say(N_("Removed: {what}"), undo=back, what=file.caption or file.name)

    def _remove(self, action: str, file: EvidenceFile) -> None:
        self._kit.tasks.store(lambda rooms: rooms.verifying.actions.files.remove(action, [file]))
