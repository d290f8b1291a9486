"""A verifier whose centre denies them finishes nothing, and what they signed counts only where it was known before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app import certifying
from assessor_app.centre import pack
from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from tests.centre.founded import HandClock, centre, certified
from tests.records.sealed import NOW
from tests.verifying.reported import MAIR, RHYS
from tests.verifying.reviewing import desk as reviewing
from tests.verifying.test_finishing_whole import decided
from tests.verifying.two_stores import desk, two_stores

if TYPE_CHECKING:
    from assessor_app.clock import Clock
    from assessor_app.rooms import Rooms
    from tests.centre.founded import Desk

pytestmark = pytest.mark.slow


def believe(rooms: Rooms, clock: Clock, office: Desk) -> None:
    """Take in the centre's next pack."""
    certifying.take_in_pack(rooms, pack.read(office.pack()), clock, Silent(), compared=True)


def test_whoever_is_revoked_or_past_their_time_finishes_nothing() -> None:
    office = centre(HandClock())
    mine, issued = certified(office, "Siân Ŵyn Llŷr", "v-1", "verifier")
    at = reviewing(mine=mine)
    believe(at.rooms, at.clock, office)
    kept = decided(at)

    def finished() -> str:
        with pytest.raises(Refusal) as problem:
            at.rooms.verifying.finishing.finish(kept.review.id, mine, "cy", Silent())
        assert at.reviews.find(kept.review.id).state == "open"
        return problem.value.code

    (asked,) = at.reviews.find(kept.review.id).review.actions
    at.reviews.put_action(kept.review.id, replace(asked, due="2030-01-01"))
    now, at.clock.wall = at.clock.wall, at.clock.wall + dt.timedelta(days=800)
    assert finished() == "certificate-expired"
    at.clock.wall = now
    office.rooms.centre.revoke(issued.fingerprint, "key-lost")
    believe(at.rooms, at.clock, office)
    assert finished() == "certificate-revoked"
    at.rooms.close()


def test_a_report_counts_only_where_its_signer_may_verify() -> None:
    office = centre(HandClock(NOW - dt.timedelta(days=1)))
    key, issued = certified(office, "Mair Pugh", "v-1", "verifier")
    two = two_stores(key)
    report = two.sent(two.verified().identity)
    here, later = desk(RHYS), desk(RHYS)
    here.clock.wall, later.clock.wall = two.there.clock.wall, two.there.clock.wall + dt.timedelta(days=1)
    believe(here.rooms, here.clock, office)
    assert here.rooms.archive.take_in("r.pdf", report)[0].opening.verdict == "accepted"
    assert len(here.rooms.verifying.actions.every()) == 2
    office.clock.at = later.clock.wall
    office.rooms.centre.revoke(issued.fingerprint, "key-lost")
    believe(later.rooms, later.clock, office)
    opening = later.rooms.archive.take_in("r.pdf", report)[0].opening
    assert (opening.verdict, opening.row("signer").code) != ("accepted", "signer-certified")
    assert later.rooms.verifying.actions.every() == ()
    for rooms in (two.here.rooms, two.there.rooms, here.rooms, later.rooms):
        rooms.close()


def test_whom_a_centre_lets_assess_alone_neither_makes_a_report_nor_gets_one_believed() -> None:
    office = centre(HandClock(NOW - dt.timedelta(days=1)))
    two, here = two_stores(certified(office, "Mair Pugh", "v-1", "assessor")[0]), desk(RHYS)
    with pytest.raises(Refusal, match="review-role-missing"):
        two.verified()
    two.there.rooms.verifying.reports.verifier = lambda *_given: MAIR  # type: ignore[method-assign]  # another program
    report = two.sent(two.verified().identity)
    here.clock.wall = two.there.clock.wall
    believe(here.rooms, here.clock, office)
    opening = here.rooms.archive.take_in("r.pdf", report)[0].opening
    assert (opening.verdict, opening.row("signer").code) == ("refused", "role-not-allowed")
    assert here.rooms.verifying.actions.every() == ()
    for rooms in (two.here.rooms, two.there.rooms, here.rooms):
        rooms.close()
