"""Drawing what the pool says of a record from its payload, whichever template it is of. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
