"""What sampling takes from a payload: which parts of a standard it is about, and at which stage it stands. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.records import templates
from assessor_app.standards.model import CriterionKey, StandardKey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.records.model import Payload
    from assessor_app.verifying.model import Stage


@dataclass(frozen=True, slots=True)
class Element:
    """One standard (`name@edition`) of a record: the kinds of criteria it is about, and which it found met.

    `met` has a bit for each of the standard's `criteria`, in their printed order from the lowest.
    """

    standard: str
    kinds: tuple[str, ...]
    met: int
    criteria: int


def elements(payload: Payload) -> list[Element]:
    """The standards of a record; none where only a later program knows the form of its data."""
    if not templates.known(str(payload.get("template", ""))):
        return []
    met = {one["criterion"] for one in payload["judgements"] if one["state"] == "met"}
    about = {one["criterion"] for one in payload["judgements"] if one["state"] != "not_observed"}
    struck = {entry["strikes"] for entry in payload["log"] if entry["strikes"]}
    about |= {link for entry in payload["log"] if entry["id"] not in struck for link in entry["links"]}
    found: dict[str, Element] = {}
    for standard in payload["standards"]:
        key, name = str(standard["key"]), edition(str(standard["key"]))
        named = [f"{key}#{one['kind']}:{one['number']}" for one in standard["criteria"]]
        kinds: set[str] = {CriterionKey.parse(one).kind for one in named if one in about}
        bits = sum(1 << at for at, one in enumerate(named) if one in met)
        before = found.get(name)  # the same edition in the other language
        if before is not None:
            kinds, bits = kinds | set(before.kinds), bits | before.met
        found[name] = Element(name, tuple(sorted(kinds)), bits, len(named))
    return list(found.values())


def edition(key: str) -> str:
    """A standard's edition without its language: both are one standard to a verifier."""
    try:
        said = StandardKey.parse(key)
    except ValueError:
        return key
    return f"{said.name}@{said.edition}"


@dataclass(frozen=True, slots=True)
class Standing:
    """One standard of one record of a candidate, as `stages` asks for it."""

    identity: str
    observed_on: str
    element: Element


def stages(standings: Iterable[Standing]) -> dict[str, Stage]:
    """The stage of each record of one candidate.

    It is summative once all criteria of one of its standards are met, by it and the records before it; else interim.
    """
    met: dict[str, int] = {}
    found: dict[str, Stage] = {}
    for one in sorted(standings, key=lambda each: (each.observed_on, each.identity)):
        element = one.element
        met[element.standard] = met.get(element.standard, 0) | element.met
        whole = element.criteria > 0 and met[element.standard].bit_count() == element.criteria
        found[one.identity] = "summative" if whole else found.get(one.identity, "interim")
    return found
