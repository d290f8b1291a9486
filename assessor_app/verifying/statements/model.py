"""A statement as a frozen record: what lists show of a report or an answer. No store and no pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from assessor_app.records.kinds import RESPONSES, VERIFICATION

TEMPLATES: Final = (VERIFICATION, *sorted(RESPONSES))
Kind = Literal["review", "recheck", "response"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One signed file about a record. `identity` is the SHA-256 of its base (hex), `id` its own; times are RFC 3339.

    `record`, `of_identity` and `reference` name the record that it is about, `author` and `signer` (the fingerprint)
    whoever signed it as `role`. `overall` is the decision on the whole record; empty where it makes none.
    """

    identity: str
    id: str
    kind: Kind
    record: str
    of_identity: str
    reference: str
    candidate: str
    author: str
    role: str
    signer: str
    overall: str
    sealed_at: str
    kept_at: str
    origin: Literal["own", "imported"]
    verdict: str = "accepted"
