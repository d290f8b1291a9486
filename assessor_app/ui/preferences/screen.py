"""The settings as one page of cards. Each card does its own thing; `cards.py` has those that need the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.errors import AssessorError
from assessor_app.language import N_
from assessor_app.ui.parts.card import Ground, Scroll
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.tick import Tick
from assessor_app.ui.preferences.about import AboutCard
from assessor_app.ui.preferences.backup import BackupCard
from assessor_app.ui.preferences.branding import BrandingCard
from assessor_app.ui.preferences.cards import PassphraseCard
from assessor_app.ui.preferences.certificate import CertificateCard
from assessor_app.ui.preferences.demands import DemandsCard
from assessor_app.ui.preferences.lettingin import LettingCard, asks
from assessor_app.ui.preferences.locking import LockingCard
from assessor_app.ui.preferences.pack import PackCard
from assessor_app.ui.preferences.person import PersonCard
from assessor_app.ui.preferences.questions import QuestionsCard
from assessor_app.ui.preferences.recovery import RecoveryCard
from assessor_app.ui.preferences.verifying import VerifyingCard
from assessor_app.ui.preferences.writing import WritingCard
from assessor_app.ui.screen import Screen

if TYPE_CHECKING:
    from assessor_app.settings import Theme
    from assessor_app.trust.model import CentreTrust
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes

WIDTH = 720


class PreferencesScreen(Screen):
    """See the module's docstring."""

    SHOWS = frozenset(
        {
            "assessor",
            "rules",
            "question",
            "identity",
            "request",
            "centre-pack",
            "branding",
            "backup",
            "centre",
            "verifying",
        }
    )

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        kit.tongue.say(self.bar.title.setText, N_("Settings"))
        self.person = PersonCard(kit, self.busy)
        self.passphrase = PassphraseCard(kit, self.busy)
        self.certificate = CertificateCard(kit, self.busy)
        self.pack = PackCard(kit, self.busy, lambda: self.go("centre"))
        self.recovery = RecoveryCard(kit, self.busy)
        self.letting = LettingCard(kit, self.busy)
        self.pack.taken.connect(self._offer)
        self.backup = BackupCard(kit, self.busy)
        self.locking = LockingCard(kit)
        self.demands = DemandsCard(kit)
        self.writing = WritingCard(kit)
        self.questions = QuestionsCard(kit)
        self.verifying = VerifyingCard(kit)
        self.branding = BrandingCard(kit, self.busy)
        self.about = AboutCard(kit)
        self.column = QWidget()
        self.column.setProperty("role", "inside")
        self.column.setMaximumWidth(kit.theme.px(WIDTH))
        column = QVBoxLayout(self.column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        own = (self._looks(), self.writing, self.questions, self.verifying, self.person, self.branding, self.demands)
        kept = (self.certificate, self.pack, self.backup, self.passphrase, self.locking, self.recovery, self.letting)
        for card in (*own, *kept, self.about):
            column.addWidget(card)
        column.addStretch(1)
        scroll = Scroll(margin=24)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.column, 20)
        across.addStretch(1)
        scroll.inside.addLayout(across)
        self.body.addWidget(scroll, 1)

    def enter(self, subject: str) -> None:  # noqa: ARG002 - the settings have one subject
        """Read again who one is, the certificate, the questions and the centre's rules."""
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Show what was changed, and the certificate that came with it; rules alone leave what is being typed."""
        if changes.kinds() == {"rules"}:
            self.demands.read()
        elif changes.kinds() == {"question"}:
            self.questions.read()
        elif changes.kinds() == {"verifying"}:
            self.verifying.read()
        elif changes.kinds() == {"branding"}:
            self.branding.read()
        elif changes.kinds() == {"backup"}:
            self.backup.read()
        elif changes.kinds() <= {"identity", "request"}:
            self.certificate.read()
            self.verifying.read()
        else:
            self._read()

    def _read(self) -> None:
        self.questions.read()
        self.verifying.read()
        self.person.read()
        self.certificate.read()
        self.pack.read()
        self.backup.read()
        self.letting.read()
        self.demands.read()
        self.branding.read()

    def _offer(self) -> None:
        """Ask whether the centre is to be let in, where the pack just taken in makes that possible."""
        vault = self.kit.session.opened()

        def asked(trust: CentreTrust | None) -> None:
            if trust is not None:
                self.letting.offer(trust)

        self.kit.tasks.read(lambda rooms: asks(rooms, vault), then=asked)

    def leave(self) -> None:
        """Let go of passphrases half typed."""
        self.person.forget()
        self.passphrase.forget()
        self.recovery.forget()

    def _looks(self) -> Ground:
        kit, card = self.kit, Ground("card")
        self.languages = Segmented(kit, N_("Language"), (("cy", "Cymraeg", ""), ("en", "English", "")), said=False)
        kit.tongue.follow(self.languages, lambda words: self.languages.choose(words.language))
        self.languages.chosen.connect(kit.tongue.speak)
        themes = (
            ("system", N_("As the system"), ""),
            ("light", N_("Light"), ""),
            ("dark", N_("Dark"), ""),
            ("contrast", N_("High contrast"), ""),
        )
        self.themes = Segmented(kit, N_("Colours"), themes)
        self.themes.choose(kit.theme.choice)
        self.themes.chosen.connect(self._choose_theme)
        self.less_motion = Tick(kit, N_("Less motion: nothing blinks or moves by itself"))
        self.less_motion.setChecked(kit.session.preferences.now.less_motion)
        self.less_motion.toggled.connect(self._choose_motion)
        card.add(kit.label(N_("Language and looks"), "title"))
        for name, control in ((N_("Language"), self.languages), (N_("Colours"), self.themes)):
            card.add(kit.label(name, "label"))
            card.inside.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        card.add(self.less_motion)
        return card

    def _choose_theme(self, choice: str) -> None:
        self.kit.theme.choose(cast("Theme", choice))
        self._keep(theme=choice)

    def _choose_motion(self, less: bool) -> None:  # noqa: FBT001 - the signal hands it over
        self.kit.theme.less_motion(less)
        self._keep(less_motion=less)

    def _keep(self, **fields: object) -> None:
        try:
            self.kit.session.preferences.change(**fields)
        except AssessorError as problem:
            self.kit.notices.error(problem)
