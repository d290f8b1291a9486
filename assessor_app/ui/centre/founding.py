"""Founding a centre: its name, the passphrase of the root's file, and where that file is to lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from assessor_app.language import N_
from assessor_app.ui.centre import deeds
from assessor_app.ui.entrance.newphrase import NewPassphrase
from assessor_app.ui.parts.card import Ground, Scroll, row
from assessor_app.ui.parts.form import LineField, PassphraseField
from assessor_app.vault.vault import LEAST_PASSPHRASE

if TYPE_CHECKING:
    from assessor_app.errors import AssessorError
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.vault.model import Changes

WIDEST = 720
NAME_MOST = 60
WHY = N_(
    "Whoever looks after a centre issues certificates to its people and gives everybody its pack: then records are "
    "trusted without comparing a fingerprint for each person. Nothing of it needs the internet."
)


class FoundingPage(Scroll):
    """Three steps on one page: the name, the root's own passphrase, the passphrase of this store.

    `taking_over` where the centre is there already, and this store is to look after it from now on.
    """

    taking_over = Signal()

    def __init__(self, kit: Kit, busy: Busy) -> None:
        super().__init__(margin=24, space=16, widest=kit.theme.px(WIDEST))
        self._kit, self._busy = kit, busy
        hint = N_("It stands in every certificate and cannot be changed afterwards.")
        self.name = LineField(kit, N_("Name of the centre"), hint=hint, most=NAME_MOST)
        self.root = NewPassphrase(kit, LEAST_PASSPHRASE)
        self.phrase = PassphraseField(kit, N_("Your passphrase"))
        self.problem = kit.text("", "invalid")
        self.problem.hide()
        self.begin = kit.button(N_("Found the centre…"), self._ask, "primary")
        about, root, own = (Ground("card", space=12) for _ in range(3))
        about.add(kit.label(N_("Found a centre"), "title"), kit.label(WHY, "soft"), self.name)
        safe = N_(
            "The root is the key above all others. It is written to one file, which you keep on a stick in a safe "
            "place: it is not kept on this device, and is needed again only to put a new issuing key in place."
        )
        root.add(kit.label(N_("The root’s file"), "title"), kit.label(safe, "soft"), self.root)
        daily = N_("The key that issues certificates stays in this store, locked with your passphrase.")
        own.add(kit.label(N_("The issuing key"), "title"), kit.label(daily, "soft"), self.phrase, self.problem)
        own.add(row(self.begin, None))
        again = Ground("card", space=12)
        told = N_(
            "If the device that looked after the centre is lost, take over here with the root’s file and the centre’s "
            "last pack."
        )
        self.take_over = kit.button(N_("Take over a centre…"), self.taking_over.emit, icon="key")
        again.add(kit.label(N_("A centre that is there already"), "title"), kit.label(told, "soft"))
        again.add(row(self.take_over, None))
        self.add(about, root, own, again)
        self.inside.addStretch(1)
        self.root.entered.connect(self.phrase.setFocus)
        self.phrase.entered.connect(self._ask)

    def start(self, name: str) -> None:
        """Begin with the name of one's centre, and no passphrase."""
        self.name.edit.setText(name)
        self.forget()

    def forget(self) -> None:
        """Let go of passphrases half typed."""
        for field in (self.phrase, self.root.first, self.root.second):
            field.forget()
        self.problem.hide()

    def _ask(self) -> None:
        if not self.name.said:
            self.name.invalid(N_("Write the name of the centre."))
            self.name.edit.setFocus()
        elif self.root.ready() and not self.phrase.said:
            self.phrase.invalid(N_("Type it: it opens your key."))
            self.phrase.setFocus()
        elif self.root.ready():
            title = self._kit.tongue(N_("Where the root’s file is to lie"))
            chosen, _ = QFileDialog.getSaveFileName(self, title, "root.p12")
            if chosen:
                self.found(Path(chosen))

    def found(self, file: Path) -> None:
        """Found the centre, the root's key in this file."""
        vault, phrase, name, root = self._kit.session.opened(), self.phrase.said, self.name.said, self.root.said
        self.problem.hide()
        job = self._kit.tasks.long(
            lambda rooms, _progress: deeds.found(rooms, vault, phrase, name, (file, root)),
            then=lambda changes: self._founded(changes, file),
            failed=self._refused,
        )
        self._busy.watch(job, N_("Founding the centre"), stoppable=False)

    def _founded(self, _changes: Changes, file: Path) -> None:
        self.forget()
        self._kit.notices.say(N_("The root’s file is {file}. Keep it on a stick in a safe place."), file=file.name)

    def _refused(self, problem: AssessorError) -> None:
        sentence = self._kit.notices.sentence(problem)
        if problem.code == "passphrase-wrong":
            self.phrase.wrong(sentence)
            self.phrase.setFocus()
        else:
            self.problem.setText(sentence)
            self.problem.show()
