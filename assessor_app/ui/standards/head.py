"""The head of a standard's page: what it is called, its edition and language, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.standards.dates import passed
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.chip import chip
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.standards.lines import side_by_side
from assessor_app.ui.standards.telling import LANGUAGE_WORDS, edition

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QWidget

    from assessor_app.language import Words
    from assessor_app.standards.model import Standard, StandardHead
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.standards.deeds import Known


class Head(Ground):
    """The name of a standard; with `known` also what can be done with it, each told by a signal.

    `favoured(bool)`, `other` to read it in the other language, `twinned(bool)` to put both side by side, `printing`,
    `comparing(StandardKey)` with another edition.
    """

    favoured = Signal(bool)
    other = Signal()
    twinned = Signal(bool)
    printing = Signal()
    comparing = Signal(object)

    def __init__(self, kit: Kit, standard: Standard, beside: Standard | None, known: Known | None) -> None:
        super().__init__("card", margin=20, space=10)
        self._kit, self._standard = kit, standard
        title = kit.text(standard.title, "page", selectable=True)
        titles: QWidget = title
        if beside is not None:
            titles = side_by_side(kit, title, kit.text(beside.title, "page", selectable=True))
        self.add(self._chips(), titles)
        if known is not None:
            self._tools(known, beside)
            self._said(known)

    def _chips(self) -> FlowBox:
        kit, standard = self._kit, self._standard
        chips = FlowBox(space=8)
        if standard.urn:
            chips.add(chip(standard.urn, "accent"))
        else:
            chips.add(_said(kit, N_("no URN")))
        dated, said = chip(""), chip("")
        kit.tongue.follow(dated, lambda words: dated.setText(edition(words, standard.key)))
        kit.tongue.say(said.setText, LANGUAGE_WORDS[standard.language])
        chips.add(dated, said)
        return chips

    def _tools(self, known: Known, beside: Standard | None) -> None:
        kit = self._kit
        self.favourite = self._turn(N_("Favourite"), "star", "star-fill", on=known.favourite)
        self.favourite.toggled.connect(self.favoured)
        self.printer = kit.button(N_("Print…"), self.printing.emit, icon="print", keys="Ctrl+P")
        tools = FlowBox(space=8)
        tools.add(self.favourite, self.printer)
        if known.pair is not None:
            message = N_("Read it in English") if self._standard.language == "cy" else N_("Read it in Welsh")
            self.read_other = kit.button(message, self.other.emit, icon="language")
            self.twin = self._turn(N_("Welsh and English side by side"), "view_column_2", "", on=beside is not None)
            self.twin.toggled.connect(self.twinned)
            tools.add(self.read_other, self.twin)
        self.compare: list[Button] = []
        for head in known.editions:
            made = kit.button("", partial(self.comparing.emit, head.key), icon="compare_arrows")
            kit.tongue.follow(made, partial(_say_edition, made, head))
            self.compare.append(made)
        tools.add(*self.compare)
        self.add(tools)

    def _turn(self, message: str, icon: str, checked_icon: str, *, on: bool) -> Button:
        """Make a button that stays pressed."""
        made = Button(self._kit.theme, "plain", icon, checked_icon=checked_icon)
        self._kit.tongue.say(made.setText, message)
        made.setCheckable(True)
        made.setChecked(on)
        return made

    def _said(self, known: Known) -> None:
        kit = self._kit
        if known.pair is None:
            missing = (
                N_("No English version of this edition is in the library.")
                if self._standard.language == "cy"
                else N_("No Welsh version of this edition is in the library.")
            )
            self.add(kit.label(missing, "quiet"))
        if known.candidates:
            self.add(kit.label(N_("Candidates who work on it: {names}"), "quiet", names=", ".join(known.candidates)))


def review_banner(kit: Kit, standard: Standard) -> Banner | None:
    """Say that the review date has passed, where it has; nothing is blocked by it."""
    review = standard.review_date
    if not review or not passed(review, kit.clock.now().wall.date()):
        return None
    note = Banner(kit, "warning")
    kit.tongue.say(
        note.words.setText,
        N_(
            "The indicative review date has passed: {day}. You may still use the standard; check whether a "
            "newer edition has been published."
        ),
        day=partial(_day, review),
    )
    return note


def _say_edition(button: Button, head: StandardHead, words: Words) -> None:
    button.setText(words(N_("Compare with {edition}"), edition=edition(words, head.key)))


def _day(written: str, words: Words) -> str:
    return day(words, written)


def _said(kit: Kit, message: str) -> QLabel:
    made = chip("")
    kit.tongue.say(made.setText, message)
    return made
