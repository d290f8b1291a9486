"""What is demanded of every screen. Each function returns its complaints, so that one walk tells all of them."""

from __future__ import annotations

import functools
import gettext
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)

from assessor_app import paths
from assessor_app.language import WELSH, catalogue
from assessor_app.ui.parts.toast import Toast
from assessor_app.ui.taborder import VEIL
from tests.ui.visiting import example
from tests.ui.walks import controls

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Kind = TypeVar("Kind", bound=QWidget)

    from PySide6.QtGui import QImage

    from assessor_app.language import Tongue

TARGET: Final = 40
# What screen readers say nothing useful of: a control must be one of the others.
NO_ROLES: Final = frozenset({QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Whitespace})
# How many px must change when the focus comes; the caret of a line alone is fewer.
SEEN: Final = 60
# How high a bar is in which things stand beside one another, in px.
BAR: Final = 60
# How far around a control its frame may show it, in px.
AROUND: Final = 48
MOST_TABS: Final = 400
# After so many rounds of events everything has its place.
PASSES: Final = 60
# Languages are called by their own names in both languages.
OWN_NAMES: Final = frozenset({"Cymraeg", "English"})


def name_of(widget: QWidget, what: QAccessible.Text = QAccessible.Text.Name) -> str:
    """What a screen reader calls it."""
    told = QAccessible.queryAccessibleInterface(widget)
    return str(told.text(what)).strip() if told is not None else ""


def called(widget: QWidget) -> str:
    """How a complaint names it."""
    parent = widget.parentWidget()
    return f"{type(widget).__name__} {name_of(widget)[:50]!r} in {type(parent).__name__}"


def visible(root: QWidget, kind: type[Kind]) -> list[Kind]:
    """Everything of a kind that is to be seen."""
    return [
        one
        for one in root.findChildren(kind)
        # Whoever asks a scroll bar for its parent ends its life in Python.
        if not isinstance(one, QScrollBar) and one.isVisible() and not one.visibleRegion().isEmpty()
    ]


def pressed(root: QWidget) -> list[QWidget]:
    """Every control, whether the keyboard reaches it or not."""
    buttons = [one for one in visible(root, QAbstractButton) if not isinstance(one.parentWidget(), QAbstractItemView)]
    return list({id(one): one for one in (*controls(root), *buttons)}.values())


def names_and_roles(root: QWidget) -> Iterator[str]:
    """Every control is called something, and is something."""
    for widget in pressed(root):
        if not name_of(widget):
            yield f"{called(widget)} has no name"
        pane = isinstance(widget, QAbstractScrollArea)  # what is read in it tells the rest
        if QAccessible.queryAccessibleInterface(widget).role() in NO_ROLES and not pane:
            yield f"{called(widget)} has no role"


def targets(root: QWidget) -> Iterator[str]:
    """Every control is as high as a finger."""
    for widget in pressed(root):
        # A field's button that empties it is a convenience beside the keys, and Qt lays it out.
        if widget.height() < TARGET and not isinstance(widget.parentWidget(), QLineEdit):
            yield f"{called(widget)} is only {widget.height()} px high"


