"""What came beside a record's first file, as frozen records. No store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CameAs = Literal["newer", "roll-back", "fork", "other-base"]
"""`newer`: the file kept before, and more signed after it. `roll-back`: less than is kept already. `fork`: the same
base, signed in another way. `other-base`: another record under the same record id."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One file. `identity` is the SHA-256 of its base, `sha256` of the whole file; `at` when it came, RFC 3339.

    `signer` is the fingerprint of whoever signed first, `verdict` how the file was judged when it came.
    """

    identity: str
    record: str
    sha256: str
    came_as: CameAs
    signatures: int
    signer: str
    verdict: str
    source: str
    at: str
    number: int = 0
