"""A store founded for tests of the command line, and the options that open it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.clock import DeviceClock
from assessor_app.people.model import Centre
from assessor_app.progress import Silent
from assessor_app.rooms import found
from assessor_app.vault.model import StorePlace

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.clock import Clock

PASSPHRASE = "cyfrinair hir iawn ŵ"


@dataclass(frozen=True)
class Founded:
    """A store's folder, the file with its passphrase, its recovery code."""

    folder: Path
    passphrase_file: Path
    recovery_code: str

    @property
    def options(self) -> tuple[str, ...]:
        """The options that open it."""
        return ("--store", str(self.folder), "--passphrase-file", str(self.passphrase_file))


def founded(under: Path, name: str = "Rhys Wyn Jones", clock: Clock | None = None) -> Founded:
    """Found a store under a folder."""
    under.mkdir(parents=True, exist_ok=True)
    folder, file = under / "store", under / "passphrase"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    vault, code = found(
        StorePlace(folder), name=name, centre=Centre("Canolfan Asesu Menai", "C-0417"), passphrase=PASSPHRASE,
        clock=clock or DeviceClock(), progress=Silent(),
    )  # fmt: skip
    vault.close()
    return Founded(folder, file, code)
