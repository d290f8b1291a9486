"""A path to a centre's root that is walked once is what walking it at that time would find."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from assessor_app.centre import pack
from assessor_app.trust import centres
from assessor_app.trust.certificates import card
from tests.centre.founded import HandClock, centre, certified
from tests.records.sealed import somebody

SECOND = dt.timedelta(seconds=1)


def test_it_is_so_at_every_edge_of_every_certificate() -> None:
    office, other = centre(HandClock()), centre(HandClock(), "Canolfan Arall")
    own, _ = certified(office, "Siân Llŷr", "a-1")
    trust, strange = pack.read(office.pack()).trust, pack.read(other.pack()).trust
    path = (trust.certificate, trust.issuing, own.certificate)
    edges = [edge for one in path for edge in (card(one).not_before, card(one).not_after)]
    found = {}
    for at in sorted({edge + step for edge in edges for step in (-SECOND, 0 * SECOND, SECOND)}):
        found[at] = centres.issued_by(trust, own.certificate, at)
        assert found[at] == centres._leads(*path, at)
    assert set(found.values()) == {True, False}
    now = card(own.certificate).not_before + SECOND
    for wrong in (strange, replace(trust, certificate=strange.certificate), replace(trust, issuing=strange.issuing)):
        assert not centres.issued_by(wrong, own.certificate, now)
    assert not centres.issued_by(trust, somebody().certificate, now)
    assert not centres.issued_by(trust, b"none", now)


def test_it_is_walked_once_for_many_records() -> None:
    office = centre(HandClock())
    own, _ = certified(office, "Siân Llŷr", "a-1")
    trust, begun = pack.read(office.pack()).trust, card(own.certificate).not_before
    before = centres._known_to_lead.cache_info().misses
    assert all(centres.issued_by(trust, own.certificate, begun + at * SECOND) for at in range(50))
    assert centres._known_to_lead.cache_info().misses == before + 1
