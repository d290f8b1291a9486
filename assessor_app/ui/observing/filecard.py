"""One file that is evidence, as a card: its picture, what it shows, who is in it, consent; and its form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui import icons
from assessor_app.ui.observing.filewords import CONSENT, CONSENT_CHOICES, MAY_TELL, icon_of, may_tell, size_of
from assessor_app.ui.observing.linkchip import LinkChip
from assessor_app.ui.observing.pending import Pending
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.form import Field, LineField
from assessor_app.ui.parts.segmented import Segmented

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from assessor_app.observing.model import Consent, EvidenceFile
    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene

SIDE: Final = 64  # px at 100 % of a thumbnail


class Thumb(QAbstractButton):
    """A file's picture, or the drawing of its kind, to be pressed for a larger look."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit, self._picture, self._icon = kit, QPixmap(), "draft"
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        kit.tongue.say(self.setAccessibleName, N_("A larger look"))
        kit.tongue.say(self.setToolTip, N_("A larger look"))
        kit.theme.changed.connect(self._fit)
        self._fit()

    def show_picture(self, picture: QPixmap | None, icon: str) -> None:
        """Show a picture, or where there is none the drawing of a kind."""
        self._picture, self._icon = picture or QPixmap(), icon
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be a square."""
        return QSize(self._kit.theme.px(SIDE), self._kit.theme.px(SIDE))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press on Enter too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the middle of the picture, with round corners, and the ring of the focus."""
        theme, painter = self._kit.theme, QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        around = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        shape = QPainterPath()
        shape.addRoundedRect(around, theme.px(6), theme.px(6))
        painter.fillPath(shape, theme.colour("field"))
        painter.setClipPath(shape)
        if self._picture.isNull():
            side = theme.px(28)
            drawn = icons.picture(self._icon, theme.colour("soft"), side, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, drawn)
        else:
            size = QSize(self._picture.size())
            edge = min(size.width(), size.height())
            part = QRectF((size.width() - edge) / 2, (size.height() - edge) / 2, edge, edge)
            painter.drawPixmap(around, self._picture, part)
        painter.setClipping(False)
        painter.setPen(QPen(theme.colour("accent"), 2) if self.hasFocus() else QPen(theme.colour("line"), 1))
        painter.drawPath(shape)
        painter.end()

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())


