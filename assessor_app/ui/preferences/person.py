"""The card that puts right who one is: name, centre, number and status, as the records from now on print them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.ui.entrance.aboutyou import AboutYou
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.form import LineField, PassphraseField

if TYPE_CHECKING:
    from assessor_app.errors import AssessorError
    from assessor_app.people.model import Assessor
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.vault.model import Changes


class PersonCard(Ground):
    """Shows what was typed at first run, and changes it on the passphrase."""

    def __init__(self, kit: Kit, busy: Busy) -> None:
        super().__init__("card", space=12)
        self._kit, self._busy = kit, busy
        self._known: Assessor | None = None
        self.you = AboutYou(kit)
        self.site = LineField(kit, N_("Assessment site (where it is not the centre)"))
        self.phrase = PassphraseField(kit, N_("Passphrase"))
        self.change = kit.button(N_("Save the changes"), self._change)
        self.you.entered.connect(self.site.setFocus)
        self.site.edit.returnPressed.connect(self.phrase.setFocus)
        self.phrase.entered.connect(self._change)
        why = N_(
            "This is printed on the records that you seal from now on; sealed ones do not change. A new name or a new "
            "centre also gets a new certificate, whose fingerprint the verifier compares again."
        )
        self.add(
            kit.label(N_("You and your centre"), "title"), kit.label(why, "soft"), self.you, self.site,
            self.phrase, row(self.change, None),
        )  # fmt: skip

    def read(self) -> None:
        """Read from the store what is printed now."""
        self._kit.tasks.read(lambda rooms: rooms.people.assessor(), then=self._show)

    def forget(self) -> None:
        """Empty the passphrase, and let go of what was typed and not kept."""
        self.phrase.forget()
        self._show(self._known)

    def _show(self, known: Assessor | None) -> None:
        self._known = known
        if known is not None:
            said = (known.name, known.centre.name, known.centre.number)
            for field, text in zip((self.you.name, self.you.centre, self.you.number), said, strict=True):
                field.edit.setText(text)
                field.valid()
            self.site.edit.setText(known.centre.site)
            self.you.status.choose(known.status)

    def _change(self) -> None:
        if self._known is None or not self.you.ready():
            return
        if not self.phrase.said:
            self.phrase.invalid(N_("Type your passphrase."))
            self.phrase.setFocus()
            return
        you, before = self.you, self._known
        centre = replace(before.centre, name=you.centre.said, number=you.number.said, site=self.site.said)
        told = replace(before, name=you.name.said, centre=centre, status=you.standing)
        vault, phrase, clock = self._kit.session.opened(), self.phrase.said, self._kit.clock

        def deed(rooms: Rooms, _progress: Progress) -> Changes:
            from assessor_app.rooms import change_assessor  # noqa: PLC0415 - kept with the deed

            return change_assessor(rooms, vault, told, phrase, clock)

        job = self._kit.tasks.long(deed, then=self._changed, failed=self._refused)
        self._busy.watch(job, N_("Saving the changes"), stoppable=False)

    def _changed(self, _changes: Changes) -> None:
        self.phrase.forget()
        self._kit.notices.say(N_("The records you seal from now on say this."))

    def _refused(self, problem: AssessorError) -> None:
        if problem.code == "passphrase-wrong":
            self.phrase.wrong(self._kit.notices.sentence(problem))
            self.phrase.setFocus()
        else:
            self._kit.notices.error(problem)
