"""What the card about timestamps asks of the rooms, each as one blocking deed. No widgets."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assessor_app.clock import rfc3339
from assessor_app.trust.model import CentreTrust, fingerprint
from assessor_app.trust.proofs import Validation
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    import datetime as dt

    from assessor_app.progress import Progress
    from assessor_app.records.proving.model import Proven
    from assessor_app.rooms import Rooms


@dataclass(frozen=True, slots=True)
class Standing:
    """`automatic`: what is sealed is stamped by itself; how many records wait for that, and how many have no stamp."""

    automatic: bool
    waiting: int
    without: int


@dataclass(frozen=True, slots=True)
class Tried:
    """A server that answered: whose certificate (DER) it is, what its clock shows, and who here stands behind it."""

    name: str
    certificate: bytes
    at: dt.datetime
    trusted: Literal["vouched", "centre", "nobody"]

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of its certificate, 64 hex digits."""
        return fingerprint(self.certificate)


def standing(rooms: Rooms) -> Standing:
    """Read it."""
    desk = rooms.proving
    return Standing(desk.plan().automatic, len(desk.waiting()), len(desk.without()))


def try_out(rooms: Rooms, progress: Progress, server: str) -> Tried:
    """Ask a server for a stamp of nothing in particular.

    Raises:
        Refusal, Unavailable: as `stamps.asked`.
    """
    from assessor_app.trust import stamps  # noqa: PLC0415 - brings in the network
    from assessor_app.trust.certificates import card  # noqa: PLC0415 - slow to import

    answer = stamps.asked(server, hashlib.sha256(server.encode()).digest(), progress, tries=1)
    stamp, anchors = answer.stamp, rooms.archive.anchors()
    vouched = any(one.certificate == stamp.certificate for one in anchors if not isinstance(one, CentreTrust))
    known = Validation(answer.others)
    trusted: Literal["vouched", "centre", "nobody"] = "vouched" if vouched else "nobody"
    if not vouched and stamps.believed(stamp.certificate, stamps.roots(anchors), stamp.at, known):
        trusted = "centre"
    return Tried(card(stamp.certificate).name, stamp.certificate, stamp.at, trusted)


def trust(rooms: Rooms, certificate: bytes, how: str, now: dt.datetime) -> Changes:
    """Trust a server whose fingerprint was compared; what it stamped is judged again."""
    with rooms.store.transaction():
        made = rooms.vouched.vouch(certificate, how=how, by=_who(rooms), at=rfc3339(now))
        again = rooms.archive.judge_again(fingerprint(certificate))
    return Changes(made.touched | again.touched)


def distrust(rooms: Rooms, certificate: bytes, why: str) -> Changes:
    """Trust a server no longer; what it stamped is judged again."""
    return rooms.archive.withdraw(fingerprint(certificate), why, _who(rooms))


def stamp_all(rooms: Rooms, progress: Progress, server: str) -> tuple[Proven, Changes]:
    """Have every own record stamped that was not."""
    return rooms.proving.prove_several(rooms.proving.without(), server, progress, level="archive")


def _who(rooms: Rooms) -> str:
    assessor = rooms.people.assessor()
    return assessor.name if assessor else ""
