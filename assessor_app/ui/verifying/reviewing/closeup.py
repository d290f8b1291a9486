"""The criterion looked at, under its row: the other language, what shows it, where evidence is, what is lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import clock_time
from assessor_app.ui.observing.kinds import ENTRY_WORDS
from assessor_app.ui.parts.card import empty
from assessor_app.ui.verifying.reviewing.lacking import Lacking

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.reviews.model import Line, Located, Looked


class Closeup(QWidget):
    """One of these moves from row to row; `lacking` is what is written where a decision is not simply agreed with."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.looked: Looked | None = None
        self.lacking = Lacking(kit)
        self._shown = QVBoxLayout()
        self._shown.setSpacing(4)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(10)
        inside.addLayout(self._shown)
        inside.addWidget(self.lacking)
        kit.tongue.follow(self, lambda _words: self._say())

    def show_looked(self, looked: Looked) -> None:
        """Show another criterion."""
        self.looked = looked
        self._say()

    def _say(self) -> None:
        empty(self._shown)
        looked = self.looked
        if looked is None:
            return
        kit, reader = self._kit, self._kit.tongue.language
        for language, text in looked.texts:
            if text != looked.text(reader) and language != reader:
                self._shown.addWidget(kit.text(text, "soft", selectable=True))
        for item in looked.items:
            self._shown.addWidget(kit.text(f"– {item}", "soft"))
        for line in looked.lines:
            self._line(line)
        if not looked.lines:
            self._shown.addWidget(kit.label(N_("No entry of the log is linked to it."), "soft"))
        for one in looked.evidence:
            self._evidence(one)

    def _line(self, line: Line) -> None:
        kit = self._kit
        self._shown.addWidget(kit.text(f"{kit.tongue(ENTRY_WORDS[line.kind])} · {clock_time(line.at)}", "label"))
        if line.question:
            self._shown.addWidget(kit.text(line.question, "quiet", selectable=True))
        self._shown.addWidget(kit.text(line.text, selectable=True))

    def _evidence(self, one: Located) -> None:
        kit = self._kit
        kind = N_("Evidence file") if one.file else N_("Where evidence is held")
        self._shown.addWidget(kit.label(kind, "label"))
        said = " · ".join(dict.fromkeys(part for part in (one.what, one.where, one.holder) if part))
        self._shown.addWidget(kit.text(said, selectable=True))
