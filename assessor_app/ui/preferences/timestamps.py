"""The card of the settings about timestamps: the server's address, trying it out, trusting it, stamping by itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from assessor_app.errors import AssessorError
from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.records.report import Signer
from assessor_app.trust.model import grouped
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.dialog import ColumnDialog
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.form import LineField
from assessor_app.ui.parts.tick import Tick
from assessor_app.ui.preferences import timeserver
from assessor_app.ui.records.comparing import GroupsField, WayField
from assessor_app.ui.records.signer import concealed
from assessor_app.ui.records.vouching import WithdrawDialog
from assessor_app.ui.records.ways import kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from assessor_app.records.proving.model import Proven
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.ui.preferences.timeserver import Standing, Tried
    from assessor_app.vault.model import Changes

CLOCKS_DIFFER: Final = dt.timedelta(minutes=5)
ANSWERS: Final = {
    "vouched": ("met", N_("{name} answers, and you trust its certificate.")),
    "centre": ("met", N_("{name} answers, and a centre that you trust stands behind it.")),
    "nobody": (
        "note",
        N_(
            "{name} answers. Nobody here has said yet that it is to be trusted: until then its stamps count only for "
            "those who trust it."
        ),
    ),
}


class TrustServerDialog(ColumnDialog):
    """The last groups of the fingerprint are typed as whoever runs the server says them."""

    def __init__(self, kit: Kit, over: QWidget, tried: Tried, trust: Callable[[str], object]) -> None:
        super().__init__(kit, over, N_("Trust this timestamp server?"))
        self._trust = trust
        told = N_(
            "Every stamp that it makes will count for you. Ask your centre, or whoever runs the server, for the "
            "fingerprint of its certificate, and type the last two groups as you are told them."
        )
        self.groups = GroupsField(
            kit,
            tried.fingerprint,
            N_("This is not what the server’s certificate says. Ask again; if it stays different, do not trust it."),
        )
        self.how = WayField(kit)
        self.way = self.how.way
        self.add(kit.text(tried.name, "strong"), kit.label(told))
        self.add(self.groups.shown(), self.groups, self.how)
        self.finish(N_("Trust the server"), "primary", self.press)
        self.groups.edit.returnPressed.connect(self.press)
        self.groups.edit.setFocus()

    def press(self) -> None:
        """Trust it only where the groups are its certificate's and the way is told."""
        if self.groups.holds() and self.how.told():
            self._trust(kept(self.way.choice, ""))
            self.accept()


