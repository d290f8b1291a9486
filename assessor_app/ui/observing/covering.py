"""What is to be shown over a range: a criterion's sub-items or a standard's scope, as ticks, one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.observing.ranges.covering import counted
from assessor_app.standards.ranges import scope_items
from assessor_app.ui.observing.matching import words_of
from assessor_app.ui.observing.scene import short_name
from assessor_app.ui.parts.card import Scroll, empty, row
from assessor_app.ui.parts.chip import chip
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.parts.tick import Tick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.language import Words
    from assessor_app.standards.model import Standard, StandardKey
    from assessor_app.standards.ranges import RangeItem, RangeKey
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene

SCOPE: Final = "#scope"
"""What the row of a standard's scope has after the standard's key, where a criterion's names the criterion."""

COVERED: Final = N_("Covered: {covered} of {all}")


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """The row of a standard's scope in the list of criteria, the heading above it, and how much is covered."""

    heading: str
    row: Row
    covered: int
    total: int

    def wanted(self, which: str) -> bool:
        """Whether it is among `all`, the `gaps`, or what is `linked`."""
        return {"gaps": self.covered < self.total, "linked": self.covered > 0}.get(which, True)


def scope_row(scene: Scene, standard: Standard, words: Words, query: str) -> ScopeRow | None:
    """The row of a standard's scope; None where it has none, or where the query asks for something else."""
    items, heading = scope_items(standard), words(N_("Scope/range"))
    known = words_of(" ".join((heading, short_name(standard), *(item.text for item in items))))
    if not items or not all(any(one.startswith(word) for one in known) for word in words_of(query)):
        return None
    done, total = counted(items, scene.observation.ranges)
    said = words(COVERED, covered=done, all=total)
    text = words(N_("What it is to be shown over"))
    return ScopeRow(heading, Row(f"{standard.key}{SCOPE}", text, icon="category", foot=said), done, total)


class CoverList(QWidget):
    """Items as ticks, with how many are covered above them. `covered(key, on)` when a person presses one."""

    covered = Signal(object, bool)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._items: tuple[RangeItem, ...] = ()
        self.ticks: dict[RangeKey, Tick] = {}
        self.count = kit.line(COVERED, "label", covered=0, all=0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(self.count)
        inside.addLayout(self._column)

    def show_items(self, items: Sequence[RangeItem], scene: Scene) -> None:
        """Show these items as they stand now; a tick that has the focus keeps it."""
        if tuple(items) != self._items:
            self._items = tuple(items)
            empty(self._column)
            self.ticks = {item.key: self._tick(item) for item in items}
        marks = scene.observation.ranges
        covered = {mark.item for mark in marks}
        for key, tick in self.ticks.items():
            tick.setChecked(key in covered)
        done, total = counted(items, marks)
        self._kit.tongue.say(self.count.setText, COVERED, covered=done, all=total)
        self.setVisible(bool(items))

    def _tick(self, item: RangeItem) -> Tick:
        made = Tick(self._kit)
        made.setText(item.text)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda on, key=item.key: self._press(key, on=on))
        self._column.addWidget(made)
        return made

    def _press(self, key: RangeKey, *, on: bool) -> None:
        self.ticks[key].setChecked(not on)  # until it is written
        self.covered.emit(key, on)


class ScopePanel(Scroll):
    """A standard's scope/range at the right, in place of a criterion."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(space=12)
        self.inside.setContentsMargins(12, 14, 6, 14)
        self._kit = kit
        self._scene: Scene | None = None
        self._standard: StandardKey | None = None
        self.name, self.kind = chip("", "accent"), kit.line(N_("Scope/range"), "soft")
        self.text = kit.text("", "title")
        self.why = kit.label(N_("Tick what you saw covered on this visit. What is not ticked was not seen."), "soft")
        self.list = CoverList(kit)
        self.add(row(self.name, None, self.kind), self.text, self.why, self.list)
        self.inside.addStretch(1)

    @property
    def standard(self) -> StandardKey | None:
        """The standard whose scope is shown."""
        return self._standard

    def show_scene(self, scene: Scene) -> None:
        """Show the same scope as it stands now."""
        self._scene = scene
        if self._standard is not None:
            self.show_scope(self._standard)

    def show_scope(self, key: StandardKey) -> None:
        """Show the scope of one of the standards assessed here."""
        self._standard, scene = key, self._scene
        standard = scene.standard(key) if scene else None
        if scene is None or standard is None:
            return
        self.name.setText(short_name(standard))
        self.text.setText(standard.title)
        self.list.show_items(scope_items(standard), scene)
