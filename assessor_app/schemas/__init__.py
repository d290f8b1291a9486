"""Checking JSON documents against the schemas published in `resources/schemas`; knows none of them itself."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Any

from assessor_app import paths
from assessor_app.errors import Refusal
from assessor_app.schemas import plainly

if TYPE_CHECKING:
    from collections.abc import Callable

    from jsonschema.protocols import Validator


@functools.cache
def load(schema: str) -> Validator:
    """The validator of one published schema, itself checked against JSON Schema 2020-12, read once."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - heavy; not needed before the first window

    held = _read(schema)
    Draft202012Validator.check_schema(held)
    return Draft202012Validator(held, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _read(schema: str) -> Any:  # noqa: ANN401 - a JSON document
    return json.loads((paths.resources() / "schemas" / f"{schema}.schema.json").read_text(encoding="utf-8"))


@functools.cache
def _plain(schema: str) -> Callable[[Any], bool]:
    return plainly.compiled(_read(schema)) or (lambda _document: False)


def check(schema: str, document: Any, code: str) -> None:  # noqa: ANN401 - any JSON value may come in
    """Check a document against `resources/schemas/<schema>.schema.json` (JSON Schema 2020-12).

    Raises:
        Refusal: with `code` and the facts `place` (a JSON path) and `problem`, for the first thing that is wrong.
    """
    if _plain(schema)(document):
        return
    found = next(load(schema).iter_errors(document), None)  # a hostile document may have a million more
    if found is not None:
        raise Refusal(code, place=found.json_path, problem=found.message[:200])