class _Layouts(QObject):
    """Counts how often anything asks to be laid out."""

    def __init__(self) -> None:
        super().__init__()
        self.many = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count."""
        self.many += event.type() == QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


def rests(root: QWidget) -> list[str]:
    """Nothing lays itself out for ever: that would keep a processor busy as long as the screen is shown."""
    counting, app = _Layouts(), QApplication.instance()
    assert app is not None
    app.installEventFilter(counting)
    for _ in range(PASSES):
        before = counting.many
        QApplication.processEvents()
        if counting.many == before:
            break
    app.removeEventFilter(counting)
    return [f"{called(root)} is laid out for ever"] if counting.many != before else []


def whole(root: QWidget) -> Iterator[str]:
    """No text is clipped, and nothing stands outside the window."""
    yield from labels(root)
    yield from buttons(root)
    room = root.window().width()
    for widget in visible(root, QWidget):
        right = widget.mapTo(root.window(), widget.rect().topRight()).x() if not widget.isWindow() else 0
        if right >= room and not _scrolled(widget):
            yield f"{called(widget)} ends at {right} of {room}"


def labels(root: QWidget) -> Iterator[str]:
    """Every text has the room that its words need."""
    for label in visible(root, QLabel):
        if label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            wide = widest_word(label) if label.wordWrap() else label.sizeHint().width()
            if label.height() < needed - 1:
                yield f"clipped below: {label.text()[:60]!r}"
            if label.width() < wide - 1 and not label.toolTip():
                yield f"clipped at the side: {label.text()[:60]!r}"


def buttons(root: QWidget) -> Iterator[str]:
    """Every word that is pressed or chosen is to be seen whole."""
    for button in visible(root, QAbstractButton):
        least = button.minimumSizeHint()
        narrow = button.width() < least.width() and not (isinstance(button, QPushButton) and button.toolTip())
        if button.text() and (narrow or button.height() < least.height()):
            yield f"{called(button)} is {button.width()}x{button.height()} of {least.width()}x{least.height()}"
    for combo in visible(root, QComboBox):
        if combo.width() < combo.minimumSizeHint().width() and not combo.toolTip():
            yield f"{called(combo)} is too narrow"


def placeholders(root: QWidget) -> Iterator[str]:
    """What an empty field says fits into it, or is told again on hovering."""
    for field in visible(root, QLineEdit):
        said = field.placeholderText()
        if said and not isinstance(field.parentWidget(), QAbstractSpinBox | QComboBox):
            room = field.contentsRect().width() - field.textMargins().left() - field.textMargins().right() - 24
            if field.fontMetrics().horizontalAdvance(said) > room and not field.toolTip():
                yield f"clipped in its field: {said!r}"


def widest_word(label: QLabel) -> int:
    """How wide a wrapping label must be at least."""
    metrics = label.fontMetrics()
    return max((metrics.horizontalAdvance(word) for word in label.text().split()), default=0)


@functools.cache
def _foreign(reader: Tongue) -> tuple[frozenset[str], list[re.Pattern[str]]]:
    """What must never be read in this language: the other one's words, and its sentences with facts in them."""
    words = catalogue.speak(WELSH)
    plain, patterns = set(), []
    for english, welsh in _pairs():
        if english == welsh or words(english) == english:
            continue
        other = english if reader == WELSH else welsh
        if "{" in other:
            literal = re.sub(r"\\{\w+\\}", "(.+)", re.escape(other))
            if len(re.sub(r"\(\.\+\)|\W", "", literal)) >= 6:
                patterns.append(re.compile(literal))
        elif len(other) > 2:
            plain.add(other)
    mine = {welsh if reader == WELSH else english for english, welsh in _pairs()}
    return frozenset(plain - mine), patterns


@functools.cache
def _pairs() -> tuple[tuple[str, str], ...]:
    with (paths.resources() / "locale" / "cy" / "LC_MESSAGES" / "assessor.mo").open("rb") as file:
        held: dict[object, str] = vars(gettext.GNUTranslations(file))["_catalog"]
    return tuple((english, welsh) for english, welsh in held.items() if english and isinstance(english, str))


def languages(root: QWidget, reader: Tongue) -> Iterator[str]:
    """Nothing said, named or told is still in the other language."""
    plain, patterns = _foreign(reader)
    for widget in visible(root, QWidget):
        if isinstance(widget.parentWidget(), Toast):
            continue  # said once, and gone in some seconds
        for said in _said(widget):
            if said in OWN_NAMES or said in written():
                continue
            if said in plain or any(one.fullmatch(said) for one in patterns):
                yield f"not in {reader}: {said[:70]!r} of {called(widget)}"


@functools.cache
def written() -> frozenset[str]:
    """What a person wrote in the example, in whatever language they chose."""

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            for one in value.values() if isinstance(value, dict) else value:
                yield from texts(one)

    return frozenset(texts(example()))


def _said(widget: QWidget) -> Iterator[str]:
    for name in ("text", "placeholderText", "toolTip", "accessibleName", "accessibleDescription"):
        asked = getattr(widget, name, None)
        if (callable(asked) and not isinstance(widget, QLineEdit | QPlainTextEdit)) or name != "text":
            told = asked() if callable(asked) else ""
            if isinstance(told, str) and told.strip():
                yield told.strip()


@dataclass(frozen=True)
class Tabbed:
    """What the Tab key reaches, in its order, and what was wrong on the way."""

    chain: tuple[QWidget, ...]
    wrong: tuple[str, ...]


