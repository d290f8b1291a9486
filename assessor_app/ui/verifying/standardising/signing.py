"""The dialog that signs an exercise, or an answer to one, and asks where its file is to go. It decides nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtWidgets import QFileDialog

from assessor_app.language import N_
from assessor_app.ui.preferences.keyed import KeyDialog
from assessor_app.ui.verifying.standardising import deeds

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.standardising.model import Exercise

What = Literal["give", "answer"]
ENDING: Final = ".standardisation.json"
TITLES: Final[dict[What, str]] = {"give": N_("Hand the exercise out"), "answer": N_("Sign your answer")}
TOLD: Final[dict[What, str]] = {
    "give": N_("From now on it changes no more. Send the file to everybody who is to judge."),
    "answer": N_("Your judgements are signed into a file. Send it back to {name}, and show it to nobody else."),
}


class SignDialog(KeyDialog):
    """`file` is where it was written, once it was."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy, what: What, exercise: Exercise) -> None:
        super().__init__(kit, over, busy, TITLES[what])
        self._what: What = what
        self._exercise = exercise
        self.file: Path | None = None
        facts = {"name": exercise.by} if what == "answer" else {}
        self.add(kit.text(exercise.title, "strong"), kit.label(TOLD[what], **facts), self.phrase, self.problem)
        self.finish(N_("Sign and save…"), "primary", self.press)
        self.phrase.setFocus()

    def press(self) -> None:
        """Ask for the place, once there is a passphrase."""
        if self.secret():
            name = file_name(self._exercise, "" if self._what == "give" else self._kit.tongue(N_("answer")))
            chosen, _ = QFileDialog.getSaveFileName(self, self._kit.tongue(N_("Save the file")), name)
            if chosen:
                self.write(Path(chosen))

    def write(self, file: Path) -> None:
        """Sign, and write the file."""
        vault, asked, what = self._kit.session.opened(), (self._exercise.id, self.phrase.said), self._what
        self.do(lambda rooms, _progress: deeds.hand(rooms, vault, what, asked, file), self._done, N_("Signing"))

    def _done(self, answer: tuple[Path, Changes]) -> None:
        self.file = answer[0]
        self.accept()


def file_name(exercise: Exercise, more: str = "") -> str:
    """What the file of an exercise is called, unless somebody says otherwise."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in exercise.title.lower())[:60].strip("-")
    return "-".join(part for part in (plain or "exercise", more) if part) + ENDING
