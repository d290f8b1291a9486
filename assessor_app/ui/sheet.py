"""The one style sheet, written from tokens and the text size. Widgets name their `role`; no widget styles itself.

Roles are documented where the kit makes them (`kit.py`, `parts/`). What a sheet cannot say (marks, rings) is painted.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.ui.tokens import Tokens

_GROUNDS = """
QMainWindow, QDialog, QWidget[role="ground"] { background: $background; }
QWidget[role="panel"], QFrame[role="panel"] { background: $panel; }
QFrame[role="bar"] { background: $panel; border: none; border-bottom: 1px solid $line; }
QFrame[role="foot"] { background: $panel; border: none; border-top: 1px solid $line; }
QFrame[role="rail"] { background: $panel; border: none; border-right: 1px solid $line; }
QFrame[role="column"] { background: $panel; border: none; border-right: 1px solid $line; }
QFrame[role="side"] { background: $panel; border: none; border-left: 1px solid $line; }
QFrame[sheet="true"] { border-bottom: 1px solid $line; }
QFrame[role="card"] { background: $panel; border: 1px solid $line; border-radius: ${r10}px; }
QFrame[role="sunk"] { background: $background; border: 1px solid $line; border-radius: ${r8}px; }
QFrame[role="here"] { background: $panel; border: 2px solid $accent; border-radius: ${r10}px; }
QFrame[role="composer"] { background: $panel; border: 2px solid $line; border-radius: ${r10}px; }
QFrame[role="composer"][live="true"] { border-color: $accent; }
QFrame[role="promises"] { background: $accent_tint; border: none; }
QFrame[role="separator"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="toast"] { background: $text; border: none; border-radius: ${r8}px; }
QFrame[role="toast"] QLabel { color: $panel; }
QFrame[tone="met"] { background: $met_tint; border: none; border-radius: ${r10}px; }
QFrame[tone="warning"] { background: $not_yet_tint; border: none; border-radius: ${r10}px; }
QFrame[tone="refused"] { background: $refused_tint; border: none; border-radius: ${r10}px; }
QFrame[tone="note"] { background: $accent_tint; border: none; border-radius: ${r10}px; }
QScrollArea { border: none; background: transparent; }
QScrollArea[role="reading"] { border: 2px solid transparent; border-radius: ${r10}px; }
QScrollArea[role="reading"]:focus { border-color: $accent; }
QScrollArea > QWidget#qt_scrollarea_viewport { background: transparent; }
QScrollArea > QWidget > QWidget[role="inside"] { background: transparent; }
QToolTip { background: $panel; color: $text; border: 1px solid $line; padding: ${s4}px; font-size: ${t12}px; }
"""

_TEXTS = """
QLabel { color: $text; background: transparent; }
QLabel[role="label"] { color: $soft; font-size: ${t12}px; font-weight: 600; }
QLabel[role="soft"] { color: $soft; font-size: ${t12}px; }
QLabel[role="quiet"] { color: $soft; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="title"] { font-size: ${t17}px; font-weight: 600; }
QLabel[role="page"] { font-size: ${t22}px; font-weight: 600; }
QLabel[role="lead"] { font-size: ${t17}px; }
QLabel[role="invalid"] { color: $refused; font-size: ${t12}px; }
QLabel[role="code"] { font-size: ${t17}px; font-weight: 600; font-family: $mono; }
QLabel[role="chip"] { background: $field; border-radius: ${r6}px; padding: ${s3}px ${s10}px; font-size: ${t12}px; }
QLabel[role="chip"][tone="accent"] { background: $accent_tint; color: $accent; font-weight: 600; }
QLabel[role="chip"][tone="met"] { background: $met_tint; color: $met; font-weight: 600; }
QLabel[role="chip"][tone="not_yet"] { background: $not_yet_tint; color: $not_yet; }
QLabel[role="chip"][tone="refused"] { background: $refused_tint; color: $refused; }
QLabel[role="key"] { border: 1px solid $line; border-radius: ${s4}px; background: $panel; color: $soft;
  padding: 1px ${s6}px; font-size: ${t12}px; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateTimeEdit {
  background: $panel; color: $text; border: 1px solid $edge; border-radius: ${r8}px; padding: ${s1}px ${s11}px;
  selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $soft; }
QLineEdit, QComboBox, QDateTimeEdit { min-height: ${h36}px; }
QPlainTextEdit, QTextEdit { padding: ${s6}px ${s7}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateTimeEdit:focus {
  border: 2px solid $accent; padding: 0px ${s10}px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: ${s5}px ${s6}px; }
QLineEdit[role="search"] { background: $field; border-color: $line; }
QLineEdit[role="search"]:focus { border-color: $accent; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] { border: 2px solid $refused; padding: 0px ${s10}px; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $field; color: $soft; }
QPlainTextEdit[role="bare"], QPlainTextEdit[role="bare"]:focus { border: none; padding: 0px; background: transparent; }
QTextBrowser[role="bare"], QTextBrowser[role="bare"]:focus { border: 2px solid transparent; padding: 0px;
  border-radius: ${r10}px; background: transparent; }
QTextBrowser[role="bare"]:focus { border-color: $accent; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: ${s24}px; }
QComboBox QAbstractItemView { background: $panel; color: $text; border: 1px solid $line; padding: ${s4}px;
  selection-background-color: $accent_tint; selection-color: $text; outline: none; }
QComboBox QAbstractItemView::item { min-height: ${h40}px; padding: 0px ${s8}px; border-radius: ${r6}px; }
QComboBox QAbstractItemView::item:selected { background: $accent_tint; color: $text; }
QCheckBox { spacing: ${s10}px; min-height: ${h40}px; background: transparent; }
QListView { background: transparent; border: none; outline: none; }
QListView[role="completions"] { background: $panel; color: $text; border: 1px solid $line; padding: ${s4}px;
  selection-background-color: $accent_tint; selection-color: $text; }
QListView[role="completions"]::item { min-height: ${h40}px; padding: 0px ${s8}px; border-radius: ${r6}px; }
QListView[role="completions"]::item:selected { background: $accent_tint; color: $text; }
QTableView[role="picture"], QTableView[role="picture"] QHeaderView,
QTableView[role="picture"] QTableCornerButton::section { background: transparent; border: none; outline: none; }
"""

_BUTTONS = """
QPushButton { background: $field; color: $text; border: 2px solid transparent; border-radius: ${r8}px;
  padding: 0px ${s14}px; min-height: ${h36}px; font-weight: 600; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $soft; background: $field; }
QPushButton[role="plain"]:checked { background: $accent_tint; color: $accent; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:disabled { background: $line; color: $soft; }
QPushButton[role="quiet"], QPushButton[role="icon"] { background: transparent; color: $accent; }
QPushButton[role="quiet"]:hover, QPushButton[role="icon"]:hover { background: $field; }
QPushButton[role="icon"] { padding: 0px; min-width: ${h36}px; max-width: ${h36}px; }
QPushButton[role="danger"] { background: $refused_tint; color: $refused; }
QPushButton[role="undo"] { background: transparent; color: $on_toast; }
QPushButton[role="undo"]:focus { border-color: $on_toast; }
QPushButton[role="gap"] { background: $not_yet_tint; color: $not_yet; font-weight: 400; font-size: ${t12}px; }
QPushButton[role="hint"] { font-weight: 400; font-size: ${t12}px; }
QPushButton[role="gap"]:focus { border-color: $accent; }
QPushButton[role="pick"] { background: $panel; border: 1px solid $line; text-align: left; font-weight: 400;
  padding: ${s8}px ${s14}px; }
QPushButton[role="pick"]:hover { background: $field; }
QPushButton[role="pick"]:focus, QPushButton[role="pick"]:checked { border: 2px solid $accent; }
QPushButton[role="pick"]:checked { background: $accent_tint; }
"""

_BARS = """
QProgressBar { background: $field; border: none; border-radius: ${s4}px; max-height: ${s8}px; min-height: ${s8}px; }
QProgressBar::chunk { background: $accent; border-radius: ${s4}px; }
QProgressBar[tone="refused"]::chunk { background: $refused; }
QProgressBar[tone="not_yet"]::chunk { background: $not_yet; }
QProgressBar[tone="met"]::chunk { background: $met; }
QScrollBar:vertical { background: transparent; width: ${s12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${s12}px; margin: 0; }
QScrollBar::handle { background: $handle; border-radius: ${s4}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: ${h40}px; }
QScrollBar::handle:horizontal { min-width: ${h40}px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: none; width: 0; height: 0; }
QMenu { background: $panel; color: $text; border: 1px solid $line; padding: ${s4}px; }
QMenu::item { padding: ${s12}px ${s16}px; border-radius: ${r6}px; }
QMenu::item:selected { background: $accent_tint; }
QMenu::item:disabled { color: $soft; }
"""

# Where grounds alone cannot be told apart: an edge around everything, thicker and coloured where the focus is.
_OUTLINES = """
QFrame[tone] { border: 1px solid $line; }
QFrame[role="promises"], QFrame[role="toast"] { border: 1px solid $line; }
QFrame[role="composer"][live="true"] { border: 3px solid $accent; }
QLabel[role="chip"] { border: 1px solid $line; }
QLineEdit[role="search"] { border-color: $edge; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateTimeEdit:focus {
  border: 3px solid $accent; }
QPlainTextEdit[role="bare"]:focus { border: none; }
QPushButton { border: 1px solid $line; }
QPushButton:hover, QPushButton:pressed { background: $accent_tint; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton:focus, QPushButton[role="pick"]:focus, QPushButton[role="gap"]:focus { border: 3px solid $accent; }
QPushButton[role="primary"]:focus { border: 3px solid $text; }
QPushButton:disabled, QPushButton[role="primary"]:disabled { background: $panel; color: $soft;
  border: 1px dashed $soft; }
QPushButton[role="undo"] { border-color: $on_toast; }
QLineEdit > QPushButton { border: none; }
QProgressBar { border: 1px solid $line; }
QTextBrowser[role="bare"]:focus, QScrollArea[role="reading"]:focus { border: 3px solid $accent; }
"""

_SHEET = Template(_GROUNDS + _TEXTS + _FIELDS + _BUTTONS + _BARS)
_OUTLINED = Template(_SHEET.template + _OUTLINES)


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour between two, `share` of the way from the first to the second."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def written(tokens: Tokens, px: Callable[[float], int]) -> str:
    """Return the style sheet of the whole window for one set of colours and one text size."""
    lengths = {f"s{n}": px(n) for n in (1, 3, 4, 5, 6, 7, 8, 10, 11, 12, 14, 16, 24)}
    lengths |= {f"t{n}": px(n) for n in (12, 14, 17, 22)} | {f"r{n}": px(n) for n in (6, 8, 10)}
    lengths |= {f"h{n}": px(n) for n in (36, 40)}
    colours = {
        name: getattr(tokens, name)
        for name in (
            "background", "panel", "line", "text", "soft", "accent", "accent_tint", "on_accent", "field",
            "met", "met_tint", "not_yet", "not_yet_tint", "refused", "refused_tint",
        )
    }  # fmt: skip
    # The edge of a field must be seen (WCAG 1.4.11 asks 3 : 1 of what shows where a control is).
    return (_OUTLINED if tokens.outlined else _SHEET).substitute(
        lengths,
        **colours,
        edge=mixed(tokens.soft, tokens.panel, 0.25),
        handle=mixed(tokens.soft, tokens.panel, 0.5),
        hover=mixed(tokens.field, tokens.text, 0.06),
        accent_hover=mixed(tokens.accent, tokens.text, 0.12),
        on_toast=mixed(tokens.accent_tint, tokens.accent, 0.35 if tokens.dark else 0.0),
        mono='"Noto Sans Mono", "DejaVu Sans Mono", "Consolas", "Menlo", monospace',
    )
