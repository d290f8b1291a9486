"""The search field over the list of records, the way to its filters, and a chip for each filter that is on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.chip import PressChip
from assessor_app.ui.parts.clearing import clearable
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.records.listed import EVERY
from assessor_app.ui.records.narrowing import FILTERS, FilterDialog, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.language import Words
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.records.narrowing import Names
    from assessor_app.verifying.pool.model import Filter

FROM, UNTIL = N_("from {day}"), N_("until {day}")
OFF: Final = "×"


class Finding(QWidget):
    """`changed` when other records are wanted, `down` when Enter leads to them."""

    changed = Signal()
    down = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._wanted = EVERY
        self._names: Names = {}
        self.dialog: FilterDialog | None = None
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        clearable(kit, self.search)
        for told in (self.search.setPlaceholderText, self.search.setToolTip):
            kit.tongue.say(told, N_("Reference, candidate or assessor"))
        kit.tongue.say(self.search.setAccessibleName, N_("Search the records"))
        self.button = kit.button(N_("Filter…"), self.ask, "quiet", keys="Ctrl+Shift+F")
        self.chips = FlowBox(space=4)
        self.chips.add(self.button)
        self.lags = kit.label(N_("Some records are still being read, and cannot be found yet."), "soft")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        for part in (self.search, self.chips, self.lags):
            inside.addWidget(part)
        self.lags.hide()
        self.search.textChanged.connect(lambda text: self._want(replace(self._wanted, text=text.strip())))
        self.search.returnPressed.connect(self.down)
        kit.tongue.follow(self, self._lay)

    @property
    def wanted(self) -> Filter:
        """Which records are wanted."""
        return self._wanted

    @property
    def on(self) -> bool:
        """Whether not all records are wanted."""
        return self._wanted != EVERY

    def clear(self) -> None:
        """Want all records again."""
        self._wanted = EVERY
        self.search.blockSignals(True)  # noqa: FBT003 - Qt's way
        self.search.clear()
        self.search.blockSignals(False)  # noqa: FBT003 - same
        self._lay(self._kit.tongue.words)
        self.changed.emit()

    def look(self) -> None:
        """Go to the search field, and have what stands there written over."""
        self.search.setFocus()
        self.search.selectAll()

    def ask(self) -> None:
        """Open the dialog in which filters are chosen."""
        self.dialog = FilterDialog(self._kit, self, self._wanted, self._names)
        self.dialog.told.connect(self.narrow)
        self.dialog.open()

    def narrow(self, wanted: Filter, names: Names | None = None) -> None:
        """Want these; `names` are what people call the values of its filters."""
        self._names |= names or {}
        self._want(wanted)

    def show_lag(self, *, lags: bool) -> None:
        """Say that some records cannot be found yet, or no longer."""
        self.lags.setVisible(lags and self.on)

    def _want(self, wanted: Filter) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._lay(self._kit.tongue.words)
            self.changed.emit()

    def _lay(self, words: Words) -> None:
        """A chip for each filter; pressing it takes the filter away."""
        self.chips.keep(1)
        for what, said, without in self._filters(words):
            chip = PressChip(self._kit, f"{said} {OFF}", tone="accent")
            chip.setAccessibleName(words(N_("Take away the filter {what}: {value}"), what=what, value=said))
            chip.setToolTip(chip.accessibleName())
            chip.clicked.connect(lambda _on=False, without=without: self._drop(without))
            self.chips.add(chip)

    def _drop(self, without: Filter) -> None:
        self._want(without)
        self.search.setFocus()  # the chip that had the focus is gone

    def _filters(self, words: Words) -> Iterator[tuple[str, str, Filter]]:
        """Of each filter that is on: what it is of, its value in words, and what is wanted without it."""
        for by, word in FILTERS.items():
            value = getattr(self._wanted, by)
            if value not in {"", None}:
                said = named(words, by, str(int(value)) if by == "sampled" else value, self._names)
                yield words(word), said, self._without(by)
        for name, message in (("since", FROM), ("until", UNTIL)):
            if getattr(self._wanted, name):
                said = words(message, day=day(words, getattr(self._wanted, name)))
                yield words(N_("Observed")), said, self._without(name)

    def _without(self, name: str) -> Filter:
        nothing: dict[str, Any] = {name: getattr(EVERY, name)}
        return replace(self._wanted, **nothing)
