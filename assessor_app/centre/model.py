"""What the rest of the program holds of a centre: itself, the people it has enrolled, its pack. Opens nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from assessor_app.observing.model import Rules
    from assessor_app.observing.questions.model import Question
    from assessor_app.people.model import Branding
    from assessor_app.standards.exchange.packs import Packed
    from assessor_app.standards.model import StandardKey
    from assessor_app.trust.authority.issuing import Reason
    from assessor_app.trust.authority.roles import Role
    from assessor_app.trust.model import CentreTrust

SOON: Final = dt.timedelta(days=60)  # how long before its end a certificate is said to expire soon
Status = Literal["valid", "soon", "expired", "revoked"]


@dataclass(frozen=True, slots=True)
class Authority:
    """The centre that this store looks after. Certificates are DER, `founded_at` is RFC 3339."""

    name: str
    root: bytes
    root_list: bytes
    issuing: bytes
    founded_at: str


@dataclass(frozen=True, slots=True)
class Issued:
    """One certificate (DER) that the centre has issued: to whom, as what, until when; and whether it was revoked.

    `issued_at` and `revoked_at` are RFC 3339, the latter empty while it holds; `until` is aware.
    """

    fingerprint: str
    person: str
    name: str
    role: Role
    certificate: bytes
    until: dt.datetime
    issued_at: str
    revoked_at: str = ""
    reason: Reason | None = None

    def status(self, now: dt.datetime) -> Status:
        """How it stands at an aware time."""
        if self.revoked_at:
            return "revoked"
        if now > self.until:
            return "expired"
        return "soon" if now > self.until - SOON else "valid"


@dataclass(frozen=True, slots=True)
class Pack:
    """A centre's pack that was read and holds together: whom to trust, what is demanded, how pages look, what to use.

    `standards` and `questions` are for the library and the bank of whoever takes it in.
    """

    trust: CentreTrust
    rules: Rules
    branding: Branding
    standards: tuple[Packed, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class LetIn:
    """That a centre let somebody into a store whose passphrase was forgotten: into this one, or with a key from here.

    `centre` is its name, `whose` the store's label, `by` who answered for the centre; times are RFC 3339.
    """

    side: Literal["here", "elsewhere"]
    centre: str
    whose: str
    by: str
    answered_at: str
    at: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What the centre's packs carry beyond its people, rules and looks: chosen once, and again in every next pack.

    `templates` are those whose records it accepts (none: any), `timestamp_roots` certificates (DER) of whom it
    believes about time, `questions` says whether its bank of questions goes along.
    """

    standards: tuple[StandardKey, ...] = ()
    templates: tuple[str, ...] = ()
    timestamp_roots: tuple[bytes, ...] = ()
    questions: bool = False
