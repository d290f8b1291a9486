"""Suggesting, while somebody writes, the criteria that the text most likely evidences; none is linked by itself.

The standards are made ready and asked in the long lane, where no text waits to be written behind them, and once the
keys rest. An answer to an older text is thrown away. What they are drawn on is `offers`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from assessor_app.errors import Refusal
from assessor_app.language import N_
from assessor_app.standards.model import StandardKey
from assessor_app.ui.observing.offers import MOST, Offer, Offers
from assessor_app.ui.observing.scene import short_name
from assessor_app.ui.parts.banner import announce

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from assessor_app.errors import AssessorError
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import Standard
    from assessor_app.standards.suggesting.ranking import Suggester, Suggestion
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene
    from assessor_app.ui.observing.writing import Writing

T = TypeVar("T")
REST_MS: Final = 200
LEAST_WORDS: Final = 2
READY_MS: Final = 1_500  # after a draft is opened, if nobody has begun to write by then
# How high the window (px at 100 % text) must be for so many; a question's own field takes some of it.
HIGH: Final = ((1000, 5), (860, 4), (600, 3), (480, 2), (0, 1))
QUESTION_HIGH: Final = 80


@dataclass(frozen=True, slots=True)
class Sought:
    """Where criteria are looked for: the standards of the visit and `besides`, and what pairs with them."""

    assessed: tuple[Standard, ...] = ()
    besides: Mapping[StandardKey, Standard] = field(default_factory=dict)
    pairs: Mapping[StandardKey, Standard] = field(default_factory=dict)


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
        self._sought = Sought()
        self._suggester: Suggester | None = None
        self._busy = self._hidden = False
        self._asked = ""
        self.offers = Offers(kit)
        writing.below.addWidget(self.offers)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._ask)
        self._ready = QTimer(self, interval=READY_MS, singleShot=True)
        self._ready.timeout.connect(self._ask)
        self.offers.picked.connect(self.pick)
        self.offers.closed.connect(self.hide)
        writing.changed.connect(self._changed)
        for told in (writing.text, writing.question):
            told.picked.connect(self.pick)
            told.installEventFilter(self)

    @property
    def wanted(self) -> bool:
        """Whether suggestions are made: not where they are turned off, nor for an entry they were hidden for."""
        return self._kit.session.preferences.now.suggesting and not self._hidden

    def show_scene(self, scene: Scene) -> None:
        """Know the criteria of the visit, and read what else the candidate is working on."""
        before, self._scene = self._scene, scene
        visit = scene.visit
        if before is None or (before.visit.candidate, before.visit.standards) != (visit.candidate, visit.standards):
            self._kit.tasks.read(lambda rooms: _sought(rooms, scene), then=self._know)
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

    def _know(self, sought: Sought) -> None:
        self._sought, self._suggester, self._asked = sought, None, ""
        self._ready.start()
        self._changed()

    def _changed(self) -> None:
        """Claim the keys at once, so that one pressed too early leads nowhere else, and ask once the keys rest."""
        writing = self._writing
        if writing.empty:
            self._hidden = False
            self._forget()
            return
        for told in (writing.text, writing.question):
            told.offers = MOST if self.wanted else 0
        self.offers.show_linked(writing.links)
        if self.wanted:
            self._rest.start()

    def _now(self) -> str:
        """The text that would be asked about now; empty where there is too little."""
        written = self._writing.written()
        text = f"{written.question}\n{written.text}".strip()
        return text if self.wanted and len(text.split()) >= LEAST_WORDS else ""

    def _ask(self) -> None:
        """Make the standards ready where they are not, then ask; one thing at a time, and the last text always."""
        asked = self._now()
        if not asked:
            self.offers.hide()
        if self._busy or not self.wanted:
            return
        suggester, sought = self._suggester, self._sought
        if suggester is None and sought.assessed:
            self._do(lambda: _prepared(sought), lambda made: self._prepared(sought, made))
        elif suggester is not None and asked and asked != self._asked:
            # More than are shown, since those that are linked by now are left out.
            self._do(lambda: suggester.suggest(asked, MOST * 3), lambda found: self._answered(asked, found))

    def _do(self, deed: Callable[[], T], then: Callable[[T], None]) -> None:
        self._busy = True

        def done(answer: T) -> None:
            self._busy = False
            then(answer)
            if self._now() != self._asked or self._suggester is None:
                self._ask()

        def failed(problem: AssessorError) -> None:
            self._busy = False
            self._kit.notices.error(problem)

        def run(_progress: Progress) -> T:
            return deed()

        self._kit.tasks.apart(run, then=done, failed=failed)

    def _prepared(self, sought: Sought, made: Suggester) -> None:
        if sought is self._sought:
            self._suggester = made

    def _answered(self, asked: str, found: list[Suggestion]) -> None:
        if asked != self._now():
            return  # something else is written by now, and will be asked about
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
        standard = self._sought.besides.get(key) or (self._scene.standard(key) if self._scene else None)
        return short_name(standard) if standard else key.name

    def _offer(self, one: Suggestion) -> Offer:
        key = one.key
        name = f"{self.name_of(key.standard)} · {key.short(self._kit.tongue.language)}"
        return Offer(key, name, one.text, inside=key.standard not in self._sought.besides)

    def _room(self) -> int:
        high = self._writing.window().height() / self._kit.theme.scale
        high = max(0, high - QUESTION_HIGH) if self._writing.question.isVisible() else high
        return next(room for least, room in HIGH if high >= least)

    def _forget(self) -> None:
        self._rest.stop()
        self._asked = ""
        self.offers.hide()
        for told in (self._writing.text, self._writing.question):
            told.offers = 0


def _prepared(sought: Sought) -> Suggester:
    from assessor_app.standards.suggesting.ranking import prepare  # noqa: PLC0415 - not before first paint

    return prepare((*sought.assessed, *sought.besides.values()), sought.pairs)


def _sought(rooms: Rooms, scene: Scene) -> Sought:
    """The standards of the visit, and those the candidate works on that it does not assess in either language."""
    besides: dict[StandardKey, Standard] = {}
    pairs = dict(scene.pairs)
    known = {*scene.observation.standards, *(pair.key for pair in scene.pairs.values())}
    for written in scene.visit.candidate.standards:
        key = StandardKey.parse(written)
        if key in known:
            continue
        try:
            besides[key] = rooms.library.get(key)
        except Refusal:  # the library no longer has it
            continue
        pair = rooms.library.pair(key)
        if pair is not None:
            pairs[key] = pair
        known |= {key} | ({pair.key} if pair else set())
    return Sought(scene.visit.standards, besides, pairs)
