"""The card that says how the centre's pages look: its logo, and its own words for roles in both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel

from assessor_app.language import N_
from assessor_app.people.model import Branding, RoleWord
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.form import LineField

if TYPE_CHECKING:
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.vault.model import Changes

ROLES: Final[dict[str, tuple[str, str]]] = {
    "candidate": (N_("Word for the candidate, in Welsh"), N_("Word for the candidate, in English")),
    "assessor": (N_("Word for the assessor, in Welsh"), N_("Word for the assessor, in English")),
    "verifier": (N_("Word for the verifier, in Welsh"), N_("Word for the verifier, in English")),
}
MOST: Final = 40
TALL: Final = 46


class BrandingCard(Ground):
    """Keeps everything at once when asked to; a logo is made fit for pages first."""

    def __init__(self, kit: Kit, busy: Busy) -> None:
        super().__init__("card", space=12)
        self._kit, self._busy = kit, busy
        self._kept = Branding()
        self._logo = b""
        self.shown = QLabel()
        self.shown.setFixedHeight(kit.theme.px(TALL))
        self.choose = kit.button(N_("Choose a logo…"), self._choose, icon="image")
        self.away = kit.button(N_("No logo"), self._remove)
        self.words = {
            role: (LineField(kit, welsh, most=MOST), LineField(kit, english, most=MOST))
            for role, (welsh, english) in ROLES.items()
        }
        self.save = kit.button(N_("Save how pages look"), self._save)
        told = N_(
            "Logo and words stand on the records that you seal from now on. Leave a word empty where the usual one "
            "will do. A centre pack brings its own."
        )
        self.add(kit.label(N_("On the pages of records"), "title"), kit.label(told, "soft"))
        self.add(row(self.shown, self.choose, self.away, None))
        for welsh, english in self.words.values():
            line = QHBoxLayout()
            line.setSpacing(16)
            for field in (welsh, english):
                line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            self.add(line)
        self.add(row(self.save, None))

    def read(self) -> None:
        """Read from the store how pages look now."""
        self._kit.tasks.read(lambda rooms: rooms.people.branding(), then=self._show)

    def _show(self, kept: Branding) -> None:
        self._kept = kept
        self._paint(kept.logo)
        for role, (welsh, english) in self.words.items():
            word: RoleWord = getattr(kept, role)
            welsh.edit.setText(word.cy)
            english.edit.setText(word.en)

    def _paint(self, logo: bytes) -> None:
        self._logo = logo
        picture = QPixmap()
        picture.loadFromData(logo)
        self.away.setEnabled(not picture.isNull())
        if picture.isNull():
            self.shown.setPixmap(QPixmap())
            self.shown.setText(self._kit.tongue(N_("No logo yet")))
            return
        self.shown.setPixmap(
            picture.scaledToHeight(self._kit.theme.px(TALL), Qt.TransformationMode.SmoothTransformation)
        )
        self.shown.setAccessibleName(self._kit.tongue(N_("The centre’s logo")))

    def _choose(self) -> None:
        kinds = self._kit.tongue(N_("Pictures (*.png *.jpg *.jpeg *.webp)"))
        chosen, _ = QFileDialog.getOpenFileName(self, self._kit.tongue(N_("Choose a logo")), "", kinds)
        if chosen:
            self.take(Path(chosen))

    def take(self, file: Path) -> None:
        """Make a picture fit for pages, and show it as the logo to be kept."""

        def deed(_rooms: Rooms, _progress: Progress) -> bytes:
            from assessor_app.people.pictures import logo_from  # noqa: PLC0415 - kept with the deed

            return logo_from(file)

        job = self._kit.tasks.long(deed, then=self._paint, failed=self._kit.notices.error)
        self._busy.watch(job, N_("Reading the logo"), stoppable=False)

    def _remove(self) -> None:
        self._paint(b"")

    def _save(self) -> None:
        told = replace(
            self._kept,
            logo=self._logo,
            **{role: RoleWord(welsh.said, english.said) for role, (welsh, english) in self.words.items()},
        )

        def deed(rooms: Rooms, _progress: Progress) -> Changes:
            return rooms.people.set_branding(told)

        job = self._kit.tasks.long(deed, then=self._saved, failed=self._kit.notices.error)
        self._busy.watch(job, N_("Saving how pages look"), stoppable=False)

    def _saved(self, _changes: Changes) -> None:
        self.read()
        self._kit.notices.say(N_("The records you seal from now on look like this."))
