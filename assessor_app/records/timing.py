"""When a record was sealed, and how that is known: the device's clock, or a server's stamp that is believed here.

Asking for a stamp lives in `stamping`; reading one in `trust.stamps`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.records.report import Row
from assessor_app.trust import stamps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.records.report import RowState
    from assessor_app.trust.model import Anchor, CentreTrust, SignatureCheck
    from assessor_app.trust.proofs import StampCheck

SKEW: Final = dt.timedelta(minutes=5)
"""How far a device's clock may run ahead of a server's."""


def believed(check: SignatureCheck, anchors: Sequence[Anchor | CentreTrust]) -> tuple[StampCheck, ...]:
    """The stamps of a file whose servers somebody here stands behind, earliest first; none where it is not whole."""
    if not check.intact:
        return ()
    trusted = stamps.roots(anchors)
    found = [one for one in check.stamps if stamps.believed(one.certificate, trusted, one.at, check.validation)]
    return tuple(sorted(found, key=lambda one: one.at))


@dataclass(frozen=True, slots=True)
class Shown:
    """What shows that signatures existed: stamps that are believed, earliest first, and what a store wrote down.

    `kept_at` is when the assessor's signature was there, `kept_whole_at` when the whole file was.
    """

    times: tuple[StampCheck, ...]
    kept_at: dt.datetime | None
    kept_whole_at: dt.datetime | None

    def by(self, signature: int) -> dt.datetime | None:
        """By when the signature with that number (the assessor's is 1) surely existed; None where nothing says so.

        That the assessor's signature was here long ago says nothing of what was signed after it.
        """
        stamped = next((one.at for one in self.times if one.over >= signature), None)
        kept = self.kept_at if signature == 1 else None
        return min((each for each in (stamped, kept, self.kept_whole_at) if each is not None), default=None)


def stamped(check: SignatureCheck, found: Sequence[StampCheck], facts: tuple[tuple[str, str], ...]) -> Row | None:
    """The row for a time of signing that somebody else's clock has a say in; None where none has.

    `time-after-stamp`: the assessor's clock says that it was sealed after a server had stamped it already.
    """
    if check.signed_at is None or not check.stamps:
        return None
    if not found:
        unknown = check.stamps[0]
        return _row("holds", "time-stamp-unknown", unknown, facts)
    first = found[0]
    if check.signed_at > first.at + SKEW:
        return _row("fails", "time-after-stamp", first, facts)
    return _row("holds", "time-stamped", first, facts)


def _row(state: RowState, code: str, stamp: StampCheck, facts: tuple[tuple[str, str], ...]) -> Row:
    stamped_at = stamp.at.replace(microsecond=0).isoformat()
    return Row("time", state, code, (*facts, ("stamped", stamped_at), ("server", stamp.name)))
