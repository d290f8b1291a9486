"""What is asked of the rooms about wrong records and several records at once, each as one blocking deed. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.vault.model import Changes
    from assessor_app.vault.vault import Vault


def put_right(rooms: Rooms, identity: str, reason: str) -> tuple[str, Changes]:
    """Begin the draft that puts a record right; returns its id. Raises what `records.putting_right` refuses."""
    made, changes = rooms.putting_right.begin(identity, reason)
    return made.id, changes


def withdraw(rooms: Rooms, vault: Vault, asked: tuple[str, str, str], progress: Progress) -> tuple[str, Changes]:
    """Withdraw a record (its identity, why, the passphrase); returns its reference.

    Raises:
        Refusal: `passphrase-wrong`, and what `records.withdrawing` refuses.
        Tampered: nothing was kept.
    """
    from assessor_app.rooms import own_identity  # noqa: PLC0415 - brings every room

    identity, reason, passphrase = asked
    key = own_identity(rooms, vault, passphrase)
    made, changes = rooms.withdrawing.withdraw(identity, reason, key, progress)
    return made.reference, changes


def export_several(rooms: Rooms, chosen: Collection[str], target: Path, progress: Progress) -> Path:
    """Write the records of these identities as a folder or a zip with an index; raises as `records.portfolio`."""
    from assessor_app.records.portfolio.exporting import export_several as write  # noqa: PLC0415 - not before needed

    write([rooms.archive.find(identity) for identity in sorted(chosen)], rooms.archive, target, progress)
    return target


def vouch_statement(rooms: Rooms, identity: str, how: str) -> Changes:
    """Vouch for whoever signed a verifier's report or an answer, in the name of this store's owner."""
    person = rooms.people.assessor()
    return rooms.verifying.statements.vouch(identity, how, person.name if person else "")
