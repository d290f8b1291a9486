"""The inside of an open store: the rail, the screen being shown, banners and toasts. Knows no screen by name."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.rail import Rail
from assessor_app.ui.parts.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.places import Place
    from assessor_app.ui.screen import Screen
    from assessor_app.vault.model import Changes


MAY_OFFER = frozenset({"verifying", "identity"})  # what may change which places stand in the rail
RAIL_FOLDS = 680  # px at 100 %: under it the rail shows its icons alone


class Frame(QWidget):
    """Shows one screen at a time; `go` changes it, and what a deed touched reaches the one that is shown."""

    def __init__(self, kit: Kit, places: Sequence[Place]) -> None:
        super().__init__()
        self._kit = kit
        self._places = {place.name: place for place in places}
        self._screens: dict[str, Screen] = {}
        self.here = self._about = ""
        self._before = ("", "")
        self.handed = False
        railed = [place for place in places if place.icon]
        above = [(one.name, one.icon, one.word) for one in railed if not one.below]
        below = [(one.name, one.icon, one.word) for one in railed if one.below]
        self.rail = Rail(kit, above, below)
        self._needing = [place for place in railed if place.needs is not None]
        self._above = [name for name, _, _ in above]
        for place in self._needing:
            self.rail.button(place.name).hide()
        self._stack = QStackedWidget()
        self.banner = Banner(kit, "warning", closes=True)
        self.banner.hide()
        self.toast = Toast(kit, self, strip := QWidget())
        column = QVBoxLayout()
        column.setSpacing(0)
        self._over = QVBoxLayout()
        self._over.addWidget(self.banner)
        column.addLayout(self._over)
        column.addWidget(self._stack, 1)
        column.addWidget(strip)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.rail)
        inside.addLayout(column, 1)
        self.rail.chosen.connect(self.go)
        kit.theme.changed.connect(self._fold)
        kit.tasks.touched.connect(self._touched)
        kit.notices.banner.connect(self.banner.tell)
        kit.notices.toast.connect(self._toast)
        kit.notices.reworded.connect(self.toast.reword)
        kit.notices.cleared.connect(self.banner.hide)
        self._ask_needs()

    @property
    def order(self) -> list[str]:
        """The places in the upper part of the rail that are offered, from above."""
        return [name for name in self._above if not self.rail.button(name).isHidden()]

    def mark_news(self, new: bool) -> None:  # noqa: FBT001 - the signal hands it over
        """Mark the verifier's desk in the rail, where something came that nobody has seen."""
        if "verify" in self._places:
            self.rail.button("verify").mark(new)

    def _ask_needs(self) -> None:
        """Ask the store which of the places stand in the rail that are not everybody's."""
        for place in self._needing:
            if place.needs is not None:
                self._kit.tasks.read(place.needs, then=functools.partial(self._offer, place.name))

    def _offer(self, name: str, offered: bool) -> None:  # noqa: FBT001 - the store's answer
        self.rail.button(name).setVisible(offered)

    @property
    def shown(self) -> Screen:
        """The screen being shown."""
        return self._screens[self.here]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fold the rail where there is little room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        self.rail.fold(self.width() < self._kit.theme.px(RAIL_FOLDS))

    def go(self, name: str, subject: str = "") -> None:
        """Show another screen, about a subject; the one shown now is left first. Nothing while it is `handed` over."""
        if self.handed:
            return
        place = self._places[name]
        if self.here:
            self.shown.leave()
        if name not in self._screens:
            made = place.make(self._kit)
            made.asked.connect(functools.partial(self._from, made, self.go))
            made.looked_up.connect(functools.partial(self._from, made, self._look_up))
            made.handed.connect(self._hand)
            made.returned.connect(self.back)
            self._screens[name] = made
            self._stack.addWidget(made)
        if name != self.here:
            self._before = (self.here, self._about)
        self.here, self._about = name, subject
        self.shown.offer_way_back("", "")
        self.banner.hide()
        self.toast.leave()
        self._stack.setCurrentWidget(self.shown)
        self.rail.show_place(place.under or name)
        self.shown.enter(subject)

    def _from(self, screen: Screen, lead: Callable[[str, str], None], name: str, subject: str) -> None:
        """Follow a screen elsewhere; not one that was left while the store answered it: nobody waits for that now."""
        if screen is self.shown:
            lead(name, subject)

    def back(self) -> None:
        """Show again what was shown before this screen, about the same subject."""
        name, subject = self._before
        if name:
            self.go(name, subject)

    def _look_up(self, name: str, subject: str) -> None:
        """Show another screen with a way back to the one shown now."""
        here, about = self.here, self._about
        self.go(name, subject)
        if self.here == name:
            self.shown.offer_way_back(here, about)

    def leave(self) -> None:
        """Let the screen being shown give what is being typed to the store."""
        if self.here:
            self.shown.leave()

    def rest(self) -> None:
        """The same where the screen is only covered, and will be as it was."""
        if self.here:
            self.shown.rest()

    def _hand(self, over: bool) -> None:  # noqa: FBT001 - the signal hands it over
        """Hide the rail, the way back and what was told before, which may name others; then tell only troubles."""
        self.handed = over
        self.rail.setHidden(over)
        self.shown.offer_way_back("", "")
        self.banner.hide()
        self.toast.hide()

    def _toast(self, said: str, undo: Callable[[], object] | None) -> None:
        if not self.handed:
            self.toast.tell(said, undo)

    def _touched(self, changes: Changes) -> None:
        if changes.kinds() & MAY_OFFER:
            self._ask_needs()
        if self.here and (not self.shown.SHOWS or self.shown.SHOWS & changes.kinds()):
            self.shown.refresh(changes)
