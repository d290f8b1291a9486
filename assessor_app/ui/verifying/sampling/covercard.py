"""The card with the picture of what a sample covers: which dimension stands across, within what, what is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.form import Choice
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.text import Text
from assessor_app.ui.verifying.sampling.known import View
from assessor_app.ui.verifying.sampling.matrix import SampleTable, legend
from assessor_app.verifying.sampling.words import DIMENSIONS, STAGES, editioned

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.sampling.known import Shown
    from assessor_app.verifying.model import Stage
    from assessor_app.verifying.sampling.model import Dimension

ACROSS: Final[tuple[Dimension, ...]] = ("method", "standard", "site")
BOTH: Final = "both"
LETTERS: Final = 18  # so many of a name are always seen


class CoverCard(Ground):
    """`asked(View)` when another view is chosen."""

    asked = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__("card", margin=16, space=10)
        self._kit = kit
        self._values: dict[str, tuple[str, ...]] = {"standard": (), "site": ()}
        across = [(name, DIMENSIONS[name], "accent") for name in ACROSS]
        self.across = Segmented(kit, N_("What stands across"), across)
        self.across.choose("method")
        stages = [(BOTH, N_("Both stages"), "accent"), *((name, word, "accent") for name, word in STAGES.items())]
        self.stage = Segmented(kit, N_("Stage"), stages)
        self.stage.choose(BOTH)
        self.standard, self.site = Choice(kit), Choice(kit)
        for choice in (self.standard, self.site):
            choice.setMinimumContentsLength(LETTERS)
        kit.about(self.standard, N_("Within one standard"))
        kit.about(self.site, N_("Within one site"))
        self.table = SampleTable(kit)
        kit.about(self.table, N_("What the sample covers, by assessor"))
        self.looked = Text(role="body")
        self.looked.hide()
        line = FlowBox(space=8)
        line.add(self.across, self.stage, self.standard, self.site)
        self.add(kit.label(N_("What the sample covers"), "title"), line, self.table, self.looked, legend(kit))
        self.across.chosen.connect(lambda _key: self._ask())
        self.stage.chosen.connect(lambda _key: self._ask())
        self.standard.activated.connect(lambda _at: self._ask())
        self.site.activated.connect(lambda _at: self._ask())
        self.table.looked.connect(self._look)
        kit.tongue.follow(self, self._reword)

    @property
    def view(self) -> View:
        """What is asked for."""
        stage = self.stage.choice
        return View(
            cast("Dimension", self.across.choice),
            self._chosen(self.standard, "standard"),
            self._chosen(self.site, "site"),
            None if stage == BOTH else cast("Stage", stage),
        )

    def show_plan(self, shown: Shown) -> None:
        """Show the picture, and what can be chosen of the pool."""
        values = {"standard": shown.values["standard"], "site": shown.values["site"]}
        if values != self._values:
            before = (self._chosen(self.standard, "standard"), self._chosen(self.site, "site"))
            self._values = values
            self._fill(before)
        self.looked.hide()
        self.table.show_picture(shown.picture)

    def _chosen(self, choice: Choice, name: str) -> str:
        at = choice.currentIndex()
        return self._values[name][at - 1] if at > 0 else ""

    def _fill(self, before: tuple[str, str]) -> None:
        for choice, name, held in ((self.standard, "standard", before[0]), (self.site, "site", before[1])):
            choice.clear()
            named = (
                map(editioned, self._values[name]) if name == "standard" else (one or "—" for one in self._values[name])
            )
            choice.addItems(["", *named])
            choice.setCurrentIndex(self._values[name].index(held) + 1 if held in self._values[name] else 0)
        self._reword(self._kit.tongue.words)

    def _reword(self, words: Words) -> None:
        for choice, said in ((self.standard, N_("Every standard")), (self.site, N_("Every site"))):
            if not choice.count():
                choice.addItem("")
            choice.setItemText(0, words(said))
        at = self.table.currentIndex()
        if at.isValid() and not self.looked.isHidden():
            self._look(at.row(), at.column())

    def _ask(self) -> None:
        self.asked.emit(self.view)

    def _look(self, row: int, column: int) -> None:
        self.looked.setText(self.table.cells.spoken(row, column))
        self.looked.show()
