"""The details of a visit, in the drawer: event, plan, summary, feedback, actions. Each change is told as it is made."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Final, get_args

from PySide6.QtCore import Signal

from assessor_app.clock import rfc3339
from assessor_app.language import N_
from assessor_app.observing.model import SETTINGS, Event, Method
from assessor_app.observing.rules import MOST_OF_A_PLACE
from assessor_app.ui.observing.actions import Actions
from assessor_app.ui.observing.allevidence import AllEvidence
from assessor_app.ui.observing.kinds import METHOD_WORDS, SETTING_WORDS
from assessor_app.ui.observing.pending import Pending
from assessor_app.ui.observing.witnesses import Witnesses
from assessor_app.ui.parts.card import Scroll, row
from assessor_app.ui.parts.form import Field, LineField, TextField
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.tick import Tick
from assessor_app.ui.written import read_day, read_moment, shown_day, shown_moment

if TYPE_CHECKING:
    from assessor_app.observing.model import Observation, Plan, Setting
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.thumbs import Thumbs

METHODS: Final[tuple[Method, ...]] = get_args(Method)
REACH: Final = 120  # px around the field that has the keys, to be seen with it


class Details(Scroll):
    """`event_edited(Event)`, `plan_edited(Plan)`, `text_edited(field, text)`, `discarded`; actions tell theirs."""

    event_edited = Signal(object)
    plan_edited = Signal(object)
    text_edited = Signal(str, str)
    discarded = Signal()

    def __init__(self, kit: Kit, thumbs: Thumbs) -> None:
        super().__init__(margin=20, space=14)
        self._kit = kit
        self._shown: Observation | None = None
        self._quiet = False
        self._pending = Pending()
        # The fields show minutes; a time that nobody changed keeps its seconds.
        self._exact: dict[LineField, str] = {}
        self.start = LineField(kit, N_("Started"), hint=N_("Day and time: 20/11/2026 14:05"))
        self.end = LineField(kit, N_("Ended"), hint=N_("Day and time: 20/11/2026 14:05"))
        self.ended = Tick(kit, N_("The visit has ended"))
        self.place = LineField(kit, N_("Place"), example=N_("Workplace and town"), most=MOST_OF_A_PLACE)
        self.setting = Segmented(kit, N_("Setting"), [(one, SETTING_WORDS[one], "accent") for one in SETTINGS])
        self.others = LineField(kit, N_("Others present"), hint=N_("Roles, not names"), most=MOST_OF_A_PLACE)
        self.agreed = LineField(kit, N_("Plan agreed on"), hint=N_("Day, month and year: 14/11/2026"))
        self.methods = {method: Tick(kit, METHOD_WORDS[method]) for method in METHODS}
        self.summary = TextField(kit, N_("Summary"), hint=N_("What was done, in a few sentences"), lines=4)
        self.feedback = TextField(kit, N_("Feedback to the candidate"), lines=4)
        self.evidence = AllEvidence(kit, thumbs)
        self.agreed_actions = Actions(kit)
        self.witnesses = Witnesses(kit)
        self.discard = kit.button(N_("Discard this draft"), self.discarded.emit, "danger", icon="delete")
        self._lay()
        self._listen()

    def show_observation(self, observation: Observation, *, over: bool = False) -> None:
        """Show what is kept, except in a field that somebody is writing in; with `over`, there too."""
        fresh = over or self._shown is None or self._shown.id != observation.id
        self._shown = observation
        if fresh:
            self._pending.forget()
        self._quiet = True
        self._show_event(observation.event, fresh=fresh)
        self._show_plan(observation.plan, fresh=fresh)
        for name, field, said in (
            ("summary", self.summary, observation.summary),
            ("feedback", self.feedback, observation.feedback),
        ):
            if self._pending.may_show(name, said) and (fresh or not field.edit.hasFocus()):
                field.show_text(said)
        self.agreed_actions.show_actions(observation.actions, fresh=fresh)
        self.witnesses.show_witnesses(observation.witnesses, fresh=fresh)
        self._quiet = False

    def go_to(self, place: str) -> None:
        """Give the keys to one part: `event`, `feedback`, `actions`, `witnesses` or `evidence`."""
        if place == "actions":
            self.agreed_actions.begin()
        elif place == "witnesses":
            self.witnesses.begin()
        elif place == "evidence":
            self.evidence.begin()
        else:
            {"event": self.place, "feedback": self.feedback, "plan": self.agreed}.get(place, self.start).setFocus()
        now = self.window().focusWidget()
        if now is not None:
            self.ensureWidgetVisible(now, 50, REACH)

    def _lay(self) -> None:
        kit = self._kit
        self.add(kit.label(N_("The visit"), "strong"), self.start, self.ended, self.end, self.place)
        setting = Field(kit, N_("Setting"), self.setting)
        self.add(setting, self.others, kit.label(N_("The plan"), "strong"), self.agreed)
        self.add(kit.label(N_("Methods"), "label"), *self.methods.values())
        self.add(kit.label(N_("Evidence"), "strong"), self.evidence)
        self.add(kit.label(N_("Witnesses"), "strong"), self.witnesses)
        self.add(self.summary, self.feedback, kit.label(N_("Actions"), "label"), self.agreed_actions)
        self.inside.addSpacing(kit.theme.px(24))
        self.add(row(self.discard, None))
        self.inside.addStretch(1)

    def _listen(self) -> None:
        self.ended.toggled.connect(self._end)
        self.setting.chosen.connect(lambda _key: self._tell_event())
        for line in (self.start, self.end, self.place, self.others):
            line.edited.connect(lambda _said: self._tell_event())
        self.agreed.edited.connect(lambda _said: self._tell_plan())
        for tick in self.methods.values():
            tick.toggled.connect(lambda _on: self._tell_plan())
        for name, field in (("summary", self.summary), ("feedback", self.feedback)):
            field.edited.connect(lambda said, name=name: self._tell_text(name, said))

    def _show_event(self, event: Event, *, fresh: bool) -> None:
        self.ended.setChecked(bool(event.end))
        self.end.setVisible(bool(event.end))
        for field, time in ((self.start, event.start), (self.end, event.end or event.start)):
            if fresh or not field.edit.hasFocus():
                self._show_time(field, time)
        for name, line, said in (("place", self.place, event.place), ("others", self.others, event.others)):
            if self._pending.may_show(name, said) and (fresh or not line.edit.hasFocus()):
                line.edit.setText(said)
        self.setting.choose(event.setting)

    def _show_plan(self, plan: Plan, *, fresh: bool) -> None:
        if fresh or not self.agreed.edit.hasFocus():
            self.agreed.edit.setText(shown_day(plan.agreed))
        for method, tick in self.methods.items():
            tick.setChecked(method in plan.methods)

    def _end(self, on: bool) -> None:  # noqa: FBT001 - Qt's toggled hands it over
        if self._quiet:
            return
        self.end.setVisible(on)
        if on:
            self._show_time(self.end, rfc3339(self._kit.clock.now().wall))
        self._tell_event()

    def _tell_event(self) -> None:
        held = self._shown
        if self._quiet or held is None:
            return
        start = self._said(self.start, held.event.start)
        end = self._said(self.end, start or held.event.start, after=True) if self.ended.isChecked() else ""
        if start is None or end is None:
            return
        if end and dt.datetime.fromisoformat(end) < dt.datetime.fromisoformat(start):
            self.end.invalid(N_("The observation cannot end before it starts. Check both times."))
            return
        self._pending.tell("place", self.place.said)
        self._pending.tell("others", self.others.said)
        setting: Setting = self.setting.choice  # type: ignore[assignment]  # the control's keys are the settings
        self.event_edited.emit(Event(start, end, self.place.said, setting, self.others.said))

    def _show_time(self, field: LineField, written: str) -> None:
        self._exact[field] = written
        field.edit.setText(shown_moment(written))
        field.valid()

    def _said(self, field: LineField, beside: str, *, after: bool = False) -> str | None:
        """The time in a field, read as `read_moment` reads it; None when it is no time, which the field says."""
        exact, said = self._exact[field], " ".join(field.said.split())
        if said == shown_moment(exact):
            return exact
        read = read_moment(said, beside, after=after)
        if read is None:
            field.invalid(N_("This is not a day and a time. Write it as in 20/11/2026 14:05."))
        return read

    def _tell_text(self, name: str, said: str) -> None:
        self._pending.tell(name, said)
        self.text_edited.emit(name, said)

    def _tell_plan(self) -> None:
        if self._quiet or self._shown is None:
            return
        agreed = read_day(self.agreed.said) if self.agreed.said else ""
        if agreed is None:
            said = self.agreed.said
            self.agreed.invalid(N_("{date} is not a date. Write day, month and year, as in 1/3/2026."), date=said)
            return
        methods = tuple(one for one, tick in self.methods.items() if tick.isChecked())
        self.plan_edited.emit(replace(self._shown.plan, agreed=agreed, methods=methods))
