"""What is done with a centre off the window's thread: each opens the issuing key with the passphrase. Shows nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.errors import Unavailable
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from assessor_app.centre.model import Authority, Contents, Issued, Pack
    from assessor_app.clock import Clock
    from assessor_app.rooms import Rooms
    from assessor_app.trust.authority.issuing import Reason
    from assessor_app.trust.authority.roles import Role
    from assessor_app.trust.model import CentreTrust
    from assessor_app.trust.requests import Request
    from assessor_app.vault.asking import Request as StoreRequest
    from assessor_app.vault.vault import Vault

MOST_BYTES = 8 * 1024 * 1024  # as `centre.pack`, which must not be imported before it is needed


@dataclass(frozen=True, slots=True)
class Held:
    """The centre that is looked after here, whom it has enrolled, the pack that this store has of it, what packs carry.

    `until` (aware) is the end of its issuing key, `recovery` says whether it has a recovery key, `restored`
    is as `CentreDesk.restored_since`, `stamps` are the certificates (DER) of timestamp servers in its contents, each
    with its name.
    """

    authority: Authority
    people: tuple[Issued, ...]
    pack: CentreTrust | None
    until: dt.datetime
    contents: Contents
    recovery: bool = False
    restored: str = ""
    stamps: tuple[tuple[bytes, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A centre that is trusted through its pack, and until when (aware) its list of revoked certificates is good."""

    trust: CentreTrust
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class Replacing:
    """What a person said about replacing the issuing key: the root's file and its passphrase, why, and since which day.

    `since` is ISO 8601 or empty for today; `last_pack` is a file's bytes where this store takes over.
    """

    root: bytes
    passphrase: str
    why: str
    since: str
    last_pack: bytes


Replaced = tuple[int, int, "Changes"]
"""The number of the new pack, how many certificates were made, and what changed."""


def held(rooms: Rooms) -> Held | None:
    """What the screen of the centre shows."""
    authority = rooms.centre.authority()
    if authority is None:
        return None
    from assessor_app.trust.certificates import card  # noqa: PLC0415 - slow to import
    from assessor_app.trust.model import fingerprint  # noqa: PLC0415 - kept with the deed

    contents = rooms.centre.contents()
    trust = rooms.centre.trusted(fingerprint(authority.root))
    stamps = _named(contents.timestamp_roots)
    until = card(authority.issuing).not_after
    return Held(
        authority=authority,
        people=rooms.centre.enrolled(),
        pack=trust,
        until=until,
        contents=contents,
        recovery=bool(rooms.recovery.key()),
        restored=rooms.centre.restored_since(),
        stamps=stamps,
    )


def _named(certificates: tuple[bytes, ...]) -> tuple[tuple[bytes, str], ...]:
    if not certificates:
        return ()
    from assessor_app.trust.certificates import card  # noqa: PLC0415 - slow to import

    return tuple((one, card(one).name) for one in certificates)


def certificates_in(file: Path) -> tuple[bytes, ...]:
    """The certificates (DER) in a file; raises as `trust.anchors.load` does."""
    from assessor_app.trust import anchors  # noqa: PLC0415 - slow to import

    return tuple(anchor.certificate for anchor in anchors.load(file))


def known(rooms: Rooms) -> tuple[Known, ...]:
    """The centres trusted here."""
    from assessor_app.trust.centres import good_until  # noqa: PLC0415 - slow to import

    return tuple(Known(trust, good_until(trust)) for trust in rooms.vouched.centres())


def found(rooms: Rooms, vault: Vault, passphrase: str, name: str, kept: tuple[Path, str]) -> Changes:
    """Found a centre and write its root's key to a file under a passphrase of its own; both, or neither.

    Raises:
        Refusal: `passphrase-wrong`; as `CentreDesk.found`.
        Unavailable: `folder-not-writable`.
    """
    from assessor_app.records.sealing import write_out  # noqa: PLC0415 - slow to import

    secret, (file, root_passphrase) = vault.identity_secret(passphrase), kept
    with rooms.store.transaction():
        root, changes = rooms.centre.found(name, secret, root_passphrase)
        write_out(file, root)
    return changes


