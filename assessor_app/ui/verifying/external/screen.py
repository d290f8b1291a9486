"""The screen of packs: the plans at the left; a plan's pack as it would be now, or a pack that was opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.dropping import Dropping
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.verifying.external import deeds
from assessor_app.ui.verifying.external.making import MakeDialog
from assessor_app.ui.verifying.external.shown import ContentsPage, OpenedPage
from assessor_app.ui.verifying.screen import VerifyingScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.external.deeds import Opened
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.external.model import Contents
    from assessor_app.verifying.sampling.model import SamplingPlan

PLACE: Final = "verify/external"
OPENED: Final = "opened"
NOTHING, CONTENTS, PACK = range(3)


class ExternalScreen(VerifyingScreen):
    """`enter(plan)` shows the pack of one plan."""

    SHOWS = frozenset({"sampling", "external-pack", "record", "statement", "sample", "pooled"})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, PLACE)
        self._key = ""
        self.contents: Contents | None = None
        self.opened: Opened | None = None
        self.dialog: MakeDialog | None = None
        kit.tongue.say(self.bar.title.setText, N_("External verifier’s pack"))
        self.list = Listing(kit, N_("Plans"))
        side = Ground("panel", margin=14, space=8)
        side.add(self.list)
        why = N_("Plan a sample first: the pack holds exactly what is in it. Or open a pack that you were sent.")
        self.nothing = EmptyState(kit, "folder_zip", why, N_("Plan a sample"))
        self.plan, self.pack = ContentsPage(kit), OpenedPage(kit)
        self.middle = QStackedWidget()
        pages: tuple[QWidget, ...] = (self.nothing, self.plan, self.pack)
        for page in pages:
            self.middle.addWidget(page)
        self.columns = Columns(kit, left=side, middle=self.middle, names=(N_("Plans"), N_("Details")))
        self.body.addWidget(self.columns, 1)
        opening, folder = N_("Open a pack…"), N_("Open a folder…")
        self.open = kit.button(opening, self._ask_file, icon="file_open", keys="Ctrl+O")
        self.folder = kit.button(folder, self._ask_folder, icon="folder")
        self.bar.extras.addWidget(Tools(kit, self.bar, ((self.columns.left_button, N_("Plans")),), below=0))
        self.bar.extras.addWidget(Tools(kit, self.bar, ((self.folder, folder), (self.open, opening))))
        self.dropping = Dropping(self, self.take_in)
        self._listen()

    def _listen(self) -> None:
        self.nothing.pressed.connect(lambda: self.go("verify/sampling"))
        self.list.chosen.connect(self._choose)
        self.list.clicked.connect(lambda _index: self.columns.close_sheets())
        self.plan.making.connect(self._make)
        self.plan.sampling.connect(lambda: self.go("verify/sampling", self._key))
        self.plan.looking.connect(lambda identity: self.look_up("records", identity))
        self.pack.looking.connect(lambda identity: self.look_up("records", identity))
        self.pack.reviewing.connect(lambda identity: self.go("verify/review", identity))
        self.kit.tongue.follow(self, lambda _words: self._read() if self.isVisible() else None)

    def enter(self, subject: str) -> None:
        """Show the plans, and the pack of one."""
        self._key = subject or self._key
        self._read()
        self.list.setFocus()

    def refresh(self, changes: Changes) -> None:  # noqa: ARG002 - any of it may change what a pack would hold
        """Read it again."""
        self._read()

    def take_in(self, paths: Sequence[Path]) -> None:
        """Open a pack that was sent here."""
        path = deeds.may_be(paths)
        if path is None:
            self.kit.notices.say(N_("A pack is a folder or a zip. Choose one of those."))
            return
        job = self.kit.tasks.long(lambda rooms, progress: deeds.open_pack(rooms, path, progress), then=self._opened)
        self.busy.watch(job, N_("Checking the pack"))

    def _opened(self, answer: tuple[Opened, Changes]) -> None:
        self.opened = answer[0]
        self._key = OPENED
        self._read()

    def _read(self) -> None:
        key = self._key
        self.kit.tasks.read(lambda rooms: deeds.plans(rooms, key), then=self._show)

    def _show(self, found: tuple[list[SamplingPlan], Contents | None]) -> None:
        plans, self.contents = found
        if self.contents is None and self._key != OPENED and plans:
            self._key = plans[0].id
            self._read()
            return
        words = self.kit.tongue.words
        rows = [Row(one.id, one.name, icon="star" if one.drawn else "draft") for one in plans]
        if self.opened is not None:
            rows.insert(
                0, Row(OPENED, self.opened.file, detail=words(N_("opened here")), icon="folder_zip", tone="accent")
            )
        self.list.show_rows(rows)
        self.list.choose(self._key)
        if self._key == OPENED and self.opened is not None:
            self.pack.show_pack(self.opened)
            self.middle.setCurrentIndex(PACK)
        elif self.contents is not None:
            self.plan.show_contents(self.contents)
            self.middle.setCurrentIndex(CONTENTS)
        else:
            self.middle.setCurrentIndex(NOTHING)

    def _choose(self, key: str) -> None:
        if key and key != self._key:
            self._key = key
            self._read()

    def _make(self, only_new: bool) -> None:  # noqa: FBT001 - the signal hands it over
        if self.contents is None:
            return
        self.dialog = dialog = MakeDialog(self.kit, self, self.busy, self.contents, only_new=only_new)
        dialog.accepted.connect(lambda: self._made(dialog))
        dialog.open()

    def _made(self, dialog: MakeDialog) -> None:
        if dialog.made is not None:
            self.kit.notices.say(
                N_("Pack made: {file}. Records in it: {n}."), file=dialog.made.target, n=dialog.made.records
            )

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.kit.tongue(N_("Open a pack")), "", "*.zip")
        if chosen:
            self.take_in([Path(chosen)])

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.kit.tongue(N_("Open a pack")))
        if chosen:
            self.take_in([Path(chosen)])
