"""What there is to decide in a record: its criteria with decision, behaviour and evidence, from its payload. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.standards.model import CriterionKey, StandardKey
from assessor_app.verifying.reviews.model import Line, Located, Looked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from assessor_app.records.model import Payload
    from assessor_app.standards.model import Language


def every(payload: Payload) -> tuple[Looked, ...]:
    """Every criterion of the record's standards, in their order."""
    judged = {one["criterion"]: one["state"] for one in payload["judgements"]}
    struck = {entry["strikes"] for entry in payload["log"] if entry["strikes"]}
    entries = [entry for entry in payload["log"] if entry["id"] not in struck]
    evidence = list(_evidence(payload))
    return tuple(
        _looked(standard, criterion, judged, entries, evidence)
        for standard in payload["standards"]
        for criterion in standard["criteria"]
    )


def to_decide(criteria: Sequence[Looked], beyond: Collection[str] = ()) -> tuple[Looked, ...]:
    """Those that a review decides: all with a decision in the record, and those somebody asked for.

    Where the record carries no decision at all, those that something is linked to.
    """
    any_judged = any(one.judged for one in criteria)
    return tuple(
        one for one in criteria if one.key in beyond or (one.judged if any_judged else bool(one.lines or one.evidence))
    )


def _looked(
    standard: dict[str, Any],
    criterion: dict[str, Any],
    judged: dict[str, Any],
    entries: Sequence[dict[str, Any]],
    evidence: Sequence[tuple[frozenset[str], Located]],
) -> Looked:
    key = str(CriterionKey(StandardKey.parse(standard["key"]), criterion["kind"], criterion["number"]))
    state = judged.get(key, "not_observed")
    texts: list[tuple[Language, str]] = [(standard["language"], criterion["text"])]
    titles: list[tuple[Language, str]] = [(standard["language"], standard["title"])]
    other = standard["translation"]
    if other:
        named = (criterion["kind"], criterion["number"])
        texts += [
            (other["language"], one["text"]) for one in other["criteria"] if (one["kind"], one["number"]) == named
        ]
        titles.append((other["language"], other["title"]))
    return Looked(
        key=key,
        standard=standard["key"],
        urn=standard["urn"] or "",
        titles=tuple(titles),
        kind=criterion["kind"],
        number=criterion["number"],
        label=criterion["label"],
        texts=tuple(texts),
        items=tuple(criterion["items"]),
        state=state,
        judged=state != "not_observed",
        lines=tuple(_line(entry) for entry in entries if key in entry["links"]),
        evidence=tuple(one for keys, one in evidence if key in keys),
    )


def _line(entry: dict[str, Any]) -> Line:
    return Line(entry["kind"], entry["text"], entry["question"], entry["at"], entry["language"])


def _evidence(payload: Payload) -> Iterator[tuple[frozenset[str], Located]]:
    for one in payload["locators"]:
        yield frozenset(one["criteria"]), Located(one["what"], one["where"], one["holder"])
    for file in payload.get("files", ()):
        yield frozenset(file["criteria"]), Located(file["caption"] or file["name"], file["name"], "", file=True)
