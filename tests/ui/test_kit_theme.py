"""Colours that can be read, a sheet without holes, fonts that draw Welsh, and the live switch."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette, QRawFont
from PySide6.QtWidgets import QLineEdit, QWidget

from assessor_app import paths
from assessor_app.ui import fonts, icons, sheet
from assessor_app.ui.errand import Job
from assessor_app.ui.parts.busy import Busy
from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.parts.chip import PressChip
from assessor_app.ui.theme import Theme
from assessor_app.ui.tokens import CONTRAST, CONTRAST_DARK, DARK, LIGHT, Tokens, forced

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from assessor_app.ui.kit import Kit

# What is written on what, in the sheet and by the painters.
PAIRS = [
    ("text", "background"), ("text", "panel"), ("text", "field"), ("text", "accent_tint"), ("text", "met_tint"),
    ("text", "not_yet_tint"), ("text", "refused_tint"), ("soft", "background"), ("soft", "panel"), ("soft", "field"),
    ("soft", "accent_tint"), ("accent", "panel"), ("accent", "accent_tint"), ("on_accent", "accent"),
    ("met", "met_tint"), ("met", "panel"), ("not_yet", "not_yet_tint"), ("not_yet", "panel"),
    ("refused", "refused_tint"), ("refused", "panel"), ("panel", "text"),
]  # fmt: skip


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    seen = QColor(colour)
    parts = [seen.redF(), seen.greenF(), seen.blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# Each set of colours, and the least contrast of what is written in it (WCAG 2.2, 1.4.3 and 1.4.6).
SETS = [
    pytest.param(LIGHT, 4.5, id="light"),
    pytest.param(DARK, 4.5, id="dark"),
    pytest.param(CONTRAST, 7.0, id="contrast"),
    pytest.param(CONTRAST_DARK, 7.0, id="contrast-dark"),
]


@pytest.mark.parametrize(("tokens", "least"), SETS)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read(tokens: Tokens, least: float, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= least


@pytest.mark.parametrize(("tokens", "least"), SETS)
def test_edges_of_fields_can_be_seen(tokens: Tokens, least: float) -> None:
    edge = sheet.mixed(tokens.soft, tokens.panel, 0.25)
    assert contrast(edge, tokens.panel) >= least - 1.5


@pytest.mark.parametrize("tokens", [CONTRAST, CONTRAST_DARK], ids=["contrast", "contrast-dark"])
def test_high_contrast_has_an_edge_around_everything(tokens: Tokens, kit: Kit) -> None:
    for ground in ("background", "panel", "field", "accent_tint", "met_tint", "not_yet_tint", "refused_tint"):
        assert contrast(tokens.line, getattr(tokens, ground)) >= 4.5
    assert kit.theme.edge().style() == Qt.PenStyle.NoPen
    kit.theme.choose("contrast")
    assert kit.theme.tokens.outlined
    assert kit.theme.edge().color() == kit.theme.colour("line")
    assert kit.theme.edge(focused=True).widthF() > 2  # and a ring that differs by more than its colour


def test_the_ring_is_around_a_search_too(kit: Kit, qtbot: QtBot) -> None:
    field = QLineEdit()
    field.setProperty("role", "search")
    qtbot.addWidget(field)
    field.resize(200, 40)
    field.show()
    qtbot.waitUntil(field.isActiveWindow)
    edge = field.rect().center()
    edge.setX(0)
    field.clearFocus()
    assert field.grab().toImage().pixelColor(edge) == kit.theme.colour("line")

    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(field.hasFocus)

    assert field.grab().toImage().pixelColor(edge) == kit.theme.colour("accent")


def test_painted_controls_have_their_edge_in_high_contrast(kit: Kit, qtbot: QtBot) -> None:
    """What the sheet does not reach: chips, segments, rows that lead somewhere."""
    control = PressChip(kit, "INSCS025 · P14")
    qtbot.addWidget(control)
    control.resize(control.sizeHint())

    def has_edge() -> bool:
        image, ground = control.grab().toImage(), kit.theme.tokens.panel
        column = (image.pixelColor(8, y).name() for y in range(image.height()))  # before the word begins
        return max(contrast(colour, ground) for colour in column) > 4.5

    assert not has_edge()
    kit.theme.choose("contrast")
    assert has_edge()


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_no_text_is_under_twelve_pixels(scale: float) -> None:
    written = sheet.written(LIGHT, lambda length: max(1, round(length * scale)))
    assert "$" not in written
    sizes = [int(size) for size in re.findall(r"font-size: (\d+)px", written)]
    assert sizes
    assert min(sizes) >= 12 * scale


def test_forced_colours_are_the_platforms(qapp: QApplication) -> None:
    palette = QPalette(qapp.palette())
    palette.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#000000"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#FFFF00"))
    tokens = forced(palette)
    assert tokens.dark
    assert {tokens.text, tokens.soft, tokens.line, tokens.met, tokens.refused} == {"#ffff00"}
    assert {tokens.background, tokens.panel, tokens.field, tokens.met_tint} == {"#000000"}


def test_theme_switches_live(kit: Kit, qapp: QApplication) -> None:
    changed: list[None] = []
    kit.theme.changed.connect(lambda: changed.append(None))
    kit.theme.choose("dark")
    assert kit.theme.tokens is DARK
    assert DARK.panel in qapp.styleSheet()
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(DARK.panel)
    kit.theme.choose("light")
    assert LIGHT.panel in qapp.styleSheet()
    assert len(changed) == 2


def test_nothing_blinks_or_moves_where_that_is_wished(kit: Kit, qapp: QApplication, qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(600, 400)
    over.show()
    busy = Busy(kit, over)
    blink = qapp.cursorFlashTime()
    assert blink > 0
    for less in (True, False):
        kit.theme.less_motion(less)
        assert kit.theme.still is less
        assert qapp.cursorFlashTime() == (0 if less else blink)
        busy.watch(Job(over), "Sealing the record")
        assert busy._bar.isVisible() is not less  # a bar that wanders, since nobody knows how far it is
        busy._step(1, 4, "")
        assert busy._bar.isVisible()


def test_larger_text_enlarges_everything(make_kit: Callable[..., Kit]) -> None:
    kit = make_kit(scale=2.0)
    assert kit.theme.px(40) == 80
    assert QFontInfo(kit.theme.font()).pixelSize() == 28


def test_interface_font_draws_welsh(kit: Kit) -> None:
    raw = QRawFont.fromFont(kit.theme.font())
    assert all(raw.supportsCharacter(ord(letter)) for letter in "âêîôûŵŷÂÊÎÔÛŴŶïöáè'’")
    assert fonts.draws_welsh(kit.theme.font())


def test_bundled_font_draws_welsh_where_it_ships(qapp: QApplication) -> None:
    shipped = list((paths.resources() / "fonts").glob("NotoSans-*.ttf"))
    family = fonts.bundled_family()
    assert (family is not None) == bool(shipped)
    assert qapp is not None


def test_every_icon_named_in_the_code_ships_and_has_its_licence() -> None:
    folder = paths.resources() / "icons"
    shipped = {file.stem for file in folder.glob("*.svg")}
    code = "".join(file.read_text(encoding="utf-8") for file in (paths.program_root() / "assessor_app").rglob("*.py"))
    unused = {name for name in shipped if f'"{name}"' not in code}
    assert not unused, f"no code names these: {sorted(unused)}"
    assert "Apache License" in (folder / "LICENSE-material-symbols.txt").read_text(encoding="utf-8")


def test_an_icon_keeps_clear_of_the_words_and_stands_in_the_middle_without(kit: Kit, qtbot: QtBot) -> None:
    button = Button(kit.theme, icon="event_repeat")
    qtbot.addWidget(button)
    alone = button.iconSize()
    button.setText("Aildrefnu")

    beside = button.iconSize()
    seen = button.icon().pixmap(beside, 1.0).toImage()

    assert alone.width() == alone.height() < beside.width()
    right = [(x, y) for x in range(alone.width(), beside.width()) for y in range(beside.height())]
    assert all(seen.pixelColor(*at).alpha() == 0 for at in right)
    assert any(seen.pixelColor(x, y).alpha() for x in range(alone.width()) for y in range(alone.height()))
    button.setText("")
    assert button.iconSize() == alone


def test_icons_are_tinted_and_kept(qapp: QApplication) -> None:
    assert qapp is not None
    red = icons.picture("add", "#FF0000", 24, 2.0)
    assert red.width() == 48
    assert red.deviceIndependentSize().width() == 24
    assert QColor(red.toImage().pixelColor(24, 24)).name() == "#ff0000"
    assert icons.picture("add", "#ff0000", 24, 2.0).cacheKey() == red.cacheKey()
    with pytest.raises(FileNotFoundError):
        icons.picture("no-such-icon", "#000000", 24)


def test_tokens_are_colours() -> None:
    flags = {"dark", "outlined"}
    for tokens in (LIGHT, replace(DARK), CONTRAST, CONTRAST_DARK):
        assert all(QColor(str(getattr(tokens, one.name))).isValid() for one in fields(tokens) if one.name not in flags)


def test_a_style_that_is_in_force_is_not_set_again(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    Theme(qapp, "light", 1.0)
    told: list[str] = []
    monkeypatch.setattr(qapp, "setStyleSheet", told.append)
    Theme(qapp, "light", 1.0)
    assert told == []
    Theme(qapp, "dark", 1.0)
    assert len(told) == 1
    monkeypatch.undo()
    Theme(qapp, "light", 1.25)
    Theme(qapp, "light", 1.0)
