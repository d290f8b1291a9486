"""Records with further signatures for tests: a trainee's, countersigned, then decided on by a verifier."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.progress import Silent
from assessor_app.records import templates
from assessor_app.records.adding import Signing
from assessor_app.records.countersigning import countersign
from assessor_app.records.deciding import decide
from assessor_app.trust.model import Anchor, Identity
from tests.records.sealed import NOW, example, sealed, somebody

if TYPE_CHECKING:
    from assessor_app.records.adding import Signed
    from assessor_app.records.sealing import Sealed
    from assessor_app.records.templates.further_1.words import Outcome

HOUR = dt.timedelta(hours=1)
COMMENTS = "Mae’r dystiolaeth yn ddigonol ac yn gyfredol.\nTŷ Gwyn – “gweler y cynllun”."


@dataclass(frozen=True)
class People:
    """An assessor, a qualified one, and a verifier; everybody trusts all three."""

    assessor: Identity
    qualified: Identity
    verifier: Identity

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All of them."""
        return tuple(Anchor(one.certificate) for one in (self.assessor, self.qualified, self.verifier))


@dataclass(frozen=True)
class Chain:
    """One record at every stage: base, sealed, countersigned, decided on."""

    base: bytes
    record: Sealed
    countersigned: bytes
    verified: bytes


@functools.cache
def people() -> People:
    """Three identities made once."""
    return People(somebody(), somebody("Mair Eleri Pugh"), somebody("Siân Ŵyn Llŷr"))


def signing(file: bytes, identity: Identity, now: dt.datetime, anchors: tuple[Anchor, ...] | None = None) -> Signing:
    """Somebody about to sign a file, whom everybody trusts."""
    return Signing(file, identity, now, people().anchors if anchors is None else anchors, Silent())


def decided(file: bytes, outcome: Outcome = "confirmed", comments: str = COMMENTS) -> Signed:
    """A file with the verifier's decision."""
    return decide(signing(file, people().verifier, NOW + 2 * HOUR), outcome, comments)


@functools.cache
def chain(status: str = "trainee", pages: str = "both") -> Chain:
    """A record sealed by an assessor of that status (a trainee's is countersigned), then decided on."""
    document = example() | {"pages": pages}
    document["assessor"]["status"] = status
    record = sealed(document, people().assessor)
    second = record.file
    if status == "trainee":
        second = countersign(signing(second, people().qualified, NOW + HOUR)).file
    return Chain(templates.render(record.payload), record, second, decided(second).file)
