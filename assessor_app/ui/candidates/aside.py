"""Beside the picture: what to look for next time, drafts, records and the portfolio, what is known of the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.language.dates import day, short_day
from assessor_app.ui.candidates.nexttime import NextTime
from assessor_app.ui.candidates.portfolio import PortfolioCard
from assessor_app.ui.parts.card import Scroll
from assessor_app.ui.parts.linkrow import LinkRow
from assessor_app.ui.verdicts import VERDICT_LOOKS, VERDICT_WORDS

if TYPE_CHECKING:
    from assessor_app.ui.candidates.known import Known
    from assessor_app.ui.kit import Kit


class Aside(Scroll):
    """`asked(place, subject)` when a draft or a record is pressed.

    `planned(criteria)` when a visit is to be planned from what to look for, `exporting(path)` for the portfolio.
    """

    asked = Signal(str, str)
    planned = Signal(object)
    exporting = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=16, space=8)
        self._kit = kit
        self._known: Known | None = None
        self.next_time, self.portfolio = NextTime(kit), PortfolioCard(kit)
        self.next_time.planned.connect(self.planned)
        self.portfolio.exporting.connect(self.exporting)
        kit.tongue.follow(self, lambda _words: self._lay())

    def show_known(self, known: Known) -> None:
        """Show what is known of one candidate."""
        self._known = known
        self._lay()

    def _lay(self) -> None:
        for kept in (self.next_time, self.portfolio):  # or clearing would destroy them too
            self.inside.removeWidget(kept)
            kept.setParent(self)
            kept.hide()
        self.clear()
        if self._known is None:
            return
        self._next_time(self._known)
        self._drafts(self._known)
        self._records(self._known)
        self._details(self._known)
        self.inside.addStretch(1)

    def _heading(self, message: str) -> None:
        if self.inside.count():
            self.inside.addSpacing(self._kit.theme.px(12))
        self.add(self._kit.label(message, "title"))

    def _next_time(self, known: Known) -> None:
        self._heading(N_("Next time"))
        if not known.coverage:
            self.add(self._kit.label(N_("Nothing is planned until a standard is chosen."), "soft"))
        elif not any(one.left() for one in known.coverage):
            self.add(self._kit.label(N_("Everything in these standards is met."), "soft"))
        else:
            self.next_time.show_known(known)
            self.add(self.next_time)
            self.next_time.show()

    def _drafts(self, known: Known) -> None:
        if not known.drafts:
            return
        self._heading(N_("Drafts"))
        words = self._kit.tongue.words
        for head in known.drafts:
            detail = words(N_("Entries: {count} · {day}"), count=head.entries, day=day(words, head.start))
            link = LinkRow(self._kit, head.reference, detail, icon="edit", tone="not_yet")
            link.clicked.connect(lambda _on=False, name=head.id: self.asked.emit("observing", name))
            self.add(link)

    def _records(self, known: Known) -> None:
        self._heading(N_("Records"))
        words = self._kit.tongue.words
        if not known.records:
            self.add(self._kit.label(N_("No visit has been sealed yet."), "soft"))
        for held in known.records:
            icon, tone = VERDICT_LOOKS[held.verdict]
            title = f"{held.reference} · {short_day(words, held.sealed_at)}"
            link = LinkRow(self._kit, title, words(VERDICT_WORDS[held.verdict]), icon=icon, tone=tone)
            link.clicked.connect(lambda _on=False, name=held.identity: self.asked.emit("records", name))
            self.add(link)
        if known.records:
            self.portfolio.offer(known.candidate.name)
            self.add(self.portfolio)
            self.portfolio.show()

    def _details(self, known: Known) -> None:
        person = known.candidate
        held = person.registration
        lines = (
            (N_("Centre reference"), person.centre_reference),
            (N_("Registered with"), held.body),
            (N_("Registration number"), held.number),
            (N_("Registered on"), day(self._kit.tongue.words, held.date)),
        )
        if any(said for _, said in lines):
            self._heading(N_("Details"))
        for message, said in lines:
            if said:
                self.add(self._kit.label(message, "label"), self._kit.text(said, selectable=True))
