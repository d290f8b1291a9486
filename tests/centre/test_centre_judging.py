"""Taking in a pack judges again what is kept: what waited is accepted, what its signer may not have signed is not."""

from __future__ import annotations

import pytest

from assessor_app import certifying
from assessor_app.centre import pack
from assessor_app.progress import Silent
from tests.centre.founded import BEGUN, Desk, HandClock, centre, certified, desk
from tests.records.sealed import example, sealed

pytestmark = pytest.mark.slow


def take_in(office: Desk, laptop: Desk) -> None:
    certifying.take_in_pack(laptop.rooms, pack.read(office.pack()), laptop.clock, Silent(), compared=True)


def verdicts(laptop: Desk) -> list[str]:
    return [held.verdict for held in laptop.rooms.archive.records()]


def test_what_waits_is_accepted_once_the_pack_is_here_and_not_after_revocation() -> None:
    clock = HandClock()
    office, laptop = centre(clock), desk("Dilys", clock, "v-1")
    own, issued = certified(office, example()["assessor"]["name"], "a-1")
    take_in(office, laptop)
    late = HandClock()
    late.later(3)
    file = sealed(example(), own, late.at).file
    newcomer, _ = certified(office, example()["assessor"]["name"], "a-2")
    other = sealed(example(), newcomer, BEGUN).file
    clock.later(5)
    assert [laptop.rooms.archive.take_in("x.pdf", one)[0].outcome for one in (file, other)] == ["kept", "kept"]
    assert sorted(verdicts(laptop)) == ["accepted", "unknown-signer"]
    take_in(office, laptop)
    assert verdicts(laptop) == ["accepted", "accepted"]
    clock.later(-3)
    office.rooms.centre.revoke(issued.fingerprint, "key-lost")
    clock.later(4)
    take_in(office, laptop)
    assert sorted(verdicts(laptop)) == ["accepted", "refused"]
