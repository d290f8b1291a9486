"""One thing that a reading noticed, said with its level and its line, and how to see that line in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.bars import IconLabel

if TYPE_CHECKING:
    from assessor_app.standards.model import Finding, Level
    from assessor_app.ui.kit import Kit

LEVEL_LOOKS: Final[dict[Level, tuple[str, str]]] = {
    "note": ("info-fill", "accent"),
    "warning": ("warning-fill", "not_yet"),
    "refused": ("error-fill", "refused"),
}
LEVEL_WORDS: Final[dict[Level, str]] = {
    "note": N_("Note"),
    "warning": N_("Check this"),
    "refused": N_("Refused"),
}


class FindingLine(QWidget):
    """One finding: its level by shape and word, its line, and the sentence that says what to do.

    `pointed(line)` when a person wants to see the place; without `points` there is nothing to see.
    """

    pointed = Signal(int)

    def __init__(self, kit: Kit, finding: Finding, *, points: bool = False) -> None:
        super().__init__()
        from assessor_app.language.sentences import SENTENCES  # noqa: PLC0415 - every room's; not before first paint

        where = kit.text("", "label")
        level = LEVEL_WORDS[finding.level]
        if finding.line and finding.page:
            told = N_("{level} · page {page}, line {line}")
            kit.tongue.say(where.setText, told, level=lambda words: words(level), page=finding.page, line=finding.line)
        elif finding.line:
            told = N_("{level} · line {line}")
            kit.tongue.say(where.setText, told, level=lambda words: words(level), line=finding.line)
        else:
            kit.tongue.say(where.setText, level)
        sentence = kit.text("", selectable=True)
        kit.tongue.say(sentence.setText, SENTENCES[finding.code], **dict(finding.facts))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(where)
        texts.addWidget(sentence)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(IconLabel(kit, *LEVEL_LOOKS[finding.level], 20), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        if points and finding.line:
            show = kit.icon_button("visibility", N_("Show in the source"), lambda: self.pointed.emit(finding.line))
            line.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
