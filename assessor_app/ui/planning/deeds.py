"""What the screens ask of the planned visits in the store; what can be taken back is offered by the toast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.ui.planning.cards import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.observing.model import Observation
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.planning.known import Planned
    from assessor_app.vault.model import Changes


def begin(kit: Kit, planned: Planned, then: Callable[[str], object]) -> None:
    """Start to observe as planned; `then` is handed the observation's id."""
    name = planned.visit.id

    def deed(rooms: Rooms) -> tuple[Observation, Changes]:
        return rooms.planning.begin(name, rooms.people.preferences().pages)

    kit.tasks.store(deed, then=lambda answer: then(answer[0].id))


def cancel(kit: Kit, planned: Planned, reason: str) -> None:
    """Cancel a visit; the toast plans it again."""
    name = planned.visit.id

    def said(_changes: Changes) -> None:
        kit.notices.say(
            N_("Cancelled: {visit}"),
            undo=lambda: kit.tasks.store(lambda rooms: rooms.planning.revive(name)),
            visit=lambda words: told(words, planned),
        )

    kit.tasks.store(lambda rooms: rooms.planning.cancel(name, reason), then=said)


def move(kit: Kit, planned: Planned, start: str, reason: str) -> None:
    """Put a visit off or bring it forward; the toast takes that back."""
    name = planned.visit.id

    def said(changes: Changes) -> None:
        if changes.touched:
            kit.notices.say(
                N_("Moved: {visit}"),
                undo=lambda: kit.tasks.store(lambda rooms: rooms.planning.undo_move(name)),
                visit=lambda words: told(words, planned),
            )

    kit.tasks.store(lambda rooms: rooms.planning.move(name, start, reason), then=said)
