"""A store's passphrase in this system's own keyring, for whoever asks for that: kept, read and forgotten.

Only `store remember` puts one there, and only `--passphrase-keyring` reads it; nothing else looks.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Final

from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import Refusal, Unavailable
from assessor_app.language import N_
from assessor_app.vault import folders, keyfile

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from assessor_app.vault.model import StorePlace

SERVICE: Final = "assessor-app"
"""What the keyring calls this program; the name within it is the store's own id, wherever its folder is."""


def remember(options: argparse.Namespace, face: Face) -> Exit:
    """Put the passphrase into the keyring, once it has opened the store."""
    with stores.opened(options, face) as (vault, _rooms, phrase):
        keep(vault.place, phrase)
        label = vault.label
    face.answer(face.words("The keyring of this system remembers the passphrase of {label}.", label=label))
    face.remark(
        face.words(
            "Whoever uses your account on this system can now open the store and sign as you, with "
            "`--passphrase-keyring`. `store forget` ends that."
        )
    )
    face.document({"store": str(vault.place.folder), "remembered": True})
    return Exit.YES


def forget(options: argparse.Namespace, face: Face) -> Exit:
    """Take the passphrase out of the keyring; that it was not there is no fault. The store stays closed."""
    place = stores.place(options)
    if place is None:
        raise Refusal("store-not-named")
    was = drop(place)
    gone, never = N_("The keyring no longer has the passphrase."), N_("The keyring had no passphrase of this store.")
    face.answer(face.words(gone if was else never))
    face.document({"store": str(place.folder), "remembered": False, "was_remembered": was})
    return Exit.YES


def recall(place: StorePlace) -> str:
    """The passphrase of a store from the keyring.

    Raises:
        Refusal: `passphrase-not-remembered`; what is wrong with the store's folder.
        Unavailable: `keyring-unavailable`.
    """
    name = _name(place)
    with _keyring() as ring:
        phrase: str | None = ring.get_password(SERVICE, name)
    if phrase is None:
        raise Refusal("passphrase-not-remembered")
    return phrase


def keep(place: StorePlace, phrase: str) -> None:
    """Put it there, in place of what was; Unavailable `keyring-unavailable`."""
    name = _name(place)
    with _keyring() as ring:
        ring.set_password(SERVICE, name, phrase)


def drop(place: StorePlace) -> bool:
    """Take it out; whether it was there. Unavailable `keyring-unavailable`."""
    name = _name(place)
    with _keyring() as ring:
        if ring.get_password(SERVICE, name) is None:
            return False
        ring.delete_password(SERVICE, name)
    return True


def _name(place: StorePlace) -> str:
    folders.present(place)
    return keyfile.parse(place.keys.read_bytes()).store


@contextlib.contextmanager
def _keyring() -> Iterator[Any]:
    """The keyring library, its errors told as this program's."""
    import keyring  # noqa: PLC0415 - only who asks for the keyring needs it
    from keyring.errors import KeyringError  # noqa: PLC0415 - same

    try:
        yield keyring
    except KeyringError as problem:
        raise Unavailable("keyring-unavailable") from problem
