"""Prints how long the first screen takes until it takes a key, beside a bare PySide6 window measured in the same run.

    .venv/bin/python tests/benchmarks/start_up.py [ROUNDS]

Both run as processes of their own, by turns, each from `exec` to the first key that a focused text field shows.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

# Typed into whatever has the focus once the first window has been painted; the time is when the letter is there.
TYPE_A_KEY = """
def watch(window):
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit
    def try_it():
        field = QApplication.focusWidget()
        if not isinstance(field, QLineEdit):
            fields = [one for one in window.findChildren(QLineEdit) if one.isVisible()]
            if not fields or not window.isActiveWindow() and not window.isVisible():
                return QTimer.singleShot(1, try_it)
            field = fields[0]
        QTest.keyClicks(field, "x")
        if field.text() != "x":
            return QTimer.singleShot(1, try_it)
        print(time.time() - float(sys.argv[1]))
        sys.stdout.flush()
        os._exit(0)
    QTimer.singleShot(0, try_it)
"""

FLOOR = (
    "import os, sys, time\n"
    + TYPE_A_KEY
    + """
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLineEdit())
window.show()
watch(window)
app.exec()
"""
)

OURS = (
    "import os, sys, time\n"
    + TYPE_A_KEY
    + """
import gc
gc.disable()
from assessor_app.ui import window as ours
shown = ours.Window.showEvent
def show(self, event):
    shown(self, event)
    watch(self)
ours.Window.showEvent = show
from assessor_app.clock import DeviceClock
ours.start(DeviceClock())
"""
)


def environment(home: str) -> dict[str, str]:
    """What both processes run with: a home of their own that holds one store, and no display."""
    store = str(Path(home) / "store")
    named = {"HOME": home, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    # Compiled once, as an installed program is; the development machine may ask for no bytecode to be left about.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **named, "ASSESSOR_APP_STORE": store, "PYTHONPYCACHEPREFIX": str(Path(home) / "compiled")}


def found_store(home: str) -> None:
    """Found the store whose unlock screen is the first screen."""
    passphrase = Path(home) / "passphrase"
    passphrase.write_text("a long enough passphrase", encoding="utf-8")
    told = ["--name", "Rhys Wyn Jones", "--centre", "Canolfan Asesu Menai", "--passphrase-file", str(passphrase)]
    command = [sys.executable, "-m", "assessor_app", "store", "create", *told]
    subprocess.run(command, env=environment(home), check=True, capture_output=True)


def once(program: str, home: str) -> float:
    """Seconds from starting one process until its first key is taken."""
    started = time.time()
    done = subprocess.run(
        [sys.executable, "-c", program, repr(started)],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if done.returncode or not done.stdout.strip():
        raise SystemExit(f"the process ended with {done.returncode}: {done.stderr}")
    return float(done.stdout.split()[-1])


def main() -> None:
    """Measure by turns and print medians and their ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as home:
        found_store(home)
        for program in (FLOOR, OURS):
            once(program, home)
        pairs = [(once(FLOOR, home), once(OURS, home)) for _ in range(rounds)]
    floor, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    sys.stdout.write(
        f"start-up, median of {rounds}: bare window {floor * 1000:.0f} ms, first screen {ours * 1000:.0f} ms, "
        f"ratio {ours / floor:.2f} (aim: at most 1.5)\n"
    )


if __name__ == "__main__":
    main()
