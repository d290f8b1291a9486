"""Letters as PDFium hands them over: typesetting undone, nothing of the spelling lost."""

from __future__ import annotations

import pytest

from assessor_app.standards.reading.pdfwords import _doubled, _Glyph, _letter


@pytest.mark.parametrize(("code", "letter"), [
    (0xFB00, "ff"), (0xFB01, "fi"), (0xFB03, "ffi"), (ord("ŵ"), "ŵ"), (2, "-"), (0, "\ufffd"), (0xD800, "\ufffd"),
])  # fmt: skip
def test_a_code_is_its_letters(code: int, letter: str) -> None:
    assert _letter(code) == letter


@pytest.mark.parametrize(("x", "letter", "drawn_by", "doubled"), [
    (10.0, "f", 1, False),  # the second of two letters that one sign stands for
    (10.3, "f", 2, True),  # drawn again a little beside itself, to look bold
    (10.3, "f", 1, True),
    (10.3, "i", 2, False),
    (13.0, "f", 2, False),
])  # fmt: skip
def test_only_what_is_drawn_again_is_doubled(x: float, letter: str, drawn_by: int, *, doubled: bool) -> None:
    before = _Glyph("f", 10.0, 18.5, 700.0, 10.0, bold=False, drawn_by=1)
    assert _doubled(before, _Glyph(letter, x, x + 8.5, 700.0, 10.0, bold=False, drawn_by=drawn_by)) is doubled
