"""The long deeds of the review: drawing the pages before they are sealed, sealing them, handing the record out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from assessor_app import __version__
from assessor_app.clock import rfc3339

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from assessor_app.observing.model import PageLanguages
    from assessor_app.progress import Progress
    from assessor_app.records.model import Held
    from assessor_app.rooms import Rooms
    from assessor_app.vault.model import Changes
    from assessor_app.vault.vault import Vault

# Stands where the record's own id will stand; no record ever has it.
PROVISIONAL: Final = "00000000-0000-4000-8000-000000000000"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the last page of the review shows: the record, and the fingerprint of who signed it in groups."""

    held: Held
    fingerprint: str


def drawn(rooms: Rooms, name: str, now: dt.datetime, progress: Progress, pages: PageLanguages) -> bytes:
    """Draw the pages of an observation as they would be sealed now, with a provisional record id and time.

    `pages` is the observation's own choice, or another for a copy that is only to be read.
    """
    from assessor_app.records import payload, templates  # noqa: PLC0415 - reportlab, not before it is needed
    from assessor_app.records.model import SealingFacts  # noqa: PLC0415 - same
    from assessor_app.records.sealing import identity_kind  # noqa: PLC0415 - same
    from assessor_app.trust.model import fingerprint  # noqa: PLC0415 - same

    progress.step(0, 1)
    visit = rooms.visit(name, contents=True)
    visit = replace(visit, observation=replace(visit.observation, pages=pages))
    certificate = rooms.vouched.own_certificate()
    facts = SealingFacts(
        record_id=PROVISIONAL,
        sealed_at=rfc3339(now),
        certificate=fingerprint(certificate) if certificate else "0" * 64,
        program=__version__,
        replaces=rooms.archive.puts_right(name),
        identity=identity_kind(certificate) if certificate else "self-made",
        translations={one.key: pair for one in visit.standards if (pair := rooms.library.pair(one.key))},
    )
    return templates.render(payload.build(visit, facts), visit.contents)


def seal(rooms: Rooms, vault: Vault, name: str, passphrase: str, progress: Progress) -> tuple[Sealed, Changes]:
    """Open the signing key and seal an observation.

    Raises:
        Refusal: `passphrase-wrong`; the first blocking gap's code.
        Cancelled, Tampered, Unavailable: nothing was sealed.
    """
    from assessor_app.rooms import own_identity  # noqa: PLC0415 - brings every room
    from assessor_app.trust.model import grouped  # noqa: PLC0415 - same

    identity = own_identity(rooms, vault, passphrase)
    held, changes = rooms.archive.seal(rooms.visit(name, contents=True), identity, rooms.desk, progress)
    return Sealed(held, grouped(held.signer)), changes


def handed_out(rooms: Rooms, identity: str, folder: Path) -> Path:
    """Write a record into a folder with its signer's certificate beside it; returns the record's file."""
    from assessor_app.trust.model import pem  # noqa: PLC0415 - brings the room

    certificate = rooms.vouched.own_certificate()
    return rooms.archive.export(identity, folder, certificate=pem(certificate).encode() if certificate else b"")
