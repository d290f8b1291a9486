"""The standards' screen: the library, one standard as a page, what differs, and files on their way in and out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget

from assessor_app.language import N_
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.dropping import Dropping
from assessor_app.ui.parts.reading import Reading
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.screen import Screen
from assessor_app.ui.standards.deeds import compared
from assessor_app.ui.standards.finder import Finder
from assessor_app.ui.standards.intake import add_files, read_files, spread
from assessor_app.ui.standards.lines import centred
from assessor_app.ui.standards.packing import CASE, give_out, packs_among, take_in
from assessor_app.ui.standards.preview import ImportPreview
from assessor_app.ui.standards.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.errors import AssessorError
    from assessor_app.language import Words
    from assessor_app.standards.model import StandardKey
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.standards.compared import ComparedPage
    from assessor_app.ui.standards.deeds import Compared
    from assessor_app.ui.standards.intake import Intake
    from assessor_app.vault.model import Changes

BROWSE, PREVIEW, COMPARED = range(3)
TITLES = {
    BROWSE: N_("Standards"),
    PREVIEW: N_("Before they are added"),
    COMPARED: N_("What differs"),
}


class StandardsScreen(Screen):
    """`enter(key)` shows a standard or, given the text of a `CriterionKey`, one of its criteria."""

    SHOWS = frozenset({"standard", "candidate"})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._came_from = BROWSE
        self.comparison: ComparedPage | None = None
        self.finder, self.shown, self.preview = Finder(kit), Shown(kit), ImportPreview(kit)
        self.differences = Reading(kit, N_("What differs"))
        self.columns = Columns(kit, left=self.finder, middle=self.shown, names=(N_("Standards"), N_("Details")))
        self._stack = QStackedWidget()
        for page in (self.columns, self.preview, self.differences):
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)
        self._tools()
        self.dropping = Dropping(self, self.take)
        self.finder.chosen.connect(self._choose)
        self.finder.decided.connect(self.columns.close_sheets)
        self.shown.wanted.connect(self._choose)
        self.shown.comparing.connect(self._compare_editions)
        self.preview.adding.connect(self._add)
        self.preview.left.connect(lambda: self._turn(BROWSE))
        self.preview.comparing.connect(self._compare_intake)
        kit.tongue.follow(self, self._head)
        self._turn(BROWSE)

    def enter(self, subject: str) -> None:
        """Show the library, and a standard where one is named."""
        if subject:
            self._turn(BROWSE)
            self._choose(subject)
            self.columns.close_sheets()
        elif not self.shown.key:
            self.columns.show_left()
        self.finder.read()

    def refresh(self, changes: Changes) -> None:  # noqa: ARG002 - whatever was touched, the list is read again
        """Read the list again, and what is known of the standard that is shown; its text never changes."""
        self.finder.read()
        self.shown.forget()

    def take(self, paths: Sequence[Path]) -> None:
        """Read files, then show what was read before anything is added; packs are taken in whole or not at all."""
        packs = packs_among(paths)
        if packs:
            job = self.kit.tasks.long(lambda rooms, progress: take_in(rooms, progress, packs), then=self._packs_taken)
            self.busy.watch(job, N_("Taking in the pack"))
        files = spread(path for path in paths if path not in packs)
        if files:
            job = self.kit.tasks.long(lambda rooms, progress: read_files(rooms, progress, files), then=self._preview)
            self.busy.watch(job, N_("Reading the documents"))

    def give_to(self, file: Path) -> None:
        """Write the standards that the list's filter lets through into a file: a pack, or CASE."""
        wanted = self.finder.wanted
        job = self.kit.tasks.long(
            lambda rooms, progress: give_out(rooms, progress, wanted, file),
            then=lambda count: self.kit.notices.say(
                N_("Standards written: {count}. File: {file}"), count=count, file=file.name
            ),
        )
        self.busy.watch(job, N_("Writing the pack"), stoppable=False)

    def _choose(self, written: str) -> None:
        self.finder.choose(written)
        self.shown.show_key(written)

    def _compare_editions(self, other: StandardKey) -> None:
        """Compare the edition that is shown with another, the older one first."""
        if self.shown.known is None:
            return
        here = self.shown.known.standard
        older, newer = sorted((here.key, other), key=lambda key: key.edition)
        self.kit.tasks.read(lambda rooms: compared(rooms, older, rooms.library.get(newer)), then=self._show_comparison)

    def _compare_intake(self, intake: Intake) -> None:
        """Compare what was read with what the library has under its edition."""
        other, standard = intake.other, intake.standard
        if other is not None and standard is not None:
            self.kit.tasks.read(lambda rooms: compared(rooms, other, standard), then=self._show_comparison)

    def _show_comparison(self, found: Compared) -> None:
        from assessor_app.ui.standards.compared import ComparedPage  # noqa: PLC0415 - seldom wanted

        self.differences.clear()
        self.comparison = ComparedPage(self.kit, found)
        self.differences.add(centred(self.kit, self.comparison))
        self.differences.inside.addStretch(1)
        self._came_from = self._stack.currentIndex()
        self._turn(COMPARED)
        self.differences.setFocus()

    def _tools(self) -> None:
        kit = self.kit
        self.back = kit.icon_button("arrow_back", N_("Back"), self._go_back, keys="Alt+Left")
        cast("QHBoxLayout", self.bar.layout()).insertWidget(0, self.back)
        self.export_button = kit.button(N_("Export…"), self._ask_file, icon="upload", keys="Ctrl+E")
        self.import_button = kit.button(N_("Import…"), self._ask_files, "primary", icon="file_open", keys="Ctrl+O")
        buttons = (
            (self.columns.left_button, N_("Standards")),
            (self.export_button, N_("Export…")),
            (self.import_button, N_("Import…")),
        )
        self._page_tools = Tools(kit, self.bar, buttons)
        self.bar.extras.addWidget(self._page_tools)
        columns = self.preview.columns
        ways = ((columns.left_button, N_("Files")), (columns.right_button, N_("The source")))
        self._preview_tools = Tools(kit, self.bar, ways, below=0)
        self.bar.extras.addWidget(self._preview_tools)

    def _go_back(self) -> None:
        self._turn(self._came_from if self._stack.currentIndex() == COMPARED else BROWSE)

    def _ask_files(self) -> None:
        words = self.kit.tongue.words
        kinds = words(N_("Standards (*.txt *.pdf *.docx *.html *.htm *.json *.zip);;All files (*)"))
        chosen, _ = QFileDialog.getOpenFileNames(self, words(N_("Documents and packs to import")), "", kinds)
        self.take([Path(name) for name in chosen])

    def _ask_file(self) -> None:
        words = self.kit.tongue.words
        name = words(N_("standards")) + ".zip"
        kinds = words(N_("Pack of standards (*.zip);;CASE 1.1 packages (*.case.zip)"))
        chosen, kind = QFileDialog.getSaveFileName(self, words(N_("Export standards")), name, kinds)
        if chosen:
            as_case = "case" in kind and not chosen.endswith(CASE)
            self.give_to(Path(chosen.removesuffix(".zip") + CASE) if as_case else Path(chosen))

    def _preview(self, intakes: list[Intake]) -> None:
        self._turn(PREVIEW)
        self.preview.show_intakes(intakes)

    def _add(self) -> None:
        intakes, now = self.preview.intakes, self.kit.clock.now().wall
        job = self.kit.tasks.long(lambda rooms, progress: add_files(rooms, progress, intakes, now), then=self._added)
        self.busy.watch(job, N_("Adding to the library"))

    def _added(self, answer: tuple[list[Intake], Changes]) -> None:
        after, changes = answer
        left = [one for one in after if one.standing in {"doubtful", "differs", "refused"}]
        if left:
            self.preview.show_intakes(left)
            self._tell_added(changes)
        else:
            self._taken(changes)

    def _packs_taken(self, answer: tuple[Changes, list[AssessorError]]) -> None:
        changes, problems = answer
        if changes.touched or not problems:
            self._taken(changes)
        for problem in problems:
            self.kit.notices.error(problem)

    def _taken(self, changes: Changes) -> None:
        """Show the library again, and of what came into it the first."""
        added = self._tell_added(changes)
        self._turn(BROWSE)
        if added:
            self._choose(added[0])

    def _tell_added(self, changes: Changes) -> list[str]:
        added = sorted(key for kind, key in changes.touched if kind == "standard")
        self.kit.notices.say(N_("Added to the library: {count}"), count=len(added))
        return added

    def _turn(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        self.back.setVisible(page != BROWSE)
        self._page_tools.setVisible(page == BROWSE)
        self._preview_tools.setVisible(page == PREVIEW)
        self._head(self.kit.tongue.words)
        if page == BROWSE:
            self.finder.search.setFocus()

    def _head(self, words: Words) -> None:
        self.bar.title.setText(words(TITLES[self._stack.currentIndex()]))
