"""Writing PDF syntax."""

from __future__ import annotations

import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.paper.objects import Hex, Name, Raw, Ref, Thing, number, write


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Name("Type"), b"/Type"),
        (Name("application/json"), b"/application#2Fjson"),
        (Name("AAAAAA+Noto Sans"), b"/AAAAAA+Noto#20Sans"),
        (Ref(12), b"12 0 R"),
        (Hex(b"\x00\xab"), b"<00AB>"),
        (Raw(b"null"), b"null"),
        ("plain (text) \\", b"(plain \\(text\\) \\\\)"),
        ("Llŷn", b"<FEFF004C006C0177006E>"),
        ("line\nend", b"<FEFF006C0069006E0065000A0065006E0064>"),
        (True, b"true"),
        (False, b"false"),
        (7, b"7"),
        (1.5, b"1.5"),
        ([1, [Name("A")], {"B": 2}], b"[1 [/A] << /B 2 >>]"),
        ((0, 0.001), b"[0 0]"),
    ],
)
def test_a_value_is_written_as_pdf_wants_it(value: Any, written: bytes) -> None:  # noqa: ANN401 - any PDF value
    assert write(value) == written


def test_what_pdf_has_no_form_for_is_a_fault() -> None:
    with pytest.raises(TypeError):
        write(None)


@pytest.mark.parametrize(("value", "said"), [(0.004, "0"), (-0.001, "0"), (10, "10"), (-2.5, "-2.5"), (1 / 3, "0.33")])
def test_lengths_have_two_decimals_at_most(value: float, said: str) -> None:
    assert number(value) == said


@given(st.binary(max_size=200), st.booleans())
def test_a_streams_length_is_that_of_its_bytes(data: bytes, deflated: bool) -> None:  # noqa: FBT001 - drawn
    written = Thing({}, data, deflated=deflated).format(None)
    head, _, rest = written.partition(b"\nstream\n")
    body = rest.removesuffix(b"\r\nendstream")
    assert b"/Length %d " % len(body) in head
    assert (zlib.decompress(body) if deflated else body) == data
