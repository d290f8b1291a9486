"""JSON that strangers wrote, read within bounds of size, number of values and depth. Knows nothing of standards."""

from __future__ import annotations

import json
import re
from typing import Any, Final, NoReturn

from assessor_app.errors import Refusal

MOST_BYTES: Final = 8 * 1024**2
"""One standard is under 100 kB as text; a framework of a whole sector is a few megabytes as CASE."""
MOST_VALUES: Final = 500_000
"""Each value costs some hundred bytes of memory, however short it is written."""

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def parsed(data: bytes, source: str, *, most_bytes: int = MOST_BYTES, most_values: int = MOST_VALUES) -> Any:  # noqa: ANN401 - any JSON value
    """The value that UTF-8 JSON holds (RFC 8259), each name at most once in an object, and all text whole Unicode.

    Raises:
        Refusal: `json-too-large` (facts `source`, `most`) or `json-unreadable` (facts `source`, `line`).
    """
    values = sum(data.count(mark) for mark in (b",", b":", b"[", b"{"))
    if len(data) > most_bytes or values > most_values:
        raise Refusal("json-too-large", source=source, most=most_bytes)
    try:
        text = data.decode("utf-8-sig")
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
        if _SURROGATE.search(text):
            json.dumps(value, ensure_ascii=False).encode()
    except json.JSONDecodeError as problem:
        raise Refusal("json-unreadable", source=source, line=problem.lineno) from problem
    except (ValueError, RecursionError) as problem:
        raise Refusal("json-unreadable", source=source, line=1) from problem
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name comes twice")
    return found


def _no_number(written: str) -> NoReturn:
    raise ValueError(written)
