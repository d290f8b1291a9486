"""Nearly the same criteria in other standards, shown under the one they are like: a help in mapping, never credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.linkrow import LinkRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.language import Words
    from assessor_app.standards.model import Like
    from assessor_app.ui.kit import Kit


class LikesCard(Ground):
    """`chosen(key)` with the text of the `CriterionKey` a person wants to see; `left` to put the list away."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, kit: Kit, likes: Sequence[Like]) -> None:
        super().__init__("sunk", margin=12, space=6)
        close = kit.icon_button("close", N_("Close"), self.left.emit)
        self.add(row(kit.line(N_("Nearly the same elsewhere"), "strong"), None, close))
        if not likes:
            self.add(kit.label(N_("No other standard here has a criterion nearly the same."), "quiet"))
            return
        self.rows: list[LinkRow] = []
        for one in likes:
            made = LinkRow(kit, one.text, _detail(kit.tongue.words, one), icon="menu_book")
            made.clicked.connect(lambda _on=False, key=str(one.criterion): self.chosen.emit(key))
            self.rows.append(made)
            self.add(made)
        hint = N_("A likeness is a hint for mapping, never credit: judge each criterion on its own evidence.")
        self.add(kit.label(hint, "soft"))


def _detail(words: Words, one: Like) -> str:
    """Where a criterion stands, how like it is, and the words that differ."""
    urn = one.criterion.standard.name
    named = urn if urn != urn.lower() else ""
    where = " · ".join(part for part in (named, one.criterion.short(words.language), one.title) if part)
    told = [where, words(N_("Likeness: {percent}%"), percent=round(one.likeness * 100))]
    if one.lacks:
        told.append(words(N_("only here: {words}"), words=", ".join(one.lacks)))
    if one.adds:
        told.append(words(N_("only there: {words}"), words=", ".join(one.adds)))
    return "\n".join(told)
