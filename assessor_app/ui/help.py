"""The help pages, in the language in force: the files of `resources/help/<language>`, each a chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser

from assessor_app import paths
from assessor_app.language import N_
from assessor_app.ui import shortcuts
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.screen import Screen
from assessor_app.ui.typeset import set_markdown

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QResizeEvent

    from assessor_app.language import Words
    from assessor_app.ui.kit import Kit


WIDEST = 760


def chapters(language: str) -> list[tuple[str, str, Path]]:
    """The chapters of one language in order: (name, title, file). The name is the same in both languages."""
    files = sorted((paths.resources() / "help" / language).glob("*.md"))
    return [(file.stem, file.read_text(encoding="utf-8").partition("\n")[0].lstrip("# "), file) for file in files]


def told(file: Path, words: Words) -> str:
    """What a chapter says, the keys of the window in their place."""
    return file.read_text(encoding="utf-8").replace("{keys}", shortcuts.written(words))


class _Page(QTextBrowser):
    """A page whose lines stay short enough to read, with its scrollbar at the edge of the window."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._theme = kit.theme
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave free at the right what would make the lines too long."""
        super().resizeEvent(event)
        free = self.viewportMargins().right()
        wanted = max(0, self.viewport().width() + free - self._theme.px(WIDEST))
        if wanted != free:
            self.setViewportMargins(0, 0, wanted, 0)
            self.document().setTextWidth(self.viewport().width())  # it was laid out for the width before


class HelpScreen(Screen):
    """Chapters at the left, the one chosen at the right. `enter(name)` opens one, `returned` leaves."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        kit.tongue.say(self.bar.title.setText, N_("Help"))
        self.back = kit.icon_button("arrow_back", N_("Back"), self.returned.emit, keys="Alt+Left")
        self.bar.lead(self.back)
        self.list = Listing(kit, N_("Chapters"))
        self.page = _Page(kit)
        self.page.setObjectName("help-page")
        self.page.setProperty("role", "bare")
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        self.page.document().setDocumentMargin(4)
        kit.tongue.say(self.page.setAccessibleName, N_("Help"))
        left, right = Ground("panel", margin=12), Ground("panel", margin=24)
        left.add(self.list)
        right.add(self.page)
        columns = Columns(kit, left=left, middle=right, names=(N_("Chapters"), N_("Details")))
        self.bar.extras.addWidget(Tools(kit, self.bar, ((columns.left_button, N_("Chapters")),), below=0))
        self.body.addWidget(columns, 1)
        self.list.chosen.connect(self._show)
        self.list.opened.connect(lambda _name: columns.close_sheets())
        kit.tongue.follow(self, self._say)
        kit.theme.changed.connect(lambda: self._show(self.list.choice))

    def enter(self, subject: str) -> None:
        """Open a chapter, or stay at the one that was open."""
        if subject:
            self.list.choose(subject)
            self._show(subject)
        self.list.setFocus()

    def _follow(self, link: QUrl) -> None:
        """Go where a link of a page leads: to another chapter."""
        self.enter(link.fileName().removesuffix(".md"))

    def _say(self, words: Words) -> None:
        known = chapters(words.language)
        chosen = self.list.choice or (known[0][0] if known else "")
        self.list.show_rows([Row(name, title) for name, title, _ in known])
        self.list.choose(chosen)
        self._show(chosen)

    def _show(self, name: str) -> None:
        file = next((file for known, _, file in chapters(self.kit.tongue.language) if known == name), None)
        if file is not None:
            set_markdown(self.page.document(), told(file, self.kit.tongue.words), self.kit.theme)
            self.page.moveCursor(QTextCursor.MoveOperation.Start)  # which Qt brings into sight when first shown
            self.page.verticalScrollBar().setValue(0)
            self.page.setAccessibleDescription(self.page.toPlainText())
