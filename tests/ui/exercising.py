"""Exercises of standardisation for the window: one drawn up, one to be judged, one that three have answered."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from assessor_app.trust import identity as identities
from assessor_app.verifying.standardising import files
from assessor_app.verifying.standardising.model import Answer, Exercise, Judged
from tests.records.sealed import MADE
from tests.ui.visiting import PASSPHRASE, settled

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.trust.model import Identity
    from assessor_app.ui.verifying.standardising.screen import StandardisingScreen
    from assessor_app.ui.window import Window
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.standardising.model import Choice

SAID: dict[str, str] = {"Ann Prydderch": "mmmm", "Bleddyn Siôn": "mmym", "Catrin Wyn": "mmyo"}
LETTERS: dict[str, Choice] = {"m": "met", "y": "not_yet_met", "o": "not_observed"}


@dataclass(frozen=True)
class Three:
    """The ids of three exercises: a draft, one to be judged, one that others answered."""

    draft: str
    received: str
    given: str


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


def answered(file: bytes, identity: Identity) -> bytes:
    """Somebody's answer to an exercise."""
    made = cast("Exercise", files.read(file)[0])
    name = identities_name(identity)
    said = SAID[name]
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
