"""A token for tests: SoftHSM's own, in a folder of its own, so that nothing but the medium differs from a card."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from assessor_app.trust import tokens

LIBRARY = next(
    (
        str(path)
        for folder in ("/usr/lib/softhsm", "/usr/lib/x86_64-linux-gnu/softhsm", "/usr/lib/aarch64-linux-gnu/softhsm")
        if (path := Path(folder) / "libsofthsm2.so").is_file()
    ),
    "",
)
PIN = "927314"


@dataclass(frozen=True)
class Soft:
    """One token that a test may use, and how to take it away and bring it back."""

    token: tokens.Token
    folder: Path

    def unplug(self) -> None:
        """Take the token away, as pulling it out would."""
        self.folder.rename(self.folder.with_name("elsewhere"))
        self.folder.mkdir()

    def plug_in(self) -> None:
        """Bring it back."""
        self.folder.rmdir()
        self.folder.with_name("elsewhere").rename(self.folder)


def soft_token(under: Path, label: str = "Cerdyn Siân ŵ") -> Soft:
    """Make a token under a folder; the environment of this process says to SoftHSM where it lies."""
    folder, said = under / "tokens", under / "softhsm2.conf"
    folder.mkdir(parents=True)
    said.write_text(f"directories.tokendir = {folder}\nobjectstore.backend = file\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(said)
    command = ["softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", "12345678", "--pin", PIN]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    (token,) = tokens.plugged_in(LIBRARY)
    return Soft(token, folder)
