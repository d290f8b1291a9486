"""The two screens of actions: what verifiers asked for, on the verifier's desk; and what one has to answer oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.ui.parts.dropping import Dropping
from assessor_app.ui.screen import Screen
from assessor_app.ui.verifying.actions.board import Board
from assessor_app.ui.verifying.screen import VerifyingScreen

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes

PLACE: Final = "verify/actions"
MINE: Final = "records/actions"
SHOWS: Final = frozenset({"statement", "action", "record", "signer"})


class ActionsScreen(VerifyingScreen):
    """All actions, for whoever verifies; `enter(name)` shows one."""

    SHOWS = SHOWS

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, PLACE)
        kit.tongue.say(self.bar.title.setText, N_("Actions"))
        self.board = Board(kit, "verifier", self.busy)
        self.bar.extras.addWidget(self.board.columns.left_button)
        self.board.going.connect(lambda identity: self.go("records", identity))
        self.body.addWidget(self.board, 1)

    def enter(self, subject: str) -> None:
        """Show the actions, and one where it is named."""
        self.board.show_actions(subject)
        self.board.list.setFocus()

    def refresh(self, changes: Changes) -> None:  # noqa: ARG002 - all of it may have changed
        """Read them again."""
        self.board.read()


class MyActionsScreen(Screen):
    """What verifiers asked of this store's person; `enter(name)` shows one."""

    SHOWS = SHOWS

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        kit.tongue.say(self.bar.title.setText, N_("Actions for you"))
        self.board = Board(kit, "assessor", self.busy)
        self.bar.extras.addWidget(self.board.columns.left_button)
        self.board.going.connect(lambda identity: self.go("records", identity))
        self.body.addWidget(self.board, 1)
        self.dropping = Dropping(self, self.board.attaching.drop, N_("Let go to attach these files to your answer"))

    def enter(self, subject: str) -> None:
        """Show the actions, and one where it is named."""
        self.board.show_actions(subject)
        self.board.list.setFocus()

    def leave(self) -> None:
        """Put away what could not be taken in."""
        self.board.attaching.arrivals.clear()

    def refresh(self, changes: Changes) -> None:  # noqa: ARG002 - all of it may have changed
        """Read them again."""
        self.board.read()
