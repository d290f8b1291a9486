"""Countersigning: a qualified assessor puts their name to what an assessor in training recorded. Keeps nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.records import further
from assessor_app.records.adding import accepted, added

if TYPE_CHECKING:
    from assessor_app.records.adding import Signed, Signing


def countersign(work: Signing) -> Signed:
    """Countersign a record; it must be one that its rules want countersigned, and no verifier has decided on.

    Raises:
        Refusal: `countersignature-not-needed`; `countersignature-elsewhere`, when the record's pages have no place
            for it; `countersigned-already`; `verified-already`; `signer-own-record`; otherwise as `adding`.
        Tampered: `seal-does-not-open`.
    """
    opening = accepted(work)
    payload = opening.payload or {}
    roles = {signer.role for signer in opening.signers}
    if not further.demanded(payload):
        raise Refusal("countersignature-not-needed")
    if not further.has_place(payload):
        raise Refusal("countersignature-elsewhere")
    for role, code in (("verifier", "verified-already"), ("countersigner", "countersigned-already")):
        if role in roles:
            raise Refusal(code)
    return added(work, opening, further.COUNTERSIGN)
