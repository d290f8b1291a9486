"""The log in the middle: its entries under one another, the latest at the bottom. It only ever grows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal

from assessor_app.language import N_
from assessor_app.observing.model import Composer
from assessor_app.ui.observing.entry import EntryCard
from assessor_app.ui.parts.card import Scroll

if TYPE_CHECKING:
    from assessor_app.observing.model import Entry, Observation
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
        self._cards: dict[str, EntryCard] = {}
        self._home = ""
        self._pinned = True
        self._following = QTimer(self, interval=0, singleShot=True)
        self._following.timeout.connect(self._show_correction)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._to_end)
        bar.valueChanged.connect(lambda at: self._pin(at >= bar.maximum() - NEAR))
        kit.tongue.say(self.setAccessibleName, N_("Observation log"))
        self.nothing = kit.label(N_("Nothing is in the log yet. Write what you see below, and press Enter."), "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.inside.setContentsMargins(18, 16, 18, 8)
        self.add(self.nothing)
        self.inside.addStretch(1)

    def show_scene(self, scene: Scene) -> None:
        """Show the log as it stands now; cards that are there already stay, with what is being written in them."""
        observation = scene.observation
        if observation.id != self._home:
            self._empty(observation.id)
        standing = {entry.id for entry in observation.standing()}
        fresh = [entry for entry in observation.entries if entry.id not in self._cards]
        for entry in fresh:
            self._append(entry, observation)
        for name, card in self._cards.items():
            card.show_links(scene, struck=name not in standing)
        for begun in observation.corrections:
            if begun.strikes in standing:
                self._cards[begun.strikes].begin_correcting(begun)
        self.nothing.setVisible(not self._cards)
        self._pin(self._pinned or bool(fresh))

    def card(self, entry: str) -> EntryCard | None:
        """The card of one entry."""
        return self._cards.get(entry)

    def correct(self, entry: str) -> None:
        """Begin to correct an entry, starting from what it says."""
        card = self._cards[entry]
        held = card.entry
        self._pin(False)  # noqa: FBT003 - the end is not what is looked at now
        begun = Composer(held.kind, held.text, held.question, held.links, held.id)
        card.begin_correcting(begun).begin()
        self.correcting.emit()
        self._follow()

    def to_correction(self) -> bool:
        """Go to the first correction that is being written; False when there is none."""
        card = next((card for card in self._cards.values() if card.correcting is not None), None)
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
        return next((name for name, card in self._cards.items() if now is not None and card.isAncestorOf(now)), "")

    def _empty(self, home: str) -> None:
        self._home = home
        for card in self._cards.values():
            self.inside.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards.clear()

    def _append(self, entry: Entry, observation: Observation) -> None:
        strikes = next((one for one in observation.entries if one.id == entry.strikes), None)
        card = EntryCard(self._kit, entry, strikes)
        name = entry.id
        card.shown.connect(self.shown)
        card.unlinked.connect(lambda key: self.unlinked.emit(name, key))
        card.corrected.connect(lambda: self.correct(name))
        card.resized.connect(self._follow)
        for signal, told in ((card.edited, self.edited), (card.added, self.added), (card.dropped, self.dropped)):
            signal.connect(lambda told=told: told.emit(self._written(name)))
        self._cards[name] = card
        self.inside.insertWidget(self.inside.count() - 1, card)

    def _written(self, name: str) -> Composer:
        """The correction of one entry as it stands, with the links the entry has now."""
        card = self._cards[name]
        correcting = card.correcting
        written = correcting.composer() if correcting else Composer(strikes=name)
        return replace(written, links=card.entry.links)

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
