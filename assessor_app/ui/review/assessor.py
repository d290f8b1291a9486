"""What the assessor does in the review: the pages' language, what is missing, the candidate's mark, and the seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from assessor_app.language import N_
from assessor_app.language.dates import clock_time
from assessor_app.ui.observing.beginning import PAGES
from assessor_app.ui.parts.card import Ground, Scroll, empty
from assessor_app.ui.parts.form import PassphraseField
from assessor_app.ui.parts.linkrow import LinkRow
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.text import Text, set_role
from assessor_app.ui.parts.tick import Tick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.observing.model import Mark, Observation
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.missing import Link

WIDEST = 560  # px at 100 %
MARKED = {
    "drawn": N_("Drawn by {name} at {time}."),
    "typed": N_("Typed by {name} at {time}."),
    "absent": N_("No mark: {reason}"),
}


class AssessorPanel(Scroll):
    """`paged(languages)`, `mended(link)`, `handing` over to the candidate, `sealing(passphrase)`."""

    paged = Signal(str)
    mended = Signal(object)
    handing = Signal()
    sealing = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=16, space=12, widest=kit.theme.px(WIDEST))
        self._kit = kit
        self._blocked = False
        self._marked = False
        choices = [(one, said, "accent") for one, said in PAGES.items()]
        self.pages = Segmented(kit, N_("Language of the pages"), choices)
        self.missing, self.links = Ground("card", margin=14, space=4), QVBoxLayout()
        self.doubts, self.hints = Ground("card", margin=14, space=4), QVBoxLayout()
        self.mark, self.comment, self.dissent = (
            Text(),
            Text(),
            kit.label(N_("The candidate does not agree with this record."), "strong"),
        )
        self.hand = kit.button(N_("Hand over to the candidate"), self.handing.emit, icon="person")
        self.declared = Tick(kit, N_("I observed this myself; I have no undeclared interest."))
        self.passphrase = PassphraseField(kit, N_("Your passphrase"))
        self.wrong = Text(role="invalid")
        self.seal = kit.button(N_("Seal"), self._seal, icon="lock")
        self._lay()
        self.pages.chosen.connect(self.paged)
        self.passphrase.entered.connect(self._seal)
        for changed in (self.declared.toggled, self.passphrase.edited):
            changed.connect(lambda _what: self.wrong.hide())

    def start(self) -> None:
        """Begin with nothing declared and no passphrase."""
        self.declared.setChecked(False)
        self.passphrase.forget()
        self.passphrase.valid()
        self.wrong.hide()
        self._kit.tasks.read(lambda rooms: rooms.keys.signing_token(), then=self.passphrase.name_key)

    def show_observation(self, observation: Observation, missing: Sequence[Link], candidate: str) -> None:
        """Show what stands, what is still missing besides the candidate's mark, and what is worth a look."""
        self.pages.choose(observation.pages)
        self._blocked = any(link.blocking for link in missing)
        self._marked = observation.mark is not None
        self._show_links(missing)
        self._show_mark(observation.mark, candidate)
        self.comment.setText(f"“{observation.candidate_comment.strip()}”")
        self.comment.setVisible(bool(observation.candidate_comment.strip()))
        self.dissent.setVisible(observation.dissent)
        for button, icon, first in ((self.hand, "person", not self._marked), (self.seal, "lock", self._marked)):
            set_role(button, "primary" if first else "plain")
            button.show_icon(icon)  # in the colour of its role

    def refuse(self, sentence: str) -> None:
        """Say beside the field that the passphrase, or the PIN, was not the right one."""
        self.passphrase.refuse(sentence)

    def _lay(self) -> None:
        kit = self._kit
        pages, mark, seal = (Ground("card", margin=14, space=8) for _ in range(3))
        pages.add(kit.label(N_("Language of the pages"), "strong"), self.pages)
        pages.add(kit.label(N_("A preview: the record’s number and time come with the seal."), "soft"))
        self.missing.add(kit.label(N_("Needed before sealing"), "strong"), self.links)
        self.doubts.add(kit.label(N_("Worth a look"), "strong"), self.hints)
        mark.add(kit.label(N_("The candidate’s mark"), "strong"), self.mark, self.dissent, self.comment, self.hand)
        seal.add(kit.label(N_("Your seal"), "strong"))
        seal.add(kit.label(N_("A sealed record cannot be changed. A mistake is put right by a new record."), "soft"))
        seal.add(self.declared, self.passphrase, self.wrong, self.seal)
        self.add(pages, self.missing, self.doubts, mark, seal)
        self.wrong.hide()
        self.inside.addStretch(1)

    def _show_links(self, missing: Sequence[Link]) -> None:
        """Put what refuses the seal in one card and what may be left as it is in another."""
        for card, lines, blocking, icon, tone in (
            (self.missing, self.links, True, "error-fill", "refused"),
            (self.doubts, self.hints, False, "info-fill", "accent"),
        ):
            empty(lines)
            shown = [link for link in missing if link.blocking is blocking]
            for link in shown:
                made = LinkRow(self._kit, link.said, icon=icon, tone=tone)
                made.clicked.connect(lambda _on=False, link=link: self.mended.emit(link))
                lines.addWidget(made)
            card.setVisible(bool(shown))

    def _show_mark(self, mark: Mark | None, candidate: str) -> None:
        say = self._kit.tongue.say
        if mark is None:
            say(self.mark.setText, N_("Not yet. {name} reads the pages, comments and signs."), name=candidate)
        else:
            facts = {"name": mark.name or candidate, "time": clock_time(mark.at), "reason": mark.reason}
            say(self.mark.setText, MARKED[mark.kind], **facts)

    def _seal(self) -> None:
        """Ask for the seal; where something is missing, say what."""
        if self._blocked:
            self._refuse(N_("Something is still missing that a record cannot be without. See above."))
        elif not self._marked:
            self._refuse(N_("The candidate has not signed yet. Hand over the device first."))
        elif not self.declared.isChecked():
            self._refuse(N_("Confirm the declaration first."))
            self.declared.setFocus()
        elif not self.passphrase.said:
            self.passphrase.invalid(N_("Type it: it opens your signing key."))
            self.passphrase.edit.setFocus()
        else:
            self.sealing.emit(self.passphrase.said)

    def _refuse(self, message: str) -> None:
        self._kit.tongue.say(self.wrong.setText, message)
        self.wrong.show()
