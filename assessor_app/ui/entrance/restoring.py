"""Restoring on the way in: which file, what is in it, and the store put back and opened. Its page is `putback`."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from assessor_app.language import N_
from assessor_app.ui.entrance.entrance import ABOUT_THE_WORDS
from assessor_app.ui.entrance.putback import PutBackPage

if TYPE_CHECKING:
    from assessor_app.errors import AssessorError
    from assessor_app.ui.doors import Doors
    from assessor_app.ui.entrance.entrance import Entrance
    from assessor_app.vault.backup.model import Manifest


class Restoring:
    """Leads from a backup's file to an open store, or says above the page why it cannot."""

    def __init__(self, way: Entrance, doors: Doors) -> None:
        self._way, self._doors = way, doors

    @functools.cached_property
    def page(self) -> PutBackPage:
        """A backup to be restored."""
        page = PutBackPage(self._way.kit)
        page.back.connect(self._way.begin)
        page.done.connect(self._put_back)
        return page

    def choose(self) -> None:
        """Ask for a backup's file, and show what is in it."""
        said = self._way.kit.tongue
        chosen, _ = QFileDialog.getOpenFileName(
            self._way, said(N_("Restore a backup")), "", f"{said(N_('Backups'))} (*.assessor-backup)"
        )
        if chosen:
            self.show(Path(chosen))

    def show(self, file: Path) -> None:
        """Show whose store a backup holds and when it was made."""
        before = self._way.page

        def show(told: Manifest) -> None:
            self.page.show_backup(file, told)
            self._way.turn_to(self.page)

        self._way.kit.tasks.apart(
            lambda _progress: self._doors.backup(file),
            then=show,
            failed=lambda problem: self._way.tell(before, problem),
        )

    def _put_back(self) -> None:
        file, secret = self.page.file, self.page.phrase.said
        if file is None:
            return
        self._way.make_room()
        job = self._way.kit.tasks.apart(
            lambda progress: self._doors.restore(file, secret=secret, progress=progress),
            then=self._way.unlocked,
            failed=self._refused,
        )
        self._way.busy.watch(job, N_("Restoring the backup"))

    def _refused(self, problem: AssessorError) -> None:
        if problem.code in ABOUT_THE_WORDS:
            self.page.refuse(self._way.kit.notices.sentence(problem))
        else:
            self._way.tell(self.page, problem)
