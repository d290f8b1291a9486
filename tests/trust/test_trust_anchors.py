"""Whom to trust: files of certificates, a certificate itself, a centre's authority; and who only looks alike."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives import serialization as forms

from assessor_app.errors import Refusal, Unavailable
from assessor_app.trust import anchors, identity
from assessor_app.trust.model import Anchor, pem
from tests.trust.making import NOW, Recipe, certify, new_key

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

    from assessor_app.trust.model import Identity

CENTRE = "Canolfan Gwent"
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Centre:
    """A root, an authority under it that may only certify its own organisation, and a person it certified."""

    root: bytes
    issuing: bytes
    issuing_key: EllipticCurvePrivateKey
    person: bytes


@pytest.fixture(scope="module")
def centre() -> Centre:
    root_key, issuing_key = new_key(), new_key()
    root = certify(root_key, Recipe("Root", CENTRE, authority=True, path_length=1))
    within = Recipe("Issuing", CENTRE, authority=True, path_length=0, only_organisation=CENTRE)
    issuing = certify(issuing_key, within, (root_key, root))
    person = certify(new_key(), Recipe("Siân", CENTRE), (issuing_key, issuing))
    return Centre(root, issuing, issuing_key, person)


def _judged(certificate: bytes, *known: bytes, at: dt.datetime = NOW) -> tuple[bool, str]:
    found = anchors.standing(certificate, [Anchor(one) for one in known], at)
    return found.state == "holds", found.code


def test_a_signer_is_trusted_when_vouched_for(sian: Identity, other_sian: Identity) -> None:
    assert _judged(sian.certificate, other_sian.certificate, sian.certificate) == (True, "signer-vouched")


def test_nobody_is_trusted_by_name_or_by_default(sian: Identity, other_sian: Identity) -> None:
    assert _judged(sian.certificate, other_sian.certificate) == (False, "signer-same-name")
    assert _judged(sian.certificate) == (False, "signer-unknown")
    mair = identity.make("Mair", "", "m-1", NOW)
    assert _judged(sian.certificate, mair.certificate) == (False, "signer-unknown")
    louder = identity.make("SIÂN ŴŶ LLŶR", "", "s-1", NOW)
    assert _judged(sian.certificate, louder.certificate) == (False, "signer-same-name")


def test_a_centre_certifies_its_people(centre: Centre) -> None:
    assert _judged(centre.person, centre.root, centre.issuing) == (True, "signer-certified")
    assert _judged(centre.person, centre.issuing) == (True, "signer-certified")
    assert _judged(centre.person, centre.root) == (False, "signer-unknown")  # the authority between is not known


def test_a_centre_certifies_at_the_time_of_signing(centre: Centre) -> None:
    assert _judged(centre.person, centre.root, centre.issuing, at=NOW + 1001 * DAY) == (False, "signer-unknown")
    assert _judged(centre.person, centre.root, centre.issuing, at=NOW - 2 * DAY) == (False, "signer-unknown")


def test_a_foreign_authority_of_the_same_name_is_not_the_centre(centre: Centre) -> None:
    key = new_key()
    foreign = certify(key, Recipe("Issuing", CENTRE, authority=True))
    person = certify(new_key(), Recipe("Siân", CENTRE), (key, foreign))
    assert not _judged(person, centre.root, centre.issuing)[0]


def test_an_authority_cannot_certify_outside_its_organisation(centre: Centre) -> None:
    stranger = certify(new_key(), Recipe("Rhys", "Canolfan Arall"), (centre.issuing_key, centre.issuing))
    assert not _judged(stranger, centre.root, centre.issuing)[0]
    assert not _judged(stranger, centre.issuing)[0]


def test_an_authority_certifies_for_documents_alone(centre: Centre) -> None:
    elsewhere = certify(new_key(), Recipe("Rhys", CENTRE, documents=False), (centre.issuing_key, centre.issuing))
    assert not _judged(elsewhere, centre.root, centre.issuing)[0]


def test_an_expired_authority_certifies_nobody() -> None:
    key = new_key()
    old = certify(key, Recipe("Root", CENTRE, authority=True, start=NOW - 10 * DAY, days=5))
    person = certify(new_key(), Recipe("Siân", CENTRE), (key, old))
    assert not _judged(person, old)[0]


def test_a_person_who_is_trusted_cannot_certify_others() -> None:
    key = new_key()
    person = certify(key, Recipe("Siân", CENTRE))
    made_up = certify(new_key(), Recipe("Mair", CENTRE), (key, person))
    assert not _judged(made_up, person)[0]
    no_usage = certify(key, Recipe("Siân", CENTRE, authority=True, usage=False))
    assert not _judged(certify(new_key(), Recipe("Mair", CENTRE), (key, no_usage)), no_usage)[0]


def test_what_is_no_certificate_is_not_trusted(sian: Identity) -> None:
    assert _judged(b"", sian.certificate) == (False, "signer-unknown")


def test_certificates_are_read_in_every_usual_form(tmp_path: Path, sian: Identity, other_sian: Identity) -> None:
    one, two = sian.certificate, other_sian.certificate
    file = tmp_path / "trust.pem"
    for data, found in (
        (one, (one,)),
        (pem(one).encode(), (one,)),
        (f"Siân:\r\n{pem(one)}\n{pem(two)}{pem(one)}".replace("\n", "\r\n").encode(), (one, two)),
        (b"\xef\xbb\xbf" + pem(one).encode(), (one,)),
    ):
        file.write_bytes(data)
        assert tuple(anchor.certificate for anchor in anchors.load(file)) == found


def test_other_files_are_refused_for_what_they_are(tmp_path: Path, sian: Identity, signed: bytes) -> None:
    key = forms.load_der_private_key(sian.key, None)
    secret = key.private_bytes(forms.Encoding.PEM, forms.PrivateFormat.PKCS8, forms.NoEncryption())
    cut = pem(sian.certificate).encode()[:300]
    for data, code in (
        (b"", "trust-file-empty"),
        (b" \r\n", "trust-file-empty"),
        (signed, "trust-file-no-certificate"),
        (secret, "trust-file-holds-key"),
        (sian.certificate_pem().encode() + secret, "trust-file-holds-key"),
        (sian.key, "trust-file-no-certificate"),
        (identity.to_pkcs12(sian, b"x" * 32), "trust-file-no-certificate"),
        (cut, "trust-file-no-certificate"),
        (sian.certificate[:-3], "trust-file-no-certificate"),
        (b"-----BEGIN CERTIFICATE-----\n" + b"A" * 2_000_000, "trust-file-no-certificate"),
    ):
        file = tmp_path / "trust.pem"
        file.write_bytes(data)
        with pytest.raises(Refusal) as refused:
            anchors.load(file)
        assert refused.value.code == code
        assert refused.value.facts == {"file": str(file)}


def test_a_file_that_is_not_there_may_come_later(tmp_path: Path) -> None:
    for file in (tmp_path / "none.pem", tmp_path):
        with pytest.raises(Unavailable, match="trust-file-not-opened"):
            anchors.load(file)
