"""The card of the settings about centres: whose packs are trusted here, taking one in, and looking after a centre."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.centre import deeds
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.card import Ground, empty
from assessor_app.ui.parts.dialog import ColumnDialog
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.records.comparing import GroupsField

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.centre.model import Pack
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.trust.model import CentreTrust
    from assessor_app.ui.centre.deeds import Known
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.vault.model import Changes


class FirstPackDialog(ColumnDialog):
    """The first pack of a centre: the last groups of its fingerprint are typed as the centre says them."""

    def __init__(self, kit: Kit, over: QWidget, trust: CentreTrust, take: Callable[[], object]) -> None:
        super().__init__(kit, over, N_("Trust this centre?"))
        self._take = take
        told = N_(
            "Everybody whom this centre has enrolled is trusted through its pack. Ring the centre on a number you had "
            "before, and ask for the fingerprint that its screen shows. Type the last two groups as you hear them."
        )
        self.groups = GroupsField(
            kit,
            trust.fingerprint,
            N_("This is not what the pack says. Ask again; if it stays different, do not trust it."),
        )
        self.add(kit.text(trust.name, "strong"), kit.label(told))
        self.add(self.groups.shown(), self.groups)
        self.finish(N_("Trust the centre"), "primary", self.press)
        self.groups.edit.returnPressed.connect(self.press)
        self.groups.edit.setFocus()

    def press(self) -> None:
        """Take the pack in only where the groups are the centre's."""
        if self.groups.holds():
            self._take()
            self.accept()


class PackCard(Ground):
    """Whom this store trusts through packs, how fresh those are, and the way to one's own centre.

    `taken` comes once a pack was taken in.
    """

    taken = Signal()

    def __init__(self, kit: Kit, busy: Busy, to_centre: Callable[[], object]) -> None:
        super().__init__("card", space=12)
        self._kit, self._busy = kit, busy
        self.dialog: FirstPackDialog | None = None
        self.known: tuple[Known, ...] = ()
        self.none = kit.label(N_("No pack was taken in yet. Your centre gives you one as a file."), "soft")
        self._lines = QWidget()
        self.lines = QVBoxLayout(self._lines)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(8)
        self.take = kit.button(N_("Take in a pack…"), self._ask, icon="download")
        self.look_after = kit.button(N_("Look after a centre…"), to_centre, icon="groups")
        buttons = FlowBox(space=8)
        for button in (self.take, self.look_after):
            buttons.add(button)
        told = N_(
            "A centre’s pack says whom it has enrolled and what it has revoked, and brings its rules and its looks. "
            "Who is in it needs no vouching."
        )
        self.add(kit.label(N_("Centre pack"), "title"), kit.label(told, "soft"), self.none, self._lines, buttons)

    def read(self) -> None:
        """Read from the store which centres are trusted."""
        self._kit.tasks.read(deeds.known, then=self._show)

    def _show(self, known: tuple[Known, ...]) -> None:
        self.known = known
        empty(self.lines)
        for one in known:
            self._show_centre(one)
        self.none.setVisible(not known)

    def _show_centre(self, one: Known) -> None:
        say, trust = self._kit.tongue.say, one.trust
        made, until = trust.issued_at.isoformat(), one.until.date().isoformat()
        about, good = self._kit.text("", "soft"), self._kit.text("", "soft")
        say(
            about.setText,
            N_("Pack number {number}, made on {day}. Certificates in it: {n}"),
            number=trust.number,
            n=len(trust.register),
            day=lambda words: day(words, made),
        )
        say(good.setText, N_("Good until {day}."), day=lambda words: day(words, until))
        for line in (self._kit.text(trust.name, "strong"), about, good):
            self.lines.addWidget(line)
        if self._kit.clock.now().wall > one.until:
            warning = Banner(self._kit, "warning")
            old = N_("This pack is out of date: until you take in a newer one, nobody knows what was revoked since.")
            say(warning.words.setText, old)
            self.lines.addWidget(warning)

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._kit.tongue(N_("Choose the pack")))
        if chosen:
            self.take_in(Path(chosen))

    def take_in(self, file: Path) -> None:
        """Take in a pack; the first of its centre only once its fingerprint was compared."""
        job = self._kit.tasks.long(lambda rooms, _progress: deeds.read_pack(rooms, file), then=self._weigh)
        self._busy.watch(job, N_("Reading the pack"), stoppable=False)

    def _weigh(self, answer: tuple[Pack, CentreTrust | None]) -> None:
        pack, known = answer
        if known is not None:
            self._keep(pack, compared=False)
            return
        self.dialog = FirstPackDialog(self._kit, self, pack.trust, lambda: self._keep(pack, compared=True))
        self.dialog.open()

    def _keep(self, pack: Pack, *, compared: bool) -> None:
        def told(_changes: Changes) -> None:
            said = N_("Pack taken in from {name}. Its number: {number}")
            self._kit.notices.say(said, number=pack.trust.number, name=pack.trust.name)
            self.taken.emit()

        clock, vault = self._kit.clock, self._kit.session.opened()

        def deed(rooms: Rooms, progress: Progress) -> Changes:
            from assessor_app.certifying import take_in_pack  # noqa: PLC0415 - kept with the deed

            return take_in_pack(rooms, pack, clock, progress, compared=compared, vault=vault)

        job = self._kit.tasks.long(deed, then=told)
        self._busy.watch(job, N_("Judging your records again"), stoppable=False)
