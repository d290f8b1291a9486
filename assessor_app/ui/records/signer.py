"""Who signed: the fingerprint to compare, how to compare it, and what was said of this signer before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.language.dates import day, moment
from assessor_app.trust.model import grouped
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.records.ways import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.language import Words
    from assessor_app.records.report import Signer
    from assessor_app.trust.model import Vouching
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.records.deeds import Judged

# How to compare, in order; the first is what makes it worth anything.
STEPS: Final = (
    N_("Ring {name} on a number you had before, or meet. Never use the message that brought the file."),
    N_("Ask them to read out their fingerprint, which their program shows after sealing and under Settings."),
    N_("Compare it group by group with the one above. Do not go on unless every group is the same."),
)
# The same from the other end of the line: what whoever signed is told, wherever their fingerprint is shown.
READ_OUT: Final = N_(
    "When the verifier rings you, read it out: they compare it with the record, and vouch for you if every group is "
    "the same."
)
TOLD: Final = {
    "vouched": N_("{by} vouched on {day}: {told}"),
    "withdrawn": N_("{by} withdrew on {day}: {told}"),
}
AS: Final = {
    "assessor": N_("{name} sealed it as the assessor, {when}"),
    "countersigner": N_("{name} countersigned it, {when}"),
    "verifier": N_("{name} signed a verification decision on it, {when}"),
}
HIDDEN: Final = "····"
LAST_GROUPS: Final = 2


def concealed(groups_of_four: str) -> str:
    """A fingerprint as people compare it (eight groups of four), its last two groups left out."""
    groups = groups_of_four.split()
    return " ".join([*groups[:-LAST_GROUPS], *[HIDDEN] * LAST_GROUPS])


class SignerCard(Ground):
    """`vouching` and `withdrawing` when a person presses so."""

    vouching = Signal()
    withdrawing = Signal()

    def __init__(self, kit: Kit, judged: Judged) -> None:
        super().__init__("card", margin=20, space=10)
        self._kit, self._judged = kit, judged
        signer = judged.signer
        self._fingerprint = signer.fingerprint
        self.add(kit.label(N_("Signer"), "title"), kit.text(signer.name, "strong", selectable=True))
        for one in judged.opening.signers if len(judged.opening.signers) > 1 else ():
            self._signed(one)
        self.add(kit.label(N_("Fingerprint of the certificate"), "label"))
        self.fingerprint = kit.text(grouped(signer.fingerprint), "code", selectable=True)
        kit.tongue.say(self.fingerprint.setAccessibleDescription, N_("Fingerprint of the certificate"))
        self.add(self.fingerprint)
        if judged.own:
            self.add(kit.label(N_("This is your own certificate."), "quiet"))
        elif judged.opening.verdict == "unknown-signer":
            self._waiting()
        for line in judged.journal:
            self._told(line)
        if judged.vouched and not judged.own:
            self.withdraw_button = kit.button(N_("Withdraw the vouching…"), self.withdrawing.emit, "danger")
            self.add(row(self.withdraw_button, None))

    def conceal(self, *, hidden: bool) -> None:
        """Leave the last groups out while a person types them as they hear them."""
        said = grouped(self._fingerprint)
        self.fingerprint.setText(concealed(said) if hidden else said)

    def _signed(self, one: Signer) -> None:
        """Who else signed, as what and when."""
        said = self._kit.text("", "soft", selectable=True)
        at = one.signed_at
        self._kit.tongue.say(said.setText, AS[one.role], name=one.name, when=lambda words: moment(words, at))
        self.add(said)

    def _waiting(self) -> None:
        kit, signer = self._kit, self._judged.signer
        if self._judged.opening.row("signer").code == "signer-same-name":
            warning = Banner(kit, "warning")
            kit.tongue.say(
                warning.words.setText,
                N_("You trust somebody of this name already, with another fingerprint. Be careful: ask why it is new."),
            )
            self.add(warning)
        self.add(kit.label(N_("How to know the signer"), "label"))
        for number, step in enumerate(STEPS, start=1):
            line = kit.text("")
            kit.tongue.say(line.setText, "{number}. {step}", number=number, step=_step(step, signer.name))
            self.add(line)
        if self._judged.outcome == "outside":
            said = N_("If every group is the same, press “Trust a certificate…” and choose the file that came with it.")
            self.add(kit.label(said, "quiet"))
        elif self._judged.held is None:
            self.add(kit.label(N_("Import the file to keep it waiting here; then you can vouch."), "quiet"))
        else:
            self.vouch_button = kit.button(N_("Vouch for the signer…"), self.vouching.emit, "primary")
            self.add(row(self.vouch_button, None))

    def _told(self, line: Vouching) -> None:
        said = self._kit.text("", "soft", selectable=True)
        self._kit.tongue.say(
            said.setText,
            TOLD[line.deed],
            by=line.by,
            day=lambda words: day(words, line.at),
            told=lambda words: told(words, line.told),
        )
        self.add(said)


def _step(message: str, name: str) -> Callable[[Words], str]:
    return lambda words: words(message, name=name)
