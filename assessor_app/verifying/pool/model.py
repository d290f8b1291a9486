"""What the pool says of a record, as frozen records: enough to list, to filter and to sample. Opens nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assessor_app.observing.model import Method

Facet = Literal["assessor", "standard", "site", "method", "standing", "sampled"]
"""By what the pool is counted and filtered. A standing is what became of a record, else its verdict."""


@dataclass(frozen=True, slots=True)
class Pooled:
    """One record in the pool.

    `assessor_id` and `candidate_id` are the ids in the payload, `signer` the certificate's fingerprint (64 hex
    digits); `site` is where the assessment was: the centre's site, or the place of the visit. `observed_on` is an
    ISO 8601 date, `sealed_at` RFC 3339. `methods` are those its log, evidence and plan show were used, `standards`
    the texts of `StandardKey`. `met`, `not_yet` count decisions. `own` says that the store's own person assessed it.
    `place` is where it stands in lists.
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
    sampled: bool = False
    place: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records are meant; what is empty demands nothing.

    `assessor` is an id, `standard` the text of a `StandardKey`, `standing` what became of the record
    (`superseded`, `withdrawn`) or else its verdict; `since` and `until` are ISO 8601 dates of the
    observation, both included. `counting` leaves out what counts no longer or not yet, and one's own records too where
    `others` is set. `text` holds words that must begin words of the reference or a name, accents and capitals aside.
    """

    assessor: str = ""
    standard: str = ""
    site: str = ""
    method: str = ""
    standing: str = ""
    since: str = ""
    until: str = ""
    sampled: bool | None = None
    counting: bool = False
    others: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many records there are of one value of a facet; `word` is what a person calls it, where it is not a code."""

    value: str
    word: str
    many: int


@dataclass(frozen=True, slots=True)
class Found:
    """A record of a filter, and where it stands in the list; what else is said of it, the archive knows."""

    identity: str
    place: int
    observed_on: str
