"""What the screen of sampling does in the rooms: each deed durable before it is told, most with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.language.dates import day

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.sampling.screen import SamplingScreen
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.sampling.model import Draw, Item, SamplingPlan


class Deeds:
    """The deeds of one screen."""

    def __init__(self, kit: Kit, screen: SamplingScreen) -> None:
        self._kit, self._screen = kit, screen

    def begin(self, like: str = "") -> None:
        """Begin a plan, like another one where it is named, and edit it at once."""
        today = self._kit.clock.now().wall.date().isoformat()
        name = self._kit.tongue.words(N_("Sample of {day}"), day=day(self._kit.tongue.words, today))
        self._kit.tasks.store(
            lambda rooms: rooms.verifying.sampling.new_plan(name, like or ""),
            then=lambda answer: self._screen.open_plan(answer[0].id, editing=True),
        )

    def keep(self, plan: SamplingPlan, agreed: str, whom: str) -> None:
        """Keep a plan as it was edited."""

        def deed(rooms: Rooms) -> Changes:
            with rooms.store.transaction():
                rooms.verifying.sampling.change(plan)
                return rooms.verifying.sampling.agree(plan.id, agreed, whom)

        self._kit.tasks.store(deed, then=lambda _changes: self._screen.stop_editing())

    def draw(self, seed: str = "") -> None:
        """Draw the sample of the plan shown; a toast takes that back."""
        plan = self._screen.plan
        if plan is None:
            return

        def deed(rooms: Rooms, progress: Progress) -> tuple[Draw, Changes]:
            return rooms.verifying.sampling.draw(plan.id, progress, seed or "")

        def told(answer: tuple[Draw, Changes]) -> None:
            made, said = answer[0], N_("Records drawn: {count}. Seed: {seed}")
            undo = lambda: self._undo_draw(plan.id)  # noqa: E731 - handed over
            self._kit.notices.say(said, undo=undo, count=len(made.drawn.picks), seed=made.seed)
            self._screen.read()

        self._screen.busy.watch(self._kit.tasks.long(deed, then=told), N_("Drawing the sample"))

    def take_back(self) -> None:
        """Take the draw that stands back; drawing again from the same seed brings it back."""
        shown = self._screen.shown
        if shown is None or shown.draw is None:
            return
        seed = shown.draw.seed
        self._undo_draw(shown.plan.id)
        self._kit.notices.say(
            N_("The draw is taken back. It stays in the plan’s history."), undo=lambda: self.draw(seed)
        )

    def _undo_draw(self, plan: str) -> None:
        self._kit.tasks.store(lambda rooms: rooms.verifying.sampling.take_back(plan))

    def settle(self) -> None:
        """Settle the sample: what is planned is selected for review."""
        shown = self._screen.shown
        if shown is None:
            return
        plan, planned = shown.plan.id, [one.id for one in shown.items if one.state == "planned"]
        self._kit.tasks.store(lambda rooms: rooms.verifying.sampling.select(plan))
        self._kit.notices.say(
            N_("The sample is settled. Records to review: {count}"),
            undo=lambda: self._kit.tasks.store(lambda rooms: rooms.verifying.sampling.unselect(plan, planned)),
            count=len(planned),
        )

    def put_away(self) -> None:
        """Put the plan away that is shown."""
        plan = self._screen.plan
        if plan is None:
            return
        self._kit.tasks.store(lambda rooms: rooms.verifying.sampling.put_away(plan.id))
        self._kit.notices.say(
            N_("Put away: {name}"),
            undo=lambda: self._kit.tasks.store(lambda rooms: rooms.verifying.sampling.bring_back(plan.id)),
            name=plan.name,
        )

    def add(self, identity: str, reason: str) -> None:
        """Add a record by hand."""
        plan = self._screen.plan
        if plan is None:
            return

        def told(answer: tuple[Item, Changes]) -> None:
            item = answer[0]
            undo = lambda: self._kit.tasks.store(lambda rooms: rooms.verifying.sampling.remove(item.id))  # noqa: E731
            self._kit.notices.say(N_("Added: {reference}"), undo=undo, reference=item.reference)

        self._kit.tasks.store(lambda rooms: rooms.verifying.sampling.add(plan.id, identity, reason), then=told)

    def remove(self, name: str) -> None:
        """Put an item back into the pool."""
        self._kit.tasks.store(lambda rooms: rooms.verifying.sampling.remove(name))
        self._kit.notices.say(
            N_("Put back into the pool."),
            undo=lambda: self._kit.tasks.store(lambda rooms: rooms.verifying.sampling.put_back(name)),
        )

    def take_successor(self, name: str) -> None:
        """Bring the record that took another's place into the sample."""
        self._kit.tasks.store(lambda rooms: rooms.verifying.sampling.take_successor(name))

    def print_into(self, file: Path) -> None:
        """Write the justification of the draw that stands into a file."""
        plan = self._screen.plan
        if plan is None:
            return

        def deed(rooms: Rooms, progress: Progress) -> None:
            from assessor_app.records.sealing import write_out  # noqa: PLC0415 - heavy; only where pages are drawn
            from assessor_app.verifying.sampling import pages  # noqa: PLC0415 - same

            progress.step(0, 1)
            said = rooms.verifying.sampling.justification(plan.id)
            write_out(file, pages.draw(said, rooms.people.preferences().pages))

        def told(_nothing: None) -> None:
            self._kit.notices.say(N_("Saved in {file}"), file=str(file))

        self._screen.busy.watch(self._kit.tasks.long(deed, then=told), N_("Writing the justification"))
