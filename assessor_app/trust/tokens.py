"""Keys that never leave a token (a smart card, a USB key, a security module), through its maker's PKCS #11 library.

What is signed with them lives in `signing`, which token a store signs with in `ownkeys`. Nothing here is imported
unless somebody has a token.
"""

from __future__ import annotations

import hashlib
import secrets
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_public_key

from assessor_app.errors import Refusal, Unavailable
from assessor_app.trust.model import Identity, TokenPlace
from assessor_app.trust.requests import public_key

if TYPE_CHECKING:
    from collections.abc import Iterator

HALF: Final = 32  # bytes of r and of s on P-256
KEY_LABEL: Final = "assessor-app"
# Where makers' own installers put their libraries; a person may name another.
USUAL: Final = (
    "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so",
    "/usr/lib/x86_64-linux-gnu/libykcs11.so",
    "/usr/lib/x86_64-linux-gnu/libykcs11.so.2",
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/libeToken.so",
    "/Library/OpenSC/lib/opensc-pkcs11.so",
    "/usr/local/lib/libykcs11.dylib",
    r"C:\Program Files\OpenSC Project\OpenSC\pkcs11\opensc-pkcs11.dll",
    r"C:\Program Files\Yubico\Yubico PIV Tool\bin\libykcs11.dll",
    r"C:\Windows\System32\eTPKCS11.dll",
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token that is plugged in, as it calls itself, and the library it was seen through."""

    library: str
    label: str
    serial: str
    maker: str


class TokenKey(ec.EllipticCurvePrivateKey):
    """A P-256 key inside a token. Each signature opens the token with the PIN and lets go of it again.

    A token draws its own random numbers, so the same data gives another signature each time; all else about a record
    is as with a software key, since opening rebuilds the file from the signature's value.
    """

    def __init__(self, place: TokenPlace, public: ec.EllipticCurvePublicKey, pin: str) -> None:
        self._place, self._public, self._pin = place, public, pin

    def __repr__(self) -> str:
        return f"TokenKey({self._place.label!r})"

    def sign(self, data: Any, signature_algorithm: ec.EllipticCurveSignatureAlgorithm) -> bytes:  # noqa: ANN401 - bytes-like
        """Sign data with ECDSA over SHA-256 (FIPS 186-5); the value in DER.

        Raises:
            Refusal: `token-pin-wrong`, `token-pin-locked`, `token-pin-unset`.
            Unavailable: `token-missing`, `token-key-missing`, `token-failed`, `token-library-missing`;
                `token-key-other`, when the token's key does not fit the certificate.
        """
        if not isinstance(signature_algorithm, ec.ECDSA) or not isinstance(
            signature_algorithm.algorithm, hashes.SHA256
        ):
            raise TypeError("a token signs with ECDSA over SHA-256 here")
        import pkcs11  # noqa: PLC0415 - only who has a token needs it

        plain = bytes(data)
        with _opened(self._place, self._pin) as session:
            key = session.get_key(object_class=pkcs11.ObjectClass.PRIVATE_KEY, id=self._place.object)
            # the plain mechanism, since many tokens lack the one that hashes by itself
            raw = cast("bytes", key.sign(hashlib.sha256(plain).digest(), mechanism=pkcs11.Mechanism.ECDSA))
        value = encode_dss_signature(int.from_bytes(raw[:HALF], "big"), int.from_bytes(raw[HALF:], "big"))
        try:
            self._public.verify(value, plain, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature as problem:
            raise Unavailable("token-key-other", label=self._place.label) from problem
        return value

    def prove(self) -> None:
        """See that the token is here, the PIN opens it and the key is inside; raises as `sign` does."""
        import pkcs11  # noqa: PLC0415 - only who has a token needs it

        with _opened(self._place, self._pin) as session:
            session.get_key(object_class=pkcs11.ObjectClass.PRIVATE_KEY, id=self._place.object)

    def public_key(self) -> ec.EllipticCurvePublicKey:
        """The public half."""
        return self._public

    @property
    def curve(self) -> ec.EllipticCurve:
        """P-256."""
        return self._public.curve

    @property
    def key_size(self) -> int:
        """In bits."""
        return self._public.key_size

    def exchange(self, algorithm: ec.ECDH, peer_public_key: ec.EllipticCurvePublicKey) -> NoReturn:  # noqa: ARG002 - the library's signature
        """Nothing is exchanged with a signing key."""
        raise TypeError("a signing key")

    def private_numbers(self) -> NoReturn:
        """The key never leaves its token."""
        raise TypeError("the key is inside a token")

    def private_bytes(self, encoding: Any, format: Any, encryption_algorithm: Any) -> NoReturn:  # noqa: A002, ANN401, ARG002 - the library's signature
        """The key never leaves its token."""
        raise TypeError("the key is inside a token")

    def __copy__(self) -> TokenKey:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> TokenKey:
        return self


def usual_libraries() -> tuple[str, ...]:
    """The makers' libraries that are installed on this machine in their usual places."""
    return tuple(path for path in USUAL if Path(path).is_file())


def found() -> tuple[Token, ...]:
    """The tokens seen through any library in its usual place; one whose service does not run is passed over."""
    seen: list[Token] = []
    for library in usual_libraries():
        with suppress(Unavailable):
            seen += plugged_in(library)
    return tuple(seen)


def plugged_in(library: str) -> tuple[Token, ...]:
    """The tokens that a maker's library sees and that are ready for use.

    Raises:
        Unavailable: `token-library-missing`, when it is no such library; `token-failed`.
    """
    import pkcs11  # noqa: PLC0415 - only who has a token needs it

    with _translated(library, ""):
        seen = _seen(library, afresh=True)
        ready = [token for token in seen if pkcs11.TokenFlag.TOKEN_INITIALIZED in token.flags]
        return tuple(
            Token(library, token.label.strip(), _text(token.serial), token.manufacturer_id.strip()) for token in ready
        )


def make_key(token: Token, pin: str) -> tuple[TokenPlace, TokenKey]:
    """Make a P-256 key inside a token, where it stays; returns where it is, and the key itself.

    Raises:
        Refusal: `token-cannot`, when it makes no such keys or may not be written to; else as `TokenKey.sign`.
        Unavailable: likewise.
    """
    import pkcs11  # noqa: PLC0415 - only who has a token needs it
    from pkcs11.util.ec import encode_ec_public_key, encode_named_curve_parameters  # noqa: PLC0415 - same

    place = TokenPlace(token.library, token.label, token.serial, secrets.token_bytes(16))
    with _opened(place, pin, writing=True) as session:
        curve = session.create_domain_parameters(
            pkcs11.KeyType.EC, {pkcs11.Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1")}, local=True
        )
        public, _private = curve.generate_keypair(
            store=True,
            id=place.object,
            label=KEY_LABEL,
            capabilities=pkcs11.MechanismFlag.SIGN | pkcs11.MechanismFlag.VERIFY,
            private_template={pkcs11.Attribute.SENSITIVE: True, pkcs11.Attribute.EXTRACTABLE: False},
        )
        loaded = load_der_public_key(encode_ec_public_key(public))
    return place, TokenKey(place, cast("ec.EllipticCurvePublicKey", loaded), pin)


def identity(place: TokenPlace, certificate: bytes, pin: str) -> Identity:
    """An identity whose key is in a token, once the PIN has opened it; raises as `TokenKey.sign` does."""
    key = TokenKey(place, cast("ec.EllipticCurvePublicKey", load_der_public_key(public_key(certificate))), pin)
    key.prove()
    return Identity(b"", certificate, key)


@contextmanager
def _opened(place: TokenPlace, pin: str, *, writing: bool = False) -> Iterator[Any]:
    """A session with the token, closed again, so that the next one must know the PIN too."""
    with _translated(place.library, place.label):
        for afresh in (False, True):
            for token in _seen(place.library, afresh=afresh):
                if _text(token.serial) == place.serial and token.label.strip() == place.label:
                    with token.open(rw=writing, user_pin=pin) as session:
                        yield session
                    return
        raise Unavailable("token-missing", label=place.label)


def _seen(library: str, *, afresh: bool) -> list[Any]:
    """The tokens a library knows of; some libraries see one plugged in since only when started `afresh`."""
    import pkcs11  # noqa: PLC0415 - only who has a token needs it

    if not Path(library).is_file():
        raise Unavailable("token-library-missing", file=library)
    loaded = pkcs11.lib(library)
    if afresh:
        loaded.reinitialize()
    return [slot.get_token() for slot in loaded.get_slots(token_present=True)]


@contextmanager
def _translated(library: str, label: str) -> Iterator[None]:
    """Say in this program's codes what a maker's library reports in its own."""
    from pkcs11 import exceptions as told  # noqa: PLC0415 - only who has a token needs it

    try:
        yield
    except (told.PinIncorrect, told.PinInvalid, told.PinLenRange, told.ArgumentsBad) as problem:
        raise Refusal("token-pin-wrong", label=label) from problem
    except told.PinLocked as problem:
        raise Refusal("token-pin-locked", label=label) from problem
    except (told.PinExpired, told.UserPinNotInitialized) as problem:
        raise Refusal("token-pin-unset", label=label) from problem
    except (told.NoSuchToken, told.TokenNotPresent, told.DeviceRemoved, told.TokenNotRecognised) as problem:
        raise Unavailable("token-missing", label=label) from problem
    except told.NoSuchKey as problem:
        raise Unavailable("token-key-missing", label=label) from problem
    except (
        told.MechanismInvalid, told.DomainParamsInvalid, told.KeySizeRange, told.AttributeTypeInvalid,
        told.AttributeValueInvalid, told.TemplateInconsistent, told.TokenWriteProtected, told.FunctionNotSupported,
    ) as problem:  # fmt: skip
        raise Refusal("token-cannot", label=label) from problem
    except told.PKCS11Error as problem:
        if type(problem) is told.PKCS11Error:  # what python-pkcs11 raises when a file cannot be loaded
            raise Unavailable("token-library-missing", file=library) from problem
        raise Unavailable("token-failed", label=label, found=type(problem).__name__) from problem
    except (OSError, RuntimeError) as problem:
        raise Unavailable("token-library-missing", file=library) from problem


def _text(serial: bytes | str) -> str:
    return serial.decode("ascii", errors="replace").strip() if isinstance(serial, bytes) else serial.strip()
