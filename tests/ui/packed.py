"""The external verifier's pack for the window: a plan with one real record, and its pack opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from assessor_app.progress import Silent
from assessor_app.trust import identity as identities
from tests.ui.visiting import PASSPHRASE, settled

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.ui.verifying.external.screen import ExternalScreen
    from assessor_app.ui.window import Window
    from assessor_app.vault.model import Changes

NAME = "Sampl Tachwedd"


def planned(rooms: Rooms, record: str) -> tuple[str, Changes]:
    """A plan whose sample is one record, added by hand; made once for a store."""
    desk = rooms.verifying
    there = next((one for one in desk.sampling.plans() if one.name == NAME), None)
    if there is not None:
        return there.id, desk.say_verifies(verifies=True)
    desk.sampling.keep_up(Silent())
    plan, _ = desk.sampling.new_plan(NAME)
    _item, changes = desk.sampling.add(plan.id, record, "Cais y dilysydd allanol")
    return plan.id, changes


def at_packs(window: Window, qtbot: QtBot, record: str) -> ExternalScreen:
    """The screen, showing what the pack of the plan would hold."""
    kit, made = window.kit, list[tuple[str, object]]()
    kit.tasks.store(lambda rooms: planned(rooms, record), then=made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    window.go("verify/external", made[0][0])
    assert window.frame is not None
    screen = cast("ExternalScreen", window.frame.shown)
    qtbot.waitUntil(lambda: screen.contents is not None and screen.contents.plan == made[0][0], timeout=20_000)
    settled(screen, qtbot)
    return screen


def opened(window: Window, qtbot: QtBot, record: str, target: Path) -> ExternalScreen:
    """The same, with its pack made and opened again."""
    screen = at_packs(window, qtbot, record)
    contents = screen.contents
    assert contents is not None
    secret = screen.kit.session.opened().identity_secret(PASSPHRASE)
    done: list[object] = []

    def make(rooms: Rooms) -> object:
        key = identities.from_pkcs12(rooms.keys.current().pkcs12, secret)
        return rooms.verifying.external.make(contents.plan, key, target, Silent())[0]

    if not target.exists():
        screen.kit.tasks.store(make, then=done.append)
        qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    screen.take_in([target])
    qtbot.waitUntil(lambda: screen.opened is not None and screen.pack.isVisible(), timeout=20_000)
    settled(screen, qtbot)
    return screen
