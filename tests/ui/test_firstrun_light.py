"""The first paint needs Qt and little else: what is imported by then, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "pyhanko", "pyhanko_certvalidator", "reportlab", "aiohttp", "lxml", "cryptography", "jsonschema", "sqlite_utils",
    "PIL", "asn1crypto", "platformdirs", "filelock", "babel",
}  # fmt: skip

PAINTED = """
import sys
import assessor_app.ui
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from assessor_app.clock import DeviceClock
from assessor_app.ui.doors import Doors
from assessor_app.ui.session import Preferences
from assessor_app.ui.window import Window, build_kit

class Cold(Doors):
    def warm(self, progress):
        painted.append({name.partition(".")[0] for name in sys.modules})

painted = []
app = QApplication([])
window = Window(build_kit(app, DeviceClock(), Preferences()), Cold(DeviceClock()))
window.show()
while not painted:
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
print(type(window.entrance.page).__name__, *sorted(painted[0]))
window.close()
"""


def imported(store: Path) -> tuple[str, set[str]]:
    environment = os.environ | {"ASSESSOR_APP_STORE": str(store), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PAINTED], capture_output=True, text=True, check=True, env=environment, timeout=120
    )
    page, *names = done.stdout.split()
    return page, set(names)


@pytest.mark.parametrize("exists", [False, True])
def test_first_paint_imports_nothing_heavy(tmp_path: Path, *, exists: bool) -> None:
    store = tmp_path / "store"
    if exists:
        store.mkdir()
        (store / "store.db").write_bytes(b"locked")
        (store / "key.json").write_text("{}", encoding="utf-8")
    page, names = imported(store)
    assert page == ("UnlockPage" if exists else "WelcomePage")
    assert "PySide6" in names
    assert not names & HEAVY
