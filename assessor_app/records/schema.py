"""Whether a payload is one: first its published JSON Schema, then what a schema cannot say — that its parts agree."""

from __future__ import annotations

import base64
import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from assessor_app import schemas
from assessor_app.errors import Refusal
from assessor_app.paper import rasters
from assessor_app.records import agreeing, kinds
from assessor_app.records.payload_2 import attachment_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from assessor_app.records.model import Payload

CODE = "payload-invalid"
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# What lists show of any record, and the most letters of each.
HEAD = {
    "template": 60, "record.id": 60, "record.reference": 60, "record.sealed_at": 40, "candidate.name": 200,
    "assessor.name": 200,
}  # fmt: skip


def check(payload: Payload) -> None:
    """Demand a whole payload.

    Raises:
        Refusal: `payload-invalid` with the facts `place` (a JSON path) and `problem`, for the first thing wrong.
    """
    schemas.check(kinds.of(payload).schema, payload, CODE)
    checks = _PARTS.get(payload["template"], _disagreements)
    for place, problem in checks(payload):
        raise Refusal(CODE, place=place, problem=problem)


def check_head(payload: Payload) -> None:
    """Demand what every record's data says of itself, whichever template a later program drew it with.

    Raises:
        Refusal: `payload-invalid`, as `check`.
    """
    for path, longest in HEAD.items():
        held: Any = payload
        for part in path.split("."):
            held = held.get(part) if isinstance(held, dict) else None
        if not isinstance(held, str) or not 0 < len(held) <= longest:
            raise Refusal(CODE, place=f"$.{path}", problem="is no text of a fitting length")
    if not UUID.fullmatch(payload["record"]["id"]):
        raise Refusal(CODE, place="$.record.id", problem="is no record id")
    if not isinstance(payload["record"].get("supersedes"), str | None):
        raise Refusal(CODE, place="$.record.supersedes", problem="names no record")
    for place, problem in _no_time(payload):
        raise Refusal(CODE, place=place, problem=problem)


def _no_time(payload: Payload) -> Iterator[tuple[str, str]]:
    try:
        read = dt.datetime.fromisoformat(payload["record"]["sealed_at"])
        known = read.astimezone(dt.UTC) if read.tzinfo else None
    except (ValueError, OverflowError):
        known = None
    if known is None:
        yield "$.record.sealed_at", "is no time that ever was"


def _disagreements(payload: Payload) -> Iterator[tuple[str, str]]:
    known: set[str] = set()
    yield from _no_time(payload)
    for index, standard in enumerate(payload["standards"]):
        place = f"$.standards[{index}]"
        if not standard["key"].endswith(f"@{standard['edition']}:{standard['language']}"):
            yield f"{place}.key", "does not name this edition and language"
        keys = [f"{standard['key']}#{c['kind']}:{c['number']}" for c in standard["criteria"]]
        if len(set(keys)) != len(keys) or known.intersection(keys):
            yield f"{place}.criteria", "names a criterion twice"
        known.update(keys)
        other = standard["translation"]
        if other and [(c["kind"], c["number"]) for c in other["criteria"]] != [
            (c["kind"], c["number"]) for c in standard["criteria"]
        ]:
            yield f"{place}.translation", "has other criteria"
    yield from _log(payload, known)
    judged = [each["criterion"] for each in payload["judgements"]]
    yield from _unknown("$.judgements", judged, known)
    if len(set(judged)) != len(judged):
        yield "$.judgements", "judges a criterion twice"
    for index, locator in enumerate(payload["locators"]):
        yield from _unknown(f"$.locators[{index}].criteria", locator["criteria"], known)
    if "files" in payload:
        yield from _second(payload, known)
    if "branding" in payload:
        yield from _third(payload)


def _second(payload: Payload, known: set[str]) -> Iterator[tuple[str, str]]:
    """What only template `observation/2` has."""
    items = {
        f"{standard['key']}#{one['kind']}:{one['number']}.{item}"
        for standard in payload["standards"]
        for one in standard["criteria"]
        for item in range(1, len(one["items"]) + 1)
    }
    for index, standard in enumerate(payload["standards"]):
        scope = [item["key"] for item in standard["scope"]]
        if len(set(scope)) != len(scope) or any(key.rpartition("#")[0] != standard["key"] for key in scope):
            yield f"$.standards[{index}].scope", "does not name the items of this standard"
        items.update(scope)
    covered = [mark["item"] for mark in payload["ranges"]]
    if len(set(covered)) != len(covered):
        yield "$.ranges", "names an item twice"
    yield from _unknown("$.ranges", covered, items)
    yield from _unknown("$.plan.hoped", payload["plan"]["hoped"], known)
    for index, file in enumerate(payload["files"]):
        yield from _unknown(f"$.files[{index}].criteria", file["criteria"], known)
    yield from _attached(payload)


def _third(payload: Payload) -> Iterator[tuple[str, str]]:
    """What only template `observation/3` has."""
    replaced = payload["replaces"]
    if payload["record"]["supersedes"] != (replaced["record"] if replaced else None):
        yield "$.replaces", "is not the record that this one supersedes"
    logo = payload["branding"]["logo"]
    try:
        if logo:
            rasters.read(base64.b64decode(logo, validate=True))
    except ValueError:
        yield "$.branding.logo", "is no picture that pages can carry"


def _log(payload: Payload, known: set[str]) -> Iterator[tuple[str, str]]:
    earlier: set[str] = set()
    for index, entry in enumerate(payload["log"]):
        place = f"$.log[{index}]"
        if entry["id"] in earlier:
            yield f"{place}.id", "is another entry's too"
        if entry["strikes"] is not None and entry["strikes"] not in earlier:
            yield f"{place}.strikes", "is no earlier entry"
        yield from _unknown(f"{place}.links", entry["links"], known)
        earlier.add(entry["id"])
    for index, jump in enumerate(payload["clock"]["jumps"]):
        if not {jump["after"], jump["before"]} <= earlier:
            yield f"$.clock.jumps[{index}]", "is no pair of entries"


def _unknown(place: str, links: Iterable[str], known: set[str]) -> Iterator[tuple[str, str]]:
    for link in links:
        if link not in known:
            yield place, "names a criterion that is not in this record"


def _response(payload: Payload) -> Iterator[tuple[str, str]]:
    """What an answer to an action says of its files."""
    yield from _no_time(payload)
    yield from _attached(payload)
    digests = [file["sha256"] for file in payload["files"]]
    if len(set(digests)) != len(digests):
        yield "$.files", "holds one file twice"


def _attached(payload: Payload) -> Iterator[tuple[str, str]]:
    for index, file in enumerate(payload["files"]):
        if file["attachment"] != attachment_name(index + 1, file["name"]):
            yield f"$.files[{index}].attachment", "is not what its name and place give"


def _verification(payload: Payload) -> Iterator[tuple[str, str]]:
    yield from _no_time(payload)
    yield from agreeing.verification(payload)


_PARTS: dict[str, Callable[[Payload], Iterator[tuple[str, str]]]] = {
    kinds.WITHDRAWAL: _no_time, kinds.DISPOSAL: _no_time, "response/1": _no_time, kinds.RESPONSE: _response,
    kinds.VERIFICATION: _verification,
}  # fmt: skip
