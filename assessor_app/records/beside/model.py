"""What came beside a record's first file, as frozen records. No store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assessor_app.records.model import Absent

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


@dataclass(frozen=True, slots=True)
class First:
    """A file as it is kept in the place of its kind, under an id of its own; as `Beside` otherwise.

    `reference` is what lists call it, `about` the record that it tells of where it is no record itself.
    """

    identity: str
    id: str
    signer: str
    verdict: str
    origin: str
    reference: str
    kept_at: str
    file: bytes
    signatures: int = 1
    about: Absent | None = None
