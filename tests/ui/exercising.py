"""Exercises of standardisation for the window: one drawn up, one to be judged, one that three have answered."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from assessor_app.trust import identity as identities
from assessor_app.vault.model import Changes
from assessor_app.verifying.standardising import files
from assessor_app.verifying.standardising.model import Answer, Exercise, Judged
from tests.records.sealed import MADE
from tests.ui.visiting import PASSPHRASE, settled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.trust.model import Identity
    from assessor_app.ui.verifying.standardising.screen import StandardisingScreen
    from assessor_app.ui.window import Window
    from assessor_app.verifying.standardising.model import Choice

SAID: dict[str, str] = {"Ann Prydderch": "mmmm", "Bleddyn Siôn": "mmym", "Catrin Wyn": "mmyo"}
MANY = "Safoni'r rhanbarth"
LETTERS: dict[str, Choice] = {"m": "met", "y": "not_yet_met", "o": "not_observed"}


@dataclass(frozen=True)
class Three:
    """The ids of three exercises: a draft, one to be judged, one that others answered."""

    draft: str
    received: str
    given: str


def many(rooms: Rooms, secret: bytes, record: str, names: Sequence[str]) -> Changes:
    """Have one more exercise answered by many, all of them vouched for; they agree now and then."""
    desk, own = rooms.verifying.standardising, identities.from_pkcs12(rooms.keys.current().pkcs12, secret)
    given, changes = desk.begin(record, MANY)
    file, _ = desk.give(given.id, own)
    for at, name in enumerate(names):
        identity = judge(name)
        rooms.vouched.vouch(identity.certificate, how="@telephone", by="Rhys", at="2026-11-20T16:00:00Z")
        changes = desk.take_in(answered(file, identity, "mmmy"[at % 4] + "mmymmom"[at % 7]))[1]
    return changes


def judge(name: str) -> Identity:
    """Somebody with a key of their own."""
    return identities.make(name, "Canolfan Asesu Menai", "p-2", MADE)


def three(rooms: Rooms, secret: bytes, record: str) -> tuple[Three, Changes]:
    """Draw up, take in and have answered one exercise each from the same record."""
    desk = rooms.verifying.standardising
    own = identities.from_pkcs12(rooms.keys.current().pkcs12, secret)
    draft, _ = desk.begin(record, "Galwr dig: beth welson ni?", due="2026-12-11")
    other = replace(draft, id=str(uuid.uuid4()), title="Trosglwyddo galwad", by="Siân Dilysydd")
    received, _ = desk.take_in(files.exercise(other, judge("Siân Dilysydd")))
    for one in draft.criteria[:3]:
        desk.choose(received, Judged(one.key, "met", "Dywedodd hyn yn glir."))
    given, _ = desk.begin(record, "Gwrando ar gwsmeriaid")
    file, _ = desk.give(given.id, own)
    for name in SAID:
        desk.take_in(answered(file, judge(name)))
    changes = _vouched(rooms, given.id)
    return Three(draft.id, received, given.id), changes


def answered(file: bytes, identity: Identity, said: str = "") -> bytes:
    """Somebody's answer to an exercise, criterion by criterion in letters, which begin again at the end."""
    made = cast("Exercise", files.read(file)[0])
    name = identities_name(identity)
    said = said or SAID[name]
    judged = tuple(Judged(one.key, LETTERS[said[at % len(said)]]) for at, one in enumerate(made.criteria))
    return files.answer(
        Answer(str(uuid.uuid4()), made.id, files.digest(made), name, name, "2026-11-20T16:00:00Z", judged), identity
    )


def identities_name(identity: Identity) -> str:
    """Whom an identity names."""
    from assessor_app.trust.certificates import card  # noqa: PLC0415 - pyHanko's reader

    return card(identity.certificate).name


def _vouched(rooms: Rooms, exercise: str) -> Changes:
    """Vouch for the first two who answered."""
    from assessor_app.verifying.standardising import store  # noqa: PLC0415 - as the desk does

    changes = None
    for _answer, _signer, certificate in list(store.answers(rooms.store, exercise))[:2]:
        changes = rooms.vouched.vouch(certificate, how="@telephone", by="Rhys", at="2026-11-20T16:00:00Z")
    assert changes is not None
    return changes


def at_exercises(window: Window, qtbot: QtBot, record: str) -> tuple[StandardisingScreen, Three]:
    """The screen, with all three there; they are made once for a store."""
    window.go("verify/standardising")
    assert window.frame is not None
    screen = cast("StandardisingScreen", window.frame.shown)
    settled(screen, qtbot)
    found: list[list[str]] = []
    screen.kit.tasks.read(lambda rooms: [one.id for one in rooms.verifying.standardising.listed()], then=found.append)
    qtbot.waitUntil(lambda: bool(found))
    if not found[0]:
        secret = screen.kit.session.opened().identity_secret(PASSPHRASE)
        made: list[object] = []
        screen.kit.tasks.store(lambda rooms: three(rooms, secret, record), then=made.append)
        qtbot.waitUntil(lambda: bool(made), timeout=20_000)
        settled(screen, qtbot)
    known: list[Any] = []
    screen.kit.tasks.read(
        lambda rooms: {one.way: one.id for one in rooms.verifying.standardising.listed()}, then=known.append
    )
    qtbot.waitUntil(lambda: bool(known))
    return screen, Three(**known[0])


def at_many(window: Window, qtbot: QtBot, record: str, names: Sequence[str]) -> StandardisingScreen:
    """The screen at an exercise that so many have answered; it is made once for a store."""
    screen, _three = at_exercises(window, qtbot, record)
    secret, known = screen.kit.session.opened().identity_secret(PASSPHRASE), list[str]()

    def made(rooms: Rooms) -> tuple[str, Changes]:
        listed, changes = rooms.verifying.standardising.listed, Changes()
        if not any(one.title == MANY for one in listed()):
            changes = many(rooms, secret, record, names)
        return next(one.id for one in listed() if one.title == MANY), changes

    screen.kit.tasks.store(made, then=lambda answer: known.append(answer[0]))
    qtbot.waitUntil(lambda: bool(known), timeout=60_000)
    screen.enter(known[0])
    qtbot.waitUntil(lambda: screen.shown is not None and screen.shown.exercise.id == known[0])
    settled(screen, qtbot)
    return screen
