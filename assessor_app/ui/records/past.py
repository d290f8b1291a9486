"""The history of a record's file in this store: each line of the journal about it, and what came beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.records.proving.desk import SOURCE
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.verdicts import VERDICT_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.language import Words
    from assessor_app.records.beside.model import Beside, CameAs
    from assessor_app.records.journal.model import Deed
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.records.knowing import Known

LINES: Final[dict[Deed, str]] = {
    "found": N_("{when}: it was here when the journal was begun."),
    "sealed": N_("{when}: sealed here."),
    "taken-in": N_("{when}: imported."),
    "judged": N_("{when}: judged again. It stood then as: {verdict}"),
}
CAME: Final[dict[CameAs, str]] = {
    "newer": N_("{when}: a later state came, with more signed ({source}). It is the one shown."),
    "roll-back": N_("{when}: an earlier state came after a later one ({source}). It is kept, and the later one shown."),
    "fork": N_("{when}: the same record came signed in another way ({source}). Both are kept."),
    "other-base": N_("{when}: another record came under the same number ({source}). Both are kept."),
}


class PastCard(Ground):
    """One line for everything that happened, oldest first."""

    def __init__(self, kit: Kit, known: Known) -> None:
        super().__init__("card", margin=20, space=8)
        self._kit = kit
        self.add(kit.label(N_("What happened to its file"), "title"))
        told: list[tuple[str, str, dict[str, str | Callable[[Words], str]]]] = [
            (line.at, LINES[line.deed], {"verdict": _verdict(line.verdict)})
            for line in known.lines
            if line.deed in LINES
        ]
        told += [(came.at, *_came(came)) for came in known.beside]
        for at, message, facts in sorted(told, key=lambda one: one[0]):
            self._line(at, message, facts)
        if not told:
            self._line(known.held.kept_at, LINES["found"], {})

    def _line(self, at: str, message: str, facts: dict[str, str | Callable[[Words], str]]) -> None:
        made = self._kit.text("", "soft", selectable=True)
        self._kit.tongue.say(made.setText, message, when=lambda words: moment(words, at), **facts)
        self.add(made)


def _came(came: Beside) -> tuple[str, dict[str, str | Callable[[Words], str]]]:
    """What came beside it and whence; a state that was stamped here came from nowhere."""
    server = came.source.removeprefix(SOURCE)
    if server != came.source and came.came_as == "newer":
        return N_("{when}: stamped by the server {source}. This is the state shown."), {"source": server}
    return CAME[came.came_as], {"source": server}


def _verdict(verdict: str) -> Callable[[Words], str]:
    return lambda words: words(VERDICT_WORDS[verdict])
