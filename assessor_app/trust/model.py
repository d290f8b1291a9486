"""What the rest of the program holds of trust: identities, signers, anchors, what a check found. Opens nothing."""

from __future__ import annotations

import base64
import hashlib
import textwrap
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    import datetime as dt

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

    from assessor_app.errors import Fact

GROUPS: Final = 8
GROUP: Final = 4


def fingerprint(certificate: bytes) -> str:
    """The SHA-256 of a certificate's DER bytes, as 64 lower-case hex digits."""
    return hashlib.sha256(certificate).hexdigest()


def grouped(of: str) -> str:
    """A fingerprint as two people compare it: its first 32 hex digits in eight groups of four.

    That is 128 of the 256 bits. To be taken for somebody else, a stranger would need a certificate of their own with
    the same 128 bits, which no one can search out; vouching itself keeps and compares all 256.
    """
    return " ".join(of[at : at + GROUP] for at in range(0, GROUPS * GROUP, GROUP)).upper()


def pem(certificate: bytes) -> str:
    """A certificate's DER bytes as PEM text (RFC 7468)."""
    body = "\n".join(textwrap.wrap(base64.b64encode(certificate).decode(), 64))
    return f"-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n"


def tidy_name(text: str) -> str:
    """A person's or centre's name as a certificate keeps it; whoever compares another spelling with it asks here first.

    NFC, runs of white space as one space, without what steers text or breaks lines.
    """
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(letter for letter in spaced if letter.isprintable()).strip()


