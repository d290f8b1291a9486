"""Whatever happens around somebody who writes, in any order, the composer keeps its text, its links and the keys."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app.errors import Unavailable
from assessor_app.observing.desk import ObservationDesk
from assessor_app.vault.model import Changes
from tests.ui.visiting import at_draft, held, key, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

WORDS = ("gwrandawodd", "ar", "y", "cwsmer", "yna", "atebodd", "hi", "customer", "listened")
CONTROL = Qt.KeyboardModifier.ControlModifier


class Journey:
    """One run: does something at random, and knows what the composer must hold then."""

    def __init__(self, screen: ObservingScreen, qtbot: QtBot, chance: random.Random) -> None:
        self.screen, self._bot, self._chance = screen, qtbot, chance
        self.text, self.full, self.added = "", False, list[str]()

    def step(self) -> str:
        """One thing, as a person or the machine does it."""
        deeds = (
            self._type,
            self._type,
            self._type,
            self._language,
            self._refresh,
            self._look,
            self._filter,
            self._judge,
        )
        deed = self._chance.choice((*deeds, self._pick, self._add, self._fail, self._timer, self._details))
        deed()
        return deed.__name__

    def check(self, did: str) -> None:
        """The text is what was typed, and the keys are in it."""
        writing = self.screen.writing
        assert writing.text.toPlainText() == self.text, did
        assert writing.text.hasFocus(), did

    def _type(self) -> None:
        said = f"{self._chance.choice(WORDS)} "
        QTest.keyClicks(self.screen.writing.text, said)
        self.text += said

    def _language(self) -> None:
        QTest.keyClick(self.screen.writing.text, Qt.Key.Key_L, CONTROL)

    def _refresh(self) -> None:
        kind = self._chance.choice(("observation", "candidate", "standard"))
        self.screen.refresh(Changes.of((kind, held(self.screen).id)))

    def _look(self) -> None:
        self.screen.choose(key(self.screen, self._chance.randint(1, 20)))

    def _filter(self) -> None:
        QTest.keyClick(self.screen.writing.text, Qt.Key.Key_F, CONTROL)
        QTest.keyClicks(self.screen.criteria.filter, "cwsmer")
        QTest.keyClick(self.screen.criteria.filter, Qt.Key.Key_Escape)

    def _judge(self) -> None:
        states = self.screen.criterion.states
        if self.screen.criterion.key is not None:
            QTest.mouseClick(states.segment(self._chance.choice(("met", "not_yet_met"))), Qt.MouseButton.LeftButton)

    def _pick(self) -> None:
        if self.text and not self.screen.suggesting._hidden:
            QTest.keyClick(self.screen.writing.text, Qt.Key(Qt.Key.Key_1 + self._chance.randint(0, 2)), CONTROL)

    def _timer(self) -> None:
        QTest.keyClick(self.screen.writing.text, Qt.Key.Key_T, CONTROL)

    def _details(self) -> None:
        QTest.keyClick(self.screen.writing.text, Qt.Key.Key_D, CONTROL)
        self.screen.drawer.shut()
        self.screen.writing.begin()

    def _add(self) -> None:
        """Add it: where the disk is full it stays, else it is in the log."""
        said, entries = self.text.strip(), len(held(self.screen).entries)
        QTest.keyClick(
            self.screen.writing.text, Qt.Key.Key_Return, self._chance.choice((CONTROL, Qt.KeyboardModifier(0)))
        )
        self.calm()
        if len(held(self.screen).entries) > entries:
            self.added.append(said)
            self.text = ""
        else:
            assert self.full or not said or not self.screen.writing.met.isVisible()

    def calm(self) -> None:
        """All that was asked for is done or refused, and shown."""
        told: list[object] = []
        self.screen.kit.tasks.drain()
        self.screen.kit.tasks.read(lambda _rooms: None, then=told.append)
        self._bot.waitUntil(lambda: bool(told))

    def _fail(self) -> None:
        self.full = not self.full


@pytest.mark.parametrize("steps", [40, pytest.param(400, marks=pytest.mark.slow)])
def test_text_and_keys_survive_whatever_happens_around_them(
    visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    seed = random.SystemRandom().randrange(10**9)
    print(f"seed {seed}")  # noqa: T201 - to run it again
    screen = at_draft(open_visit(), visit, qtbot)
    QTest.keyClick(screen.writing.text, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    journey = Journey(screen, qtbot, random.Random(seed))  # noqa: S311 - no secret
    for name in ("keep_composer", "add_entry"):
        real = getattr(ObservationDesk, name)

        def sometimes(*given: object, real: Callable[..., object] = real, **named: object) -> object:
            if journey.full:
                raise Unavailable("disk-full", folder="x")
            return real(*given, **named)

        monkeypatch.setattr(ObservationDesk, name, sometimes)
    before = len(held(screen).entries)
    for _ in range(steps):
        journey.check(journey.step())
    journey.calm()
    journey.full = False
    screen.deeds.try_again()
    settled(screen, qtbot)
    assert [entry.text for entry in held(screen).entries[before:]] == journey.added
    screen.window().close()
    kept = visit.look(lambda rooms: rooms.desk.observation(visit.draft))
    assert kept.composer.text == journey.text
    assert [entry.text for entry in kept.entries[before:]] == journey.added
