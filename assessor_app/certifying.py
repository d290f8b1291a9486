"""Deeds with the key and certificate of who works here: asking the centre for one, taking it in, using a token.

Reading and writing requests lives in `trust.requests`, issuing with the centre; making one's own lives in `rooms`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal
from assessor_app.people.model import Assessor, Centre
from assessor_app.rooms import furnish, own_identity
from assessor_app.tables import MIGRATIONS
from assessor_app.trust import identity as identities
from assessor_app.trust import requests
from assessor_app.trust.authority.issuing import serial_of
from assessor_app.trust.centres import good_until, revoked
from assessor_app.trust.certificates import card, issuer
from assessor_app.trust.model import KeptRequest, fingerprint
from assessor_app.vault.model import Changes
from assessor_app.vault.vault import Vault

if TYPE_CHECKING:
    from assessor_app.centre.model import Pack
    from assessor_app.clock import Clock
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.trust.model import CentreTrust, SignerCard
    from assessor_app.trust.requests import Request
    from assessor_app.trust.tokens import Token
    from assessor_app.vault.asking import Entry
    from assessor_app.vault.model import StorePlace
    from assessor_app.vault.store import Store


@dataclass(frozen=True, slots=True)
class Own:
    """How it stands with the certificate that signs now: whose, by whom, where its key is, what was asked for since.

    `issuer` is empty where it is self-made, `token` where no token holds the key, `asked` (RFC 3339) where no request
    waits for its answer. `outgrown` says that a centre's certificate signed here before, for another name or centre.
    """

    certificate: bytes
    card: SignerCard
    issuer: str
    token: str
    asked: str
    outgrown: bool = False

    def days_left(self, now: dt.datetime) -> int:
        """Whole days until it expires at an aware time; below zero when it has."""
        return (self.card.not_after - now).days


def own(rooms: Rooms) -> Own | None:
    """The certificate that signs now, if this store has one."""
    try:
        kept = rooms.keys.current()
    except Refusal:
        return None
    place = rooms.keys.signing_token()
    told = card(kept.certificate)
    return Own(
        certificate=kept.certificate,
        card=told,
        issuer="" if told.self_made else issuer(kept.certificate),
        token=place.label if place else "",
        asked=_waiting(rooms),
        outgrown=told.self_made and _outgrown(rooms, told),
    )


def _outgrown(rooms: Rooms, now: SignerCard) -> bool:
    """Whether the identity before the present one was a centre's for another name: it fits who works here no more."""
    before = [card(kept.certificate) for kept in rooms.keys.identities()]
    last = next((one for one in reversed(before) if not one.self_made), None)
    return last is not None and last.name != now.name


def _waiting(rooms: Rooms) -> str:
    """When the last request was made (RFC 3339), unless a certificate for its key came after it."""
    made = rooms.keys.requests()
    if not made:
        return ""
    last, since = requests.public_key(made[-1].certificate), dt.datetime.fromisoformat(made[-1].at)
    answered = (
        dt.datetime.fromisoformat(kept.at) >= since and not card(kept.certificate).self_made
        for kept in rooms.keys.identities()
        if requests.public_key(kept.certificate) == last
    )
    return "" if any(answered) else made[-1].at


def ask(rooms: Rooms, vault: Vault, passphrase: str, clock: Clock, *, fresh: bool = False) -> tuple[Request, Changes]:
    """Make a request for a certificate for the key that signs now, or for a `fresh` one, which then waits for it.

    Until the answer is taken in, records are signed with the identity of before. Refusing changes nothing. Where a
    token holds the key that signs now, its PIN stands in the passphrase's place, unless a `fresh` one is made.

    Raises:
        Refusal: `passphrase-wrong`; `identity-missing`; what the making of an identity refuses.
    """
    now = clock.now().wall
    pkcs12: bytes | None = None
    if fresh:
        who = _who(rooms)
        secret = vault.identity_secret(passphrase)
        identity = identities.make(who.name, who.centre.name, who.id, now)
        pkcs12 = identities.to_pkcs12(identity, secret)
    else:
        identity = own_identity(rooms, vault, passphrase)
    made = requests.make(identity)
    with rooms.store.transaction():
        changes = rooms.keys.keep_request(KeptRequest(made, identity.certificate, pkcs12, rfc3339(now)))
    return requests.read(made), changes


def take_in(rooms: Rooms, vault: Vault, passphrase: str, data: bytes, clock: Clock) -> Changes:
    """Take in the certificate that a centre sent (a file's bytes, or an e-mail's): records are signed with it from now.

    It must be for a key that is here, name who works here, and be fit for signing records now. The identities of
    before stay this store's own. Taking the current one in again changes nothing.

    Raises:
        Refusal: `passphrase-wrong`; `answer-…` and `certificate-…` as `trust.requests.fitting` says.
    """
    secret, who, now = vault.identity_secret(passphrase), _who(rooms), clock.now().wall
    held = {requests.public_key(kept.certificate): kept for kept in rooms.keys.every()}
    certificate = requests.fitting(requests.answers(data), held, who.name, who.id, now)
    kept = held[requests.public_key(certificate)]
    locked = b""
    if kept.pkcs12:
        identity = identities.from_pkcs12(kept.pkcs12, secret)
        locked = identities.to_pkcs12(identities.certified(identity, certificate), secret)
    with rooms.store.transaction():
        return rooms.vouched.keep_identity(locked, certificate, rfc3339(now))


