"""Personal interests of the verifier: asking in whom and what, the list of those that stand, and the deeds on both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.chip import PressChip
from assessor_app.ui.parts.dialog import ColumnDialog
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.form import TextField
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.vault.model import Changes
from assessor_app.verifying.interests.model import CONCERNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.interests.model import Concern, Interest

BOTH: Final = "both"
WHOSE: Final = (
    ("candidate", N_("The candidate"), "accent"),
    ("assessor", N_("The assessor"), "accent"),
    (BOTH, N_("Both of them"), "accent"),
)


def whom(choice: str) -> tuple[Concern, ...]:
    """The people that a choice among `WHOSE` means."""
    return tuple(one for one in CONCERNS if choice in (one, BOTH))


class InterestDialog(ColumnDialog):
    """`declared(whom, text)` about the candidate, the assessor or both of one record, which `about` names."""

    declared = Signal(object, str)

    def __init__(self, kit: Kit, over: QWidget, about: str) -> None:
        super().__init__(kit, over, N_("Declare a personal interest"), wide=520)
        self.whose = Segmented(kit, N_("In whom"), WHOSE)
        self.whose.choose("candidate")
        self.text = TextField(kit, N_("What the interest is"), lines=2, whole=True)
        said = N_(
            "You then sample, review and recheck none of their records: those in the sample go back into the pool, and "
            "reviews that were begun are put aside."
        )
        self.add(kit.text(about, "soft"), self.whose, self.text, kit.label(said, "soft"))
        self.finish(N_("Declare"), "primary", self._press)
        self.text.edit.setFocus()

    def _press(self) -> None:
        if not self.text.said:
            self.text.invalid(N_("Write down what the interest is."))
            self.text.edit.setFocus()
            return
        self.declared.emit(whom(self.whose.choice), self.text.said)
        self.accept()


class Standing(QWidget):
    """The interests that stand, as chips; one that is pressed is lifted."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.chips = FlowBox(space=6)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(kit.label(N_("Declared interests"), "label"))
        inside.addWidget(self.chips)
        inside.addWidget(kit.label(N_("Press one to say that it is no more."), "soft"))
        self.hide()

    def show_interests(self, interests: Sequence[Interest]) -> None:
        """Show those that stand; nothing where there is none."""
        self.chips.clear()
        for one in interests:
            chip = PressChip(self._kit, one.name, tone="not_yet")
            chip.setToolTip(one.text)
            chip.clicked.connect(lambda _on=False, one=one: lift(self._kit, one))
            self.chips.add(chip)
        self.setVisible(bool(interests))


def declare(kit: Kit, identity: str, people: Sequence[Concern], text: str, review: str = "") -> None:
    """Declare an interest in people of a record, by its identity; a toast takes that back.

    `review` is the id of one that was begun on it: taking the interest back takes it up again.
    """

    def deed(rooms: Rooms) -> tuple[tuple[Interest, ...], Changes]:
        return rooms.verifying.interests.declare_in(rooms.archive.payload(identity), people, text)

    def told(answer: tuple[tuple[Interest, ...], Changes]) -> None:
        new = answer[0]
        if not new:
            kit.notices.say(N_("That interest stands already. What you wrote was added to it."))
            return
        names = ", ".join(one.name for one in new)
        kit.notices.say(
            N_("Interest declared: {name}"),
            undo=lambda: kit.tasks.store(lambda rooms: _undeclare(rooms, new, review)),
            name=names,
        )

    kit.tasks.store(deed, then=told)


def _undeclare(rooms: Rooms, declared: Sequence[Interest], review: str) -> Changes:
    touched: set[tuple[str, str]] = set()
    for one in declared:
        touched |= rooms.verifying.interests.lift(one.concern, one.subject).touched
    if review:
        touched |= rooms.verifying.reviews.put_aside(review, away=False).touched
    return Changes(frozenset(touched))


def lift(kit: Kit, interest: Interest) -> None:
    """Say that an interest is no more; a toast takes that back."""

    def back() -> None:
        kit.tasks.store(
            lambda rooms: rooms.verifying.interests.declare(
                interest.concern, interest.subject, interest.name, interest.text
            )
        )

    kit.tasks.store(lambda rooms: rooms.verifying.interests.lift(interest.concern, interest.subject))
    kit.notices.say(N_("No interest any more: {name}"), undo=back, name=interest.name)
