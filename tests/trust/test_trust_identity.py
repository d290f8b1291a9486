"""Identities: what the certificate says, names of every kind, key files that open and that do not."""

from __future__ import annotations

import datetime as dt

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization as forms
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.errors import Refusal
from assessor_app.trust import checking, identity, signing
from assessor_app.trust.certificates import card, unfit
from assessor_app.trust.model import Identity, grouped, pem, tidy_name
from tests.trust.making import NOW, Recipe, certify, holder, new_key

SECRET = bytes(range(32))


def test_a_made_certificate_says_who_where_and_what_for(sian: Identity) -> None:
    read = x509.load_der_x509_certificate(sian.certificate)
    assert read.subject.rfc4514_string() == "2.5.4.5=a-104,CN=Siân ŵŷ Llŷr,OU=assessor,O=Canolfan Tŷ Gwyn"
    assert read.issuer == read.subject
    assert read.not_valid_before_utc == NOW - dt.timedelta(days=1)
    assert read.not_valid_after_utc - read.not_valid_before_utc == dt.timedelta(days=1096)
    usage = read.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert usage.value.content_commitment
    assert not usage.value.key_cert_sign
    purposes = read.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert [purpose.dotted_string for purpose in purposes] == ["1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.4"]
    limits = read.extensions.get_extension_for_class(x509.BasicConstraints)
    assert limits.critical
    assert not limits.value.ca
    key = read.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert key.curve.name == "secp256r1"
    read.verify_directly_issued_by(read)


def test_a_card_repeats_what_the_certificate_says(sian: Identity) -> None:
    told = card(sian.certificate)
    assert (told.name, told.organisation, told.role, told.person_id) == (
        "Siân ŵŷ Llŷr", "Canolfan Tŷ Gwyn", "assessor", "a-104",
    )  # fmt: skip
    assert told.self_made
    assert told.fingerprint == sian.fingerprint
    assert told.not_before < NOW < told.not_after
    assert unfit(sian.certificate) == ()


def test_a_fingerprint_is_compared_in_eight_groups_of_four() -> None:
    assert grouped("0123456789abcdef" * 4) == "0123 4567 89AB CDEF 0123 4567 89AB CDEF"


def test_the_key_is_never_shown(sian: Identity) -> None:
    shown = repr(sian) + str(sian)
    assert "key=" not in shown
    assert repr(sian.key)[2:-1] not in shown


def test_a_long_name_is_cut_in_the_cn_and_whole_on_the_card() -> None:
    name = "Gwenllian " * 9 + "Ŵyn-Llŷr"
    made = identity.make(name, "Canolfan " * 20, "a-1", NOW)
    (common,) = x509.load_der_x509_certificate(made.certificate).subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    assert common.value == identity.certificate_name(name)
    assert str(common.value).endswith("…")
    assert len(str(common.value).encode()) <= 64
    assert card(made.certificate).name == name
    assert len(card(made.certificate).organisation.encode()) <= 64


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.text(max_size=90))
def test_any_name_is_taken_tidied_or_refused(base: bytes, name: str) -> None:
    whole = tidy_name(name)
    try:
        made = identity.make(name, "", "a-1", NOW)
    except Refusal as refused:
        assert refused.code == ("identity-name-letters" if whole else "identity-name-missing")  # noqa: PT017 - either is right
        return
    assert card(made.certificate).name == whole
    assert unfit(made.certificate) == ()
    assert checking.check(signing.sign(base, made, NOW), base, NOW).intact


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Siân \t Llŷr\n", "Siân Llŷr"),
        ("Sia\u0302n Lly\u0302r", "Siân Llŷr"),
        ("D’Arcy Ŵyn-Ŷd", "D’Arcy Ŵyn-Ŷd"),
        ("Mair\u202e\u0000Jên", "MairJên"),
    ],
)
def test_a_name_is_tidied_for_certificates(written: str, kept: str) -> None:
    assert tidy_name(written) == kept
    assert tidy_name(kept) == kept


@pytest.mark.parametrize("person", ["", "tŷ", "a" * 65, "a\nb", "a*"])
def test_an_id_that_a_certificate_cannot_hold_is_a_fault_of_the_program(person: str) -> None:
    with pytest.raises(ValueError, match="plain letters"):
        identity.make("Siân", "", person, NOW)


@pytest.mark.parametrize("name", ["", "  ", "\u202e", "\n"])
def test_a_name_is_needed(name: str) -> None:
    with pytest.raises(Refusal, match="identity-name-missing"):
        identity.make(name, "Tŷ Gwyn", "a-1", NOW)


def test_the_longest_name_there_may_be_fits_a_signature(base: bytes) -> None:
    name = "\U00020000" * identity.NAME_LETTERS
    made = identity.make(name, "\U00020000" * 500, "a" * 64, NOW)
    assert card(made.certificate).name == name
    assert checking.check(signing.sign(base, made, NOW), base, NOW).intact
    with pytest.raises(Refusal, match="identity-name-long"):
        identity.make(name + "a", "", "a-1", NOW)


@pytest.mark.parametrize(("name", "centre"), [("Ỻŷr", ""), ("محمد Llŷr", ""), ("Siân", "🙂")])
def test_letters_that_certificates_cannot_compare_are_refused(name: str, centre: str) -> None:
    with pytest.raises(Refusal, match="identity-name-letters"):
        identity.make(name, centre, "a-1", NOW)