def take_in_pack(
    rooms: Rooms,
    pack: Pack,
    clock: Clock,
    progress: Progress,
    *,
    compared: bool = False,
    vault: Vault | None = None,
) -> Changes:
    """Take in a centre's pack, and judge again what is kept of those whose standing it changes.

    Where the store of `vault` let the centre in, and the pack brings another recovery key or none any more, or says
    that who works here has left, the centre's old key opens it no longer.

    Raises:
        Refusal: as `CentreDesk.take_in`; nothing was changed then.
    """
    before = rooms.centre.trusted(pack.trust.fingerprint)
    changes = rooms.centre.take_in(pack, compared=compared)
    touched = set(changes.touched)
    if vault is not None and not _still_in(rooms, vault, pack.trust):
        vault.keep_centre_out()
        touched.add(("centre", "let-in"))
    signers = _standing_otherwise(before, pack.trust, clock.now().wall) if touched else ()
    for at, signer in enumerate(signers):
        progress.step(at, len(signers))
        with rooms.store.transaction():
            touched |= {one for one in rooms.archive.judge_again(signer).touched if one[0] == "record"}
    return Changes(frozenset(touched))


def _still_in(rooms: Rooms, vault: Vault, trust: CentreTrust) -> bool:
    """Whether what a centre says now leaves its slot in this store's keys as it is."""
    slot = vault.centre
    return slot is None or slot.centre != trust.fingerprint or (slot.key == trust.recovery and belongs(rooms, trust))


def belongs(rooms: Rooms, trust: CentreTrust) -> bool:
    """Whether a centre has enrolled who works here, and not revoked every certificate it gave them."""
    enrolled, gone = {line.fingerprint for line in trust.register}, revoked(trust)
    return any(
        fingerprint(certificate) in enrolled and serial_of(certificate) not in gone
        for certificate in rooms.vouched.own_certificates()
    )


def asking_to_be_let_in(rooms: Rooms, vault: Vault) -> CentreTrust | None:
    """The centre that could open this store if it were let in, and has not been; None where there is none."""
    slot = vault.centre
    for trust in rooms.vouched.centres():
        known = slot is not None and (slot.centre, slot.key) == (trust.fingerprint, trust.recovery)
        if trust.recovery and not known and belongs(rooms, trust):
            return trust
    return None


def let_centre_in(rooms: Rooms, vault: Vault, passphrase: str, of: str) -> Changes:
    """Let a centre's recovery key open this store too, by the fingerprint of its root; it replaces any before.

    Raises:
        Refusal: `centre-no-recovery-key`, when its pack brings none; `centre-not-yours`, when it has not enrolled who
            works here; `passphrase-wrong`.
    """
    trust = rooms.centre.trusted(of)
    if trust is None or not trust.recovery:
        raise Refusal("centre-no-recovery-key")
    if not belongs(rooms, trust):
        raise Refusal("centre-not-yours", centre=trust.name)
    vault.let_centre_in(passphrase, of, trust.name, trust.recovery)
    return Changes.of(("centre", "let-in"))


def keep_centre_out(vault: Vault) -> Changes:
    """Let no centre open this store from now on."""
    vault.keep_centre_out()
    return Changes.of(("centre", "let-in"))


def let_in(place: StorePlace, answer: bytes, passphrase: str, clock: Clock, progress: Progress) -> Vault:
    """Open a store with the answer of its centre, on the passphrase chosen when asking; raises as `Vault.let_in`."""

    def note(store: Store, entry: Entry) -> None:
        furnish(store, clock).recovery.note(entry)

    return Vault.let_in(place, answer, passphrase, migrations=MIGRATIONS, note=note, progress=progress)


def _standing_otherwise(before: CentreTrust | None, trust: CentreTrust, now: dt.datetime) -> tuple[str, ...]:
    """Whose records may be judged otherwise: everybody's after a revocation or an old pack, else the newcomers'."""
    here = dict.fromkeys(line.fingerprint for line in trust.register)
    changed = before is None or before.issuing != trust.issuing or revoked(before) != revoked(trust)
    if before is None or changed or good_until(before) < now:
        return tuple(here)
    return tuple(here.keys() - {line.fingerprint for line in before.register})


def use_token(rooms: Rooms, vault: Vault, passphrase: str, clock: Clock, *, token: Token, pin: str) -> Changes:
    """Make a key inside a token and a certificate of one's own for it; records are signed there from now on.

    Sealing then asks for the token's PIN. The keys of before stay this store's own.

    Raises:
        Refusal: `passphrase-wrong`; `token-…`; what the making of an identity refuses.
        Unavailable: `token-…`.
    """
    from assessor_app.trust import tokens  # noqa: PLC0415 - only who has a token needs it

    vault.identity_secret(passphrase)
    who, now = _who(rooms), clock.now().wall
    place, key = tokens.make_key(token, pin)
    identity = identities.make(who.name, who.centre.name, who.id, now, held=key)
    with rooms.store.transaction():
        rooms.keys.keep_token(identity.certificate, place)
        return rooms.vouched.keep_identity(b"", identity.certificate, rfc3339(now))


def _who(rooms: Rooms) -> Assessor:
    return rooms.people.assessor() or Assessor("", "", Centre(""))