@dataclass(frozen=True, slots=True)
class Identity:
    """A private key (PKCS#8 DER, never shown) and the certificate that goes with it (DER).

    Where a token holds the key, `key` is empty and `held` signs in its place.
    """

    key: bytes = field(repr=False)
    certificate: bytes
    held: EllipticCurvePrivateKey | None = field(default=None, repr=False, compare=False)

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the certificate, 64 hex digits."""
        return fingerprint(self.certificate)

    def certificate_pem(self) -> str:
        """The certificate alone, to give to those who will check what this identity signs."""
        return pem(self.certificate)


@dataclass(frozen=True, slots=True)
class SignerCard:
    """Who a certificate says its holder is; `self_made` when nobody else says so. Times are aware."""

    name: str
    organisation: str
    role: str
    person_id: str
    fingerprint: str
    not_before: dt.datetime
    not_after: dt.datetime
    self_made: bool

    @property
    def grouped(self) -> str:
        """The fingerprint as two people compare it."""
        return grouped(self.fingerprint)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A certificate (DER) that somebody here decided to trust: a person's own, or an authority's."""

    certificate: bytes

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the certificate, 64 hex digits."""
        return fingerprint(self.certificate)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One line of a centre's register: whose certificate (its SHA-256, hex), and as what they may sign."""

    fingerprint: str
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CentreTrust(Anchor):
    """A centre that is trusted through its pack; `certificate` is its root's (DER).

    `issuing` is the authority that certifies its people, `revocations` its list of revoked certificates, `root_list`
    the root's (both DER), `register` whom it has enrolled, `number` and `issued_at` (aware) are the pack's.
    `templates` are those it accepts (none: any), `timestamp_roots` certificates (DER) of whom it believes about time,
    `recovery` the public half of its recovery key (X25519, 32 bytes; empty: none), `former` the authorities that
    certified before, each with the last list of what it revoked (both DER), oldest first.
    """

    name: str
    issuing: bytes
    revocations: bytes
    root_list: bytes
    register: tuple[Enrolled, ...]
    number: int
    issued_at: dt.datetime
    templates: tuple[str, ...] = ()
    timestamp_roots: tuple[bytes, ...] = ()
    recovery: bytes = b""
    former: tuple[tuple[bytes, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a signer stands with those who are believed here, with the code that says why, and its facts.

    `holds`: trusted; `unknown`: nobody stands behind them; `fails`: somebody who could says no.
    """

    state: Literal["holds", "fails", "unknown"]
    code: str
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One signature as it is written into a file: in which prepared field, and what is filled in with it.

    `values` are text fields and what they then hold; `shows` are fields and the content stream that draws each, with
    the fonts that the field's appearance has already. In the assessor's own step both are empty.
    """

    field: str
    values: tuple[tuple[str, str], ...] = ()
    shows: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a further signature says about itself, before any of it is believed: what its appearance is drawn from.

    `values` are the text fields that its step fills in, `sizes` the width and height in points of every field that it
    draws, `name` is the signer's as their certificate shows it.
    """

    field: str
    values: tuple[tuple[str, str], ...]
    sizes: tuple[tuple[str, tuple[float, float]], ...]
    name: str
    when: dt.datetime


Drawing = Callable[[Claimed], tuple[tuple[str, bytes], ...]]
"""Draws what a further signature shows, as `Step.shows` has it; raises anything when the claims cannot be drawn."""


@dataclass(frozen=True, slots=True)
class FurtherCheck:
    """A signature after the assessor's: who made it, when, in which field, and what was filled in with it.

    Whether its bytes are whole is the file's business (`SignatureCheck`); `unfit`, `untimely` and `noted` are as there.
    """

    field: str
    certificate: bytes
    signed_at: dt.datetime
    signer: SignerCard | None = None
    values: tuple[tuple[str, str], ...] = ()
    unfit: tuple[str, ...] = ()
    untimely: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()

    def value(self, name: str) -> str:
        """What a text field was filled with; empty where it was not."""
        return dict(self.values).get(name, "")


@dataclass(frozen=True, slots=True)
class StampCheck:
    """A document timestamp: by whose certificate (DER), when by their clock, and over how many signatures."""

    certificate: bytes
    at: dt.datetime
    over: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """What the signatures of one file show by themselves; whether a signer is trusted is judged in `anchors`.

    `broken`, `unfit` and `untimely` hold codes: why the bytes are not what was signed, why the certificate may not
    sign records, why the time cannot be right. `noted` holds codes that decide nothing. `valid` is pyHanko's verdict
    on digest and signature, `covers_whole` that nothing was added after the last one, `rebuilt` that the file is its
    first revision and the signatures as this program writes them, byte for byte. `identity` is the SHA-256 (hex) of
    the first revision, empty where none was found; `certificate` is the assessor's (DER), empty likewise. `further`
    are the signatures after the assessor's, in the order they were made, `stamps` the timestamps over them.
    """

    broken: tuple[str, ...]
    unfit: tuple[str, ...] = ()
    untimely: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()
    signer: SignerCard | None = None
    certificate: bytes = b""
    signed_at: dt.datetime | None = None
    identity: str = ""
    valid: bool = False
    covers_whole: bool = False
    rebuilt: bool = False
    further: tuple[FurtherCheck, ...] = ()
    stamps: tuple[StampCheck, ...] = ()

    @property
    def intact(self) -> bool:
        """Whether the bytes are exactly what the signer signed; says nothing about who that is."""
        return not self.broken and self.valid and self.covers_whole and self.rebuilt


@dataclass(frozen=True, slots=True)
class Vouching:
    """One line of the journal of trust: what was done about a signer, by whom, when, and how they knew (or why)."""

    deed: Literal["vouched", "withdrawn"]
    fingerprint: str
    told: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class KeptIdentity:
    """This store's own identity as it is kept: the certificate (DER) and the locked key file (PKCS#12).

    `at` says since when it is here (RFC 3339). Where a token holds the key there is no key file: it is empty.
    """

    certificate: bytes
    pkcs12: bytes = field(repr=False)
    at: str


@dataclass(frozen=True, slots=True)
class KeptRequest:
    """A request for a certificate (PKCS #10, DER) that this store made, and the certificate (DER) it had for that key.

    `pkcs12` is the locked key file of a key made for this request; None where an identity here has the key already,
    or a token holds it. `at` is RFC 3339.
    """

    request: bytes
    certificate: bytes
    pkcs12: bytes | None = field(repr=False)
    at: str


@dataclass(frozen=True, slots=True)
class TokenPlace:
    """Where a private key is that never leaves its token (PKCS #11).

    `library` is the path of the maker's library on this machine, `label` and `serial` name the token, `object` is
    the key's CKA_ID.
    """

    library: str
    label: str
    serial: str
    object: bytes