@pytest.mark.parametrize("name", ["محمد", "Ольга Петрова", "Nguyễn Thị Ánh", "D’Arcy Ŵyn-Ŷd", "Öztürk Ẅ"])
def test_names_in_one_script_are_taken(base: bytes, name: str) -> None:
    made = identity.make(name, "", "a-1", NOW)
    assert card(made.certificate).name == name
    assert checking.check(signing.sign(base, made, NOW), base, NOW).intact


def test_names_that_would_steer_the_screen_are_shown_harmless() -> None:
    key = new_key()
    assert card(certify(key, Recipe(name="Siân\u202eevil\nrow"))).name == "Siân�evil�row"


def test_pem_is_read_by_others(sian: Identity) -> None:
    read = x509.load_pem_x509_certificate(sian.certificate_pem().encode())
    assert read.public_bytes(forms.Encoding.DER) == sian.certificate
    assert read.public_bytes(forms.Encoding.PEM).decode() == pem(sian.certificate)


def test_a_locked_identity_opens_with_its_secret_alone(sian: Identity) -> None:
    locked = identity.to_pkcs12(sian, SECRET)
    assert identity.from_pkcs12(locked, SECRET) == sian
    assert sian.key not in locked
    with pytest.raises(Refusal, match="key-passphrase-wrong"):
        identity.from_pkcs12(locked, SECRET[::-1])


def test_a_key_file_is_locked_with_aes_256_and_opens_elsewhere(sian: Identity) -> None:
    locked = identity.to_key_file(sian, "tŷ gwyn ar y bryn")
    assert bytes.fromhex("60864801650304012a") in locked  # aes256-CBC, NIST 2.16.840.1.101.3.4.1.42
    key, certificate, others = pkcs12.load_key_and_certificates(locked, "tŷ gwyn ar y bryn".encode())
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    assert certificate is not None
    assert certificate.public_bytes(forms.Encoding.DER) == sian.certificate
    assert others == []
    assert identity.from_key_file(locked, "tŷ gwyn ar y bryn") == sian
    with pytest.raises(Refusal, match="key-passphrase-wrong"):
        identity.from_key_file(locked, "ty gwyn ar y bryn")


def test_an_rsa_key_of_3072_bits_is_taken() -> None:
    key = rsa.generate_private_key(65537, 3072)
    made = holder(key, certify(key, Recipe()))
    assert identity.from_pkcs12(identity.to_pkcs12(made, SECRET), SECRET) == made


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"\x30\x82\x01", b"-----BEGIN CERTIFICATE-----\n", bytes(200)])
def test_what_is_no_key_file_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal, match="key-file-unreadable"):
        identity.from_pkcs12(data, SECRET)


def test_half_a_key_file_is_refused(sian: Identity) -> None:
    locked = identity.to_pkcs12(sian, SECRET)
    with pytest.raises(Refusal, match="key-file-unreadable"):
        identity.from_pkcs12(locked[: len(locked) // 2], SECRET)


def _file(key: ec.EllipticCurvePrivateKey | None, certificate: bytes | None) -> bytes:
    held = x509.load_der_x509_certificate(certificate) if certificate else None
    lock = forms.BestAvailableEncryption(SECRET.hex().encode())
    return pkcs12.serialize_key_and_certificates(b"x", key, held, None, lock)


def test_a_key_file_without_key_or_certificate_is_refused(sian: Identity) -> None:
    for data in (_file(new_key(), None), _file(None, sian.certificate)):
        with pytest.raises(Refusal, match="key-file-incomplete"):
            identity.from_pkcs12(data, SECRET)


@pytest.mark.parametrize(
    ("recipe", "code"),
    [
        (Recipe(documents=False), "certificate-not-for-signing"),
        (Recipe(contentCommitment=False), "certificate-not-for-signing"),
        (Recipe(usage=False), "certificate-not-for-signing"),
        (Recipe(authority=True), "certificate-not-for-signing"),
        (Recipe(critical_stranger=True), "certificate-not-for-signing"),
    ],
)
def test_a_certificate_for_something_else_may_not_sign(recipe: Recipe, code: str) -> None:
    key = new_key()
    certificate = certify(key, recipe)
    assert unfit(certificate) == (code,)
    with pytest.raises(Refusal, match=code):
        identity.from_pkcs12(_file(key, certificate), SECRET)


@pytest.mark.parametrize("key", [ec.generate_private_key(ec.SECP384R1()), rsa.generate_private_key(65537, 2048)])
def test_a_key_of_another_kind_may_not_sign(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> None:
    assert unfit(certify(key, Recipe())) == ("certificate-key-weak",)


def test_a_certificate_that_only_pretends_to_be_self_made_may_not_sign() -> None:
    key, other = new_key(), new_key()
    forged = certify(key, Recipe(), (other, certify(other, Recipe())))
    assert unfit(forged) == ("certificate-not-for-signing",)
    assert not card(forged).self_made


@pytest.mark.parametrize("data", [b"", b"\x30\x03\x02\x01\x01", bytes(50)])
def test_what_is_no_certificate_has_no_card(data: bytes) -> None:
    with pytest.raises(Refusal, match="certificate-unreadable"):
        card(data)
