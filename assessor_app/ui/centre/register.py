"""The register as it is seen: everybody the centre has enrolled, and one person's certificate beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from assessor_app.centre.words import REASON_WORDS, ROLE_WORDS, STATUS_WORDS
from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.trust.model import grouped
from assessor_app.ui.centre.contents import ContentsCard
from assessor_app.ui.centre.recovery import RecoveryKeyCard
from assessor_app.ui.centre.words import STATUS_LOOKS
from assessor_app.ui.parts.card import Ground, Scroll, row
from assessor_app.ui.parts.clearing import clearable
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from assessor_app.centre.model import Issued
    from assessor_app.language import Words
    from assessor_app.ui.centre.deeds import Held
    from assessor_app.ui.kit import Kit


class Register(Ground):
    """`chosen(fingerprint)` of a person's latest certificate. What is typed above finds people by name and role."""

    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__("panel", margin=14, space=8)
        self._kit = kit
        self._people: Sequence[Issued] = ()
        self.search = QLineEdit()
        kit.tongue.say(self.search.setPlaceholderText, N_("Search the register…"))
        kit.about(self.search, N_("Search the register"))
        clearable(kit, self.search)
        self.list = Listing(kit, N_("Register"), uniform=True)
        self.count = kit.text("", "soft")
        self.add(self.search, self.list, self.count)
        self.search.textChanged.connect(lambda _said: self._lay())
        self.list.chosen.connect(self._tell)
        kit.tongue.follow(self, lambda _words: self._lay())

    def show_people(self, people: Sequence[Issued]) -> None:
        """Show whom the centre has enrolled, by name."""
        self._people = sorted(people, key=lambda one: (one.name.casefold(), one.person))
        self._lay()

    def _lay(self) -> None:
        words, now = self._kit.tongue.words, self._kit.clock.now().wall
        asked = self.search.text().casefold().split()
        rows = [_row(words, one, now) for one in self._people]
        found = [row for row in rows if all(part in f"{row.text} {row.detail}".casefold() for part in asked)]
        self.list.show_rows(found)
        self._kit.tongue.say(self.count.setText, N_("In the register: {n}"), n=len(found))

    def _tell(self, key: str) -> None:
        if key:
            self.chosen.emit(key)


class PersonPage(Scroll):
    """One person's certificate; `renewing` and `revoking` when a person presses so."""

    renewing = Signal()
    revoking = Signal()
    handing = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=24, space=16, widest=kit.theme.px(720))
        self._kit = kit
        self.shown: Issued | None = None
        self.name, self.role, self.status, self.until, self.since = (
            kit.text("", role, selectable=True) for role in ("title", "body", "strong", "soft", "soft")
        )
        self.fingerprint = kit.text("", "code", selectable=True)
        kit.tongue.say(self.fingerprint.setAccessibleDescription, N_("Fingerprint of the certificate"))
        self.renew = kit.button(N_("Renew…"), self.renewing.emit, icon="event_repeat")
        self.hand = kit.button(N_("Save the certificate…"), self.handing.emit, icon="save")
        self.revoke = kit.button(N_("Revoke…"), self.revoking.emit, "danger")
        ground, buttons, card = Ground("sunk", margin=12), FlowBox(space=8), Ground("card", margin=20, space=10)
        ground.add(self.fingerprint)
        for button in (self.hand, self.renew, self.revoke):
            buttons.add(button)
        card.add(self.name, self.role, self.status, self.since, self.until)
        card.add(kit.label(N_("Fingerprint of the certificate"), "label"), ground, buttons)
        self.add(card)
        self.inside.addStretch(1)

    def show_person(self, one: Issued) -> None:
        """Show one person's latest certificate."""
        self.shown = one
        say, until = self._kit.tongue.say, one.until.date().isoformat()
        status = one.status(self._kit.clock.now().wall)
        self.name.setText(one.name)
        say(self.role.setText, ROLE_WORDS[one.role])
        say(self.status.setText, STATUS_WORDS[status])
        say(self.since.setText, N_("Issued on {day}."), day=lambda words: day(words, one.issued_at))
        if one.revoked_at and one.reason:
            reason = REASON_WORDS[one.reason]
            say(
                self.until.setText,
                N_("Revoked on {day}. Reason: {reason}."),
                day=lambda words: day(words, one.revoked_at),
                reason=lambda words: words(reason),
            )
        else:
            say(self.until.setText, N_("Valid until {day}."), day=lambda words: day(words, until))
        self.fingerprint.setText(grouped(one.fingerprint))
        self.revoke.setVisible(status != "revoked")
        self.renew.setVisible(one.reason != "key-lost")


class AboutPage(Scroll):
    """The centre itself, where nobody is chosen: its root's fingerprint, which others compare, and its last pack.

    `replacing` when another issuing key is to be put in place.
    """

    replacing = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=24, space=16, widest=kit.theme.px(720))
        self._kit = kit
        self.name, self.since, self.pack = kit.text("", "title"), kit.text("", "soft"), kit.text("")
        self.fingerprint = kit.text("", "code", selectable=True)
        kit.tongue.say(self.fingerprint.setAccessibleDescription, N_("Fingerprint of the centre"))
        ground, card = Ground("sunk", margin=12), Ground("card", margin=20, space=10)
        ground.add(self.fingerprint)
        told = N_("Read it out to whoever takes in your first pack: they compare it, group by group.")
        safe = N_("The root’s file lies where you put it, and nowhere on this device. Without it, no new issuing key.")
        card.add(self.name, self.since, kit.label(N_("Fingerprint of the centre"), "label"), ground)
        self.until = kit.text("", "soft")
        self.replace = kit.button(N_("Put a new issuing key in place…"), self.replacing.emit, icon="key")
        card.add(kit.label(told, "soft"), self.pack, kit.label(safe, "soft"), self.until)
        card.inside.addLayout(row(self.replace, None))
        self.contents, self.recovery = ContentsCard(kit), RecoveryKeyCard(kit)
        self.add(card, self.contents, self.recovery)
        self.inside.addStretch(1)

    def show_centre(self, held: Held) -> None:
        """Show the centre that this store looks after."""
        from assessor_app.trust.model import fingerprint  # noqa: PLC0415 - kept with the deed

        say, authority, pack = self._kit.tongue.say, held.authority, held.pack
        self.name.setText(authority.name)
        say(self.since.setText, N_("Founded on {day}."), day=lambda words: day(words, authority.founded_at))
        self.fingerprint.setText(grouped(fingerprint(authority.root)))
        ends = held.until.date().isoformat()
        say(self.until.setText, N_("The issuing key is good until {day}."), day=lambda words: day(words, ends))
        if pack is None:
            say(self.pack.setText, N_("No pack was made yet. Make one once somebody is enrolled."))
        else:
            made = pack.issued_at.isoformat()
            say(
                self.pack.setText,
                N_("The last pack is number {number}, of {day}. Give out a new one within 90 days."),
                number=pack.number,
                day=lambda words: day(words, made),
            )
        self.contents.show_contents(held.contents, held.stamps)
        self.recovery.show_key(there=held.recovery)


def _row(words: Words, one: Issued, now: dt.datetime) -> Row:
    status = one.status(now)
    icon, tone = STATUS_LOOKS[status]
    until = day(words, one.until.date().isoformat())
    detail = f"{words(ROLE_WORDS[one.role])}\n{words(STATUS_WORDS[status])} · {until}"
    return Row(one.fingerprint, one.name, detail=detail, icon=icon, tone=tone)
