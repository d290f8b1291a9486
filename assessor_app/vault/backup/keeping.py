"""The plan for backups and what was made when, kept in the store itself. Makes none (`making`)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal
from assessor_app.vault.backup import making
from assessor_app.vault.backup import store as rows
from assessor_app.vault.backup.model import EVERY, Made, Plan, Written, overdue
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from assessor_app.clock import Clock
    from assessor_app.progress import Progress
    from assessor_app.vault.store import Store
    from assessor_app.vault.vault import Vault

MOST_KEPT = 99


class BackupDesk:
    """The backups of one store, used from one thread."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def plan(self) -> Plan:
        """How often, where to, and how many are kept."""
        return rows.plan(self._store)

    def set_plan(self, plan: Plan) -> Changes:
        """Keep another plan.

        Raises:
            Refusal: `backup-folder-missing`, when backups are wanted and no folder is named; `backup-keep`, when fewer
                than one or more than `MOST_KEPT` are to be kept.
        """
        if EVERY[plan.every] is not None and not plan.folder.strip():
            raise Refusal("backup-folder-missing")
        if not 1 <= plan.keep <= MOST_KEPT:
            raise Refusal("backup-keep", most=MOST_KEPT)
        rows.put_plan(self._store, plan)
        return Changes.of(("backup", "plan"))

    def last(self) -> Made | None:
        """The last good backup, if there is one."""
        return next((one for one in reversed(rows.done(self._store)) if one.deed == "made"), None)

    def restored(self) -> Made | None:
        """How this store was last put back from a backup, if it was."""
        return next((one for one in reversed(rows.done(self._store)) if one.deed == "restored"), None)

    def due(self) -> bool:
        """Whether the plan asks for one now."""
        last = self.last()
        return overdue(self.plan(), last.at if last else "", self._clock.now().wall)

    def make(self, vault: Vault, folder: Path, progress: Progress) -> tuple[Written, Changes]:
        """Make one in a folder, note it, and thin out the older ones where the plan keeps them; raises as `making`."""
        now = self._clock.now().wall
        written = making.make(vault, self._store, folder, now, progress)
        rows.add_done(self._store, Made("made", rfc3339(now), written.file.name))
        plan = self.plan()
        if plan.folder and Path(plan.folder).resolve() == folder.resolve():
            making.thin_out(folder, vault.store_id, plan.keep)
        return written, Changes.of(("backup", "made"))

    def note_restored(self, made_at: str) -> Changes:
        """Note that this store was put back from the backup made at `made_at` (RFC 3339)."""
        rows.add_done(self._store, Made("restored", rfc3339(self._clock.now().wall), made_at))
        return Changes.of(("backup", "restored"))
