"""The end of a review: what will be signed, the passphrase; and afterwards what was made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from assessor_app.language import N_
from assessor_app.language.sentences import SENTENCES
from assessor_app.ui.observing.beginning import PAGES
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground, Scroll, row
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.form import PassphraseField
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.text import Text
from assessor_app.ui.verifying.reviewing.words import COUNTED, OVERALL_SAID
from assessor_app.verifying.model import OUTCOMES
from assessor_app.verifying.reviews.finishing import UNSIGNED

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.reviewing.scene import Scene
    from assessor_app.verifying.reviews.finishing import Finished

SIGNED = N_("Your decision is signed into the record, and nothing may be added to it after that.")


class SigningPage(Scroll):
    """`signing(passphrase)`; `left` back to the review."""

    signing = Signal(str)
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=16, space=16, widest=kit.theme.px(560))
        self._kit = kit
        self._of = ""
        self.overall, self.counts, self.what = Text(role="title"), Text(), Text(role="soft")
        self.pages = Segmented(
            kit, N_("Language of the report"), [(one, said, "accent") for one, said in PAGES.items()]
        )
        self.passphrase = PassphraseField(kit, N_("Your passphrase"))
        self.sign = kit.button(N_("Sign and finish"), self._sign, "primary", icon="lock")
        self.back = kit.button(N_("Back to the review"), self.left.emit)
        card = Ground("card", margin=20, space=12)
        card.add(self.overall, self.counts, self.what)
        card.add(kit.label(N_("Language of the report"), "label"), self.pages, self.passphrase)
        card.add(row(self.back, None, self.sign))
        self.add(card)
        self.inside.addStretch(1)
        self.passphrase.entered.connect(self._sign)

    def start(self, scene: Scene) -> None:
        """Show what will be signed, and ask for the passphrase."""
        review = scene.review
        if review is None or review.overall is None:
            return
        kit, wanted = self._kit, {one.key for one in scene.wanted}
        findings = [one for one in review.findings if one.criterion in wanted]
        kit.tongue.say(self.overall.setText, OVERALL_SAID[review.overall])

        def counted(words: Words) -> str:
            many = {one: sum(finding.outcome == one for finding in findings) for one in OUTCOMES}
            return " · ".join(words(COUNTED[one], count=many[one]) for one in OUTCOMES if many[one])

        kit.tongue.follow(self.counts, lambda words: self.counts.setText(counted(words)), key="counts")
        skipped = any(bar.code in UNSIGNED for bar in scene.looking.bars)
        self.what.setVisible(not skipped)
        kit.tongue.say(self.what.setText, SIGNED)
        if review.id != self._of:
            self._of = review.id
            self.pages.choose(str(scene.looking.payload["record"]["pages"]))
        self.passphrase.forget()
        self.passphrase.valid()
        kit.tasks.read(lambda rooms: rooms.keys.signing_token(), then=self.passphrase.name_key)
        self.passphrase.edit.setFocus()
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.sign, 0, 16))  # what comes after the field

    def refuse(self, sentence: str) -> None:
        """Say beside the field that the passphrase, or the PIN, was not the right one."""
        self.passphrase.refuse(sentence)

    def _sign(self) -> None:
        if not self.passphrase.said:
            self.passphrase.invalid(N_("Type it: it opens your signing key."))
            self.passphrase.edit.setFocus()
        else:
            self.signing.emit(self.passphrase.said)


class DonePage(Scroll):
    """`exporting` the record and the report, `recorded` to see the record, `left` for what waits."""

    exporting = Signal()
    recorded = Signal()
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=16, space=16, widest=kit.theme.px(560))
        self._kit = kit
        self.reference, self.overall, self.what = Text(role="page"), Text(), Text(role="soft")
        self.next = kit.button(N_("To what waits for review"), self.left.emit, "primary")
        self.export = kit.button(N_("Export for the assessor…"), self.exporting.emit, icon="upload")
        self.record = kit.button(N_("To the record"), self.recorded.emit, icon="contract_edit")
        card = Ground("card", margin=24, space=12)
        head = row(IconLabel(kit, "verified_user-fill", "met", 32), kit.line(N_("Finished"), "title"), None, space=12)
        offered = FlowBox()
        for button in (self.next, self.export, self.record):
            offered.add(button)
        card.add(head, self.reference, self.overall, self.what, offered)
        self.add(card)
        self.inside.addStretch(1)

    def show_finished(self, finished: Finished) -> None:
        """Show what was made."""
        review, say = finished.review, self._kit.tongue.say
        self.reference.setText(review.reference)
        say(self.overall.setText, OVERALL_SAID[review.overall or "not-confirmed"])
        unsigned = finished.kept.unsigned
        message = N_("The decision is signed into the record.") if finished.signed else N_("The record is as it was.")
        say(self.what.setText, SENTENCES[unsigned] if unsigned == "review-external" else message)
        self.next.setFocus()