class TimestampCard(Ground):
    """Keeps the address and the choice at once; a server is asked in the long lane, and can be left."""

    def __init__(self, kit: Kit, busy: Busy) -> None:
        super().__init__("card", space=12)
        self._kit, self._busy = kit, busy
        self.tried: Tried | None = None
        self.dialog: TrustServerDialog | WithdrawDialog | None = None
        self.address = LineField(
            kit,
            N_("Address of the timestamp server"),
            hint=N_("Your centre gives it to you. Where it is empty, no server is ever asked."),
            example="https://…",
        )
        self.address.edit.setText(kit.session.preferences.now.timestamp_server)
        self.address.edit.editingFinished.connect(self._keep_address)
        self.address.edited.connect(lambda _said: self.show_tried(None))
        self.try_button = kit.button(N_("Try it out"), self._try)
        self.answer = Banner(kit, "note")
        self.fingerprint = kit.text("", "code", selectable=True)
        kit.tongue.say(self.fingerprint.setAccessibleDescription, N_("Fingerprint of the server’s certificate"))
        self.trust_button = kit.button(N_("Trust this server…"), self._ask_trust)
        self.distrust_button = kit.button(N_("Trust it no longer…"), self._ask_distrust, "danger")
        self.automatic = Tick(kit, N_("Have what I seal from now on stamped by itself, once the server can be reached"))
        self.automatic.clicked.connect(self._choose)
        self.count = kit.text("", "soft")
        self.all_button = kit.button(N_("Have all of them stamped"), self._stamp_all)
        self._build()
        self.show_tried(None)

    def _build(self) -> None:
        kit, buttons = self._kit, FlowBox(space=8)
        for button in (self.try_button, self.trust_button, self.distrust_button):
            buttons.add(button)
        all_of_them = FlowBox(space=8)
        all_of_them.add(self.all_button)
        told = N_(
            "A timestamp server confirms by when a record existed, so that it is believed even after certificates have "
            "expired. Only a digest leaves this device, and no record ever needs it."
        )
        self.add(kit.label(N_("Timestamps"), "title"), kit.label(told, "soft"), self.address)
        self.add(self.answer, self.fingerprint, buttons, self.automatic, self.count, all_of_them)

    def read(self) -> None:
        """Read whether it is done by itself, and how many records have no stamp."""
        self._kit.tasks.read(timeserver.standing, then=self._show)

    def _show(self, found: Standing) -> None:
        say = self._kit.tongue.say
        self.automatic.setChecked(found.automatic)
        if found.waiting:
            said = N_("Records that wait for the server: {count}. Without a timestamp altogether: {n}")
            say(self.count.setText, said, count=found.waiting, n=found.without)
        else:
            say(self.count.setText, N_("Records of yours without a timestamp: {n}"), n=found.without)
        self.all_button.setVisible(bool(found.without))

    def _keep_address(self) -> bool:
        """Keep what was written as the address; what is none stays in the field and is told."""
        said, preferences = self.address.said, self._kit.session.preferences
        if said and not said.startswith(("http://", "https://")):
            self.address.invalid(N_("An address begins with http:// or https://."))
            return False
        try:
            preferences.change(timestamp_server=said)
        except AssessorError as problem:
            self._kit.notices.error(problem)
        return True

    def _try(self) -> None:
        if not self.address.said:
            self.address.invalid(N_("Write the address first."))
            self.address.setFocus()
        elif self._keep_address():
            server = self.address.said
            job = self._kit.tasks.long(
                lambda rooms, progress: timeserver.try_out(rooms, progress, server),
                then=self.show_tried,
                failed=self._not_answered,
            )
            self._busy.watch(job, N_("Asking the timestamp server"))

    def show_tried(self, tried: Tried | None) -> None:
        """Show a server that answered; with None nothing is known of any."""
        self.tried = tried
        for part in (self.answer, self.fingerprint):
            part.setVisible(tried is not None)
        self.trust_button.setVisible(tried is not None and tried.trusted == "nobody")
        self.distrust_button.setVisible(tried is not None and tried.trusted == "vouched")
        if tried is None:
            return
        tone, said = ANSWERS[tried.trusted]
        facts: dict[str, object] = {"name": tried.name}
        if abs(self._kit.clock.now().wall - tried.at) > CLOCKS_DIFFER:
            when = tried.at.isoformat()
            tone, said = (
                "warning",
                N_("{name} answers, but its clock says {when}. Put the clock of this device right before you seal."),
            )
            facts["when"] = lambda words: moment(words, when)
        self.answer.tell("", tone)
        self._kit.tongue.say(self.answer.words.setText, said, **facts)
        self.fingerprint.setText(grouped(tried.fingerprint))

    def _not_answered(self, problem: AssessorError) -> None:
        self.show_tried(None)
        self.address.wrong(self._kit.notices.sentence(problem))

    def _ask_trust(self) -> None:
        tried, now = self.tried, self._kit.clock.now().wall
        if tried is None:
            return

        def trust(how: str) -> None:
            job = self._kit.tasks.long(
                lambda rooms, _progress: timeserver.trust(rooms, tried.certificate, how, now), then=self._changed
            )
            self._busy.watch(job, N_("Judging your records again"), stoppable=False)

        self.dialog = TrustServerDialog(self._kit, self, tried, trust)
        self.fingerprint.setText(concealed(grouped(tried.fingerprint)))  # or it could be copied instead of asked for
        self.dialog.finished.connect(lambda: self.fingerprint.setText(grouped(tried.fingerprint)))
        self.dialog.open()

    def _ask_distrust(self) -> None:
        tried = self.tried
        if tried is None:
            return

        def distrust(why: str) -> None:
            job = self._kit.tasks.long(
                lambda rooms, _progress: timeserver.distrust(rooms, tried.certificate, why), then=self._changed
            )
            self._busy.watch(job, N_("Judging your records again"), stoppable=False)

        server = Signer(tried.name, "server", tried.fingerprint, "", "timestamp", tried.certificate)
        self.dialog = WithdrawDialog(self._kit, self, server)
        self.dialog.told.connect(distrust)
        self.dialog.open()

    def _changed(self, _changes: Changes) -> None:
        self._try()

    def _choose(self) -> None:
        wanted = self.automatic.isChecked()
        if wanted and not (self.address.said and self._keep_address()):
            self.automatic.setChecked(False)
            self.address.invalid(N_("Write the address first."))
            self.address.setFocus()
            return
        self._kit.tasks.store(lambda rooms: rooms.proving.set_automatic(automatic=wanted))

    def _stamp_all(self) -> None:
        if not self.address.said:
            self._try()
        elif self._keep_address():
            server = self.address.said
            job = self._kit.tasks.long(
                lambda rooms, progress: timeserver.stamp_all(rooms, progress, server), then=self._stamped
            )
            self._busy.watch(job, N_("Having your records stamped"))

    def _stamped(self, answer: tuple[Proven, Changes]) -> None:
        told, _changes = answer
        if told.failed:
            self._kit.notices.say(
                N_("Stamped: {count}. Not stamped: {n}. What failed is asked for again by itself."),
                count=len(told.stamped),
                n=len(told.failed) + told.left,
            )
        else:
            self._kit.notices.say(N_("Stamped: {count}"), count=len(told.stamped))
        self.read()
