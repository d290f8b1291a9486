"""The card of the settings about backups: when the last one was made, the plan for the next, and one at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.vault.backup.model import Every, Plan

if TYPE_CHECKING:
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.vault.backup.model import Made, Written
    from assessor_app.vault.model import Changes

OFTEN: Final[dict[Every, str]] = {"never": N_("Never"), "day": N_("Every day"), "week": N_("Every week")}
KEPT: Final = (4, 8, 20)
Read = tuple[Plan, "Made | None", "Made | None", bool]


class BackupCard(Ground):
    """Keeps the plan at once; a backup is made in the long lane, with progress."""

    def __init__(self, kit: Kit, busy: Busy) -> None:
        super().__init__("card", space=12)
        self._kit, self._busy = kit, busy
        self._plan = Plan()
        self.last, self.restored = kit.text("", "strong"), kit.text("", "soft")
        self.due = Banner(kit, "warning")
        self.often = Segmented(kit, N_("Make a backup by itself"), [(one, said, "") for one, said in OFTEN.items()])
        self.keep = Segmented(kit, N_("How many to keep"), [(str(one), str(one), "") for one in KEPT], said=False)
        self.folder = kit.text("", "soft", selectable=True)
        self.choose = kit.button(N_("Choose a folder…"), self._choose, icon="folder")
        self.now = kit.button(N_("Make a backup now"), self._make, icon="save")
        self.often.chosen.connect(
            lambda often: self._keep(Plan(cast("Every", often), self._plan.folder, self._plan.keep))
        )
        self.keep.chosen.connect(lambda keep: self._keep(Plan(self._plan.every, self._plan.folder, int(keep))))
        why = N_("A copy of everything in your store, encrypted as the store is. Keep it on another disk or a stick.")
        self.add(kit.label(N_("Backups"), "title"), kit.label(why, "soft"), self.last, self.due, self.restored)
        for name, control in ((N_("Make a backup by itself"), self.often), (N_("How many to keep"), self.keep)):
            self.add(kit.label(name, "label"))
            self.inside.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = FlowBox(space=8)
        buttons.add(self.choose, self.now)
        self.add(kit.label(N_("Folder for backups"), "label"), self.folder, buttons)
        for line in (self.due, self.restored):
            line.hide()

    def read(self) -> None:
        """Read the plan and what was made."""

        def read(rooms: Rooms) -> Read:
            kept = rooms.backups
            return kept.plan(), kept.last(), kept.restored(), kept.due()

        self._kit.tasks.read(read, then=self._show)

    def _show(self, found: Read) -> None:
        self._plan, last, restored, due = found
        say = self._kit.tongue.say
        if last:
            when = last.at
            said = N_("Last backup: {when}. It was read again and is whole.")
            say(self.last.setText, said, when=lambda words: moment(words, when))
        else:
            say(self.last.setText, N_("There is no backup of this store yet."))
        if restored:
            then, of = restored.at, restored.told
            say(
                self.restored.setText,
                N_("This store was restored on {when} from the backup of {made}. What came between is not in it."),
                when=lambda words: moment(words, then),
                made=lambda words: moment(words, of),
            )
        say(self.due.words.setText, N_("A backup is due. Connect the disk or the stick it goes to, or make one now."))
        self.restored.setVisible(restored is not None)
        self.due.setVisible(due)
        self.often.choose(self._plan.every)
        self.keep.choose(str(self._plan.keep))
        if self._plan.folder:
            self._kit.tongue.silence(self.folder)
            self.folder.setText(self._plan.folder)
        else:
            say(self.folder.setText, N_("None is chosen yet."))

    def _choose(self) -> None:
        chosen = self._ask_folder()
        if chosen:
            self._keep(Plan(self._plan.every, chosen, self._plan.keep))

    def _ask_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, self._kit.tongue(N_("Folder for backups")), self._plan.folder)

    def _keep(self, plan: Plan) -> None:
        if plan.every != "never" and not plan.folder:
            plan = Plan(plan.every, self._ask_folder(), plan.keep)
            if not plan.folder:
                self.often.choose(self._plan.every)
                return
        self._kit.tasks.store(lambda rooms: rooms.backups.set_plan(plan))

    def _make(self) -> None:
        folder = self._plan.folder or self._ask_folder()
        if not folder:
            return
        vault = self._kit.session.opened()

        def made(made: tuple[Written, Changes]) -> None:
            self._kit.notices.say(N_("Backed up and read again: {file}"), file=str(made[0].file))

        job = self._kit.tasks.long(
            lambda rooms, progress: rooms.backups.make(vault, Path(folder), progress),
            then=made,
            failed=self._kit.notices.error,
        )
        self._busy.watch(job, N_("Making a backup"))
