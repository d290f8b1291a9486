"""The dialog that makes a pack: the languages of the printed plan, the passphrase that signs, and where it goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QFileDialog

from assessor_app.language import N_
from assessor_app.ui.observing.beginning import PAGES
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.preferences.keyed import KeyDialog
from assessor_app.ui.verifying.external import deeds

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assessor_app.records.templates.further_1.words import Pages
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.external.model import Contents, Made


class MakeDialog(KeyDialog):
    """`made` once the pack is there."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy, contents: Contents, *, only_new: bool) -> None:
        super().__init__(kit, over, busy, N_("Make the pack"))
        self._contents, self._only_new = contents, only_new
        self.made: Made | None = None
        many = len(contents.new if only_new else contents.items)
        self.pages = Segmented(kit, N_("Language of the pages"), [(one, said, "accent") for one, said in PAGES.items()])
        self.pages.choose("both")
        told = N_(
            "The records, all that belongs to them, the plan and its reasons, who signed, and an index. You sign its "
            "list."
        )
        self.add(
            kit.text(contents.name, "strong"),
            kit.label(N_("Records: {n}"), n=many),
            kit.label(told, "soft"),
            kit.label(N_("Language of the pages"), "label"),
            self.pages,
            self.phrase,
            self.problem,
        )
        self.finish(N_("Sign and save…"), "primary", self.press)
        self.phrase.setFocus()

    def press(self) -> None:
        """Ask for the place, once there is a passphrase."""
        if self.secret():
            plain = "".join(one if one.isalnum() else "-" for one in self._contents.name.lower()).strip("-")
            chosen, _ = QFileDialog.getSaveFileName(
                self, self._kit.tongue(N_("Save the pack")), f"{plain or 'pack'}.zip", "*.zip"
            )
            if chosen:
                self.write(Path(chosen))

    def write(self, target: Path) -> None:
        """Make the pack there."""
        vault = self._kit.session.opened()
        asked = deeds.Asked(
            self._contents.plan, target, self.phrase.said, cast("Pages", self.pages.choice), self._only_new
        )
        self.do(lambda rooms, progress: deeds.make(rooms, vault, asked, progress), self._done, N_("Making the pack"))

    def _done(self, answer: tuple[Made, Changes]) -> None:
        self.made = answer[0]
        self.accept()
