"""The report of an opening: its rows, verdict and signers; and what a failure takes the ground from. Opens nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from assessor_app.trust.model import fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.errors import Fact
    from assessor_app.trust.proofs import StampCheck

Verdict = Literal["accepted", "unknown-signer", "unchecked", "refused", "unreadable"]
Headline = Literal["accepted", "unknown-signer", "unchecked", "clocks-differ", "refused", "unreadable"]
RowName = Literal[
    "bytes",
    "signer",
    "time",
    "pages",
    "standard",
    "superseded",
    "template",
    "countersigned",
    "verified",
    "beside",
    "statement",
]
RowState = Literal["holds", "fails", "unknown", "noted"]


DECIDING: tuple[RowName, ...] = ("bytes", "signer", "time", "pages")
# What a failed check of file or pages takes the ground from: it was read from what is not as it was sealed.
RESTING: tuple[RowName, ...] = ("signer", "time", "standard", "superseded", "template")
# Rows that are there where they have something to say: what others signed after the assessor, or should have; and what
# a statement states of which record.
FURTHER: tuple[RowName, ...] = ("countersigned", "verified", "statement")


@dataclass(frozen=True, slots=True)
class Row:
    """One finding: what was looked at, how it stands, and a stable code with facts."""

    row: RowName
    state: RowState
    code: str
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, as the certificate says, and as what (`assessor`, `countersigner`, `verifier`, `external-verifier`).

    `signed_at` is RFC 3339 or empty; `time_source` how it is known. `trusted`: somebody here stands behind them.
    """

    name: str
    role: str
    fingerprint: str
    signed_at: str
    time_source: Literal["device", "timestamp"]
    certificate: bytes = field(default=b"", repr=False)
    trusted: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What a verifier decided on a record, and what they wrote; who and when is in the signers."""

    outcome: str
    comments: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What one file turned out to be; `stamps` are the timestamps in it, believed or not.

    `identity` is the SHA-256 of the base, in hex; empty where it is not known.
    """

    source: str
    verdict: Verdict
    rows: tuple[Row, ...]
    identity: str = ""
    record: str = ""
    signers: tuple[Signer, ...] = ()
    certificate: bytes = b""
    payload: dict[str, Any] | None = None
    decision: Decision | None = None
    stamps: tuple[StampCheck, ...] = ()

    def row(self, name: RowName) -> Row:
        """The finding of one row; every opening has six of them, the others are there where they say something.

        StopIteration for one that is not there.
        """
        return next(row for row in self.rows if row.row == name)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The fingerprints of all whose word the file rests on: who signed it, and the servers that stamped it."""
        return (*(one.fingerprint for one in self.signers), *(fingerprint(one.certificate) for one in self.stamps))

    @property
    def waiting_for(self) -> Signer | None:
        """The first signer for whom nobody here stands yet; nobody, where all are trusted."""
        return next((signer for signer in self.signers if not signer.trusted), None)

    @property
    def headline(self) -> Headline:
        """The verdict as a person is told it: `clocks-differ` when only the clocks disagree and nothing is wrong."""
        failing = {row.code for row in self.rows if row.state == "fails"}
        return "clocks-differ" if failing == {"future-time"} else self.verdict


def closed(source: str, verdict: Verdict, code: str, facts: tuple[tuple[str, Fact], ...] = ()) -> Opening:
    """An opening that never got as far as a payload, and why."""
    others: tuple[RowName, ...] = ("signer", "time", "pages", "standard", "superseded")
    return Opening(
        source, verdict, (Row("bytes", "fails", code, facts), *(Row(name, "unknown", "not-reached") for name in others))
    )


def without_ground(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows; where file or pages fail, what only holds if they are whole is not checked (`not-whole`).

    A failure stays a failure. Nothing in such a file may look in order, or ask that anybody be vouched for.
    """
    if not any(row.row in {"bytes", "pages"} and row.state == "fails" for row in rows):
        return tuple(rows)
    return tuple(
        Row(row.row, "unknown", "not-whole") if row.row in (*RESTING, *FURTHER) and row.state != "fails" else row
        for row in rows
    )
