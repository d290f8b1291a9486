"""How one file stands: the verdict in a plain sentence, and the six things that were looked at, each with its state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.records.words import ROW_WORDS
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.flow import Flow
from assessor_app.ui.records.signer import concealed
from assessor_app.ui.verdicts import STATE_LOOKS, STATE_WORDS, VERDICT_TONES

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.language import Words
    from assessor_app.records.report import Headline, Opening, Row
    from assessor_app.ui.kit import Kit

# Each verdict in one sentence, and what it rests on or asks for.
SAID: Final[dict[Headline, tuple[str, str]]] = {
    "accepted": (
        N_("You can rely on this record."),
        N_("Nothing was changed since it was signed, the signer is known here, and the pages say what the data says."),
    ),
    "unknown-signer": (
        N_("This record is waiting for you to know its signer."),
        N_("Nothing was changed since it was signed, but nobody here has vouched for the signer."),
    ),
    "unchecked": (
        N_("This record is waiting, because its pages could not be checked."),
        N_(
            "Nothing was changed since it was signed, but a newer version of this program is needed to check the pages."
        ),
    ),
    "clocks-differ": (
        N_("The clocks disagree: check the date of this device."),
        N_(
            "Nothing in the file was altered, but it was signed at a time that this device says has not come yet. "
            "It was not kept: put the date right, then open the file again."
        ),
    ),
    "refused": (
        N_("Do not rely on this file."),
        N_("At least one check failed. Below is what was found, and what to do next."),
    ),
    "unreadable": (
        N_("There is no record in this file that can be read."),
        N_("Nothing was kept. Below is what was found, and what to do next."),
    ),
}


# Statements about records, which are none themselves: what their first row says, and the verdict on such a file.
OF_STATEMENTS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "says-withdrawal": {
        "accepted": (
            N_("You can rely on this withdrawal: the record it names counts no longer."),
            N_("It is as it was signed, and its signer is known here. Import it to have the record marked so."),
        ),
        "unknown-signer": (
            N_("This withdrawal is waiting for you to know its signer."),
            N_("Nothing was changed since it was signed, but nobody here has vouched for the signer."),
        ),
    },
    "says-disposal": {
        "accepted": (
            N_("You can rely on this certificate of disposal."),
            N_("It is as it was signed, and its signer is known here. What it lists was erased for good."),
        ),
        "unknown-signer": (
            N_("This certificate of disposal is waiting for you to know its signer."),
            N_("Nothing was changed since it was signed, but nobody here has vouched for the signer."),
        ),
    },
}
TIMES: Final = ("at", "kept", "sealed")  # facts that are times
# Accepted, and yet not to be relied on: what the archive knows of it goes before.
NO_LONGER: Final[dict[str, tuple[str, str]]] = {
    "superseded-by": (
        N_("This record counts no longer: a later one took its place."),
        N_("It is whole and its signer is known here, but whoever sealed it put it right. Look at the later record."),
    ),
    "withdrawn-on": (
        N_("This record counts no longer: it was withdrawn."),
        N_("It is whole and its signer is known here, but whoever sealed it took it back. It stays here as it is."),
    ),
    "record-disposed": (
        N_("This record was disposed of here."),
        N_("It is whole and its signer is known here, but its time was up. It is not taken in again."),
    ),
    "later-state-kept": (
        N_("This is an earlier state of a record that is here."),
        N_(
            "It is whole and its signer is known here, but more was signed since. The later state is the one that "
            "counts."
        ),
    ),
    "other-state-kept": (
        N_("This file is at odds with a record that is here."),
        N_(
            "It is whole and its signer is known here, and so is another file of the same record. Ask the centre "
            "which counts."
        ),
    ),
}


def verdict_of(opening: Opening) -> tuple[str, tuple[str, str]]:
    """The tone of a verdict, and what is said: one sentence, and what it rests on or asks for."""
    row = opening.row("superseded")
    if opening.verdict == "accepted" and row.code in NO_LONGER:
        return "warning", NO_LONGER[row.code]
    of_it = next((OF_STATEMENTS[one.code] for one in opening.rows if one.code in OF_STATEMENTS), {})
    if opening.headline in of_it:
        return VERDICT_TONES[opening.headline], of_it[opening.headline]
    return VERDICT_TONES[opening.headline], SAID[opening.headline]


class VerdictBanner(Banner):
    """The verdict, first and largest."""

    def __init__(self, kit: Kit, opening: Opening) -> None:
        tone, (title, more) = verdict_of(opening)
        super().__init__(kit, tone)
        self.words.hide()
        self.title = kit.label(title, "strong")
        self._texts = QVBoxLayout()
        self._texts.setSpacing(2)
        self._texts.addWidget(self.title)
        self.more = kit.label(more)
        self._texts.addWidget(self.more)
        self.inside.addLayout(self._texts, 1)

    def offer(self, *buttons: QWidget) -> None:
        """Put what can be done next under the verdict, in lines of their own where there is no room."""
        self._texts.addSpacing(8)
        flow = Flow()
        for button in buttons:
            flow.addWidget(button)
        self._texts.addLayout(flow)

    @property
    def said(self) -> str:
        """The whole verdict, as it is heard."""
        return f"{self.title.text()} {self.more.text()}"


class FindingRow(QWidget):
    """One thing that was looked at: its state by shape and word, and the sentence that says what was found."""

    def __init__(self, kit: Kit, found: Row) -> None:
        super().__init__()
        from assessor_app.language.sentences import SENTENCES  # noqa: PLC0415 - every room's; not before first paint

        self._kit, self._sentence = kit, SENTENCES[found.code]
        self._facts = {name: _moment(str(fact)) if name in TIMES else fact for name, fact in found.facts}
        head = kit.text("", "label")
        kit.tongue.follow(
            head, lambda words: head.setText(f"{words(ROW_WORDS[found.row])} · {words(STATE_WORDS[found.state])}")
        )
        self.sentence = kit.text("", selectable=True)
        self.conceal(hidden=False)
        kit.tongue.follow(
            self, lambda _words: self.setAccessibleName(f"{head.text()}. {self.sentence.text()}"), key="name"
        )
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(head)
        texts.addWidget(self.sentence)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(IconLabel(kit, *STATE_LOOKS[found.state], 20), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)

    def conceal(self, *, hidden: bool) -> None:
        """Leave the last groups of a fingerprint out while a person types them as they hear them."""
        facts = dict(self._facts)
        if hidden and "fingerprint" in facts:
            facts["fingerprint"] = concealed(str(facts["fingerprint"]))
        self._kit.tongue.say(self.sentence.setText, self._sentence, **facts)


class Findings(Ground):
    """The six rows, the four that decide first."""

    def __init__(self, kit: Kit, opening: Opening) -> None:
        super().__init__("card", margin=20, space=12)
        self.add(kit.label(N_("What was checked"), "title"))
        self.rows = [FindingRow(kit, found) for found in opening.rows]
        self.add(*self.rows)


def _moment(written: str) -> Callable[[Words], str]:
    return lambda words: moment(words, written)
