"""Choosing the criteria hoped for on a visit: by a few letters or a label, or all that are open at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.standards.model import CriterionKey
from assessor_app.ui.candidates.picker import say_rest
from assessor_app.ui.observing.matching import fits
from assessor_app.ui.observing.scene import short_name
from assessor_app.ui.parts.card import row
from assessor_app.ui.parts.chip import PressChip
from assessor_app.ui.parts.clearing import clearable
from assessor_app.ui.parts.downwards import Downwards
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assessor_app.observing.coverage import Coverage
    from assessor_app.observing.model import State
    from assessor_app.standards.model import Criterion, Standard, StandardKey
    from assessor_app.ui.kit import Kit

SHOWN: Final = 5


class HopedPicker(QWidget):
    """`of` tells the criteria chosen, in the order they were added; `show_coverage` says what there is to choose."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._coverage: Sequence[Coverage] = ()
        self._lacking: tuple[StandardKey, ...] = ()
        self._wanted: list[CriterionKey] = []
        self.none = kit.label(
            N_("None yet. Name those that the visit is for, so that both of you can prepare."), "quiet"
        )
        self.chips = FlowBox(space=6)
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        clearable(kit, self.search)
        kit.tongue.say(self.search.setPlaceholderText, N_("Label or words of a criterion…"))
        kit.tongue.say(self.search.setAccessibleName, N_("Search the criteria to add one"))
        self.list = Listing(kit, N_("Criteria found"), whole=SHOWN)
        self.rest = kit.text("", "soft")
        self.open = kit.button(N_("Add all that are open"), self._add_open, icon="add")
        self.clear = kit.button(N_("Take all out"), self._clear, icon="close")
        self.lacking = kit.text("", "soft")
        self.first = kit.label(N_("Choose the standards first."), "quiet")
        self._all = QWidget()
        inside, around = QVBoxLayout(self._all), QVBoxLayout(self)
        for column in (inside, around):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        for thing in (self.none, self.chips, self.lacking, self.search, self.list, self.rest):
            inside.addWidget(thing)
        inside.addLayout(row(self.open, self.clear, None))
        around.addWidget(self.first)
        around.addWidget(self._all)
        self.search.textChanged.connect(self._lay)
        Downwards(self.search, self.list, self._take)
        kit.tongue.follow(self, lambda _words: self._lay())

    @property
    def chosen(self) -> tuple[CriterionKey, ...]:
        """What is chosen of the standards that are offered."""
        return self.of({*self._lacking, *(one.standard.key for one in self._coverage)})

    def of(self, standards: Iterable[StandardKey]) -> tuple[CriterionKey, ...]:
        """What is chosen of these standards, also of those that are not shown yet or that the library lacks."""
        named = set(standards)
        return tuple(key for key in self._wanted if key.standard in named)

    def start(self, chosen: Iterable[CriterionKey]) -> None:
        """Begin with these chosen; those of standards yet to be shown wait for them."""
        self._wanted = list(chosen)
        self.search.clear()
        self._lay()

    def show_coverage(self, coverage: Sequence[Coverage], lacking: Iterable[StandardKey] = ()) -> None:
        """Offer the criteria of these standards, with how each stands for the candidate.

        Of those that the library is `lacking` what was chosen before stays, and can be taken out.
        """
        self._coverage, self._lacking = coverage, tuple(lacking)
        self._lay()

    def _criteria(self) -> Iterator[tuple[Standard, Criterion, CriterionKey, State]]:
        for one in self._coverage:
            for criterion, state in zip(one.standard.criteria, one.so_far, strict=True):
                yield one.standard, criterion, one.standard.criterion_key(criterion), state

    def _add_open(self) -> None:
        self._wanted += [key for _, _, key, state in self._criteria() if state != "met" and key not in self._wanted]
        self._tell()

    def _clear(self) -> None:
        self._wanted = []
        self._tell()
        self.search.setFocus()

    def _take(self, key: str) -> None:
        if key:
            self._wanted.append(CriterionKey.parse(key))
            self.search.clear()
            self._tell()
            self.search.setFocus()

    def _drop(self, key: CriterionKey) -> None:
        self._wanted.remove(key)
        self._tell()
        self.search.setFocus()

    def _tell(self) -> None:
        self._lay()
        self.changed.emit()

    def _lay(self) -> None:
        there = bool(self._coverage or self._lacking)
        self._all.setVisible(there)
        self.first.setVisible(not there)
        reader, asked, chosen = self._kit.tongue.language, self.search.text(), set(self.chosen)
        self.chips.clear()
        for standard, criterion, key, _state in self._criteria():
            if key in chosen:
                self.chips.add(self._chip(f"{short_name(standard)} · {key.short(reader)}", criterion.text, key))
        waiting = self.of(self._lacking)
        for key in waiting:
            self.chips.add(self._chip(f"{key.standard.name} · {key.short(reader)}", "", key))
        self._say_lacking(dict.fromkeys(key.standard.name for key in waiting))
        self.none.setVisible(not chosen)
        self.chips.setVisible(bool(chosen))
        rows = [
            Row(str(key), criterion.text, state=state, foot=f"{short_name(standard)} · {key.short(reader)}")
            for standard, criterion, key, state in self._criteria()
            if key not in chosen and fits(asked, standard, criterion, reader)
        ]
        rows.sort(key=lambda row: row.state == "met")  # what is open first, otherwise as printed
        self.list.show_rows(rows[:SHOWN])
        self.list.setVisible(bool(rows))
        say_rest(self._kit, self.rest, len(rows) - SHOWN)
        self.open.setVisible(any(state != "met" and key not in chosen for _, _, key, state in self._criteria()))
        self.clear.setVisible(bool(chosen))

    def _say_lacking(self, names: Iterable[str]) -> None:
        named = ", ".join(names)
        self.lacking.setVisible(bool(named))
        said = N_("Not in the library, so nothing more can be chosen of it; what was hoped for stays: {standards}")
        self.lacking.setText(self._kit.tongue.words(said, standards=named) if named else "")

    def _chip(self, said: str, text: str, key: CriterionKey) -> PressChip:
        made = PressChip(self._kit, f"{said}  ×", tone="accent")
        made.setToolTip(text)
        self._kit.tongue.say(made.setAccessibleName, N_("Take {criterion} out"), criterion=said)
        made.setAccessibleDescription(text)
        made.clicked.connect(lambda _on=False: self._drop(key))
        return made
