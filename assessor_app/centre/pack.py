"""A centre's pack as a file: written and signed by its issuing authority, and read back, believing nothing.

One canonical JSON document (`records.canonical`): `pack` says everything, `signature` is ECDSA P-256 over SHA-256 of
the canonical form of `pack`, in DER and Base64. Whether its centre is to be believed is `desk`'s to ask.
"""

from __future__ import annotations

import base64
import datetime as dt
from typing import TYPE_CHECKING, Any, Final, cast

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from assessor_app.centre.model import Pack
from assessor_app.errors import Refusal, Tampered
from assessor_app.observing.model import Rules
from assessor_app.people.model import Branding, RoleWord
from assessor_app.records.canonical import canonical, nfc, parse
from assessor_app.trust.authority.roles import ROLES
from assessor_app.trust.centres import list_of
from assessor_app.trust.certificates import is_authority, load
from assessor_app.trust.identity import private_key
from assessor_app.trust.model import CentreTrust, Enrolled

if TYPE_CHECKING:
    from assessor_app.trust.model import Identity

KIND: Final = "assessor-app/centre-pack/1"
BEGINS: Final = b'{"pack":'
MOST_BYTES: Final = 8 * 1024 * 1024
MOST_PEOPLE: Final = 20_000


def write(pack: Pack, issuing: Identity) -> bytes:
    """The file of a pack, signed with the issuing authority's key."""
    trust, rules, branding = pack.trust, pack.rules, pack.branding
    said: Any = nfc(
        {
            "kind": KIND,
            "number": trust.number,
            "issued_at": trust.issued_at.isoformat(),
            "name": trust.name,
            "root": _text(trust.certificate),
            "root_list": _text(trust.root_list),
            "issuing": _text(trust.issuing),
            "revocations": _text(trust.revocations),
            "register": [[line.fingerprint, line.name, list(line.roles)] for line in trust.register],
            "rules": {
                "judging": rules.judging,
                "signature": rules.signature,
                "countersign": rules.countersign,
                "levels": dict(rules.levels),
            },
            "branding": {
                "logo": _text(branding.logo),
                "words": [[word.cy, word.en] for word in _words(branding)],
            },
        }
    )
    key = private_key(issuing)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("an issuing authority has a key on P-256")
    value = key.sign(canonical(said), ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
    return canonical({"pack": said, "signature": _text(value)})


def is_one(data: bytes) -> bool:
    """Whether bytes begin as a pack does."""
    return data.startswith(BEGINS)


def read(data: bytes) -> Pack:
    """Read a pack, and see that it holds together: signed by its issuing authority, which its root has certified.

    Raises:
        Refusal: `centre-pack-unreadable`, when it is no pack; `centre-pack-newer`, when a later program made it.
        Tampered: `centre-pack-damaged`, when something in it is not what was signed.
    """
    if len(data) > MOST_BYTES or not is_one(data):
        raise Refusal("centre-pack-unreadable")
    try:
        whole = parse(data)
        said = whole["pack"]
        kind = str(said["kind"])
    except (Tampered, KeyError, TypeError) as problem:
        raise Tampered("centre-pack-damaged") from problem
    if kind != KIND:
        raise Refusal("centre-pack-newer" if kind.startswith(KIND[:-1]) else "centre-pack-unreadable")
    try:
        trust = _trust(said)
        _demand_signed(trust, canonical(said), _bytes(whole["signature"]))
        return Pack(trust, _rules(said["rules"]), _branding(said["branding"]))
    except (Refusal, KeyError, TypeError, ValueError, AttributeError, InvalidSignature) as problem:
        raise Tampered("centre-pack-damaged") from problem


def _demand_signed(trust: CentreTrust, said: bytes, value: bytes) -> None:
    """The root certifies itself and the issuing authority; that one signed the pack and its list."""
    for certificate in (trust.certificate, trust.issuing):
        load(certificate)
        if not is_authority(certificate):
            raise Refusal("centre-pack-damaged")
    root, issuing = x509.load_der_x509_certificate(trust.certificate), x509.load_der_x509_certificate(trust.issuing)
    root.verify_directly_issued_by(root)
    issuing.verify_directly_issued_by(root)
    if not issuing.not_valid_before_utc <= trust.issued_at <= issuing.not_valid_after_utc:
        raise Refusal("centre-pack-damaged")
    list_of(trust.revocations, trust.issuing)
    dropped = list_of(trust.root_list, trust.certificate)
    if dropped.get_revoked_certificate_by_serial_number(issuing.serial_number) is not None:
        raise Refusal("centre-pack-damaged")
    key = issuing.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise Refusal("centre-pack-damaged")
    key.verify(value, said, ec.ECDSA(hashes.SHA256()))


def _trust(said: Any) -> CentreTrust:  # noqa: ANN401 - a stranger's JSON
    at = dt.datetime.fromisoformat(said["issued_at"])
    number, register = said["number"], said["register"]
    if at.tzinfo is None or type(number) is not int or number < 1 or len(register) > MOST_PEOPLE:
        raise ValueError("not a pack's")
    people = []
    for of, name, roles in register:
        if not (_is_text(of, name) and len(of) == 64 and set(roles) <= set(ROLES)):  # noqa: PLR2004 - hex digits of SHA-256
            raise ValueError("not a register's line")
        people.append(Enrolled(of, name, tuple(roles)))
    if not _is_text(said["name"]):
        raise ValueError("not a name")
    return CentreTrust(
        certificate=_bytes(said["root"]),
        name=said["name"],
        issuing=_bytes(said["issuing"]),
        revocations=_bytes(said["revocations"]),
        root_list=_bytes(said["root_list"]),
        register=tuple(people),
        number=number,
        issued_at=at,
    )


def _rules(said: Any) -> Rules:  # noqa: ANN401 - a stranger's JSON
    judging, signature, countersign = said["judging"], said["signature"], said["countersign"]
    levels = tuple(sorted(said["levels"].items()))
    good = type(judging) is bool and type(countersign) is bool and signature in {"required", "reasoned"}
    if not good or not all(level in {"blocks", "warns", "off"} for _, level in levels):
        raise ValueError("not a centre's rules")
    return Rules(judging, signature, countersign, levels)


def _branding(said: Any) -> Branding:  # noqa: ANN401 - a stranger's JSON
    words = [RoleWord(cy, en) for cy, en in said["words"]]
    if len(words) != len(_words(Branding())) or not all(_is_text(word.cy, word.en) for word in words):
        raise ValueError("not a centre's words")
    return Branding(_bytes(said["logo"]), *words)


def _words(branding: Branding) -> tuple[RoleWord, ...]:
    return branding.candidate, branding.assessor, branding.verifier


def _is_text(*said: object) -> bool:
    return all(isinstance(one, str) for one in said)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(said: object) -> bytes:
    return base64.b64decode(cast("str", said), validate=True)
