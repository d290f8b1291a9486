"""Long work as it is seen: a sheet over the screen with how far it is and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.text import Text
from assessor_app.ui.taborder import VEIL

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from assessor_app.ui.errand import Job
    from assessor_app.ui.kit import Kit


class Busy(QWidget):
    """Covers its parent while a job runs: `busy.watch(tasks.long(…), N_("Sealing the record"))`."""

    def __init__(self, kit: Kit, over: QWidget) -> None:
        super().__init__(over)
        self._kit, self._over = kit, over
        self._job: Job | None = None
        self._before: QWidget | None = None
        self._title, self._what = Text(role="strong"), Text(role="soft")
        self._bar = QProgressBar(textVisible=False)
        kit.tongue.say(self._bar.setAccessibleName, N_("Progress"))
        self.stop = kit.button(N_("Cancel"), self._cancel)
        card = Ground("card", margin=24, space=12)
        card.setMaximumWidth(kit.theme.px(420))
        card.setMinimumWidth(kit.theme.px(300))
        card.add(self._title, self._bar, self._what)
        card.inside.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignRight)
        across, down = QHBoxLayout(), QVBoxLayout(self)
        across.addStretch(1)
        across.addWidget(card, 2)
        across.addStretch(1)
        down.addStretch(1)
        down.addLayout(across)
        down.addStretch(1)
        over.installEventFilter(self)
        self.setObjectName(VEIL)  # nothing below can be reached
        self.hide()

    def watch(self, job: Job, message: str, *, stoppable: bool = True) -> Job:
        """Cover the screen until the job has ended; returns the job."""
        self._job = job
        self._kit.tongue.say(self._title.setText, message)
        self._kit.tongue.silence(self._what)
        self._what.setText("")
        self._what.hide()
        self._show_bar(0, 0)
        self.stop.setVisible(stoppable)
        self.stop.setEnabled(True)
        self._before = self.window().focusWidget()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        (self.stop if stoppable else self).setFocus()
        job.stepped.connect(self._step)
        job.ended.connect(self._end)
        return job

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Cover all of the parent, whatever its size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, _onwards: bool) -> bool:  # noqa: FBT001, N802 - Qt's name and type
        """Keep the focus here: nothing below can be used now."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Veil what is below."""
        painter = QPainter(self)
        veil = QColor(self._kit.theme.colour("background"))
        veil.setAlphaF(0.8)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def _step(self, done: int, total: int, what: str) -> None:
        self._show_bar(done, total)
        if what:
            self._kit.tongue.say(self._what.setText, what)
            self._what.show()

    def _show_bar(self, done: int, total: int) -> None:
        """Show how far it is; where nobody knows, a bar that wanders, or none where nothing is to move."""
        self._bar.setHidden(self._kit.theme.still and not total)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)

    def _end(self) -> None:
        self._job = None
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
