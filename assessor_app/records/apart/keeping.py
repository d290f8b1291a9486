"""What a store does with files beside its records: keeps them when sealing, takes them in, hands them on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.records.apart import folder, store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from assessor_app.records.model import Payload
    from assessor_app.records.report import Opening
    from assessor_app.vault.store import Store


class Apart:
    """The files beside the records of one store."""

    def __init__(self, kept: Store) -> None:
        self._store = kept

    def keep(self, payload: Payload, contents: Mapping[str, bytes]) -> None:
        """Keep, of the bytes of a record's evidence files (by digest), those that are not inside its PDF."""
        store.keep(self._store, {sha256: contents[sha256] for sha256 in _digests(payload) if sha256 in contents})

    def take_in(self, payload: Payload, where: Path) -> None:
        """Keep what stands beside a record's file that came in from `where`, as far as it is what was sealed."""
        found = folder.read_in(payload, where)
        if found:
            with self._store.transaction():
                store.keep(self._store, found)

    def files(self, payload: Payload) -> Iterator[tuple[str, bytes]]:
        """What is kept beside a record: each file's place, as `folder.write_out` names it, and its bytes."""
        for file in folder.apart(payload):
            kept = store.held(self._store, [file["sha256"]])
            if kept:
                yield f"{folder.named(payload)}/{file['attachment']}", kept[file["sha256"]]

    def content(self, sha256: str) -> bytes | None:
        """The bytes of one of them by its digest (64 hex digits); None where they are not kept."""
        return store.held(self._store, [sha256]).get(sha256)

    def listed(self, payload: Payload) -> Iterator[tuple[dict[str, Any], str]]:
        """What belongs beside a record, as its payload names it, and its place as in `files`; empty if not kept."""
        for file in folder.apart(payload):
            kept = store.here(self._store, file["sha256"])
            yield file, f"{folder.named(payload)}/{file['attachment']}" if kept else ""

    def judged(self, opening: Opening) -> Opening:
        """The opening of a record that is kept here, with whether what belongs beside it is kept too."""
        if opening.payload is None or opening.verdict in {"refused", "unreadable"}:
            return opening
        found = [
            (file, "holds" if store.here(self._store, file["sha256"]) else "missing")
            for file in folder.apart(opening.payload)
        ]
        return folder.told(opening, found)

    def hand_out(self, payload: Payload, where: Path) -> Path | None:
        """Write what is kept into the folder beside a record's file in `where`; returns it, if anything is.

        Raises:
            Unavailable: as `folder.write_out`.
        """
        return folder.write_out(payload, store.held(self._store, _digests(payload)), where)


def _digests(payload: Payload) -> list[str]:
    return [file["sha256"] for file in folder.apart(payload)]
