"""The log in the middle: its entries under one another, the latest at the bottom. It only ever grows.

Which of them have a card just now is in `cards.py`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal

from assessor_app.language import N_
from assessor_app.observing.model import Composer
from assessor_app.ui.observing.cards import Cards
from assessor_app.ui.observing.entry import EntryCard
from assessor_app.ui.parts.card import Scroll

if TYPE_CHECKING:
    from collections.abc import Collection

    from assessor_app.observing.model import Entry
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene

NEAR = 12  # px from the end that still count as the end
ROUND = 8  # px of room around a correction in sight


class LogPanel(Scroll):
    """What is asked of it: `shown(key)`, `unlinked(entry, key)`, and of corrections `edited`, `added`, `dropped`.

    The last three hand over a `Composer` that strikes its entry. `correcting` comes as one is opened to be written.
    """

    shown = Signal(object)
    unlinked = Signal(str, object)
    edited = Signal(object)
    added = Signal(object)
    dropped = Signal(object)
    correcting = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=18, space=10)
        self._kit = kit
        self._scene: Scene | None = None
        self._pinned = True
        self._following = QTimer(self, interval=0, singleShot=True)
        self._following.timeout.connect(self._show_correction)
        kit.tongue.say(self.setAccessibleName, N_("Observation log"))
        self.nothing = kit.label(N_("Nothing is in the log yet. Write what you see below, and press Enter."), "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.inside.setContentsMargins(18, 16, 18, 8)
        self.add(self.nothing)
        self._cards = Cards(kit, self, self._card)
        self.inside.addStretch(1)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._to_end)
        bar.valueChanged.connect(self._scrolled)

    def show_scene(self, scene: Scene, changed: Collection[str] | None = None) -> None:
        """Show the log as it stands now; cards that are there already stay, with what is being written in them.

        With `changed`, only those entries are looked at again.
        """
        fresh = self._scene is None or self._scene.observation.id != scene.observation.id
        self._scene = scene
        grown = self._cards.show_entries(scene.observation.entries, fresh=fresh, at_end=self._pinned)
        named = self._cards.made if changed is None else changed
        for name in {*named, *grown}:
            self._show_entry(name)
        self._begin_corrections()
        self.nothing.setVisible(not scene.observation.entries)
        self._pin(self._pinned or bool(grown) or fresh)
        self._cards.fill()

    def card(self, entry: str) -> EntryCard | None:
        """The card of one entry, where it has one just now."""
        return self._cards.made.get(entry)

    def bring(self, entry: str) -> EntryCard | None:
        """The card of one entry, made where it has none just now; None for an entry that is not in the log."""
        self._cards.go_to(entry)
        return self.card(entry)

    def correct(self, entry: str) -> None:
        """Begin to correct an entry, starting from what it says."""
        card = self.bring(entry)
        if card is None:
            return
        held = card.entry
        self._pin(False)  # noqa: FBT003 - the end is not what is looked at now
        begun = Composer(held.kind, held.text, held.question, held.links, held.id)
        card.begin_correcting(begun).begin()
        self.correcting.emit()
        self._follow()

    def to_correction(self) -> bool:
        """Go to the first correction that is being written; False when there is none."""
        scene = self._scene
        begun = [one for one in scene.observation.corrections if one.strikes not in scene.log.struck] if scene else []
        begun.sort(key=lambda one: scene.log.places.get(one.strikes, 0) if scene else 0)
        card = self.bring(begun[0].strikes) if begun else None
        if card is None or card.correcting is None:
            return False
        self._pin(False)  # noqa: FBT003 - as above
        card.correcting.begin()
        self.correcting.emit()
        self._follow()
        return True

    def here(self) -> str:
        """The entry whose card has the focus; '' when none has."""
        now = self.window().focusWidget()
        cards = self._cards.made.items()
        return next((name for name, card in cards if now is not None and card.isAncestorOf(now)), "")

    def _card(self, entry: Entry) -> EntryCard:
        scene = self._scene
        card = EntryCard(self._kit, entry, scene.entry(entry.strikes) if scene and entry.strikes else None)
        jump = next((one for one in scene.log.clocks.jumps if one.before == entry.id), None) if scene else None
        if jump is not None:
            card.say_clock_set(jump.seconds)
        name = entry.id
        card.shown.connect(self.shown)
        card.unlinked.connect(lambda key: self.unlinked.emit(name, key))
        card.corrected.connect(lambda: self.correct(name))
        card.resized.connect(self._follow)
        for signal, told in ((card.edited, self.edited), (card.added, self.added), (card.dropped, self.dropped)):
            signal.connect(lambda told=told: told.emit(self._written(name)))
        self._cards.made[name] = card
        self._show_entry(name)
        self._begin_corrections(name)
        return card

    def _show_entry(self, name: str) -> None:
        scene, card = self._scene, self.card(name)
        entry = scene.entry(name) if scene else None
        if scene is None or entry is None:
            return
        if card is not None:
            card.show_entry(entry, scene, struck=name in scene.log.struck)
        before = self.card(entry.strikes)
        if before is not None:
            before.show_entry(before.entry, scene, struck=True)

    def _begin_corrections(self, only: str = "") -> None:
        scene = self._scene
        for begun in scene.observation.corrections if scene else ():
            card = self.card(begun.strikes) if only in {"", begun.strikes} else None
            if card is not None and scene is not None and begun.strikes not in scene.log.struck:
                card.begin_correcting(begun)

    def _written(self, name: str) -> Composer:
        """The correction of one entry as it stands, with the links the entry has now."""
        card = self._cards.made[name]
        correcting = card.correcting
        written = correcting.composer() if correcting else Composer(strikes=name)
        return replace(written, links=card.entry.links)

    def _scrolled(self, at: int) -> None:
        self._pin(at >= self.verticalScrollBar().maximum() - NEAR and self._cards.at_end)
        self._cards.fill()

    def _pin(self, pinned: bool) -> None:  # noqa: FBT001 - said of a signal's value
        self._pinned = pinned

    def _to_end(self, _least: int, most: int) -> None:
        """Keep the end in sight as the log grows or the composer takes more room, unless somebody has scrolled up."""
        if self._pinned:
            self.verticalScrollBar().setValue(most)
        else:
            self._follow()

    def _follow(self) -> None:
        """Bring the correction that is being written into sight, once every card has the place it will have."""
        self._following.start()

    def _show_correction(self) -> None:
        held = self.card(self.here())
        correcting = held.correcting if held is not None else None
        if correcting is not None and correcting.live:
            self.inside.activate()
            self.ensureWidgetVisible(correcting, 0, ROUND)
            self.ensureWidgetVisible(correcting.text, 0, ROUND)  # where there is no room for its buttons as well
