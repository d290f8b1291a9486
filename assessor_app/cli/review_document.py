"""A review's decisions as one JSON document, read believing nothing: what it says, step by step. Keeps nothing."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any, Final

from assessor_app import schemas
from assessor_app.errors import Refusal
from assessor_app.standards.model import CriterionKey
from assessor_app.verifying.model import Action, Finding, Interest, Process
from assessor_app.verifying.reviews import saying
from assessor_app.verifying.reviews.model import TEXTS, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

SAME: Final = uuid.UUID("0d0e3ed6-9c55-4f0c-9a53-2f6a0f6f8a57")


def said_in(data: bytes) -> dict[str, Any]:
    """What a document (`review-1`) says; Refusal `review-unreadable` with its `place` and `problem`."""
    try:
        said = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise Refusal("review-unreadable", place="$", problem="JSON") from problem
    schemas.check("review-1", said, "review-unreadable")
    return dict(said)


def steps(said: dict[str, Any]) -> Iterator[Said]:
    """The steps of a review that say it, the denial of an interest first."""
    yield saying.of_interest(Interest("none", said.get("interest_note", "")))
    if "stage" in said:
        yield Said("stage", "", said["stage"])
    for key in said.get("look_too", ()):
        yield Said("looked", _key(key), value=True)
    for one in said.get("decisions", ()):
        cause: Any = "" if one["outcome"] == "agreed" else one.get("cause", "")
        yield saying.of_finding(Finding(_key(one["criterion"]), one["outcome"], cause, one.get("note", "")))
    for one in said.get("process", ()):
        yield saying.of_process(Process(one["code"], one["answer"], one.get("note", "")))
    for one in said.get("actions", ()):
        about = tuple(map(_key, one["criteria"]))
        name = str(uuid.uuid5(SAME, json.dumps([one["text"], one["owner"], one["due"]])))  # said twice, it is one
        yield saying.of_action(Action(name, one["text"], one["owner"], one["due"], about))
    for part in TEXTS:
        if part in said:
            yield Said(part, "", said[part] or None)
    if "overall" in said:
        yield Said("overall", "", said["overall"])


def _key(said: str) -> str:
    try:
        return str(CriterionKey.parse(said))
    except ValueError as problem:
        raise Refusal("criterion-unknown", criterion=said) from problem
