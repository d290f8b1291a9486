"""How the time of a record is proven, or that it waits for the timestamp server; and having it proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.ui.parts.card import Ground, row

if TYPE_CHECKING:
    from assessor_app.records.proving.model import Waiting
    from assessor_app.trust.proofs import StampCheck
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.buttons import Button
    from assessor_app.ui.records.deeds import Judged


class TimeCard(Ground):
    """`proving` when the server is to be asked, `leaving` when a record that waits is to be left as it is."""

    proving = Signal()
    leaving = Signal()

    def __init__(self, kit: Kit, judged: Judged) -> None:
        super().__init__("card", margin=20, space=8)
        self._kit = kit
        self.prove_button: Button | None = None
        self.leave_button: Button | None = None
        opening, waiting = judged.opening, judged.known.waiting if judged.known else None
        self.add(kit.label(N_("By when it existed"), "title"))
        for one in opening.stamps:
            self._stamped(one)
        over = {one.place for one in opening.stamps if one.over >= len(opening.signers)}
        if waiting is not None and waiting.wanted:
            self._waits(waiting)
        elif not opening.stamps:
            self.add(kit.label(N_("No server has confirmed it. The time is that of the device it was sealed on.")))
        elif not over:
            self.add(kit.label(N_("What was signed after that has no timestamp yet.")))
        if opening.stamps and opening.row("time").code == "time-stamp-unknown":
            said = N_("Nobody here trusts this server yet. You can try it out and trust it under Settings.")
            self.add(kit.label(said, "soft"))
        if "document" not in over and kit.session.preferences.now.timestamp_server:
            again = waiting is not None and waiting.wanted
            first = N_("Ask the server now") if again else N_("Prove the time")
            said = N_("Prove it for the years to come") if over else first
            self.prove_button = kit.button(said, self.proving.emit, icon="schedule")
            if waiting is not None and waiting.tries and waiting.wanted:
                self.leave_button = kit.button(N_("Leave it as it is"), self.leaving.emit, "quiet")
            buttons = [button for button in (self.prove_button, self.leave_button) if button is not None]
            self.inside.addLayout(row(*buttons, None))

    def _stamped(self, one: StampCheck) -> None:
        at = one.at.isoformat()
        said = (
            N_("{server} confirmed on {when} that it existed, with all that checking it takes years later.")
            if one.place == "document"
            else N_("{server} confirmed on {when} that its signature existed.")
        )
        made = self._kit.text("", selectable=True)
        self._kit.tongue.say(made.setText, said, server=one.name, when=lambda words: moment(words, at))
        self.add(made)

    def _waits(self, waiting: Waiting) -> None:
        made = self._kit.text("")
        if waiting.tries:
            said = N_("It waits for the timestamp server, which was last asked on {when}. It is asked again by itself.")
            tried = waiting.tried_at
            self._kit.tongue.say(made.setText, said, when=lambda words: moment(words, tried))
        else:
            self._kit.tongue.say(made.setText, N_("It waits for the timestamp server, which is asked by itself."))
        self.add(made)


def shown(kit: Kit, judged: Judged) -> bool:
    """Whether there is anything to say: never where no server is set up and none was ever asked."""
    known = judged.known
    if known is None or judged.opening.verdict not in {"accepted", "unknown-signer"}:
        return False
    waits = known.waiting is not None and known.waiting.wanted
    return bool(judged.opening.stamps) or waits or bool(kit.session.preferences.now.timestamp_server)
