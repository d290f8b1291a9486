"""Saying quickly that a document is as its schema demands, for the schemas that this program publishes.

A schema is made into one function once (JSON Schema 2020-12, the keywords that ours use). Where it says no, or a schema
says more than it knows, the reference implementation is asked, which also says what is wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Says = Callable[[Any], bool]
    Schema = Mapping[str, Any] | bool

# What describes a schema and asks nothing of a document.
_SILENT: Final = frozenset({"$schema", "$id", "$defs", "title", "description", "examples", "$comment", "default"})
_LEAFS: Final = (str, int, bool, type(None))


class UnknownError(Exception):
    """A schema says something that is not known here."""


def compiled(schema: Schema) -> Says | None:
    """What says whether a document is as a schema demands; None for a schema that says more than is known here."""
    try:
        return _Compiler(schema).function(schema)
    except (UnknownError, re.error):
        return None


def _yes(_value: Any) -> bool:  # noqa: ANN401 - any JSON value
    return True


def _no(_value: Any) -> bool:  # noqa: ANN401 - same
    return False


def _all(checks: Sequence[Says]) -> Says:
    if len(checks) == 1:
        return checks[0]
    said = tuple(checks)

    def every(value: Any) -> bool:  # noqa: ANN401 - same
        for each in said:  # noqa: SIM110 - a generator would cost as much as the checks
            if not each(value):
                return False
        return True

    return every if said else _yes


class _Compiler:
    """Makes the functions of one schema; each definition is made once."""

    def __init__(self, root: Schema) -> None:
        self.root = root
        self.made: dict[str, Says] = {}

    def function(self, schema: Schema) -> Says:
        if isinstance(schema, bool):
            return _yes if schema else _no
        asked = {key: value for key, value in schema.items() if key not in _SILENT}
        parts: list[Says] = []
        for keys, make in _MAKERS.items():
            given = {key: asked.pop(key) for key in keys if key in asked}
            if given:
                parts.append(make(self, given))
        if asked:
            raise UnknownError(str(sorted(asked)))
        return _all(parts)

    def reference(self, given: dict[str, Any]) -> Says:
        path: str = given["$ref"]
        if path not in self.made:
            begins, _, name = path.rpartition("/")
            if begins != "#/$defs" or isinstance(self.root, bool) or "~" in name or "%" in name:
                raise UnknownError(path)
            self.made[path] = self._later(path)  # a definition may name itself
            self.made[path] = self.function(self.root["$defs"][name])
        return self._later(path)

    def _later(self, path: str) -> Says:
        made = self.made

        def defined(value: Any) -> bool:  # noqa: ANN401 - any JSON value
            return made[path](value)

        return defined

    def kind(self, given: dict[str, Any]) -> Says:
        named = given["type"]
        return _kinds(frozenset([named] if isinstance(named, str) else named))

    def leafs(self, given: dict[str, Any]) -> Says:
        """`const` and `enum` of texts, whole numbers, truth values and null, which Python's equality mixes up."""
        allowed = [*([given["const"]] if "const" in given else ()), *given.get("enum", ())]
        if len(given) > 1 or not all(isinstance(one, _LEAFS) for one in allowed):
            raise UnknownError("const")
        among = frozenset((type(one), one) for one in allowed)
        return lambda value: isinstance(value, _LEAFS) and (type(value), value) in among

    def text(self, given: dict[str, Any]) -> Says:
        least, most = given.get("minLength", 0), given.get("maxLength", float("inf"))
        fits = re.compile(given["pattern"]).search if "pattern" in given else None

        def text(value: Any) -> bool:  # noqa: ANN401 - any JSON value
            if not isinstance(value, str):
                return True
            return least <= len(value) <= most and (fits is None or fits(value) is not None)

        return text

    def number(self, given: dict[str, Any]) -> Says:
        least, most = given.get("minimum", float("-inf")), given.get("maximum", float("inf"))
        return lambda value: isinstance(value, bool) or not isinstance(value, int | float) or least <= value <= most

    def list(self, given: dict[str, Any]) -> Says:
        least, most = given.get("minItems", 0), given.get("maxItems", float("inf"))
        each, once = self.function(given["items"]) if "items" in given else None, given.get("uniqueItems", False)

        def items(value: Any) -> bool:  # noqa: ANN401 - any JSON value
            if not isinstance(value, list):
                return True
            if not least <= len(value) <= most or (once and not _once(value)):
                return False
            return each is None or all(map(each, value))

        return items

    def object(self, given: dict[str, Any]) -> Says:
        needed = tuple(given.get("required", ()))
        known = {name: self.function(schema) for name, schema in given.get("properties", {}).items()}
        further = self.function(given.get("additionalProperties", True))

        def members(value: Any) -> bool:  # noqa: ANN401 - any JSON value
            if not isinstance(value, dict):
                return True
            for name in needed:
                if name not in value:
                    return False
            for name, held in value.items():  # noqa: SIM110 - same
                if not known.get(name, further)(held):
                    return False
            return True

        return members

    def several(self, given: dict[str, Any]) -> Says:
        every = [self.function(one) for one in given.get("allOf", ())]
        some = tuple(self.function(one) for one in given.get("anyOf", ()))
        if some:
            every.append(lambda value: any(one(value) for one in some))
        return _all(every)

    def condition(self, given: dict[str, Any]) -> Says:
        if "if" not in given:
            return _yes
        asks = self.function(given["if"])
        then, otherwise = self.function(given.get("then", True)), self.function(given.get("else", True))
        return lambda value: then(value) if asks(value) else otherwise(value)


_MAKERS: Final[Mapping[tuple[str, ...], Callable[[_Compiler, dict[str, Any]], Says]]] = {
    ("$ref",): _Compiler.reference,
    ("type",): _Compiler.kind,
    ("const", "enum"): _Compiler.leafs,
    ("minLength", "maxLength", "pattern"): _Compiler.text,
    ("minimum", "maximum"): _Compiler.number,
    ("minItems", "maxItems", "uniqueItems", "items"): _Compiler.list,
    ("required", "properties", "additionalProperties"): _Compiler.object,
    ("allOf", "anyOf"): _Compiler.several,
    ("if", "then", "else"): _Compiler.condition,
}


def _once(value: list[Any]) -> bool:
    """Whether no text stands twice in a list; lists of anything else are left to the reference implementation."""
    return all(isinstance(one, str) for one in value) and len(set(value)) == len(value)


def _kinds(names: frozenset[str]) -> Says:
    kinds: dict[str, tuple[type, ...]] = {
        "string": (str,), "array": (list,), "object": (dict,), "null": (type(None),), "boolean": (bool,),
        "integer": (int,),
    }  # fmt: skip
    if not names <= kinds.keys():
        raise UnknownError(str(sorted(names)))
    exact = frozenset(kind for name in names for kind in kinds[name])
    return lambda value: type(value) in exact  # a truth value is no number, and only plain values are read from JSON
