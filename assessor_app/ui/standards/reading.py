"""One standard as a page to read: what it is, its overview, its criteria by group, and what it leaves empty.

With the same edition in the other language beside it, each text stands in two columns; what one of them lacks is said.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.standards.model import SECTION_NAMES
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.standards.head import Head, review_banner
from assessor_app.ui.standards.likes import LikesCard
from assessor_app.ui.standards.lines import MISSING, CriterionLine, side_by_side
from assessor_app.ui.standards.telling import KIND_WORDS, SECTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.language import Words
    from assessor_app.standards.model import Criterion, CriterionKey, Kind, Like, Standard
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.text import Text
    from assessor_app.ui.standards.deeds import Known

KIND_FIELDS: tuple[tuple[Kind, str], ...] = (
    ("performance", "performance"), ("knowledge", "knowledge"), ("behaviour", "behaviours"),
)  # fmt: skip


class StandardPage(QWidget):
    """The page of one standard, alone or with `beside` in a second column; `head` tells what is to be done with it.

    `sought(CriterionKey)` when a person asks where else a criterion stands. Without `known`, as before an import, there
    is nothing to be done.
    """

    sought = Signal(object)

    def __init__(
        self, kit: Kit, standard: Standard, *, known: Known | None = None, beside: Standard | None = None
    ) -> None:
        super().__init__()
        self._kit, self._standard, self._beside = kit, standard, beside
        self._criteria: dict[CriterionKey, CriterionLine] = {}
        self._likes: LikesCard | None = None
        self._known = known
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(14)
        self.head = Head(kit, standard, beside, known)
        self._inside.addWidget(self.head)
        passed = review_banner(kit, standard)
        if passed is not None:
            self._inside.addWidget(passed)
        self._overview()
        for kind, name in KIND_FIELDS:
            criteria: tuple[Criterion, ...] = getattr(standard, name)
            others: tuple[Criterion, ...] = getattr(beside, name) if beside else ()
            if criteria or others:
                self._inside.addWidget(self._listed(kind, criteria, others))
        self._sections()
        self._about()

    def _keep(self, key: CriterionKey, line: CriterionLine) -> None:
        self._criteria[key] = line
        if self._known is not None:
            name = N_("Nearly the same elsewhere")
            line.offer(self._kit.icon_button("find_in_page", name, lambda: self.sought.emit(key)))

    def show_likes(self, key: CriterionKey, likes: Sequence[Like]) -> LikesCard:
        """Show under a criterion where else it stands, and under no other."""
        self.hide_likes()
        made = self._likes = LikesCard(self._kit, likes)
        made.left.connect(self.hide_likes)
        self._criteria[key].tell_under(made)
        return made

    def hide_likes(self) -> None:
        """Put that list away."""
        if self._likes is not None:
            self._likes.hide()
            self._likes.deleteLater()
            self._likes = None

    @property
    def twinned(self) -> bool:
        """Whether both languages stand side by side."""
        return self._beside is not None

    @property
    def lines(self) -> dict[CriterionKey, CriterionLine]:
        """The line of each criterion."""
        return self._criteria

    def point_to(self, key: CriterionKey | None) -> QWidget | None:
        """Mark one criterion, and no other; returns its line, to be scrolled to."""
        for known, line in self._criteria.items():
            line.mark(here=known == key)
        return self._criteria.get(key) if key else None

    def _card(self, message: str, *things: QWidget) -> Ground:
        card = Ground("card", margin=20, space=8)
        card.add(self._kit.label(message, "title"), *things)
        return card

    def _overview(self) -> None:
        self._prose(N_("Overview"), self._standard.overview, self._beside.overview if self._beside else ())

    def _prose(self, message: str, texts: Sequence[str], others: Sequence[str]) -> None:
        """Show a section: paragraphs of two languages need not match one by one, so each language has its column."""
        if texts or others:
            columns = [self._column(texts), self._column(others)] if self._beside else [self._column(texts)]
            self._inside.addWidget(self._card(message, side_by_side(self._kit, *columns)))

    def _column(self, texts: Sequence[str]) -> QWidget:
        column = QWidget()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for said in texts:
            inside.addWidget(self._kit.text(said, selectable=True))
        if not texts:
            inside.addWidget(self._kit.label(MISSING, "quiet"))
        inside.addStretch(1)
        return column

    def _twin(self, said: str, other: str | None, role: str) -> QWidget:
        mine = self._kit.text(said, role, selectable=True)
        if self._beside is None:
            return mine
        theirs = self._kit.text(other, role, selectable=True) if other else self._kit.label(MISSING, "quiet")
        return side_by_side(self._kit, mine, theirs)

    def _listed(self, kind: Kind, criteria: Sequence[Criterion], others: Sequence[Criterion]) -> QWidget:
        card = self._card(KIND_WORDS[kind])
        group: str | None = None
        for at in range(max(len(criteria), len(others))):
            mine = criteria[at] if at < len(criteria) else None
            theirs = others[at] if at < len(others) else None
            named = mine or theirs
            if named and named.group and named.group != group:
                card.inside.addSpacing(self._kit.theme.px(6))
                card.add(self._twin(mine.group or "" if mine else "", theirs.group if theirs else None, "strong"))
            group = named.group if named else group
            line = CriterionLine(self._kit, mine, theirs, beside=self._beside is not None)
            if mine:
                self._keep(self._standard.criterion_key(mine), line)
            card.add(line)
        return card

    def _sections(self) -> None:
        for name in SECTION_NAMES:
            entries = self._standard.sections.get(name, ())
            self._prose(SECTION_WORDS[name], entries, self._beside.sections.get(name, ()) if self._beside else ())

    def _about(self) -> None:
        standard, kit = self._standard, self._kit
        card = self._card(N_("About this edition"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        facts: tuple[tuple[str, str], ...] = tuple(
            (name, said)
            for name in ("developer", "version", "validity", "status", "originator")
            if (said := getattr(standard, name))
        )
        lists = tuple(
            (name, " · ".join(held))
            for name in ("suites", "original_urns", "occupations", "soc_codes", "keywords")
            if (held := getattr(standard, name))
        )
        for at, (name, said) in enumerate((*facts, *lists), start=2):
            self._fact(grid, at, name).setText(said)
        for at, (name, written) in enumerate((("approved", standard.approved), ("review_date", standard.review_date))):
            if written:
                kit.tongue.say(self._fact(grid, at, name).setText, "{day}", day=partial(_day, written))
        card.inside.addLayout(grid)
        if standard.empty_sections:
            empty = kit.text("", "quiet")
            kit.tongue.say(
                empty.setText,
                N_("Printed in the document but left empty: {sections}"),
                sections=lambda words: ", ".join(words(SECTION_WORDS[name]) for name in standard.empty_sections),
            )
            card.add(empty)
        self._inside.addWidget(card)

    def _fact(self, grid: QGridLayout, at: int, name: str) -> Text:
        label = self._kit.label(SECTION_WORDS[name], "label")
        label.setFixedWidth(self._kit.theme.px(170))
        shown = self._kit.text("", selectable=True)
        grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(shown, at, 1)
        return shown


def _day(written: str, words: Words) -> str:
    return day(words, written)
