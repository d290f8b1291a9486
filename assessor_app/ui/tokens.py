"""Every colour of the window by name: light, dark, high contrast in both, and what a person forced on the machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette

MIDDLE_LIGHTNESS: Final = 128


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours. `*_tint` is the quiet ground for its colour; `field` is the ground of a control at rest.

    `outlined`: grounds differ too little to be relied on, so every control and card has an edge.
    """

    background: str
    panel: str
    line: str
    text: str
    soft: str
    accent: str
    accent_tint: str
    on_accent: str
    field: str
    met: str
    met_tint: str
    not_yet: str
    not_yet_tint: str
    refused: str
    refused_tint: str
    dark: bool = False
    outlined: bool = False


LIGHT: Final = Tokens(
    background="#F6F7F8", panel="#FFFFFF", line="#E1E5E9", text="#17212B", soft="#5B6875",
    accent="#0B6E75", accent_tint="#E3F1F2", on_accent="#FFFFFF", field="#EEF1F4",
    met="#187646", met_tint="#E4F3EA", not_yet="#9A5B00", not_yet_tint="#FBF0DC",
    refused="#B3261E", refused_tint="#FBE9E7",
)  # fmt: skip
DARK: Final = Tokens(
    background="#12171C", panel="#1A2128", line="#2C363F", text="#E8EDF1", soft="#9DABB8",
    accent="#4FB7BF", accent_tint="#16363A", on_accent="#0B1519", field="#242D36",
    met="#5CC78D", met_tint="#17372A", not_yet="#E2A94A", not_yet_tint="#3A2D14",
    refused="#FF8A80", refused_tint="#3B1B19", dark=True,
)  # fmt: skip
# At least 7 : 1 for everything written (WCAG 2.2, 1.4.6), and edges as strong as words.
CONTRAST: Final = Tokens(
    background="#FFFFFF", panel="#FFFFFF", line="#3A4249", text="#000000", soft="#262E35",
    accent="#00484D", accent_tint="#DDF3F4", on_accent="#FFFFFF", field="#F1F3F4",
    met="#0A4A29", met_tint="#E2F4E8", not_yet="#583300", not_yet_tint="#FCF0DA",
    refused="#7D140F", refused_tint="#FCE9E7", outlined=True,
)  # fmt: skip
CONTRAST_DARK: Final = Tokens(
    background="#000000", panel="#000000", line="#C4CCD2", text="#FFFFFF", soft="#DCE3E8",
    accent="#6FE6EE", accent_tint="#04282B", on_accent="#000000", field="#15191D",
    met="#84F0B0", met_tint="#06250F", not_yet="#FFCB6B", not_yet_tint="#2B1F06",
    refused="#FFB4AC", refused_tint="#340F0C", dark=True, outlined=True,
)  # fmt: skip


def forced(palette: QPalette) -> Tokens:
    """Take the colours a person forced on their whole machine; states then differ by shape and word alone."""
    ground, panel = palette.window().color().name(), palette.base().color().name()
    dark = palette.window().color().lightness() < MIDDLE_LIGHTNESS
    text, here = palette.windowText().color().name(), palette.highlight().color().name()
    return Tokens(
        background=ground, panel=panel, line=text, text=text, soft=text, accent=here, accent_tint=panel,
        on_accent=palette.highlightedText().color().name(), field=panel, met=text, met_tint=panel, not_yet=text,
        not_yet_tint=panel, refused=text, refused_tint=panel, dark=dark, outlined=True,
    )  # fmt: skip
