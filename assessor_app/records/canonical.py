"""Canonical JSON: one and only one way to write a payload as bytes, and a reading that accepts no other.

UTF-8, NFC, keys sorted by code point, separators `,` and `:`, whole numbers only. Reading demands that writing again
gives the same bytes, so that a digest of the bytes is a digest of the data.
"""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any, NoReturn

from assessor_app.errors import Refusal, Tampered

if TYPE_CHECKING:
    from assessor_app.records.model import Payload

LARGEST = 2**53 - 1
"""The largest whole number that every JSON reader keeps exact (RFC 8259, section 6)."""
LONGEST_PLACE = 300
"""How many letters of a place are told."""


def canonical(payload: Payload) -> bytes:
    """Write a payload.

    Raises:
        Refusal: `payload-value` with the fact `place`, for a value that has no canonical form: a number with a
            fraction or too large, text that is not NFC or not whole Unicode, a key that is not text.
    """
    _demand(payload, ("$",))
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def parse(data: bytes) -> Payload:
    """Read what `canonical` wrote.

    Raises:
        Tampered: `payload-unreadable` when it is no JSON object, `payload-not-canonical` when it is one written in
            any other way.
    """
    try:
        read = json.loads(
            data.decode("utf-8"), object_pairs_hook=_once, parse_float=_no_number, parse_constant=_no_number
        )
        written = canonical(read) if isinstance(read, dict) else None
    except Refusal as refusal:
        raise Tampered("payload-not-canonical") from refusal
    except (ValueError, RecursionError) as fault:
        raise Tampered("payload-unreadable") from fault
    if written is None:
        raise Tampered("payload-unreadable")
    if written != data:
        raise Tampered("payload-not-canonical")
    return dict(read)


def nfc(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """The same value with every text in it in Unicode's form NFC."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {nfc(key): nfc(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [nfc(held) for held in value]
    return value


def _demand(value: Any, place: tuple[str, ...]) -> None:  # noqa: ANN401 - any value may have got in
    if isinstance(value, str):
        _demand_text(value, place)
    elif isinstance(value, dict):
        for key, held in value.items():
            if not isinstance(key, str):
                raise _refused(place)
            _demand_text(key, place)
            _demand(held, (*place, f".{key}"))
    elif isinstance(value, list):
        for index, held in enumerate(value):
            _demand(held, (*place, f"[{index}]"))
    elif isinstance(value, int):
        if abs(value) > LARGEST:
            raise _refused(place)
    elif value is not None:
        raise _refused(place)


def _demand_text(text: str, place: tuple[str, ...]) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as fault:
        raise _refused(place) from fault
    if not unicodedata.is_normalized("NFC", text):
        raise _refused(place)


def _refused(place: tuple[str, ...]) -> Refusal:
    """A place is put together only here: a stranger's keys may be megabytes long, and lie above many values."""
    return Refusal("payload-value", place="".join(place)[:LONGEST_PLACE])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) != len(pairs):
        raise Refusal("payload-value", place="$")
    return read


def _no_number(_written: str) -> NoReturn:
    raise Refusal("payload-value", place="$")
