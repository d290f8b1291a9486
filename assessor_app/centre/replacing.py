"""Another issuing authority put in place with the root's file: the one before was lost or stolen, or comes to its end.

The root drops the one before on its own list, which goes with every pack from then on. Everybody the new one finds in
the register gets a new certificate for the key they have. What the old one certified stays good for what was kept
before; of all else nobody can say when it was signed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assessor_app.centre import pack as packs
from assessor_app.centre import store as rows
from assessor_app.centre.lists import revoked_by
from assessor_app.centre.model import Authority, Contents, Issued
from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal, Unavailable
from assessor_app.records.sealing import write_out
from assessor_app.trust import identity as identities
from assessor_app.trust.authority import issuing
from assessor_app.trust.certificates import card
from assessor_app.trust.model import Identity, fingerprint, pem
from assessor_app.trust.requests import public_key
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from assessor_app.centre.desk import CentreDesk
    from assessor_app.clock import Clock
    from assessor_app.vault.store import Store

Why = Literal["key-lost", "replaced"]


@dataclass(frozen=True, slots=True)
class Replacement:
    """How the authority is replaced: with which root, why, since when the one before is not to be believed (aware).

    `last_pack` is the centre's last pack as a file, needed where this store did not look after the centre before;
    `since` None means from now on.
    """

    root: Identity
    why: Why
    since: dt.datetime | None = None
    last_pack: bytes = b""


def day(written: str) -> dt.datetime:
    """The beginning of a day (ISO 8601) on this device; Refusal `day-unreadable`."""
    try:
        return dt.datetime.combine(dt.date.fromisoformat(written), dt.time()).astimezone()
    except ValueError as problem:
        raise Refusal("day-unreadable", day=written) from problem


def why(said: str) -> Why:
    """One of the reasons there are, from its code."""
    return "replaced" if said == "replaced" else "key-lost"


def root_from(file: bytes, passphrase: str) -> Identity:
    """The root out of its file; refuses as `trust.identity.from_key_file` does."""
    return identities.authority_from_key_file(file, passphrase)


def replace(
    store: Store, desk: CentreDesk, secret: bytes, told: Replacement, clock: Clock
) -> tuple[tuple[Issued, ...], Changes]:
    """Put a new issuing authority in place, and issue by it to everybody who had a good certificate.

    Make and give out a pack afterwards: until it is taken in, others go by the authority of before.

    Raises:
        Refusal: `centre-not-founded`, when the store looks after no centre and there is no last pack;
            `root-of-another`, when the file is another centre's root; `replaced-in-future`; `authority-expired`; what
            reading a pack refuses; `key-passphrase-wrong`, when the key of before does not open with `secret`.
    """
    now = clock.now().wall
    since = told.since or now
    if since > now:
        raise Refusal("replaced-in-future")
    with store.transaction():
        authority, last = _before(store, desk, secret, told, now)
        if authority.root != told.root.certificate:
            raise Refusal("root-of-another")
        number, dropped = issuing.listed(authority.root_list)
        gone = issuing.Revoked(issuing.serial_of(authority.issuing), since, told.why)
        root_list = issuing.revocations(told.root, (*dropped, gone), number + 1, now, days=issuing.ROOT_DAYS)
        fresh = issuing.another(told.root, authority.name, number + 1, now)
        rows.add_former(store, (authority.issuing, last), rfc3339(since), told.why, rfc3339(now))
        rows.replace_authority(store, root_list, fresh.certificate, identities.to_pkcs12(fresh, secret))
        made = tuple(_again(fresh, one, now) for one in rows.enrolled(store) if one.status(now) in {"valid", "soon"})
        for one in made:
            rows.add_issued(store, one)
    return made, Changes.of(("centre", "authority"), ("centre", "register"))


def written(folder: Path, pack: bytes, made: Iterable[Issued]) -> list[Path]:
    """Write the pack and everybody's new certificate into a new folder: the pack's file, and theirs in order.

    Raises:
        Unavailable: `folder-not-writable`.
    """
    try:
        folder.mkdir(parents=True)
    except OSError as problem:
        raise Unavailable("folder-not-writable", file=str(folder)) from problem
    files = [folder / "pack.centre"]
    write_out(files[0], pack)
    for number, one in enumerate(made, 1):
        plain = "".join(letter if letter.isalnum() else "-" for letter in one.name.lower())
        files.append(folder / f"{number:03}-{plain}-certificate.pem")
        write_out(files[-1], pem(one.certificate).encode())
    return files


def _before(
    store: Store, desk: CentreDesk, secret: bytes, told: Replacement, now: dt.datetime
) -> tuple[Authority, bytes]:
    """The centre as it was, with the last list of what its authority revoked; taken over from its last pack if need be.

    A key that is still here signs a last list, so that nothing revoked since the last pack is forgotten.
    """
    kept = rows.authority(store)
    if kept is not None:
        key = identities.authority_from_pkcs12(kept[1], secret)
        revoked = revoked_by(kept[0].issuing, rows.issued(store))
        return kept[0], issuing.revocations(key, revoked, rows.last_pack(store)[0] + 1, now)
    if not told.last_pack:
        raise Refusal("centre-not-founded")
    last = packs.read(told.last_pack)
    trust = last.trust
    if trust.certificate != told.root.certificate:
        raise Refusal("root-of-another")
    desk.take_in(last, compared=True)  # whoever has the root's file need not ask whose it is
    authority = Authority(trust.name, trust.certificate, trust.root_list, trust.issuing, rfc3339(now))
    rows.put_authority(store, authority, b"")
    for former in trust.former:
        rows.add_former(store, former, rfc3339(trust.issued_at), "replaced", rfc3339(now))
    rows.add_pack(store, trust.number, hashlib.sha256(told.last_pack).hexdigest(), rfc3339(trust.issued_at))
    rows.add_taken_over(store, trust.register)
    rows.put_recovery(store, trust.recovery, rfc3339(now))
    standards = tuple(one.standard.key for one in last.standards)
    rows.put_contents(store, Contents(standards, trust.templates, trust.timestamp_roots, bool(last.questions)))
    return authority, trust.revocations


def _again(fresh: Identity, one: Issued, now: dt.datetime) -> Issued:
    certificate = issuing.issue(
        fresh, public_key(one.certificate), name=one.name, person_id=one.person, role=one.role, now=now
    )
    until = card(certificate).not_after
    return Issued(fingerprint(certificate), one.person, one.name, one.role, certificate, until, rfc3339(now))
