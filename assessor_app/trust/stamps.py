"""Time from elsewhere: asking a server for a timestamp (RFC 3161), and reading one that stands in a file.

A stamp is kept in one form, so that nothing in it can be altered unnoticed: the token with the server's own certificate
and nothing that its signature does not cover. Where it stands in a file is `increment`, whom to believe is `anchors`.
"""

from __future__ import annotations

import asyncio
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from asn1crypto import algos, cms, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko_certvalidator import CertificateValidator, ValidationContext

from assessor_app.errors import Refusal, Unavailable
from assessor_app.trust.model import CentreTrust
from assessor_app.trust.proofs import NONE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from assessor_app.progress import Progress
    from assessor_app.trust.model import Anchor
    from assessor_app.trust.proofs import Validation

SECONDS: Final = 10  # how long one question waits for its answer
TRIES: Final = 3
LARGEST: Final = 64 * 1024  # bytes of an answer; one is some 5 kB
# SEC 2, sections 2.4.2, 2.5.1 and 2.6.1: the orders of the groups of the usual curves
ORDERS: Final = {
    "secp256r1": 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    "secp384r1": 2**384 - 1388124618062372383947042015309946732620727252194336364173,
    "secp521r1": 2**521 - 657877501894328237357444332315020117536923257219387276263472201219398408051703,
}
_TYPES: Final = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
_DIGEST: Final = "sha256"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A timestamp as it is kept: the token (CMS, DER), who made it (certificate, DER), and when; the time is aware."""

    token: bytes
    certificate: bytes
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave: its stamp, and the other certificates (DER) that came with it, which nothing vouches for."""

    stamp: Stamp
    others: tuple[bytes, ...] = ()


def read(token: bytes) -> Stamp:
    """Read a token, and demand that it is in the one form it is kept in; raises anything when it is not."""
    settled = settle(token)
    if settled != token:
        raise ValueError("a timestamp in another form than this program's")
    signed = cms.ContentInfo.load(token, strict=True)["content"]
    told = signed["encap_content_info"]["content"].parsed
    (certificate,) = signed["certificates"]
    return Stamp(token, certificate.chosen.dump(), told["gen_time"].native)


