"""Canonical JSON: one way to write, and no other way is read."""

from __future__ import annotations

import contextlib
import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.errors import Refusal, Tampered
from assessor_app.records.canonical import LARGEST, canonical, nfc, parse

TEXT = st.text(st.characters(codec="utf-8")).map(lambda text: unicodedata.normalize("NFC", text))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
PAYLOADS = st.dictionaries(TEXT, VALUES, max_size=5)


@given(PAYLOADS)
def test_what_is_written_is_read_back_the_same(payload: dict[str, Any]) -> None:
    assert parse(canonical(payload)) == payload


@given(PAYLOADS)
def test_the_order_of_keys_does_not_matter(payload: dict[str, Any]) -> None:
    assert canonical(dict(reversed(payload.items()))) == canonical(payload)


def test_it_is_compact_sorted_utf_8() -> None:
    assert canonical({"ŵ": [1, True, None], "a": "Llŷn"}) == '{"a":"Llŷn","ŵ":[1,true,null]}'.encode()


@pytest.mark.parametrize(
    "value",
    [1.5, float("nan"), LARGEST + 1, -LARGEST - 1, "w\u0302", "\ud800", (1,), {1: "a"}, {"w\u0302": 1}, b"bytes"],
)
def test_what_has_no_one_form_is_refused_with_its_place(value: Any) -> None:  # noqa: ANN401 - anything may get in
    with pytest.raises(Refusal) as refused:
        canonical({"log": [{"text": value}]})
    assert refused.value.code == "payload-value"
    assert str(refused.value.facts["place"]).startswith("$.log[0].text")


@pytest.mark.parametrize(
    "written",
    [
        '{"a": 1}', '{"b":1,"a":2}', '{"a":1,"a":1}', '{"a":1.0}', '{"a":NaN}', '{"a":1e3}', '{"a":-0}',
        '{"a":"w\u0302"}', '{"a":"\\u0175"}', '{"a":"\\ud800"}', ' {"a":1}', '{"a":1}\n', '{"a":9007199254740993}',
        "{}{}"[:2] + " ",
    ],
)  # fmt: skip
def test_any_other_way_of_writing_is_not_read(written: str) -> None:
    with pytest.raises(Tampered) as found:
        parse(written.encode())
    assert found.value.code == "payload-not-canonical"


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b'"a"', b"1", b"{", b"\xef\xbb\xbf{}", b"[" * 100_000])
def test_what_is_no_json_object_is_unreadable(data: bytes) -> None:
    with pytest.raises(Tampered) as found:
        parse(data)
    assert found.value.code == "payload-unreadable"


@given(PAYLOADS, st.data())
def test_a_changed_byte_is_another_payload_or_none(payload: dict[str, Any], data: st.DataObject) -> None:
    written = canonical(payload)
    at = data.draw(st.integers(0, len(written) - 1))
    changed = bytearray(written)
    changed[at] ^= 1 << data.draw(st.integers(0, 7))
    with contextlib.suppress(Tampered):
        assert canonical(parse(bytes(changed))) == bytes(changed)


def test_text_is_brought_to_nfc_all_the_way_down() -> None:
    assert nfc({"a\u0302": ["w\u0302", ("y\u0302",), 3]}) == {"â": ["ŵ", ["ŷ"], 3]}
    assert json.loads(canonical(nfc({"a": "w\u0302"}))) == {"a": "ŵ"}
