"""One standard as a page to read: what it is, its overview, its criteria by group, and what it leaves empty."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.standards.dates import passed
from assessor_app.standards.model import KIND_LETTERS, SECTION_NAMES
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.chip import chip
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.text import Text, set_role
from assessor_app.ui.standards.telling import KIND_WORDS, LANGUAGE_WORDS, SECTION_WORDS, edition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from assessor_app.language import Words
    from assessor_app.standards.model import Criterion, CriterionKey, Kind, Language, Standard
    from assessor_app.ui.kit import Kit

LABEL_WIDE = 48
WIDEST = 860


class StandardPage(QWidget):
    """The page of one standard. `other` is pressed to read it in the other language, where the library has that."""

    other = Signal()

    def __init__(self, kit: Kit, standard: Standard, *, paired: bool | None) -> None:
        super().__init__()
        self._kit, self._standard = kit, standard
        self._criteria: dict[CriterionKey, CriterionLine] = {}
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(14)
        self._head(paired)
        self._overview()
        kinds: tuple[tuple[Kind, tuple[Criterion, ...]], ...] = (
            ("performance", standard.performance),
            ("knowledge", standard.knowledge),
            ("behaviour", standard.behaviours),
        )
        for kind, criteria in kinds:
            if criteria:
                self._inside.addWidget(self._listed(kind, criteria))
        self._sections()
        self._about()

    def point_to(self, key: CriterionKey | None) -> QWidget | None:
        """Mark one criterion, and no other; returns its line, to be scrolled to."""
        for known, line in self._criteria.items():
            line.mark(here=known == key)
        return self._criteria.get(key) if key else None

    def _card(self, message: str, *things: QWidget) -> Ground:
        card = Ground("card", margin=20, space=8)
        card.add(self._kit.label(message, "title"), *things)
        return card

    def _head(self, paired: bool | None) -> None:  # noqa: FBT001 - None, no and yes: not known, missing, there
        kit, standard = self._kit, self._standard
        card = Ground("card", margin=20, space=10)
        chips = FlowBox(space=8)
        if standard.urn:
            chips.add(chip(standard.urn, "accent"))
        else:
            chips.add(_said(kit, N_("no URN")))
        dated, said = chip(""), chip("")
        kit.tongue.follow(dated, lambda words: dated.setText(edition(words, standard.key)))
        kit.tongue.say(said.setText, LANGUAGE_WORDS[standard.language])
        chips.add(dated, said)
        card.add(chips, kit.text(standard.title, "page", selectable=True))
        if paired:
            message = N_("Read it in English") if standard.language == "cy" else N_("Read it in Welsh")
            card.add(row(kit.button(message, self.other.emit, icon="language"), None))
        elif paired is False:
            missing = (
                N_("No English version of this edition is in the library.")
                if standard.language == "cy"
                else N_("No Welsh version of this edition is in the library.")
            )
            card.add(kit.label(missing, "quiet"))
        self._inside.addWidget(card)
        review = standard.review_date
        if review and passed(review, kit.clock.now().wall.date()):
            note = Banner(kit, "warning")
            kit.tongue.say(
                note.words.setText,
                N_(
                    "The indicative review date has passed: {day}. You may still use the standard; check whether a "
                    "newer edition has been published."
                ),
                day=partial(_day, review),
            )
            self._inside.addWidget(note)

    def _overview(self) -> None:
        if self._standard.overview:
            texts = [self._kit.text(said, selectable=True) for said in self._standard.overview]
            self._inside.addWidget(self._card(N_("Overview"), *texts))

    def _listed(self, kind: Kind, criteria: Sequence[Criterion]) -> QWidget:
        card = self._card(KIND_WORDS[kind])
        group: str | None = None
        for one in criteria:
            if one.group and one.group != group:
                card.inside.addSpacing(self._kit.theme.px(6))
                card.add(self._kit.text(one.group, "strong"))
            group = one.group
            line = CriterionLine(self._kit, one)
            self._criteria[self._standard.criterion_key(one)] = line
            card.add(line)
        return card

    def _sections(self) -> None:
        for name in SECTION_NAMES:
            entries = self._standard.sections.get(name, ())
            if entries:
                texts = [self._kit.text(said, selectable=True) for said in entries]
                self._inside.addWidget(self._card(SECTION_WORDS[name], *texts))

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


def centred(kit: Kit, *things: QWidget) -> QHBoxLayout:
    """Put things under one another in the middle, no wider than is easy to read."""
    column = QWidget()
    column.setMaximumWidth(kit.theme.px(WIDEST))
    inside = QVBoxLayout(column)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(14)
    for thing in things:
        inside.addWidget(thing)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(column, 40)
    line.addStretch(1)
    return line


class CriterionLine(Ground):
    """One criterion: its short name, its text and sub-items, and the label printed beside it where that differs."""

    def __init__(self, kit: Kit, one: Criterion) -> None:
        super().__init__("inside", margin=0, space=2)
        self._kit = kit
        short = kit.text("", "strong")
        short.setFixedWidth(kit.theme.px(LABEL_WIDE))
        kit.tongue.follow(short, lambda words: short.setText(_short(one, words.language)))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(kit.text(one.text, selectable=True))
        for item in one.items:
            texts.addWidget(kit.text(f"• {item}", selectable=True))
        line = QHBoxLayout()
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(8)
        line.addWidget(short, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        if one.label and one.label not in {_short(one, "cy"), _short(one, "en")}:
            printed = kit.text(one.label, "soft")
            printed.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            printed.setWordWrap(False)
            kit.tongue.say(printed.setToolTip, N_("The label as printed"))
            kit.tongue.say(printed.setAccessibleDescription, N_("The label as printed"))
            line.addWidget(printed, 0, Qt.AlignmentFlag.AlignTop)
        self.inside.addLayout(line)

    def mark(self, *, here: bool) -> None:
        """Show that this is the one that was looked for."""
        set_role(self, "note" if here else "", "tone")


def _short(one: Criterion, reader: Language) -> str:
    return f"{KIND_LETTERS[one.kind, reader]}{one.number}"


def _day(written: str, words: Words) -> str:
    return day(words, written)


def _said(kit: Kit, message: str) -> QLabel:
    made = chip("")
    kit.tongue.say(made.setText, message)
    return made
