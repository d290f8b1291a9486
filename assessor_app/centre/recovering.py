"""A centre's recovery key: made once, kept in a file outside the store, and used to let somebody into theirs.

Its public half goes with the packs; who takes one in may let the centre in, as a third way to unlock (`vault.asking`).
Whoever holds the file and its passphrase can open every store that did so: it belongs with the root's file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.centre import store as rows
from assessor_app.centre.model import LetIn
from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal, Tampered
from assessor_app.trust.model import fingerprint
from assessor_app.vault import asking, keyfile, sharing
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from assessor_app.clock import Clock
    from assessor_app.people.desk import PeopleDesk
    from assessor_app.vault.asking import Entry, Request
    from assessor_app.vault.store import Store


class RecoveryDesk:
    """The recovery key of the centre that this store looks after, and who was let in with it or into this store."""

    def __init__(self, store: Store, people: PeopleDesk, clock: Clock) -> None:
        self._store, self._people, self._clock = store, people, clock

    def key(self) -> bytes:
        """The public half (X25519, 32 bytes) that goes with the packs; empty where there is none."""
        return rows.recovery(self._store)

    def make(self, passphrase: str) -> tuple[bytes, Changes]:
        """Make a recovery key, in place of any before; returns its file, which is kept nowhere else.

        The key of before opens what let it in, until its owner takes in a pack with the new one.

        Raises:
            Refusal: `centre-not-founded`; `passphrase-short`.
        """
        kept = rows.authority(self._store)
        if kept is None:
            raise Refusal("centre-not-founded")
        keyfile.fit(passphrase)
        authority, private = kept[0], sharing.new_key()
        held = keyfile.KeyFile(fingerprint(authority.root), authority.name)
        file = keyfile.dump(held.with_slot(keyfile.CENTRE_KEY, passphrase, private))
        with self._store.transaction():
            rows.put_recovery(self._store, sharing.public_half(private), self._now())
        return file, Changes.of(("centre", "recovery"))

    def stop(self) -> Changes:
        """Have no recovery key from now on: the next pack takes it out of every store that takes it in."""
        if not self.key():
            return Changes()
        with self._store.transaction():
            rows.put_recovery(self._store, b"", self._now())
        return Changes.of(("centre", "recovery"))

    def answer(self, request: Request, file: bytes, passphrase: str) -> tuple[bytes, Changes]:
        """Let in whoever made a request, with the recovery key's file; noted here, as it will be in their store.

        That it is really the store's owner who asks is for whoever answers to find out.

        Raises:
            Refusal: `centre-key-unreadable`; `centre-key-passphrase-wrong`; `centre-key-other`, when the store let in
                another key or another centre's; `sealed-for-another`.
        """
        private, centre = _opened(file, passphrase)
        slot = request.slot
        if (slot.centre, slot.key) != (centre.store, sharing.public_half(private)):
            raise Refusal("centre-key-other", centre=slot.name)
        who, now = self._people.assessor(), self._now()
        by = who.name if who else centre.label
        data = asking.answer(request, private, by, now)
        with self._store.transaction():
            rows.add_let_in(self._store, LetIn("elsewhere", centre.label, request.label, by, now, now))
        return data, Changes.of(("centre", "let-in"))

    def note(self, entry: Entry) -> None:
        """Note that a centre let somebody into this store."""
        who = self._people.assessor()
        with self._store.transaction():
            rows.add_let_in(
                self._store, LetIn("here", entry.name, who.name if who else "", entry.by, entry.at, self._now())
            )

    def let_in(self) -> tuple[LetIn, ...]:
        """Who was let in, into this store or with a key from here, oldest first."""
        return tuple(rows.let_in(self._store))

    def _now(self) -> str:
        return rfc3339(self._clock.now().wall)


def _opened(file: bytes, passphrase: str) -> tuple[bytes, keyfile.KeyFile]:
    """The private half in a recovery key's file, and whose it is."""
    try:
        held = keyfile.parse(file)
        return held.unwrap(keyfile.CENTRE_KEY, passphrase), held
    except Tampered as problem:
        raise Refusal("centre-key-unreadable") from problem
