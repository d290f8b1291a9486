"""Where the Tab key goes: on through a window as one reads it, whatever was made first. Knows no screen.

Qt's own chain goes by the order in which things were made, and so comes last to all that appears later: a card in the
log, a chip, a hint. Here the layouts say what follows what, at each press of the key; what floats above comes last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QRadioButton, QScrollArea, QStackedLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QLayout

VEIL: Final = "veil"  # the name of what lies over everything below it
DIRECT: Final = Qt.FindChildOption.FindDirectChildrenOnly


def beside(root: QWidget, at: QWidget | None, *, onwards: bool) -> QWidget | None:
    """Return what the key leads to from here, going round at the ends; None where nothing takes the focus."""
    path = _path(root, at)
    for depth in range(len(path) - 1, 0, -1):
        parent, here = path[depth - 1], path[depth]
        around = parts(parent)
        place = around.index(here)
        if onwards and depth == len(path) - 1:
            inner = _end(parts(here), onwards=True)
            if inner is not None:
                return inner
        rest = around[place + 1 :] if onwards else around[:place][::-1]
        found = _end(rest, onwards=onwards)
        if found is not None:
            return found
        if not onwards and takes(parent):
            return parent
    return _end(parts(root) if onwards else parts(root)[::-1], onwards=onwards)


def takes(widget: QWidget) -> bool:
    """Whether Tab stops here; of a group only at what is chosen, or at the first. Arrows reach the others."""
    if not (widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()):
        return False
    group = widget.group() if isinstance(widget, QRadioButton) else None
    if group is None:
        return widget.focusProxy() is None
    return widget is (group.checkedButton() or next(iter(group.buttons())))


def parts(widget: QWidget) -> list[QWidget]:
    """The widgets directly in one, in reading order; where a veil lies over them, it alone can be used."""
    if isinstance(widget, QAbstractScrollArea):
        inside = widget.widget() if isinstance(widget, QScrollArea) else None
        return [inside] if inside is not None else []
    laid = _laid(widget.layout())
    known = set(laid)
    floating = [one for one in widget.findChildren(QWidget, options=DIRECT) if one not in known and not one.isWindow()]
    veil = next((one for one in floating if one.objectName() == VEIL and one.isVisible()), None)
    return [veil] if veil is not None else laid + sorted(floating, key=lambda one: (one.y(), one.x()))


def _laid(layout: QLayout | None) -> list[QWidget]:
    if layout is None:
        return []
    if isinstance(layout, QStackedLayout):
        shown = layout.currentWidget()
        return [shown] if shown is not None else []
    found: list[QWidget] = []
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        if widget is not None:
            found.append(widget)
        elif item is not None:
            found += _laid(item.layout())
    return found


def _path(root: QWidget, at: QWidget | None) -> Sequence[QWidget]:
    """The way down to a widget, found from above: asking for parents makes PySide forget children."""
    path = [root]
    while at is not None and path[-1] is not at:
        below = next((one for one in parts(path[-1]) if one is at or one.isAncestorOf(at)), None)
        if below is None:
            break
        path.append(below)
    return path


def _end(widgets: Iterable[QWidget], *, onwards: bool) -> QWidget | None:
    """The first thing that takes the focus in these or below them; backwards, the last."""
    for widget in widgets:
        if not widget.isVisible():
            continue
        if onwards and takes(widget):
            return widget
        inner = parts(widget)
        found = _end(inner if onwards else inner[::-1], onwards=onwards)
        if found is not None:
            return found
        if not onwards and takes(widget):
            return widget
    return None
