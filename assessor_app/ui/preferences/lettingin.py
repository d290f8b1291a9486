"""The card of the settings about one's centre as a third way to unlock: allowed, taken back, and who was let in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.ui.parts.card import Ground, empty, row
from assessor_app.ui.preferences.keyed import KeyDialog

if TYPE_CHECKING:
    from assessor_app.centre.model import LetIn
    from assessor_app.rooms import Rooms
    from assessor_app.trust.model import CentreTrust
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.vault.model import Changes
    from assessor_app.vault.vault import Vault

Stands = tuple["CentreTrust | None", tuple["LetIn", ...]]


def asks(rooms: Rooms, vault: Vault) -> CentreTrust | None:
    """The centre that could be let in and has not been."""
    from assessor_app.certifying import asking_to_be_let_in  # noqa: PLC0415 - reads certificates

    return asking_to_be_let_in(rooms, vault)


class LetInDialog(KeyDialog):
    """Says plainly what it means to let the centre in, and does so on the passphrase; closing it changes nothing."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy, trust: CentreTrust) -> None:
        super().__init__(kit, over, busy, N_("Let your centre open this store?"))
        self._trust = trust
        told = N_(
            "If you forget your passphrase and have lost your recovery code, your centre can let you in again. But the "
            "centre can then open this store, too: whoever has its recovery key and a copy of the store can read "
            "everything in it."
        )
        free = N_("You need not allow it, and can take it back at any time under Settings.")
        self.add(kit.text(trust.name, "strong"), kit.label(told), kit.label(free, "soft"), self.phrase, self.problem)
        self.finish(N_("Let the centre in"), "primary", self.press)
        self.phrase.setFocus()

    def press(self) -> None:
        """Let it in."""
        said, of, vault = self.secret(), self._trust.fingerprint, self._kit.session.opened()

        def deed(rooms: Rooms, _progress: object) -> Changes:
            from assessor_app.certifying import let_centre_in  # noqa: PLC0415 - kept with the deed

            return let_centre_in(rooms, vault, said, of)

        if said:
            self.do(deed, lambda _changes: self.accept(), N_("Letting the centre in"))


class LettingCard(Ground):
    """Shows whether a centre can open this store, and every time that somebody was let in."""

    def __init__(self, kit: Kit, busy: Busy) -> None:
        super().__init__("card", space=12)
        self._kit, self._busy = kit, busy
        self.dialog: LetInDialog | None = None
        self._trust: CentreTrust | None = None
        self.standing = kit.text("", "strong")
        self.allow = kit.button(N_("Let your centre in…"), self.ask)
        self.stop = kit.button(N_("Take that back"), self._stop)
        self._lines = QWidget()
        self.lines = QVBoxLayout(self._lines)
        self.lines.setContentsMargins(0, 0, 0, 0)
        why = N_("A centre with a recovery key can let you in again if you forget your passphrase, where you allow it.")
        self.add(kit.label(N_("Your centre as a way back in"), "title"), kit.label(why, "soft"), self.standing)
        self.add(row(self.allow, self.stop, None), self._lines)

    def read(self) -> None:
        """Read from the store how it stands."""
        vault = self._kit.session.opened()

        def both(rooms: Rooms) -> Stands:
            return asks(rooms, vault), rooms.recovery.let_in()

        self._kit.tasks.read(both, then=self._show)

    def _show(self, found: Stands) -> None:
        if self._kit.session.vault is None:  # locked while it was read
            return
        self._trust, entries = found
        slot, say = self._kit.session.opened().centre, self._kit.tongue.say
        if slot is not None:
            say(self.standing.setText, N_("{centre} can open this store with its recovery key."), centre=slot.name)
        elif self._trust is not None:
            say(self.standing.setText, N_("{centre} cannot open this store."), centre=self._trust.name)
        else:
            say(self.standing.setText, N_("No centre can open this store, and none has asked to."))
        self.allow.setVisible(self._trust is not None)
        self.stop.setVisible(slot is not None)
        empty(self.lines)
        for one in reversed(entries):
            self._line(one)
        self._lines.setVisible(bool(entries))

    def _line(self, one: LetIn) -> None:
        line = self._kit.text("", "soft")
        if one.side == "here":
            told = N_("{by} ({centre}) let somebody into this store. Answered {when}.")
        else:
            told = N_("{by} let somebody into the store of {whose}. Answered {when}.")
        self._kit.tongue.say(
            line.setText,
            told,
            by=one.by,
            centre=one.centre,
            whose=one.whose,
            when=lambda words: moment(words, one.answered_at),
        )
        self.lines.addWidget(line)

    def ask(self) -> None:
        """Ask whether the centre is to be let in."""
        if self._trust is not None:
            self.dialog = LetInDialog(self._kit, self, self._busy, self._trust)
            self.dialog.open()

    def offer(self, trust: CentreTrust) -> None:
        """Ask at once, as after a pack that brought a recovery key."""
        self._trust = trust
        self.ask()

    def _stop(self) -> None:
        vault = self._kit.session.opened()

        def deed(_rooms: Rooms, _progress: object) -> Changes:
            from assessor_app.certifying import keep_centre_out  # noqa: PLC0415 - kept with the deed

            return keep_centre_out(vault)

        self._kit.tasks.long(deed, failed=self._kit.notices.error)
