"""Suggesting, while somebody writes, the criteria that the text most likely evidences; none is linked by itself.

They are asked for once the keys rest, in the store's lane, and an answer to an older text is thrown away. What they are
drawn on is `offers`; how likely a criterion is, is the library's affair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from assessor_app.errors import Refusal
from assessor_app.language import N_
from assessor_app.standards.model import StandardKey
from assessor_app.ui.asyoutype import AsYouType
from assessor_app.ui.observing.offers import MOST, Offer, Offers
from assessor_app.ui.observing.scene import short_name
from assessor_app.ui.parts.banner import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import Standard
    from assessor_app.standards.suggesting.ranking import Suggestion
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene
    from assessor_app.ui.observing.writing import Writing

REST_MS: Final = 200
LEAST_WORDS: Final = 2
# How high the window (px at 100 % text) must be for more than three.
HIGH: Final = ((1000, 5), (860, 4), (0, 3))


@dataclass(frozen=True, slots=True)
class Asked:
    """A text, and the standards among which criteria are looked for."""

    text: str
    among: tuple[StandardKey, ...]


class Suggesting(QObject):
    """`taken(key, inside)` when somebody picks one, `left(key)` when they pick it again.

    While `over`, which may stand over the text, is shown, Escape belongs to it.
    """

    taken = Signal(object, bool)
    left = Signal(object)

    def __init__(self, kit: Kit, writing: Writing, over: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._writing, self._over = kit, writing, over
        self._scene: Scene | None = None
        self._besides: dict[StandardKey, Standard] = {}
        self._hidden = False
        self._asked: Asked | None = None
        self.offers = Offers(kit)
        writing.below.addWidget(self.offers)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._ask)
        self._asking: AsYouType[Asked, list[Suggestion]] = AsYouType(kit, _suggested, self._answered, self)
        self.offers.picked.connect(self.pick)
        self.offers.closed.connect(self.hide)
        writing.changed.connect(self._changed)
        for field in (writing.text, writing.question):
            field.picked.connect(self.pick)
            field.installEventFilter(self)

    @property
    def wanted(self) -> bool:
        """Whether suggestions are made: not where they are turned off, nor for an entry they were hidden for."""
        return self._kit.session.preferences.now.suggesting and not self._hidden

    def show_scene(self, scene: Scene) -> None:
        """Know the criteria of the visit, and read what else the candidate is working on."""
        before, self._scene = self._scene, scene
        visit = scene.visit
        if before is None or (before.visit.candidate, before.visit.standards) != (visit.candidate, visit.standards):
            self._kit.tasks.read(lambda rooms: _besides(rooms, scene), then=self._know)
        elif scene.observation.id != before.observation.id:
            self._forget()

    def hide(self) -> None:
        """Suggest nothing more for this entry."""
        self._hidden = True
        self._forget()
        self._writing.begin()

    def pick(self, number: int) -> None:
        """Link the criterion in this place, or take the link away again."""
        shown = self.offers.offers if self.offers.isVisible() else []
        if number > len(shown):
            return
        offer = shown[number - 1]
        if offer.key in self._writing.links:
            self.left.emit(offer.key)
        else:
            self.taken.emit(offer.key, offer.inside)
            announce(self._writing.text, self._kit.tongue(N_("Linked: {criterion}"), criterion=offer.name))
        self.offers.show_linked(self._writing.links)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Put the suggestions away on Escape, unless it is for what stands over the text."""
        asked = event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
        if asked and self.offers.isVisible() and not self._over.isVisible():
            key_event: QKeyEvent = event  # type: ignore[assignment]  # by its type
            if key_event.key() == Qt.Key.Key_Escape:
                if event.type() == QEvent.Type.KeyPress:
                    self.hide()
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _know(self, besides: dict[StandardKey, Standard]) -> None:
        self._besides = besides
        self._asked = None
        self._changed()

    def _changed(self) -> None:
        """Claim the keys at once, so that one pressed too early leads nowhere else, and ask once the keys rest."""
        writing = self._writing
        if writing.empty:
            self._hidden = False
            self._forget()
            return
        for field in (writing.text, writing.question):
            field.offers = MOST if self.wanted else 0
        self.offers.show_linked(writing.links)
        if self.wanted:
            self._rest.start()

    def _now(self) -> Asked | None:
        """What would be asked now; None where nothing is."""
        written, scene = self._writing.written(), self._scene
        text = f"{written.question}\n{written.text}".strip()
        if scene is None or not self.wanted or len(text.split()) < LEAST_WORDS:
            return None
        return Asked(text, (*scene.observation.standards, *self._besides))

    def _ask(self) -> None:
        asked = self._now()
        if asked is None:
            self.offers.hide()
        elif asked != self._asked:
            self._asking.ask(asked)

    def _answered(self, asked: Asked, found: list[Suggestion]) -> None:
        if asked != self._now():
            return  # something else is written by now, and will be asked for
        self._asked = asked
        linked = self._writing.links
        offers = [self._offer(one) for one in found if one.key not in linked]
        room = self._room()
        appears = self.offers.isHidden()
        if not offers and appears:
            return
        self.offers.show_offers(offers[:room], linked, room)
        self.offers.show()
        if appears:
            said = N_("Criteria suggested: {count}. Ctrl and a number links one.")
            announce(self._writing.text, self._kit.tongue(said, count=min(len(offers), room)))

    def name_of(self, key: StandardKey) -> str:
        """How one of the standards that are looked in is called in a chip."""
        standard = self._besides.get(key) or (self._scene.standard(key) if self._scene else None)
        return short_name(standard) if standard else key.name

    def _offer(self, one: Suggestion) -> Offer:
        key = one.key
        name = f"{self.name_of(key.standard)} · {key.short(self._kit.tongue.language)}"
        return Offer(key, name, one.text, inside=key.standard not in self._besides)

    def _room(self) -> int:
        high = self._writing.window().height() / self._kit.theme.scale
        return next(room for least, room in HIGH if high >= least)

    def _forget(self) -> None:
        self._rest.stop()
        self._asked = None
        self.offers.hide()
        for field in (self._writing.text, self._writing.question):
            field.offers = 0


def _suggested(rooms: Rooms, asked: Asked) -> list[Suggestion]:
    # More than are shown, since those that are linked by now are left out.
    return list(rooms.library.suggest(asked.text, among=asked.among, limit=MOST * 3))


def _besides(rooms: Rooms, scene: Scene) -> dict[StandardKey, Standard]:
    """The standards that the candidate works on and this visit does not assess, in neither language."""
    assessed = {*scene.observation.standards, *(pair.key for pair in scene.pairs.values())}
    found: dict[StandardKey, Standard] = {}
    for written in scene.visit.candidate.standards:
        key = StandardKey.parse(written)
        if key not in assessed:
            try:
                found[key] = rooms.library.get(key)
            except Refusal:  # the library no longer has it
                continue
            pair = rooms.library.pair(key)
            assessed |= {key} | ({pair.key} if pair else set())
    return found
