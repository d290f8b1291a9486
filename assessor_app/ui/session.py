"""What one run of the window holds open: the vault, once it is unlocked, and this user's preferences."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from assessor_app import settings as kept
from assessor_app.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.ui.locking.lock import Lock
    from assessor_app.ui.verifying.inbox.receiving import Receiving
    from assessor_app.vault.vault import Vault


class Preferences:
    """The preferences in force; without a file they last as long as the window."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self.now = kept.load(file) if file else Settings()

    def change(self, **fields: Any) -> None:  # noqa: ANN401 - the fields of Settings, checked by it
        """Change some and write them at once.

        Raises:
            Unavailable: `settings-not-saved`; the change holds until the window closes.
        """
        changed = replace(self.now, **fields)
        if changed != self.now:
            self.now = changed
            if self._file:
                kept.save(self._file, changed)


@dataclass(slots=True)
class Session:
    """`vault`, `lock` and `receiving` are None until a store is open.

    Sealing asks it for the key's secret, in the long lane.
    """

    preferences: Preferences = field(default_factory=Preferences)
    vault: Vault | None = None
    lock: Lock | None = None
    receiving: Receiving | None = None

    def opened(self) -> Vault:
        """The open vault; a screen that asks is only shown once there is one."""
        if self.vault is None:
            raise RuntimeError("no store is open yet")
        return self.vault
