"""Requests for a certificate: what they say and prove, in a file and in an e-mail; and which answers are taken."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization as forms
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import NameOID

from assessor_app.errors import Refusal
from assessor_app.trust import identity as identities
from assessor_app.trust import requests
from assessor_app.trust.model import Identity, pem
from tests.trust.making import CENTRE, NOW, Recipe, certify, issued, new_key

AnyKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey


def foreign(key: AnyKey, name: str = "Siân") -> bytes:
    """A request made elsewhere."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)] if name else [])
    digest = None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    made = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, digest)
    return made.public_bytes(forms.Encoding.DER)


def test_a_request_says_who_asks_and_proves_the_key(sian: Identity) -> None:
    asked = requests.read(requests.make(sian))
    assert (asked.name, asked.organisation, asked.role, asked.person_id) == (
        "Siân ŵŷ Llŷr", "Canolfan Tŷ Gwyn", "assessor", "a-104",
    )  # fmt: skip
    assert asked.key == requests.public_key(sian.certificate)
    assert len(asked.grouped.split()) == 8
    assert sian.key not in asked.der


def test_a_name_longer_than_a_cn_arrives_whole() -> None:
    name = "Gwenllian " * 9 + "Ŵyn-Llŷr"
    assert requests.read(requests.make(identities.make(name, "C", "a-1", NOW))).name == name


@pytest.mark.parametrize(
    "carried",
    [
        lambda text: text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: ("Annwyl Mair,\n\nDyma'r cais.\n\n" + text + "\nDiolch, Siân ŵ\n").encode(),
        lambda text: "".join(f"> > {line}\r\n" for line in ["Wrote:", *text.splitlines(), "-- "]).encode(),
        lambda text: ("\ufeff" + text + text).encode(),
        lambda text: text.replace("BEGIN CERT", "BEGIN NEW CERT").replace("END CERT", "END NEW CERT").encode(),
    ],
    ids=["text", "crlf", "letter", "quoted", "twice the same", "older name"],
)
def test_a_request_survives_an_email(sian: Identity, carried) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    made = requests.make(sian)
    assert requests.read(carried(requests.text(made))).der == made


def test_requests_that_are_none(sian: Identity) -> None:
    made = requests.make(sian)
    other = requests.text(requests.make(sian))
    damaged = requests.text(made).replace("M", "!", 3)
    for data, code in (
        (b"", "request-unreadable"),
        (b"hello", "request-unreadable"),
        (made[:-1], "request-unreadable"),
        (made + b"\0", "request-unreadable"),
        (damaged.encode(), "request-unreadable"),
        (pem(sian.certificate).encode(), "request-unreadable"),
        (requests.text(made).encode() + b" " * requests.MOST_BYTES, "request-unreadable"),
        ((requests.text(made) + other).encode(), "request-several"),
        (foreign(ec.generate_private_key(ec.SECP384R1())), "request-key-weak"),
        (foreign(rsa.generate_private_key(65537, 2048)), "request-key-weak"),
        (foreign(ed25519.Ed25519PrivateKey.generate()), "request-key-weak"),
        (foreign(new_key(), ""), "request-name-missing"),
        (foreign(new_key(), "שלוםab"), "identity-name-letters"),
    ):
        with pytest.raises(Refusal) as refused:
            requests.read(data)
        assert refused.value.code == code


def test_no_byte_of_a_request_can_be_changed(sian: Identity) -> None:
    made = requests.make(sian)
    for at in range(len(made)):
        with pytest.raises(Refusal):
            requests.read(made[:at] + bytes([made[at] ^ 1]) + made[at + 1 :])


def test_an_answer_is_the_certificate_for_a_key_that_is_here(sian: Identity, other_sian: Identity) -> None:
    certificate = issued(requests.read(requests.make(sian)))
    chain = pem(certify(new_key(), CENTRE)) + "Dyma hi:\n" + pem(certificate)
    keys = {requests.public_key(sian.certificate)}
    for data in (certificate, pem(certificate).encode(), chain.encode()):
        assert requests.fitting(requests.answers(data), keys, "Siân ŵŷ  Llŷr", "a-104", NOW) == certificate
    with pytest.raises(Refusal, match="answer-of-another-key"):
        requests.fitting((certificate,), {requests.public_key(other_sian.certificate)}, "Siân ŵŷ Llŷr", "a-104", NOW)


def test_of_two_answers_the_one_that_lasts_longer_is_taken(sian: Identity) -> None:
    asked = requests.read(requests.make(sian))
    short, long = issued(asked, Recipe(days=30)), issued(asked, Recipe(days=700))
    keys = {asked.key}
    assert requests.fitting((short, long), keys, "Siân ŵŷ Llŷr", "a-104", NOW) == long
    assert requests.fitting((long, short), keys, "Siân ŵŷ Llŷr", "a-104", NOW) == long


def test_answers_that_are_refused(sian: Identity) -> None:
    asked = requests.read(requests.make(sian))
    good = issued(asked)
    for certificate, name, person, at, code in (
        (sian.certificate, "Siân ŵŷ Llŷr", "a-104", NOW, "answer-self-made"),
        (good, "Mair Llŷr", "a-104", NOW, "answer-of-another"),
        (good, "Siân ŵŷ Llŷr", "a-105", NOW, "answer-of-another"),
        (good, "Siân ŵŷ Llŷr", "a-104", NOW + dt.timedelta(days=1000), "answer-expired"),
        (good, "Siân ŵŷ Llŷr", "a-104", NOW - dt.timedelta(days=2), "answer-not-yet-valid"),
        (issued(asked, replace(Recipe(), contentCommitment=False)), "Siân ŵŷ Llŷr", "a-104", NOW,
         "certificate-not-for-signing"),
    ):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            requests.fitting((certificate,), {asked.key}, name, person, at)
        assert refused.value.code == code


def test_what_came_back_and_is_no_certificate(sian: Identity) -> None:
    key = forms.load_der_private_key(sian.key, None)
    private = key.private_bytes(forms.Encoding.PEM, forms.PrivateFormat.PKCS8, forms.NoEncryption())
    for data, code in (
        (b"", "answer-no-certificate"),
        ("Annwyl Siân".encode(), "answer-no-certificate"),
        (requests.text(requests.make(sian)).encode(), "answer-no-certificate"),
        (pem(sian.certificate[:-3]).encode(), "answer-no-certificate"),
        (private + pem(sian.certificate).encode(), "answer-holds-key"),
    ):
        with pytest.raises(Refusal) as refused:
            requests.answers(data)
        assert refused.value.code == code