def tabbed(root: QWidget) -> Tabbed:
    """Go through all of a window by the Tab key, from the first control until it comes round.

    Each must be in sight, show that it has the focus, and not stand above the one before, until all begins again.
    """
    window = root.window()
    first = next((one for one in controls(root) if one.isEnabled() and not veiled(one)), None)
    chain: list[QWidget] = []
    wrong: list[str] = []
    if first is not None:
        first.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(MOST_TABS):
        at = window.focusWidget()
        if first is None or at is None or at in chain:
            break
        if at.visibleRegion().isEmpty():
            wrong.append(f"{called(at)} has the focus and is out of sight")
        elif not focus_seen(at) and not under_toast(at):
            wrong.append(f"no focus is seen on {called(at)}")
        if chain and stands_above(at, chain[-1]) and not topmost(at, root):
            wrong.append(f"{called(at)} comes after {called(chain[-1])} and stands above it")
        chain.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return Tabbed(tuple(chain), tuple(wrong))


def sheet_of(widget: QWidget) -> QWidget | None:
    """The sheet over the columns that this stands in, if it does."""
    sheets = [one for one in visible(widget.window(), QWidget) if one.property("sheet") == "true"]
    return next((one for one in sheets if one.isAncestorOf(widget)), None)


def topmost(widget: QWidget, root: QWidget) -> bool:
    """Whether nothing stands higher, so that all begins again here."""
    window = root.window()
    tops = [one.mapTo(window, QPoint()).y() for one in controls(root) if not veiled(one)]
    return widget.mapTo(window, QPoint()).y() <= min(tops) + BAR


def stands_above(widget: QWidget, before: QWidget) -> bool:
    """Whether something stands above what is read before it, in the same column."""
    window = widget.window()
    one = QRect(before.mapTo(window, QPoint()), before.size())
    other = QRect(widget.mapTo(window, QPoint()), widget.size())
    beside = one.left() <= other.right() and other.left() <= one.right()
    inside = before.isAncestorOf(widget)  # a pane to read, and then what can be pressed in it
    apart = isinstance(widget.parentWidget(), Toast) or sheet_of(widget) is not sheet_of(before)
    return other.bottom() <= one.top() and beside and not inside and not apart


def focus_seen(widget: QWidget) -> bool:
    """Whether it can be seen that this has the focus, on it or on the frame around it."""
    window = widget.window()
    around = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND)
    with_it = window.grab(around & window.rect()).toImage()
    widget.clearFocus()
    without = window.grab(around & window.rect()).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return differing(with_it, without) >= SEEN


def reached(root: QWidget, chain: Sequence[QWidget]) -> Iterator[str]:
    """Tab reaches every control, or one of the group whose others the arrows reach."""
    for widget in controls(root):
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        grouped = group is not None and any(one in chain for one in group.buttons())
        if widget.isEnabled() and widget not in chain and not grouped and not veiled(widget):
            yield f"Tab does not reach {called(widget)}"


def differing(one: QImage, other: QImage) -> int:
    """How many px differ, counted as far as anybody asks."""
    if one.size() != other.size():
        return SEEN
    found, wide = 0, one.bytesPerLine()
    mine, theirs = bytes(one.constBits()), bytes(other.constBits())
    for line in range(0, len(mine), wide):
        if mine[line : line + wide] != theirs[line : line + wide]:
            found += sum(mine[at : at + 4] != theirs[at : at + 4] for at in range(line, line + wide, 4))
            if found >= SEEN:
                break
    return found


def _scrolled(widget: QWidget) -> bool:
    """Whether it stands in something that scrolls sideways."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QAbstractItemView | QAbstractScrollArea) and parent.horizontalScrollBar().maximum() > 0:
            return True
        parent = parent.parentWidget()
    return False


def under_toast(widget: QWidget) -> bool:
    """Whether news that passes in some seconds stands over it for now."""
    window = widget.window()
    here = QRect(widget.mapTo(window, QPoint()), widget.size())
    return any(here.intersects(QRect(toast.mapTo(window, QPoint()), toast.size())) for toast in visible(window, Toast))


def veiled(widget: QWidget) -> bool:
    """Whether something lies over it and keeps it from being used."""
    for veil in visible(widget.window(), QWidget):
        if veil.objectName() == VEIL:
            over = veil.parentWidget()
            if over is not None and over.isAncestorOf(widget) and not veil.isAncestorOf(widget):
                return True
    return False
