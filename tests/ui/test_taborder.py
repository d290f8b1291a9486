"""The Tab key goes on as one reads: by the layouts, not by what was made first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from assessor_app.ui.parts.card import Scroll
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.taborder import VEIL, beside

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assessor_app.ui.kit import Kit


@pytest.fixture
def root(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setLayout(QVBoxLayout())
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    return made


def button(name: str) -> QPushButton:
    return QPushButton(name)


def told(root: QWidget, *, onwards: bool = True) -> list[str]:
    """The names that Tab goes through, from the first until it comes round."""
    QApplication.processEvents()  # what was added is shown
    found: list[str] = []
    at = beside(root, None, onwards=onwards)
    while isinstance(at, QPushButton | QRadioButton) and at.text() not in found:
        found.append(at.text())
        at = beside(root, at, onwards=onwards)
    return found


def test_layouts_say_what_follows_what_and_backwards_too(root: QWidget) -> None:
    column, across, scroll = root.layout(), QHBoxLayout(), Scroll()
    assert isinstance(column, QVBoxLayout)
    last, third, second, first = (button(name) for name in ("last", "third", "second", "first"))
    column.addLayout(across)
    column.addWidget(scroll)
    column.addWidget(last)
    across.addWidget(first)
    across.addWidget(second)
    scroll.add(third)
    off, away = button("off"), button("away")
    for one in (off, away):
        scroll.add(one)
    off.setEnabled(False)
    away.hide()
    late = button("late")
    scroll.inside.insertWidget(0, late)
    late.show()
    assert told(root) == ["first", "second", "late", "third", "last"]
    assert told(root, onwards=False) == ["last", "third", "late", "second", "first"]


def test_of_a_group_tab_stops_at_what_holds(root: QWidget, kit: Kit) -> None:
    column = root.layout()
    assert column is not None
    made = Segmented(kit, "Judgement", (("a", "one", ""), ("b", "two", ""), ("c", "three", "")), said=False)
    column.addWidget(button("before"))
    column.addWidget(made)
    column.addWidget(button("after"))
    assert told(root) == ["before", "one", "after"]
    for chosen, name in (("b", "two"), ("c", "three"), ("", "one")):
        made.choose(chosen)
        assert told(root) == ["before", name, "after"]
    made.segment("b").click()
    assert told(root) == ["before", "two", "after"]
    plain = QButtonGroup(root)
    for name in ("left", "right"):
        radio = QRadioButton(name)
        plain.addButton(radio)
        column.addWidget(radio)
    assert told(root) == ["before", "two", "after", "left"]


def test_what_lies_under_a_veil_is_not_reached(root: QWidget) -> None:
    column = root.layout()
    assert column is not None
    column.addWidget(button("below"))
    veil = QWidget(root)
    over = QVBoxLayout(veil)
    over.addWidget(button("over"))
    veil.show()
    assert told(root) == ["below", "over"]
    veil.setObjectName(VEIL)
    assert told(root) == ["over"]
    veil.hide()
    assert told(root) == ["below"]
