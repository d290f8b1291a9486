"""Keys in a token (SoftHSM): made inside, signing as a software key does, and every way in which a token says no."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization as forms
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from assessor_app.errors import Refusal, Unavailable
from assessor_app.trust import checking, increment, requests, signing, tokens
from assessor_app.trust import identity as identities
from assessor_app.trust.certificates import card
from tests.trust.making import NOW
from tests.trust.softtoken import LIBRARY, PIN, soft_token

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.trust.model import Identity, TokenPlace
    from tests.trust.softtoken import Soft


@pytest.fixture(scope="module")
def soft(tmp_path_factory: pytest.TempPathFactory) -> Soft:
    return soft_token(tmp_path_factory.mktemp("token"))


@pytest.fixture(scope="module")
def made(soft: Soft) -> tuple[TokenPlace, Identity]:
    place, key = tokens.make_key(soft.token, PIN)
    return place, identities.make("Siân ŵŷ Llŷr", "Canolfan Tŷ Gwyn", "a-104", NOW, held=key)


def test_a_token_says_what_it_is(soft: Soft) -> None:
    assert (soft.token.label, soft.token.library) == ("Cerdyn Siân ŵ", LIBRARY)
    assert soft.token.serial
    assert LIBRARY in (*tokens.usual_libraries(), LIBRARY)


def test_the_key_stays_inside(made: tuple[TokenPlace, Identity]) -> None:
    place, own = made
    assert (own.key, PIN in repr(own.held), PIN in repr(place)) == (b"", False, False)
    key = identities.private_key(own)
    with pytest.raises(TypeError):
        key.private_bytes(forms.Encoding.DER, forms.PrivateFormat.PKCS8, forms.NoEncryption())
    import pkcs11  # noqa: PLC0415 - it must load no earlier than the token's folder is known

    assert tokens.plugged_in(LIBRARY)
    (token,) = pkcs11.lib(LIBRARY).get_tokens(token_label=place.label)
    with token.open(user_pin=PIN) as session:
        inside = session.get_key(object_class=pkcs11.ObjectClass.PRIVATE_KEY, id=place.object)
        told = [inside[pkcs11.Attribute[name]] for name in ("EXTRACTABLE", "SENSITIVE", "LOCAL", "TOKEN")]
    assert told == [False, True, True, True]


def test_a_certificate_and_a_request_are_made_with_it(made: tuple[TokenPlace, Identity]) -> None:
    _, own = made
    read = x509.load_der_x509_certificate(own.certificate)
    read.verify_directly_issued_by(read)
    assert card(own.certificate).self_made
    assert requests.read(requests.make(own)).key == requests.public_key(own.certificate)


def test_what_it_signs_is_rebuilt_byte_for_byte(made: tuple[TokenPlace, Identity], base: bytes) -> None:
    place, own = made
    opened = tokens.identity(place, own.certificate, PIN)
    first, second = signing.sign(base, opened, NOW), signing.sign(base, opened, NOW)
    assert first != second
    for signed in (first, second):
        check = checking.check(signed)
        assert (check.intact, check.broken, check.unfit, check.untimely) == (True, (), (), ())
        assert check.certificate == own.certificate


def test_its_signatures_have_the_one_form(made: tuple[TokenPlace, Identity]) -> None:
    _, own = made
    key = identities.private_key(own)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    for number in range(8):
        value = increment.low_s(key.sign(bytes([number]), ec.ECDSA(hashes.SHA256())))
        assert decode_dss_signature(value)[1] <= increment.P256_ORDER // 2


def test_a_wrong_pin_is_said_and_the_right_one_works_after_it(made: tuple[TokenPlace, Identity], base: bytes) -> None:
    place, own = made
    for pin in ("111111", "", "9" * 300):
        with pytest.raises(Refusal, match="token-pin-wrong"):
            tokens.identity(place, own.certificate, pin)
    assert checking.check(signing.sign(base, tokens.identity(place, own.certificate, PIN), NOW)).intact


def test_a_key_that_is_not_there_or_is_another(made: tuple[TokenPlace, Identity], soft: Soft, base: bytes) -> None:
    place, own = made
    with pytest.raises(Unavailable, match="token-key-missing"):
        tokens.identity(replace(place, object=b"other"), own.certificate, PIN)
    other, _ = tokens.make_key(soft.token, PIN)
    with pytest.raises(Unavailable, match="token-key-other"):
        signing.sign(base, tokens.identity(other, own.certificate, PIN), NOW)


def test_a_token_that_is_pulled_out_and_comes_back(
    tmp_path: Path, base: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOFTHSM2_CONF", "")  # so that the others' token is back afterwards
    soft = soft_token(tmp_path, "Ail gerdyn")
    _place, key = tokens.make_key(soft.token, PIN)
    own = identities.make("Siân", "Canolfan", "a-1", NOW, held=key)
    soft.unplug()
    assert [token.label for token in tokens.plugged_in(LIBRARY)] == []
    with pytest.raises(Unavailable, match="token-missing"):
        signing.sign(base, own, NOW)
    soft.plug_in()
    assert checking.check(signing.sign(base, own, NOW)).intact


def test_what_is_no_library_of_a_token(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.so"
    wrong.write_bytes(b"no library")
    for file in (wrong, tmp_path / "none.so"):
        with pytest.raises(Unavailable, match="token-library-missing"):
            tokens.plugged_in(str(file))
