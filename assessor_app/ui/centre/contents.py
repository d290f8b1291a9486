"""What the centre's packs carry: standards for everybody's library, templates, timestamp servers, questions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.records import templates
from assessor_app.standards.model import StandardKey
from assessor_app.ui.candidates.picker import StandardPicker
from assessor_app.ui.centre import deeds
from assessor_app.ui.parts.card import Ground, empty, row
from assessor_app.ui.parts.tick import Tick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.centre.model import Contents
    from assessor_app.errors import AssessorError
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes


class ContentsCard(Ground):
    """Each choice is kept at once, and goes with every pack that is made after it."""

    def __init__(self, kit: Kit) -> None:
        super().__init__("card", margin=20, space=12)
        self._kit = kit
        self._kept: Contents | None = None
        self._stamps: Sequence[tuple[bytes, str]] = ()
        self._pending = 0
        self.standards = StandardPicker(kit)
        self.templates = {one: Tick(kit) for one in templates.every()}
        self.questions = Tick(kit, N_("My bank of questions goes along"))
        self.roots = kit.button(N_("Add a certificate…"), self._ask, icon="add")
        self._lines = QWidget()
        self.lines = QVBoxLayout(self._lines)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.none = kit.label(N_("None: times rest on the signer’s device and on what each store kept."), "soft")
        for name, tick in self.templates.items():
            tick.setText(name)
            tick.clicked.connect(self._keep)
        self.questions.clicked.connect(self._keep)
        self.standards.changed.connect(self._keep)
        self._lay()

    def _lay(self) -> None:
        kit = self._kit
        told = N_("Whoever takes in a pack gets this with it. What you choose here goes with every pack from now on.")
        accepted = N_(
            "The centre accepts records of the templates ticked here, and of all where none is ticked. A record of "
            "another template is not refused: a line says so."
        )
        self.add(kit.label(N_("What the packs carry"), "title"), kit.label(told, "soft"))
        self.add(kit.label(N_("Standards"), "label"), self.standards)
        self.add(kit.label(N_("Templates"), "label"), kit.label(accepted, "soft"), *self.templates.values())
        self.add(kit.label(N_("Timestamp servers that the centre believes"), "label"), self.none, self._lines)
        self.add(row(self.roots, None), kit.label(N_("Questions"), "label"), self.questions)

    def show_contents(self, contents: Contents, stamps: Sequence[tuple[bytes, str]]) -> None:
        """Show what is chosen; what a person is searching for stays."""
        if self._pending or (contents, stamps) == (self._kept, self._stamps):
            return  # what was read before the last choice was kept would take that back
        written = [str(key) for key in contents.standards]
        if self._kept is None or written != self.standards.chosen:
            self.standards.start(written)
        self._kept, self._stamps = contents, stamps
        for name, tick in self.templates.items():
            tick.setChecked(name in contents.templates)
        self.questions.setChecked(contents.questions)
        empty(self.lines)
        for certificate, name in stamps:
            self._line(certificate, name)
        self.none.setVisible(not stamps)

    def _line(self, certificate: bytes, name: str) -> None:
        kit = self._kit
        away = kit.icon_button("close", N_("Remove this certificate"), lambda: self._without(certificate))
        away.setAccessibleDescription(name)
        self.lines.addLayout(row(kit.text(name, "strong"), None, away))

    def _without(self, certificate: bytes) -> None:
        if self._kept is not None:
            kept = tuple(one for one in self._kept.timestamp_roots if one != certificate)
            self._choose(replace(self._kept, timestamp_roots=kept))
            self.roots.setFocus()

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._kit.tongue(N_("Choose the timestamp server’s certificate")))
        if chosen:
            self.take(Path(chosen))

    def take(self, file: Path) -> None:
        """Believe the certificates in a file about time."""
        self._kit.tasks.long(
            lambda _rooms, _progress: deeds.certificates_in(file), then=self._add, failed=self._kit.notices.error
        )

    def _add(self, found: tuple[bytes, ...]) -> None:
        if self._kept is not None:
            together = tuple(dict.fromkeys((*self._kept.timestamp_roots, *found)))
            self._choose(replace(self._kept, timestamp_roots=together))

    def _keep(self) -> None:
        if self._kept is None:
            return
        told = replace(
            self._kept,
            standards=tuple(map(StandardKey.parse, self.standards.chosen)),
            templates=tuple(name for name, tick in self.templates.items() if tick.isChecked()),
            questions=self.questions.isChecked(),
        )
        self._choose(told)

    def _choose(self, told: Contents) -> None:
        before, stamps = self._kept, self._stamps
        self._kept, self._pending = told, self._pending + 1

        def done(_changes: Changes) -> None:
            self._pending -= 1

        def refused(problem: AssessorError) -> None:
            self._pending -= 1
            self._kept = None
            if before is not None:
                self.show_contents(before, stamps)
            self._kit.notices.error(problem)

        self._kit.tasks.store(lambda rooms: rooms.centre.choose(told), then=done, failed=refused)
