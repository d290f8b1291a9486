"""Filling in a certificate's form gives the bytes that pyHanko writes, whoever signs and whatever is signed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.sign.signers.pdf_cms import ExternalSigner, PdfCMSSignedAttributes

from assessor_app.trust import cms, identity
from tests.trust.making import NOW, Recipe, certify, new_key

if TYPE_CHECKING:
    from assessor_app.trust.model import Identity


def pyhanko(certificate: bytes, digest: bytes, value: bytes) -> bytes:
    signer = ExternalSigner(
        signing_cert=asn1.Certificate.load(certificate, strict=True), cert_registry=None, signature_value=value
    )
    made = asyncio.run(
        signer.async_sign(digest, "sha256", use_pades=True, signed_attr_settings=PdfCMSSignedAttributes())
    )
    return bytes(made.dump())


@pytest.fixture(scope="module")
def certificates(sian: Identity) -> list[bytes]:
    key, big, centre = new_key(), rsa.generate_private_key(65537, 3072), new_key()
    long = identity.make("Llanfairpwllgwyngyll " * 5, "Canolfan Tŷ Gwyn " * 3, "a-" + "9" * 60, NOW)
    authority = certify(centre, Recipe(authority=True))
    issued = certify(key, Recipe(name="Ffion Medi"), (centre, authority))
    return [sian.certificate, long.certificate, issued, certify(big, Recipe())]


@settings(max_examples=60, deadline=None)
@given(which=st.integers(0, 3), digest=st.binary(min_size=32, max_size=32), value=st.binary(min_size=8, max_size=512))
def test_a_form_filled_in_is_what_pyhanko_writes(
    certificates: list[bytes], which: int, digest: bytes, value: bytes
) -> None:
    assert cms.form(certificates[which]).filled(digest, value) == pyhanko(certificates[which], digest, value)


def test_what_the_key_signs_holds_the_digest(sian: Identity) -> None:
    form = cms.form(sian.certificate)
    one, other = form.signs(b"1" * 32), form.signs(b"2" * 32)
    assert one != other
    assert b"1" * 32 in one
    assert one.startswith(b"1")  # the tag of a set, as RFC 5652 wants what is signed


def test_what_is_no_certificate_has_no_form() -> None:
    with pytest.raises(ValueError, match=r"."):
        cms.form(b"0\x03\x02\x01\x01")
