"""Colours that can be read, a sheet without holes, fonts that draw Welsh, and the live switch."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette, QRawFont

from assessor_app import paths
from assessor_app.ui import fonts, icons, sheet
from assessor_app.ui.theme import DARK, LIGHT, Tokens, forced

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

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


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_fields_can_be_seen(tokens: Tokens) -> None:
    edge = sheet.mixed(tokens.soft, tokens.panel, 0.25)
    assert contrast(edge, tokens.panel) >= 3.0


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
    for tokens in (LIGHT, replace(DARK)):
        assert all(QColor(str(getattr(tokens, one.name))).isValid() for one in fields(tokens) if one.name != "dark")
