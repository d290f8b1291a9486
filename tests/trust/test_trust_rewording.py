"""A signature in other words: CMS that verifies as well but is not what this program writes, and borrowed claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from asn1crypto import cms, core
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from assessor_app.trust import checking, increment, signing
from tests.trust.making import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.trust.model import Identity


def _contents(signed: bytes) -> tuple[int, int]:
    start = signed.index(b"/Contents <") + len(b"/Contents <")
    return start, signed.index(b">", start)


def _with_cms(signed: bytes, change: Callable[[Any], None]) -> bytes:
    """Write the CMS in other words that verify as well, at the same length."""
    start, end = _contents(signed)
    message = cms.ContentInfo.load(bytes.fromhex(signed[start:end].decode()))
    change(message["content"])
    der: bytes = message.dump(force=True)
    spelt = der.hex().upper().encode()
    return signed[:start] + spelt.ljust(end - start, b"0") + signed[end:]


def _high_s(content: Any) -> None:  # noqa: ANN401 - asn1crypto has no types
    info = content["signer_infos"][0]
    r, s = decode_dss_signature(info["signature"].native)
    info["signature"] = encode_dss_signature(r, increment.P256_ORDER - s)


def _unsigned_attribute(content: Any) -> None:  # noqa: ANN401 - same
    hidden = cms.CMSAttribute({"type": "1.2.3.4.5", "values": [core.OctetString(b"hidden")]})
    content["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([hidden])


def _other_version(content: Any) -> None:  # noqa: ANN401 - same
    content["version"] = "v3"


def _second_digest(content: Any) -> None:  # noqa: ANN401 - same
    content["digest_algorithms"] = [{"algorithm": "sha256"}, {"algorithm": "sha1"}]


def _second_certificate(content: Any, stranger: bytes) -> None:  # noqa: ANN401 - same
    kept = [*content["certificates"], cms.CertificateChoices.load(stranger)]
    content["certificates"] = cms.CertificateSet(kept)


REWORDED = {"high s": _high_s, "unsigned attribute": _unsigned_attribute, "version": _other_version,
            "digests": _second_digest}  # fmt: skip


@pytest.mark.parametrize("change", REWORDED.values(), ids=REWORDED)
def test_a_signature_in_other_words_is_refused(signed: bytes, change: Callable[[Any], None]) -> None:
    reworded = _with_cms(signed, change)
    assert reworded != signed
    assert len(reworded) == len(signed)
    found = checking.check(reworded, None, NOW)
    assert found.valid  # one judge alone would let it pass
    assert found.broken == ("signature-not-rebuilt",)


def test_a_second_certificate_in_the_signature_is_refused(signed: bytes, other_sian: Identity) -> None:
    found = checking.check(_with_cms(signed, lambda c: _second_certificate(c, other_sian.certificate)), None, NOW)
    assert found.broken == ("signature-not-rebuilt",)
    assert found.valid


def test_a_certificate_can_be_claimed_but_not_its_key(base: bytes, sian: Identity, other_sian: Identity) -> None:
    forged = signing.sign(base, other_sian, NOW)
    claimed = _with_cms(forged, lambda content: _only_certificate(content, sian.certificate))
    assert checking.check(forged, None, NOW).intact
    assert not checking.check(claimed, None, NOW).intact


def _only_certificate(content: Any, certificate: bytes) -> None:  # noqa: ANN401 - asn1crypto has no types
    read = cms.CertificateChoices.load(certificate)
    content["certificates"] = cms.CertificateSet([read])
    content["signer_infos"][0]["sid"].chosen["issuer"] = read.chosen.issuer
    content["signer_infos"][0]["sid"].chosen["serial_number"] = read.chosen.serial_number
