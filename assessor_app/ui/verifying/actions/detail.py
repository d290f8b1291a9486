"""One action: what was asked, by whom, until when; what was done since; and the form for what is next."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.language.dates import day, moment
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground, row, separator
from assessor_app.ui.parts.chip import chip
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.reading import Reading
from assessor_app.ui.verifying.actions.forms import AnswerForm, RecheckForm
from assessor_app.ui.verifying.actions.line import file_line
from assessor_app.ui.verifying.actions.unsent import Unsent
from assessor_app.ui.verifying.actions.words import LATE, OVERDUE, STATE_LOOKS
from assessor_app.verifying.actions.model import Answered, Rechecked
from assessor_app.verifying.actions.words import STATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.language import Words
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.actions.deeds import Shown, Side
    from assessor_app.ui.verifying.actions.forms import Form
    from assessor_app.verifying.actions.model import Followed

BECAME: dict[str, str] = {"closed": N_("{name} closed it, {when}"), "reopened": N_("{name} reopened it, {when}")}


class ActionDetail(Reading):
    """`exporting` a signed file by its identity, `going` to the record by its identity.

    `looking` at a file of an answer: the identity of the sealed one, or nothing, and the file. `discarding` what was
    written and not sent.
    """

    exporting = Signal(str)
    going = Signal(str)
    looking = Signal(str, object)
    discarding = Signal()

    def __init__(self, kit: Kit, side: Side) -> None:
        super().__init__(kit, N_("The action"), margin=22, space=16)
        self._kit, self._side_of = kit, side
        self._shown: Followed | None = None
        self._left: tuple[object, ...] | None = None
        self.unsent: Unsent | None = None
        self.form: Form | None = None

    def show_action(self, shown: Shown, today: str) -> None:
        """Show one; where it stands as it was shown, what is being written in it stays as it is."""
        chosen = shown.chosen
        left = (shown.draft, shown.files) if shown.left else None
        if chosen is None or (chosen == self._shown and left == self._left):
            if isinstance(self.form, AnswerForm):
                self.form.files.show_files(shown.files)
            return
        self._shown, self._left, self.form, self.unsent = chosen, left, None, None
        self.clear()
        self.add(self._asked(chosen, today))
        if chosen.steps:
            self.add(self._history(chosen))
        if shown.may:
            answers = self._side_of == "assessor"
            self.form = AnswerForm(self._kit, shown.name, shown) if answers else RecheckForm(self._kit, shown.draft)
            self.add(self.form)
        if left:
            self.unsent = Unsent(self._kit, shown)
            self.unsent.discarding.connect(self.discarding)
            self.unsent.looking.connect(functools.partial(self.looking.emit, ""))
            self.add(self.unsent)
        self.inside.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Show the action anew next time, as after something was discarded."""
        self._shown = None

    def _asked(self, one: Followed, today: str) -> Ground:
        kit, opened = self._kit, one.opened
        card, late = Ground("card", margin=20, space=10), one.overdue(today)
        icon, tone = OVERDUE if late else STATE_LOOKS[one.state]
        state = kit.label(LATE if late else STATE_WORDS[one.state], "strong")
        card.add(row(IconLabel(kit, icon, tone, 20), state))
        card.add(kit.text(opened.text, "title", selectable=True))
        if opened.criteria:
            chips = FlowBox(space=6)
            for key in opened.criteria:
                chips.add(chip(_short(kit.tongue.words, key), "accent"))
            card.add(chips)
        card.add(separator())
        facts: tuple[tuple[str, dict[str, str | Callable[[Words], str]]], ...] = (
            (N_("To be done by: {name}"), {"name": opened.owner}),
            (N_("By when: {when}"), {"when": lambda words: day(words, opened.due)}),
            (
                N_("Asked for by: {name}, {when}"),
                {"name": opened.verifier, "when": lambda words: day(words, opened.at)},
            ),
            (N_("Record: {reference} · {name}"), {"reference": opened.reference, "name": opened.candidate}),
        )
        for message, said in facts:
            made = kit.text("", "body", selectable=True)
            kit.tongue.say(made.setText, message, **said)
            card.add(made)
        export = kit.button(
            N_("Export the report…"), lambda: self.exporting.emit(opened.report), "quiet", icon="upload"
        )
        show = kit.button(N_("Show the record"), lambda: self.going.emit(opened.identity), "quiet")
        card.add(row(show, export, None))
        return card

    def _history(self, one: Followed) -> Ground:
        card = Ground("card", margin=20, space=10)
        card.add(self._kit.label(N_("What was done since"), "title"))
        for at, step in enumerate(one.steps):
            if at:
                card.add(separator())
            if isinstance(step, Answered):
                self._answered(card, step)
            else:
                self._rechecked(card, step)
        return card

    def _headed(self, card: Ground, message: str, name: str, at: str) -> None:
        made = self._kit.text("", "soft", selectable=True)
        self._kit.tongue.say(made.setText, message, name=name, when=lambda words: moment(words, at))
        card.add(made)

    def _answered(self, card: Ground, step: Answered) -> None:
        kit = self._kit
        self._headed(card, N_("{name} answered, {when}"), step.assessor_name, step.at)
        card.add(kit.text(step.done, selectable=True))
        for one in step.evidence:
            said = " · ".join(part for part in (one.what, one.where, one.holder) if part)
            card.add(row(IconLabel(kit, "location_on", "soft"), kit.text(said, "body", selectable=True)))
        for file in step.files:
            card.add(file_line(kit, file, functools.partial(self.looking.emit, step.statement)))
        if step.replaced_by:
            card.add(kit.label(N_("A new record: {reference}"), reference=step.replaced_by["reference"]))
        self._exported(card, step.statement)

    def _rechecked(self, card: Ground, step: Rechecked) -> None:
        self._headed(card, BECAME[step.became], step.verifier, step.at)
        if step.reason:
            card.add(self._kit.text(step.reason, selectable=True))
        self._exported(card, step.statement)

    def _exported(self, card: Ground, statement: str) -> None:
        button = self._kit.button(N_("Export…"), lambda: self.exporting.emit(statement), "quiet", icon="upload")
        card.add(row(button, None))


def _short(words: Words, key: str) -> str:
    """A criterion's short name, as `P14`, in the reader's language."""
    from assessor_app.records.templates.observation_1.words import LETTERS  # noqa: PLC0415 - kept with the deed

    kind, _, number = key.rpartition("#")[2].partition(":")
    return f"{LETTERS[kind][words.language == 'en']}{number}"
