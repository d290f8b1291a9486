"""Many thousand calls into Qt do not wear out Python's constants."""

import subprocess
import sys

CALLS = """
import assessor_app.ui
from PySide6.QtCore import QObject, Signal

class Told(QObject):
    told = Signal()

one = Told()
for _ in range(300_000):
    one.blockSignals(False)
    one.setObjectName("")
    one.told.emit()
    one.parent()
print("alive", None, True, False)
"""


def test_constants_outlive_many_calls_into_qt() -> None:
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, check=False, timeout=120)
    assert done.stdout.strip() == "alive None True False", done.stderr[-500:]
    assert done.returncode == 0, done.stderr[-500:]
