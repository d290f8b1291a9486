"""A store's folder as a whole: made, unlocked, locked against a second program, its passphrase changed.

Not here: the wrapping of keys (`keyfile`), rows (`store`), the schema (`migrations`).
"""

from __future__ import annotations

import unicodedata
import uuid
from typing import TYPE_CHECKING, Self

from assessor_app.errors import Refusal, Tampered
from assessor_app.progress import Progress, Silent
from assessor_app.vault import asking, folders, keyfile, recovery
from assessor_app.vault import migrations as steps
from assessor_app.vault.connection import connect
from assessor_app.vault.copies import copy_before, copy_whole
from assessor_app.vault.files import write_whole
from assessor_app.vault.folders import labels
from assessor_app.vault.keyfile import LEAST_PASSPHRASE, fit
from assessor_app.vault.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from filelock import BaseFileLock

    from assessor_app.vault.model import Migration, StorePlace

__all__ = ["LEAST_PASSPHRASE", "Vault", "labels"]


class Vault:
    """An unlocked store. It holds the lock until `close`; every thread takes its own `connect`."""

    def __init__(self, place: StorePlace, keys: keyfile.KeyFile, key: bytes, lock: BaseFileLock) -> None:
        self.place = place
        self._keys = keys
        self._key = key
        self._lock = lock
        self._locked = folders.which_lock(place)

    @classmethod
    def create(
        cls,
        place: StorePlace,
        *,
        label: str,
        passphrase: str,
        migrations: Sequence[Migration],
        progress: Progress | None = None,
        furnish: Callable[[Vault, Store], None] | None = None,
    ) -> tuple[Vault, str]:
        """Make a store in a folder, whole or not at all; the text beside it is the recovery code to print.

        `furnish` writes what the store must never be without, before it exists under its name: it may use the
        connection it is given and `identity_secret`, and what it raises leaves nothing behind.

        Raises:
            Refusal: `store-exists`, `label-missing`, `passphrase-short` (fact `least`).
            Unavailable: `disk-full`, `store-read-only`, `store-in-use`…; nothing is left behind.
            Cancelled: nothing is left behind.
        """
        told = progress or Silent()
        label = unicodedata.normalize("NFC", label).strip()
        if not label:
            raise Refusal("label-missing")
        fit(passphrase)
        with folders.making(place) as lock:
            told.step(0, 3)
            master, code = keyfile.new_master(), recovery.new_code()
            keys = keyfile.KeyFile(uuid.uuid4().hex, label).with_slot(keyfile.PASSPHRASE, passphrase, master)
            keys = keys.with_slot(keyfile.RECOVERY, recovery.read_code(code), master)
            vault = cls(place, keys, keyfile.store_key(master), lock)
            told.step(1, 3)
            vault._lay(migrations, furnish)
            told.step(2, 3)
            vault._keep(keys)
            folders.finish(place)
        return vault, code

    def _lay(self, migrations: Sequence[Migration], furnish: Callable[[Vault, Store], None] | None) -> None:
        """Make the database under the name of an unfinished store, its schema complete and furnished."""
        store = Store(connect(folders.draft(self.place), self._key, create=True), self.place.folder)
        try:
            steps.migrate(store, migrations)
            if furnish is not None:
                furnish(self, store)
        finally:
            store.close()

    @classmethod
    def open(
        cls,
        place: StorePlace,
        *,
        passphrase: str | None = None,
        recovery_code: str | None = None,
        migrations: Sequence[Migration],
        progress: Progress | None = None,
    ) -> Vault:
        """Unlock a store with exactly one of passphrase and recovery code, and bring its schema up to date.

        Before an older schema is changed the store is copied beside itself.

        Raises:
            Refusal: `passphrase-wrong`, `recovery-code-wrong`, `recovery-code-mistyped`, `store-newer`,
                `store-differs`.
            Tampered: `keys-missing`, `keys-damaged`, `store-damaged`.
            Unavailable: `store-not-there`, `store-unfinished`, `database-missing`, `store-in-use`, `disk-full`…
        """
        told = progress or Silent()
        return cls._opened(place, lambda keys: _unwrap(keys, passphrase, recovery_code), migrations, told)

    @classmethod
    def _opened(
        cls,
        place: StorePlace,
        unwrap: Callable[[keyfile.KeyFile], bytes],
        migrations: Sequence[Migration],
        told: Progress,
    ) -> Vault:
        folders.present(place)
        lock = folders.locked(place)
        try:
            keys = folders.read_keys(place)
            vault = cls(place, keys, keyfile.store_key(unwrap(keys)), lock)
            vault._bring_up_to_date(migrations, told)
        except BaseException:
            folders.release(place, lock)
            raise
        return vault

    @classmethod
    def let_in(
        cls,
        place: StorePlace,
        answer: bytes,
        passphrase: str,
        *,
        migrations: Sequence[Migration],
        note: Callable[[Store, asking.Entry], None],
        progress: Progress | None = None,
    ) -> Vault:
        """Unlock a store with the answer of its centre, and give it the passphrase that was chosen when asking.

        `note` keeps in the store who let somebody in: nobody gets in of whom it does not say so.

        Raises:
            Refusal, Tampered, Unavailable: as `asking.open_answer` and `open`.
        """
        master, entry = asking.open_answer(place, answer, passphrase)
        vault = cls._opened(place, lambda _keys: master, migrations, progress or Silent())
        try:
            vault.admit(master, passphrase, lambda store: note(store, entry))
        except BaseException:
            vault.close()
            raise
        return vault

    def admit(self, master: bytes, passphrase: str, note: Callable[[Store], None]) -> None:
        """Give this store a passphrase on its master secret, once it is noted how that came about."""
        store = self.connect()
        try:
            note(store)
        finally:
            store.close()
        self._keep(self._keys.with_slot(keyfile.PASSPHRASE, passphrase, master))
        asking.forget(self.place)

    @classmethod
    def adopt(
        cls,
        place: StorePlace,
        *,
        passphrase: str | None,
        recovery_code: str | None,
        migrations: Sequence[Migration],
        furnish: Callable[[Store], None],
    ) -> None:
        """Prove a database that was put into a store's place under the name of an unfinished one, and complete it.

        It must open, be whole, and take the schema of this program; then `furnish` writes in it. Raises as `open`.
        """
        key = keyfile.store_key(_unwrap(folders.read_keys(place), passphrase, recovery_code))
        store = Store(connect(folders.draft(place), key), place.folder)
        try:
            if not steps.applied(store) or store.damage():
                raise Tampered("store-damaged", folder=str(place.folder))
            steps.migrate(store, migrations)
            furnish(store)
        finally:
            store.close()

    def _bring_up_to_date(self, migrations: Sequence[Migration], told: Progress) -> None:
        store = self.connect()
        try:
            if not steps.applied(store):  # an empty file opens as an empty database
                raise Tampered("store-damaged", folder=str(self.place.folder))
            pending = steps.pending(store, migrations)
            if pending:
                copy_before(store, self.place, self._key, pending[0].name)
                steps.migrate(store, migrations, told)
        finally:
            store.close()

    @property
    def label(self) -> str:
        """Whose store this is, as chosen when it was made."""
        return self._keys.label

    @property
    def store_id(self) -> str:
        """The random name of this store (32 hex digits), which no other store has."""
        return self._keys.store

    def connect(self) -> Store:
        """A new connection, for the calling thread alone.

        Raises:
            Unavailable: the disk; `store-held` where the store was away, and another program took it as it came back.
        """
        if self.place.database.exists() and folders.which_lock(self.place) != self._locked:
            folders.lock_again(self.place, self._lock)
            self._locked = folders.which_lock(self.place)
        connection = connect(self.place.database, self._key)
        return Store(connection, self.place.folder, self._lock, database=self.place.database)

    def copy_to(self, store: Store, file: Path, step: Callable[[int, int], None]) -> None:
        """Copy the store into a new file, encrypted with its own key; raises as `copies.copy_whole` does."""
        copy_whole(store, file, self._key, step)

    def prove(self, passphrase: str) -> None:
        """See that somebody knows the passphrase now, at the cost of unlocking; Refusal `passphrase-wrong`."""
        self._keys.unwrap(keyfile.PASSPHRASE, passphrase)

    def identity_secret(self, passphrase: str) -> bytes:
        """The 32 bytes that wrap the signing key, for whoever knows the passphrase now; Refusal `passphrase-wrong`."""
        return keyfile.identity_secret(self._keys.unwrap(keyfile.PASSPHRASE, passphrase))

    def change_passphrase(self, *, new: str, old: str | None = None, recovery_code: str | None = None) -> None:
        """Wrap the keys under a new passphrase, on exactly one of the old one and the recovery code.

        Nothing is encrypted again, the recovery code stays good, and a failure leaves the old passphrase good.
        """
        fit(new)
        master = _unwrap(self._keys, old, recovery_code)
        self._keep(self._keys.with_slot(keyfile.PASSPHRASE, new, master))

    @property
    def centre(self) -> keyfile.CentreSlot | None:
        """The centre whose recovery key opens this store too, if any does."""
        return self._keys.centre

    def let_centre_in(self, passphrase: str, centre: str, name: str, key: bytes) -> None:
        """Let a centre's recovery key (public half) open this store too, in place of any before; `passphrase-wrong`."""
        self._keep(self._keys.with_centre(centre, name, key, self._keys.unwrap(keyfile.PASSPHRASE, passphrase)))

    def keep_centre_out(self) -> None:
        """Let no centre's key open this store any more; what it has opened before it has seen."""
        if self._keys.centre is not None:
            self._keep(self._keys.without_centre())

    def new_recovery_code(self, passphrase: str) -> str:
        """Make a recovery code that replaces the one printed before; Refusal `passphrase-wrong`."""
        master, code = self._keys.unwrap(keyfile.PASSPHRASE, passphrase), recovery.new_code()
        self._keep(self._keys.with_slot(keyfile.RECOVERY, recovery.read_code(code), master))
        return code

    def _keep(self, keys: keyfile.KeyFile) -> None:
        write_whole(self.place.keys, keyfile.dump(keys))
        self._keys = keys

    def close(self) -> None:
        """Let another program have the store; connections are closed by whoever took them."""
        folders.release(self.place, self._lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _unwrap(keys: keyfile.KeyFile, passphrase: str | None, recovery_code: str | None) -> bytes:
    if (passphrase is None) == (recovery_code is None):
        raise TypeError("exactly one of passphrase and recovery code")
    if recovery_code is not None:
        return keys.unwrap(keyfile.RECOVERY, recovery.read_code(recovery_code))
    return keys.unwrap(keyfile.PASSPHRASE, passphrase or "")
