"""The top bar of a visit: who, where and how, and the standards. Shared by the observing screen and the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.ui.observing.kinds import METHODS_INLINE, SETTINGS_INLINE
from assessor_app.ui.observing.scene import short_name
from assessor_app.ui.parts.chip import chip

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.observing.model import Visit
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene
    from assessor_app.ui.parts.bars import TopBar


def say_head(kit: Kit, bar: TopBar, scene: Scene) -> None:
    """Put a visit into a top bar, in the language in force."""
    bar.title.setText(scene.visit.candidate.name)
    bar.subline.setText(subline(kit.tongue.words, scene.visit))
    shown = [short_name(standard) for standard in scene.visit.standards]
    if bar.chips.property("shown") != shown:
        bar.chips.setProperty("shown", shown)
        bar.chips.clear()
        for standard, name in zip(scene.visit.standards, shown, strict=True):
            made = chip(name)
            made.setToolTip(standard.title)
            bar.chips.add(made)


def subline(words: Words, visit: Visit) -> str:
    """Place, setting and methods, as one quiet line."""
    event, methods = visit.observation.event, visit.observation.plan.methods
    how = ", ".join(words(METHODS_INLINE[method]) for method in methods)
    return " · ".join(part for part in (event.place, words(SETTINGS_INLINE[event.setting]), how) if part)
