"""The screen that plans a visit or changes a plan. `enter` takes a planned visit's id, what `plan_for` wrote, or ''."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.standards.model import StandardKey
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.planning.form import PlanForm
from assessor_app.ui.planning.known import coverage, named, wanted
from assessor_app.ui.screen import Screen

if TYPE_CHECKING:
    from assessor_app.observing.coverage import Coverage
    from assessor_app.observing.planning.model import PlannedVisit
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.planning.form import Planning
    from assessor_app.ui.planning.known import Wanted
    from assessor_app.vault.model import Changes


class PlanScreen(Screen):
    """See above."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._visit: PlannedVisit | None = None
        self._offered: tuple[str, tuple[str, ...]] = ("", ())
        self.bar.subline.hide()
        self.form = PlanForm(kit)
        self.gone = Banner(kit, "warning")
        self.revive = kit.button(N_("Plan it again"), self._revive, icon="event_available")
        self.gone.inside.addWidget(self.revive)
        self.body.addWidget(self.gone)
        self.body.addWidget(self.form, 1)
        self.gone.hide()
        self.form.planned.connect(self._plan)
        self.form.left.connect(lambda: self.go("visits"))
        self.form.asked.connect(self._look)

    def enter(self, subject: str) -> None:
        """Show the form as the subject asks for it."""
        self.kit.tasks.read(lambda rooms: wanted(rooms, subject), then=self._start)

    def refresh(self, changes: Changes) -> None:
        """Leave the form alone: somebody is filling it in."""

    def _start(self, found: Wanted) -> None:
        self._visit = found.visit
        self._offered = ("", ())
        self.kit.tongue.say(self.bar.title.setText, N_("The plan") if found.visit else N_("Plan a visit"))
        self.form.start(found)
        closed = found.visit is not None and not found.visit.open
        self.form.setEnabled(not closed)
        self.gone.setVisible(closed)
        if found.visit is not None and closed:
            self.kit.tongue.say(
                self.gone.words.setText, N_("This visit was cancelled: {reason}"), reason=found.visit.reason
            )
            self.revive.setFocus()

    def _revive(self) -> None:
        name = self._visit.id if self._visit else ""
        self.kit.tasks.store(lambda rooms: rooms.planning.revive(name), then=lambda _changes: self.enter(name))

    def _look(self) -> None:
        """Offer the criteria of the standards chosen, and see who else is visited then."""
        form, name = self.form, self._visit.id if self._visit else ""
        about = (form.candidate, tuple(form.standards.chosen))
        if about != self._offered:
            self._offered = about
            self.kit.tasks.read(lambda rooms: coverage(rooms, *about), then=lambda found: self._offer(about, found))
        when = form.about_when()
        if when is None:
            form.show_clashes(())
            return

        def clashing(rooms: Rooms) -> list[str]:
            return [one.candidate for one in named(rooms, rooms.planning.clashes(when, name))]

        self.kit.tasks.read(clashing, then=form.show_clashes)

    def _offer(self, about: tuple[str, tuple[str, ...]], found: list[Coverage]) -> None:
        if about == self._offered:
            known = {one.standard.key for one in found}
            asked = map(StandardKey.parse, about[1])
            self.form.hoped.show_coverage(found, [key for key in asked if key not in known])

    def _plan(self, filled: Planning) -> None:
        visit = self._visit
        deed = _planned if visit is None else _changed
        name = visit.id if visit else ""
        self.kit.tasks.store(lambda rooms: deed(rooms, name, filled), then=self._done)

    def _done(self, _answer: object) -> None:
        self.kit.notices.say(N_("The plan is kept.") if self._visit else N_("The visit is planned."))
        self.go("visits")


def _planned(rooms: Rooms, _name: str, filled: Planning) -> Changes:
    """Take the candidate on if need be and plan the visit, in one transaction."""
    with rooms.store.transaction():
        what, touched = filled.what, frozenset[tuple[str, str]]()
        if not what.candidate:
            standards = tuple(str(key) for key in what.standards)
            added, changes = rooms.people.add_candidate(
                name=filled.name, language=what.language, adjustments=what.adjustments, standards=standards
            )
            what, touched = replace(what, candidate=added.id), changes.touched
        _visit, changes = rooms.planning.propose(what, agreed=filled.agreed, how=filled.how)
        return type(changes)(changes.touched | touched)


def _changed(rooms: Rooms, name: str, filled: Planning) -> Changes:
    return rooms.planning.change(name, filled.what, agreed=filled.agreed, how=filled.how)
