"""What happens when something goes wrong that nobody foresaw: a report file without personal data, and a dialog.

The report says where in the program it happened and on what machine. It leaves out every message and value, since
those may be what an assessor wrote or whom it is about.
"""

from __future__ import annotations

import datetime as dt
import logging
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout

import assessor_app
from assessor_app import paths
from assessor_app.language import N_
from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.parts.card import row
from assessor_app.ui.parts.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from assessor_app.ui.theme import Theme
    from assessor_app.ui.tongue import LiveWords

SAFE = N_(
    "This is our mistake, not yours. What you wrote is saved. You can go on; if it happens again, close the program "
    "and start it again."
)
SEND = N_("A report without personal data was written. Please give it to your centre’s technician:")


def report(problem: BaseException) -> str:
    """Return what happened where, without a word of anybody's: kinds of errors, files, lines and functions."""
    import platform  # noqa: PLC0415 - not needed before something goes wrong

    root = str(paths.program_root())
    lines = [
        f"assessor-app {assessor_app.__version__}",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.platform()}",
        f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC",
    ]
    told: BaseException | None = problem
    while told is not None:
        lines += ["", f"{type(told).__module__}.{type(told).__qualname__}"]
        for frame in traceback.extract_tb(told.__traceback__):
            ours = frame.filename.startswith(root)
            file = Path(frame.filename).relative_to(root) if ours else Path(frame.filename).name
            lines.append(f"  {file}:{frame.lineno} {frame.name}")
        told = told.__cause__ or told.__context__
    return "\n".join(lines) + "\n"


def write_report(problem: BaseException, folder: Path) -> Path | None:
    """Write a report into a folder and return its file; None when even that cannot be done."""
    file = folder / f"report-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(report(problem), encoding="utf-8")
    except OSError:
        return None
    return file


class CrashDialog(QDialog):
    """Says that the program made a mistake, that what was written is safe, and where the report is."""

    def __init__(self, theme: Theme, tongue: LiveWords, file: Path | None) -> None:
        super().__init__(QApplication.activeWindow())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(440))
        tongue.say(self.setWindowTitle, N_("Something went wrong in the program"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 24, 24, 24)
        inside.setSpacing(12)
        said = [(N_("Something went wrong in the program"), "title"), (SAFE, "body")]
        for message, role in [*said, (SEND, "body")] if file else said:
            text = Text(role=role)
            tongue.say(text.setText, message)
            inside.addWidget(text)
        if file:
            inside.addWidget(Text(str(file), "soft", selectable=True))
        self.close_button = Button(theme, "primary")
        tongue.say(self.close_button.setText, N_("Close"))
        self.close_button.clicked.connect(self.accept)
        inside.addLayout(row(None, self.close_button))


class Crashes:
    """Where bugs arrive: each is logged by kind and reported; one dialog stands at a time."""

    def __init__(self, theme: Theme, tongue: LiveWords, folder: Callable[[], Path] = paths.logs) -> None:
        self._theme, self._tongue, self._folder = theme, tongue, folder
        self.dialog: CrashDialog | None = None

    def watch(self) -> None:
        """Catch what no slot caught, from now on."""
        sys.excepthook = self._hook

    def tell(self, problem: BaseException) -> None:
        """Log, report and say it."""
        logging.getLogger(__name__).error("bug: %s", type(problem).__qualname__)
        file = write_report(problem, self._folder())
        if self.dialog is None:
            self.dialog = CrashDialog(self._theme, self._tongue, file)
            self.dialog.finished.connect(self._closed)
            self.dialog.open()

    def _closed(self, _result: int) -> None:
        self.dialog = None

    def _hook(self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            self.tell(problem.with_traceback(trace))
