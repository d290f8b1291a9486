"""What became of a record since it was sealed: superseded, withdrawn, at odds with another file; and the difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.card import Ground, row, separator

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.language import Words
    from assessor_app.records.differing.model import Changed, Difference
    from assessor_app.records.model import Held
    from assessor_app.records.withdrawing.model import Withdrawal
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.records.knowing import Known

ODDS: Final = N_(
    "Another file of this record is here that it cannot be true together with. Both are kept, and the first that "
    "came is "
    "shown. Ask the centre which of them is right."
)


class Becoming(QWidget):
    """The notices, each with a way to the record it names. `going(identity)` to another record, `drafting(id)`."""

    going = Signal(str)
    drafting = Signal(str)

    def __init__(self, kit: Kit, known: Known) -> None:
        super().__init__()
        self._kit = kit
        self.notices: list[Banner] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        for made in known.withdrawals:
            if made.sealed_at == known.held.withdrawn:
                self._withdrawn(made)
        if known.held.superseded_by:
            said = N_("Superseded by {reference}, which counts instead of it. Both are kept.")
            self._notice("warning", said, reference=known.held.superseded_by)
            self._way(known.later)
        if known.earlier is not None:
            self._notice("note", N_("It supersedes {reference}. Both are kept."), reference=known.earlier.reference)
            self._why(known.difference)
            self._way(known.earlier)
        if known.held.disputed:
            self._notice("refused", ODDS)
        if known.draft:
            self._notice("note", N_("A draft that puts this record right is open."))
            self._button(N_("Go on with the draft"), lambda: self.drafting.emit(known.draft))

    def _withdrawn(self, made: Withdrawal) -> None:
        said = N_("Withdrawn on {day} by {name}. The reason given: {reason}")
        self._notice(
            "warning", said, day=lambda words: day(words, made.sealed_at), name=made.assessor, reason=made.reason
        )

    def _notice(self, tone: str, message: str, **facts: str | Callable[[Words], str]) -> None:
        made = Banner(self._kit, tone)
        self._kit.tongue.say(made.words.setText, message, **facts)
        self._kit.tongue.follow(made, lambda _words: made.setAccessibleName(made.words.text()), key="name")
        self._column.addWidget(made)
        self.notices.append(made)

    def _why(self, difference: Difference | None) -> None:
        if difference is not None and difference.reason:
            made = self._kit.label(N_("The reason given: {reason}"), reason=difference.reason)
            self._column.addWidget(made)

    def _way(self, to: Held | None) -> None:
        if to is not None:
            identity = to.identity
            self._button(N_("Show {reference}"), lambda: self.going.emit(identity), reference=to.reference)

    def _button(self, message: str, press: Callable[[], object], **facts: str) -> None:
        self._column.addLayout(row(self._kit.button(message, press, "quiet", **facts), None))


class DifferenceCard(Ground):
    """All that differs between two records, each thing as a sentence with the old and the new text."""

    def __init__(self, kit: Kit, difference: Difference) -> None:
        super().__init__("card", margin=20, space=10)
        self._kit = kit
        title = N_("What {new} changed in {old}")
        self.add(kit.label(title, "title", new=difference.new, old=difference.old))
        if not difference.changes:
            self.add(kit.label(N_("The two records say the same.")))
        for at, changed in enumerate(difference.changes):
            if at:
                self.add(separator())
            self._told(changed)

    def _told(self, changed: Changed) -> None:
        from assessor_app.records.differing.told import told  # noqa: PLC0415 - every room's sentences

        kit = self._kit
        sentence = kit.text("", "strong", selectable=True)
        kit.tongue.follow(sentence, lambda words: sentence.setText(told(words, changed).sentence))
        self.add(sentence)
        for message, which in ((N_("Before: {text}"), "before"), (N_("Now: {text}"), "now")):
            if getattr(changed, which):
                made = kit.text("", "soft" if which == "before" else "body", selectable=True)
                self._side(made, message, changed, which)
                self.add(made)

    def _side(self, made: QWidget, message: str, changed: Changed, which: str) -> None:
        from assessor_app.records.differing.told import told  # noqa: PLC0415 - same

        def say(words: Words) -> None:
            made.setText(words(message, text=getattr(told(words, changed), which)))  # type: ignore[attr-defined]

        self._kit.tongue.follow(made, say)
