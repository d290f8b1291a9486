"""What a schema cannot say of a verification report: that its parts agree with each other. Pure."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.records.model import Payload


def verification(payload: Payload) -> Iterator[tuple[str, str]]:
    """Every place (a JSON path) where a report's parts do not agree, and what is wrong there."""
    decided = list(_decided(payload))
    if len(set(decided)) != len(decided):
        yield "$.decided", "decides a criterion twice"
    yield from _once("$.processes", [one["code"] for one in payload["processes"]])
    yield from _once("$.actions", [one["id"] for one in payload["actions"]])
    yield from _once("$.rechecks", [one["action"] for one in payload["rechecks"]])
    for index, standard in enumerate(payload["decided"]):
        if not standard["key"].endswith(f"@{standard['edition']}:{standard['language']}"):
            yield f"$.decided[{index}].key", "does not name this edition and language"
    for index, action in enumerate(payload["actions"]):
        if not set(action["criteria"]) <= set(decided):
            yield f"$.actions[{index}].criteria", "names a criterion that this report does not decide"
        yield from _day(f"$.actions[{index}].due", action["due"])
    for index, one in enumerate(payload["rechecks"]):
        yield from _day(f"$.rechecks[{index}].due", one["due"])


def _decided(payload: Payload) -> Iterator[str]:
    for standard in payload["decided"]:
        for one in standard["criteria"]:
            yield f"{standard['key']}#{one['kind']}:{one['number']}"


def _once(place: str, names: list[str]) -> Iterator[tuple[str, str]]:
    if len(set(names)) != len(names):
        yield place, "names one thing twice"


def _day(place: str, said: str) -> Iterator[tuple[str, str]]:
    try:
        dt.date.fromisoformat(said)
    except ValueError:
        yield place, "is no day that ever was"
