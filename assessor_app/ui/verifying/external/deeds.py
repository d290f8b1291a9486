"""What is asked of the rooms about packs, each as one blocking deed. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assessor_app.progress import Progress
    from assessor_app.records.templates.further_1.words import Pages
    from assessor_app.rooms import Rooms
    from assessor_app.vault.model import Changes
    from assessor_app.vault.vault import Vault
    from assessor_app.verifying.external.model import Checked, Contents, Made
    from assessor_app.verifying.inbox.model import Delivery
    from assessor_app.verifying.sampling.model import SamplingPlan


@dataclass(frozen=True, slots=True)
class Opened:
    """A pack that was opened here: how it stands against its list, and what taking it in gave."""

    file: str
    checked: Checked
    delivery: Delivery | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A pack to be made: of which plan, where to, by which passphrase, and whether only what is new."""

    plan: str
    target: Path
    passphrase: str
    pages: Pages
    only_new: bool


def plans(rooms: Rooms, chosen: str) -> tuple[list[SamplingPlan], Contents | None]:
    """The plans, and what a pack of the chosen one would hold now."""
    found = rooms.verifying.sampling.plans()
    there = any(one.id == chosen for one in found)
    return found, rooms.verifying.external.contents(chosen) if there else None


def make(rooms: Rooms, vault: Vault, asked: Asked, progress: Progress) -> tuple[Made, Changes]:
    """Make a pack; raises `passphrase-wrong` and what `ExternalDesk.make` refuses."""
    from assessor_app.rooms import own_identity  # noqa: PLC0415 - brings every room

    identity = own_identity(rooms, vault, asked.passphrase)
    return rooms.verifying.external.make(
        asked.plan, identity, asked.target, progress, pages=asked.pages, only_new=asked.only_new
    )


def open_pack(rooms: Rooms, path: Path, progress: Progress) -> tuple[Opened, Changes]:
    """Hold a pack against its list, and take in what it holds; raises what checking refuses."""
    checked = rooms.verifying.external.check(path, progress)
    delivery, changes = rooms.verifying.inbox.take_in([path], progress)
    return Opened(path.name, checked, delivery), changes


def may_be(paths: Sequence[Path]) -> Path | None:
    """The first of some paths that may be a pack: a folder, or a zip."""
    return next((path for path in paths if path.is_dir() or path.suffix.lower() == ".zip"), None)
