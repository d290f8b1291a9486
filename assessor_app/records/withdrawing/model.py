"""A withdrawal as a frozen record, and the form of its payload. No store and no pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

TEMPLATE: Final = "withdrawal/1"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One withdrawal. `identity` is the SHA-256 of its own base, `id` its own; times are RFC 3339.

    `record`, `of_identity` and `reference` name the record that is withdrawn.
    """

    identity: str
    id: str
    record: str
    of_identity: str
    reference: str
    assessor: str
    signer: str
    reason: str
    sealed_at: str
    kept_at: str
    origin: Literal["own", "imported"]
    verdict: str = "accepted"
