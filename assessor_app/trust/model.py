"""What the rest of the program holds of trust: identities, signers, anchors, what a check found. Opens nothing."""

from __future__ import annotations

import base64
import hashlib
import textwrap
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    import datetime as dt

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
    """A private key (PKCS#8 DER, never shown) and the certificate that goes with it (DER)."""

    key: bytes = field(repr=False)
    certificate: bytes

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
class Standing:
    """How a signer stands with those who are believed here, with the code that says why, and its facts.

    `holds`: trusted; `unknown`: nobody stands behind them; `fails`: somebody who could says no.
    """

    state: Literal["holds", "fails", "unknown"]
    code: str
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """What the signature of one file shows by itself; whether the signer is trusted is judged in `anchors`.

    `broken`, `unfit` and `untimely` hold codes: why the bytes are not what was signed, why the certificate may not
    sign records, why the time cannot be right. `noted` holds codes that decide nothing. `valid` is pyHanko's verdict
    on digest and signature, `covers_whole` that nothing was added after it, `rebuilt` that the file is its first
    revision and the signature as this program writes it, byte for byte. `identity` is the SHA-256 (hex) of the
    first revision, empty where none was found; `certificate` is the signer's (DER), empty likewise.
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
    """This store's own identity as it is kept: the certificate (DER) and the locked key file (PKCS#12)."""

    certificate: bytes
    pkcs12: bytes = field(repr=False)


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
