"""The card of the settings about one's own certificate: whose, by whom, how long. What it asks stands in `asking`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog

from assessor_app.errors import Unavailable
from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.preferences.anew import AnewDialog
from assessor_app.ui.preferences.asking import AskDialog, TakeDialog, TokenDialog
from assessor_app.ui.records.signer import READ_OUT

if TYPE_CHECKING:
    from assessor_app.certifying import Own
    from assessor_app.people.model import Assessor
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy

WARN_DAYS: Final = 60
SELF_MADE: Final = N_("You made it yourself. A verifier compares its fingerprint with you, and then vouches for you.")
OUTGROWN: Final = N_(
    "Your name has changed, so your centre’s certificate no longer fits you, and you made this one yourself. Ask your "
    "centre for a new certificate."
)


class CertificateCard(Ground):
    """Shows the fingerprint that others compare by telephone, gives the certificate away, and asks for a better one."""

    def __init__(self, kit: Kit, busy: Busy) -> None:
        super().__init__("card", space=12)
        self._kit, self._busy = kit, busy
        self._own: Own | None = None
        self.dialog: AnewDialog | AskDialog | TakeDialog | TokenDialog | None = None
        self.whose = kit.text("", "strong")
        self.standing, self.valid, self.waiting, self.key = (kit.text("", "soft") for _ in range(4))
        self.warning = Banner(kit, "warning")
        self.fingerprint = kit.text("", "code", selectable=True)
        kit.tongue.say(self.fingerprint.setAccessibleDescription, N_("Fingerprint of your certificate"))
        self.save = kit.button(N_("Save the certificate…"), self._save, icon="save")
        self.ask = kit.button(N_("Ask your centre for a certificate…"), self._ask, icon="contract_edit")
        self.take = kit.button(N_("Take in a certificate…"), self._take, icon="download")
        self.anew = kit.button(N_("Make a new one…"), self._make_anew, icon="event_repeat")
        self.token = kit.button(N_("Keep the key in a token…"), self._use_token, icon="key")
        ground = Ground("sunk", margin=12)
        ground.add(self.fingerprint)
        buttons = FlowBox(space=8)
        for button in (self.anew, self.ask, self.take, self.save, self.token):
            buttons.add(button)
        self.add(
            kit.label(N_("Your certificate"), "title"),
            kit.label(N_("Your records carry this certificate."), "soft"),
            self.whose,
            self.standing,
            self.valid,
            self.key,
            self.warning,
            kit.label(N_("Fingerprint"), "label"),
            ground,
            kit.label(READ_OUT, "soft"),
            self.waiting,
            buttons,
        )
        for line in (self.warning, self.waiting, self.key, self.anew):
            line.hide()

    def read(self) -> None:
        """Read the certificate from the store."""

        def both(rooms: Rooms) -> tuple[Assessor | None, Own | None]:
            from assessor_app.certifying import own  # noqa: PLC0415 - reads certificates

            return rooms.people.assessor(), own(rooms)

        self._kit.tasks.read(both, then=self._show)

    def _show(self, found: tuple[Assessor | None, Own | None]) -> None:
        from assessor_app.trust.model import grouped  # noqa: PLC0415 - kept with the deed

        assessor, self._own = found
        self.whose.setText(f"{assessor.name} · {assessor.centre.name}" if assessor else "")
        self.fingerprint.setText(grouped(self._own.card.fingerprint) if self._own else "")
        for button in (self.save, self.ask, self.take, self.token):
            button.setEnabled(self._own is not None)
        if self._own is not None:
            self._show_standing(self._own)

    def _show_standing(self, own: Own) -> None:
        say, until = self._kit.tongue.say, own.card.not_after.date().isoformat()
        if own.issuer:
            say(self.standing.setText, N_("Issued by {centre}."), centre=own.issuer)
        else:
            say(self.standing.setText, OUTGROWN if own.outgrown else SELF_MADE)
        say(self.valid.setText, N_("Valid until {day}."), day=lambda words: day(words, until))
        say(self.key.setText, N_("Its key is in the token {label}, whose PIN seals your records."), label=own.token)
        say(
            self.waiting.setText,
            N_("You made a request on {day}. Take in the certificate when your centre sends it."),
            day=lambda words: day(words, own.asked),
        )
        left = own.days_left(self._kit.clock.now().wall)
        if left < 0:
            say(self.warning.words.setText, N_("It has expired: nothing can be sealed with it. Ask for a new one."))
        else:
            say(self.warning.words.setText, N_("It expires soon. Ask for a new one in time. Days left: {n}"), n=left)
        self.key.setVisible(bool(own.token))
        self.waiting.setVisible(bool(own.asked))
        self.warning.setVisible(left <= WARN_DAYS)
        self.anew.setVisible(left <= WARN_DAYS and not own.issuer and not own.token)

    def _make_anew(self) -> None:
        self.dialog = AnewDialog(self._kit, self, self._busy)
        self.dialog.open()

    def _ask(self) -> None:
        self.dialog = AskDialog(self._kit, self, self._busy, self._own.token if self._own else "")
        self.dialog.open()

    def _take(self) -> None:
        self.dialog = TakeDialog(self._kit, self, self._busy)
        self.dialog.open()

    def _use_token(self) -> None:
        self.dialog = TokenDialog(self._kit, self, self._busy)
        self.dialog.open()

    def _save(self) -> None:
        from assessor_app.trust.model import pem  # noqa: PLC0415 - kept with the deed

        title = self._kit.tongue(N_("Save the certificate"))
        chosen, _ = QFileDialog.getSaveFileName(self, title, "identity.pem")
        if chosen and self._own is not None:
            try:
                Path(chosen).write_text(pem(self._own.certificate), encoding="ascii")
            except OSError:
                self._kit.notices.error(Unavailable("file-not-written", file=chosen))
            else:
                self._kit.notices.say(N_("Saved in {file}"), file=chosen)
