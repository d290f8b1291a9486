"""Sampling: plans at the left, what one is about and covers in the middle, the sample with its reasons at the right."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QStackedWidget

from assessor_app.language import N_
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.card import Scroll
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.places import PLACES
from assessor_app.ui.verifying import interests
from assessor_app.ui.verifying.interests import InterestDialog
from assessor_app.ui.verifying.sampling import known
from assessor_app.ui.verifying.sampling.adding import AddDialog
from assessor_app.ui.verifying.sampling.covercard import CoverCard
from assessor_app.ui.verifying.sampling.deeds import Deeds
from assessor_app.ui.verifying.sampling.editor import Editor
from assessor_app.ui.verifying.sampling.head import PlanHead
from assessor_app.ui.verifying.sampling.sample import SampleColumn
from assessor_app.ui.verifying.sampling.shelf import Shelf
from assessor_app.ui.verifying.screen import VerifyingScreen

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.sampling.known import Shown, View
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.sampling.model import SamplingPlan

EMPTY, PLAN, EDITING = range(3)
REVIEW = "verify/review"


class SamplingScreen(VerifyingScreen):
    """`enter(plan)` shows one plan; without a subject the last one looked at, or the latest."""

    SHOWS = frozenset({"sample", "interest", "record", "pooled", "signer"})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, "verify/sampling")
        kit.tongue.say(self.bar.title.setText, N_("Sampling"))
        self.bar.subline.hide()
        self.shown: Shown | None = None
        self._name, self._busy_with = "", ""
        self.dialog: AddDialog | None = None
        self.asking: InterestDialog | None = None
        self.deeds = Deeds(kit, self)
        none = N_("No sampling plan yet. A plan says what must be looked at; the draw then says why these records.")
        self.empty = EmptyState(kit, "category", none, N_("New plan"))
        self.shelf, self.head, self.cover = Shelf(kit), PlanHead(kit), CoverCard(kit)
        self.sample = SampleColumn(kit, reviewing=any(place.name == REVIEW for place in PLACES))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self._scrolled(self.head, self.cover))
        names = (N_("Plans"), N_("The sample"))
        self.columns = Columns(kit, left=self.shelf, middle=self.pages, right=self.sample, names=names)
        self.body.addWidget(self.columns, 1)
        self.bar.extras.addWidget(self.columns.left_button)
        self.bar.extras.addWidget(self.columns.right_button)
        self._connect()

    @functools.cached_property
    def editor(self) -> Editor:
        """Made once it is needed: its many fields would keep whoever only looks."""
        made = Editor(self.kit)
        made.left.connect(self._stop_editing)
        made.kept.connect(self.deeds.keep)
        self.pages.insertWidget(EDITING, self._scrolled(made))
        return made

    def _scrolled(self, *parts: PlanHead | CoverCard | Editor) -> Scroll:
        made = Scroll(margin=24, space=16)
        made.add(*parts)
        made.inside.addStretch(1)
        return made

    def _connect(self) -> None:
        head, deeds = self.head, self.deeds
        self.empty.pressed.connect(deeds.begin)
        self.shelf.chosen.connect(self._choose)
        self.shelf.beginning.connect(deeds.begin)
        head.drawing.connect(deeds.draw)
        head.settling.connect(deeds.settle)
        head.taking_back.connect(deeds.take_back)
        head.printing.connect(self._ask_file)
        head.editing.connect(self.edit)
        head.copying.connect(lambda: deeds.begin(self._name))
        head.going.connect(deeds.put_away)
        self.cover.asked.connect(self._look)
        self.sample.adding.connect(self.add)
        self.sample.declaring.connect(self.declare)
        self.sample.removed.connect(deeds.remove)
        self.sample.replaced.connect(deeds.take_successor)
        self.sample.opened.connect(lambda item: self.go(REVIEW, item))

    def enter(self, subject: str) -> None:
        """Show one plan."""
        self._name = subject or self._name
        self.read()

    def refresh(self, changes: Changes) -> None:  # noqa: ARG002 - all of it may have changed
        """Read it again; what is being edited stays."""
        self.read()

    @property
    def plan(self) -> SamplingPlan | None:
        """The plan that is shown."""
        return self.shown.plan if self.shown else None

    def read(self) -> None:
        """Read the plans, then the one that is shown."""
        self.kit.tasks.read(known.plans, then=self._show_plans)
        self.kit.tasks.read(
            lambda rooms: rooms.verifying.interests.standing(), then=self.shelf.interests.show_interests
        )

    def open_plan(self, name: str, *, editing: bool = False) -> None:
        """Turn to a plan; a new one is edited at once."""
        self._name = name
        self._busy_with = name if editing else ""
        self.read()

    def edit(self) -> None:
        """Edit the plan that is shown."""
        if self.shown is not None and not self.shown.plan.drawn:
            self.editor.show_plan(self.shown)
            self.pages.setCurrentIndex(EDITING)
            self.columns.close_sheets()  # the plan is what is looked at now

    def add(self) -> None:
        """Look for a record to add by hand."""
        if self.plan is not None:
            dialog = self.dialog = AddDialog(self.kit, self)
            dialog.wanted.connect(self.deeds.add)
            dialog.open()

    def declare(self, name: str) -> None:
        """Ask in whom of a record one has an interest, and which."""
        item = next((one for one in self.shown.items if one.id == name), None) if self.shown else None
        if item is not None:
            about = f"{item.reference} · {item.candidate} · {item.assessor}"
            dialog = self.asking = InterestDialog(self.kit, self, about)
            dialog.declared.connect(lambda whom, text: interests.declare(self.kit, item.identity, whom, text))
            dialog.open()

    def stop_editing(self) -> None:
        """Show the plan again."""
        self._stop_editing()

    def _stop_editing(self) -> None:
        self._busy_with = ""
        self.pages.setCurrentIndex(PLAN if self.shown else EMPTY)
        self.head.edit.setFocus()

    def _choose(self, name: str) -> None:
        if name != self._name:
            self._stop_editing()
            self._name = name
            self._read_plan()

    def _show_plans(self, plans: list[SamplingPlan]) -> None:
        if plans and self._name not in {one.id for one in plans}:
            self._name = plans[0].id
        self.shelf.show_plans(plans, self._name if plans else "")
        self.shelf.new.setVisible(bool(plans))
        self.sample.add_button.setVisible(bool(plans))
        if plans:
            self._read_plan()
        else:
            self.shown, self._name = None, ""
            self.shelf.show_plan(None)
            self.sample.show_items(())
            self.sample.none.hide()
            self.pages.setCurrentIndex(EMPTY)

    def _read_plan(self) -> None:
        """Show what is known of it at once; where something came or changed since, show it again when that was read."""
        self._look(self.cover.view)
        self.kit.tasks.long(known.keep_up, then=lambda changed: self._look(self.cover.view) if changed else None)

    def _look(self, view: View) -> None:
        name = self._name
        if name:
            self.kit.tasks.long(lambda rooms, _progress: known.shown(rooms, name, view), then=self._show)

    def _show(self, shown: Shown) -> None:
        if shown.plan.id != self._name:
            return
        self.shown = shown
        self.shelf.show_plan(shown)
        self.head.show_plan(shown)
        self.cover.show_plan(shown)
        self.sample.show_items(shown.items)
        if self._busy_with == shown.plan.id:
            self._busy_with = ""
            self.edit()
        elif self.pages.currentIndex() != EDITING:
            self.pages.setCurrentIndex(PLAN)

    def _ask_file(self) -> None:
        words = self.kit.tongue
        name = "".join(letter if letter.isalnum() else "-" for letter in self.plan.name.lower()) if self.plan else ""
        title = words(N_("Save the justification"))
        chosen, _ = QFileDialog.getSaveFileName(self, title, f"{name}.pdf", "PDF (*.pdf)")
        if chosen:
            self.deeds.print_into(Path(chosen))