class FileForm(QWidget):
    """What is said of a file, while it is being written: each change is `edited`, `closed` at the end."""

    edited = Signal()
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.caption = LineField(
            kit, N_("What it shows"), example=N_("The desk after the call, as the candidate left it")
        )
        self.people = LineField(kit, N_("Who is in it"), hint=N_("By role. Leave it empty where nobody is."))
        self.consent = Segmented(kit, N_("Consent"), CONSENT_CHOICES, fill=True)
        self.done = kit.button(N_("Done"), self.closed.emit)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.caption)
        inside.addWidget(self.people)
        inside.addWidget(Field(kit, N_("Consent"), self.consent))
        inside.addLayout(row(None, self.done))
        for field in (self.caption, self.people):
            field.edited.connect(self.edited)
            field.edit.returnPressed.connect(self.closed)
        self.consent.chosen.connect(self.edited)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close on Escape; what was said is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class FileCard(Ground):
    """`edited(file)`, `removed(file)`, `looked(file)`, `shown(key)`; `closed` when the form has been closed."""

    edited = Signal(object)
    removed = Signal(object)
    looked = Signal(object)
    shown = Signal(object)
    closed = Signal()

    def __init__(self, kit: Kit, file: EvidenceFile, *, chips: bool) -> None:
        super().__init__("card", margin=0, space=0)
        self._kit, self.file, self._chips = kit, file, chips
        self._pending = Pending()
        self._links = file.criteria
        self.thumb = Thumb(kit)
        self.caption, self.about = kit.text(""), kit.text("", "soft")
        self.people, self.mark = kit.text("", "soft"), IconLabel(kit, "warning-fill", "not_yet", 16)
        self.consent = kit.text("", "soft")
        self.tells = kit.label(MAY_TELL, "soft")
        self.linked = FlowBox(space=6)
        self.form = FileForm(kit)
        self.form.hide()
        self.pencil = kit.icon_button("edit", N_("Say more of this file"), self.change)
        self.away = kit.icon_button("delete", N_("Take this file away"), lambda: self.removed.emit(self.file))
        self._lay()
        self.thumb.clicked.connect(lambda _on=False: self.looked.emit(self.file))
        self.form.edited.connect(self._tell)
        self.form.closed.connect(self._end)
        self.show_file(file)

    def show_file(self, file: EvidenceFile) -> None:
        """Show what is kept, except over what is on its way to the store."""
        self.file = file
        say = self._kit.tongue.say
        if file.caption:
            self._kit.tongue.silence(self.caption)
            self.caption.setText(file.caption)
        else:
            say(self.caption.setText, N_("Nothing is said of it yet"))
        say(self.about.setText, N_("{file} · {size} MB"), file=file.name, size=size_of(file))
        say(self.people.setText, N_("In it: {people}"), people=file.people)
        self.people.setVisible(bool(file.people))
        icon, token, message = CONSENT[file.consent]
        self.mark.show_icon(icon, token)
        say(self.consent.setText, message)
        self.tells.setVisible(may_tell(file))
        for control in (self.thumb, self.pencil, self.away):
            control.setAccessibleDescription(file.caption or file.name)
        for name, field, said in (
            ("caption", self.form.caption, file.caption),
            ("people", self.form.people, file.people),
        ):
            if self._pending.may_show(name, said) and field.said != said:
                field.edit.setText(said)
        if self._pending.may_show("consent", file.consent):
            self.form.consent.choose(file.consent)
        if self._pending.may_show("links", self._written(file)):
            self._links = file.criteria

    def show_links(self, scene: Scene) -> None:
        """Name the criteria that it evidences, where the card stands away from them."""
        self.linked.clear()
        for key in self.file.criteria if self._chips else ():
            made = LinkChip(self._kit, scene.chip(key, self._kit.tongue.language))
            made.clicked.connect(lambda _on=False, key=key: self.shown.emit(key))
            made.removed.connect(lambda key=key: self.unlink(key))
            self.linked.add(made)
        self.linked.setVisible(self._chips and bool(self.file.criteria))

    def show_picture(self, picture: QPixmap | None) -> None:
        """Show its picture, where it has one."""
        self.thumb.show_picture(picture, icon_of(self.file))

    def change(self) -> None:
        """Open the form, and give it the keys."""
        self.form.show()
        self.pencil.hide()
        self.form.caption.setFocus()

    def unlink(self, key: CriterionKey) -> None:
        """Say that it does not evidence a criterion after all."""
        self._links = tuple(one for one in self._links if one != key)
        self._tell()

    def _lay(self) -> None:
        buttons = row(self.pencil, self.away, space=0)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.caption)
        words.addWidget(self.about)
        head = row(self.thumb, words, buttons, space=10)
        head.setStretch(1, 1)
        head.setAlignment(self.thumb, Qt.AlignmentFlag.AlignTop)
        head.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)
        head.setContentsMargins(12, 8, 2, 0)
        below = QVBoxLayout()
        below.setContentsMargins(12, 6, 12, 12)
        below.setSpacing(4)
        said = row(self.mark, self.consent, space=6)
        said.setStretch(1, 1)
        below.addWidget(self.people)
        below.addLayout(said)
        below.addWidget(self.tells)
        below.addWidget(self.linked)
        below.addWidget(self.form)
        for button in (self.pencil, self.away):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add(head, below)

    def _tell(self) -> None:
        form = self.form
        consent = cast("Consent", form.consent.choice)
        meant = replace(
            self.file, caption=form.caption.said, people=form.people.said, consent=consent, criteria=self._links
        )
        told = {"caption": meant.caption, "people": meant.people, "consent": consent, "links": self._written(meant)}
        for name, said in told.items():
            self._pending.tell(name, said)
        self.edited.emit(meant)

    @staticmethod
    def _written(file: EvidenceFile) -> str:
        return " ".join(map(str, file.criteria))

    def _end(self) -> None:
        self.form.hide()
        self.pencil.show()
        self.closed.emit()
