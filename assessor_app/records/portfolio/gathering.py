"""Gathering one candidate's portfolio from the archive, and adding up what its records decided. Writes nothing."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.records.apart.folder import names
from assessor_app.records.naming import Places, file_name, withdrawal_name
from assessor_app.records.portfolio.model import Covered, Item, Large, Portfolio, Standing
from assessor_app.trust.model import fingerprint, pem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from assessor_app.observing.model import State
    from assessor_app.people.model import Candidate
    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.model import Held, Payload


def gather(candidate: Candidate, archive: RecordArchive, progress: Progress) -> Portfolio:
    """Gather what the archive keeps of a candidate, oldest seal first.

    Raises:
        Refusal: `portfolio-empty`, when nothing has been sealed.
        Cancelled: a person asked to stop.
    """
    kept = sorted(archive.of_candidate(candidate.id), key=lambda held: (held.sealed_at, held.identity))
    if not kept:
        raise Refusal("portfolio-empty", name=candidate.name)
    items, certificates, withdrawals = _items(kept, archive, progress)
    return Portfolio(candidate, items, covered(items), certificates, withdrawals)


def gather_several(kept: Sequence[Held], archive: RecordArchive, progress: Progress) -> Portfolio:
    """Gather records of the archive, whoever's they are, oldest seal first; nothing is added up.

    Raises:
        Refusal: `nothing-to-export`.
        Cancelled: a person asked to stop.
    """
    if not kept:
        raise Refusal("nothing-to-export")
    once = {held.identity: held for held in sorted(kept, key=lambda held: (held.sealed_at, held.identity))}
    items, certificates, withdrawals = _items(list(once.values()), archive, progress)
    return Portfolio(None, items, (), certificates, withdrawals)


def _items(
    kept: Sequence[Held], archive: RecordArchive, progress: Progress
) -> tuple[tuple[Item, ...], dict[str, bytes], dict[str, str]]:
    """The records, and by their files' names the certificates of who signed, and the withdrawals."""
    items: list[Item] = []
    certificates: dict[str, bytes] = {}
    withdrawals: dict[str, str] = {}
    signers, places = dict[str, str](), Places()
    payloads = {held.identity: archive.payload(held.identity) for held in kept}
    replaced = _replaced(kept, payloads)
    for done, held in enumerate(kept):
        progress.step(done, 2 * len(kept))
        file, certificate = archive.file(held.identity), archive.certificate(held.identity)
        signer, payload = fingerprint(certificate), payloads[held.identity]
        if signer not in signers:
            signers[signer] = _placed(places, "certificates", f"identity-{signer[:8]}.pem")
        certificates[signers[signer]] = pem(certificate).encode()
        made = {
            _placed(places, "withdrawals", withdrawal_name(one)): one.identity
            for one in archive.withdrawals.of_record(held.identity)
            if one.verdict == "accepted"
        }
        withdrawals |= made
        name = _placed(places, "records", file_name(held), *names(payload))
        items.append(
            Item(
                file=name,
                sha256=hashlib.sha256(file).hexdigest(),
                size=len(file),
                held=held,
                payload=payload,
                certificate=signers[signer],
                superseded_by=replaced.get(held.identity, ""),
                withdrawal=next(iter(made), ""),
                beside=_beside(payload, name.rpartition("/")[0], archive),
            )
        )
    return tuple(items), certificates, withdrawals


def _placed(places: Places, folder: str, name: str, *beside: str) -> str:
    """Where a file stands in the portfolio, with what stands beside it."""
    return f"{places.place(folder, name, *beside)}/{name}"


def _beside(payload: Payload, where: str, archive: RecordArchive) -> tuple[Large, ...]:
    """What belongs beside a record whose file is in `where`, in the order in which the record names it."""
    return tuple(
        Large(f"{where}/{place}" if place else "", file["attachment"], file["sha256"], file["size"])
        for file, place in archive.apart.listed(payload)
    )


def _replaced(kept: Sequence[Held], payloads: dict[str, Payload]) -> dict[str, str]:
    """By the identity of a record: the identity of the one among these that takes its place, as the archive knows."""
    later = {(payloads[held.identity]["record"].get("supersedes"), held.reference): held.identity for held in kept}
    return {
        held.identity: later[held.record, held.superseded_by]
        for held in kept
        if held.superseded_by and (held.record, held.superseded_by) in later
    }


def covered(items: Sequence[Item]) -> tuple[Covered, ...]:
    """How every criterion of every standard in the records that count stands, standards in the order of their keys.

    As on the candidate's page, a criterion met once is met; here drafts do not count.
    """
    counting = [item for item in items if item.counts]
    standards = {said["key"]: said for item in counting for said in item.payload["standards"]}
    return tuple(_covered(key, standards[key], counting) for key in sorted(standards))


def _covered(key: str, standard: dict[str, Any], items: Sequence[Item]) -> Covered:
    standings = []
    for criterion in standard["criteria"]:
        name = f"{key}#{criterion['kind']}:{criterion['number']}"
        said: dict[str, State] = {
            item.held.identity: judged["state"]
            for item in items
            for judged in item.payload["judgements"]
            if judged["criterion"] == name and judged["state"] != "not_observed"
        }
        state: State = "met" if "met" in said.values() else "not_yet_met" if said else "not_observed"
        standings.append(Standing(criterion, state, tuple(one for one, given in said.items() if given == state)))
    return Covered(standard, tuple(standings))