def settle(token: bytes) -> bytes:
    """A server's token without what its signature does not cover, but for the certificate that it names.

    Raises anything when it is no token (RFC 3161, 2.4.2) of one signer with a digest by SHA-256.
    """
    given = cms.ContentInfo.load(token)
    signed = given["content"]
    (signer,) = signed["signer_infos"]
    named = signer["sid"].chosen
    (own,) = [
        one.chosen
        for one in signed["certificates"]
        if (one.chosen.issuer.dump(), one.chosen.serial_number)
        == (named["issuer"].dump(), named["serial_number"].native)
    ]
    attributes = cms.CMSAttributes.load(b"\x31" + signer["signed_attrs"].dump()[1:])
    key, value = own.public_key.algorithm, signer["signature"].native
    kept = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier({"issuer_and_serial_number": named}),
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": signer["digest_algorithm"]["algorithm"].native}),
            "signed_attrs": attributes,
            "signature_algorithm": _algorithm(key, signer),
            "signature": _low_s(own, value) if key == "ec" else value,
        }
    )
    digest = algos.DigestAlgorithm({"algorithm": signer["digest_algorithm"]["algorithm"].native})
    whole = cms.SignedData(
        {
            "version": "v3",
            "digest_algorithms": cms.DigestAlgorithms((digest,)),
            "encap_content_info": signed["encap_content_info"],
            "certificates": [own],
            "signer_infos": [kept],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": whole}).dump(force=True))


def proves(stamp: Stamp, digest: bytes) -> bool:
    """Whether a stamp's server signed this SHA-256 of a file, with a certificate for that; never raises.

    Whether anybody believes the server is not asked: its certificate stands as its own anchor here.
    """
    try:
        root: Any = asn1.Certificate.load(stamp.certificate, strict=True)
        context = ValidationContext(trust_roots=[root], allow_fetching=False, moment=stamp.at)
        signed = cms.ContentInfo.load(stamp.token, strict=True)["content"]
        found = asyncio.run(validate_tst_signed_data(signed, context, lambda name: digest if name == _DIGEST else b""))
    except Exception:  # noqa: BLE001 - a stranger wrote it, and whatever it breaks, it proves nothing
        return False
    return bool(found["intact"] and found["valid"]) and for_stamping(stamp.certificate)


def for_stamping(certificate: bytes) -> bool:
    """Whether a certificate (DER) may make timestamps and nothing else (RFC 3161, 2.3)."""
    try:
        usage = x509.load_der_x509_certificate(certificate).extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except (ValueError, x509.ExtensionNotFound):
        return False
    return usage.critical and list(usage.value) == [x509.oid.ExtendedKeyUsageOID.TIME_STAMPING]


def roots(anchors: Iterable[Anchor]) -> tuple[bytes, ...]:
    """The certificates (DER) that stand behind servers of time: those somebody named, and those a centre's pack names.

    A centre's own authorities certify people and stand behind no server.
    """
    found: list[bytes] = []
    for one in anchors:
        found += one.timestamp_roots if isinstance(one, CentreTrust) else (one.certificate,)
    return tuple(dict.fromkeys(found))


def believed(certificate: bytes, trusted: Iterable[bytes], at: dt.datetime, known: Validation = NONE) -> bool:
    """Whether a root (DER, as `roots` gives them) stands behind a server's certificate (DER) at an aware time.

    It is one of them, or a path leads from it to an authority among them; `known` are certificates that may stand
    between, and lists of the revoked. What a server said while its certificate was good stays believed after that,
    until nobody stands behind it any more.
    """
    from assessor_app.trust.certificates import card, is_authority, untimely  # noqa: PLC0415 - with its own readers

    if not for_stamping(certificate) or untimely(card(certificate), at):
        return False
    named = tuple(trusted)
    if certificate in named:
        return True
    tops: list[Any] = [asn1.Certificate.load(one, strict=True) for one in named if is_authority(one)]
    if not tops:
        return False
    try:
        context = ValidationContext(
            trust_roots=tops,
            other_certs=[asn1.Certificate.load(one, strict=True) for one in known.certificates],
            crls=list(known.lists),
            allow_fetching=False,
            moment=at,
            revocation_mode="soft-fail",
        )
        validator = CertificateValidator(asn1.Certificate.load(certificate, strict=True), validation_context=context)
        asyncio.run(validator.async_validate_usage(set(), {"time_stamping"}))  # type: ignore[no-untyped-call]
    except Exception:  # noqa: BLE001 - the certificate is a stranger's; whatever it breaks, nobody stands behind it
        return False
    return True


def asked(
    server: str,
    digest: bytes,
    progress: Progress,
    opened: Callable[..., Any] = urllib.request.urlopen,
    *,
    tries: int = TRIES,
) -> Answer:
    """Ask a server (http or https) for a token over a SHA-256, in the form that is kept; asks so often when it fails.

    Raises:
        Refusal: `timestamp-server-invalid`, when that is no address; `timestamp-refused`, when the server says no or
            answers with something else.
        Unavailable: `timestamp-unreachable`, when it does not answer.
    """
    if not server.startswith(("http://", "https://")):
        raise Refusal("timestamp-server-invalid", server=server)
    for attempt in range(tries):
        progress.step(attempt, tries, server)
        nonce, question = TimeStamper().request_cms(digest, _DIGEST)  # type: ignore[no-untyped-call]
        request = urllib.request.Request(server, question.dump(), _TYPES)  # noqa: S310 - checked above
        try:
            with opened(request, timeout=SECONDS) as answer:
                data = answer.read(LARGEST + 1)
        except urllib.error.HTTPError as problem:
            raise Refusal("timestamp-refused", server=server) from problem
        except (OSError, ValueError):
            continue
        return _answered(data, nonce, digest, server)
    raise Unavailable("timestamp-unreachable", server=server)


def _answered(data: bytes, nonce: int, digest: bytes, server: str) -> Answer:
    try:
        reply = tsp.TimeStampResp.load(data, strict=True)
        told = reply["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed
        same = told["nonce"].native == nonce and reply["status"]["status"].native == "granted"
        stamp = read(settle(reply["time_stamp_token"].dump()))
        given = reply["time_stamp_token"]["content"]["certificates"]
        others = tuple(one.chosen.dump() for one in given if one.chosen.dump() != stamp.certificate)
        good = same and proves(stamp, digest)
    except Exception as problem:
        raise Refusal("timestamp-refused", server=server) from problem
    if not good:
        raise Refusal("timestamp-refused", server=server)
    return Answer(stamp, others)


def _algorithm(key: str, signer: Any) -> algos.SignedDigestAlgorithm:  # noqa: ANN401 - asn1crypto has no types
    """How the token was signed, in its one spelling; only what is common and has no parameters of its own."""
    digest = signer["digest_algorithm"]["algorithm"].native
    name = {"ec": "ecdsa", "rsa": "rsa"}[key]
    return algos.SignedDigestAlgorithm({"algorithm": f"{digest}_{name}"})


def _low_s(own: Any, value: bytes) -> bytes:  # noqa: ANN401 - same
    """The one form of a signature; KeyError for a curve that is none of the usual ones."""
    from assessor_app.trust.increment import low_s  # noqa: PLC0415 - it imports this room's model

    _named, curve = own.public_key.curve
    return low_s(value, ORDERS[curve])
