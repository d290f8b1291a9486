"""Stamping: a server elsewhere confirms by when a record existed. Never needed, and never asked while sealing.

It is asked when somebody says so, where a server is set up and can be reached; only a digest leaves this machine.
Which records are still to be stamped, and when to try again, is `records.proving`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from assessor_app.errors import Refusal, Tampered
from assessor_app.records import timing
from assessor_app.records.adding import Signed
from assessor_app.records.opening import open_record
from assessor_app.trust import increment, inplace, stamps, validation
from assessor_app.trust.certificates import is_authority
from assessor_app.trust.model import CentreTrust
from assessor_app.trust.proofs import NONE, Validation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.progress import Progress
    from assessor_app.records.report import Opening
    from assessor_app.trust.model import Anchor
    from assessor_app.trust.stamps import Answer

Level = Literal["signature", "archive"]
"""`signature`: a timestamp in the last signature's own room (PAdES B-T). `archive`: that one, and after it what judging
the signatures takes, under a document timestamp (PAdES B-LTA)."""
LEVELS: Final[tuple[Level, ...]] = ("signature", "archive")


@dataclass
class _Asking:
    """Asks one server, and remembers what came with its answers."""

    server: str
    progress: Progress
    signed_at: dt.datetime | None
    tries: int
    others: list[bytes] = field(default_factory=list)

    def __call__(self, digest: bytes) -> bytes:
        """A timestamp for a SHA-256.

        A clock that ran ahead of the server's would make the record contradict its stamp, so that one is not taken.
        """
        answer: Answer = stamps.asked(self.server, digest, self.progress, tries=self.tries)
        if self.signed_at is not None and self.signed_at > answer.stamp.at + timing.SKEW:
            said = answer.stamp.at.replace(microsecond=0).isoformat()
            raise Refusal("timestamp-before-signature", server=self.server, stamped=said)
        self.others += (answer.stamp.certificate, *answer.others)
        return answer.stamp.token


def stamp(
    file: bytes,
    server: str,
    anchors: Sequence[Anchor],
    now: dt.datetime,
    progress: Progress,
    *,
    level: Level = "archive",
    tries: int = stamps.TRIES,
    thorough: bool = True,
) -> Signed:
    """Have a whole record stamped as it is, with all that was signed so far.

    Where the last signature has no room for a timestamp, or one already, a document timestamp takes its place; there
    are two such places. What judging takes comes from the anchors and from the server's answer, never from a network.
    `thorough` as in `open_record`, of what was made.

    Raises:
        Refusal: `timestamps-full`; `timestamp-there`, when the level is reached already; `timestamp-before-signature`;
            the code of what is wrong with the file, when it is not whole; `timestamp-server-invalid`,
            `timestamp-refused`, `pages-not-signable`.
        Unavailable: `timestamp-unreachable`; the record is as good as before.
        Tampered: `seal-does-not-open`, when the file just made does not verify.
    """
    before = open_record("", file, anchors, now, thorough=False)
    if before.verdict not in {"accepted", "unknown-signer"}:
        doubt = next(row for state in ("fails", "unknown") for row in before.rows if row.state == state)
        raise Refusal(doubt.code, **dict(doubt.facts))
    asking = _Asking(server, progress, _last_signed(before), tries)
    made = _timed(file, before, asking)
    if level == "signature" and made is None and covered(before):
        raise Refusal("timestamp-there")
    if level == "archive" or made is None:
        made = _archived(file, made, before, anchors, asking)
    after = open_record("", made, anchors, now, thorough=thorough)
    if after.identity != before.identity or after.verdict not in {before.verdict, "accepted"}:
        failed = next((row.code for row in after.rows if row.state == "fails"), after.verdict)
        raise Tampered("seal-does-not-open", found=failed)
    return Signed(made, after)


def covered(opening: Opening) -> bool:
    """Whether a timestamp, believed or not, covers the last signature."""
    return any(one.over >= len(opening.signers) for one in opening.stamps)


def _timed(file: bytes, before: Opening, asking: _Asking) -> bytes | None:
    """The file with a timestamp in its last signature; None where none can stand there."""
    if covered(before):
        return None
    try:
        return inplace.timed(file, asking)
    except Refusal as problem:
        if problem.code != "timestamp-no-room":
            raise
        return None


def _archived(file: bytes, timed: bytes | None, before: Opening, anchors: Sequence[Anchor], asking: _Asking) -> bytes:
    """The file, stamped in its last signature or not, with what judging takes under a document timestamp."""
    used = sum(one.place == "document" for one in before.stamps)
    free = increment.STAMP_FIELDS[used:]
    if not free:
        if timed is None:
            raise Refusal("timestamps-full")
        return timed
    leaves = [*(one.certificate for one in before.signers), *(one.certificate for one in before.stamps)]
    leaves += asking.others[:1]
    known = _known(anchors) | Validation(tuple(asking.others))
    holds = validation.newest(validation.belonging(leaves, known))
    return increment.stamped(timed or file, asking, free[0], holds)


def _known(anchors: Sequence[Anchor]) -> Validation:
    """What those who are believed here know of authorities: their certificates and their lists of the revoked."""
    known = Validation(tuple(one for one in stamps.roots(anchors) if is_authority(one)))
    for one in anchors:
        if isinstance(one, CentreTrust):
            known |= Validation((one.certificate, one.issuing), (one.root_list, one.revocations))
    return known or NONE


def _last_signed(opening: Opening) -> dt.datetime | None:
    said = opening.signers[-1].signed_at if opening.signers else ""
    return dt.datetime.fromisoformat(said) if said else None
