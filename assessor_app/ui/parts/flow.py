"""A layout that puts things side by side and goes on in the next line when the width is used up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent, QShowEvent


class Flow(QLayout):
    """Chips, gaps and segments stand in one. With `fill` the things of a line share its whole width."""

    def __init__(self, parent: QWidget | None = None, *, space: int = 8, fill: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._fill = fill
        self._high: dict[int, int] = {}  # known heights, by width: whatever scrolls asks for them again and again
        self.setSpacing(space)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Add to the end."""
        self._high.clear()
        self._items.append(item)

    def count(self) -> int:
        """How many things stand here."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Return one thing; None past the end, as Qt expects."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Take one thing out; None past the end, as Qt expects."""
        self._high.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Take everything out and destroy it."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Never ask for more than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that height depends on width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all lines at this width."""
        if width not in self._high:
            self._high[width] = self._place(QRect(0, 0, width, 0), moving=False)
        return self._high[width]

    def invalidate(self) -> None:
        """Something in here has another size."""
        self._high.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Put everything in its place."""
        super().setGeometry(rect)
        self._place(rect, moving=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want one line."""
        shown = self._shown()
        sizes = [item.sizeHint() for item in shown]
        wide = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return self._framed(QSize(wide, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Be content with the widest thing."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return self._framed(size)

    def _framed(self, size: QSize) -> QSize:
        edges = self.contentsMargins()
        return size + QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> Iterator[list[tuple[QLayoutItem, int]]]:
        line: list[tuple[QLayoutItem, int]] = []
        used = 0
        for item in self._shown():
            wide = min(item.sizeHint().width(), width)
            if line and used + self.spacing() + wide > width:
                yield line
                line, used = [], 0
            used += wide + (self.spacing() if line else 0)
            line.append((item, wide))
        if line:
            yield line

    def _place(self, rect: QRect, *, moving: bool) -> int:
        edges = self.contentsMargins()
        inner = rect.marginsRemoved(edges)
        top = inner.top()
        for line in self._lines(inner.width()):
            spare = inner.width() - sum(wide for _, wide in line) - self.spacing() * (len(line) - 1)
            more = max(0, spare) // len(line) if self._fill else 0
            high = max(_height(item, wide + more) for item, wide in line)
            left = inner.left()
            for item, wide in line:
                if moving:
                    tall = _height(item, wide + more)
                    item.setGeometry(QRect(QPoint(left, top + (high - tall) // 2), QSize(wide + more, tall)))
                left += wide + more + self.spacing()
            top += high + self.spacing()
        return max(0, top - self.spacing() - inner.top()) + edges.top() + edges.bottom()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


class FlowBox(QWidget):
    """A widget around a `Flow`, for where a widget is wanted."""

    def __init__(self, *, space: int = 8, fill: bool = False) -> None:
        super().__init__()
        self.flow = Flow(self, space=space, fill=fill)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Insist on the height of all lines at this width: box layouts would squeeze them."""
        super().resizeEvent(event)
        self._insist()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ask again: what changed while this was out of sight has told nobody."""
        super().showEvent(event)
        self._insist()

    def event(self, event: QEvent) -> bool:
        """Ask again when something in here changed its size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._insist()
        return super().event(event)

    def _insist(self) -> None:
        self.setMinimumHeight(self.flow.heightForWidth(self.width()))

    def add(self, *widgets: QWidget) -> None:
        """Add to the end."""
        for widget in widgets:
            self.flow.addWidget(widget)

    def keep(self, count: int) -> None:
        """Destroy what stands here after so many things."""
        while self.flow.count() > count:
            item = self.flow.takeAt(count)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.flow.invalidate()
        self.updateGeometry()

    def clear(self) -> None:
        """Destroy what stands here."""
        self.flow.clear()
        self.updateGeometry()
