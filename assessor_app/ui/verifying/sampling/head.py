"""The card at the top of a plan: what it is about, what came of its draw in numbers, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.language.dates import day, moment
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.text import Text, set_role

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.sampling.known import Shown


class PlanHead(Ground):
    """Signals for each deed; what may be done follows the plan's state."""

    drawing = Signal()
    settling = Signal()
    taking_back = Signal()
    printing = Signal()
    editing = Signal()
    copying = Signal()
    going = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__("card", margin=16, space=10)
        self._kit = kit
        self._shown: Shown | None = None
        self.name, self.about, self.seed = kit.text("", "title"), Text(role="body"), Text(role="soft", selectable=True)
        self.draw = kit.button(N_("Draw the sample"), self.drawing.emit, "primary", icon="category", keys="Ctrl+Return")
        self.settle = kit.button(N_("Settle the sample"), self.settling.emit, icon="task_alt")
        self.undo = kit.button(N_("Take the draw back"), self.taking_back.emit, "quiet", icon="undo")
        self.edit = kit.button(N_("Edit the plan"), self.editing.emit, icon="edit")
        self.copy = kit.button(N_("New plan like this"), self.copying.emit, "quiet", icon="add")
        self.print = kit.button(N_("Justification…"), self.printing.emit, icon="download", keys="Ctrl+P")
        self.away = kit.button(N_("Put away"), self.going.emit, "quiet", icon="inventory_2")
        line = FlowBox(space=8)
        line.add(self.draw, self.settle, self.print, self.edit, self.undo, self.copy, self.away)
        self.add(row(self.name), self.about, self.seed, line)
        kit.tongue.follow(self, self._say)

    def show_plan(self, shown: Shown) -> None:
        """Show one plan."""
        self._shown = shown
        plan, planned = shown.plan, any(one.state == "planned" for one in shown.items)
        self.name.setText(plan.name)
        drawn = bool(plan.drawn)
        self._kit.tongue.say(self.draw.setText, N_("Draw again") if drawn else N_("Draw the sample"))
        set_role(self.draw, "plain" if drawn else "primary")
        set_role(self.settle, "primary" if planned and drawn else "plain")
        self.draw.show_icon("category")
        self.settle.show_icon("task_alt")
        self.settle.setVisible(planned)
        for part in (self.undo, self.print):
            part.setVisible(drawn)
        self.edit.setVisible(not drawn)
        self.away.setVisible(not drawn)
        self.seed.setVisible(shown.draw is not None)
        self._say(self._kit.tongue.words)

    def _say(self, words: Words) -> None:
        shown = self._shown
        if shown is None:
            return
        lines = [_period(words, shown)] if shown.plan.filter.since or shown.plan.filter.until else []
        lines.append(words(N_("Records in the pool: {count}"), count=shown.pool))
        if shown.items:
            tenths = 1000 * len(shown.items) // shown.pool if shown.pool else 0
            share = f"{tenths // 10}.{tenths % 10}%"
            lines.append(words(N_("In the sample: {count} ({share})"), count=len(shown.items), share=share))
        if shown.plan.strategy.target_percent:
            lines.append(words(N_("Share aimed at: {percent}%"), percent=shown.plan.strategy.target_percent))
        if shown.plan.agreed_on:
            agreed = N_("Agreed with {name}, {day}")
            lines.append(words(agreed, name=shown.plan.agreed_with, day=day(words, shown.plan.agreed_on)))
        self.about.setText(" · ".join(lines))
        if shown.draw is not None:
            drawn = shown.draw.drawn
            said = N_(
                "Seed: {seed}. Draw {number}, {at}. CAMERA cells covered: {covered} of {cells}; by chance on average: "
                "{mean}"
            )
            facts = {
                "seed": shown.draw.seed, "number": shown.draw.number, "at": moment(words, shown.draw.made_at),
                "covered": drawn.covered, "cells": drawn.cells, "mean": f"{drawn.chance / 1000:.1f}",
            }  # fmt: skip
            self.seed.setText(words(said, **facts))


def _period(words: Words, shown: Shown) -> str:
    since, until = shown.plan.filter.since, shown.plan.filter.until
    if since and until:
        return words(N_("Observed from {since} to {until}"), since=day(words, since), until=day(words, until))
    if since:
        return words(N_("Observed from {since} on"), since=day(words, since))
    return words(N_("Observed until {until}"), until=day(words, until))
