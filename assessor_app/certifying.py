"""Deeds with the certificate of who works here: asking the centre for one, taking in what it sends.

Reading and writing requests lives in `trust.requests`, issuing with the centre; making one's own lives in `rooms`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.clock import rfc3339
from assessor_app.people.model import Assessor, Centre
from assessor_app.rooms import own_identity
from assessor_app.trust import identity as identities
from assessor_app.trust import requests
from assessor_app.trust.model import KeptRequest
from assessor_app.trust.ownkeys import OwnKeys

if TYPE_CHECKING:
    from assessor_app.clock import Clock
    from assessor_app.rooms import Rooms
    from assessor_app.trust.requests import Request
    from assessor_app.vault.model import Changes
    from assessor_app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that was made, ready to be given to the centre, and what changed here."""

    request: Request
    changes: Changes

    @property
    def text(self) -> str:
        """The request as text, for a file or an e-mail."""
        return requests.text(self.request.der)


def ask(rooms: Rooms, vault: Vault, passphrase: str, clock: Clock, *, fresh: bool = False) -> Asked:
    """Make a request for a certificate for the key that signs now, or for a `fresh` one, which then waits for it.

    Until the answer is taken in, records are signed with the identity of before. Refusing changes nothing.

    Raises:
        Refusal: `passphrase-wrong`; `identity-missing`; what the making of an identity refuses.
    """
    keys, now = OwnKeys(rooms.store), clock.now().wall
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
        changes = keys.keep_request(KeptRequest(made, identity.certificate, pkcs12, rfc3339(now)))
    return Asked(requests.read(made), changes)


def take_in(rooms: Rooms, vault: Vault, passphrase: str, data: bytes, clock: Clock) -> Changes:
    """Take in the certificate that a centre sent (a file's bytes, or an e-mail's): records are signed with it from now.

    It must be for a key that is here, name who works here, and be fit for signing records now. The identities of
    before stay this store's own. Taking the current one in again changes nothing.

    Raises:
        Refusal: `passphrase-wrong`; `answer-…` and `certificate-…` as `trust.requests.fitting` says.
    """
    secret, who, now = vault.identity_secret(passphrase), _who(rooms), clock.now().wall
    held = {requests.public_key(kept.certificate): kept for kept in OwnKeys(rooms.store).every()}
    certificate = requests.fitting(requests.answers(data), held, who.name, who.id, now)
    kept = held[requests.public_key(certificate)]
    identity = identities.from_pkcs12(kept.pkcs12, secret)
    locked = identities.to_pkcs12(identities.certified(identity, certificate), secret)
    with rooms.store.transaction():
        return rooms.vouched.keep_identity(locked, certificate, rfc3339(now))


def _who(rooms: Rooms) -> Assessor:
    return rooms.people.assessor() or Assessor("", "", Centre(""))
