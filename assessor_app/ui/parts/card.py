"""Grounds to put things on: cards, panels, columns and scrolling ones. No boxes in boxes: a card holds no card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Ground(QFrame):
    """A frame with a column inside: `add` puts things under one another.

    `role`: card, sunk, panel, column, side, bar, foot, here (a card with the accent around it).
    """

    def __init__(self, role: str = "card", *, margin: int = 16, space: int = 8) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(margin, margin, margin, margin)
        self.inside.setSpacing(space)

    def add(self, *things: QWidget | QLayout) -> None:
        """Add under what is there."""
        put(self.inside, *things)


class Scroll(QScrollArea):
    """A column that scrolls up and down and never sideways; what it holds is centred, and `widest` px wide at most."""

    def __init__(self, *, margin: int = 16, space: int = 12, widest: int = 0) -> None:
        super().__init__()
        self._margin, self._widest = margin, widest
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setProperty("role", "inside")
        self.inside = QVBoxLayout(body)
        self.inside.setContentsMargins(margin, margin, margin, margin)
        self.inside.setSpacing(space)
        self.setWidget(body)
        QApplication.instance().focusChanged.connect(self._bring)  # type: ignore[union-attr]  # there is one by now

    def add(self, *things: QWidget | QLayout) -> None:
        """Add under what is there."""
        put(self.inside, *things)

    def clear(self) -> None:
        """Destroy what stands here."""
        empty(self.inside)

    def _bring(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring into sight what the keyboard came to from elsewhere; Qt does so only within one column."""
        if now is None or not self.isAncestorOf(now) or QApplication.mouseButtons():
            return  # what moves under a press is not pressed
        if now.visibleRegion().boundingRect() != now.rect():
            self.ensureWidgetVisible(now, 0, self._margin)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the room that is too much to the margins."""
        super().resizeEvent(event)
        if self._widest:
            side = max(self._margin, (self.viewport().width() - self._widest) // 2)
            self.inside.setContentsMargins(side, self._margin, side, self._margin)


def separator() -> QFrame:
    """Return a hairline."""
    line = QFrame()
    line.setProperty("role", "separator")
    line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line


def put(layout: QVBoxLayout | QHBoxLayout, *things: QWidget | QLayout) -> None:
    """Add widgets and layouts alike."""
    for thing in things:
        if isinstance(thing, QWidget):
            layout.addWidget(thing)
        else:
            layout.addLayout(thing)


def row(*things: QWidget | QLayout | None, space: int = 8) -> QHBoxLayout:
    """Return things side by side; None stands for the space that gives way."""
    made = QHBoxLayout()
    made.setSpacing(space)
    for thing in things:
        if thing is None:
            made.addStretch(1)
        else:
            put(made, thing)
    return made


def cards_over(foot: QWidget, inside: QWidget, widest: int, *cards: Ground) -> None:
    """Fill `inside` with a scrolling column of cards, none wider than `widest` pixels, over a foot that stays."""
    page = Scroll(margin=24, space=16)
    for card in cards:
        line = QHBoxLayout()
        card.setMaximumWidth(widest)
        line.addStretch(1)
        line.addWidget(card, 6)
        line.addStretch(1)
        page.add(line)
    page.inside.addStretch(1)
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(page, 1)
    column.addWidget(foot)


def empty(layout: QLayout) -> None:
    """Destroy everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
