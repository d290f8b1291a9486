"""The dialog in which filters of the list of records are chosen, with how many records there are of each value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from assessor_app.language import N_
from assessor_app.standards.model import StandardKey
from assessor_app.ui.observing.kinds import METHOD_WORDS
from assessor_app.ui.parts.card import row
from assessor_app.ui.parts.dialog import ColumnDialog
from assessor_app.ui.parts.form import Choice, Field, LineField
from assessor_app.ui.standards.telling import edition, identity
from assessor_app.ui.verdicts import FATE_WORDS, VERDICT_WORDS
from assessor_app.ui.written import read_day, shown_day
from assessor_app.verifying.pool.model import Filter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from assessor_app.language import Words
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.pool.model import Count, Facet

VALUES: Final = 200  # of a facet, the commonest; whoever is rarer is found by name
COUNTED: Final = 1000
FILTERS: Final[dict[Facet, str]] = {
    "assessor": N_("Assessor"),
    "standard": N_("Standard"),
    "site": N_("Site"),
    "method": N_("Method"),
    "standing": N_("How it stands"),
    "sampled": N_("Sample"),
}
ANY: Final[dict[Facet, str]] = {
    "assessor": N_("Every assessor"),
    "standard": N_("Every standard"),
    "site": N_("Every site"),
    "method": N_("Every method"),
    "standing": N_("However it stands"),
    "sampled": N_("Sampled or not"),
}
CODES: Final[dict[str, Mapping[str, str]]] = {
    "method": {str(method): word for method, word in METHOD_WORDS.items()},
    "standing": VERDICT_WORDS | FATE_WORDS,
    "sampled": {"1": N_("In a sample"), "0": N_("In no sample")},
}
Names = dict[tuple[str, str], str]
"""What people call the value of a facet, where it is neither a code nor says so itself."""


def named(words: Words, by: str, value: str, names: Names) -> str:
    """What a person calls a value of a facet."""
    if by in CODES:
        return words(CODES[by].get(value, value))
    if by == "standard":
        key = StandardKey.parse(value)
        return f"{identity(words, key, names.get((by, value)) or key.name)} · {edition(words, key)}"
    return names.get((by, value)) or value


def facets(rooms: Rooms) -> dict[Facet, list[Count]]:
    """How many records there are of each value."""
    return {by: rooms.verifying.pool.facet(by, VALUES) for by in FILTERS}


class FilterDialog(ColumnDialog):
    """`told(filter, names)` when other filters are wanted; the words that are searched for stay."""

    told = Signal(object, object)

    def __init__(self, kit: Kit, over: QWidget, wanted: Filter, names: Names) -> None:
        super().__init__(kit, over, N_("Filter the records"), wide=620)
        self._wanted = wanted
        self._values: dict[Facet, list[str]] = {}
        self._names: Names = dict(names)
        self._many: dict[tuple[str, str], int] = {}
        self.choices = {by: Choice(kit) for by in FILTERS}
        grid = QGridLayout()
        grid.setSpacing(12)
        for at, (by, word) in enumerate(FILTERS.items()):
            self.choices[by].setMinimumContentsLength(16)
            grid.addWidget(Field(kit, word, self.choices[by]), at // 2, at % 2)
            self.choices[by].activated.connect(lambda _at: self._count())
        hint = N_("Day, month and year: 14/11/2026")
        self.since = LineField(kit, N_("Observed from"), hint=hint)
        self.until = LineField(kit, N_("Observed until"), hint=hint)
        for at, (field, day) in enumerate(((self.since, wanted.since), (self.until, wanted.until))):
            field.edit.setText(shown_day(day) if day else "")
            field.edited.connect(lambda _said: self._count())
            grid.addWidget(field, len(FILTERS) // 2, at)
        self.answers = kit.text("", "quiet")
        self.clear_button = kit.button(N_("Take all filters away"), self._clear, "quiet")
        self.add(grid, self.answers, row(self.clear_button, None))
        self.finish(N_("Show these records"), "primary", self._press)
        kit.tasks.read(facets, then=self._fill)
        kit.tongue.follow(self, self._reword)

    def _fill(self, found: dict[Facet, list[Count]]) -> None:
        for by, choice in self.choices.items():
            held = getattr(self._wanted, by)
            held = "" if held is None else str(int(held)) if by == "sampled" else held
            self._many |= {(by, one.value): one.many for one in found[by]}
            self._names |= {(by, one.value): one.word for one in found[by] if one.word}
            values = [one.value for one in found[by]]
            self._values[by] = values = [*values, *([held] if held and held not in values else [])]
            choice.addItems(["", *values])
            choice.setCurrentIndex(values.index(held) + 1 if held else 0)
        self._reword(self._kit.tongue.words)
        self._count()

    def _reword(self, words: Words) -> None:
        for by, values in self._values.items():
            self.choices[by].setItemText(0, words(ANY[by]))
            for at, value in enumerate(values, 1):
                said, many = named(words, by, value, self._names), self._many.get((by, value))
                self.choices[by].setItemText(at, said if many is None else f"{said} · {many}")

    def _chosen(self) -> Filter | None:
        """What is chosen; None while a day is no day."""
        days = [read_day(field.said) if field.said else "" for field in (self.since, self.until)]
        if not self._values or None in days:
            return None
        sampled = self._value("sampled")
        return Filter(
            assessor=self._value("assessor"),
            standard=self._value("standard"),
            site=self._value("site"),
            method=self._value("method"),
            standing=self._value("standing"),
            since=days[0] or "",
            until=days[1] or "",
            sampled=sampled == "1" if sampled else None,
            text=self._wanted.text,
        )

    def _value(self, by: Facet) -> str:
        at = self.choices[by].currentIndex()
        return self._values[by][at - 1] if at > 0 else ""

    def _count(self) -> None:
        wanted = self._chosen()
        if wanted is not None:
            self._kit.tasks.read(
                lambda rooms: (wanted, rooms.verifying.pool.count(wanted, COUNTED + 1)), then=self._say
            )

    def _say(self, counted: tuple[Filter, int]) -> None:
        wanted, many = counted
        if wanted == self._chosen():
            more = (
                N_("Records that answer: more than {count}") if many > COUNTED else N_("Records that answer: {count}")
            )
            self._kit.tongue.say(self.answers.setText, more, count=min(many, COUNTED))

    def _clear(self) -> None:
        for choice in self.choices.values():
            choice.setCurrentIndex(0)
        for field in (self.since, self.until):
            field.edit.clear()
        self._count()

    def _press(self) -> None:
        for field in (self.since, self.until):
            if field.said and read_day(field.said) is None:
                field.invalid(N_("This is no day. Write day, month and year: 14/11/2026"))
                field.edit.setFocus()
                return
        wanted = self._chosen()
        if wanted is not None:
            self.told.emit(wanted, self._names)
            self.accept()
