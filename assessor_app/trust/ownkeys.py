"""The keys this store has: its identities, those it has asked a centre to certify, and which of them a token holds.

Light to import. Making requests lives in `requests`, talking to tokens in `tokens`, whom else to trust in `vouching`.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.trust import store as rows
from assessor_app.trust.model import KeptIdentity, KeptRequest, fingerprint
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from assessor_app.trust.model import TokenPlace
    from assessor_app.vault.store import Store


class OwnKeys:
    """What this store signs with, and what it has asked for; nothing here is ever taken away. Times are RFC 3339."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def current(self) -> KeptIdentity:
        """The identity that signs now.

        Raises:
            Refusal: `identity-missing`, when this store has none.
        """
        kept = rows.own_identity(self._store)
        if kept is None:
            raise Refusal("identity-missing")
        return kept

    def identities(self) -> tuple[KeptIdentity, ...]:
        """The identities this store has had, oldest first."""
        return tuple(rows.own_identities(self._store))

    def every(self) -> tuple[KeptIdentity, ...]:
        """Every certificate here with its locked key: identities, oldest first, then keys still waiting for theirs."""
        waiting = (
            KeptIdentity(one.certificate, one.pkcs12, one.at) for one in rows.requests(self._store) if one.pkcs12
        )
        return (*self.identities(), *waiting)

    def keep_request(self, kept: KeptRequest) -> Changes:
        """Keep a request that was made, with its key where that is a new one."""
        rows.add_request(self._store, kept)
        return Changes.of(("request", fingerprint(kept.certificate)))

    def requests(self) -> tuple[KeptRequest, ...]:
        """The requests this store has made, oldest first."""
        return tuple(rows.requests(self._store))

    def keep_token(self, certificate: bytes, place: TokenPlace) -> None:
        """Remember that a token holds the private key that a certificate (DER) is for."""
        rows.put_token(self._store, _key_of(certificate), place)

    def token(self, certificate: bytes) -> TokenPlace | None:
        """Where the private key of a certificate (DER) is, if a token holds it."""
        return rows.token(self._store, _key_of(certificate))

    def signing_token(self) -> TokenPlace | None:
        """Where the key that signs now is, if a token holds it."""
        kept = rows.own_identity(self._store)
        return None if kept is None or kept.pkcs12 else self.token(kept.certificate)


def _key_of(certificate: bytes) -> str:
    """The SHA-256 (hex) of a certificate's public key."""
    from assessor_app.trust.requests import public_key  # noqa: PLC0415 - slow to import, and few have tokens

    return hashlib.sha256(public_key(certificate)).hexdigest()
