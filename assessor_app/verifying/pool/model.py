"""What the pool says of a record, as frozen records: enough to list, to filter and to sample. Opens nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessor_app.observing.model import Method


@dataclass(frozen=True, slots=True)
class Pooled:
    """One record in the pool.

    `assessor_id` and `candidate_id` are the ids in the payload, `signer` the certificate's fingerprint (64 hex
    digits); `site` is where the assessment was: the centre's site, or the place of the visit. `observed_on` is an
    ISO 8601 date, `sealed_at` RFC 3339. `methods` are those its log, evidence and plan show were used, `standards`
    the texts of `StandardKey`. `met`, `not_yet` count decisions. `own` says that the store's own person assessed it.
    """

    identity: str
    record: str
    reference: str
    candidate: str
    candidate_id: str
    assessor: str
    assessor_id: str
    signer: str
    status: str
    site: str
    observed_on: str
    sealed_at: str
    verdict: str
    methods: tuple[Method, ...]
    standards: tuple[str, ...]
    met: int
    not_yet: int
    counts: bool
    own: bool
