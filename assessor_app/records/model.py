"""What sealing and keeping records hold, as frozen records; the data inside a record is a payload, a plain dict."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor_app.standards.model import Standard, StandardKey

Payload = dict[str, Any]
"""The content of a record as data, as `resources/schemas/record-1.schema.json` describes it."""

FORMAT = "assessor-record/1"
TEMPLATE = "observation/3"
"""The template that new records are drawn with."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """The record that another one puts right: its id, its identity (SHA-256 of the base, hex), its reference, why."""

    record: str
    identity: str
    reference: str
    reason: str


@dataclass(frozen=True, slots=True)
class SealingFacts:
    """What sealing adds to a visit.

    `sealed_at` is RFC 3339 with an offset, `certificate` the SHA-256 of the assessor's certificate in hex,
    `program` this program's version, `replaces` the record that this one puts right, and `translations` the other
    language's edition of a standard, by the key of the one assessed against. `identity` says who stands behind the
    certificate: the assessor alone, or their centre.
    """

    record_id: str
    sealed_at: str
    certificate: str
    program: str
    replaces: Replaced | None = None
    identity: Literal["self-made", "centre"] = "self-made"
    translations: Mapping[StandardKey, Standard] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Held:
    """A record in the archive: what lists show. `identity` is the SHA-256 of the base; times are RFC 3339.

    `superseded_by` is the reference of the record that took its place, `withdrawn` when it was withdrawn (or empty);
    `disputed` that files of it were kept which cannot all be right.
    """

    identity: str
    record: str
    reference: str
    candidate: str
    assessor: str
    signer: str
    sealed_at: str
    kept_at: str
    origin: Literal["own", "imported"]
    verdict: str
    superseded_by: str = ""
    withdrawn: str = ""
    disputed: bool = False

    @property
    def counts(self) -> bool:
        """Whether what it decided counts: it is accepted, and neither replaced nor withdrawn."""
        return self.verdict == "accepted" and not self.superseded_by and not self.withdrawn


@dataclass(frozen=True, slots=True)
class Beyond:
    """A file about a record that is kept and is no record: its identity, the record's reference, its bytes."""

    identity: str
    reference: str
    file: bytes


@dataclass(frozen=True, slots=True)
class Absent:
    """A record that is not here, of which something here tells: the name of its candidate, its identity, id, reference.

    `at` (RFC 3339) is when what tells of it was sealed.
    """

    name: str
    identity: str
    record: str
    reference: str
    at: str


@dataclass(frozen=True, slots=True)
class Fate:
    """Why a record counts no longer: the code that says so, and its facts."""

    code: Literal["superseded-by", "withdrawn-on", "record-disposed"]
    facts: tuple[tuple[str, str], ...]
