"""A larger look at a file that is evidence, over the screen: a picture, the pages of a PDF, or what to do instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.observing.drawer import Drawer
from assessor_app.ui.observing.filewords import icon_of, size_of
from assessor_app.ui.observing.thumbs import of_visits
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import row

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from assessor_app.observing.model import EvidenceFile
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.thumbs import Held

WIDE: Final = 900


class _Picture(QWidget):
    """A picture as large as there is room for, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """Show another one."""
        self._image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint it in the middle."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        fits = QSize(self._image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        size = fits.boundedTo(self._image.size())
        place = QRect(
            (self.width() - size.width()) // 2, (self.height() - size.height()) // 2, size.width(), size.height()
        )
        painter.drawImage(place, self._image)
        painter.end()


class Closeup(Drawer):
    """`look(file)` opens it. What a file holds is read in the long lane, and decoded there too.

    A look at a file that no visit has says where it is `held`.
    """

    def __init__(self, kit: Kit, over: QWidget) -> None:
        inside = QWidget()
        super().__init__(kit, over, N_("A larger look"), inside, wide=WIDE)
        self.file: EvidenceFile | None = None
        self._held: Held = of_visits
        self.picture, self.pages = _Picture(), QWidget()
        self.caption, self.about = kit.text("", "strong"), kit.text("", "soft")
        self.save = kit.button(N_("Save a copy…"), self._ask_where, icon="save")
        self._icon = IconLabel(kit, "draft", "soft", 48)
        self._stack, self._nothing = QStackedWidget(), QWidget()
        self._lay(inside)

    def look(self, file: EvidenceFile, held: Held = of_visits) -> None:
        """Show one file."""
        self.file, self._held = file, held
        self.caption.setText(file.caption)
        self.caption.setVisible(bool(file.caption))
        say = self._kit.tongue.say
        say(self.about.setText, N_("{file} · {size} MB"), file=file.name, size=size_of(file))
        self._icon.show_icon(icon_of(file), "soft")
        self.picture.show_image(QImage())
        pdf = file.media_type == "application/pdf"
        if pdf or file.media_type.startswith("image/"):
            self._stack.setCurrentWidget(self.picture)
            self._kit.tasks.long(lambda rooms, progress: _held(rooms, progress, file, held), then=self._show)
        else:
            self._stack.setCurrentWidget(self._nothing)
        self.pull()
        self.close_button.setFocus()

    def _show(self, told: tuple[EvidenceFile, bytes, QImage | None]) -> None:
        file, data, image = told
        if self.file is None or file.id != self.file.id or not self.isVisible():
            return
        if image is not None:
            self.picture.show_image(image)
            self._kit.tongue.silence(self.picture)
            self.picture.setAccessibleName(file.caption or file.name)
        else:
            self._show_pages(data)

    def _show_pages(self, data: bytes) -> None:
        from assessor_app.ui.parts.preview import Preview  # noqa: PLC0415 - QtPdf, where pages show

        if not isinstance(self.pages, Preview):
            self.pages = Preview(self._kit, N_("The pages of this file"))
            self._stack.addWidget(self.pages)
        self.pages.show_pdf(data)
        self._stack.setCurrentWidget(self.pages)

    def _lay(self, inside: QWidget) -> None:
        kit, column = self._kit, QVBoxLayout(inside)
        column.setContentsMargins(20, 0, 20, 16)
        column.setSpacing(8)
        middle = QVBoxLayout(self._nothing)
        middle.addStretch(1)
        middle.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        words = kit.label(N_("This is not shown here. Save a copy, and open that in a program for it."), "quiet")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle.addWidget(words)
        middle.addStretch(1)
        self._stack.addWidget(self.picture)
        self._stack.addWidget(self._nothing)
        column.addWidget(self._stack, 1)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.caption)
        said.addWidget(self.about)
        foot = row(said, self.save)
        foot.setStretch(0, 1)
        column.addLayout(foot)

    def _ask_where(self) -> None:
        file = self.file
        if file is None:
            return
        where, _ = QFileDialog.getSaveFileName(self, self._kit.tongue(N_("Save a copy…")), file.name)
        if where:
            self.save_to(Path(where))

    def save_to(self, place: Path) -> None:
        """Write a copy of what the file holds."""
        file, held = self.file, self._held
        if file is None:
            return

        def write(rooms: Rooms, _progress: Progress) -> None:
            from assessor_app.records.sealing import write_out  # noqa: PLC0415 - with all that seals; not before then

            write_out(place, held(rooms, file))

        self._kit.tasks.long(write, then=self._saved)

    def _saved(self, _nothing: None) -> None:
        self._kit.notices.say(N_("A copy was saved. It is no longer encrypted: keep it only as long as you need it."))


def _held(
    rooms: Rooms, progress: Progress, file: EvidenceFile, held: Held
) -> tuple[EvidenceFile, bytes, QImage | None]:
    progress.step(0, 1)
    data = held(rooms, file)
    return file, data, QImage.fromData(data) if file.media_type.startswith("image/") else None
