"""Opening the store that a command names. A passphrase comes from a file or a prompt, never an argument."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor_app import paths, rooms
from assessor_app.errors import Refusal, Unavailable
from assessor_app.tables import MIGRATIONS
from assessor_app.trust.model import grouped
from assessor_app.vault import folders
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from assessor_app.cli.saying import Face
    from assessor_app.rooms import Rooms

MOST = 64 * 1024**2 + 1  # bytes: one more than any reader takes, so that what is too large is told as such


def place(options: argparse.Namespace) -> StorePlace | None:
    """The store that `--store` or the environment names; None where neither does."""
    named = options.store or paths.named_store()
    return StorePlace(Path(named)) if named else None


def passphrase(options: argparse.Namespace, face: Face) -> str:
    """The passphrase from the keyring with `--passphrase-keyring`, from `--passphrase-file` (its first line), or typed.

    Raises:
        Refusal: `passphrase-needed`, when there is no file and nobody at a terminal; `passphrase-not-remembered`.
        Unavailable: `file-unreadable`; `keyring-unavailable`.
    """
    named = place(options)
    if options.passphrase_keyring and named is not None:
        from assessor_app.cli import remembered  # noqa: PLC0415 - only who asks for the keyring needs it

        return remembered.recall(named)
    return secret(options.passphrase_file, face.words("Passphrase"), "passphrase-needed")


def signing_secret(options: argparse.Namespace, face: Face, built: Rooms, passphrase: str) -> str:
    """What opens the signing key: the passphrase, or where a token holds it, the PIN from `--pin-file` or a prompt.

    Raises:
        Refusal: `pin-needed`, when there is no file and nobody at a terminal.
        Unavailable: `file-unreadable`.
    """
    place = built.keys.signing_token()
    if place is None:
        return passphrase
    return secret(options.pin_file, face.words("PIN of {label}", label=place.label), "pin-needed")


def secret(named: str | None, asked: str, lacking: str) -> str:
    """The first line of a file, or what somebody types unseen; Refusal `lacking` where nobody can."""
    if named:
        return read_file(Path(named)).decode("utf-8-sig", "replace").partition("\n")[0].rstrip("\r")
    if not sys.stdin.isatty():
        raise Refusal(lacking)
    try:
        return getpass.getpass(f"{asked}: ")
    except EOFError as problem:
        raise Refusal(lacking) from problem


@contextlib.contextmanager
def opened(options: argparse.Namespace, face: Face) -> Iterator[tuple[Vault, Rooms, str]]:
    """The named store, unlocked, with its rooms and the passphrase that opened it; closed again afterwards.

    Raises:
        Refusal: `store-not-named`; and whatever opening refuses.
    """
    named = place(options)
    if named is None:
        raise Refusal("store-not-named")
    folders.present(named)  # before anybody is asked for a passphrase that opens nothing
    phrase = passphrase(options, face)
    vault = Vault.open(named, passphrase=phrase, migrations=MIGRATIONS)
    try:
        built = rooms.open_rooms(vault, face.clock)
        try:
            yield vault, built, phrase
        finally:
            built.close()
    finally:
        vault.close()


def read_file(file: Path) -> bytes:
    """The bytes of a file that a person named, at most `MOST`; Unavailable `file-not-found` or `file-unreadable`."""
    try:
        with file.open("rb") as opened_file:
            return opened_file.read(MOST)
    except FileNotFoundError as problem:
        raise Unavailable("file-not-found", file=str(file)) from problem
    except OSError as problem:
        raise Unavailable("file-unreadable", file=str(file)) from problem


def read_json(file: Path) -> Any:  # noqa: ANN401 - any JSON value
    """What a JSON file that a person named says; Unavailable as `read_file`, Refusal `json-invalid`."""
    try:
        return json.loads(read_file(file))
    except json.JSONDecodeError as problem:
        raise Refusal("json-invalid", file=str(file), line=problem.lineno, column=problem.colno) from problem
    except (ValueError, RecursionError) as problem:
        raise Refusal("json-invalid", file=str(file), line=1, column=1) from problem


def new(named: str) -> Path:
    """A file that is to be written and is not there yet; Refusal `file-exists`."""
    if os.path.lexists(named):
        raise Refusal("file-exists", file=named)
    return Path(named)


def same(said: str, of: str) -> bool:
    """Whether a fingerprint is the one that somebody said, whole or in its eight groups."""
    return "".join(said.split()).upper() in {of.upper(), "".join(grouped(of).split())}


def make_folder(folder: Path) -> None:
    """Make a folder for what a command writes, if it is not there; Unavailable `folder-not-writable`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise Unavailable("folder-not-writable", file=str(folder)) from problem
