"""What a pack holds, as frozen records: its files, the sample with its reasons, who signed. Opens nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assessor_app.trust.model import Standing
    from assessor_app.verifying.sampling.model import Item

What = Literal["record", "beside", "statement", "withdrawal", "plan", "register", "certificate", "index"]
"""`beside`: evidence that stands beside its record. `index`: for people, and for spreadsheets."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of a pack: its name (with `/`), its size in bytes, the SHA-256 of its bytes (hex), what it is."""

    name: str
    size: int
    sha256: str
    what: What


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One signer in the register's extract: whom the certificate names, as what, and how they stand in this store."""

    name: str
    organisation: str
    roles: tuple[str, ...]
    fingerprint: str
    not_before: str
    not_after: str
    standing: str
    certificate: str


@dataclass(frozen=True, slots=True)
class Made:
    """A pack that was made: its number among those of its plan (from 1), when (RFC 3339), how many records it held.

    `after` is the number of the pack it adds to; 0 where it is whole.
    """

    id: str
    plan: str
    number: int
    after: int
    made_at: str
    target: str
    records: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a pack of a plan would hold now: the sample, how many statements there are, and what was sent before."""

    plan: str
    name: str
    items: tuple[Item, ...]
    statements: int
    sent: frozenset[str]
    made: tuple[Made, ...]

    @property
    def new(self) -> tuple[Item, ...]:
        """The items that were in no pack yet."""
        return tuple(one for one in self.items if one.identity not in self.sent)


@dataclass(frozen=True, slots=True)
class Checked:
    """A pack that came, held against its own list: the names of what is missing, was changed, or is not in the list.

    `said` is its list (as the schema `external-pack-1` has it), `standing` how whoever signed it stands here.
    """

    said: dict[str, object]
    signer: str
    name: str
    standing: Standing
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every file is there as it was packed, and nothing else."""
        return not (self.missing or self.changed or self.extra)
