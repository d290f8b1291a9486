"""The standards' screen: the library, one standard as a page, and files on their way in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import shiboken6
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QWidget

from assessor_app.language import N_
from assessor_app.standards.model import CriterionKey, StandardKey
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.dropping import Dropping
from assessor_app.ui.parts.reading import Reading
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.screen import Screen
from assessor_app.ui.standards.deeds import known
from assessor_app.ui.standards.finder import Finder
from assessor_app.ui.standards.intake import add_files, read_files, spread
from assessor_app.ui.standards.lines import WIDEST, WIDEST_BESIDE, centred
from assessor_app.ui.standards.preview import ImportPreview
from assessor_app.ui.standards.reading import StandardPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.language import Words
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.standards.deeds import Known
    from assessor_app.ui.standards.intake import Intake
    from assessor_app.vault.model import Changes

BROWSE, PREVIEW = range(2)


class StandardsScreen(Screen):
    """`enter(key)` shows a standard or, given the text of a `CriterionKey`, one of its criteria."""

    SHOWS = frozenset({"standard"})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._shown = ""
        self._known: Known | None = None
        self._sought: QWidget | None = None
        self.page: StandardPage | None = None
        self.finder, self.reading, self.preview = Finder(kit), Reading(kit, N_("The standard")), ImportPreview(kit)
        self.columns = Columns(kit, left=self.finder, middle=self.reading, names=(N_("Standards"), N_("Details")))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.columns)
        self._stack.addWidget(self.preview)
        self.body.addWidget(self._stack, 1)
        bar = self.reading.verticalScrollBar()
        bar.rangeChanged.connect(self._reveal)
        bar.actionTriggered.connect(self._scrolled)
        self._tools()
        self._empty()
        self.dropping = Dropping(self, self.take)
        self.finder.chosen.connect(self._choose)
        self.finder.decided.connect(self.columns.close_sheets)
        self.preview.adding.connect(self._add)
        self.preview.left.connect(lambda: self._turn(BROWSE))
        kit.tongue.follow(self, self._head)
        self._turn(BROWSE)

    def enter(self, subject: str) -> None:
        """Show the library, and a standard where one is named."""
        if subject:
            self._turn(BROWSE)
            self._choose(subject)
        elif not self._shown:
            self.columns.show_left()
        self.finder.read()

    def refresh(self, changes: Changes) -> None:  # noqa: ARG002 - whatever was touched, the list is read again
        """Read the list again; a standard that is shown never changes."""
        self.finder.read()

    def take(self, paths: Sequence[Path]) -> None:
        """Read files, then show what was read before anything is added."""
        files = spread(paths)
        if files:
            job = self.kit.tasks.long(lambda rooms, progress: read_files(rooms, progress, files), then=self._preview)
            self.busy.watch(job, N_("Reading the documents"))

    def _choose(self, written: str) -> None:
        key, criterion = _parsed(written)
        self.finder.choose(written)
        if self.page is not None and self._shown == str(key):
            self._point(criterion)
            return
        self._shown = str(key)
        self.kit.tasks.read(lambda rooms: known(rooms, key), then=lambda found: self._show(found, criterion))

    def _show(self, found: Known, criterion: CriterionKey | None, *, twin: bool = False) -> None:
        standard = found.standard
        if str(standard.key) != self._shown:
            return
        self._known = found
        self.reading.clear()
        beside = found.pair if twin else None
        self.page = StandardPage(self.kit, standard, known=found, beside=beside)
        head = self.page.head
        head.other.connect(self._other)
        head.favoured.connect(self._favour)
        head.twinned.connect(lambda on: self._twin(beside=on))
        head.printing.connect(self._print)
        self.reading.add(centred(self.kit, self.page, widest=WIDEST_BESIDE if beside else WIDEST))
        self.reading.inside.addStretch(1)
        self.reading.verticalScrollBar().setValue(0)
        self._point(criterion)

    def _point(self, criterion: CriterionKey | None) -> None:
        self._sought = self.page.point_to(criterion) if self.page is not None else None
        self._reveal()

    def _reveal(self) -> None:
        """Bring the criterion looked for into sight, each time its page is laid out, until a person scrolls."""
        if self._sought is not None and shiboken6.isValid(self._sought):
            self.reading.ensureWidgetVisible(self._sought, 0, self.kit.theme.px(120))

    def _scrolled(self) -> None:
        self._sought = None

    def _other(self) -> None:
        if self._known is not None and self._known.pair is not None:
            self._choose(str(self._known.pair.key))

    def _twin(self, *, beside: bool) -> None:
        """Put both languages side by side, or read one alone again."""
        if self._known is not None and self.page is not None:
            self._show(self._known, None, twin=beside)
            self.page.head.twin.setFocus()

    def _favour(self, favourite: bool) -> None:  # noqa: FBT001 - the signal hands it over
        if self._known is None:
            return
        self._known, key = replace(self._known, favourite=favourite), self._known.standard.key
        self.kit.tasks.store(lambda rooms: rooms.library.shelves.set_favourite(key, favourite=favourite))

    def _print(self) -> None:
        if self._known is not None:
            from assessor_app.ui.standards.printing import ask_printer  # noqa: PLC0415 - not before first paint

            ask_printer(self, self._known.standard, self.kit.tongue.words)

    def _tools(self) -> None:
        self.back = self.kit.icon_button("arrow_back", N_("Back"), lambda: self._turn(BROWSE), keys="Alt+Left")
        cast("QHBoxLayout", self.bar.layout()).insertWidget(0, self.back)
        self.import_button = self.kit.button(N_("Import…"), self._ask_files, "primary", icon="file_open", keys="Ctrl+O")
        buttons = ((self.columns.left_button, N_("Standards")), (self.import_button, N_("Import…")))
        self._page_tools = Tools(self.kit, self.bar, buttons)
        self.bar.extras.addWidget(self._page_tools)
        self._preview_tools = QWidget()
        around = QHBoxLayout(self._preview_tools)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.preview.columns.left_button)
        self.bar.extras.addWidget(self._preview_tools)

    def _empty(self) -> None:
        self.reading.add(
            EmptyState(
                self.kit, "menu_book", N_("Choose a standard to read it, or drop documents here to import them.")
            )
        )

    def _ask_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self,
            self.kit.tongue(N_("Documents to import")),
            "",
            self.kit.tongue(N_("Plain text (*.txt);;All files (*)")),
        )
        self.take([Path(name) for name in chosen])

    def _preview(self, intakes: list[Intake]) -> None:
        self._turn(PREVIEW)
        self.preview.show_intakes(intakes)

    def _add(self) -> None:
        intakes = self.preview.intakes
        job = self.kit.tasks.long(lambda rooms, progress: add_files(rooms, progress, intakes), then=self._added)
        self.busy.watch(job, N_("Adding to the library"))

    def _added(self, answer: tuple[list[Intake], Changes]) -> None:
        after, changes = answer
        added = sorted(key for kind, key in changes.touched if kind == "standard")
        self.kit.notices.say(N_("Added to the library: {count}"), count=len(added))
        failed = [one for one in after if one.standing in {"differs", "refused"}]
        if failed:
            self.preview.show_intakes(failed)
            return
        self._turn(BROWSE)
        if added:
            self._choose(added[0])

    def _turn(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        self.back.setVisible(page == PREVIEW)
        self._page_tools.setVisible(page == BROWSE)
        self._preview_tools.setVisible(page == PREVIEW)
        self._head(self.kit.tongue.words)
        if page == BROWSE:
            self.finder.search.setFocus()

    def _head(self, words: Words) -> None:
        previewing = self._stack.currentIndex() == PREVIEW
        self.bar.title.setText(words(N_("Before they are added")) if previewing else words(N_("Standards")))


def _parsed(written: str) -> tuple[StandardKey, CriterionKey | None]:
    try:
        criterion = CriterionKey.parse(written)
    except ValueError:
        return StandardKey.parse(written), None
    return criterion.standard, criterion
