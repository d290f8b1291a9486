"""The mask of a QR code is chosen as reportlab's encoder chooses it, which old records depend on."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRAlphaNum, QRCode, QRErrorCorrectLevel

from assessor_app.paper import masks

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def modules(code: Any, data: Any) -> list[list[bool]]:  # noqa: ANN401 - reportlab has no types
    code.addData(data)
    code.make()
    return [[bool(dark) for dark in row] for row in code.modules]


@settings(max_examples=12, deadline=None)
@given(text=st.text(LETTERS, min_size=1, max_size=220))
def test_a_code_is_the_one_that_it_always_was(text: str) -> None:
    known = modules(QRCode(None, QRErrorCorrectLevel.M), QRAlphaNum(text))
    assert modules(masks.code(), QRAlphaNum(text)) == known


def test_so_it_is_with_bytes_and_other_corrections() -> None:
    for level in (QRErrorCorrectLevel.L, QRErrorCorrectLevel.H):
        for size in (1, 40, 200):
            data = bytes(range(size)).decode("latin-1")
            known = modules(QRCode(None, level), QR8bitByte(data))
            assert modules(masks.code(level), QR8bitByte(data)) == known
