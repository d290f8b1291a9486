"""A centre's record that was stamped to outlast its person's certificate, for tests: at every level, made once."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.centre import pack
from assessor_app.progress import Silent
from assessor_app.records.stamping import stamp
from assessor_app.trust import stamps
from assessor_app.trust.model import Anchor, CentreTrust
from tests.centre.founded import Desk, HandClock, centre, certified
from tests.records.sealed import NOW, example, sealed
from tests.records.timeserver import time_server

if TYPE_CHECKING:
    from assessor_app.trust.increment import Sign
    from assessor_app.trust.model import Identity
    from tests.records.timeserver import TimeServer

HOUR = dt.timedelta(hours=1)
STAMPED = NOW + HOUR
LATER = NOW + dt.timedelta(days=5 * 365)
"""When the person's certificate has long expired, and the list of the revoked as well."""


@dataclass(frozen=True)
class Lasting:
    """One record without a stamp, with one in its signature (B-T), and with all that judging takes (B-LTA)."""

    office: Desk
    pack: bytes
    signer: Identity
    trust: CentreTrust
    server: Anchor
    plain: bytes
    timed: bytes
    archived: bytes

    @property
    def root(self) -> Anchor:
        """The centre's root alone, as a stranger has it who knows no pack."""
        return Anchor(self.trust.certificate)


@functools.cache
def lasting() -> Lasting:
    """Made once for all tests, which only look at it."""
    return made_anew()


def made_anew() -> Lasting:
    """One for a test that goes on with its centre."""
    office = centre(HandClock())
    signer, _ = certified(office, example()["assessor"]["name"], "a-1")
    made = office.pack()
    trust = pack.read(made).trust
    plain = sealed(example(), signer).file
    with time_server(STAMPED, authority="Awdurdod Amser") as server:
        known, now = (trust, Anchor(server.above)), NOW + 2 * HOUR
        timed = stamp(plain, server.url, known, now, Silent(), level="signature", thorough=False).file
        archived = stamp(timed, server.url, known, now, Silent(), thorough=False).file
        return Lasting(office, made, signer, trust, Anchor(server.above), plain, timed, archived)


def token_of(server: TimeServer) -> Sign:
    """What asks a server for a timestamp of a digest."""
    return lambda digest: stamps.asked(server.url, digest, Silent()).stamp.token
