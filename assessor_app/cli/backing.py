"""The commands that keep a store safe: `backup`, `restore`, `store passphrase`. What they do lives in `vault`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app import paths, rooms
from assessor_app.cli import remembered, stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import Refusal
from assessor_app.language.dates import moment
from assessor_app.progress import Silent
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.backup import files, restoring
from assessor_app.vault.vault import Vault

if TYPE_CHECKING:
    import argparse

    from assessor_app.vault.backup.model import Manifest


def backup(options: argparse.Namespace, face: Face) -> Exit:
    """Make a backup of the named store, or only check a file with `--check`.

    Raises:
        Refusal: `backup-folder-missing`, when neither the command nor the store's plan names a folder.
    """
    if options.check:
        return _check(Path(options.check), face)
    with stores.opened(options, face) as (vault, built, _secret):
        folder = options.out or built.backups.plan().folder
        if not folder:
            raise Refusal("backup-folder-missing")
        written, _ = built.backups.make(vault, Path(folder), Silent())
    face.answer(str(written.file))
    face.remark(face.words("The backup was read again and is whole. Only your passphrase or recovery code opens it."))
    face.document({"file": str(written.file), **_told(written.manifest)})
    return Exit.YES


def _check(file: Path, face: Face) -> Exit:
    told = files.unpack(file, None, Silent().step)
    face.answer(
        face.words("Whole: the backup of {label}, made {at}.", label=told.label, at=moment(face.words, told.made_at))
    )
    face.document({"file": str(file), **_told(told)})
    return Exit.YES


def restore(options: argparse.Namespace, face: Face) -> Exit:
    """Put a store back from a backup, into `--store` or beside this user's other stores; nothing is written over."""
    file = Path(options.file)
    told = files.manifest(file)
    named = stores.place(options)
    place = named or restoring.free_place(paths.stores(), told)
    code = stores.secret(options.recovery_code_file, "", "passphrase-needed") if options.recovery_code_file else None
    secret = None if code is not None else stores.passphrase(options, face)
    rooms.restore(file, place, passphrase=secret, recovery_code=code, clock=face.clock, progress=Silent())
    face.answer(str(place.folder))
    face.remark(
        face.words(
            "The store is as it was on {at}. Whatever was done since is not in it: import again the records you have "
            "handed over.",
            at=moment(face.words, told.made_at),
        )
    )
    face.document({"store": str(place.folder), **_told(told)})
    return Exit.YES


def change_passphrase(options: argparse.Namespace, face: Face) -> Exit:
    """Put a new passphrase in place of the old one, or of a forgotten one on the recovery code."""
    place = stores.place(options)
    if place is None:
        raise Refusal("store-not-named")
    new = stores.secret(options.new_passphrase_file, face.words("New passphrase"), "new-passphrase-needed")
    code = options.recovery_code_file and stores.secret(options.recovery_code_file, "", "passphrase-needed")
    old = None if code else stores.passphrase(options, face)
    with Vault.open(place, passphrase=old, recovery_code=code or None, migrations=MIGRATIONS) as vault:
        vault.change_passphrase(old=old, recovery_code=code or None, new=new)
    if options.passphrase_keyring:
        remembered.keep(place, new)
    face.answer(face.words("The passphrase was changed."))
    face.document({"store": str(place.folder)})
    return Exit.YES


def _told(manifest: Manifest) -> dict[str, object]:
    return {
        "store_id": manifest.store,
        "label": manifest.label,
        "made_at": manifest.made_at,
        "bytes": sum(piece.size for piece in manifest.pieces),
    }
