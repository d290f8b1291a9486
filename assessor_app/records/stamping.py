"""Stamping: a server elsewhere confirms by when a record existed. Never needed, and never asked while sealing.

It is asked when somebody says so, where a server is set up and can be reached; only a digest leaves this machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.errors import Refusal, Tampered
from assessor_app.records.adding import Signed
from assessor_app.records.opening import open_record
from assessor_app.trust import increment, stamps

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from assessor_app.progress import Progress
    from assessor_app.trust.model import Anchor, CentreTrust


def stamp(
    file: bytes, server: str, anchors: Sequence[Anchor | CentreTrust], now: dt.datetime, progress: Progress
) -> Signed:
    """Have a whole record stamped as it is, with all that was signed so far, in its next free place; there are two.

    Raises:
        Refusal: `timestamps-full`; the code of what is wrong with the file, when it is not whole;
            `timestamp-server-invalid`, `timestamp-refused`, `pages-not-signable`.
        Unavailable: `timestamp-unreachable`; the record is as good as before.
        Tampered: `seal-does-not-open`, when the file just made does not verify.
    """
    before = open_record("", file, anchors, now)
    if before.verdict not in {"accepted", "unknown-signer"}:
        doubt = next(row for state in ("fails", "unknown") for row in before.rows if row.state == state)
        raise Refusal(doubt.code, **dict(doubt.facts))
    free = increment.STAMP_FIELDS[before.stamps :]
    if not free:
        raise Refusal("timestamps-full")
    made = increment.stamped(file, lambda digest: stamps.asked(server, digest, progress), free[0])
    after = open_record("", made, anchors, now)
    if (after.verdict, after.identity) != (before.verdict, before.identity):
        failed = next((row.code for row in after.rows if row.state == "fails"), after.verdict)
        raise Tampered("seal-does-not-open", found=failed)
    return Signed(made, after)
