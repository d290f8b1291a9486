"""What was here in time stays accepted: the journal against a certificate revoked or expired since."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assessor_app.centre import pack
from tests.centre.founded import Desk, HandClock, centre, certified, desk
from tests.records.sealed import example, sealed

if TYPE_CHECKING:
    from assessor_app.centre.model import Issued


def told(on: Desk, file: bytes) -> tuple[str, str]:
    """How a machine judges a file, and what it says of its signer."""
    opening = on.rooms.archive.open("r.pdf", file)
    return opening.verdict, opening.row("signer").code


def brought(office: Desk, *laptops: Desk) -> None:
    """The centre's next pack goes to some machines."""
    said = office.pack()
    for laptop in laptops:
        laptop.rooms.centre.take_in(pack.read(said), compared=True)


def started() -> tuple[HandClock, Desk, Desk, Desk, bytes, Issued]:
    """A centre, two verifiers' machines that know it, and a record that one of them took in."""
    clock = HandClock()
    office = centre(clock)
    own, issued = certified(office, "Rhys Wyn Jones", "a-1")
    early, late = desk("Dilys Un", clock, "v-1"), desk("Dilys Dau", clock, "v-2")
    brought(office, early, late)
    clock.later(1)
    file = sealed(example(), own, clock.at).file
    clock.later(1)
    taken, _ = early.rooms.archive.take_in("r.pdf", file)
    assert (taken.outcome, taken.opening.verdict) == ("kept", "accepted")
    return clock, office, early, late, file, issued


def test_revoked_since_it_stays_accepted_where_it_was_and_waits_where_it_was_not() -> None:
    clock, office, early, late, file, issued = started()
    clock.later(5)
    office.rooms.centre.revoke(issued.fingerprint, "key-lost")
    brought(office, early, late)
    clock.later(1)
    assert told(early, file) == ("accepted", "signer-certified")
    assert told(late, file) == ("unknown-signer", "certificate-revoked-since")
    late.rooms.archive.take_in("r.pdf", file)
    assert told(late, file) == ("unknown-signer", "certificate-revoked-since")


def test_expired_since_it_stays_accepted_where_it_was() -> None:
    clock, office, early, late, file, _issued = started()
    clock.later(800)
    brought(office, early, late)
    assert told(early, file) == ("accepted", "signer-certified")
    assert told(late, file) == ("unknown-signer", "certificate-expired-unproven")


def test_a_line_names_what_the_centre_had_said() -> None:
    _clock, _office, early, _late, _file, _issued = started()
    (line,) = (json.loads(one.line) for one in early.rooms.archive.journal.written()[0])
    number, digest = line["pack"].split(":")
    assert (int(number), len(digest)) == (1, 64)
