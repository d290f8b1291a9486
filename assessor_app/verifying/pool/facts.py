"""Drawing what the pool says of a record from its payload, whichever template it is of. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from assessor_app.records import templates

if TYPE_CHECKING:
    from assessor_app.observing.model import Method
    from assessor_app.records.model import Payload

_BY_ENTRY: Final[dict[str, Method]] = {
    "behaviour": "observation",
    "question": "questioning",
    "discussion": "discussion",
    "witness": "witness",
    "product": "product",
}


def methods(payload: Payload) -> tuple[Method, ...]:
    """The methods that were really used: by what the log holds and is not struck, and where evidence is located."""
    struck = {entry["strikes"] for entry in payload["log"] if entry["strikes"]}
    used = {
        _BY_ENTRY[entry["kind"]] for entry in payload["log"] if entry["kind"] in _BY_ENTRY and entry["id"] not in struck
    }
    if payload["locators"] or payload.get("files"):
        used.add("product")
    if "prior_learning" in payload["plan"]["methods"]:
        used.add("prior_learning")
    return tuple(sorted(used))


def site(payload: Payload) -> str:
    """Where it was assessed: the centre's assessment site, else the place of the visit."""
    return str(payload["centre"].get("site") or payload["event"]["place"])


def judged(payload: Payload) -> tuple[int, int]:
    """How many criteria were met, and how many not yet."""
    states = [one["state"] for one in payload["judgements"]]
    return states.count("met"), states.count("not_yet_met")


def standards(payload: Payload) -> tuple[str, ...]:
    """The standards it was assessed against, as texts of `StandardKey`, each once."""
    return tuple(dict.fromkeys(str(one["key"]) for one in payload["standards"]))


@dataclass(frozen=True, slots=True)
class Facts:
    """What the pool takes from one payload: its columns, the methods used, the standards assessed against."""

    row: dict[str, Any]
    methods: tuple[Method, ...] = ()
    standards: tuple[str, ...] = ()


def of(payload: Payload) -> Facts:
    """All of it. Of a record drawn with a template that only a later program knows, its head alone may be believed."""
    if not templates.known(str(payload["template"])):
        bare = dict.fromkeys(("candidate_id", "assessor_id", "status", "site"), "")
        return Facts(bare | {"observed_on": payload["record"]["sealed_at"][:10], "met": 0, "not_yet": 0})
    met, not_yet = judged(payload)
    row = {
        "candidate_id": payload["candidate"]["id"],
        "assessor_id": payload["assessor"]["id"],
        "status": payload["assessor"]["status"],
        "site": site(payload),
        "observed_on": str(payload["event"]["start"])[:10],
        "met": met,
        "not_yet": not_yet,
    }
    return Facts(row, methods(payload), standards(payload))
