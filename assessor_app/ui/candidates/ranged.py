"""A standard's scope/range and its criteria's sub-items: which were covered so far, each by shape, colour and word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.card import row
from assessor_app.ui.parts.marks import Mark

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.observing.coverage import Coverage
    from assessor_app.standards.ranges import RangeItem
    from assessor_app.ui.kit import Kit


class Ranged(QWidget):
    """What is still to be covered comes first; what was, after it."""

    def __init__(self, kit: Kit, coverage: Coverage) -> None:
        super().__init__()
        self._kit = kit
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(4)
        done = sum(covered for _, covered in coverage.ranged)
        facts = {"covered": done, "all": len(coverage.ranged)}
        inside.addWidget(kit.label(N_("Scope/range covered: {covered} of {all}"), "label", **facts))
        for item, covered in sorted(coverage.ranged, key=lambda pair: pair[1]):
            inside.addLayout(self._line(item, covered=covered))

    def _line(self, item: RangeItem, *, covered: bool) -> QHBoxLayout:
        kit, criterion = self._kit, item.key.criterion
        mark, text = Mark(kit, "met" if covered else "not_observed", 18), kit.text("", "body")
        heard = N_("Covered: {item}") if covered else N_("Not yet covered: {item}")

        def say(words: Words) -> None:
            text.setText(f"{criterion.short(words.language)} · {item.text}" if criterion else item.text)
            text.setAccessibleName(words(heard, item=text.text()))
            mark.setAccessibleName(text.accessibleName())

        kit.tongue.follow(text, say)
        line = row(mark, text, space=8)
        line.setStretch(1, 1)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        return line
