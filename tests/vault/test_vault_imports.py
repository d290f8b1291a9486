"""What the vault may load before the first window is painted: sqlcipher3 and nothing else that is heavy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"sqlite_utils", "cryptography", "filelock", "platformdirs"}
LOOK = """
import sys
import assessor_app.people.desk, assessor_app.vault.outbox, assessor_app.vault.vault
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_importing_the_vault_loads_nothing_heavy() -> None:
    seen = subprocess.run([sys.executable, "-c", LOOK], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(seen.stdout.split())
    assert "sqlcipher3" in loaded
    assert loaded & HEAVY == set()
