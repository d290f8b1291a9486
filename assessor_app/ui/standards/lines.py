"""The lines of a standard's page: one criterion, alone or beside itself in the other language. Not the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.standards.model import KIND_LETTERS
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.text import set_role

if TYPE_CHECKING:
    from assessor_app.standards.model import Criterion, Language
    from assessor_app.ui.kit import Kit

LABEL_WIDE: Final = 48
WIDEST: Final = 860
WIDEST_BESIDE: Final = 1240
MISSING: Final = N_("Not in the version beside it.")


def centred(kit: Kit, *things: QWidget, widest: int = WIDEST) -> QHBoxLayout:
    """Put things under one another in the middle, no wider than is easy to read."""
    column = QWidget()
    column.setMaximumWidth(kit.theme.px(widest))
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


def side_by_side(kit: Kit, *things: QWidget) -> QWidget:
    """Put things into columns of the same width."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(kit.theme.px(24))
    for thing in things:
        line.addWidget(thing, 1, Qt.AlignmentFlag.AlignTop)
    return holder


class CriterionLine(Ground):
    """One criterion: its short name, its text and sub-items, and the label printed beside it where that differs.

    With `beside` the same criterion of the other language stands in a second column, and a gap in either is said.
    """

    def __init__(
        self, kit: Kit, one: Criterion | None, other: Criterion | None = None, *, beside: bool = False
    ) -> None:
        super().__init__("inside", margin=0, space=2)
        self._kit = kit
        named = one or other
        if named is None:
            raise ValueError("a line needs a criterion")
        short = kit.text("", "strong")
        short.setFixedWidth(kit.theme.px(LABEL_WIDE))
        kit.tongue.follow(short, lambda words: short.setText(_short(named, words.language)))
        self._line = line = QHBoxLayout()
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(8)
        line.addWidget(short, 0, Qt.AlignmentFlag.AlignTop)
        columns = [self._texts(one), self._texts(other)] if beside else [self._texts(one)]
        line.addWidget(side_by_side(kit, *columns) if beside else columns[0], 1)
        if one and one.label and one.label not in {_short(one, "cy"), _short(one, "en")}:
            line.addWidget(self._printed(one.label), 0, Qt.AlignmentFlag.AlignTop)
        self.inside.addLayout(line)

    def offer(self, button: QWidget) -> None:
        """Put something to press at the right end of the line."""
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def tell_under(self, thing: QWidget) -> None:
        """Put something under the text, in line with it."""
        around = QHBoxLayout()
        around.setContentsMargins(self._kit.theme.px(LABEL_WIDE) + 16, 0, 8, 6)
        around.addWidget(thing)
        self.inside.addLayout(around)

    def _texts(self, one: Criterion | None) -> QWidget:
        column = QWidget()
        texts = QVBoxLayout(column)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(2)
        if one is None:
            texts.addWidget(self._kit.label(MISSING, "quiet"))
            return column
        texts.addWidget(self._kit.text(one.text, selectable=True))
        for item in one.items:
            texts.addWidget(self._kit.text(f"• {item}", selectable=True))
        return column

    def _printed(self, label: str) -> QWidget:
        printed = self._kit.text(label, "soft")
        printed.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        printed.setWordWrap(False)
        self._kit.tongue.say(printed.setToolTip, N_("The label as printed"))
        self._kit.tongue.say(printed.setAccessibleDescription, N_("The label as printed"))
        return printed

    def mark(self, *, here: bool) -> None:
        """Show that this is the one that was looked for."""
        set_role(self, "note" if here else "", "tone")


def _short(one: Criterion, reader: Language) -> str:
    return f"{KIND_LETTERS[one.kind, reader]}{one.number}"
