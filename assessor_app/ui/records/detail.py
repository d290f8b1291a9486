"""One record: how it stands, who signed it, and beside that its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.banner import EmptyState, announce
from assessor_app.ui.parts.halves import Halves
from assessor_app.ui.parts.preview import Preview
from assessor_app.ui.parts.reading import Reading
from assessor_app.ui.parts.zoom import ZoomBar
from assessor_app.ui.records.becoming import Becoming, DifferenceCard
from assessor_app.ui.records.deeds import DRAWN
from assessor_app.ui.records.findings import Findings, VerdictBanner
from assessor_app.ui.records.past import PastCard
from assessor_app.ui.records.signer import SignerCard
from assessor_app.ui.records.timing import TimeCard
from assessor_app.ui.records.timing import shown as timed
from assessor_app.ui.records.verified import VerifiedCard

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.buttons import Button
    from assessor_app.ui.records.deeds import Judged


class Detail(QWidget):
    """`vouching` and `withdrawing` are the signer card's; `exporting` what is kept, `taking_in` what was looked at.

    `righting` and `recalling`: the record is to be put right, or withdrawn. `going` to another record by its identity,
    `drafting` to a draft by its id; `proving` its time, or `leaving` it as it is. `stating`: what is to be done
    (`vouch`, `export`, `act`) with which statement or action.
    """

    proving = Signal()
    leaving = Signal()
    righting = Signal()
    recalling = Signal()
    going = Signal(str)
    drafting = Signal(str)
    vouching = Signal()
    withdrawing = Signal()
    exporting = Signal()
    taking_in = Signal()
    stating = Signal(str, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.signer: SignerCard | None = None
        self.findings: Findings | None = None
        self.banner: VerdictBanner | None = None
        self.export_button: Button | None = None
        self.take_in_button: Button | None = None
        self.right_button: Button | None = None
        self.recall_button: Button | None = None
        self.becoming: Becoming | None = None
        self.difference: DifferenceCard | None = None
        self.past: PastCard | None = None
        self.time: TimeCard | None = None
        self.verified: VerifiedCard | None = None
        self.judgement = Reading(kit, N_("How it stands"))
        self.pages = Preview(kit, N_("Pages of the record"))
        self._withheld = EmptyState(kit, "gpp_bad-fill", N_("The pages are not shown, because a check failed."))
        self._right = QStackedWidget()
        paged = QWidget()
        under = QVBoxLayout(paged)
        under.setContentsMargins(0, 0, 0, 4)
        under.setSpacing(2)
        under.addWidget(self.pages, 1)
        under.addWidget(ZoomBar(kit, self.pages))
        self._right.addWidget(paged)
        self._right.addWidget(self._withheld)
        self.halves = Halves(kit, N_("What to show"), (N_("How it stands"), N_("Pages")), (self.judgement, self._right))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.halves)

    def _offer(self, banner: VerdictBanner, judged: Judged) -> None:
        """What can be done with the file: export what is kept, import what was only looked at."""
        self.export_button = self.take_in_button = self.right_button = self.recall_button = None
        if judged.held is not None:
            kit, known = self._kit, judged.known
            self.export_button = kit.button(N_("Export…"), self.exporting.emit, icon="upload", keys="Ctrl+E")
            if known is not None and known.right:
                self.right_button = kit.button(N_("Put right…"), self.righting.emit, icon="edit")
            if known is not None and known.withdraw:
                self.recall_button = kit.button(N_("Withdraw…"), self.recalling.emit, icon="undo")
            offered = (self.export_button, self.right_button, self.recall_button)
            banner.offer(*(button for button in offered if button is not None))
        elif judged.takeable:
            self.take_in_button = self._kit.button(N_("Import this file"), self.taking_in.emit, icon="download")
            banner.offer(self.take_in_button)

    def _know(self, judged: Judged) -> None:
        """What the archive knows of it, where it is kept."""
        known = judged.known
        self.becoming = self.difference = self.past = self.time = self.verified = None
        if timed(self._kit, judged):
            self.time = TimeCard(self._kit, judged)
            self.time.proving.connect(self.proving)
            self.time.leaving.connect(self.leaving)
        if known is None:
            return
        if known.verified is not None and known.verified.told:
            self.verified = VerifiedCard(self._kit, known.verified, self._kit.clock.now().wall.date().isoformat())
            self.verified.vouching.connect(lambda one: self.stating.emit("vouch", one))
            self.verified.exporting.connect(lambda one: self.stating.emit("export", one))
            self.verified.acting.connect(lambda one: self.stating.emit("act", one))
        self.past = PastCard(self._kit, known)
        if known.difference is not None:
            self.difference = DifferenceCard(self._kit, known.difference)
        becoming = Becoming(self._kit, known)
        if becoming.notices:
            becoming.going.connect(self.going)
            becoming.drafting.connect(self.drafting)
            self.becoming = becoming

    def conceal(self, *, hidden: bool) -> None:
        """Leave the last groups of the signer's fingerprint out of sight, or show them again."""
        if self.signer is not None:
            self.signer.conceal(hidden=hidden)
        for row in self.findings.rows if self.findings is not None else ():
            row.conceal(hidden=hidden)

    def show_judged(self, judged: Judged) -> None:
        """Show one record, and its pages where they may be drawn."""
        kit, opening = self._kit, judged.opening
        self.judgement.clear()
        self.banner, self.findings, self.signer = VerdictBanner(kit, opening), Findings(kit, opening), None
        self._offer(self.banner, judged)
        self.judgement.add(self.banner)
        if opening.signers and opening.row("signer").code != "not-whole":
            self.signer = SignerCard(kit, judged)
            self.signer.vouching.connect(self.vouching)
            self.signer.withdrawing.connect(self.withdrawing)
        self._know(judged)
        waiting = opening.verdict == "unknown-signer"
        checked: list[QWidget | None] = [self.signer, self.findings] if waiting else [self.findings, self.signer]
        order = [self.becoming, self.difference, *checked, self.verified, self.time, self.past]
        self.judgement.add(*(thing for thing in order if thing is not None))
        self.judgement.inside.addStretch(1)
        self.judgement.verticalScrollBar().setValue(0)
        drawn = opening.verdict in DRAWN
        self._right.setCurrentIndex(0 if drawn else 1)
        if drawn:
            self.pages.show_pdf(judged.file)
        announce(self, self.banner.said)
