"""Two editions of a standard as one page: what became of each criterion, word by word, and whom it touches."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.standards.model import KIND_LETTERS
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.text import Text
from assessor_app.ui.standards.telling import SECTION_WORDS, edition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.language import Words
    from assessor_app.standards.comparing import Change, Comparison, Detail, Span, State
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.standards.deeds import Compared

STATES: Final[dict[State, tuple[str, str, str]]] = {
    "changed": (N_("Changed: {count}"), "edit", "not_yet"),
    "added": (N_("Added: {count}"), "add", "met"),
    "removed": (N_("Removed: {count}"), "close", "refused"),
    "moved": (N_("Moved: {count}"), "compare_arrows", "accent"),
    "kept": (N_("As before: {count}"), "check", "soft"),
}
STATE_WORDS: Final[dict[State, str]] = {
    "changed": N_("Changed"),
    "added": N_("Added"),
    "removed": N_("Removed"),
    "moved": N_("Moved"),
    "kept": N_("As before"),
}
FIELD_WORDS: Final = {"title": N_("Title"), "edition": N_("Edition"), "empty_sections": N_("Left empty")}
DATED: Final = frozenset({"edition", "approved", "review_date"})


class DiffText(Text):
    """A text with the words that are gone struck through and those that are new underlined, each on its own tint."""

    def __init__(self, kit: Kit, spans: Sequence[Span]) -> None:
        super().__init__("", selectable=True)
        self._theme, self._spans = kit.theme, spans
        self.setTextFormat(Qt.TextFormat.RichText)
        kit.theme.changed.connect(self._set)
        self._set()

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Show other words."""
        self._spans = spans
        self._set()

    def _set(self) -> None:
        colour = {"gone": ("refused", "line-through"), "new": ("met", "underline")}
        pieces = []
        for span in self._spans:
            said = escape(span.text).replace("\n", "<br>")
            if span.state in colour:
                tone, line = colour[span.state]
                ink, ground = (self._theme.colour(name).name() for name in (tone, f"{tone}_tint"))
                said = f'<span style="color:{ink};background-color:{ground};text-decoration:{line}">{said}</span>'
            pieces.append(said)
        self.setText(" ".join(pieces))


class ComparedPage(QWidget):
    """`left` to go back to where one came from."""

    left = Signal()

    def __init__(self, kit: Kit, compared: Compared) -> None:
        super().__init__()
        self._kit, self._found = kit, compared.comparison
        self._kept: list[QWidget] = []
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        inside.addWidget(self._head(compared))
        if self._found.details or self._found.passages:
            inside.addWidget(self._details())
        inside.addWidget(self._criteria())
        self._show_kept(on=False)

    def _head(self, compared: Compared) -> QWidget:
        kit, found = self._kit, self._found
        card = Ground("card", margin=20, space=10)
        between = kit.text("", "soft")
        kit.tongue.follow(between, lambda words: between.setText(_between(words, found)))
        card.add(kit.text(compared.title, "page", selectable=True), between)
        counts = QVBoxLayout()
        for state, (message, icon, tone) in STATES.items():
            said = kit.label(
                message, "strong" if found.count(state) and state != "kept" else "body", count=found.count(state)
            )
            counts.addLayout(row(IconLabel(kit, icon, tone, 18), said, space=8))
        card.inside.addLayout(counts)
        if compared.candidates:
            names = ", ".join(compared.candidates)
            card.add(kit.label(N_("Candidates who work on the other edition: {names}"), "quiet", names=names))
        if compared.drafts:
            message = N_("Drafts of observations against it: {count}")
            card.add(kit.label(message, "quiet", count=compared.drafts))
        if not compared.candidates and not compared.drafts:
            card.add(kit.label(N_("No candidate and no draft uses the other edition."), "quiet"))
        return card

    def _details(self) -> QWidget:
        kit = self._kit
        card = Ground("card", margin=20, space=8)
        card.add(kit.label(N_("Details and other sections"), "title"))
        for detail in self._found.details:
            text = DiffText(kit, ())
            kit.tongue.follow(text, partial(_say_values, text, detail))
            card.add(self._named(detail.field), text)
        for passage in self._found.passages:
            card.add(self._named(passage.field), DiffText(kit, passage.spans))
        return card

    def _named(self, field: str) -> Text:
        return self._kit.label(FIELD_WORDS.get(field) or SECTION_WORDS[field], "label")

    def _criteria(self) -> QWidget:
        kit = self._kit
        card = Ground("card", margin=20, space=8)
        self.all = Button(kit.theme, "plain", "visibility", checked_icon="visibility_off")
        kit.tongue.say(self.all.setText, N_("Show what is as before too"))
        self.all.setCheckable(True)
        self.all.toggled.connect(lambda on: self._show_kept(on=on))
        card.add(row(kit.label(N_("Criteria"), "title"), None, self.all))
        for change in self._found.criteria:
            line = self._change(change)
            if change.state == "kept":
                self._kept.append(line)
            card.add(line)
        if len(self._kept) == len(self._found.criteria):
            card.add(kit.label(N_("Every criterion is as before."), "quiet"))
        self.all.setEnabled(bool(self._kept))
        return card

    def _change(self, change: Change) -> QWidget:
        kit = self._kit
        _, icon, tone = STATES[change.state]
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(10)
        told = QVBoxLayout()
        told.setSpacing(2)
        named = kit.text("", "label")
        kit.tongue.follow(named, lambda words: named.setText(_named(words, change)))
        told.addWidget(named)
        told.addWidget(DiffText(kit, change.spans))
        line.addWidget(IconLabel(kit, icon, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(told, 1)
        return holder

    def _show_kept(self, *, on: bool) -> None:
        for line in self._kept:
            line.setVisible(on)


def _between(words: Words, found: Comparison) -> str:
    return f"{edition(words, found.old)} → {edition(words, found.new)}"


def _named(words: Words, change: Change) -> str:
    """What became of a criterion: its state, and its names before and after."""
    names = [
        f"{KIND_LETTERS[one.kind, words.language]}{one.number}" for one in (change.old, change.new) if one is not None
    ]
    groups = [one.group for one in (change.old, change.new) if one is not None and one.group]
    told = [words(STATE_WORDS[change.state]), " → ".join(dict.fromkeys(names))]
    if change.moved and len(set(groups)) > 1:
        told.append(" → ".join(dict.fromkeys(groups)))
    return " · ".join(told)


def _say_values(text: DiffText, detail: Detail, words: Words) -> None:
    """Show what a detail was and is; days as people write them."""
    from assessor_app.standards.comparing import Span  # noqa: PLC0415 - brings in what is not for the first paint

    told = (
        Span("gone", (_joined(words, detail.field, detail.old),)),
        Span("new", (_joined(words, detail.field, detail.new),)),
    )
    text.show_spans([one for one in told if one.words != ("",)])


def _joined(words: Words, field: str, values: Sequence[str]) -> str:
    return "; ".join(day(words, value) if field in DATED else value for value in values)
