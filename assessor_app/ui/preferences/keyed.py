"""The base of dialogs that open a key for one deed: the field for its secret, and saying what stands against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.card import put
from assessor_app.ui.parts.dialog import ColumnDialog
from assessor_app.ui.parts.form import PassphraseField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLayout

    from assessor_app.errors import AssessorError
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy

WRONG_SECRET: Final = frozenset({"passphrase-wrong", "token-pin-wrong", "token-pin-locked", "token-pin-unset"})


def column(*things: QWidget | QLayout) -> QWidget:
    """Things under one another, to be shown and hidden together."""
    made = QWidget()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(12)
    put(inside, *things)
    return made


class KeyDialog(ColumnDialog):
    """A dialog that opens a key for one deed, and says beside a field or in a line what stands against it."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy, title: str) -> None:
        super().__init__(kit, over, title, wide=520)
        self._busy = busy
        self.phrase = PassphraseField(kit, N_("Your passphrase"))
        self.problem = kit.text("", "invalid")
        self.problem.hide()
        self.phrase.entered.connect(self.press)

    def press(self) -> None:
        """Do it, or say what lacks."""
        raise NotImplementedError

    def secret(self) -> str:
        """What was typed to open the key; nothing, once it was said that it lacks."""
        if not self.phrase.said:
            self.phrase.invalid(N_("Type it: it opens your key."))
            self.phrase.setFocus()
        return self.phrase.said

    def do(self, deed: Callable[[Rooms, Progress], Any], then: Callable[[Any], object], doing: str) -> None:
        """Do something with the key, out of the way of who writes."""
        self.problem.hide()
        self.button.setEnabled(False)

        def done(answer: Any) -> None:  # noqa: ANN401 - handed on
            self.button.setEnabled(True)
            self.phrase.forget()
            then(answer)

        job = self._kit.tasks.long(deed, then=done, failed=self._refused)
        self._busy.watch(job, doing, stoppable=False)

    def _refused(self, problem: AssessorError) -> None:
        self.button.setEnabled(True)
        sentence = self._kit.notices.sentence(problem)
        if problem.code == "passphrase-wrong" or (problem.code in WRONG_SECRET and not self.pins(sentence)):
            self.phrase.wrong(sentence)
            self.phrase.setFocus()
        elif problem.code not in WRONG_SECRET:
            self.problem.setText(sentence)
            self.problem.show()

    def pins(self, sentence: str) -> bool:  # noqa: ARG002 - where a field is for a PIN, it says the sentence there
        """Say beside a field of its own what is wrong with a PIN; False where there is none."""
        return False
