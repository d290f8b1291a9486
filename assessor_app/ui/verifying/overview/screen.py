"""The overview's screen: what was sampled, agreed and asked for in a period, as figures, pictures and tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.language.shares import percent
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.card import Ground, Scroll, row
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.verifying.overview import deeds
from assessor_app.ui.verifying.overview.pictures import CauseModel, FigureModel, FigureTable
from assessor_app.ui.verifying.overview.words import PERIODS, WAY_WORDS
from assessor_app.ui.verifying.screen import VerifyingScreen

if TYPE_CHECKING:
    from assessor_app.ui.errand import Job
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.overview.model import By, Overview

PLACE: Final = "verify/overview"
MOST: Final = 40
"""So many lines are shown of one way of looking; the table that is exported holds all of them."""
NOTHING, FIGURES = range(2)


class Tile(Ground):
    """One figure, large, over its word."""

    def __init__(self, kit: Kit, word: str) -> None:
        super().__init__("card", margin=16, space=2)
        self._kit = kit
        self.figure = kit.text("", "page")
        self.word, self.more = kit.label(word, "label"), kit.text("", "soft")
        kit.tongue.say(self.figure.setAccessibleDescription, word)
        self.add(self.figure, self.word, self.more)
        self.inside.addStretch(1)

    def show_figure(self, said: str, message: str = "", **facts: object) -> None:
        """Show another figure, and a line about it."""
        self.figure.setText(said)
        self.more.setVisible(bool(message))
        if message:
            self._kit.tongue.say(self.more.setText, message, **facts)


class OverviewScreen(VerifyingScreen):
    """`enter("")` reads all of it again; the period and the way of looking stay as they were chosen."""

    SHOWS = frozenset({"record", "statement", "action", "signer", "sampling"})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, PLACE)
        self.found: Overview | None = None
        self._job: Job | None = None
        kit.tongue.say(self.bar.title.setText, N_("Overview"))
        export = N_("Export the tables…")
        self.export = kit.button(export, self._ask_file, icon="upload", keys="Ctrl+E")
        self.bar.extras.addWidget(Tools(kit, self.bar, ((self.export, export),)))
        self.period = Segmented(kit, N_("Period"), PERIODS)
        self.period.choose("365")
        self.way = Segmented(kit, N_("Look at"), [(by, word, "") for by, word in WAY_WORDS.items()])
        self.way.choose("assessor")
        self.tiles = [Tile(kit, word) for word in (N_("Records"), N_("Sampled"), N_("Criteria agreed"), N_("Actions"))]
        self.lines = FigureTable(kit, FigureModel(kit, self._named), N_("Figures"))
        self.causes = FigureTable(kit, CauseModel(kit), N_("Causes"))
        self.more = kit.text("", "soft")
        why = N_("No record that you may verify is here in this period. Import records in the inbox.")
        self.nothing = EmptyState(kit, "inventory_2", why, N_("To the inbox"))
        self.nothing.pressed.connect(lambda: self.go("verify"))
        self._lay()
        self.period.chosen.connect(lambda _days: self._add_up())
        self.way.chosen.connect(lambda _by: self._show_lines())
        kit.tongue.follow(self, lambda _words: self._show_lines())

    def _lay(self) -> None:
        kit, page = self.kit, Scroll(margin=24, space=16, widest=self.kit.theme.px(1100))
        tiles = row(*self.tiles, space=12)
        figures, causes = Ground("card", margin=16, space=10), Ground("card", margin=16, space=10)
        figures.add(row(self.way, None), self.lines, self.more)
        causes.add(kit.label(N_("Why decisions were not simply agreed with"), "strong"), self.causes)
        self.because = causes
        page.add(tiles, figures, causes)
        page.inside.addStretch(1)
        self.pages = QStackedWidget()
        pages: tuple[QWidget, ...] = (self.nothing, page)
        for one in pages:
            self.pages.addWidget(one)
        line = row(self.period, None)
        line.setContentsMargins(24, 12, 24, 0)
        self.body.addLayout(line)
        self.body.addWidget(self.pages, 1)

    def enter(self, _subject: str) -> None:
        """Read all of it again."""
        self._read()
        self.period.segment(self.period.choice).setFocus()

    def refresh(self, changes: Changes) -> None:  # noqa: ARG002 - any of it changes the sums
        """Read it again."""
        self._read()

    def leave(self) -> None:
        """Stop adding up for nobody."""
        if self._job is not None:
            self._job.cancel()

    def _read(self) -> None:
        """Show what is known at once; where something came since, show it again when that was read."""
        self._add_up()
        self._job = self.kit.tasks.long(
            deeds.keep_up, then=lambda came: self._add_up() if came else None, failed=lambda _problem: None
        )

    def _add_up(self) -> None:
        asked = deeds.period(self.period.choice, self.kit.clock.now().wall)
        self.kit.tasks.long(lambda rooms, _progress: deeds.read(rooms, asked), then=self._show)

    def _show(self, found: Overview) -> None:
        self.found, total = found, found.total
        self.pages.setCurrentIndex(FIGURES if total.records else NOTHING)
        self.export.setEnabled(bool(total.records))
        records, sampled, agreed, actions = self.tiles
        records.show_figure(str(total.records))
        sampled.show_figure(percent(total.share_sampled), N_("Records sampled: {n}"), n=total.sampled)
        share = total.share_agreed
        agreed.show_figure("—" if share is None else percent(share), N_("Criteria decided: {n}"), n=total.decided)
        actions.show_figure(str(total.open_actions), N_("Overdue: {n}"), n=total.overdue)
        self.because.setVisible(bool(found.causes))
        cast("CauseModel", self.causes.figures).show_lines(found.causes)
        self._show_lines()

    def _show_lines(self) -> None:
        if self.found is None:
            return
        lines = self.found.lines[cast("By", self.way.choice)]
        shown = lines[-MOST:] if self.way.choice == "month" else lines[:MOST]
        cast("FigureModel", self.lines.figures).show_lines(shown)
        self.more.setVisible(len(shown) < len(lines))
        told = N_("Shown: {n} of {all}. The exported table holds all of them.")
        self.kit.tongue.say(self.more.setText, told, n=len(shown), all=len(lines))

    def _named(self, name: str) -> str:
        """What a line is called: a month in words, a standard by its short name, anything else as it is."""
        if self.way.choice == "month" and name:
            return day(self.kit.tongue.words, name)
        return name.rpartition(":")[0].replace("@", " · ") if self.way.choice == "standard" else name

    def _ask_file(self) -> None:
        title = self.kit.tongue(N_("Export the tables"))
        chosen, _ = QFileDialog.getSaveFileName(self, title, "", "*.xlsx;;*.csv")
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, file: Path) -> None:
        """Write all tables: a spreadsheet, or the table of assessors as plain text, by the file's ending."""
        asked, words = deeds.period(self.period.choice, self.kit.clock.now().wall), self.kit.tongue.words
        self.kit.tasks.read(
            lambda rooms: deeds.export(rooms, asked, file, words),
            then=lambda made: self.kit.notices.say(N_("Saved in {file}"), file=str(made)),
        )
