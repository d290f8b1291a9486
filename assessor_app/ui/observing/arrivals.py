"""The strip above the composer: what is being taken in, what has appeared in a watched folder, and that one is watched.

It is not there while there is nothing to say. It asks and tells; what becomes of it is decided elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from assessor_app.language import N_
from assessor_app.observing.evidence.limits import megabytes
from assessor_app.ui.parts.banner import announce
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground, Scroll, row
from assessor_app.ui.parts.flow import FlowBox

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.errors import AssessorError
    from assessor_app.ui.errand import Job
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.text import Text

MOST_OFFERED: Final = 2  # at a time: whoever writes has the room
LEAST: Final = 58  # px at 100 %: one line


class _Row(Ground):
    """One line: an icon, words, and what can be pressed."""

    def __init__(self, kit: Kit, icon: str, words: Text, *more: QWidget, tint: str = "accent") -> None:
        super().__init__("sunk", margin=0, space=0)
        line = row(IconLabel(kit, icon, tint), words, *more, space=8)
        line.setStretch(1, 1)
        line.setContentsMargins(12, 3, 4, 3)
        for control in more:
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add(line)


class Arrivals(Scroll):
    """`taken(path)` and `left(path)` answer an offer; `watch_asked`, `choose_asked` and `stopped` are of watching."""

    taken = Signal(object)
    left = Signal(object)
    stopped = Signal()
    watch_asked = Signal()
    choose_asked = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=0, space=6)
        self._kit = kit
        self._most = kit.theme.px(LEAST)
        self._offers: dict[Path, int] = {}
        self._jobs: list[QWidget] = []
        self._told: list[QWidget] = []
        self._column = self.inside
        self._column.setContentsMargins(0, 0, 0, 8)
        self.viewport().installEventFilter(self)
        self._folder, self._waiting = kit.text(""), kit.text("", "soft")
        self.stop = kit.button(N_("Stop watching"), self.stopped.emit, "quiet")
        self._watching = _Row(kit, "photo_camera", self._folder, self.stop)
        self.asking = self._ask()
        self._shown: dict[Path, QWidget] = {}
        for part in (self.asking, self._watching, self._waiting):
            part.hide()
            self._column.addWidget(part)
        self._see()

    def bound(self, most: int) -> None:
        """Take no more room than this, in px; what is higher scrolls. Whoever writes goes first."""
        self._most = max(most, self._kit.theme.px(LEAST))
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Be as high as what stands here, once that has found its height."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        high = max(self._column.heightForWidth(self.viewport().width()), self._column.minimumSize().height())
        self.setFixedHeight(min(high, self._most))

    def ask(self, folder: Path | None) -> None:
        """Say how pictures and recordings come in, and offer to watch a folder: the one watched before, or another."""
        self.again.setVisible(folder is not None)
        if folder is not None:
            self._kit.tongue.say(self.again.setText, N_("Watch {folder}"), folder=folder.name or str(folder))
            self.again.setToolTip(str(folder))
        self.asking.show()
        self._see()
        (self.again if folder is not None else self.choose).setFocus()

    def close_question(self) -> None:
        """Ask no longer."""
        self.asking.hide()
        self._see()

    def show_watched(self, folder: Path | None) -> None:
        """Say which folder is watched; None: no longer any."""
        self._watching.setVisible(folder is not None)
        if folder is not None:
            self._kit.tongue.say(
                self._folder.setText, N_("Watching the folder {folder}"), folder=folder.name or str(folder)
            )
            self._watching.setToolTip(str(folder))
        self._see()

    def offer(self, path: Path, size: int) -> None:
        """Offer a file that has appeared."""
        self._offers[path] = size
        said = self._kit.tongue(N_("{file} has appeared · {size} MB"), file=path.name, size=megabytes(size))
        self._show_offers()
        announce(self, said)

    def answer(self, path: Path) -> None:
        """Offer it no longer."""
        self._offers.pop(path, None)
        self._show_offers()

    def clear(self) -> None:
        """Offer nothing any more, and put away what could not be taken in."""
        self._offers.clear()
        for shown in self._told:
            self._take_out(shown)
        self._told.clear()
        self._show_offers()

    def show_job(self, job: Job, name: str) -> None:
        """Show how far a file is that is being taken in, with a way to stop it."""
        kit, bar = self._kit, QProgressBar(textVisible=False)
        kit.tongue.say(bar.setAccessibleName, N_("Progress"))
        bar.setRange(0, 0)
        bar.setMaximumWidth(kit.theme.px(140))
        cancel = kit.button(N_("Cancel"), job.cancel, "quiet")
        shown = _Row(kit, "attach_file", kit.label(N_("Taking in {file}"), file=name), bar, cancel)
        bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._jobs.append(shown)
        self._column.addWidget(shown)
        self._see()

        def step(done: int, total: int, _what: str) -> None:
            bar.setRange(0, total)
            bar.setValue(done)

        def end() -> None:
            self._jobs.remove(shown)
            self._take_out(shown)
            self._see()

        job.stepped.connect(step)
        job.ended.connect(end)

    def refuse(self, problem: AssessorError) -> None:
        """Say what could not be taken in, until it is put away."""
        kit, said = self._kit, self._kit.text("")
        kit.tongue.follow(said, lambda _words: said.setText(kit.notices.sentence(problem)))

        def end() -> None:
            self._told.remove(shown)
            self._take_out(shown)
            self._see()

        close = kit.icon_button("close", N_("Close"), end)
        shown = _Row(kit, "warning-fill", said, close, tint="not_yet")
        self._told.append(shown)
        self._column.addWidget(shown)
        self._see()
        announce(self, said.text())

    def _show_offers(self) -> None:
        wanted = list(self._offers)[:MOST_OFFERED]
        for path in [path for path in self._shown if path not in wanted]:
            self._take_out(self._shown.pop(path))
        for path in wanted:
            if path not in self._shown:
                self._shown[path] = self._offer_row(path)
                self._column.insertWidget(self._column.indexOf(self._waiting), self._shown[path])
        more = len(self._offers) - len(wanted)
        self._kit.tongue.say(self._waiting.setText, N_("More files that have appeared: {count}"), count=more)
        self._waiting.setVisible(bool(more))
        self._see()

    def _offer_row(self, path: Path) -> QWidget:
        kit, size = self._kit, megabytes(self._offers[path])
        words = kit.label(N_("{file} has appeared · {size} MB"), file=path.name, size=size)
        take = kit.button(N_("Take in"), lambda: self.taken.emit(path))
        leave = kit.button(N_("Leave it"), lambda: self.left.emit(path), "quiet")
        for button in (take, leave):
            button.setAccessibleDescription(path.name)
        return _Row(kit, "image", words, take, leave)

    def _ask(self) -> Ground:
        kit, card = self._kit, Ground("card", margin=14, space=8)
        how = N_(
            "Take the photo or recording with the device’s own camera or recorder. Files that appear in the folder you "
            "choose are offered here; none is taken in by itself. The original stays in its folder: delete it there if "
            "your centre asks for that."
        )
        self.again = kit.button("", self.watch_asked.emit)
        self.choose = kit.button(N_("Choose the folder…"), self.choose_asked.emit)
        self.no = kit.button(N_("Not now"), self.close_question, "quiet")
        card.add(kit.label(how))
        line = FlowBox(space=8)
        for button in (self.again, self.choose, self.no):
            line.add(button)
        card.add(line)
        return card

    def _take_out(self, shown: QWidget) -> None:
        self._column.removeWidget(shown)
        shown.hide()
        shown.deleteLater()

    def _see(self) -> None:
        """Be there only while there is something to say."""
        asks, watches = not self.asking.isHidden(), not self._watching.isHidden()
        self.setVisible(asks or watches or bool(self._offers) or bool(self._jobs or self._told))
        self._fit()
