"""The observing screen: takes what its parts ask to the store and hands them what comes back. It decides nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.observing.readiness import in_order, looked
from assessor_app.ui.observing.adding import Adding
from assessor_app.ui.observing.attaching import Attaching
from assessor_app.ui.observing.filedeeds import FileDeeds
from assessor_app.ui.observing.head import say_head
from assessor_app.ui.observing.helping import Helping
from assessor_app.ui.observing.kinds import MARK_LOST
from assessor_app.ui.observing.lookout import Lookout
from assessor_app.ui.observing.missing import told
from assessor_app.ui.observing.scene import Scene, gather
from assessor_app.ui.observing.undoing import Undoing
from assessor_app.ui.observing.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.observing.model import Composer, Observation
    from assessor_app.observing.parts import Part
    from assessor_app.observing.readiness import Gap
    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.missing import Link
    from assessor_app.vault.model import Changes

# The candidate's mark has its place in the review, which the primary button leads to.
ELSEWHERE: Final = frozenset({"mark"})
DETAILS: Final = frozenset({"event", "feedback", "actions", "plan", "evidence", "witnesses"})
# Only what changes these needs more than the observation read again.
AROUND: Final = frozenset({"candidate", "assessor", "standard", "rules"})


class ObservingScreen(Workplace):
    """`enter(id)` shows one draft."""

    SHOWS = frozenset({"observation", *AROUND})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._name = ""
        self.deeds = FileDeeds(kit, self)
        self.deeds.chip = lambda key, reader: self.scene.chip(key, reader) if self.scene else key.short(reader)
        self.undoing = Undoing(kit, self.deeds.past, self)
        self.bar.extras.insertWidget(1, self.undoing)
        self._missing = Lookout(self, self._looked)
        self._missing.found.connect(self._say_missing)
        self.adding = Adding(kit, self.writing, self.deeds, self)
        self.attaching = Attaching(kit, self.deeds, self)
        self.helping = Helping(self, self.deeds)
        self._listen()
        kit.tongue.follow(self, lambda _words: self._say())

    def enter(self, subject: str) -> None:
        """Show one observation; what stood in the composer comes back."""
        if subject != self._name:
            self._name = self.deeds.name = subject
            self.scene = None
            self.adding.forget()
            self.attaching.leave()
            self.columns.setEnabled(False)
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Read again what was touched."""
        if changes.kinds() & AROUND:
            self._read()
        elif ("observation", self._name) in changes.touched and not self.deeds.gave(changes):
            name = self._name
            self.kit.tasks.read(lambda rooms: rooms.desk.observation(name), then=self._show_observation)

    def leave(self) -> None:
        """Give what is being typed to the store, and watch no folder any more."""
        self.attaching.leave()
        self.rest()

    def rest(self) -> None:
        """Give what is being typed to the store, and shut what stands over the rest; a watched folder stays watched."""
        self.shut_drawers()
        if self.scene is not None and self.writing.written() != self.scene.observation.composer:
            self.deeds.keep(self.writing.written())

    def _read(self) -> None:
        name = self._name
        self.kit.tasks.read(lambda rooms: gather(rooms, name), then=self._show)

    def _show(self, scene: Scene) -> None:
        if scene.observation.id != self._name:
            return
        if scene.observation.record:
            self.deeds.past.forget()
            self.go("visits")
            return
        fresh = self.scene is None
        self.scene = scene
        self.columns.setEnabled(True)
        if fresh:
            self.writing.show_written(scene.observation.composer)
            self.standby.show_came_back(scene.observation, scene.kept)
        self._lay()
        if fresh:
            self.writing.begin()

    def _show_observation(self, observation: Observation) -> None:
        if self.scene is None or observation.id != self._name:
            return
        if self.scene.lost_mark(observation):
            self.kit.notices.say(MARK_LOST)
        if observation.standards != self.scene.observation.standards:
            self._read()  # their texts are needed too
            return
        self.scene = self.scene.with_observation(observation)
        self._lay()

    def _take(self, part: Part, again: bool) -> None:  # noqa: FBT001 - the signal hands it over
        """Show what a deed changed, and leave the rest of the screen as it is.

        What was taken back or done `again` is shown even where somebody has the keys.
        """
        before = self.scene
        if before is None or part.observation != self._name:
            return
        self.scene = scene = before.with_part(part)
        if before.lost_mark(scene.observation):
            self.kit.notices.say(MARK_LOST)
        if scene.observation.standards != before.observation.standards:
            self._read()  # their texts are needed too
            return
        sheet = any(one.sheet is not None for one in part.each)
        if sheet:
            self._lay_sheet(scene, over=again)
        keys = scene.touched_by(part, before)
        self.criteria.show_changed(scene, keys, sheet=sheet)
        self.criterion.show_changed(scene, keys, sheet=sheet)
        self.linking.show_scene(scene)
        self.log.show_scene(scene, [one.entry.id for one in part.each if one.entry])
        self._missing.look()

    def _lay_sheet(self, scene: Scene, *, over: bool = False) -> None:
        self.details.show_observation(scene.observation, over=over)
        self.details.evidence.show_scene(scene)
        self.running.show_event(scene.observation.event)
        self.scope.show_scene(scene)
        say_head(self.kit, self.bar, scene)

    def _lay(self) -> None:
        """Hand the scene to every part."""
        if self.scene is None:
            return
        for part in (self.criteria, self.writing, self.criterion, self.linking, self.suggesting):
            part.show_scene(self.scene)
        self._lay_sheet(self.scene)
        self._say()

    def _say(self) -> None:
        if self.scene is not None:
            say_head(self.kit, self.bar, self.scene)
            self.log.show_scene(self.scene)
            self._missing.look_now()

    def _looked(self) -> Iterator[list[Gap]]:
        scene, now = self.scene, self.kit.clock.now().wall
        return looked(scene.visit, self.kit.tongue.language, now, scene.log) if scene else iter(())

    def _say_missing(self, found: list[Gap]) -> None:
        """Say what is missing: later than the rest, for it looks at the whole log."""
        left_out = ELSEWHERE | ({"composer"} if self.writes or self.writing.empty else frozenset())
        if self.scene is not None:
            self.foot.show_links(told(self.scene, self.kit.tongue.words, in_order(found), without=left_out))
        if self.missing_drawer.isVisible():
            self.missing.show_links(self.foot.links)

    def _listen(self) -> None:
        self.criteria.chosen.connect(self.choose)
        self.criteria.taken.connect(self._link_chosen)
        self.criteria.left.connect(self.back_to_writing)
        self.writing.changed.connect(lambda: self.deeds.keep(self.writing.written()))
        self.writing.shown.connect(self.choose)
        self.linking.taken.connect(self.writing.link)
        self.log.shown.connect(self.choose)
        self.log.unlinked.connect(self._unlink)
        self.log.edited.connect(self.deeds.keep)
        self.log.added.connect(self._correct)
        self.log.dropped.connect(self._drop)
        self.log.correcting.connect(self.columns.close_sheets)
        self.criterion.judged.connect(self.deeds.judge)
        self.criterion.unlinked.connect(self._unlink)
        self.criterion.linking.connect(self._link)
        self.criterion.evidence.closed.connect(self.writing.begin)
        self.details.discarded.connect(self._discard)
        self.drawer.closed.connect(self.writing.begin)
        self.missing_drawer.closed.connect(self.writing.begin)
        self.deeds.serve(self.details, self.criterion.evidence)
        self.deeds.kept.connect(self._kept)
        self.deeds.changed.connect(self._take)
        self.deeds.unsaved.connect(self.standby.show_unsaved)
        self.standby.waking.connect(self.deeds.try_again)
        self.foot.mend.connect(self._mend)
        self.foot.pressed.connect(self.review)

    def choose(self, key: CriterionKey) -> None:
        """Show one criterion at the right; where that is folded, over the log."""
        writes = self.writes
        self.beside.setCurrentWidget(self.criterion)
        self.criterion.show_criterion(key)
        self.criteria.choose(key)
        self.columns.show_right()
        if writes:
            self.writing.begin()

    def _kept(self, written: Composer) -> None:
        if not written.strikes and self.scene is not None:
            before = self.scene.observation
            self.scene = self.scene.with_observation(replace(before, composer=written))
            if _begun(before.composer) != _begun(written):
                self._missing.look()

    def _link(self, key: CriterionKey) -> None:
        """Link the chosen criterion: to the entry that has the focus, else to what is being written."""
        entry = self.log.here()
        if entry:
            self.deeds.link(entry, key)
            return
        if self.writing.link(key):
            self.kit.notices.say(N_("What you write is linked to {criterion}"), criterion=self._chip(key))
        self.writing.begin()

    def _link_chosen(self, key: CriterionKey) -> None:
        self.writing.link(key)
        self.criteria.filter.clear()
        self.back_to_writing()

    def _unlink(self, entry: str, key: CriterionKey) -> None:
        self.deeds.unlink(entry, key, self._chip(key))

    def _chip(self, key: CriterionKey) -> str:
        return self.scene.chip(key, self.kit.tongue.language) if self.scene else str(key)

    def _correct(self, written: Composer) -> None:
        held = self.scene.entry(written.strikes) if self.scene else None
        if held is None or (written.text.strip(), written.question) == (held.text, held.question):
            self._drop(written)
        else:
            self.deeds.correct(written, held.language)
            self.writing.begin()

    def _drop(self, written: Composer) -> None:
        card = self.log.card(written.strikes)
        if card is not None:
            card.end_correcting()
        self.deeds.drop(written)
        self.writing.begin()

    def _discard(self) -> None:
        """Put this draft out of sight, which the toast takes back."""
        reference = held.observation.reference if (held := self.scene) else ""
        self.go("visits")
        self.deeds.discard(reference)

    def review(self) -> None:
        """Go to the review, once nothing half-written is left behind."""
        if not self.writing.empty:
            self.writing.begin()
            self.kit.notices.say(N_("Add what stands in the composer, or take it out, before the review."))
        elif self.scene is not None:
            self.leave()
            self.go("review", self._name)

    def _mend(self, link: Link, criterion: CriterionKey | None) -> None:
        """Go to the place of a gap."""
        if criterion is not None:
            self.choose(criterion)
            self.criterion.to_judgement()
        elif link.place in DETAILS:
            self.open_details(link.place)
        elif link.place == "correction":
            self.log.to_correction()
        elif link.place == "candidate" and self.scene is not None:
            self.go("candidates", self.scene.visit.candidate.id)
        elif link.place == "assessor":
            self.go("settings")
        elif link.place == "comment":
            self.review()
        elif link.place == "standards":
            self.look_up("standards", str(link.standard or ""))
        elif link.place in {"criterion", "scope"}:
            self.search()
        else:
            self.writing.begin()


def _begun(written: Composer) -> bool:
    """Whether anything stands there that is missing in the log."""
    return bool(written.text.strip() or written.question.strip())
