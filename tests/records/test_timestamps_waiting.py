"""Records that wait for a timestamp: asked for by hand or by itself, tried again later, and never in sealing's way."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import AssessorError, Unavailable
from assessor_app.progress import Silent
from assessor_app.records.proving.model import Waiting
from assessor_app.trust.model import Anchor
from tests.centre.founded import Desk, HandClock, desk
from tests.records.sealed import NOW, example, sealed, somebody
from tests.records.timeserver import TimeServer, time_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.records.proving.desk import ProvingDesk
    from assessor_app.records.sealing import Sealed
    from assessor_app.trust.model import Identity

NOWHERE = "http://127.0.0.1:9/"
MINUTE = dt.timedelta(minutes=1)


class Stopped(Exception):  # noqa: N818 - what a person does is no error
    """Somebody pressed cancel."""


class Stopping:
    """Stops when it is told so often."""

    def __init__(self, at: int) -> None:
        self.left = at
        self.told: list[str] = []

    def step(self, done: int, total: int, what: str = "") -> None:
        self.told.append(f"{done}/{total} {what}")
        self.left -= 1
        if self.left < 0:
            raise Stopped


@pytest.fixture
def server() -> Iterator[TimeServer]:
    with time_server(NOW + MINUTE) as made:
        yield made


@pytest.fixture
def laptop() -> Desk:
    """An assessor's machine on which two records were sealed."""
    made, (own, *kept) = desk("Rhys Wyn Jones", HandClock(NOW), "p-1"), two()
    made.rooms.vouched.keep_identity(b"", own.certificate, NOW.isoformat())
    for one in kept:
        made.rooms.archive.keep(one, own, {})
    return made


@functools.cache
def two() -> tuple[Identity, Sealed, Sealed]:
    """An assessor and what they sealed, made once."""
    own = somebody()
    return own, sealed(example(), own, NOW), sealed(example(), own, NOW + dt.timedelta(seconds=1))


def proving(laptop: Desk) -> ProvingDesk:
    return laptop.rooms.proving


def identities(laptop: Desk) -> list[str]:
    return [held.identity for held in laptop.rooms.archive.records()]


def test_a_record_is_stamped_on_demand_and_shown_as_that(laptop: Desk, server: TimeServer) -> None:
    laptop.rooms.vouched.vouch(server.certificate, how="@telephone", by="Rhys", at=NOW.isoformat())
    one = identities(laptop)[0]
    before = laptop.rooms.archive.file(one)
    assert [each.wanted for each in proving(laptop).without()] == [False, False]
    opening, changes = proving(laptop).prove(one, server.url, Silent(), level="signature")
    assert (opening.verdict, opening.row("time").code) == ("accepted", "time-stamped")
    assert ("record", one) in changes.touched
    now = laptop.rooms.archive.file(one)
    assert len(now) == len(before)
    assert now != before
    assert proving(laptop).of(one) is None
    assert len(proving(laptop).without()) == 1
    assert laptop.rooms.archive.find(one).verdict == "accepted"


def test_without_a_server_it_waits_and_is_asked_again_less_and_less_often(laptop: Desk, server: TimeServer) -> None:
    one = identities(laptop)[0]
    for _ in range(3):
        with pytest.raises(Unavailable):
            proving(laptop).prove(one, NOWHERE, Silent(), level="signature")
    (waits,) = proving(laptop).waiting()
    assert (waits.identity, waits.tries, waits.problem, waits.wanted) == (one, 3, "timestamp-unreachable", True)
    assert waits.next_at() == laptop.clock.at + 20 * MINUTE
    assert proving(laptop).due() == []
    laptop.clock.at += 20 * MINUTE
    (due,) = proving(laptop).due()
    told, _ = proving(laptop).prove_several([due], server.url, Silent(), level="signature")
    assert (told.stamped, told.failed) == ((due.reference,), ())
    assert proving(laptop).waiting() == []


@pytest.mark.parametrize(("tries", "minutes"), [(1, 5), (2, 10), (5, 80), (9, 1280), (10, 1440), (400, 1440)])
def test_the_wait_doubles_up_to_a_day(tries: int, minutes: int) -> None:
    one = Waiting("i", "r", tries, NOW.isoformat(), "timestamp-unreachable")
    assert one.next_at() == NOW + minutes * MINUTE
    assert not one.due(NOW + (minutes - 1) * MINUTE)
    assert one.due(NOW + minutes * MINUTE)
    assert one.due(NOW - MINUTE)  # a clock that was set back must not make it wait for ever


def test_by_itself_only_what_is_sealed_from_then_on(laptop: Desk) -> None:
    laptop.clock.at = NOW + MINUTE
    proving(laptop).set_automatic(automatic=True)
    assert proving(laptop).waiting() == []
    own = somebody()
    laptop.clock.at = NOW + 2 * MINUTE
    held, _ = laptop.rooms.archive.keep(sealed(example(), own, laptop.clock.at), own, {})
    assert [one.identity for one in proving(laptop).due()] == [held.identity]
    proving(laptop).set_automatic(automatic=False)
    assert proving(laptop).due() == []
    assert len(proving(laptop).without()) == 3


@pytest.mark.slow
def test_a_server_that_is_away_leaves_the_others_for_later(laptop: Desk) -> None:
    told, _ = proving(laptop).prove_several(proving(laptop).without(), NOWHERE, Silent(), level="signature")
    assert (told.stamped, told.left, [why for _, why in told.failed]) == ((), 1, ["timestamp-unreachable"])
    assert len(proving(laptop).waiting()) == 1
    assert len(proving(laptop).without()) == 2


@pytest.mark.slow
def test_what_was_done_before_somebody_stopped_stays_done(laptop: Desk, server: TimeServer) -> None:
    which, stopping = proving(laptop).without(), Stopping(3)
    with pytest.raises(Stopped):
        proving(laptop).prove_several(which, server.url, stopping, level="signature")
    assert stopping.told[0].startswith("0/2")
    assert len(proving(laptop).without()) == 1
    assert [held.verdict for held in laptop.rooms.archive.records()] == ["accepted", "accepted"]


@pytest.mark.slow
def test_a_clock_that_runs_ahead_is_told_and_the_record_left_as_it_is(laptop: Desk, server: TimeServer) -> None:
    server.at = NOW - 60 * MINUTE
    before = [laptop.rooms.archive.file(one) for one in identities(laptop)]
    told, _ = proving(laptop).prove_several(proving(laptop).without(), server.url, Silent(), level="signature")
    assert {why for _, why in told.failed} == {"timestamp-before-signature"}
    assert [laptop.rooms.archive.file(one) for one in identities(laptop)] == before


@pytest.mark.slow
def test_what_is_stamped_already_is_told_and_waits_no_more(laptop: Desk, server: TimeServer) -> None:
    one = identities(laptop)[0]
    proving(laptop).prove(one, server.url, Silent(), level="signature")
    with pytest.raises(AssessorError) as problem:
        proving(laptop).prove(one, server.url, Silent(), level="signature")
    assert problem.value.code == "timestamp-there"
    with pytest.raises(AssessorError) as problem:
        proving(laptop).prove(one, "", Silent(), level="signature")
    assert problem.value.code == "timestamp-server-missing"
    assert Anchor(server.certificate) not in laptop.rooms.archive.anchors()


def test_one_that_waits_may_be_left_alone(laptop: Desk) -> None:
    one = identities(laptop)[0]
    with pytest.raises(Unavailable):
        proving(laptop).prove(one, NOWHERE, Silent(), level="archive")
    proving(laptop).forget(one)
    assert proving(laptop).waiting() == []
