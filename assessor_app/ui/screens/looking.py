"""Checking records without a store: files, the same report, and trust by certificates chosen here. Keeps nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QStackedWidget

from assessor_app.errors import Cancelled
from assessor_app.language import N_
from assessor_app.ui.parts.banner import Banner, EmptyState
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.dropping import Dropping
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.records import deeds
from assessor_app.ui.records.detail import Detail
from assessor_app.ui.records.shelf import OPENED, Shelf
from assessor_app.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.errors import AssessorError
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.records.deeds import Judged

NOTHING, RECORD = range(2)


class LookingScreen(Screen):
    """For a verifier who has no store: `check` files, `trust` certificates; `returned` leads back to the way in."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        kit.tongue.say(self.bar.title.setText, N_("Check a record"))
        self._files: list[Path] = []
        self._trusted: list[Path] = []
        self._opened: list[Judged] = []
        self.judged: Judged | None = None
        self.shelf, self.detail = Shelf(kit), Detail(kit)
        why = N_("Choose the PDF of a record. Nothing is kept, and you need no store.")
        nothing = EmptyState(kit, "file_open", why, N_("Check a file…"))
        nothing.pressed.connect(self._ask_files)
        self._middle = QStackedWidget()
        self._middle.addWidget(nothing)
        self._middle.addWidget(self.detail)
        self.columns = Columns(kit, left=self.shelf, middle=self._middle, names=(N_("Files"), N_("Details")))
        self.banner = Banner(kit, "warning", closes=True)
        self.banner.hide()
        self.body.addWidget(self.banner)
        self.body.addWidget(self.columns, 1)
        self._tools()
        self.dropping = Dropping(self, self.check)
        self.shelf.chosen.connect(self._choose)
        self.shelf.cleared.connect(self._clear)
        self.shelf.list.clicked.connect(lambda _index: self.columns.close_sheets())

    def enter(self, subject: str) -> None:  # noqa: ARG002 - there is one thing to do
        """Be ready to choose a file."""
        self.check_button.setFocus()

    def check(self, paths: Sequence[Path]) -> None:
        """Judge files, and those that were chosen before; each stands once in the list."""
        self._look([*dict.fromkeys([*deeds.spread(paths), *self._files])], self._trusted)

    def trust(self, paths: Sequence[Path]) -> None:
        """Trust the certificates in files, here and until the window is closed, and judge everything again."""
        self._look(self._files, [*dict.fromkeys([*self._trusted, *paths])])

    def _look(self, files: list[Path], trusted: list[Path]) -> None:
        now = self.kit.clock.now().wall
        job = self.kit.tasks.apart(
            lambda progress: deeds.look_at(progress, files, trusted, now),
            then=lambda found: self._looked(files, trusted, found),
            failed=self._failed,
        )
        self.busy.watch(job, N_("Checking the files"))

    def _looked(self, files: list[Path], trusted: list[Path], found: list[Judged]) -> None:
        self._files, self._trusted, self._opened = files, trusted, found
        self.banner.hide()
        self.shelf.show_opened(found)
        if found:
            self._choose(f"{OPENED}0")

    def _failed(self, problem: AssessorError) -> None:
        if not isinstance(problem, Cancelled):
            self.banner.tell(self.kit.notices.sentence(problem), "warning")

    def _choose(self, key: str) -> None:
        self.judged = self._opened[int(key.removeprefix(OPENED))]
        self.shelf.list.choose(key)
        self.detail.show_judged(self.judged)
        self._middle.setCurrentIndex(RECORD)

    def _clear(self) -> None:
        self._files, self._opened, self.judged = [], [], None
        self.shelf.show_opened(())
        self._middle.setCurrentIndex(NOTHING)

    def _tools(self) -> None:
        kit = self.kit
        self.back = kit.icon_button("arrow_back", N_("Back"), self.returned.emit, keys="Alt+Left")
        self.bar.lead(self.back)
        self.check_button = kit.button(N_("Check a file…"), self._ask_files, icon="file_open", keys="Ctrl+O")
        self.trust_button = kit.button(N_("Trust a certificate…"), self._ask_certificates, icon="verified_user-fill")
        self.bar.extras.addWidget(Tools(kit, self.bar, ((self.columns.left_button, N_("Files")),), below=0))
        buttons = ((self.check_button, N_("Check a file…")), (self.trust_button, N_("Trust a certificate…")))
        self.bar.extras.addWidget(Tools(kit, self.bar, buttons, below=900))

    def _ask_files(self) -> None:
        chosen = self._asked(N_("Files to check"), N_("Records (*.pdf);;All files (*)"))
        if chosen:
            self.check(chosen)

    def _ask_certificates(self) -> None:
        chosen = self._asked(N_("Certificates to trust"), N_("Certificates (*.pem *.crt *.cer);;All files (*)"))
        if chosen:
            self.trust(chosen)

    def _asked(self, title: str, kinds: str) -> list[Path]:
        words = self.kit.tongue.words
        chosen, _ = QFileDialog.getOpenFileNames(self, words(title), "", words(kinds))
        return [Path(name) for name in chosen]
