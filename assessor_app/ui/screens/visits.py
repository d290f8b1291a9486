"""The visits: their list, where one opens or discards them, and the form that begins one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.ui.observing.beginning import Beginning, BeginningForm, begin
from assessor_app.ui.observing.deeds import discard
from assessor_app.ui.observing.visits import FIRST, Visits, listed
from assessor_app.ui.parts.text import set_role
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.planning import deeds
from assessor_app.ui.planning.known import cancelled, to_come
from assessor_app.ui.records.asked import Overdue
from assessor_app.ui.screen import Screen

if TYPE_CHECKING:
    from assessor_app.observing.model import Observation, PageLanguages
    from assessor_app.people.model import Candidate
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.visits import Seen
    from assessor_app.ui.planning.known import Planned
    from assessor_app.vault.model import Changes


class VisitsScreen(Screen):
    """`enter("")`: visits to come, then drafts and records, latest first.

    Ctrl+N begins a visit, Ctrl+Shift+N plans one; Delete discards a draft, which can be undone.
    """

    SHOWS = frozenset({"observation", "candidate", "record", "plan", "action"})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._most = FIRST
        kit.tongue.say(self.bar.title.setText, N_("Visits"))
        self.bar.subline.hide()
        self.overdue = Overdue(self)
        self.new = kit.button(N_("New observation"), self._new, "primary", icon="add")
        self.plan = kit.button(N_("Plan a visit"), self._plan, icon="event_available", keys="Ctrl+Shift+N")
        self.tools = Tools(kit, self.bar, ((self.plan, N_("Plan a visit")), (self.new, N_("New observation"))))
        self.bar.extras.addWidget(self.tools)
        self.visits = Visits(kit)
        self.body.addWidget(self.visits, 1)
        kit.key(self, "Ctrl+N", self._new, self.new, self.visits.empty.button)
        self.visits.opened.connect(self._open)
        self.visits.discarded.connect(lambda seen: discard(kit, seen.head.id, seen.head.reference))
        self.visits.starting.connect(self._new)
        self.visits.older.connect(self._older)
        self.visits.plan_opened.connect(lambda planned: self.go("visits/plan", planned.visit.id))
        section = self.visits.section
        section.begun.connect(lambda planned: deeds.begin(kit, planned, lambda name: self.go("observing", name)))
        section.opened.connect(lambda planned: self.go("visits/plan", planned.visit.id))
        section.cancelled.connect(lambda planned, reason: deeds.cancel(kit, planned, reason))
        section.moved.connect(lambda planned, start, reason: deeds.move(kit, planned, start, reason))
        section.due.connect(self._give_way)

    def enter(self, subject: str) -> None:  # noqa: ARG002 - there is one list
        """Show the list."""
        self._read()
        self.visits.list.setFocus()

    def refresh(self, changes: Changes) -> None:  # noqa: ARG002 - whatever was touched, one read shows it
        """Read the list again."""
        self._read()

    def _read(self) -> None:
        self.overdue.read()
        most = self._most
        self.kit.tasks.read(lambda rooms: (listed(rooms, most), to_come(rooms), cancelled(rooms)), then=self._show)

    def _show(self, found: tuple[list[Seen], list[Planned], list[Planned]]) -> None:
        visits, planned, cancelled = found
        self.visits.show_visits(visits, planned, cancelled, all_there=len(visits) < self._most)
        self.new.setVisible(bool(visits or planned or cancelled))

    def _plan(self) -> None:
        self.go("visits/plan")

    def _give_way(self, due: bool) -> None:  # noqa: FBT001 - the signal hands it over
        """Leave the one primary button to a visit that is due."""
        set_role(self.new, "plain" if due else "primary")
        self.new.show_icon("add")

    def _new(self) -> None:
        self.go("visits/new")

    def _older(self) -> None:
        self._most *= 4
        self._read()

    def _open(self, seen: Seen) -> None:
        if seen.identity:
            self.go("records", seen.identity)
        else:
            self.go("observing", seen.head.id)


class NewVisitScreen(Screen):
    """`enter(candidate)` begins a visit to one candidate, `enter("")` to one yet to be chosen."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        kit.tongue.say(self.bar.title.setText, N_("New observation"))
        self.bar.subline.hide()
        self.form = BeginningForm(kit)
        self.body.addWidget(self.form, 1)
        self.form.begun.connect(self._begin)
        self.form.left.connect(lambda: self.go("visits"))

    def enter(self, subject: str) -> None:
        """Show an empty form."""

        def show(found: tuple[list[Candidate], PageLanguages]) -> None:
            self.form.start(found[0], subject, found[1])

        self.kit.tasks.read(lambda rooms: (rooms.people.candidates(), rooms.people.preferences().pages), then=show)

    def refresh(self, changes: Changes) -> None:
        """Leave the form alone: somebody is filling it in."""

    def _begin(self, how: Beginning) -> None:
        language = self.kit.tongue.language
        self.kit.tasks.store(lambda rooms: begin(rooms, how, language), then=self._begun)

    def _begun(self, answer: tuple[Observation, Changes]) -> None:
        self.go("observing", answer[0].id)
