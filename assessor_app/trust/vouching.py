"""Whom this store vouches for, the journal of how that came about, and the identity it signs with.

Nothing in the journal is ever changed. Making and unlocking an identity lives in `identity`.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.trust import store as rows
from assessor_app.trust.model import Anchor, CentreTrust, Vouching, fingerprint
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from assessor_app.vault.store import Store


class VouchedSigners:
    """The signers somebody here vouched for, after comparing the fingerprint by another channel; times are RFC 3339."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def vouch(self, certificate: bytes, *, how: str, by: str, at: str) -> Changes:
        """Vouch for the holder of a certificate (DER); `how` says how the fingerprint was compared, `by` who did.

        `how` is text, or `@` and a code that the window says in the reader's language: telephone, person, video,
        fingerprint.

        Vouching for somebody who is vouched for already changes nothing.

        Raises:
            Refusal: `certificate-unreadable`; `vouching-not-told`, when `how` or `by` is empty.
        """
        from assessor_app.trust.certificates import load  # noqa: PLC0415 - slow to import

        load(certificate)
        line = Vouching("vouched", fingerprint(certificate), _told(how), _told(by), at)
        with self._store.transaction():
            if rows.is_vouched(self._store, line.fingerprint):
                return Changes()
            rows.add_vouching(self._store, line, certificate)
        return Changes.of(("signer", line.fingerprint))

    def withdraw(self, of: str, *, reason: str, by: str, at: str) -> Changes:
        """Stop vouching for the signer with this fingerprint (64 hex digits), and say why.

        Raises:
            Refusal: `signer-not-vouched`; `vouching-not-told`, when `reason` or `by` is empty.
        """
        line = Vouching("withdrawn", of, _told(reason), _told(by), at)
        with self._store.transaction():
            if not rows.is_vouched(self._store, of):
                raise Refusal("signer-not-vouched")
            rows.add_vouching(self._store, line, None)
        return Changes.of(("signer", of))

    def anchors(self) -> tuple[Anchor, ...]:
        """The certificates vouched for now, oldest vouching first, and then the centres trusted through their packs."""
        vouched = (Anchor(certificate) for certificate in rows.vouched_certificates(self._store))
        return (*vouched, *self.centres())

    def centres(self) -> tuple[CentreTrust, ...]:
        """The centres trusted through their packs, each by the latest that was taken in."""
        return tuple(rows.centres(self._store))

    def packs(self) -> str:
        """What the centres trusted here said last: the number of each one's pack and the digest of its revocations."""
        said = [f"{one.number}:{hashlib.sha256(one.revocations).hexdigest()}" for one in self.centres()]
        return " ".join(said)

    def trust_centre(self, trust: CentreTrust, at: str) -> Changes:
        """Trust whom a centre's pack names; whether the pack may be believed was asked before."""
        rows.add_centre(self._store, trust, at)
        return Changes.of(("signer", trust.fingerprint), ("centre-pack", trust.fingerprint))

    def journal(self) -> tuple[Vouching, ...]:
        """Everything that was ever done, oldest first."""
        return tuple(rows.vouching_lines(self._store))

    def keep_identity(self, pkcs12: bytes, certificate: bytes, at: str) -> Changes:
        """Keep this store's own identity: the locked key file and its certificate (DER); it becomes the current one."""
        rows.put_identity(self._store, pkcs12, certificate, at)
        return Changes.of(("identity", fingerprint(certificate)))

    def own_certificate(self) -> bytes | None:
        """The certificate (DER) of the current identity, if there is one."""
        kept = rows.own_identity(self._store)
        return kept.certificate if kept else None

    def own_certificates(self) -> tuple[bytes, ...]:
        """The certificates (DER) of every identity this store has had, oldest first; none ceases to be its own."""
        return tuple(rows.own_certificates(self._store))


def _told(text: str) -> str:
    """What a person wrote; a journal line without it would say nothing."""
    kept = " ".join(text.split())
    if not kept:
        raise Refusal("vouching-not-told")
    return kept
