"""Sealing: from a finished visit and an identity to the signed file. Keeps nothing; `archive` does."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from assessor_app import __version__
from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal, Tampered, Unavailable
from assessor_app.observing.readiness import gaps
from assessor_app.records import payload as payloads
from assessor_app.records import schema, templates
from assessor_app.records.model import SealingFacts
from assessor_app.records.opening import open_record
from assessor_app.trust import certificates, signing
from assessor_app.trust.model import Anchor, tidy_name
from assessor_app.vault.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor_app.observing.model import Visit
    from assessor_app.people.model import Assessor
    from assessor_app.progress import Progress
    from assessor_app.records.model import Payload, Replaced
    from assessor_app.standards.model import Standard, StandardKey
    from assessor_app.trust.model import Identity


@dataclass(frozen=True, slots=True)
class Sealed:
    """One sealed record: its file, its data, and its identity (SHA-256 of the base, hex)."""

    file: bytes
    payload: dict[str, Any]
    identity: str


def seal(
    visit: Visit,
    identity: Identity,
    now: dt.datetime,
    translations: Mapping[StandardKey, Standard],
    progress: Progress,
    *,
    replaces: Replaced | None = None,
) -> Sealed:
    """Make the record of a visit and sign it; what comes back has been opened again and found whole.

    `replaces` names the record that this one puts right, where there is one.

    Raises:
        Refusal: with the first blocking gap's code, when a rule says that something is missing; `key-of-another`;
            `seal-not-fitting`, when a text is longer than a record can hold.
        Unavailable: `evidence-not-here`, when the bytes of an evidence file were not given.
        Tampered: `seal-does-not-open`, when the file just made does not verify; nothing was kept.
    """
    _demand_ready(visit, identity, now)
    sealed_at = now.replace(microsecond=0)
    progress.step(0, 3)
    payload = payloads.build(visit, _facts(identity, sealed_at, translations, replaces))
    return sealed_from(payload, visit.contents, identity, progress)


def sealed_from(payload: Payload, contents: Mapping[str, bytes], identity: Identity, progress: Progress) -> Sealed:
    """Draw, sign and open again what a payload says; `contents` holds its evidence files by their digest.

    Raises:
        Refusal: `seal-not-fitting`.
        Tampered: `seal-does-not-open`.
    """
    sealed_at = dt.datetime.fromisoformat(payload["record"]["sealed_at"])
    _demand_fitting(payload)
    base = templates.render(payload, contents)
    progress.step(1, 3)
    file = signing.sign(base, identity, sealed_at)
    progress.step(2, 3)
    opened = open_record("", file, (Anchor(identity.certificate),), sealed_at)
    if opened.verdict != "accepted":
        failed = next((row.code for row in opened.rows if row.state == "fails"), opened.verdict)
        raise Tampered("seal-does-not-open", found=failed)
    progress.step(3, 3)
    return Sealed(file, payload, hashlib.sha256(base).hexdigest())


def _demand_ready(visit: Visit, identity: Identity, now: dt.datetime) -> None:
    """What sealing refuses before anything is drawn."""
    blocking = [gap for gap in gaps(visit, "en", now) if gap.blocking]
    if blocking:
        raise Refusal(blocking[0].code, **dict(blocking[0].facts))
    demand_own_key(identity, visit.assessor)
    missing = next((file.name for file in visit.observation.files if file.sha256 not in visit.contents), None)
    if missing is not None:
        raise Unavailable("evidence-not-here", name=missing)


def demand_own_key(identity: Identity, assessor: Assessor) -> None:
    """Refusal `key-of-another`, when a key is not in the name of the assessor."""
    if certificates.card(identity.certificate).name != tidy_name(assessor.name):
        raise Refusal("key-of-another", name=assessor.name)


def _facts(
    identity: Identity,
    sealed_at: dt.datetime,
    translations: Mapping[StandardKey, Standard],
    replaces: Replaced | None,
) -> SealingFacts:
    return SealingFacts(
        record_id=str(uuid.uuid4()),
        sealed_at=rfc3339(sealed_at),
        certificate=identity.fingerprint,
        program=__version__,
        replaces=replaces,
        identity=identity_kind(identity.certificate),
        translations=dict(translations),
    )


def identity_kind(certificate: bytes) -> Literal["self-made", "centre"]:
    """Who stands behind a certificate (DER): the assessor alone, or a centre; Refusal `certificate-unreadable`."""
    return "self-made" if certificates.card(certificate).self_made else "centre"


def _demand_fitting(payload: Payload) -> None:
    """Refusal `seal-not-fitting`: what is wrong is no stranger's file but a text that can still be shortened."""
    try:
        schema.check(payload)
    except Refusal as problem:
        raise Refusal("seal-not-fitting", place=problem.facts["place"]) from problem


def leave_certificate(folder: Path, identity: Identity) -> Path:
    """Write a self-made identity's certificate beside a record, so that a verifier can vouch for it; returns the file.

    An existing `identity.pem` of somebody else is left alone and another name is used.
    """
    return leave_pem(folder, identity.certificate_pem().encode(), identity.fingerprint)


def leave_pem(folder: Path, pem: bytes, fingerprint: str) -> Path:
    """As `leave_certificate`, for whoever has the certificate alone: as PEM, with its fingerprint."""
    file = folder / "identity.pem"
    if file.exists() and not (file.is_file() and file.read_bytes() == pem):
        file = folder / f"identity-{fingerprint[:8]}.pem"
    write_out(file, pem)
    return file


def made_place(folder: Path, place: str) -> Path:
    """Where a file is to stand (`naming.Places`), made where it is a numbered folder in the one that a person named.

    Raises:
        Unavailable: `folder-not-writable`.
    """
    where = Path(place)
    try:
        if where != folder:
            where.mkdir(exist_ok=True)
    except OSError as problem:
        raise Unavailable("folder-not-writable", file=str(where)) from problem
    return where


def write_out(file: Path, data: bytes) -> None:
    """Write a file for others whole or not at all; Unavailable `folder-not-writable` when it cannot be."""
    try:
        write_whole(file, data, for_others=True)
    except Unavailable as problem:
        raise Unavailable("folder-not-writable", file=str(file)) from problem
