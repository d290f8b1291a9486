"""A verifier's overview for the window: others' records, one of them with a report, two actions still open."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from assessor_app.progress import Silent
from assessor_app.trust import identity as identities
from assessor_app.vault.model import Changes
from tests.ui.samples import stocked_large
from tests.ui.visiting import PASSPHRASE, settled
from tests.verifying.reported import reviewed

if TYPE_CHECKING:
    import datetime as dt

    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.ui.verifying.overview.screen import OverviewScreen
    from assessor_app.ui.window import Window


def report(rooms: Rooms, secret: bytes, identity: str, now: dt.datetime) -> Changes:
    """Sign a report on somebody's record; once is enough."""
    if rooms.verifying.statements.of_record(identity):
        return Changes()
    key = identities.from_pkcs12(rooms.keys.current().pkcs12, secret)
    review = reviewed(rooms.archive.payload(identity), identity)
    made = rooms.verifying.reports.seal(review, key, "both", now, Silent())
    return made[1]


def at_overview(window: Window, qtbot: QtBot, record: str, *, large: bool = False) -> OverviewScreen:
    """The overview, with a report on one record; of very many, where that is wanted."""
    if large:
        window.kit.tasks.store(stocked_large)
    window.go("verify/overview")
    assert window.frame is not None
    screen = cast("OverviewScreen", window.frame.shown)
    secret = screen.kit.session.opened().identity_secret(PASSPHRASE)
    now = screen.kit.clock.now().wall
    done: list[object] = []
    screen.kit.tasks.store(lambda rooms: report(rooms, secret, record, now), then=done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    screen.enter("")
    least = 500 if large else 1
    qtbot.waitUntil(
        lambda: screen.found is not None and screen.found.total.sampled > 0 and screen.found.total.records >= least,
        timeout=20_000,
    )
    settled(screen, qtbot)
    return screen
