"""What stands under pages that are read: which page of how many, and their size with its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.card import row
from assessor_app.ui.parts.text import Line

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.preview import Preview


class ZoomBar(QWidget):
    """The page number at the left, smaller, the size, larger and fitting the width at the right."""

    def __init__(self, kit: Kit, preview: Preview) -> None:
        super().__init__()
        self._kit = kit
        self.page_number, self.size_now = Line(role="soft"), Line(role="soft")
        self.smaller = kit.icon_button("zoom_out", N_("Smaller pages"), preview.zoom_out)
        self.larger = kit.icon_button("zoom_in", N_("Larger pages"), preview.zoom_in)
        self.fit = kit.icon_button("fit_page_width", N_("Fit the pages to the width"), preview.fit)
        line = row(self.page_number, None, self.smaller, self.size_now, self.larger, self.fit, space=4)
        line.setContentsMargins(18, 0, 12, 0)
        self.setLayout(line)
        preview.reading.connect(self._say_page)
        preview.zoomed.connect(self._say_size)

    def _say_page(self, page: int, pages: int) -> None:
        self._kit.tongue.say(self.page_number.setText, N_("Page {page} of {pages}"), page=page, pages=pages)

    def _say_size(self, percent: int, fits: bool) -> None:  # noqa: FBT001 - the signal hands it over
        self._kit.tongue.say(self.size_now.setText, N_("{percent}%"), percent=percent)
        self.fit.setEnabled(not fits)