def read_request(data: bytes) -> Request:
    """What a request says and proves."""
    from assessor_app.trust.requests import read  # noqa: PLC0415 - slow to import

    return read(data)


def issue(
    rooms: Rooms, vault: Vault, passphrase: str, request: Request, role: Role, *, renamed: bool
) -> tuple[Issued, Changes]:
    """Issue a certificate for a request."""
    return rooms.centre.issue(vault.identity_secret(passphrase), request, role, renamed=renamed)


def renew(rooms: Rooms, vault: Vault, passphrase: str, of: str, role: Role) -> tuple[Issued, Changes]:
    """Issue a person a new certificate for the key they have."""
    return rooms.centre.renew(vault.identity_secret(passphrase), of, role=role)


def revoke(rooms: Rooms, vault: Vault, passphrase: str, of: str, reason: Reason) -> Changes:
    """Revoke a certificate, on the passphrase, since nothing takes it back."""
    vault.identity_secret(passphrase)
    return rooms.centre.revoke(of, reason)


def make_pack(rooms: Rooms, vault: Vault, passphrase: str, file: Path, *, seen: int = 0) -> tuple[CentreTrust, Changes]:
    """Make the next pack and write it to a file; both, or neither."""
    from assessor_app.records.sealing import write_out  # noqa: PLC0415 - slow to import

    with rooms.store.transaction():
        data, trust, changes = rooms.centre.make_pack(vault.identity_secret(passphrase), seen=seen)
        write_out(file, data)
    return trust, changes


def make_recovery_key(rooms: Rooms, vault: Vault, passphrase: str, file: Path, secret: str) -> Changes:
    """Make the recovery key and write it to a file under a passphrase of its own; both, or neither."""
    from assessor_app.records.sealing import write_out  # noqa: PLC0415 - slow to import

    vault.prove(passphrase)
    with rooms.store.transaction():
        data, changes = rooms.recovery.make(secret)
        write_out(file, data)
    return changes


def replace(  # noqa: PLR0917 - whose key, what was said, and where to
    rooms: Rooms, vault: Vault, passphrase: str, told: Replacing, folder: Path, clock: Clock
) -> Replaced:
    """Put another issuing key in place; the new pack and everybody's new certificate go into a folder.

    Raises:
        Refusal: `passphrase-wrong`; `day-unreadable`; as `centre.replacing.replace`.
        Unavailable: `folder-not-writable`.
    """
    from assessor_app.centre import replacing  # noqa: PLC0415 - slow to import

    secret, root = vault.identity_secret(passphrase), replacing.root_from(told.root, told.passphrase)
    since = replacing.day(told.since) if told.since else None
    asked = replacing.Replacement(root, replacing.why(told.why), since, told.last_pack)
    with rooms.store.transaction():
        made, changes = replacing.replace(rooms.store, rooms.centre, secret, asked, clock)
        data, trust, packed = rooms.centre.make_pack(secret)
        replacing.written(folder, data, made)
    return trust.number, len(made), Changes(changes.touched | packed.touched)


def store_request(data: bytes) -> StoreRequest:
    """What a locked store asks."""
    from assessor_app.vault.asking import read_request  # noqa: PLC0415 - few need it

    return read_request(data)


def let_in(rooms: Rooms, request: StoreRequest, key: tuple[bytes, str], file: Path) -> Changes:
    """Answer a locked store with the recovery key's file and its passphrase, into a file; both, or neither."""
    from assessor_app.records.sealing import write_out  # noqa: PLC0415 - slow to import

    with rooms.store.transaction():
        data, changes = rooms.recovery.answer(request, *key)
        write_out(file, data)
    return changes


def read_pack(rooms: Rooms, file: Path) -> tuple[Pack, CentreTrust | None]:
    """Read a pack, and what is known of its centre here."""
    from assessor_app.centre.pack import read  # noqa: PLC0415 - slow to import

    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as problem:
        raise Unavailable("file-unreadable", file=file.name) from problem
    pack = read(data)
    return pack, rooms.centre.trusted(pack.trust.fingerprint)
