"""A centre's pack as a file: written and signed by its issuing authority, and read back, believing nothing.

One canonical JSON document (`records.canonical`), as `resources/schemas/centre-pack-1.schema.json` describes it:
`pack` says everything, `signature` is ECDSA P-256 over SHA-256 of the canonical form of `pack`, in DER and Base64.
Whether its centre is to be believed is `desk`'s to ask.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from assessor_app import schemas
from assessor_app.centre import carried
from assessor_app.centre.carried import data as bytes_of
from assessor_app.centre.carried import text
from assessor_app.centre.model import Pack
from assessor_app.errors import Refusal, Tampered
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
SCHEMA: Final = "centre-pack-1"
MOST_TOLD: Final = 200  # letters


def write(pack: Pack, issuing: Identity) -> bytes:
    """The file of a pack, signed with the issuing authority's key; Refusal `centre-pack-large`."""
    trust = pack.trust
    said: Any = nfc(
        {
            "kind": KIND,
            "number": trust.number,
            "issued_at": trust.issued_at.isoformat(),
            "name": trust.name,
            "root": text(trust.certificate),
            "root_list": text(trust.root_list),
            "issuing": text(trust.issuing),
            "revocations": text(trust.revocations),
            "register": [[line.fingerprint, line.name, list(line.roles)] for line in trust.register],
            "templates": list(trust.templates),
            "timestamp_roots": [text(one) for one in trust.timestamp_roots],
            "recovery": text(trust.recovery),
            "former": [[text(one), text(revoked)] for one, revoked in trust.former],
            **carried.told(pack),
        }
    )
    key = private_key(issuing)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("an issuing authority has a key on P-256")
    value = key.sign(canonical(said), ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
    file = canonical({"pack": said, "signature": text(value)})
    if len(file) > MOST_BYTES:
        raise Refusal("centre-pack-large", most=MOST_BYTES // 1024**2)
    return file


def is_one(data: bytes) -> bool:
    """Whether bytes begin as a pack does."""
    return data.startswith(BEGINS)


def read(data: bytes) -> Pack:
    """Read a pack, and see that it holds together: signed by its issuing authority, which its root has certified.

    Raises:
        Refusal: `centre-pack-unreadable`, when it is no pack; `centre-pack-newer`, when a later program made it;
            `centre-pack-form`, when it was signed, but is not as the published schema says.
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
        _demand_signature(bytes_of(said["issuing"]), _signed(data, whole["signature"]), bytes_of(whole["signature"]))
        trust = _trust(said)
        _demand_chain(trust)
    except Exception as problem:  # a stranger wrote it; whatever it breaks, it is no pack of a centre's
        raise Tampered("centre-pack-damaged") from problem
    schemas.check(SCHEMA, whole, "centre-pack-form")
    try:
        standards, questions = carried.standards_of(said.get("standards", ())), said.get("questions", ())
        rules, branding = carried.rules_of(said["rules"]), carried.branding_of(said["branding"])
        return Pack(trust, rules, branding, standards, tuple(carried.questions_of(questions)))
    except (Refusal, KeyError, TypeError, ValueError) as problem:
        raise Refusal("centre-pack-form", place="$.pack", problem=str(problem)[:MOST_TOLD]) from problem


def _signed(data: bytes, value: object) -> bytes:
    """What was signed, as it stands in the file: canonical as a whole, so canonical in its part."""
    return data[len(BEGINS) : len(data) - len(b',"signature":""}') - len(str(value).encode())]


def _demand_signature(issuing: bytes, said: bytes, value: bytes) -> None:
    key = x509.load_der_x509_certificate(issuing).public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise Refusal("centre-pack-damaged")
    key.verify(value, said, ec.ECDSA(hashes.SHA256()))


def _demand_chain(trust: CentreTrust) -> None:
    """The root certifies itself and its issuing authorities, of which only the present one was not dropped."""
    for certificate in (trust.certificate, trust.issuing, *(one for one, _ in trust.former)):
        load(certificate)
        if not is_authority(certificate):
            raise Refusal("centre-pack-damaged")
    root, issuing = x509.load_der_x509_certificate(trust.certificate), x509.load_der_x509_certificate(trust.issuing)
    root.verify_directly_issued_by(root)
    if not issuing.not_valid_before_utc <= trust.issued_at <= issuing.not_valid_after_utc:
        raise Refusal("centre-pack-damaged")
    dropped = list_of(trust.root_list, trust.certificate)
    for at, (of, revoked) in enumerate(((trust.issuing, trust.revocations), *trust.former)):
        one = x509.load_der_x509_certificate(of)
        one.verify_directly_issued_by(root)
        list_of(revoked, of)
        gone = dropped.get_revoked_certificate_by_serial_number(one.serial_number) is not None
        if gone is not bool(at):
            raise Refusal("centre-pack-damaged")


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
        certificate=bytes_of(said["root"]),
        name=said["name"],
        issuing=bytes_of(said["issuing"]),
        revocations=bytes_of(said["revocations"]),
        root_list=bytes_of(said["root_list"]),
        register=tuple(people),
        number=number,
        issued_at=at,
        templates=tuple(said.get("templates", ())),
        timestamp_roots=tuple(_certificate(one) for one in said.get("timestamp_roots", ())),
        recovery=_public(bytes_of(said.get("recovery", ""))),
        former=tuple((bytes_of(one), bytes_of(revoked)) for one, revoked in said.get("former", ())),
    )


def _certificate(said: object) -> bytes:
    certificate = bytes_of(said)
    load(certificate)
    return certificate


def _public(key: bytes) -> bytes:
    if len(key) not in {0, 32}:  # bytes of a public key on X25519 (RFC 7748, section 6.1)
        raise ValueError("not a recovery key")
    return key


def _is_text(*said: object) -> bool:
    return all(isinstance(one, str) for one in said)
