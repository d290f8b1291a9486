"""Adding a signature to a sealed record: what every one demands, and the file that comes of it. Keeps nothing.

What each kind demands beyond that is in `countersigning` and `deciding`.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal, Tampered
from assessor_app.records import further
from assessor_app.records.opening import open_record
from assessor_app.records.report import DECIDING, FURTHER
from assessor_app.trust import certificates, signing
from assessor_app.trust.model import Anchor, Claimed, Step

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from assessor_app.progress import Progress
    from assessor_app.records.report import Opening
    from assessor_app.trust.model import Identity


@dataclass(frozen=True, slots=True)
class Signed:
    """A record with one signature more, and what opening it shows. Its identity is the same as before."""

    file: bytes
    opening: Opening


@dataclass(frozen=True, slots=True)
class Signing:
    """A record that somebody is about to sign: its file, as whom they sign, when, and whom they trust.

    `kept_at` and `kept_whole_at` are as for `open_record`: since when the store that keeps it proves that it existed.
    """

    file: bytes
    identity: Identity
    now: dt.datetime
    anchors: Sequence[Anchor]
    progress: Progress
    kept_at: dt.datetime | None = None
    kept_whole_at: dt.datetime | None = None


def accepted(work: Signing) -> Opening:
    """Open a record that is to be signed further; nobody puts their name to one that they could not accept.

    Raises:
        Refusal: `signer-own-record`, when this identity has signed it already; otherwise the code of what keeps it
            from being accepted, such as `signer-unknown`.
    """
    opening = open_record("", work.file, work.anchors, work.now, kept_at=work.kept_at, kept_whole_at=work.kept_whole_at)
    if opening.verdict != "accepted" or opening.payload is None:
        rows = [row for row in opening.rows if row.row in (*DECIDING, *FURTHER)]
        doubt = next(row for state in ("fails", "unknown") for row in rows if row.state == state)
        raise Refusal(doubt.code, **dict(doubt.facts))
    mine = certificates.card(work.identity.certificate)
    for signer in opening.signers:
        if further.same_person(certificates.card(signer.certificate), mine):
            raise Refusal("signer-own-record", name=mine.name)
    return opening


def added(work: Signing, opening: Opening, field: str, values: tuple[tuple[str, str], ...] = ()) -> Signed:
    """Sign in a field, filling others in, and open the outcome again.

    Raises:
        Refusal: as `signing.sign_further`; `comments-not-fitting`, when a text is longer than its field;
            `signer-name-letters`, when the fields of a sealed record cannot show the name of who signs.
        Tampered: `seal-does-not-open`, when the file just made does not verify; nothing was kept.
    """
    when = work.now.replace(microsecond=0)
    draw = further.drawing(opening.payload or {})
    sizes = signing.sizes(work.file, (*(name for name, _value in values), field))
    if draw is None:
        raise Refusal("template-unknown", template=str((opening.payload or {}).get("template", "")))
    name = certificates.card(work.identity.certificate).name
    _demand_printable(name)
    shows = draw(Claimed(field, values, sizes, name, when))
    work.progress.step(1, 3)
    file = signing.sign_further(work.file, work.identity, when, Step(field, values, shows))
    work.progress.step(2, 3)
    trusted = (*work.anchors, Anchor(work.identity.certificate))
    again = open_record("", file, trusted, when, kept_at=work.kept_at, kept_whole_at=work.kept_whole_at)
    if again.verdict != "accepted" or again.identity != opening.identity:
        failed = next((row.code for row in again.rows if row.state in {"fails", "unknown"}), again.verdict)
        raise Tampered("seal-does-not-open", found=failed)
    work.progress.step(3, 3)
    return Signed(file, again)


def _demand_printable(name: str) -> None:
    """Refuse a name that would stand as numbers: the fonts of what is sealed are those it was sealed with."""
    from assessor_app.records.templates.further_1.pages import unprintable  # noqa: PLC0415 - brings fonts

    letters = unprintable(unicodedata.normalize("NFC", name))
    if letters:
        raise Refusal("signer-name-letters", name=name, letters=" ".join(letters))
